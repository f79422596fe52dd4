"""A reading process that runs out of memory, hangs or is killed costs one sentence; the next file is read as ever."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import ReadError
from app.readers.process import ReadProcess
from tests.unit.readers.word_file import paragraph, word_file

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has neither this limit nor these signals")

SMALL = """
from app.readers import limits
limits.MEMORY_BYTES = 300_000_000
from app.readers.worker import main
main()
"""
HANGS_ON_ONE_FILE = """
import time
from app.readers import registry
read = registry.read_report
def hang(path, token, *more, **named):
    if path.stem == "hang":
        time.sleep(60)
    return read(path, token, *more, **named)
registry.read_report = hang
from app.readers.worker import main
main()
"""


@pytest.fixture
def word(tmp_path: Path) -> Path:
    file = tmp_path / "good.docx"
    file.write_bytes(word_file(paragraph("Đã xong 37/42 việc.")))
    return file


def processes(code: str, seconds: float) -> Iterator[ReadProcess]:
    process = ReadProcess([sys.executable, "-c", code], seconds)
    yield process
    process.close()
    assert process.process_id is None


@pytest.fixture
def small() -> Iterator[ReadProcess]:
    """A reading process with little memory."""
    yield from processes(SMALL, 30)


@pytest.fixture
def hanging() -> Iterator[ReadProcess]:
    """A reading process that never answers for a file called "hang"."""
    yield from processes(HANGS_ON_ONE_FILE, 2)


@posix
def test_a_file_that_needs_more_memory_than_there_is_costs_a_sentence(
    small: ReadProcess, word: Path, tmp_path: Path
) -> None:
    greedy = tmp_path / "greedy.docx"
    greedy.write_bytes(word_file("<w:p/>" * 2_500_000))
    for _ in range(2):
        with pytest.raises(ReadError, match=r"more memory|broke the reading process"):
            small.read(greedy)
        assert small.read(word).text == "Đã xong 37/42 việc."


def test_a_file_that_hangs_is_given_up_and_the_next_one_is_read(
    hanging: ReadProcess, word: Path, tmp_path: Path
) -> None:
    endless = tmp_path / "hang.docx"
    endless.write_bytes(word.read_bytes())
    hanging.read(word)
    start = time.monotonic()
    with pytest.raises(ReadError, match="took too long"):
        hanging.read(endless)
    assert 1.5 < time.monotonic() - start < 10
    assert hanging.read(word).text == "Đã xong 37/42 việc."


@posix
def test_a_process_that_the_system_kills_costs_a_sentence(hanging: ReadProcess, word: Path, tmp_path: Path) -> None:
    endless = tmp_path / "hang.docx"
    endless.write_bytes(word.read_bytes())
    hanging.read(word)
    victim = hanging.process_id
    assert victim is not None
    killer = threading.Timer(0.3, os.kill, (victim, signal.SIGKILL))
    killer.start()
    with pytest.raises(ReadError, match="broke the reading process"):
        hanging.read(endless)
    killer.join()
    assert hanging.read(word).text == "Đã xong 37/42 việc."
    assert hanging.process_id != victim


@posix
def test_a_process_that_died_while_it_waited_is_started_anew(hanging: ReadProcess, word: Path) -> None:
    hanging.read(word)
    assert hanging.process_id is not None
    os.kill(hanging.process_id, signal.SIGKILL)
    time.sleep(0.2)
    assert hanging.read(word).text == "Đã xong 37/42 việc."
