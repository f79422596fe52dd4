"""Numbers of headings and list items that leave one out or come twice: I, II, IV; 1, 2, 4; a, b, d; 2, 2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.report.model import NOTE_KINDS, Block, BlockKind, Span
from app.wording.message import Message

_MARK = re.compile(
    r"[\s*_]*(?:(?P<roman>[IVXL]{1,6})[./)]|(?P<path>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?"
    r"|(?P<number>\d{1,2})(?P<sign>[.)])|(?P<letter>[a-zđ])(?P<stop>[.)]))(?=[*_]*\s+\S)"
)
# Letters that number items, and those among them that Vietnamese writers may leave out.
_LETTERS, _OPTIONAL = "abcdđefghijklmnopqrstuvwxyz", "đfjwz"
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")
_OUTSIDE = NOTE_KINDS | {BlockKind.TABLE_CELL, BlockKind.HEADER, BlockKind.FOOTER, BlockKind.SIGNATURE}
_DEPTHS = ("roman", "number.", "path", "number)", "letter)", "letter.")
_FEWEST = 3  # two numbers make no sequence yet
_MOST_LEFT_OUT = 2


@dataclass(frozen=True, slots=True)
class _Item:
    style: str
    parent: str
    place: int
    shown: str
    span: Span


def check_numbering_gap(context: Context) -> Iterator[FindingDraft]:
    """Yield each number that leaves one out, or repeats the one before, in a sequence that begins with the first."""
    for run in _sequences(context):
        sound = run[0].place == 1 and len(run) >= _FEWEST
        for number, (before, item) in enumerate(pairwise(run)):
            missing = _left_out(before, item)
            message = None
            if sound and 0 < len(missing) <= _MOST_LEFT_OUT and not _stand_between(context, missing, before, item):
                message = Message(
                    "{shown} follows {before}: {missing} is left out.",
                    shown=item.shown,
                    before=before.shown,
                    missing=", ".join(missing),
                )
            elif sound and number and before.place == item.place:
                message = Message("Two in a row are numbered {shown}; the second should go on.", shown=item.shown)
            if message:
                yield FindingDraft("numbering_gap", Level.UNSURE, (before.span, item.span), message)


def _sequences(context: Context) -> Sequence[Sequence[_Item]]:
    """Part the numbered blocks into sequences; a heading ends those of the styles below it."""
    done: list[list[_Item]] = []
    current: dict[str, list[_Item]] = {}
    for block in context.report.blocks:
        item = None if block.kind in _OUTSIDE else _item(context, block)
        if item is None:
            continue
        run = current.get(item.style)
        if run is None or run[-1].parent != item.parent or item.place < run[-1].place or item.place == 1:
            run = current[item.style] = []
            done.append(run)
        run.append(item)
        for deeper in _DEPTHS[_DEPTHS.index(item.style) + 1 :]:
            current.pop(deeper, None)
    return done


def _item(context: Context, block: Block) -> _Item | None:
    match = _MARK.match(context.report.text, *block.span)
    if match is None:
        return None
    name = next(name for name in ("roman", "path", "number", "letter") if match[name])
    shown, span = match[name], Span(match.start(name), match.end())
    if name == "roman":
        return _Item("roman", "", _ROMAN.index(shown), shown, span) if shown in _ROMAN else None
    if name == "letter":
        return _Item(f"letter{match['stop']}", "", _LETTERS.index(shown) + 1, shown, span)
    parent, _, last = shown.rpartition(".")
    return _Item("path" if parent else f"number{match['sign']}", parent, int(last), shown, span)


def _left_out(before: _Item, item: _Item) -> Sequence[str]:
    places = range(before.place + 1, item.place)
    if item.style == "roman":
        return [_ROMAN[place] for place in places]
    if item.style.startswith("letter"):
        return [_LETTERS[place - 1] for place in places if _LETTERS[place - 1] not in _OPTIONAL]
    return [f"{item.parent}.{place}" if item.parent else str(place) for place in places]


def _stand_between(context: Context, missing: Sequence[str], before: _Item, item: _Item) -> bool:
    """Say whether a number stands inside a line between the two: its line was joined to another."""
    between = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, missing))})[./)]?(?=[*_]*\s)")
    return between.search(context.report.text, before.span.end, item.span.start) is not None
