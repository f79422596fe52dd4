"""The shared reports: the same words from Word and from text, every note tied to its mark."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.readers.registry import read_report

REPORTS = Path(__file__).resolve().parents[4] / "shared" / "reports"
NAMES = ("binh-duong-2020-h1", "ha-tinh-2018-h1", "kien-giang-2021-h1")
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the shared reports are not beside the checkout")


@pytest.mark.parametrize("name", NAMES)
def test_a_report_has_the_same_words_in_word_and_in_text(name: str) -> None:
    from rapidfuzz.distance import Indel

    text, word = (read_report(REPORTS / f"{name}.{ending}") for ending in ("txt", "docx"))
    assert Indel.normalized_distance(text.text.split(), word.text.split()) <= 0.005
    assert text.metadata == word.metadata


@pytest.mark.parametrize(("name", "notes"), list(zip(NAMES, (23, 5, 8), strict=True)))
@pytest.mark.parametrize("ending", ["txt", "docx"])
def test_every_mark_is_tied_to_a_note_right_after_its_block(name: str, notes: int, ending: str) -> None:
    report = read_report(REPORTS / f"{name}.{ending}")
    assert len(report.note_marks) == len(list(report.notes())) == notes
    places = {block.id: index for index, block in enumerate(report.blocks)}
    for mark in report.note_marks:
        assert mark.block is not None
        holder = places[report.block_at(mark.span.start).id]
        between = report.blocks[holder + 1 : places[mark.block] + 1]
        assert all(block.note is not None for block in between)
