"""What a comment beside a marked place says, in a Word file as in a PDF."""

from __future__ import annotations

from app.exports.content import Entry, one_line
from app.exports.labels import verdict_label


def comment_lines(entry: Entry, *, quoted: bool) -> tuple[str, ...]:
    """Return the verdict, the quote where it is asked for, the note, what was found, and the other places."""
    lines = [verdict_label(entry.verdict)]
    if quoted:
        lines.append(_quoted(entry.quotes[0].where, entry.words))
    lines += [entry.note] if entry.note else []
    lines += entry.messages
    lines += [proof.formula for proof in entry.proofs if not any(proof.formula in line for line in lines)]
    lines += [_quoted(quote.where, quote.whole) for quote in entry.quotes[1:]]
    return tuple(lines)


def _quoted(where: str, words: str) -> str:
    return f"{where}: “{one_line(words)}”" if where else f"“{one_line(words)}”"
