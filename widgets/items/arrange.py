"""In which order items stand in the list, under which headings, and which of them a search lets through."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.review.model import Verdict
from app.wording import Message, render, translate
from widgets.items.row import Filter, ItemRow


class Sort(StrEnum):
    """What the list is sorted by."""

    PLACE = "place"
    LEVEL = "level"
    KIND = "kind"
    VERDICT = "verdict"
    CHANGED = "changed"
    PRIORITY = "priority"


class Group(StrEnum):
    """What stands over the items that are listed together."""

    NONE = "none"
    SECTION = "section"
    ADDRESSEE = "addressee"
    THEME = "theme"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the list is shown: filter, words searched for, order, and grouping; `closed` are groups that are shut.

    `only` are the keys of the items that a chart led to; where there are any, no other item is shown.
    """

    filter: Filter = Filter.ALL
    words: str = ""
    sort: Sort = Sort.PLACE
    group: Group = Group.NONE
    closed: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above the items of one group."""

    group: str
    count: int
    closed: bool


Line = str | Heading

_VERDICTS = (Verdict.INCONSISTENT, Verdict.QUESTIONED, Verdict.UNREVIEWED, Verdict.VERIFIED)
_KINDS = ("finding", "figure", "claim", "reference", "mark")
_KEYS: dict[Sort, Callable[[ItemRow], Any]] = {
    Sort.PLACE: lambda row: 0,
    Sort.LEVEL: lambda row: row.level,
    Sort.KIND: lambda row: _KINDS.index(row.kind),
    Sort.VERDICT: lambda row: _VERDICTS.index(row.verdict),
    Sort.PRIORITY: lambda row: row.pressing,
}
_KIND_WORDS: dict[str, Message] = {
    "finding": Message("Findings"),
    "figure": Message("Figures"),
    "claim": Message("Claims"),
    "reference": Message("References to documents"),
    "mark": Message("Marked by hand"),
}


class Folded:
    """The words that a search looks through, folded once a row."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[ItemRow, str]] = {}

    def of(self, row: ItemRow) -> str:
        """Return what is searched of a row: title, second line, what a finding says, place, note and question."""
        from app.language.folding import fold

        known = self._known.get(row.key)
        if known is None or (known[0] is not row and searched(known[0]) != searched(row)):
            known = self._known[row.key] = (row, fold(" ".join(" ".join(searched(row)).split())))
        return known[1]


def searched(row: ItemRow) -> tuple[str, ...]:
    """Return the texts of a row that a search looks through."""
    return row.title, row.second, row.said, row.place, row.note, *row.asked_in


def passing(rows: Iterable[ItemRow], how: Arrangement, folded: Folded) -> list[ItemRow]:
    """Return the rows that filter and search let through, in their order; what was put aside comes last."""
    words = ""
    if how.words.strip():
        from app.language.folding import fold

        words = fold(" ".join(how.words.split()))
    rows = (row for row in rows if row.key in how.only) if how.only else rows
    found = [row for row in rows if row.passes(how.filter) and (not words or words in folded.of(row))]
    if how.sort is Sort.CHANGED:
        found.sort(key=lambda row: row.changed, reverse=True)
    else:
        found.sort(key=_KEYS[how.sort])
    return sorted(found, key=lambda row: row.aside)


def lines_of(rows: Sequence[ItemRow], how: Arrangement) -> list[Line]:
    """Return the lines of the list: keys of rows, by groups each under its heading unless that is shut."""
    if how.group is Group.NONE:
        return [row.key for row in rows]
    groups: dict[str, list[str]] = {}
    for row in sorted(rows, key=_ORDERS[how.group]):
        groups.setdefault(group_of(row, how.group), [])
    for row in rows:
        groups[group_of(row, how.group)].append(row.key)
    lines: list[Line] = []
    for group, keys in groups.items():
        closed = group in how.closed
        lines.append(Heading(group, len(keys), closed))
        lines += () if closed else keys
    return lines


def group_of(row: ItemRow, group: Group) -> str:
    """Return the heading that a row stands under."""
    match group:
        case Group.ADDRESSEE:
            return row.addressee or (translate("Nobody addressed") if row.asked else translate("No question"))
        case Group.THEME:
            return row.theme or (translate("No subject") if row.asked else translate("No question"))
        case Group.KIND:
            return render(_KIND_WORDS[row.kind])
    return row.group


_ORDERS: dict[Group, Callable[[ItemRow], Any]] = {
    Group.SECTION: lambda row: row.start,
    Group.ADDRESSEE: lambda row: (row.asked is None, not row.addressee, row.addressee.casefold()),
    Group.THEME: lambda row: (row.asked is None, not row.theme, row.theme.casefold()),
    Group.KIND: lambda row: _KINDS.index(row.kind),
}


def toggled(closed: Collection[str], group: str) -> frozenset[str]:
    """Return the groups that are shut once this one is opened or shut."""
    return frozenset(closed) ^ {group}
