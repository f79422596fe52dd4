"""Processes that scan side by side: one that dies costs no file, a file that ends two of them costs one line."""

from __future__ import annotations

import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from app.batch.crew import scan_side_by_side
from app.batch.task import Outcome, Task
from app.scan import Scan
from tests.unit.batch.archive import archive

pytestmark = pytest.mark.skipif(os.name != "posix", reason="ends processes by signals")


def nothing(_scan: Scan) -> str:
    """Write nothing of a scan."""
    return ""


def mortal(connection: Connection, _task: Task) -> None:
    """Serve as a process does that a file kills, for good ("kills") or only the first time ("once")."""
    try:
        while True:
            path = connection.recv()
            once = path.with_suffix(".once")
            if path.name == "kills" or (path.name == "once" and not once.exists()):
                once.touch()
                os.kill(os.getpid(), signal.SIGKILL)
            connection.send(Outcome(path, path.name))
    except EOFError:
        return


def outcomes(paths: list[Path]) -> list[Outcome]:
    return list(scan_side_by_side(paths, Task(nothing, "en"), 2, mortal))


def test_a_process_that_was_killed_costs_no_file(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a", "once", "b", "c")]
    assert [outcome.text for outcome in outcomes(paths)] == ["a", "once", "b", "c"]


def test_a_file_that_kills_every_process_costs_one_line_and_the_others_are_done(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a", "kills", "b", "c", "d")]
    found = outcomes(paths)
    assert [outcome.text for outcome in found] == ["a", None, "b", "c", "d"]
    assert "kills" in (found[1].error or "") and found[1].path == paths[1]


def test_more_processes_than_files_and_no_file_at_all_are_no_trouble(tmp_path: Path) -> None:
    folder = archive(tmp_path / "archive", 1)
    paths = sorted(folder.glob("*.txt"))
    assert [outcome.error for outcome in scan_side_by_side(paths, Task(nothing, "en"), 5)] == [None]
    assert list(scan_side_by_side([], Task(nothing, "en"), 2)) == []


def test_outcomes_do_not_pile_up_behind_a_slow_one(tmp_path: Path) -> None:
    from app.batch.crew import AHEAD

    paths = [tmp_path / str(number) for number in range(100)]
    run = scan_side_by_side(paths, Task(nothing, "en"), 2, counted)
    next(run)
    assert len(list(tmp_path.iterdir())) <= 2 * AHEAD + 1
    assert len(list(run)) == 99


def counted(connection: Connection, _task: Task) -> None:
    """Serve as a process does that leaves a trace of each file that it was given."""
    try:
        while True:
            path = connection.recv()
            path.touch()
            connection.send(Outcome(path, ""))
    except EOFError:
        return
