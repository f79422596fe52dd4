"""The whole way through main(argv): scan, mark, export, compare, and what is said of bad input."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from main import SAMPLE_VERSIONS, main

SAMPLE, SECOND = map(str, SAMPLE_VERSIONS)


@pytest.fixture
def library(tmp_path: Path) -> str:
    """A library file of the test's own."""
    return str(tmp_path / "library.sqlite")


def test_scan_prints_the_contract_for_one_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", SAMPLE, "--format", "json"]) == 0
    scan = json.loads(capsys.readouterr().out)
    assert scan["schema"] == "thamtra.scan/1"
    assert all(scan["text"][f["start"] : f["end"]] == f["text"] for f in scan["figures"])
    named = {f["relation"] for f in scan["findings"] if f["relation"]}
    assert named == {r["id"] for r in scan["relations"] if r["holds"] is not True}
    assert {b["kind"] for b in scan["blocks"]} >= {"title", "heading", "paragraph", "table_cell", "footnote"}


def test_several_files_are_an_array_and_a_bad_one_costs_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert main(["scan", SAMPLE, str(bad), "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert len(json.loads(out)) == 1
    assert err.count("\n") == 1 and "bad.docx" in err and "Traceback" not in err


def test_jsonl_is_the_same_whatever_the_jobs_are(tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    for jobs, path in (("1", one), ("2", two)):
        assert main(["scan", SAMPLE, SECOND, "--format", "jsonl", "--jobs", jobs, "--output", str(path)]) == 0
    assert one.read_bytes() == two.read_bytes() and one.read_text("utf-8").count("\n") == 2


def test_a_scan_as_text_names_findings_with_formula_and_places(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", SAMPLE, "--language", "vi"]) == 0
    printed = capsys.readouterr().out
    assert "✗" in printed and "điểm cần soát" in printed


def test_a_mark_is_kept_and_comes_out_in_the_summary(library: str, tmp_path: Path) -> None:
    from docx import Document

    quote = _unique_figure()
    mark = ["mark", SAMPLE, "--quote", quote, "--verdict", "questioned", "--note", "Vì sao?", "--library", library]
    assert main(mark) == 0
    target = tmp_path / "summary.docx"
    assert main(["export", SAMPLE, "--to", str(target), "--library", library, "--language", "vi"]) == 0
    document = Document(str(target))
    words = [p.text for p in document.paragraphs]
    words += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("Vì sao?" in text for text in words) and any(quote in text for text in words)


def test_every_kind_that_is_offered_is_written(library: str, tmp_path: Path) -> None:
    for ending in ("docx", "xlsx", "csv", "html", "json", "zip"):
        target = tmp_path / f"out.{ending}"
        assert main(["export", SAMPLE, "--to", str(target), "--library", library]) == 0
        assert target.stat().st_size > 100


def test_a_quote_that_stands_at_several_places_is_not_guessed(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mark", SAMPLE, "--quote", "năm", "--verdict", "verified", "--library", library]) == 1
    assert "--prefix" in capsys.readouterr().err


def test_compare_lists_changed_figures_of_the_sample(tmp_path: Path) -> None:
    target = tmp_path / "compare.json"
    assert main(["compare", SAMPLE, SECOND, "--format", "json", "--output", str(target)]) == 0
    found = json.loads(target.read_text("utf-8"))
    assert found["schema"] == "thamtra.compare/1" and found["summary"]["figures_changed"] > 0
    for a, b, c, d in found["equal"]:
        assert found["old"]["text"][a:b] and found["new"]["text"][c:d]
    for ending in ("docx", "xlsx"):
        assert main(["compare", SAMPLE, SECOND, "--output", str(tmp_path / f"compare.{ending}")]) == 0


def test_wrong_usage_is_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan"]) == 2
    assert main(["compare", SAMPLE, SECOND, "--output", "x.png"]) == 2
    assert main(["library", "search"]) == 2
    assert "Traceback" not in capsys.readouterr().err


BAD_FILES = {
    "picture.docx": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "archive.docx": b"PK\x05\x06" + bytes(18),
    "truncated.docx": Path(SAMPLE).read_bytes()[:9000],
    "empty.txt": b"",
    "password.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le").ljust(2048, b"\0"),
    "noise.txt": bytes(range(256)) * 4,
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_one_clear_sentence(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / name
    path.write_bytes(BAD_FILES[name])
    assert main(["scan", str(path)]) == 1
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and name in err and "Traceback" not in err and "Error" not in err


def test_a_missing_file_and_an_empty_folder_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", str(tmp_path / "absent.docx")]) == 1
    assert main(["scan", str(tmp_path)]) == 1
    assert capsys.readouterr().err.count("\n") == 2


def test_texts_in_utf_16_and_windows_1258_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import unicodedata

    text = "I. KẾT QUẢ\nToàn tỉnh đã thực hiện 37/42 nhiệm vụ (đạt 88,1%), còn lại 05 nhiệm vụ đang làm.\n"
    wide, old = tmp_path / "wide.txt", tmp_path / "old.txt"
    wide.write_text(text, encoding="utf-16")
    old.write_bytes(_windows_1258(unicodedata.normalize("NFC", text)))
    assert main(["scan", str(wide), str(old), "--format", "json"]) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert first["text"] == second["text"] and "37/42" in [f["text"] for f in second["figures"]]


def test_a_library_that_is_no_database_or_from_a_newer_program_is_refused_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    junk = tmp_path / "junk.sqlite"
    junk.write_bytes(b"no database at all" * 100)
    assert main(["library", "list", "--library", str(junk)]) == 1
    newer = tmp_path / "newer.sqlite"
    assert main(["library", "check", "--library", str(newer)]) == 0
    with sqlite3.connect(newer) as db:
        db.execute("insert into _sqlite_migrations(migration_set, name, applied_at) values ('library', 'z999', '2099')")
    db.close()
    assert main(["library", "list", "--library", str(newer)]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert junk.read_bytes().startswith(b"no database")


def test_an_output_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "absent" / "out.json"
    assert main(["scan", SAMPLE, "--format", "json", "--output", str(target)]) == 1
    assert not target.exists()


def _windows_1258(text: str) -> bytes:
    """Encode as Windows-1258 does: base letters with their tone as a combining mark after them."""
    import unicodedata

    out = b""
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tone = next(p for p in parts if p in "\u0300\u0301\u0303\u0309\u0323")
            out += (unicodedata.normalize("NFC", parts.replace(tone, "")) + tone).encode("cp1258")
    return out


def _unique_figure() -> str:
    from app.readers.registry import read_report
    from app.scan import scan_report

    scan = scan_report(read_report(Path(SAMPLE)))
    texts = [figure.text for figure in scan.extraction.figures]
    return next(text for text in texts if len(text) > 5 and scan.report.text.count(text) == 1)


def test_a_report_is_deleted_from_the_library_with_its_marks(library: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["mark", SAMPLE, "--quote", _unique_figure(), "--verdict", "verified", "--library", library]) == 0
    assert main(["library", "delete", "1", "--from-backups", "--library", library]) == 0
    capsys.readouterr()
    assert main(["library", "list", "--library", library]) == 0
    assert capsys.readouterr().out == ""
    assert main(["library", "delete", "1", "--library", library]) == 1
    assert main(["library", "delete", "one", "--library", library]) == 2
