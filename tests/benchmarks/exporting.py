"""Annotating a Word file of 500 pages, beside python-docx loading and saving it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.exports.registry import export
from app.review.session import ReviewSession
from tests.benchmarks.clock import SAMPLE, Row, as_in_the_window, paired
from tests.benchmarks.long_word_file import write_long_file
from tests.unit.exports.reports import session_of

CHARACTERS, NOTES, TABLES = 1_250_000, 600, 100
MARKS = 2_000
WORDS = ("", "Đề nghị giải trình rõ căn cứ của số liệu này.", "So với kỳ trước?")
BAR = 6


def rows() -> Iterator[Row]:
    """Yield the time of an annotated copy with thousands of marks in that of the bare file."""
    with tempfile.TemporaryDirectory() as folder:
        path, copy, peer = (Path(folder) / name for name in ("long.docx", "copy.docx", "peer.docx"))
        write_long_file(SAMPLE, path, CHARACTERS, NOTES, TABLES)
        session = session_of(path, MARKS, WORDS)
        with as_in_the_window():
            ours, theirs = paired(lambda: annotate(session, copy), lambda: load_and_save(path, peer))
        what = (
            f"annotated copy of a .docx of {len(session.report.text):,} characters with {len(session.marked()):,} marks"
        )
        yield Row(
            what, f"{ours:.2f} s", f"{ours / theirs:.1f} x python-docx load and save ({theirs:.2f} s; bar {BAR} x)"
        )


def annotate(session: ReviewSession, copy: Path) -> None:
    """Write the annotated copy."""
    export("annotated", copy, session.scan, session)


def load_and_save(path: Path, copy: Path) -> None:
    """Load and save the file as it is."""
    from docx import Document

    Document(str(path)).save(str(copy))
