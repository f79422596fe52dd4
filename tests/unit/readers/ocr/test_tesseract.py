"""Tesseract, an installed program: absent, failing, hanging or lying it costs a sentence, and is never left behind."""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import Cancelled, ReadError
from app.jobs import Token
from app.readers import limits
from app.readers.ocr import tesseract
from app.readers.process import ReadProcess
from app.readers.registry import read_report
from app.readers.unread import remarks_in_words
from app.report.model import Report
from app.wording import Message
from tests.unit.readers.ocr.scan_file import HOCR, blank_scans, hocr_line
from tests.unit.readers.ocr.stand_in import stand_in
from tests.unit.readers.pdf.pdf_file import Pdf, text

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")
ANSWER = HOCR.format(lines=hocr_line("Đã hoàn thành 37/42 nội dung.", 400) + hocr_line("Còn lại 05.", 500, sure=41))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """A PDF of two pages that are pictures."""
    path = tmp_path / "bao-cao.pdf"
    path.write_bytes(blank_scans(2))
    return path


def _is_running(seen: Path) -> bool:
    try:
        os.kill(int(seen.read_text()), 0)
    except ProcessLookupError:
        return False
    return True


def test_scanned_pages_are_read_only_where_that_is_asked_for(
    scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = stand_in(tmp_path, monkeypatch, ANSWER)
    with pytest.raises(ReadError, match=r"its pages 1-2 are scans.*--ocr"):
        read_report(scan)
    unread = read_report(scan, wordless=True)
    assert (unread.text, unread.pages_without_text, len(unread.pages)) == ("", (1, 2), 2)
    assert not seen.exists()
    report = read_report(scan, ocr=True)
    assert report.text.split("\n") == ["Đã hoàn thành 37/42 nội dung. Còn lại 05."] * 2
    assert report.pages_without_text == () and not report.not_read
    assert remarks_in_words(report) == (
        "Pages 1-2 are scans that Tesseract read; words it was not sure of are doubtful.",
    )


def test_words_that_tesseract_is_not_sure_of_are_doubtful(
    scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, ANSWER)
    report = read_report(scan, ocr=True)
    assert [report.text_of(span) for span in report.doubtful] == ["Còn", "lại", "05."] * 2


def test_progress_names_each_page(scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, ANSWER)
    steps: list[tuple[int, int, Message]] = []
    read_report(scan, Token(lambda *step: steps.append(step)), ocr=True)
    told = [(done, total, dict(said.arguments)) for done, total, said in steps if "scan {page}" in said.template]
    assert told == [(0, 2, {"page": "1", "total": "2"}), (1, 2, {"page": "2", "total": "2"})]


def test_without_tesseract_the_sentence_names_the_pages_and_what_to_install(
    scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "find_command", lambda: None)
    with pytest.raises(ReadError, match=r"pages 1-2 are scans.*not installed.*(tesseract-ocr-vie|tesseract-lang)"):
        read_report(scan, ocr=True)


@pytest.mark.parametrize(
    ("system", "words"), [("win32", "UB Mannheim"), ("darwin", "Homebrew"), ("linux", "tesseract-ocr-vie")]
)
def test_each_system_is_told_its_own_way_to_install(system: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "find_command", lambda: None)
    monkeypatch.setattr(tesseract.sys, "platform", system)
    with pytest.raises(ReadError, match=words):
        tesseract.find_tesseract("4-6", Token())


def test_without_vietnamese_the_sentence_says_where_its_file_belongs(
    scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, ANSWER, languages="eng\nosd")
    with pytest.raises(ReadError, match=r"without Vietnamese.*vie\.traineddata.*/opt/tessdata/"):
        read_report(scan, ocr=True)


def test_a_report_with_words_on_every_page_does_not_need_tesseract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tesseract, "find_command", lambda: pytest.fail("Tesseract was looked for"))
    pdf = Pdf()
    pdf.page(text(70, 700, "Đã hoàn thành 37/42 nội dung."))
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf.build())
    assert "37/42" in read_report(path, ocr=True).text


@pytest.mark.parametrize("case", ["fails", "hangs", "floods"])
def test_pages_that_tesseract_fails_at_stay_named_as_scans(
    case: str, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = stand_in(tmp_path, monkeypatch, ANSWER, case=case)
    monkeypatch.setattr(limits, "OCR_PAGE_SECONDS", 1.0)
    monkeypatch.setattr(limits, "OCR_BYTES", 1_000_000)
    report = read_report(scan, ocr=True, wordless=True)
    assert report.pages_without_text == (1, 2)
    assert remarks_in_words(report) == ("Tesseract could not read pages 1-2.",)
    assert not _is_running(seen)


def test_after_some_failures_the_rest_is_not_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = stand_in(tmp_path, monkeypatch, ANSWER, case="fails")
    path = tmp_path / "many.pdf"
    path.write_bytes(blank_scans(6))
    told: list[Path] = []
    real = tesseract.Tesseract.read

    def read(self: tesseract.Tesseract, picture: bytes, token: Token) -> str:
        told.append(seen)
        return real(self, picture, token)

    monkeypatch.setattr(tesseract.Tesseract, "read", read)
    assert remarks_in_words(read_report(path, ocr=True, wordless=True)) == ("Tesseract could not read pages 1-6.",)
    assert len(told) == limits.OCR_FAILURES


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "no hOCR at all",
        HOCR.format(lines="<span class='ocr_line' title=\"bbox 9 9 1 1; x_size -4\">"),
        HOCR.format(lines=hocr_line("A", 10**6)),
        HOCR.format(lines=hocr_line("&#0; &lt;b&gt; \u200b", 300)),
        HOCR.format(lines=hocr_line("A", 300).replace("x_size 50", "x_size 0.0000001")),
        "<span class='ocr_line' title=\"" + "bbox 1 1 2 2; " * 20_000,
    ],
)
def test_an_answer_that_makes_no_sense_costs_nothing_but_its_words(
    answer: str, scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, answer=answer)
    try:
        report = read_report(scan, ocr=True, wordless=True)
    except ReadError as error:
        assert "no words" in str(error)
    else:
        assert isinstance(report, Report) and "Tesseract" in remarks_in_words(report)[0]


def test_reading_scans_can_be_cancelled_and_ends_tesseract(
    scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = stand_in(tmp_path, monkeypatch, ANSWER, case="hangs")
    token = Token()
    threading.Thread(target=_cancel_once_seen, args=(seen, token)).start()
    with pytest.raises(Cancelled):
        read_report(scan, token, ocr=True)
    assert not _is_running(seen)


def test_cancelling_ends_the_reading_process_with_its_tesseract(
    scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = stand_in(tmp_path, monkeypatch, ANSWER, case="hangs")
    token = Token()
    threading.Thread(target=_cancel_once_seen, args=(seen, token)).start()
    with closing(ReadProcess([sys.executable, "-m", "app.readers.worker"])) as process, pytest.raises(Cancelled):
        process.read(scan, token, ocr=True)
    deadline = time.monotonic() + 5
    while _is_running(seen) and time.monotonic() < deadline:
        time.sleep(0.02)  # what had no parent any more is buried by the system
    assert not _is_running(seen)


def test_each_scanned_page_has_its_own_time(scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, ANSWER, case="takes its time")
    with closing(ReadProcess([sys.executable, "-m", "app.readers.worker"])) as process:
        process.read(scan, wordless=True)
        process._seconds = 1.5
        assert "37/42" in process.read(scan, ocr=True).text


def _cancel_once_seen(seen: Path, token: Token) -> None:
    deadline = time.monotonic() + 20
    while not (seen.exists() and seen.read_text()) and time.monotonic() < deadline:
        time.sleep(0.02)
    token.cancel()
