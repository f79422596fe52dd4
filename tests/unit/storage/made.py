"""Marks and reports to store."""

from __future__ import annotations

from dataclasses import replace

from app.anchors.model import Anchor
from app.report.model import Metadata, Report
from app.review.model import Mark, MarkWrite, Verdict
from tests.unit.review.made import LINES, report_of


def report(sha256: str = "a" * 64, title: str | None = "Báo cáo") -> Report:
    """Return a small report with these bytes."""
    made = report_of(LINES)
    return replace(made, sha256=sha256, path=f"{sha256[:3]}.docx", metadata=Metadata(title=title, number="15/BC"))


def mark(uuid: str = "u1", report_id: int = 1, verdict: Verdict = Verdict.VERIFIED, note: str = "") -> Mark:
    """Return a mark at "05"."""
    anchor = Anchor("05", "còn lại ", " nội dung", 80, "I/3/3.1/p1")
    return Mark(uuid, report_id, anchor, verdict, note, "Lan", "2026-01-01", "2026-01-02", None)


def adding(made: Mark) -> MarkWrite:
    """Return the write that adds a mark."""
    return MarkWrite(None, made, "verdict")
