"""A program killed at any moment has kept every verdict that it reported as saved.

`THAM_TRA_KILLS` sets how many writing sessions are killed; `make soak` kills 300.
"""

from __future__ import annotations

import os
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
SESSIONS = int(os.environ.get("THAM_TRA_KILLS", "20"))
SEED = int(os.environ.get("THAM_TRA_FUZZ_SEED", "20260"))
GONE = "gone"
# One session: marks are given, changed, noted and taken back in an order that the seed decides, each told once saved.
WRITER = """
import random, sys
from dataclasses import replace
from pathlib import Path
from app.review.model import MarkWrite, Verdict
from storage.library import open_library
from tests.unit.storage.made import mark

library = open_library(Path(sys.argv[1]))
chance, first = random.Random(int(sys.argv[2])), sys.argv[2]
kept = {made.uuid: made for made in library.marks(1)}
while True:
    uuid = f"{first}-{chance.randrange(40)}"
    before = kept.get(uuid)
    if before is not None and chance.random() < 0.2:
        after = None
    else:
        verdict = chance.choice(list(Verdict)[1:])
        after = replace(before or mark(uuid, 1), verdict=verdict, note="n" * chance.randrange(900))
    library.write([MarkWrite(before, after, "verdict")])
    kept[uuid] = after
    print(uuid, after.verdict.value if after else "gone", len(after.note) if after else 0, flush=True)
"""

Told = tuple[str, str]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_every_verdict_reported_as_saved_is_there_after_a_kill_at_any_moment(path: Path) -> None:
    library = open_library(path)
    library.add_report(report())
    library.close()
    chance = random.Random(SEED)
    promised = 0
    for session in range(SESSIONS):
        told = _killed_writer(path, SEED + session, chance.uniform(0.0, 0.12))
        promised += len(told)
        _assert_kept(path, told)
    assert promised > 10 * SESSIONS


def _assert_kept(path: Path, told: list[tuple[str, Told]]) -> None:
    library = open_library(path)
    kept = {mark.uuid: (mark.verdict.value, str(len(mark.note))) for mark in library.marks(1)}
    for uuid, said in told[-1:]:
        assert len(library.history(uuid)) >= sum(1 for other, _ in told if other == uuid), said
    # The write after the last report may have been committed as well, so one mark may be newer than what was told.
    newer = [uuid for uuid, said in dict(told).items() if kept.get(uuid, (GONE, "0")) != said]
    assert len(newer) <= 1
    assert all(len(library.history(uuid)) > sum(1 for other, _ in told if other == uuid) for uuid in newer)
    assert library.check() == []
    library.close()


def _killed_writer(path: Path, seed: int, seconds: float) -> list[tuple[str, Told]]:
    """Return what a writer reported as saved until it was killed, some time after its first report."""
    child = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(seed)], cwd=ROOT, stdout=subprocess.PIPE, text=True
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
    return [(uuid, (verdict, length)) for uuid, verdict, length in map(str.split, whole.splitlines())]
