"""Timing that can be compared: medians of several runs, and ratios against a peer timed in turn with us."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SAMPLE = ROOT / "resources" / "samples" / "bao-cao-mau-ban-1.docx"
REPORTS = ("binh-duong-2020-h1", "ha-tinh-2018-h1", "kien-giang-2021-h1")


@dataclass(frozen=True)
class Row:
    """One measured thing, ready for the table."""

    what: str
    value: str
    against: str = ""


def reports(ending: str) -> Iterator[Path]:
    """Yield the real reports of one format where they are present, else the sample."""
    found = [path for name in REPORTS if (path := SHARED / "reports" / f"{name}.{ending}").exists()]
    yield from found or [SAMPLE]


def median(work: Callable[[], object], runs: int = 5) -> float:
    """Return the median seconds of `work` after one warm-up."""
    return paired(work, None, runs)[0]


def paired(ours: Callable[[], object], peer: Callable[[], object] | None, runs: int = 5) -> tuple[float, float]:
    """Return the median seconds of both, run in turn, so that a slow moment of the machine hits both alike."""
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(runs + 1):
        for work, kept in zip((ours, peer), times, strict=True):
            if work is None:
                continue
            start = time.perf_counter()
            work()
            if run:
                kept.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1]) if peer else 0.0


def least(work: Callable[[], object], runs: int = 4) -> float:
    """Return the least processor seconds of `work`, for ratios of ours to ours that other programs must not disturb."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


@contextmanager
def as_in_the_window() -> Iterator[None]:
    """Search for no garbage meanwhile, as the window does while its jobs run."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def process(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a piece of Python in a process of its own, offscreen, with the checkout as its place."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_API": "pyside6"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled modules, as after the first start of an installation
    environment["PYTHONPYCACHEPREFIX"] = str(ROOT / "build" / "bytecode")
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=600)
