"""Rows of tables that stand at another place of the table, or of another table, than they did."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from app.comparison.align import Run
from app.comparison.moves import Piece
from app.comparison.tokens import Stream

_NEAR = 60  # words that a line of a cell may be read earlier or later
_SHORT = 15  # words of a block that may be a cell of a table that was not seen as one
_LEAST = 2  # words of the name of a row; a shorter one is found in too many rows


def moved_rows(old: Stream, left: Iterable[int], new: Stream, right: Iterable[int]) -> list[tuple[Piece, Piece]]:
    """Return which rows that were deleted as a whole stand elsewhere under the same name, as ranges of words.

    A name that stands in two cells of one version says nothing.
    """
    gone, come = _named(old, set(left)), _named(new, set(right))
    return sorted((gone[name], come[name]) for name in gone.keys() & come.keys())


def read_in_turn(
    old: Stream, left: Iterable[Piece], new: Stream, right: Iterable[Piece], runs: Sequence[Run]
) -> list[tuple[Piece, Piece]]:
    """Return the changed words that stand nearby on the other side, only read in another order.

    Two formats may tell the lines of narrow cells in turn or cell by cell.
    """
    there: dict[tuple[int, ...], list[Piece]] = {}
    for piece in right:
        there.setdefault(tuple(new.ids[slice(*piece)]), []).append(piece)
    starts = [run.old for run in runs]
    found = []
    for piece in left:
        near = there.get(tuple(old.ids[slice(*piece)]), [])
        run = runs[max(0, bisect_right(starts, piece[0]) - 1)] if runs else Run(0, 0, 0)
        place = piece[0] - run.old + run.new
        other = next((each for each in near if abs(each[0] - place) <= _NEAR), None)
        if other is None or not old.word(piece[0])[0].isalpha():
            continue
        if _in_narrow(old, piece[0]) or _in_narrow(new, other[0]):
            near.remove(other)
            found.append((piece, other))
    return found


def _in_narrow(stream: Stream, index: int) -> bool:
    """Say whether a word stands in a cell or in a block that is as short as one."""
    number = stream.owners[index]
    first, last = stream.bounds[number]
    return stream.blocks[number].cell is not None or last - first <= _SHORT


def _named(stream: Stream, changed: set[int]) -> dict[tuple[int, ...], Piece]:
    """Return the rows all of whose words changed, by the words of their first cell that has letters."""
    rows: dict[tuple[int, int], list[int]] = {}
    for index in changed:
        cell = stream.blocks[stream.owners[index]].cell
        if cell is not None:
            rows.setdefault((cell.table, cell.row), []).append(stream.owners[index])
    if not rows:
        return {}
    found: dict[tuple[int, ...], Piece] = {}
    names = Counter(stream.fingerprint(n) for n, block in enumerate(stream.blocks) if block.cell is not None)
    for place, owners in rows.items():
        blocks = _blocks_of(stream, min(owners), place)
        words = [n for block in blocks for n in range(*stream.bounds[block]) if not stream.is_label(n)]
        name = next((block for block in blocks if stream.word(stream.bounds[block][0])[0].isalpha()), None)
        if name is None or not changed.issuperset(words):
            continue
        key = stream.fingerprint(name)
        if len(key) >= _LEAST and names[key] == 1:
            found[key] = (words[0], words[-1] + 1)
    return found


def _blocks_of(stream: Stream, block: int, place: tuple[int, int]) -> list[int]:
    """Return the blocks of a row, one of which is known; they follow one another."""

    def inside(number: int) -> bool:
        if not 0 <= number < len(stream.blocks):
            return False
        cell = stream.blocks[number].cell
        return cell is not None and (cell.table, cell.row) == place

    first, last = block, block
    while inside(first - 1):
        first -= 1
    while inside(last + 1):
        last += 1
    return list(range(first, last + 1))
