"""The reading process: the same report, one sentence for every fault, and no process left behind."""

from __future__ import annotations

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from app.errors import Cancelled, ReadError
from app.jobs import Token
from app.readers.process import ReadProcess, close_processes, read_report_safely
from app.readers.registry import read_report
from app.readers.unread import remarks_in_words
from app.wording import choose_language
from tests.unit.readers.word_file import paragraph, word_file

COMMAND = [sys.executable, "-m", "app.readers.worker"]
SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
LIAR = [sys.executable, "-c", "print('no frame at all, only words')"]


@pytest.fixture
def word(tmp_path: Path) -> Path:
    file = tmp_path / "báo cáo.docx"
    file.write_bytes(word_file(paragraph("Đã xong 37/42 việc.")))
    return file


def test_the_process_gives_the_same_report_and_stays_warm(word: Path) -> None:
    process = ReadProcess(COMMAND)
    try:
        first = process.read(word)
        warm = process.process_id
        assert process.read(word) == first == read_report(word)
        assert process.process_id == warm
    finally:
        process.close()
    assert process.process_id is None


def test_a_file_that_cannot_be_read_costs_a_sentence_and_not_the_process(word: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(word.read_bytes()[:200])
    process = ReadProcess(COMMAND)
    try:
        with pytest.raises(ReadError, match="damaged"):
            process.read(broken)
        assert process.read(word).text == "Đã xong 37/42 việc."
    finally:
        process.close()


def test_a_process_that_dies_or_lies_is_reported_in_one_sentence(word: Path) -> None:
    process = ReadProcess(LIAR)
    with pytest.raises(ReadError, match="broke the reading process"):
        process.read(word)
    process.close()


def test_reading_stops_at_its_time_limit(word: Path) -> None:
    process = ReadProcess(SLEEPER, seconds=0.2)
    with pytest.raises(ReadError, match="too long"):
        process.read(word)
    assert process.process_id is None


def test_cancel_ends_the_process(word: Path) -> None:
    process, token = ReadProcess(SLEEPER), Token()
    threading.Timer(0.2, token.cancel).start()
    with pytest.raises(Cancelled):
        process.read(word, token)
    assert process.process_id is None


def test_several_threads_read_at_once_and_leave_no_process_behind(word: Path, tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text("Đã xong 37/42 việc.")
    with ThreadPoolExecutor(3) as pool:
        reports = list(pool.map(read_report_safely, [word, text, word]))
    close_processes()
    assert {report.text for report in reports} == {"Đã xong 37/42 việc."}


@pytest.mark.skipif(os.name == "nt", reason="there is no limit of the address space on Windows")
def test_the_process_lives_under_a_memory_limit(word: Path) -> None:
    from app.readers import limits

    process = ReadProcess(COMMAND)
    try:
        process.read(word)
        if (status := Path(f"/proc/{process.process_id}/limits")).exists():
            line = next(line for line in status.read_text().splitlines() if line.startswith("Max address space"))
            assert str(limits.MEMORY_BYTES) in line
    finally:
        process.close()


def test_remarks_are_told_in_the_language_of_who_reads_them(tmp_path: Path) -> None:
    blank = tmp_path / "blank.docx"
    blank.write_bytes(word_file(paragraph("")))
    process = ReadProcess()
    with closing(process):
        report = process.read(blank)
    assert remarks_in_words(report)[-1].startswith("There are no words")
    choose_language("vi")
    assert remarks_in_words(report)[-1].startswith("blank.docx không có chữ")
