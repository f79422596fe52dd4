"""The marks of a report as W3C Web Annotations (JSON-LD)."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.anchors.place import make_anchor
from app.exports.atomic import replacing
from app.report.model import Report, Span
from app.review.items import Item
from app.review.model import Mark, Verdict
from app.review.records import Additions, Evidence, Question
from app.review.session import ReviewSession
from app.scan import Scan

# A mark that has only a note asks and asserts nothing.
MOTIVATION = {
    Verdict.VERIFIED: "assessing",
    Verdict.QUESTIONED: "questioning",
    Verdict.INCONSISTENT: "linking",
    Verdict.UNREVIEWED: "commenting",
}
QUESTION_FIELDS = ("addressee", "theme", "priority", "wording", "answer", "answered_on", "state")
_HALF_LETTER = re.compile("[\ud800-\udfff]")
CONTEXTS = ["http://www.w3.org/ns/anno.jsonld", {"thamtra": "urn:thamtra:"}]


def write_annotations(path: Path, scan: Scan, session: ReviewSession) -> None:
    """Write every mark over `path`, the lost ones included; raise WriteError."""
    with replacing(path) as temporary:
        temporary.write_text(as_json(annotation_page(scan, session)), encoding="utf-8")


def as_json(data: dict[str, Any]) -> str:
    """Return an object as JSON for people and programs; half a letter, which UTF-8 does not know, is escaped."""
    words = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return _HALF_LETTER.sub(lambda found: f"\\u{ord(found[0]):04x}", words)


def annotation_page(scan: Scan, session: ReviewSession) -> dict[str, Any]:
    """Return the page of annotations, one a mark, in the order of the text, those without a place last."""
    placed = [_annotation(scan.report, mark, item) for item, mark in session.marked()]
    lost = [_annotation(scan.report, mark, None) for mark in session.lost]
    _add_what_was_added(session.additions, [*placed, *lost])
    return {"@context": CONTEXTS, "type": "AnnotationPage", "items": [*placed, *lost]}


def source_name(report: Report) -> str:
    """Return the name of the file by its contents (RFC 6920), so that it is the same on every computer."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(report.sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _annotation(report: Report, mark: Mark, item: Item | None) -> dict[str, Any]:
    targets = [_target(report, mark, item)]
    if item is not None and mark.verdict is Verdict.INCONSISTENT:
        targets += [_other_target(report, place) for place in item.places if place != item.span]
    annotation: dict[str, Any] = {
        "id": f"urn:uuid:{mark.uuid}",
        "type": "Annotation",
        "motivation": MOTIVATION[mark.verdict],
        "body": [{"type": "TextualBody", "purpose": "classifying", "value": mark.verdict.value}],
        "target": targets[0] if len(targets) == 1 else targets,
    }
    if mark.note:
        annotation["body"].append(
            {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": mark.note}
        )
    if mark.author:
        annotation["creator"] = {"type": "Person", "name": mark.author}
    if mark.created:
        annotation["created"] = _utc(mark.created)
    if mark.changed:
        annotation["modified"] = _utc(mark.changed)
    if mark.carried_from:
        annotation["thamtra:carriedFrom"] = f"urn:uuid:{mark.carried_from}"
    return annotation


def _add_what_was_added(added: Additions, annotations: list[dict[str, Any]]) -> None:
    """Give each annotation the evidence and the question of its mark, in terms of our own beside the model's."""
    by_id = {one["id"]: one for one in annotations}
    for evidence in added.evidence:
        if (annotation := by_id.get(f"urn:uuid:{evidence.mark}")) is not None:
            told = _told(evidence, ("source", "quote", "url"))
            annotation.setdefault("thamtra:evidence", []).append(told)
    for question in added.questions:
        if (annotation := by_id.get(f"urn:uuid:{question.mark}")) is not None:
            annotation["thamtra:question"] = _told(question, QUESTION_FIELDS)


def _told(record: Evidence | Question, names: Sequence[str]) -> dict[str, str]:
    """Return the fields of a record that say something, under names of our own."""
    return {f"thamtra:{name}": str(value) for name in names if (value := getattr(record, name))}


def _target(report: Report, mark: Mark, item: Item | None) -> dict[str, Any]:
    anchor = mark.anchor
    start = item.span.start if item else anchor.start
    end = item.span.end if item else anchor.start + len(anchor.quote)
    target = _selectors(report, anchor.quote, anchor.prefix, anchor.suffix, Span(start, end))
    return {**target, "thamtra:path": anchor.path, **({} if item else {"thamtra:lost": True})}


def _other_target(report: Report, place: Span) -> dict[str, Any]:
    anchor = make_anchor(report, place)
    return {**_selectors(report, anchor.quote, anchor.prefix, anchor.suffix, place), "thamtra:path": anchor.path}


def _selectors(report: Report, quote: str, prefix: str, suffix: str, place: Span) -> dict[str, Any]:
    return {
        "source": source_name(report),
        "selector": [
            {"type": "TextQuoteSelector", "exact": quote, "prefix": prefix, "suffix": suffix},
            {"type": "TextPositionSelector", "start": place.start, "end": place.end},
        ],
    }


def _utc(time: str) -> str:
    """Return a time in UTC with the Z that xsd:dateTime readers of this model expect."""
    return time.replace("+00:00", "Z")
