"""What two versions, read and checked as a whole, say of their relations."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.checks.registry import run_checks
from app.comparison.compare import compare_reports
from app.comparison.relations import relation_changes
from app.extraction.extract import extract
from app.extraction.model import Extraction
from app.readers.registry import read_report

LEAD = "Ủy ban nhân dân tỉnh báo cáo kết quả thực hiện nhiệm vụ phát triển kinh tế - xã hội."
REST = "Kết quả: 37/42 nội dung đã trình (đạt tỷ lệ 88,1%), còn lại {} nội dung chưa trình⁶."
NOTE = "⁶ Gồm 06 nội dung: giao Sở Xây dựng; Sở Y tế; Sở Nội vụ; Sở Tài chính; Sở Tư pháp; Thanh tra tỉnh."
SUM = "Trong kỳ đã xử lý {} vụ, trong đó: {} vụ hình sự, {} vụ hành chính và {} vụ dân sự."


def read(folder: Path, name: str, *lines: str) -> Extraction:
    path = folder / f"{name}.txt"
    path.write_text("\n\n".join((LEAD, *lines)) + "\n", encoding="utf-8")
    return extract(read_report(path))


def states(old: Extraction, new: Extraction) -> list[tuple[str, str]]:
    changes = relation_changes(compare_reports(old, new), run_checks(old), run_checks(new))
    return [(one.change.value, (one.new or one.old).type) for one in changes if one.new or one.old]  # type: ignore[union-attr]


def test_a_number_that_now_agrees_with_its_note_is_resolved(tmp_path: Path) -> None:
    old, new = read(tmp_path, "old", REST.format("05"), NOTE), read(tmp_path, "new", REST.format("06"), NOTE)
    assert ("resolved", "same_figure") in states(old, new)
    assert ("broken", "same_figure") in states(new, old)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ((60, 10, 20, 30), (60, 10, 25, 30), ["broken"]),
        ((60, 10, 25, 30), (60, 10, 20, 30), ["resolved"]),
        ((60, 10, 20, 30), (65, 10, 25, 30), []),
        ((60, 10, 25, 30), (60, 10, 26, 30), ["standing"]),
    ],
)
def test_a_total_and_its_parts(
    tmp_path: Path, before: tuple[int, ...], after: tuple[int, ...], told: list[str]
) -> None:
    old, new = read(tmp_path, "old", SUM.format(*before)), read(tmp_path, "new", SUM.format(*after))
    assert [state for state, kind in states(old, new) if kind == "sum"] == told


def test_a_text_that_was_only_laid_out_otherwise_breaks_nothing(tmp_path: Path) -> None:
    more = "Phần mở đầu này được bổ sung theo góp ý của các sở, ngành và có 12 kiến nghị mới."
    old = read(tmp_path, "old", REST.format("05"), NOTE, SUM.format(60, 10, 20, 30))
    new = read(tmp_path, "new", more, SUM.format(60, 10, 20, 30), REST.format("05").replace(" ", "  "), NOTE)
    assert {state for state, _ in states(old, new)} <= {"standing"}
