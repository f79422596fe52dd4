"""A mark made in one format of a report is found in the others, or told as lost; never at another number."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.anchors.place import find_anchor, make_anchor
from app.extraction.extract import extract
from app.readers.registry import read_report
from app.report.model import Report, Span

REPORTS = ("binh-duong-2020-h1", "ha-tinh-2018-h1", "kien-giang-2021-h1")


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize(("made_in", "read_from"), [("docx", "pdf"), ("pdf", "docx"), ("docx", "txt"), ("txt", "pdf")])
def test_marks_on_all_figures_stand_at_their_places_in_another_format(
    shared: Path, name: str, made_in: str, read_from: str
) -> None:
    old = read_report(shared / "reports" / f"{name}.{made_in}")
    new = read_report(shared / "reports" / f"{name}.{read_from}")
    figures = extract(old).figures
    found = [(figure.span, find_anchor(new, make_anchor(old, figure.span))) for figure in figures]
    placed = [(there, here) for there, here in found if here is not None]
    assert len(placed) >= 0.97 * len(figures)
    assert all(_before(old, there) == _before(new, here) for there, here in placed)


def _before(report: Report, span: Span) -> str:
    """Return the letters just before a place, without the blanks that formats set differently."""
    return "".join(report.text[max(0, span.start - 40) : span.start].split())[-12:]
