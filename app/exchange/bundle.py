"""A bundle read back as the review it holds; what it says is believed only as far as it can be checked."""

from __future__ import annotations

import base64
import binascii
import re
import struct
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from app.comparison.resemblance import About
from app.exchange import limits
from app.exchange.annotations import marks_of, time_of, traces_of, uuid_of
from app.exchange.model import Described, Parcel
from app.exchange.package import damaged, digest_of, open_package, too_large
from app.exchange.sent_report import report_sent
from app.exports.bundle import ANNOTATIONS, REPORT, REVIEW, REVIEW_SCHEMA
from app.report.sketch import Sketch, sketch_from_bytes
from app.review.model import Mark
from app.review.opinions import Delegate
from app.review.plain import from_plain
from app.review.records import Added, AddedFigure, Additions

_SHA = re.compile("[0-9a-f]{64}")
_NUMBER = re.compile(r"-?\d{1,40}(\.\d{1,40})?(E[+-]?\d{1,2})?", re.ASCII)
_NO_NAME = re.compile(r"[<>\n\t]")  # names stand where markup would be taken for such
_TITLE, _NAME = 1_000, 200  # code points of a title and of a name


def read_bundle(path: Path) -> Parcel:
    """Return the review that a bundle holds; ExchangeError says in words why it is not taken."""
    manifest, parts = open_package(path)
    marks = parts[ANNOTATIONS].get("items")
    review = parts.get(REVIEW, {"schema": REVIEW_SCHEMA})
    counted = [marks, *(review.get(field.name) for field in fields(Additions))]
    if any(isinstance(one, list) and len(one) > limits.RECORDS for one in counted):
        raise too_large(path)
    try:
        return _parcel(manifest, parts, review)
    except (ValueError, KeyError, TypeError, ArithmeticError, RecursionError) as error:
        raise damaged(path) from error


def _parcel(manifest: dict[str, Any], parts: Mapping[str, Any], review: dict[str, Any]) -> Parcel:
    marks = marks_of(parts[ANNOTATIONS])
    additions = _additions(review)
    _refuse_twins([*marks, *additions.all])
    about = _about(manifest, parts.get(REPORT))
    said = {name: part for name, part in parts.items() if name != REPORT}
    changed = time_of(manifest.get("changed"))
    delegate, traces = _delegate(manifest, about, marks), traces_of(parts[ANNOTATIONS])
    return Parcel(delegate, changed, digest_of(said), about, marks, additions, traces=traces)


def _delegate(manifest: dict[str, Any], about: Described, marks: tuple[Mark, ...]) -> Delegate:
    said = manifest.get("delegate")
    if said is None:  # written before bundles told whose they are: known by name, or else by the first mark
        name = next((mark.author for mark in marks if mark.author), "")
        known = name or next((mark.uuid for mark in marks), about.sha256)
        return Delegate(str(uuid5(NAMESPACE_URL, known)), name)
    name = said["name"]
    if not isinstance(name, str) or len(name) > _NAME or _NO_NAME.search(name):
        raise ValueError("no name")
    return Delegate(str(UUID(uuid_of(said["id"]))), name)


def _about(manifest: dict[str, Any], sent: Any) -> Described:  # noqa: ANN401  any JSON
    (said,) = manifest["reports"]
    sha256, content = said["sha256"], said.get("content", "")
    if not _SHA.fullmatch(sha256) or (content and not _SHA.fullmatch(content)):
        raise ValueError("no fingerprint")
    told = {field.name: said.get(field.name) for field in fields(About)}
    if any(one is not None and (not isinstance(one, str) or len(one) > _TITLE) for one in told.values()):
        raise ValueError("no title")
    text = report_sent(sent, sha256, content) if sent is not None else None
    return Described(sha256, content, About(**told), _sketch(said.get("sketch")), text)


def _sketch(said: object) -> Sketch | None:
    if not isinstance(said, str):
        return None
    try:
        return sketch_from_bytes(base64.b64decode(said, validate=True))
    except (binascii.Error, struct.error) as error:
        raise ValueError("no sketch") from error


def _additions(review: dict[str, Any]) -> Additions:
    if review.get("schema") != REVIEW_SCHEMA:
        raise ValueError("another schema")
    told = {field.name: [{**one, "report": 0} for one in review.get(field.name, [])] for field in fields(Additions)}
    made = from_plain(Additions, told)
    for one in made.all:
        uuid_of(one.uuid)
        time_of(one.created), time_of(one.changed)
        if isinstance(one, AddedFigure):
            _check_figure(one)
    return made


def _check_figure(figure: AddedFigure) -> None:
    from app.extraction.model import FigureKind

    FigureKind(figure.kind)
    if not _NUMBER.fullmatch(figure.number):
        raise ValueError("no number")


def _refuse_twins(records: Iterable[Mark | Added]) -> None:
    uuids = [one.uuid for one in records]
    if len(set(uuids)) < len(uuids):
        raise ValueError("two records of one uuid")
