"""Web annotations keep to the W3C Web Annotation Data Model (Recommendation of 23 February 2017)."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.exports.registry import export
from app.exports.web_annotation import CONTEXTS
from app.review.model import Verdict
from app.review.records import Priority
from app.review.session import ReviewSession
from tests.unit.exports.reports import SAMPLE, session_of

# Section 3.3.5 of the model: the motivations; and the keys that the model's tables know for each kind of object.
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"),
    *("identifying", "linking", "moderating", "questioning", "replying", "tagging"),
}
ANNOTATION = frozenset({"id", "type", "motivation", "body", "target", "creator", "created", "modified", "generator"})
BODY = frozenset({"type", "value", "purpose", "format", "language", "textDirection"})
TARGET = frozenset({"source", "selector", "state", "purpose", "type", "scope"})
SELECTORS = {"TextQuoteSelector": {"exact", "prefix", "suffix"}, "TextPositionSelector": {"start", "end"}}
IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def written(session: ReviewSession, folder: Path) -> dict[str, Any]:
    path = folder / "marks.json"
    export("web-annotation", path, session.scan, session)
    found = json.loads(path.read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def known(data: dict[str, Any], keys: frozenset[str] | set[str]) -> None:
    """Every key is one of the model's, or has a prefix that the context declares."""
    prefixes = tuple(f"{name}:" for context in CONTEXTS if isinstance(context, dict) for name in context)
    assert all(key in keys or key.startswith(prefixes) for key in data), set(data) - keys


def check_annotation(one: dict[str, Any]) -> None:
    known(one, ANNOTATION)
    assert IRI.fullmatch(one["id"]) and one["type"] == "Annotation" and one["motivation"] in MOTIVATIONS
    for when in ("created", "modified"):
        assert when not in one or TIME.fullmatch(one[when])
    creator = one.get("creator", {"type": "Person", "name": "x"})
    assert creator["type"] in ("Person", "Organization", "Software") and isinstance(creator["name"], str)
    for body in one["body"]:
        known(body, BODY)
        assert body["type"] == "TextualBody" and isinstance(body["value"], str) and body["purpose"] in MOTIVATIONS
    targets = one["target"] if isinstance(one["target"], list) else [one["target"]]
    assert targets
    for target in targets:
        check_target(target)


def check_target(target: dict[str, Any]) -> None:
    known(target, TARGET)
    assert IRI.fullmatch(target["source"])
    for selector in target["selector"]:
        known(selector, SELECTORS[selector["type"]] | {"type"})
        if selector["type"] == "TextPositionSelector":
            assert 0 <= selector["start"] <= selector["end"]
        else:
            assert isinstance(selector["exact"], str) and len(selector["prefix"]) <= 32 >= len(selector["suffix"])


def test_every_annotation_keeps_to_the_model(tmp_path: Path) -> None:
    session = session_of(SAMPLE)
    page = written(session, tmp_path)
    assert page["@context"] == CONTEXTS and page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    known(page, {"@context", "type", "items", "id"})
    assert page["type"] == "AnnotationPage" and len(page["items"]) == len(session.marked()) >= 30
    for one in page["items"]:
        check_annotation(one)
    assert {one["motivation"] for one in page["items"]} == {"assessing", "questioning", "linking"}


def test_an_inconsistent_mark_names_both_places_and_positions_are_those_of_the_text(tmp_path: Path) -> None:
    session = session_of(SAMPLE, 0)
    finding = next(item for item in session.findings if len(item.places) > 1)
    session.set_verdict([finding.key], Verdict.INCONSISTENT)
    (one,) = written(session, tmp_path)["items"]
    check_annotation(one)
    assert len(one["target"]) == len(finding.places)
    for target in one["target"]:
        quote, place = target["selector"]
        assert session.report.text[place["start"] : place["end"]] == quote["exact"]


def test_evidence_and_question_are_there_under_names_of_our_own(tmp_path: Path) -> None:
    session = session_of(SAMPLE, 0)
    key = session.items[0].key
    session.set_verdict([key], Verdict.QUESTIONED)
    session.add_evidence(key, "Niên giám", "5,2%", "https://thongke.example")
    session.change_question(key, lambda one: replace(one, addressee="Sở Tài chính", priority=Priority.HIGH))
    (one,) = written(session, tmp_path)["items"]
    check_annotation(one)
    assert one["thamtra:evidence"] == [
        {"thamtra:source": "Niên giám", "thamtra:quote": "5,2%", "thamtra:url": "https://thongke.example"}
    ]
    asked = one["thamtra:question"]
    assert (asked["thamtra:addressee"], asked["thamtra:priority"]) == ("Sở Tài chính", "high")
