"""Delegates exchange their reviews on the command line."""

from __future__ import annotations

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
