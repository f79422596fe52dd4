"""Delegates exchange their reviews on the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from main import main
from tests.unit.exports.reports import SAMPLE


def _run(home: Path, *arguments: object) -> int:
    return main(["--library", str(home / "library.sqlite"), "--language", "en", *map(str, arguments)])


def test_two_reviews_become_one_summary_and_a_second_import_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    homes = [tmp_path / name for name in ("lan", "mai")]
    words = "Thu ngân sách"
    for home, verdict in zip(homes, ("questioned", "verified"), strict=True):
        home.mkdir()
        quote = next(line for line in _lines() if len(line) > 60)
        assert _run(home, "mark", SAMPLE, "--quote", quote, "--verdict", verdict, "--note", words) == 0
    bundle = tmp_path / "lan.zip"
    assert _run(homes[0], "export", SAMPLE, "--to", bundle) == 0
    capsys.readouterr()
    assert _run(homes[1], "library", "import", bundle) == 0
    assert "imported: 1 mark." in capsys.readouterr().out
    assert _run(homes[1], "library", "import", bundle) == 0
    assert "is here already" in capsys.readouterr().out
    assert _run(homes[0], "library", "import", bundle) == 0
    assert "your own review" in capsys.readouterr().out
    for ending in ("docx", "xlsx"):
        assert _run(homes[1], "export", SAMPLE, "--as", "committee", "--to", tmp_path / f"all.{ending}") == 0
        assert (tmp_path / f"all.{ending}").stat().st_size > 5_000


def test_a_refused_bundle_is_one_line_and_status_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.zip"
    path.write_text("no zip")
    assert _run(tmp_path, "library", "import", path) == 1
    assert _run(tmp_path, "library", "import", tmp_path / "none.zip") == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2 and all("Nothing was changed." in line for line in lines)
    assert _run(tmp_path, "library", "import") == 2


def _lines() -> list[str]:
    from app.readers.registry import read_report

    return read_report(SAMPLE).text.splitlines()


@pytest.mark.parametrize(("language", "kept"), [("en", "Nothing was "), ("vi", "Không có gì thay đổi|Chưa ghi gì")])
def test_what_cannot_be_taken_or_written_is_told_in_both_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str, kept: str
) -> None:
    for name in ("x.zip", "x.txt"):
        (tmp_path / name).write_text("rác", "utf-8")
    home = ["--library", str(tmp_path / "library.sqlite"), "--language", language]
    for words in (
        ["library", "import", tmp_path / "x.zip"],
        ["library", "import", tmp_path / "x.txt"],
        ["library", "import", tmp_path / "none.zip"],
        ["library", "import", SAMPLE],
        ["export", SAMPLE, "--as", "committee", "--to", tmp_path / "c.pdf"],
        ["export", SAMPLE, "--as", "bundle", "--to", tmp_path / "none" / "b.zip"],
    ):
        assert main([*home, *map(str, words)]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert re.search(kept, line), line


def test_comments_of_a_word_file_and_two_copies_of_a_report_are_taken_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from docx import Document

    copy = tmp_path / "copy.docx"
    document = Document(str(SAMPLE))
    document.save(str(copy))
    run = next(run for paragraph in document.paragraphs for run in paragraph.runs if len(run.text) > 30)
    document.add_comment([run], "Số này lấy đâu ra?", "Lan", "L")
    document.save(str(tmp_path / "back.docx"))
    for file in (SAMPLE, copy):
        quote = next(line for line in _lines() if len(line) > 60)
        assert _run(tmp_path, "mark", file, "--quote", quote, "--verdict", "verified") == 0
    capsys.readouterr()
    assert _run(tmp_path, "library", "import", tmp_path / "back.docx") == 0
    out = capsys.readouterr().out.splitlines()
    assert len(out) == 1 and "Review by Lan" in out[0] and "imported: 1 mark." in out[0]
