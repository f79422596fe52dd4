"""A program killed at any moment has kept every verdict that it reported as saved."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.library import open_library
from tests.unit.storage.made import report

ROOT = Path(__file__).resolve().parents[3]
WRITER = """
import sys
from pathlib import Path
from app.review.model import MarkWrite, Verdict
from storage.library import open_library
from tests.unit.storage.made import mark

library = open_library(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 10**9):
    library.write([MarkWrite(None, mark(f"u{number}", 1, note="n" * (number % 900)), "verdict")])
    print(number, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_every_mark_reported_as_saved_is_there_after_a_kill(path: Path) -> None:
    library = open_library(path)
    library.add_report(report())
    library.close()
    chance = random.Random(20260)
    promised: list[int] = []
    for round_ in range(5):
        promised += _killed_writer(path, round_ * 1_000_000, chance.uniform(0.02, 0.25))
        library = open_library(path)
        kept = {mark.uuid for mark in library.marks(1)}
        assert {f"u{number}" for number in promised} <= kept
        assert all(library.history(f"u{number}") for number in promised[-5:])
        assert library.check() == []
        library.close()
    assert len(promised) > 20


def _killed_writer(path: Path, first: int, seconds: float) -> list[int]:
    """Return what a writer reported as saved until it was killed, some time after its first report."""
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(first)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    told = child.stdout.readline()
    time.sleep(seconds)
    child.kill()
    told += child.stdout.read()
    child.stdout.close()
    child.wait()
    assert child.returncode == -signal.SIGKILL
    whole = told[: told.rfind("\n") + 1]  # a line cut by the kill promised nothing
    return [int(line) for line in whole.splitlines()]
