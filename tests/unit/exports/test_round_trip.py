"""Nothing of a review is lost between the program and the JSON it writes."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.exports.web_annotation import QUESTION_FIELDS, annotation_page, as_json
from app.report.model import Span
from app.review.model import Verdict
from app.review.records import Priority, QuestionState
from app.review.session import ReviewSession
from tests.unit.exports.test_review_exports import RECORD, made_scan

SCAN = made_scan()
LENGTH = len(SCAN.report.text)
GIVEN = (Verdict.VERIFIED, Verdict.QUESTIONED, Verdict.INCONSISTENT)
NOTES = st.text(st.characters() | st.sampled_from("\ud800\r\n\t\x00=<&\"'\u2028"), max_size=40)
ASKED = st.builds(
    dict,
    addressee=st.text(max_size=20),
    wording=NOTES,
    answer=NOTES,
    priority=st.sampled_from(Priority),
    state=st.sampled_from(QuestionState),
)
MARKS = st.lists(st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 60), st.sampled_from(GIVEN), NOTES), max_size=8)


@settings(max_examples=300, deadline=None)
@given(marks=MARKS, author=st.text(max_size=20))
def test_every_mark_comes_back_from_the_json_as_it_was(marks: list[tuple[int, int, Verdict, str]], author: str) -> None:
    session = ReviewSession(RECORD, SCAN, [], author)
    for start, length, verdict, note in marks:
        span = Span(start, min(LENGTH, start + length))
        if SCAN.report.text_of(span).strip():
            session.mark_span(span, verdict, note)
    read = json.loads(as_json(annotation_page(SCAN, session)).encode("utf-8"))
    assert len(read["items"]) == len(session.marked())
    for (item, mark), one in zip(session.marked(), read["items"], strict=True):
        said = {body["purpose"]: body["value"] for body in one["body"]}
        target = one["target"][0] if isinstance(one["target"], list) else one["target"]
        quote, position = target["selector"]
        assert said["classifying"] == mark.verdict and said.get("commenting", "") == mark.note
        assert (position["start"], position["end"]) == item.span
        assert quote["exact"] == mark.anchor.quote == SCAN.report.text_of(item.span)
        assert (quote["prefix"], quote["suffix"]) == (mark.anchor.prefix, mark.anchor.suffix)
        assert one["id"] == f"urn:uuid:{mark.uuid}" and one.get("creator", {}).get("name", "") == mark.author


@settings(max_examples=300, deadline=None)
@given(said=ASKED, source=NOTES.filter(bool), quote=NOTES, url=st.text(max_size=20))
def test_every_question_and_evidence_comes_back_from_the_json(
    said: dict[str, str], source: str, quote: str, url: str
) -> None:
    session = ReviewSession(RECORD, SCAN, [], "An")
    key = session.items[0].key
    session.set_verdict([key], Verdict.QUESTIONED)
    session.change_question(key, lambda question: replace(question, **said))  # type: ignore[arg-type]
    session.add_evidence(key, source, quote, url)
    (one,) = json.loads(as_json(annotation_page(SCAN, session)).encode("utf-8"))["items"]
    told = {name.removeprefix("thamtra:"): value for name, value in one.get("thamtra:question", {}).items()}
    for question in session.additions.questions:
        assert all(told.get(name, "") == getattr(question, name) for name in QUESTION_FIELDS)
    (evidence,) = one["thamtra:evidence"]
    assert evidence["thamtra:source"] == source
    assert (evidence.get("thamtra:quote", ""), evidence.get("thamtra:url", "")) == (quote, url)
