"""`main.py scan --ocr`: scanned pages are named where nobody asks for OCR, and read where somebody does."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from main import main
from tests.unit.readers.ocr.scan_file import HOCR, blank_scans, hocr_line
from tests.unit.readers.ocr.stand_in import stand_in

WORDS = "Quý I đã thực hiện 37/42 nội dung (đạt tỷ lệ 95,1%)."


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "bao-cao.pdf"
    path.write_bytes(blank_scans(1))
    return path


def test_without_ocr_the_sentence_names_the_pages_and_the_option(
    scan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--language", "en", "scan", str(scan)]) == 1
    assert "its pages 1 are scans" in (said := capsys.readouterr().err) and "--ocr" in said


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
@pytest.mark.parametrize(("sure", "level"), [(96, "error"), (70, "unsure")])
def test_with_ocr_the_figures_are_checked_and_doubted(
    sure: int,
    level: str,
    scan: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    stand_in(tmp_path, monkeypatch, answer=HOCR.format(lines=hocr_line(WORDS, 400, sure=sure)))
    assert main(["--language", "en", "scan", "--ocr", "--format", "json", str(scan)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["text"] == WORDS
    assert [finding["level"] for finding in found["findings"]] == [level]
    assert bool(found["doubtful"]) is (level == "unsure")
    assert "Tesseract" in found["document"]["remarks"][0]
