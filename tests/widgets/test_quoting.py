"""The places of the detail: a cell says what its row is of, and what stands on one side only fills the quote."""

from __future__ import annotations

from pathlib import Path

from app.readers.registry import read_report
from app.report.model import Report, Span
from widgets.review.quoting import AROUND_IN_DETAIL, quote_of

WORD = Path(__file__).parents[1] / "fixtures" / "word"


def place_of(report: Report, words: str) -> Span:
    start = report.text.index(words)
    return Span(start, start + len(words))


def test_a_number_in_a_table_is_quoted_with_the_words_of_its_row() -> None:
    report = read_report(WORD / "tables.docx")
    quote = quote_of(report, place_of(report, "12"))
    assert (quote.before, quote.words) == ("Thu: ", "12")


def test_a_number_that_begins_its_paragraph_is_quoted_with_more_behind_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("06 nội dung: " + "kế hoạch đầu tư công trung hạn; " * 6, "utf-8")
    report = read_report(path)
    quote = quote_of(report, place_of(report, "06"))
    assert quote.before == ""
    assert AROUND_IN_DETAIL < len(quote.after) <= 2 * AROUND_IN_DETAIL + 1
