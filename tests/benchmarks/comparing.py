"""Comparing a 100-page pair and one ten times as long, beside bare alignments of words by difflib and rapidfuzz."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

from app.comparison.compare import compare_reports
from app.extraction.extract import extract
from app.extraction.model import Extraction
from app.readers.office import find_office
from app.readers.registry import read_report
from tests.benchmarks.clock import SHARED, Row, as_in_the_window, least, paired
from tests.benchmarks.office_peer import Office

MIB = 2**20
LONG_PAGES = 1000
_TURNS = 3


def rows() -> Iterator[Row]:
    """Yield the seconds of a comparison, their ratio to peers, and how time and memory grow with the length."""
    folder = SHARED / "versions" / "pages-100"
    if not folder.is_dir():
        yield Row("compare 100 pages", "not measured", "the version pairs are not beside this checkout")
        return
    old, new = _pair(folder)
    words = [version.report.text.split() for version in (old, new)]
    ours, theirs = paired(lambda: compare_reports(old, new), lambda: _difflib(*words), runs=3)
    yield Row("compare 100 pages", f"{ours:.2f} s", f"{ours / theirs:.3f} x difflib on words ({theirs:.2f} s)")
    bare = [Extraction(version.report, ()) for version in (old, new)]
    texts = old.report.text, new.report.text
    ours, theirs = least(lambda: compare_reports(bare[0], bare[1]), 8), least(lambda: bare_opcodes(*texts), 16)
    peer = f"rapidfuzz opcodes of paragraphs, then of words ({theirs:.4f} s; bar 25 x)"
    yield Row("alignment and wording of 100 pages", f"{ours:.2f} s of processor", f"{ours / theirs:.1f} x {peer}")
    yield from _whole_rows(folder)
    yield from _long_rows(old, new)


def _whole_rows(folder: Path) -> Iterator[Row]:
    """Yield the seconds from two Word files to all that differs, beside LibreOffice on the same files in turn."""
    old, new = folder / "old.docx", folder / "new.docx"
    ours: list[tuple[float, float]] = []
    theirs: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory() as name:
        program = find_office()
        office = Office(program, Path(name)) if program else None
        command = [sys.executable, "main.py", "compare", str(old), str(new), "--output", str(Path(name) / "all.json")]
        for _ in range(_TURNS):
            if office and (seconds := office.seconds(old, new)) is not None:
                theirs.append(seconds)
            ours.append((_taken(lambda: _whole(old, new)), _taken(lambda: subprocess.run(command, check=True))))
    inside = "read, extract and compare two Word files of 100 pages"
    for what, mine, peers in zip(
        (inside, "the same by the command line, with checks and JSON, start and end included"),
        zip(*ours, strict=True),
        zip(*theirs, strict=True) if theirs else ((), ()),
        strict=True,
    ):
        value = statistics.median(mine)
        if not peers:
            yield Row(what, f"{value:.2f} s", "LibreOffice is not installed here, or did not finish")
            continue
        peer = statistics.median(peers)
        against = f"{value / peer:.2f} x LibreOffice loading and comparing them ({peer:.2f} s; bar 1 x)"
        yield Row(what, f"{value:.2f} s", against)


def _whole(old: Path, new: Path) -> None:
    compare_reports(extract(read_report(old)), extract(read_report(new)))


def _taken(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _difflib(old: list[str], new: list[str]) -> int:
    return len(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def bare_opcodes(old: str, new: str) -> int:
    """Align paragraphs, then the words of what was replaced; return how many words changed."""
    from rapidfuzz.distance import Indel

    left, right = old.split("\n"), new.split("\n")
    known: dict[str, int] = {}
    lines = [[known.setdefault(line, len(known)) for line in side] for side in (left, right)]
    changed = 0
    for code in Indel.opcodes(*lines):
        if code.tag == "equal":
            continue
        ours = " ".join(left[code.src_start : code.src_end]).split()
        theirs = " ".join(right[code.dest_start : code.dest_end]).split()
        changed += sum(each.tag != "equal" for each in Indel.opcodes(ours, theirs))
    return changed


def _long_rows(old: Extraction, new: Extraction) -> Iterator[Row]:
    tool = SHARED / "tools" / "versions.py"
    what = f"compare {LONG_PAGES} pages"
    if not tool.exists():
        yield Row(what, "not measured", "the tool that makes pairs is not beside this checkout")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reports = sorted(str(path) for path in (SHARED / "reports").glob("*.txt"))
        _run(tool, "big", folder / "big.txt", *reports, "--pages", str(LONG_PAGES), "--seed", "5")
        _run(tool, "pair", folder / "big.txt", folder, "--seed", "55")
        long_old, long_new = _pair(folder)
    with as_in_the_window():
        short = least(lambda: compare_reports(old, new))
        long = least(lambda: compare_reports(long_old, long_new), runs=2)
    times = long / short
    yield Row(what, f"{long:.2f} s", f"{times:.1f} x as long as 100 pages (bar 12 x)")
    few, many = _peak(old, new), _peak(long_old, long_new)
    yield Row(
        "peak memory of that over both extractions",
        f"{many:.0f} MiB",
        f"{many / few:.1f} x that of 100 pages (bar 12 x)",
    )


def _pair(folder: Path) -> tuple[Extraction, Extraction]:
    return extract(read_report(folder / "old.txt")), extract(read_report(folder / "new.txt"))


def _peak(old: Extraction, new: Extraction) -> float:
    tracemalloc.start()
    compare_reports(old, new)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / MIB


def _run(tool: Path, *arguments: object) -> None:
    subprocess.run([sys.executable, str(tool), *map(str, arguments)], check=True, capture_output=True)
