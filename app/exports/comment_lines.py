"""What a comment beside a marked place says, in a Word file as in a PDF."""

from __future__ import annotations

from app.exports.content import Entry, one_line
from app.exports.labels import verdict_label
from app.exports.said import added_lines


def comment_lines(entry: Entry, *, quoted: bool) -> tuple[str, ...]:
    """Return the verdict, the quote where asked for, the note, what was found, other places, what was added."""
    lines = [verdict_label(entry.verdict)]
    if quoted:
        lines.append(_quoted(entry.quotes[0].where, entry.words))
    lines += [entry.note] if entry.note else []
    lines += entry.messages
    lines += [proof.formula for proof in entry.proofs if not any(proof.formula in line for line in lines)]
    lines += [_quoted(quote.where, quote.whole) for quote in entry.quotes[1:]]
    lines += added_lines(entry)
    return tuple(lines)


def _quoted(where: str, words: str) -> str:
    return f"{where}: “{one_line(words)}”" if where else f"“{one_line(words)}”"
