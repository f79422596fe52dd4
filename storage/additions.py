"""Ties, dismissals, evidence, links, added figures and questions, in SQL."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlite_utils import Database

from app.review.model import Kept, MarkWrite, UsedBefore
from app.review.plain import from_plain, to_plain
from app.review.records import (
    AddedFigure,
    Additions,
    Dismissal,
    Evidence,
    MarkLink,
    Question,
    Tie,
)
from storage.indexing import index_note

HISTORY = "INSERT INTO history (at, who, mark, action, before, after, report) VALUES (?, ?, ?, ?, ?, ?, ?)"

_USED = "SELECT {column} FROM {table} WHERE {column} <> '' GROUP BY {column} ORDER BY max(changed) DESC LIMIT 200"
_WRITTEN = (("dismissal", "reason"), ("evidence", "source"), ("question", "addressee"), ("question", "theme"))

_ANCHORS = frozenset({"parts", "total", "places", "place"})  # fields that are kept as JSON

Row = Mapping[str, Any]
Kind = TypeVar("Kind", Tie, Dismissal, Evidence, MarkLink, AddedFigure, Question)


@dataclass(frozen=True, slots=True)
class _Table:
    """Where one kind is kept, and which of its fields the history tells."""

    name: str
    told: tuple[str, ...]


def read_additions(db: Database, report_id: int) -> Additions:
    """Return what was added to a report beside marks, the oldest first."""
    return Additions(
        tuple(_read(db, Tie, report_id)),
        tuple(_read(db, Dismissal, report_id)),
        tuple(_read(db, Evidence, report_id)),
        tuple(_read(db, MarkLink, report_id)),
        tuple(_read(db, AddedFigure, report_id)),
        tuple(_read(db, Question, report_id)),
    )


def read_used_before(db: Database) -> UsedBefore:
    """Return what was written in any report and may be written again, the latest first."""
    said = [
        tuple(str(row[0]) for row in db.conn.execute(_USED.format(column=column, table=table)))
        for table, column in _WRITTEN
    ]
    return UsedBefore(*said)


def write_addition(db: Database, write: MarkWrite, now: str) -> str | None:
    """Apply one write inside a transaction, with its line in the history.

    Return the uuid where something else was stored than the writer knew.
    """
    kept = write.kept
    table = _TABLES[type(kept)]
    stored = next(iter(db.query(f"SELECT * FROM {table.name} WHERE uuid = ?", [kept.uuid])), None)
    after = _row(write.after) if write.after is not None else None
    if after is not None:
        _put(db, table.name, after)
    else:
        db.conn.execute(f"DELETE FROM {table.name} WHERE uuid = ?", [kept.uuid])
    if isinstance(kept, Question):
        _index_question(db, kept, there=after is not None)
    said = (_told(table, stored), _told(table, after))
    db.conn.execute(HISTORY, [now, kept.author, kept.uuid, write.action, *said, kept.report])
    known = _told(table, _row(write.before)) if write.before is not None else None
    return kept.uuid if stored is not None and said[0] != known else None


def _read(db: Database, kind: type[Kind], report_id: int) -> Sequence[Kind]:
    table = _TABLES[kind]
    rows = db.query(f"SELECT * FROM {table.name} WHERE report = ? ORDER BY created, uuid", [report_id])
    return [_record(kind, row) for row in rows]


def _put(db: Database, table: str, row: Row) -> None:
    columns = ", ".join(f'"{name}"' for name in row)
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in row if name != "uuid")
    places = ", ".join("?" * len(row))
    db.conn.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({places}) ON CONFLICT (uuid) DO UPDATE SET {changes}",
        list(row.values()),
    )


def _index_question(db: Database, question: Question, there: bool) -> None:
    """Let the words of a question be found as the notes are, at the place of its mark."""
    row = db.conn.execute("SELECT start FROM mark WHERE uuid = ?", [question.mark]).fetchone()
    words = " · ".join(question.words) if there else ""
    index_note(db, question.uuid, question.report, row[0] if row else 0, words, question.mark)


def _told(table: _Table, row: Row | None) -> str | None:
    return _json({name: row[name] for name in table.told}) if row is not None else None


def _row(kept: Kept) -> dict[str, Any]:
    plain = to_plain(kept)
    return {name: _json(value) if name in _ANCHORS else value for name, value in plain.items()}


def _record(kind: type[Kind], row: Row) -> Kind:
    return from_plain(kind, {name: json.loads(value) if name in _ANCHORS else value for name, value in row.items()})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


_TABLES: dict[type, _Table] = {
    Tie: _Table("tie", ("kind", "parts", "total", "note")),
    Dismissal: _Table("dismissal", ("check", "places", "reason")),
    Evidence: _Table("evidence", ("mark", "source", "quote", "url", "file")),
    MarkLink: _Table("mark_link", ("first", "second", "note")),
    AddedFigure: _Table("added_figure", ("place", "kind", "number", "unit")),
    Question: _Table(
        "question", ("mark", "addressee", "theme", "priority", "wording", "answer", "answered_on", "state")
    ),
}
