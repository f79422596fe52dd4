"""Full-text search over the blocks of all reports, without regard to tones and diacritics."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlite_utils import Database

from app.language.folding import fold, fold_keeping_places
from app.report.model import Report
from app.review.model import SearchHit
from storage.reports import read_record

LIMIT = 100
_AROUND = 60  # code points of the snippet before the first word that was found
_LENGTH = 180  # code points of a whole snippet
_PLACE_BITS = 32  # a row's id: its report above these bits, the start of its block below
_PLACE_MASK = (1 << _PLACE_BITS) - 1
_WORD = re.compile(r"\w+")


def index_report(db: Database, report_id: int, report: Report) -> None:
    """Put the blocks of a report into the index in place of those of its reading before."""
    first = report_id << _PLACE_BITS
    db.conn.execute("DELETE FROM search WHERE rowid BETWEEN ? AND ?", [first, first + _PLACE_MASK])
    rows = ((block, report.text_of(block.span)) for block in report.blocks)
    db.conn.executemany(
        "INSERT INTO search (rowid, folded, words) VALUES (?, ?, ?)",
        ((first + block.span.start, fold(words), words) for block, words in rows if words.strip()),
    )


def search(db: Database, words: str) -> Sequence[SearchHit]:
    """Return the blocks that hold all the words, the last of which may be unfinished; the best first."""
    wanted = _WORD.findall(fold(words))
    if not wanted:
        return []
    query = " ".join(f'"{word}"' for word in wanted) + "*"
    rows = db.conn.execute(
        "SELECT rowid >> ?, rowid & ?, words FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?",
        [_PLACE_BITS, _PLACE_MASK, query, LIMIT],
    ).fetchall()
    records = {report_id: read_record(db, report_id) for report_id in {row[0] for row in rows}}
    return [SearchHit(records[report_id], _snippet(text, wanted), start) for report_id, start, text in rows]


def _snippet(text: str, wanted: Sequence[str]) -> str:
    """Return the part of a block around the first word that was found, cut at blanks."""
    folded, places = fold_keeping_places(text)
    found = re.search(r"\b(?:" + "|".join(map(re.escape, wanted)) + ")", folded)
    first = places[found.start()] if found else 0
    begin = 0 if first <= _AROUND else text.find(" ", first - _AROUND, first) + 1 or first
    end = min(len(text), begin + _LENGTH)
    cut = text.rfind(" ", begin + _LENGTH // 2, end) if end < len(text) else -1
    end = cut if cut > first else end
    return ("…" if begin else "") + " ".join(text[begin:end].split()) + ("…" if end < len(text) else "")
