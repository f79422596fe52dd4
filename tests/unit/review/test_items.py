"""The items of a report: what a delegate can give a verdict."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal

from app.anchors.structure import heading_number
from app.checks.model import Checked, Finding, Level
from app.extraction.model import Extraction, Figure, FigureKind
from app.report.model import Block, BlockKind, Report, Span
from app.review.items import Item, ItemKind, build_items
from app.review.model import Verdict
from app.review.sections import section_label
from app.review.session import ReviewSession
from app.scan import Scan, scan_report
from app.wording import Message, choose_language
from tests.unit.review.made import RECORD, report_of, scan_of, span_of


def by_kind(items: tuple[Item, ...], kind: ItemKind) -> list[Item]:
    return [item for item in items if item.kind is kind]


def test_findings_of_one_group_are_one_item_with_all_places_and_proofs() -> None:
    scan = scan_of()
    (finding,) = by_kind(build_items(scan), ItemKind.FINDING)
    assert finding.key == "group:g1"
    assert finding.span == span_of(scan.report, "05")
    assert finding.places == (span_of(scan.report, "05"), span_of(scan.report, "06"))
    assert [one.id for one in finding.findings] == ["x1", "x2"]
    assert [one.id for one in finding.relations] == ["same"]
    assert finding.title == Message("06 announced, five listed")


def test_every_figure_reference_and_claim_is_an_item_in_the_order_of_the_text() -> None:
    items = build_items(scan_of())
    assert [item.span.start for item in items] == sorted(item.span.start for item in items)
    assert [item.title for item in by_kind(items, ItemKind.FIGURE)] == ["37", "42", "05", "06", "05"]
    assert [item.title for item in by_kind(items, ItemKind.REFERENCE)] == ["12/NQ-HĐND"]
    assert len(by_kind(items, ItemKind.CLAIM)) == 1
    assert len({item.key for item in items}) == len(items)


def test_a_figure_lists_the_findings_and_relations_that_speak_of_it() -> None:
    scan = scan_of()
    items = {item.span: item for item in by_kind(build_items(scan), ItemKind.FIGURE)}
    note = items[span_of(scan.report, "06")]
    assert [one.id for one in note.findings] == ["x1", "x2"]
    assert [one.id for one in note.relations] == ["same"]
    assert items[span_of(scan.report, "37")].findings == ()


def test_the_key_of_a_figure_does_not_hang_on_its_id() -> None:
    scan = scan_of()
    renamed = tuple(replace(figure, id=f"new{n}") for n, figure in enumerate(scan.extraction.figures))
    again = Scan(replace(scan.extraction, figures=renamed), Checked())
    keys = {item.key for item in build_items(scan) if item.kind is ItemKind.FIGURE}
    assert keys == {item.key for item in build_items(again) if item.kind is ItemKind.FIGURE}


def test_two_matters_that_begin_at_one_figure_have_marks_of_their_own() -> None:
    scan = scan_of()
    body, rest = span_of(scan.report, "05"), span_of(scan.report, "42")
    other = Finding("x0", "remainder", Level.ERROR, (rest, body), Message("42 - 37 = 5"))
    third = Finding("x9", "remainder", Level.ERROR, (rest, span_of(scan.report, "37")), Message("no"), group="g9")
    items = build_items(Scan(scan.extraction, Checked((), (other, third))))
    spans = [item.span for item in by_kind(items, ItemKind.FINDING)]
    assert len(set(spans)) == 2


def test_a_verdict_on_a_sum_that_does_not_fit_speaks_of_the_total_and_not_of_its_parts() -> None:
    text = "Tiếp nhận tổng số 642 hồ sơ, gồm: 418 hồ sơ trực tuyến, 163 hồ sơ trực tiếp và 51 hồ sơ qua bưu chính."
    scan = scan_report(report_of([(BlockKind.PARAGRAPH, text)]))
    session = ReviewSession(RECORD, scan, (), "Lan")
    (finding,) = by_kind(session.items, ItemKind.FINDING)
    assert (len(finding.places), scan.report.text_of(finding.span)) == (4, "642")
    session.set_verdict([finding.key], Verdict.INCONSISTENT)
    said = {item.title: session.verdict_of(item.key) for item in by_kind(session.items, ItemKind.FIGURE)}
    assert said.pop("642") is Verdict.INCONSISTENT
    assert set(said.values()) == {Verdict.UNREVIEWED} and len(said) == 3


def test_sections_are_told_as_a_person_says_them() -> None:
    report = scan_of().report
    assert section_label(report, span_of(report, "37")) == "I.3.1"
    assert section_label(report, span_of(report, "06")) == "Footnote 6"
    assert section_label(report, span_of(report, "05", 1)) == "Table 1"
    assert section_label(report, span_of(report, "12/NQ")) == "II"
    assert section_label(report, span_of(report, "Báo cáo")) == "Beginning"
    choose_language("vi")
    assert section_label(report, span_of(report, "06")) == "Chú thích 6"


def test_heading_numbers_are_read_and_plain_words_are_none() -> None:
    for words, number in (
        ("IV. Kết quả", "IV"),
        ("PHẦN II: ĐÁNH GIÁ", "II"),
        ("2.1.3. Thu", "2.1.3"),
        ("a) Chi", "a"),
        ("Mục tiêu chung", ""),
        ("Các dự án", ""),
        ("Về thu ngân sách", ""),
        ("Y tế", ""),
        ("Đánh giá", ""),
    ):
        report = report_of([(BlockKind.HEADING, words, 1)])
        assert heading_number(report, report.blocks[0]) == number, words


def test_thirteen_thousand_figures_are_items_in_well_under_a_second() -> None:
    blocks = tuple(
        Block(
            f"b{n}", BlockKind.HEADING if n % 40 == 0 else BlockKind.PARAGRAPH, Span(20 * n, 20 * n + 19), n % 40 == 0
        )
        for n in range(13_000)
    )
    text = "\n".join(f"{n // 40:>3}. có {n:06d} điểm…."[:19].ljust(19) for n in range(13_000))
    spans = [Span(block.span.start + 8, block.span.start + 14) for block in blocks]
    figures = tuple(Figure(f"f{n}", f"b{n}", span, "0", FigureKind.COUNT, Decimal(n)) for n, span in enumerate(spans))
    scan = Scan(Extraction(Report("x", "y", "txt", text, blocks), figures), Checked())
    begun = time.perf_counter()
    assert len(build_items(scan)) == 13_000
    assert time.perf_counter() - begun < 1.0
