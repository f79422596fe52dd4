"""The summary of an archive: reports, findings, figures and versions in a workbook whose totals are formulas."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from main import SAMPLE_VERSIONS, main
from tests.unit.batch.archive import archive

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEETS = ("Totals", "Reports", "Findings", "Figures", "Versions", "Not covered")


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = archive(tmp_path / "archive")
    (made / "9.docx").write_bytes(SAMPLE_VERSIONS[1].read_bytes())
    return made


def summarise(folder: Path, path: Path, *more: str) -> dict[str, list[list[str]]]:
    assert main(["--language", "en", "scan", str(folder), "--output", str(path), *more]) == 1
    return read(path)


def read(path: Path) -> dict[str, list[list[str]]]:
    """Return the rows of every sheet as the texts of their cells; of a formula what it gives."""
    with zipfile.ZipFile(path) as book:
        trees = [ElementTree.fromstring(book.read(f"xl/worksheets/sheet{number + 1}.xml")) for number in range(6)]
    return {name: [_row(row) for row in tree.iter(f"{SPACE}row")] for name, tree in zip(SHEETS, trees, strict=True)}


def formulas(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as book:
        found = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{SPACE}f")
        return [formula.text or "" for formula in found]


def _row(row: ElementTree.Element) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{SPACE}c"):
        column = ord(cell.get("r", "A")[0]) - ord("A")
        cells += [""] * (column - len(cells))
        cells.append("".join(part.text or "" for part in cell.iter() if part.tag in (f"{SPACE}t", f"{SPACE}v")))
    return cells


def column(rows: Sequence[Sequence[str]], title: str) -> list[str]:
    place = rows[0].index(title)
    return [row[place] if place < len(row) else "" for row in rows[1:]]


def test_every_report_has_a_row_and_every_total_is_a_formula_over_the_rows(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive.xlsx"
    book = summarise(folder, path)
    names = [Path(file).name for file in column(book["Reports"], "File")]
    assert names == ["0.txt", "1.txt", "1a.docx", "2.txt", "3.txt", "9.docx"]
    totals = {row[0]: row[1] for row in book["Totals"][1:]}
    assert float(totals["Reports"]) == 6 and float(totals["Files that could not be read"]) == 1
    for what in ("Figures", "Findings", "Claims"):
        assert float(totals[what]) == sum(map(float, column(book["Reports"], what))) > 0
    assert float(totals["Findings"]) == len(book["Findings"]) - 1
    assert sum(map(float, column(book["Figures"], "Number"))) == float(totals["Figures"])
    assert "SUM('Reports'!I2:I7)" in formulas(path) and len(formulas(path)) == len(totals)


def test_findings_say_where_and_what_and_quote_it(folder: Path, tmp_path: Path) -> None:
    findings = summarise(folder, tmp_path / "archive.xlsx")["Findings"]
    assert "37/42" in column(findings, "Quote")[0] and "37" in column(findings, "What was found")[0]
    assert set(column(findings, "Level")) <= {"Does not agree", "Unsure", "Notice"}
    assert all(column(findings, "Place")) and set(column(findings, "Report")) <= {str(n) for n in range(1, 7)}


def test_versions_stand_together_and_what_was_not_read_is_named(folder: Path, tmp_path: Path) -> None:
    book = summarise(folder, tmp_path / "archive.xlsx")
    groups: dict[str, list[str]] = {}
    for number, file in zip(column(book["Versions"], "Group"), column(book["Versions"], "File"), strict=True):
        groups.setdefault(number, []).append(Path(file).name)
    assert ["1a.docx", "9.docx"] in groups.values()
    assert any("2a.docx" in row[0] and "damaged" in row[2] for row in book["Not covered"][1:])


def test_a_resumed_scan_by_two_processes_gives_the_same_summary(folder: Path, tmp_path: Path) -> None:
    first, second, lines = tmp_path / "1.xlsx", tmp_path / "2.xlsx", tmp_path / "lines.jsonl"
    assert main(["--language", "en", "scan", str(folder), "--output", str(lines), "--summary", str(first)]) == 1
    lines.write_bytes(b"".join(lines.read_bytes().splitlines(keepends=True)[:2]))
    more = ["--summary", str(second), "--resume", "--jobs", "2"]
    assert main(["--language", "en", "scan", str(folder), "--output", str(lines), *more]) == 1
    assert read(first) == read(second)


def test_words_of_a_report_are_never_a_formula(tmp_path: Path) -> None:
    folder = archive(tmp_path / "archive", 1)
    (folder / "0.txt").write_text("=1+1\n\n=HYPERLINK đã thực hiện 37/42 nhiệm vụ (đạt 95,1%).\n", "utf-8")
    path = tmp_path / "archive.xlsx"
    findings = summarise(folder, path)["Findings"]
    assert any("=HYPERLINK" in quote for quote in column(findings, "Quote"))
    with zipfile.ZipFile(path) as book:
        sheets = [book.read(f"xl/worksheets/sheet{number}.xml").decode() for number in range(1, 7)]
    assert not any("<f>HYPERLINK" in sheet or "<f>1+1" in sheet for sheet in sheets)


def test_only_a_summary_prints_nothing_and_a_failure_keeps_the_old_one(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "archive.xlsx"
    summarise(folder, path)
    assert capsys.readouterr().out == ""
    before = path.read_bytes()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.batch.work.scan_file", interrupted)
    assert main(["--language", "en", "scan", str(folder), "--summary", str(path)]) == 1
    assert path.read_bytes() == before and list(tmp_path.glob(".thamtra-*")) == []
    assert "no file was written" in capsys.readouterr().err
