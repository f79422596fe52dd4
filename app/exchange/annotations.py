"""Web annotations that somebody sent, read back as marks (the other side of app.exports.web_annotation)."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from app.anchors.model import CONTEXT, Anchor
from app.anchors.traces import Level, Trace, Within
from app.exports.bundle import TRACE
from app.review.model import Mark, Verdict

_VERDICTS = {
    "assessing": Verdict.VERIFIED,
    "questioning": Verdict.QUESTIONED,
    "linking": Verdict.INCONSISTENT,
    "commenting": Verdict.UNREVIEWED,
}
_UUID = re.compile(r"(?:urn:uuid:)?([0-9A-Za-z][0-9A-Za-z._-]{0,63})")


def marks_of(page: dict[str, Any]) -> tuple[Mark, ...]:
    """Return the marks of an annotation page in their order; ValueError where it tells none."""
    items = page.get("items")
    if page.get("type") != "AnnotationPage" or not isinstance(items, list):
        raise ValueError("no annotation page")
    return tuple(_mark(one) for one in items)


def traces_of(page: dict[str, Any]) -> dict[str, Trace]:
    """Return how the places of marks are known again, by the marks' uuids; ValueError where that is told otherwise."""
    told = {uuid_of(one["id"]): _first(one.get("target")).get(TRACE) for one in page["items"]}
    return {uuid: _trace(_object(said)) for uuid, said in told.items() if said is not None}


def uuid_of(said: object) -> str:
    """Return the uuid of a record or a person; ValueError where it is none."""
    found = _UUID.fullmatch(said) if isinstance(said, str) else None
    if found is None:
        raise ValueError("no uuid")
    return found[1]


def time_of(said: object) -> str:
    """Return a time in UTC as records have it, an empty one where none is told; ValueError where it is no time."""
    if said is None or said == "":
        return ""
    if not isinstance(said, str):
        raise ValueError("no time")
    try:
        told = datetime.fromisoformat(said)
        return told.replace(tzinfo=told.tzinfo or UTC).astimezone(UTC).isoformat(timespec="milliseconds")
    except OverflowError as error:
        raise ValueError("no time") from error


def _mark(said: object) -> Mark:
    one = _object(said)
    bodies = one.get("body", [])
    bodies = [_object(body) for body in (bodies if isinstance(bodies, list) else [bodies])]
    values = {body.get("purpose"): body.get("value") for body in bodies if isinstance(body.get("purpose"), str)}
    motive = one.get("motivation")
    verdict = values.get("classifying") or (_VERDICTS.get(motive) if isinstance(motive, str) else None)
    carried = one.get("thamtra:carriedFrom")
    creator = one.get("creator")
    return Mark(
        uuid=uuid_of(one.get("id")),
        report=0,
        anchor=_anchor(one.get("target")),
        verdict=Verdict(_text(verdict or Verdict.UNREVIEWED)),
        note=_text(values.get("commenting") or ""),
        author=_text(_object(creator).get("name") or "") if creator is not None else "",
        created=time_of(one.get("created")),
        changed=time_of(one.get("modified") or one.get("created")),
        carried_from=uuid_of(carried) if carried is not None else None,
    )


def _trace(said: dict[str, Any]) -> Trace:
    within, reach = said.get("within"), said.get("reach")
    if not isinstance(within, list) or len(within) > len(Level) or type(reach) is not int or not 0 <= reach <= CONTEXT:
        raise ValueError("no trace")
    return Trace(tuple(map(_within, within)), reach)


def _within(said: object) -> Within:
    if not isinstance(said, list) or len(said) != len(fields(Within)):
        raise ValueError("no stretch")
    level, fingerprint, first, last = said
    if type(first) is not int or type(last) is not int or not 0 <= first < last < 2**31:
        raise ValueError("no letters")
    return Within(Level(level), _text(fingerprint), first, last)


def _first(target: object) -> dict[str, Any]:
    return _object(target[0] if isinstance(target, list) and target else target)


def _anchor(target: object) -> Anchor:
    first = _first(target)
    chosen = first.get("selector")
    selectors = [_object(one) for one in (chosen if isinstance(chosen, list) else [chosen])]
    quote = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), {})
    place = next((one for one in selectors if one.get("type") == "TextPositionSelector"), {})
    start = place.get("start", 0)
    if type(start) is not int or not 0 <= start < 2**31:
        raise ValueError("no place")
    words = _text(quote.get("exact"))
    if not words:
        raise ValueError("no words")
    around = (_text(quote.get("prefix", "")), _text(quote.get("suffix", "")))
    return Anchor(words, *around, start, _text(first.get("thamtra:path", "")))


def _object(said: object) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise ValueError("an object is wanted")
    return said


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise ValueError("a text is wanted")
    return said
