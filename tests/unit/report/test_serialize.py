"""A report as JSON and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.report.model import (
    Block,
    BlockKind,
    CellPlace,
    Emphasis,
    Metadata,
    NoteMark,
    NotRead,
    Report,
    Span,
    TrackedChanges,
)
from app.report.serialize import report_from_json, report_to_json
from app.wording import Message, render, speaking

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
maybe = st.none() | words
places = st.integers(0, 10_000)
spans = st.builds(Span, places, places)
messages = st.builds(Message, words, words, count=places, pages=words)
blocks = st.builds(
    Block,
    words,
    st.sampled_from(BlockKind),
    spans,
    st.integers(0, 9),
    maybe,
    st.none() | st.builds(CellPlace, places, places, places),
    st.none() | places,
    words,
    places,
)
reports = st.builds(
    Report,
    words,
    words,
    words,
    words,
    st.lists(blocks, max_size=4).map(tuple),
    st.lists(st.builds(NoteMark, spans, words, maybe), max_size=3).map(tuple),
    st.lists(st.builds(Emphasis, spans, st.booleans(), st.booleans()), max_size=3).map(tuple),
    st.builds(Metadata, maybe, maybe, maybe, maybe, maybe, maybe, maybe, maybe),
    st.lists(st.builds(NotRead, words, places, words), max_size=3).map(tuple),
    st.none() | st.builds(TrackedChanges, places, places, places, st.lists(words, max_size=3).map(tuple)),
    st.lists(messages, max_size=3).map(tuple),
    doubtful=st.lists(spans, max_size=3).map(tuple),
)


@given(reports)
def test_a_report_comes_back_as_it_was(report: Report) -> None:
    assert report_from_json(json.loads(json.dumps(report_to_json(report)))) == report


def test_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match=r"thamtra\.report"):
        report_from_json({"schema": "thamtra.report/99"})


def test_a_remark_is_told_in_the_language_that_is_spoken_later() -> None:
    said = Message(
        "Tesseract could not read page {pages}.", "Tesseract could not read pages {pages}.", count=2, pages="1-2"
    )
    kept = json.dumps(report_to_json(Report("", "", "pdf", "", (), remarks=(said,))))
    (back,) = report_from_json(json.loads(kept)).remarks
    with speaking("en"):
        assert render(back) == "Tesseract could not read pages 1-2."
    with speaking("vi"):
        assert "1-2" in render(back) and "could not" not in render(back)


def test_a_remark_that_was_kept_as_words_stays_these_words() -> None:
    kept = report_to_json(Report("", "", "pdf", "", ())) | {"remarks": ["Đọc theo bảng mã TCVN3 {cũ}."]}
    (back,) = report_from_json(kept).remarks
    assert render(back) == "Đọc theo bảng mã TCVN3 {cũ}."
