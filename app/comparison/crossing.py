"""Words that were in a note and are in the text now, or the other way round.

Somebody may have moved them; or a file that tells no notes apart, such as a .pdf, was read with the end of a note that
runs over to the next page in the text.
"""

from __future__ import annotations

from app.comparison.moves import relocated
from app.comparison.words import Match, align_piece, changed, take_out


def crossed(body: Match, notes: Match) -> list[Match]:
    """Take the words that crossed over out of the changes of both, and return them aligned with one another."""
    return [match for match in (_between(notes, body), _between(body, notes)) if match.moved]


def _between(left: Match, right: Match) -> Match:
    """Match what went from the old words of one to the new words of the other."""
    match = Match(left.old, right.new)
    found = relocated(left.old, changed(left, 0), right.new, changed(right, 1))
    take_out(left, [old for old, _ in found], [])
    take_out(right, [], [new for _, new in found])
    for old, new in found:
        align_piece(match, old, new)
    match.runs.sort()
    return match
