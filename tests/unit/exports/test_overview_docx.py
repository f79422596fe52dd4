"""The overview: one page with bars that add up."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from app.exports.labels import BAR
from app.exports.overview_docx import ORDER, STEPS, bar_steps
from app.exports.registry import export
from app.review.model import Verdict
from app.review.overview import Group, Tally
from app.review.session import ReviewSession
from app.wording import choose_language
from tests.unit.exports.reports import SAMPLE, session_of
from tests.unit.exports.test_review_exports import RECORD, made_scan, reviewed

OFFICE = shutil.which("soffice")


def overview(session: ReviewSession, folder: Path) -> Path:
    path = folder / "overview.docx"
    export("overview", path, session.scan, session)
    return path


@given(st.lists(st.integers(0, 400), min_size=4, max_size=4), st.integers(0, 400))
def test_a_bar_shows_every_verdict_there_is_and_is_as_long_as_it_has_items(counts: list[int], more: int) -> None:
    total = sum(counts)
    tally = Tally(Group("g", "x", tuple(map(str, range(total)))), dict(zip(ORDER, counts, strict=True)))
    steps = bar_steps(tally, max(1, total + more))
    assert [bool(step) for step in steps] >= [bool(count) for count in counts]
    assert all(step == 0 for step, count in zip(steps, counts, strict=True) if not count) or total == 0
    assert sum(steps) <= STEPS + len(ORDER)
    if total and not more:
        assert abs(sum(steps) - STEPS) <= len(ORDER)


def test_each_group_has_its_words_a_bar_by_verdict_and_its_count(tmp_path: Path) -> None:
    choose_language("vi")
    session = reviewed()
    document = Document(str(overview(session, tmp_path)))
    rows = [tuple(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    counted = [int(right.rpartition("/")[2]) for _, right in rows if "/" in right]
    assert sum(counted) == session.total + 1  # all items by section, and the one finding
    fills = {element.get(qn("w:fill")) for element in document.element.body.iter(qn("w:shd"))}
    assert set(BAR.values()) <= fills
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "TỔNG QUAN KẾT QUẢ SOÁT" in words and f"Không thống nhất: {session.counts()[Verdict.INCONSISTENT]}." in words


def test_with_nothing_marked_it_says_so(tmp_path: Path) -> None:
    document = Document(str(overview(ReviewSession(RECORD, made_scan(), []), tmp_path)))
    assert "Nothing was questioned" in "\n".join(paragraph.text for paragraph in document.paragraphs)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_the_overview_of_a_long_review_is_one_page(tmp_path: Path) -> None:
    import pypdfium2

    choose_language("vi")
    session = session_of(SAMPLE, 200)
    assert session.counts()[Verdict.INCONSISTENT] > 10
    path = overview(session, tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=100)
    document = pypdfium2.PdfDocument(path.with_suffix(".pdf"))
    assert len(document) == 1
    document.close()
