"""Marks and their history, in SQL."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlite_utils import Database

from app.anchors.model import Anchor
from app.review.model import Changes, HistoryEntry, Mark, MarkWrite, Verdict
from storage.additions import HISTORY, write_addition
from storage.indexing import index_note
from storage.opening import writing

_COLUMNS = "uuid, report, quote, prefix, suffix, start, path, verdict, note, author, created, changed, carried_from"
_SELECT = f"SELECT {_COLUMNS} FROM mark"
_UPSERT = f"INSERT OR REPLACE INTO mark ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

_Row = tuple[str, int, str, str, str, int, str, str, str, str, str, str, str | None]


def read_marks(db: Database, report_id: int) -> Sequence[Mark]:
    """Return the marks of a report in the order of their places."""
    rows = db.conn.execute(f"{_SELECT} WHERE report = ? ORDER BY start, uuid", [report_id])
    return [_mark(row) for row in rows]


def write_marks(db: Database, writes: Sequence[MarkWrite]) -> Changes:
    """Apply the writes in one transaction, each with its line in the history."""
    touched = [write.kept for write in writes]
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    with writing(db):
        overtaken = frozenset(uuid for write in writes if (uuid := _write(db, write, now)) is not None)
    return Changes(
        report=touched[0].report if touched else 0,
        marks=frozenset(kept.uuid for kept in touched if isinstance(kept, Mark)),
        overtaken=overtaken,
        additions=frozenset(kept.uuid for kept in touched if not isinstance(kept, Mark)),
    )


def read_history(db: Database, mark_uuid: str) -> Sequence[HistoryEntry]:
    """Return what happened to a mark, the oldest first."""
    rows = db.conn.execute(
        "SELECT at, who, mark, action, before, after FROM history WHERE mark = ? ORDER BY id", [mark_uuid]
    )
    return [HistoryEntry(*row) for row in rows]


def _write(db: Database, write: MarkWrite, now: str) -> str | None:
    """Apply one write; return the uuid of what was stored where that is not what the writer knew."""
    mark = write.kept
    if not isinstance(mark, Mark):
        return write_addition(db, write, now)
    before, after = (kept if isinstance(kept, Mark) else None for kept in (write.before, write.after))
    # The history keeps what was stored, which another window may have changed since `before` was read.
    row = db.conn.execute(f"{_SELECT} WHERE uuid = ?", [mark.uuid]).fetchone()
    if after is not None:
        db.conn.execute(_UPSERT, _row(after))
    else:
        db.conn.execute("DELETE FROM mark WHERE uuid = ?", [mark.uuid])
    index_note(db, mark.uuid, mark.report, mark.anchor.start, after.note if after else "")
    stored = _mark(row) if row else None
    said = (_summary(stored), _summary(after))
    db.conn.execute(HISTORY, [now, mark.author, mark.uuid, write.action, *said, mark.report])
    known = stored is None or (before is not None and _said(stored) == _said(before))
    return None if known else mark.uuid


def _said(mark: Mark) -> tuple[Verdict, str]:
    return mark.verdict, mark.note


def _summary(mark: Mark | None) -> str | None:
    if mark is None:
        return None
    return json.dumps({"verdict": mark.verdict, "note": mark.note, "quote": mark.anchor.quote}, ensure_ascii=False)


def _mark(row: _Row) -> Mark:
    uuid, report, quote, prefix, suffix, start, path, verdict, note, author, created, changed, carried = row
    anchor = Anchor(quote, prefix, suffix, start, path)
    return Mark(uuid, report, anchor, Verdict(verdict), note, author, created, changed, carried)


def _row(mark: Mark) -> _Row:
    anchor = mark.anchor
    where = (anchor.quote, anchor.prefix, anchor.suffix, anchor.start, anchor.path)
    return (
        *(mark.uuid, mark.report, *where, str(mark.verdict)),
        *(mark.note, mark.author, mark.created, mark.changed, mark.carried_from),
    )
