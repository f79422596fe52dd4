"""The overview of a review: groups, counts that follow verdicts, figures by unit and indicator."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.jobs import Token
from app.readers.registry import read_report
from app.review.finding_kinds import FINDING_KINDS, kind_of_check
from app.review.items import ItemKind
from app.review.model import Verdict
from app.review.overview import MOST_SECTIONS, Overview
from app.review.overview_figures import units_of
from app.review.session import ReviewSession
from app.scan import Scan, scan_report
from tests.unit.review.made import RECORD, scan_of

TEXT = """I. KẾT QUẢ

1. Kinh tế

Thu ngân sách năm 2019 đạt 1.200 tỷ đồng. Thu ngân sách năm 2020 đạt 1.500 tỷ đồng.

2. Xã hội

Tỉnh đã thực hiện 37/42 nội dung (đạt tỷ lệ 95,1%); còn lại 05 nội dung chưa trình.

II. NHIỆM VỤ

Bố trí 68,6 tỷ đồng cho 12 xã.
"""


def scanned(tmp_path: Path, text: str = TEXT) -> Scan:
    path = tmp_path / "report.txt"
    path.write_text(text, "utf-8")
    return scan_report(read_report(path), Token())


def session_of(scan: Scan) -> ReviewSession:
    return ReviewSession(RECORD, scan, [], "Lan")


def test_every_item_is_in_one_section_and_in_one_kind(tmp_path: Path) -> None:
    session = session_of(scanned(tmp_path))
    overview = Overview(session)
    keys = {item.key for item in session.items}
    for tallies in (overview.sections, overview.kinds):
        grouped = [key for group in tallies.groups for key in group.keys]
        assert sorted(grouped) == sorted(keys)


def test_sections_are_named_by_their_numbers_and_words(tmp_path: Path) -> None:
    overview = Overview(session_of(scanned(tmp_path)))
    assert [group.label for group in overview.sections.groups] == ["I.1 Kinh tế", "I.2 Xã hội", "II. NHIỆM VỤ"]


def test_many_sections_are_taken_together_under_the_headings_above_them(tmp_path: Path) -> None:
    sections = "\n\n".join(f"{number}. Mục {number}\n\nCó {number + 3} xã." for number in range(1, 10))
    overview = Overview(session_of(scanned(tmp_path, f"I. MỘT\n\n{sections}\n\nII. HAI\n\n{sections}\n")))
    assert len(overview.sections.groups) <= MOST_SECTIONS
    assert [group.label for group in overview.sections.groups] == ["I. MỘT", "II. HAI"]


def test_only_findings_that_are_not_put_aside_are_counted_by_kind() -> None:
    session = session_of(scan_of())
    finding = next(item for item in session.items if item.kind is ItemKind.FINDING)
    assert [group.keys for group in Overview(session).findings.groups] == [(finding.key,)]
    edit = session.put_aside(finding.key, "không phải lỗi")
    assert edit is not None
    assert Overview(session).findings.groups == ()


def test_an_overview_says_that_it_fits_no_longer_once_words_are_marked_by_hand(tmp_path: Path) -> None:
    session = session_of(scanned(tmp_path))
    overview = Overview(session)
    assert overview.still_fits(session)
    assert session.mark_span(session.report.blocks[0].span, Verdict.QUESTIONED)
    assert not overview.still_fits(session)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(Verdict)), max_size=12))
def test_counts_that_follow_verdicts_are_those_counted_anew(steps: list[tuple[int, Verdict]]) -> None:
    session = session_of(scan_of())
    overview = Overview(session)
    for number, verdict in steps:
        edit = session.set_verdict([session.items[number % session.total].key], verdict)
        if edit:
            overview.update(edit.keys)
    fresh = Overview(session)
    for one, other in ((overview.sections, fresh.sections), (overview.kinds, fresh.kinds)):
        assert [(tally.group, tally.counts, tally.reviewed) for tally in one.all()] == [
            (tally.group, tally.counts, tally.reviewed) for tally in other.all()
        ]


def test_every_kind_of_finding_has_its_checks_to_itself() -> None:
    checks = [check for _, own in FINDING_KINDS.values() for check in own]
    assert len(checks) == len(set(checks))
    assert kind_of_check("reference_conflict") == "references"
    assert kind_of_check("a check of tomorrow") == "other"


def test_figures_of_one_indicator_stand_in_the_order_of_their_periods(tmp_path: Path) -> None:
    text = (
        "Thu ngân sách năm 2020 đạt 1.500 tỷ đồng.\n\n"
        "Thu ngân sách năm 2019 đạt 1.200 tỷ đồng.\n\n"
        "Có 12 xã đạt chuẩn nông thôn mới.\n"
    )
    units = units_of(scanned(tmp_path, text).extraction)
    money = next(unit for unit in units if unit.label == "VND")
    (indicator,) = money.indicators
    assert indicator.by_period
    assert [(point.label, point.text) for point in indicator.points] == [
        ("năm 2019", "1.200 tỷ đồng"),
        ("năm 2020", "1.500 tỷ đồng"),
    ]


def test_every_number_with_a_unit_is_in_its_unit_once(tmp_path: Path) -> None:
    scan = scanned(tmp_path)
    for unit in units_of(scan.extraction):
        keys = [point.key for point in unit.points]
        assert len(keys) == len(set(keys))
        assert {point for one in unit.indicators for point in one.points} <= set(unit.points)


def test_a_number_in_a_table_is_named_by_its_row_and_stands_for_its_column(shared: Path) -> None:
    report = read_report(shared / "reports" / "binh-duong-2020-h1.docx")
    units = units_of(scan_report(report, Token()).extraction)
    tasks = next(unit for unit in units if unit.label == "nhiệm vụ")
    assert any("chưa hoàn thành" in indicator.label for indicator in tasks.indicators)
