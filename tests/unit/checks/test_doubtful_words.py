"""What OCR may have read wrong is never an error: its figures are doubtful, and what is told of them is unsure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.checks.model import Checked, Holds, Level
from app.checks.registry import run_checks
from app.extraction.extract import extract
from app.extraction.model import Extraction
from app.report.model import Span
from tests.unit.checks.texts import report_of

RATIO = "Quý I đã thực hiện 37/42 nội dung (đạt tỷ lệ 95,1%)."
DAY = "Cuộc họp được tổ chức vào ngày 31/4/2024 tại tỉnh."


def _read(words: str, doubtful: str | None) -> tuple[Extraction, Checked]:
    report = report_of(words)
    if doubtful is not None:
        place = words.index(doubtful)
        report = replace(report, doubtful=(Span(place, place + len(doubtful)),))
    extraction = extract(report)
    return extraction, run_checks(extraction)


@pytest.mark.parametrize(("words", "doubtful"), [(RATIO, "95,1%"), (RATIO, "37/42"), (DAY, "31/4/2024")])
def test_what_is_an_error_in_sure_words_is_unsure_in_doubtful_ones(words: str, doubtful: str) -> None:
    assert [finding.level for finding in _read(words, None)[1].findings] == [Level.ERROR]
    extraction, checked = _read(words, doubtful)
    assert [finding.level for finding in checked.findings] == [Level.UNSURE]
    assert [figure.text for figure in extraction.figures if figure.doubtful] == [doubtful]


def test_a_relation_of_doubtful_figures_is_unsure_itself() -> None:
    assert [relation.holds for relation in _read(RATIO, "37/42")[1].relations] == [Holds.UNSURE]


def test_doubtful_words_elsewhere_change_nothing() -> None:
    assert _read(RATIO, "nội dung")[1] == _read(RATIO, None)[1]


def test_a_relation_that_holds_stays_so_in_doubtful_words() -> None:
    words = RATIO.replace("95,1%", "88,1%")
    assert [relation.holds for relation in _read(words, "88,1%")[1].relations] == [Holds.YES]


@pytest.mark.parametrize(("span", "doubt"), [((0, 4), False), ((0, 5), True), ((6, 7), True), ((9, 12), False)])
def test_a_place_is_doubtful_where_it_shares_a_letter_with_a_doubtful_word(span: tuple[int, int], doubt: bool) -> None:
    report = replace(report_of(RATIO), doubtful=(Span(4, 9), Span(20, 22)))
    assert report.is_doubtful(Span(*span)) is doubt
