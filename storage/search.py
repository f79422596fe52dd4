"""Full-text search over the blocks of all reports and over all notes, without regard to tones and diacritics."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from app.review.finding_words import places_of, words_of
from app.review.model import SearchHit
from storage.indexing import PLACE_BITS, PLACE_MASK
from storage.reports import read_record

LIMIT = 100
_AROUND = 60  # code points of the snippet before the first word that was found
_LENGTH = 180  # code points of a whole snippet
_IN_NOTES = "SELECT report, start, words, mark FROM note_search WHERE note_search MATCH ? ORDER BY rank LIMIT ?"
_HEADING = "SELECT words FROM heading WHERE report = ? AND start <= ? ORDER BY start DESC LIMIT 1"
# Blocks in which the words follow on one another come before those that only hold them all.
_IN_BLOCKS = (
    "SELECT rowid >> ?, rowid & ?, words, NULL FROM search WHERE search MATCH ? "
    "ORDER BY rowid IN (SELECT rowid FROM search WHERE search MATCH ?) DESC, rank LIMIT ?"
)


def search(db: Database, words: str) -> Sequence[SearchHit]:
    """Return the notes, then the blocks, that hold all the words, the last of which may be unfinished; best first."""
    wanted = words_of(words)
    if not wanted:
        return []
    query = " ".join(f'"{word}"' for word in wanted) + "*"
    notes = db.conn.execute(_IN_NOTES, [query, LIMIT]).fetchall()
    phrase = f'"{" ".join(wanted)}"*'
    blocks = db.conn.execute(_IN_BLOCKS, [PLACE_BITS, PLACE_MASK, query, phrase, LIMIT - len(notes)]).fetchall()
    rows = notes + blocks
    records = {report_id: read_record(db, report_id) for report_id in {row[0] for row in rows}}
    return [
        SearchHit(records[report_id], _snippet(text, wanted), start, mark, _heading(db, report_id, start))
        for report_id, start, text, mark in rows
    ]


def _heading(db: Database, report_id: int, start: int) -> str:
    row = db.conn.execute(_HEADING, [report_id, start]).fetchone()
    return str(row[0]) if row else ""


def _snippet(text: str, wanted: Sequence[str]) -> str:
    """Return the part of a block around the first word that was found, cut at blanks."""
    found = places_of(wanted, text)
    # Where words stand together is what was most likely meant.
    first = max(found, key=lambda span: span.end - span.start).start if found else 0
    begin = 0 if first <= _AROUND else text.find(" ", first - _AROUND, first) + 1 or first
    end = min(len(text), begin + _LENGTH)
    cut = text.rfind(" ", begin + _LENGTH // 2, end) if end < len(text) else -1
    end = cut if cut > first else end
    return ("…" if begin else "") + " ".join(text[begin:end].split()) + ("…" if end < len(text) else "")
