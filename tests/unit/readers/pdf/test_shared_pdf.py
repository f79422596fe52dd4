"""The shared reports as PDF: the words of the text, in its order, every note tied to its mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.readers.registry import read_report
from app.report.pages import boxes_of

REPORTS = Path(__file__).resolve().parents[5] / "shared" / "reports"
NAMES = ("binh-duong-2020-h1", "ha-tinh-2018-h1", "kien-giang-2021-h1")
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the shared reports are not beside the checkout")


@pytest.mark.parametrize("name", NAMES)
def test_a_report_has_the_same_words_in_pdf_and_in_text(name: str) -> None:
    from rapidfuzz.distance import Indel

    text, pdf = (read_report(REPORTS / f"{name}.{ending}") for ending in ("txt", "pdf"))
    assert Indel.normalized_distance(text.text.split(), pdf.text.split()) <= 0.002
    assert (pdf.metadata.title, pdf.metadata.period) == (text.metadata.title, text.metadata.period)
    assert [(mark.label, mark.block is not None) for mark in pdf.note_marks] == [
        (mark.label, mark.block is not None) for mark in text.note_marks
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_block_has_a_page_and_every_word_a_box(name: str) -> None:
    report = read_report(REPORTS / f"{name}.pdf")
    assert all(block.page for block in report.blocks)
    covered = [False] * len(report.text)
    for line in report.lines:
        covered[line.span.start : line.span.end] = [True] * (line.span.end - line.span.start)
    assert all(covered[place] or sign.isspace() for place, sign in enumerate(report.text))
    for block in report.blocks[:20]:
        for page, box in boxes_of(report, block.span):
            width, height = report.pages[page - 1]
            assert 0 <= box.left < box.right <= width
            assert 0 <= box.top < box.bottom <= height
