from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from app.checks.model import Checked, Holds, Relation
from app.commands.compare_text import comparison_as_text, lineage_as_text
from app.compare_json import comparison_to_json, lineage_to_json
from app.comparison.compare import compare_reports
from app.comparison.lineage import trace
from app.comparison.model import Comparison
from app.comparison.noise import noise
from app.comparison.relations import RelationChange, relation_changes
from app.errors import WriteError
from app.exports.compare_docx import write_comparison_docx
from app.exports.compare_table import CompareTable
from app.exports.compare_write import write_comparison, write_lineage
from app.exports.compare_xlsx import write_comparison_xlsx
from app.review.carrying_steps import Carrying
from app.review.model import Verdict
from app.review.session import ReviewSession
from app.scan import Scan
from app.wording import choose_language
from app.wording.message import Message
from tests.unit.comparison.builder import extraction_of
from tests.unit.review.made import RECORD

OLD = (
    "Kết quả chung. Còn lại 05 nội dung chưa xem xét.\nThu ngân sách đạt 3.600 tỷ, rất khó khăn.\n"
    "=HYPERLINK(1) giữ nguyên."
)
NEW = (
    "Kết quả chung. Còn lại 06 nội dung chưa xem xét.\nThu ngân sách đạt 3.600 triệu, rất thuận lợi.\n"
    "=HYPERLINK(2) giữ nguyên."
)


THREE = [extraction_of(OLD), extraction_of(NEW), extraction_of(OLD.replace("05", "07"))]


@pytest.fixture
def comparison() -> Comparison:
    return compare_reports(extraction_of(OLD), extraction_of(NEW))


def test_a_figure_row_shows_both_values_and_the_sentence(comparison: Comparison) -> None:
    row = CompareTable(comparison).figures[0]
    assert (row.old, row.new, row.sentence) == ("05", "06", "Còn lại 06 nội dung chưa xem xét.")
    assert row.difference == 1


def test_the_document_lists_changed_figures_before_wording(comparison: Comparison, tmp_path: Path) -> None:
    write_comparison_docx(CompareTable(comparison), tmp_path / "out.docx")
    document = docx.Document(str(tmp_path / "out.docx"))
    figures, wording = document.tables
    assert [cell.text for cell in figures.rows[1].cells][1:5] == ["05", "06", "+1", "+20"]
    assert ["khó khăn", "thuận lợi"] in [[cell.text for cell in row.cells][1:3] for row in wording.rows]


def test_the_workbook_keeps_quotes_as_text_not_formulas(comparison: Comparison, tmp_path: Path) -> None:
    write_comparison_xlsx(CompareTable(comparison), tmp_path / "out.xlsx")
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        sheets = [book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2)]
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in "".join(sheets)
    assert "=HYPERLINK(2) giữ nguyên." in strings and "thuận lợi" in strings


def test_two_equal_versions_are_told_as_such(tmp_path: Path) -> None:
    same = compare_reports(extraction_of(OLD), extraction_of(OLD))
    write_comparison_docx(CompareTable(same), tmp_path / "out.docx")
    write_comparison_xlsx(CompareTable(same), tmp_path / "out.xlsx")
    assert docx.Document(str(tmp_path / "out.docx")).tables == []


@pytest.mark.parametrize("write", [write_comparison_docx, write_comparison_xlsx])
def test_a_missing_folder_is_told_in_words(comparison: Comparison, tmp_path: Path, write: object) -> None:
    assert callable(write)
    with pytest.raises(WriteError):
        write(CompareTable(comparison), tmp_path / "absent" / "out")


def test_the_json_holds_what_the_contract_names(comparison: Comparison) -> None:
    data = json.loads(json.dumps(comparison_to_json(comparison)))
    assert data["schema"] == "thamtra.compare/1"
    value = next(change for change in data["figures"] if change["change"] == "value")
    assert (value["old"]["text"], value["new"]["text"], value["difference"], value["percent"]) == ("05", "06", 1, 20)
    assert data["summary"]["figures_changed"] == len([c for c in data["figures"] if c["change"] in ("value", "unit")])
    assert all(len(stretch) == 4 for stretch in data["equal"])


@pytest.fixture
def relations(comparison: Comparison) -> tuple[RelationChange, ...]:
    def checked(text: str, holds: Holds, formula: str) -> Checked:
        figure = extraction_of(text).figures[0]
        told = Message("{formula}", formula=formula)
        one = Relation("r1", "list_count", (), figure.id, Decimal(5), Decimal(5), holds, formula, told)
        return Checked((one,))

    return relation_changes(comparison, checked(OLD, Holds.NO, "6 ≠ 05"), checked(NEW, Holds.YES, "6 = 06"))


def test_a_row_and_the_document_tell_what_a_change_resolved(
    comparison: Comparison, relations: tuple[RelationChange, ...], tmp_path: Path
) -> None:
    assert CompareTable(comparison, relations).figures[0].effect.endswith("6 ≠ 05 → 6 = 06")
    write_comparison_docx(CompareTable(comparison, relations), tmp_path / "out.docx")
    tables = docx.Document(str(tmp_path / "out.docx")).tables
    assert ["6 ≠ 05", "6 = 06"] in [[cell.text for cell in table.rows[1].cells][1:3] for table in tables]
    write_comparison_xlsx(CompareTable(comparison, relations), tmp_path / "out.xlsx")
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        assert "6 ≠ 05" in book.read("xl/sharedStrings.xml").decode()
        assert "xl/worksheets/sheet3.xml" in book.namelist()


def test_two_figures_of_two_kinds_are_one_row() -> None:
    old, new = "Kết quả chung đạt 12 trong kỳ này.", "Kết quả chung đạt 15 % trong kỳ này."
    rows = CompareTable(compare_reports(extraction_of(old), extraction_of(new))).figures
    assert [(row.old, row.new) for row in rows] == [("12", "15 %")]


def test_the_json_adds_relations_and_noise_only_when_given(
    comparison: Comparison, relations: tuple[RelationChange, ...]
) -> None:
    assert not {"relations", "noise"} & comparison_to_json(comparison).keys()
    data = json.loads(json.dumps(comparison_to_json(comparison, relations, noise(comparison))))
    assert [one["change"] for one in data["relations"]] == ["resolved"]
    assert data["figures"][0]["relations"] == [0] and data["noise"] == []
    old, new = (data["relations"][0][side]["places"][0] for side in ("old", "new"))
    assert data["old"]["text"][slice(*old)] == "05" and data["new"]["text"][slice(*new)] == "06"


def test_the_history_of_three_versions_shows_each_value() -> None:
    lineage = trace(THREE)
    data = json.loads(json.dumps(lineage_to_json(lineage)))
    assert data["schema"] == "thamtra.lineage/1" and len(data["versions"]) == 3
    first = [figure["text"] for figure in data["histories"][0]["figures"]]
    assert first == ["05", "06", "07"]
    assert "05 → 06 → 07" in lineage_as_text(lineage)


def test_the_text_lists_noise_apart_and_only_when_asked() -> None:
    choose_language("en")
    comparison = compare_reports(extraction_of(OLD), extraction_of(OLD.replace("Kết quả", "Kết\u00a0quả")))
    assert "Blanks: 1" in comparison_as_text(comparison, noise=noise(comparison))
    assert "Blanks" not in comparison_as_text(comparison)


def test_the_history_of_three_versions_is_a_table_with_numbers_that_can_be_reckoned_with(tmp_path: Path) -> None:
    lineage = trace(THREE)
    write_lineage(lineage, tmp_path / "out.docx")
    (table,) = docx.Document(str(tmp_path / "out.docx")).tables
    assert ["05", "06", "07"] in [[cell.text for cell in row.cells][1:4] for row in table.rows]
    write_lineage(lineage, tmp_path / "out.xlsx")
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        cells = re.findall(r'<c r="([B-D])2"[^>]*><v>(\d+)</v>', book.read("xl/worksheets/sheet2.xml").decode())
    assert cells == [("B", "5"), ("C", "6"), ("D", "7")]


def test_moved_paragraphs_noise_and_the_review_have_lists_of_their_own(tmp_path: Path) -> None:
    moved = "Công tác tiếp công dân được thực hiện nghiêm túc, đúng quy định của pháp luật trong kỳ."
    old, new = (extraction_of(text) for text in (f"{moved}\n{OLD}", f"{NEW.replace('chưa xem', 'chưa  xem')}\n{moved}"))
    found = compare_reports(old, new)
    sides = [
        ReviewSession(replace(RECORD, id=number), Scan(side, Checked()), [], "Lan")
        for number, side in enumerate((old, new), start=1)
    ]
    changed = next(one.old.span for one in found.figures if one.old and one.new)
    sides[0].mark_span(changed, Verdict.QUESTIONED, "Hỏi lại")
    carrying = Carrying(found, *sides)
    carrying.carry(carrying.prepare())
    choose_language("en")
    for ending in (".docx", ".xlsx"):
        write_comparison(found, tmp_path / f"out{ending}", (), carrying, noise(found))
    document = docx.Document(str(tmp_path / "out.docx"))
    headings = [one.text for one in document.paragraphs if one.style and str(one.style.name).startswith("Heading")]
    assert headings[-3:] == ["Moved", "What became of the review", "Written otherwise, and no change"]
    review = [[cell.text for cell in row.cells] for row in document.tables[-2].rows]
    assert review[1][1:5] == ["05", "06", "Questioned", "Number changed: look again"]
    assert review[1][-1] == "Hỏi lại"
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        names = re.findall(r'sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
    assert names == ["Figures", "Wording", "Moved", "Review", "Written otherwise"]
