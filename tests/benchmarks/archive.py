"""An archive of 200 reports scanned by one process, by two, by a Dask cluster, and resumed; resemblance among 2,000."""

from __future__ import annotations

import contextlib
import io
import os
import random
import runpy
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

from app.comparison.resemblance import About, Groups
from app.report.model import Block, BlockKind, Metadata, Report, Span
from app.report.sketch import Sketch, sketch_of
from app.review.resembling import likely_version
from storage.library import open_library
from tests.benchmarks.clock import ROOT, SHARED, Row, paired

SCANNED, KEPT, VERSIONS = 200, 2_000, 4
WORDS = 1_200  # of a report among the 2,000
BAR = 1.6


def rows() -> Iterator[Row]:
    """Yield how an archive is scanned and what resembles what in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if (SHARED / "tools" / "versions.py").exists():
            yield from _scans(folder)
        else:
            yield Row("scan of an archive", "not measured", "the tool that makes versions is not beside this checkout")
        yield from _resemblance(folder / "library.sqlite")


def _scans(folder: Path) -> Iterator[Row]:
    archive = folder / "archive"
    make_archive(archive, SCANNED)
    one, two = folder / "one.jsonl", folder / "two.jsonl"
    slow, fast = paired(lambda: _scan(archive, one, "--jobs", "1"), lambda: _scan(archive, two, "--jobs", "2"), 3)
    yield Row(
        f"scan {SCANNED} reports with --jobs 2",
        f"{fast:.1f} s, {_same(one, two)}",
        f"{slow / fast:.2f} x as fast as with one ({slow:.1f} s; bar {BAR} x; {os.cpu_count()} processors)",
    )
    resumed = folder / "resumed.jsonl"
    lines = _interrupted(archive, resumed)
    rest = _timed(lambda: _scan(archive, resumed, "--jobs", "2", "--resume"))
    yield Row(f"interrupted after {lines} reports and resumed", f"{rest:.1f} s, {_same(one, resumed)}")
    summary = folder / "archive.xlsx"
    whole = _timed(lambda: _scan(archive, folder / "again.jsonl", "--jobs", "2", "--summary", str(summary)))
    yield Row(f"the same with a summary as .xlsx ({summary.stat().st_size // 1024:,} KiB)", f"{whole:.1f} s")
    yield _dask(archive, folder / "dask.jsonl", one)


def make_archive(folder: Path, count: int) -> None:
    """Write so many versions of the shared reports."""
    folder.mkdir()
    tool, sources = SHARED / "tools" / "versions.py", sorted((SHARED / "reports").glob("*.txt"))
    with tempfile.TemporaryDirectory() as pair, contextlib.redirect_stdout(io.StringIO()):
        for number in range(count):
            source = sources[number % len(sources)]
            with mock.patch("sys.argv", [str(tool), "pair", str(source), pair, "--seed", str(number)]):
                runpy.run_path(str(tool), run_name="__main__")
            (folder / f"{number:03}-{source.stem}.txt").write_bytes((Path(pair) / "new.txt").read_bytes())


def _command(archive: Path, output: Path, *more: str) -> list[str]:
    return [sys.executable, str(ROOT / "main.py"), "scan", str(archive), "--output", str(output), *more]


def _scan(archive: Path, output: Path, *more: str) -> None:
    subprocess.run(_command(archive, output, *more), cwd=ROOT, check=True, capture_output=True)


def _interrupted(archive: Path, output: Path) -> int:
    """Interrupt a scan when half of it is done; return how many reports are kept."""
    journal = output.with_name(output.name + ".part")
    run = subprocess.Popen(
        _command(archive, output, "--jobs", "2"), cwd=ROOT, stderr=subprocess.DEVNULL, start_new_session=True
    )
    while run.poll() is None and not (journal.exists() and journal.read_bytes().count(b"\n") > SCANNED // 2):
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGINT)
    run.wait()
    return journal.read_bytes().count(b"\n") - 1


def _dask(archive: Path, output: Path, here: Path) -> Row:
    what = "the same on a Dask cluster of two processes here"
    try:
        from distributed import LocalCluster
    except ImportError:
        return Row(what, "not measured", "the extra dask is not installed")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        seconds = _timed(lambda: _scan(archive, output, "--dask", cluster.scheduler_address))
    return Row(what, f"{seconds:.1f} s, {_same(here, output)}")


def _resemblance(path: Path) -> Iterator[Row]:
    made = list(_reports())
    sketches: list[Sketch] = []
    sketching = _timed(lambda: sketches.extend(sketch_of(report.text) for report in made))
    groups = Groups()

    def group() -> None:
        for sketch in sketches:
            groups.add(sketch, About())

    grouping = _timed(group)
    pairs = KEPT * (KEPT - 1) // 2
    sizes = {len(one) for one in groups.groups()}
    yield Row(
        f"groups of versions among {KEPT:,} reports",
        f"{grouping * 1000:.0f} ms, {len(groups.groups())} groups of {', '.join(map(str, sorted(sizes)))}",
        f"{groups.looked_at:,} pairs looked at, of {pairs:,}; sketches {sketching / KEPT * 1000:.1f} ms a report",
    )
    library = open_library(path)
    for report in made:
        library.add_report(report)
    while library.sketch_some(100):
        continue

    def look(number: int) -> bool:
        near = library.near(number)
        return near is not None and likely_version(near) is not None

    asked = range(1, KEPT + 1, 40)
    times = [_timed(lambda number=number: look(number)) for number in asked]  # type: ignore[misc]
    found = sum(look(number) for number in asked)
    library.close()
    yield Row(
        f"what a report resembles among {KEPT:,} of the library",
        f"{statistics.median(times) * 1000:.1f} ms, worst {max(times) * 1000:.0f} ms",
        f"{found} of {len(asked)} found (bar 100 ms)",
    )


def _reports() -> Iterator[Report]:
    """Yield reports of their own words with the same beginning, in versions that differ in one word of forty."""
    stock = [f"{first}{second}{third}" for first in "bcdghklmn" for second in "aeiou" for third in "cmnpt"]
    common = "Ủy ban nhân dân tỉnh báo cáo tình hình thực hiện nhiệm vụ phát triển kinh tế xã hội " * 3
    for number in range(KEPT):
        own, chance = random.Random(number // VERSIONS), random.Random(f"version {number}")
        words = [own.choice(stock) + (f" {own.randrange(10_000)}" if place % 15 == 0 else "") for place in range(WORDS)]
        for place in chance.sample(range(WORDS), WORDS // 40):
            words[place] = chance.choice(stock)
        text = common + " ".join(words)
        block = Block("b0", BlockKind.PARAGRAPH, Span(0, len(text)))
        said = Metadata(title=f"Báo cáo số {number // VERSIONS}")
        yield Report(f"{number}.docx", f"{number:064x}", "docx", text, (block,), metadata=said)


def _same(one: Path, other: Path) -> str:
    return "the same bytes" if one.read_bytes() == other.read_bytes() else "OTHER BYTES"


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
