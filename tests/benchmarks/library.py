"""The library: a verdict from key to commit, 20,000 marks of a report, 2,000 reports opened and searched while typing.

The peer is sqlite3 doing the same statements, or its bare FTS5 with the same folded words.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from app.anchors.model import Anchor
from app.language.folding import fold
from app.readers.registry import read_report
from app.report.model import Metadata, Report
from app.review.model import Mark, MarkWrite, Verdict
from storage.library import Library, open_library
from tests.benchmarks.clock import Row, paired, reports

REPORTS, MARKS, VERDICTS = 2_000, 20_000, 1_000
TYPED = ("ngân sách", "ngan sach nha nuoc", "duong", "giải ngân vốn", "ho ngheo", "nông thôn mới", "ke hoach 2020")


def rows() -> Iterator[Row]:
    """Yield the times of a library that has grown for years, each beside bare SQLite."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.sqlite"
        library = open_library(path)
        letters = _fill(library)
        yield from _verdicts(library, Path(folder) / "bare.sqlite")
        yield from _load(library)
        library.close()
        size = path.stat().st_size
        yield Row(
            "size on disk", f"{size / REPORTS / 1024:.0f} KiB a report", f"{size / letters:.1f} x its text in UTF-8"
        )
        yield _opening(path)
        library = open_library(path)
        yield _searching(library, path)
        library.close()


def _fill(library: Library) -> int:
    """Put in real reports, each with a part of its words exchanged; return the bytes of their texts."""
    sources = [read_report(path) for path in reports("txt")]
    chance = random.Random(2026)
    stock = sorted({word for source in sources for word in source.text.split()})
    size = 0
    for number in range(REPORTS):
        made = _varied(sources[number % len(sources)], number, chance, stock)
        library.add_report(made)
        size += len(made.text.encode())
    return size


def _varied(source: Report, number: int, chance: random.Random, stock: list[str]) -> Report:
    """Return the report with each tenth word exchanged for one of the same length, so that every place stays."""
    by_length: dict[int, list[str]] = {}
    for word in stock:
        by_length.setdefault(len(word), []).append(word)
    words = source.text.split(" ")
    for place in range(chance.randrange(10), len(words), 10):
        if "\n" not in words[place] and words[place] and len(words[place]) in by_length:
            words[place] = chance.choice(by_length[len(words[place])])
    title = Metadata(title=f"Báo cáo số {number}", number=f"{number}/BC-UBND")
    return replace(source, text=" ".join(words), sha256=f"{number:064x}", path=f"{number}.docx", metadata=title)


def _mark(number: int) -> Mark:
    before, after = "Tổng thu ngân sách đạt được là ", " tỷ đồng, tăng so với cùng kỳ nă"
    anchor = Anchor(f"{number}", before, after, number * 10, "I/1")
    return Mark(f"uuid-{number:06}", 1, anchor, Verdict.VERIFIED, "", "Lan", "2026-01-01", "2026-01-01", None)


def _verdicts(library: Library, bare: Path) -> Iterator[Row]:
    """Time verdicts one by one, against the same statements with the same care on a file of their own."""
    with closing(sqlite3.connect(bare, isolation_level=None)) as plain:
        for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"):
            plain.execute(statement)
        plain.execute(
            "CREATE TABLE mark (uuid TEXT PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT) STRICT"
        )
        plain.execute("CREATE TABLE history (id INTEGER PRIMARY KEY, uuid TEXT, said TEXT) STRICT")

        def bare_write(mark: Mark) -> None:
            plain.execute("BEGIN IMMEDIATE")
            plain.execute("SELECT * FROM mark WHERE uuid = ?", [mark.uuid]).fetchone()
            values = [mark.uuid, mark.anchor.quote, mark.anchor.prefix, mark.anchor.suffix, "I/1", "verified", ""]
            plain.execute("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?, ?, ?)", values)
            plain.execute("INSERT INTO history (uuid, said) VALUES (?, ?)", [mark.uuid, "verified"])
            plain.execute("COMMIT")

        ours, theirs = [], []
        for number in range(VERDICTS):
            mark = _mark(number)
            ours.append(_timed(lambda mark=mark: library.write([MarkWrite(None, mark, "verdict")])))  # type: ignore[misc]
            theirs.append(_timed(lambda mark=mark: bare_write(mark)))  # type: ignore[misc]
    middle, peer = statistics.median(ours), statistics.median(theirs)
    worst = f"worst {max(ours) * 1000:.1f} ms, theirs {max(theirs) * 1000:.1f} ms"
    yield Row(
        f"a verdict from the call to the commit, of {VERDICTS:,}",
        f"{middle * 1000:.2f} ms",
        f"{middle / peer:.2f} x sqlite3 ({peer * 1000:.2f} ms; {worst})",
    )


def _load(library: Library) -> Iterator[Row]:
    """Time loading the marks of one report, against reading the same rows."""
    library.write([MarkWrite(None, _mark(number), "verdict") for number in range(VERDICTS, MARKS)])
    with closing(sqlite3.connect(library.path)) as plain:
        ours, theirs = paired(
            lambda: library.marks(1), lambda: plain.execute("SELECT * FROM mark WHERE report = 1").fetchall()
        )
    yield Row(f"load {MARKS:,} marks", f"{ours * 1000:.0f} ms", f"{ours / theirs:.1f} x the bare rows")


def _opening(path: Path) -> Row:
    """Time opening the library and listing its reports, against sqlite3 reading the same columns."""

    def ours() -> None:
        library = open_library(path)
        library.reports()
        library.close()

    def theirs() -> None:
        with closing(sqlite3.connect(path)) as plain:
            plain.execute("SELECT id, path, title, number, opened FROM report ORDER BY opened DESC").fetchall()

    mine, peer = paired(ours, theirs)
    return Row(f"open and list {REPORTS:,} reports", f"{mine * 1000:.0f} ms", f"{mine / peer:.1f} x sqlite3")


def _searching(library: Library, path: Path) -> Row:
    """Time every beginning of what is typed, from the second letter on, against the same query of bare FTS5."""
    typed = [words[:end] for words in TYPED for end in range(2, len(words) + 1)]
    query = "SELECT rowid, words FROM search WHERE search MATCH ? ORDER BY rank LIMIT 100"
    with closing(sqlite3.connect(path)) as plain:
        ours = [_timed(lambda said=said: library.search(said)) for said in typed]  # type: ignore[misc]
        theirs = []
        for said in typed:
            match = " ".join(f'"{word}"' for word in fold(said).split()) + "*"
            theirs.append(_timed(lambda match=match: plain.execute(query, [match]).fetchall()))  # type: ignore[misc]
    mine, peer = statistics.median(ours), statistics.median(theirs)
    return Row(
        f"search while typing over {REPORTS:,} reports",
        f"{mine * 1000:.1f} ms, worst {max(ours) * 1000:.0f} ms",
        f"{mine / peer:.2f} x bare FTS5 ({peer * 1000:.1f} ms; bar 3 x)",
    )


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
