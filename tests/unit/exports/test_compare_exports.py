from __future__ import annotations

import json
import zipfile
from pathlib import Path

import docx
import pytest

from app.compare_json import comparison_to_json
from app.comparison.compare import compare_reports
from app.comparison.model import Comparison
from app.errors import WriteError
from app.exports.compare_docx import write_comparison_docx
from app.exports.compare_table import CompareTable
from app.exports.compare_xlsx import write_comparison_xlsx
from tests.unit.comparison.builder import extraction_of

OLD = (
    "Kết quả chung. Còn lại 05 nội dung chưa xem xét.\nThu ngân sách đạt 3.600 tỷ, rất khó khăn.\n"
    "=HYPERLINK(1) giữ nguyên."
)
NEW = (
    "Kết quả chung. Còn lại 06 nội dung chưa xem xét.\nThu ngân sách đạt 3.600 triệu, rất thuận lợi.\n"
    "=HYPERLINK(2) giữ nguyên."
)


@pytest.fixture
def comparison() -> Comparison:
    return compare_reports(extraction_of(OLD), extraction_of(NEW))


def test_a_figure_row_shows_both_values_and_the_sentence(comparison: Comparison) -> None:
    row = CompareTable(comparison).figures[0]
    assert (row.old, row.new, row.sentence) == ("05", "06", "Còn lại 06 nội dung chưa xem xét.")
    assert row.difference == 1


def test_the_document_lists_changed_figures_before_wording(comparison: Comparison, tmp_path: Path) -> None:
    write_comparison_docx(comparison, tmp_path / "out.docx")
    document = docx.Document(str(tmp_path / "out.docx"))
    figures, wording = document.tables
    assert [cell.text for cell in figures.rows[1].cells][1:5] == ["05", "06", "+1", "+20"]
    assert ["khó khăn", "thuận lợi"] in [[cell.text for cell in row.cells][1:3] for row in wording.rows]


def test_the_workbook_keeps_quotes_as_text_not_formulas(comparison: Comparison, tmp_path: Path) -> None:
    write_comparison_xlsx(comparison, tmp_path / "out.xlsx")
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        sheets = [book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2)]
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in "".join(sheets)
    assert "=HYPERLINK(2) giữ nguyên." in strings and "thuận lợi" in strings


def test_two_equal_versions_are_told_as_such(tmp_path: Path) -> None:
    same = compare_reports(extraction_of(OLD), extraction_of(OLD))
    write_comparison_docx(same, tmp_path / "out.docx")
    write_comparison_xlsx(same, tmp_path / "out.xlsx")
    assert docx.Document(str(tmp_path / "out.docx")).tables == []


@pytest.mark.parametrize("write", [write_comparison_docx, write_comparison_xlsx])
def test_a_missing_folder_is_told_in_words(comparison: Comparison, tmp_path: Path, write: object) -> None:
    assert callable(write)
    with pytest.raises(WriteError):
        write(comparison, tmp_path / "absent" / "out")


def test_the_json_holds_what_the_contract_names(comparison: Comparison) -> None:
    data = json.loads(json.dumps(comparison_to_json(comparison)))
    assert data["schema"] == "thamtra.compare/1"
    value = next(change for change in data["figures"] if change["change"] == "value")
    assert (value["old"]["text"], value["new"]["text"], value["difference"], value["percent"]) == ("05", "06", 1, 20)
    assert data["summary"]["figures_changed"] == len([c for c in data["figures"] if c["change"] in ("value", "unit")])
    assert all(len(stretch) == 4 for stretch in data["equal"])
