"""Putting the blocks of reports, the notes of marks and questions into the search index, and taking them out."""

from __future__ import annotations

import hashlib

from sqlite_utils import Database

from app.language.folding import fold
from app.report.model import BlockKind, Report

PLACE_BITS = 32  # a row's id: its report above these bits, the start of its block below
PLACE_MASK = (1 << PLACE_BITS) - 1


def index_report(db: Database, report_id: int, report: Report) -> None:
    """Put the blocks of a report into the index, and keep its headings, in place of those of its reading before."""
    first = unindex_report(db, report_id)
    rows = ((block, report.text_of(block.span)) for block in report.blocks)
    db.conn.executemany(
        "INSERT INTO search (rowid, folded, words) VALUES (?, ?, ?)",
        ((first + block.span.start, fold(words), words) for block, words in rows if words.strip()),
    )
    index_headings(db, report_id, report)


def index_headings(db: Database, report_id: int, report: Report) -> None:
    """Keep the headings of a report in place of those of its reading before."""
    db.conn.execute("DELETE FROM heading WHERE report = ?", [report_id])
    headings = (block for block in report.blocks if block.kind is BlockKind.HEADING)
    db.conn.executemany(
        "INSERT OR IGNORE INTO heading (report, start, words) VALUES (?, ?, ?)",
        ((report_id, block.span.start, " ".join(report.text_of(block.span).split())) for block in headings),
    )


def unindex_report(db: Database, report_id: int) -> int:
    """Take the blocks of a report out of the index; return the row from which on they stood."""
    first, last = rows_of(report_id)
    db.conn.execute("DELETE FROM search WHERE rowid BETWEEN ? AND ?", [first, last])
    return first


def rows_of(report_id: int) -> tuple[int, int]:
    """Return the first and the last row that the blocks of a report may have."""
    first = report_id << PLACE_BITS
    return first, first + PLACE_MASK


def index_note(db: Database, uuid: str, report_id: int, start: int, note: str, mark: str | None = None) -> None:
    """Put the note of a mark, or the words of a question about one, in place of those before; empty ones go out."""
    row = _row_of(uuid)
    db.conn.execute("DELETE FROM note_search WHERE rowid = ?", [row])
    if note.strip():
        db.conn.execute(
            "INSERT INTO note_search (rowid, folded, words, mark, report, start) VALUES (?, ?, ?, ?, ?, ?)",
            [row, fold(note), note, mark or uuid, report_id, start],
        )


def _row_of(uuid: str) -> int:
    """Return a row number of its own for each mark and question, the same in every library: 62 bits of a digest."""
    return int.from_bytes(hashlib.sha256(uuid.encode()).digest()[:8]) >> 2
