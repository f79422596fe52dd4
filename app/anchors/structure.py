"""The structure a place stands in: its headings, notes and cells, read once for a report and asked many times."""

from __future__ import annotations

import re
import weakref
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.report.model import NOTE_KINDS, Block, BlockKind, Report

# The number a heading begins with where its reader did not say how long it is: "PHẦN II", "3.1", "I.", "a)".
_NUMBER = re.compile(
    r"(?:phần|chương|mục)\s+([IVXLC]+|\d+)(?!\w)|(\d+(?:\.\d+)+)(?=\W)|([IVXLC]+|\d+|[a-zđ])\s?[.):/](?=\s)",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:phần|chương|mục)\s+", re.IGNORECASE)
_UNNUMBERED = 24  # code points kept of a heading that has no number
_RECENT = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a block stands: the headings above it (itself included), and its path in two: "I/3/3.1" and "p2"."""

    headings: tuple[Block, ...]
    section: str
    place: str


class Structure:
    """The standing of every block of one report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._standings: dict[str, Standing] = {}
        self._read()

    def standing(self, block: Block) -> Standing:
        """Return where the block stands."""
        return self._standings[block.id]

    def path_at(self, place: int) -> tuple[str, str]:
        """Return the section and the place in it of one code point; two empty ones where the report has no blocks."""
        if not self._report.blocks:
            return "", ""
        standing = self.standing(self._report.block_at(place))
        return standing.section, standing.place

    def _read(self) -> None:
        headings: list[Block] = []
        counts: Counter[str] = Counter()
        section = ""
        for block in self._report.blocks:
            if block.kind is BlockKind.HEADING:
                while headings and headings[-1].level >= block.level:
                    headings.pop()
                headings.append(block)
                section = "/".join(self._names(headings))
            self._standings[block.id] = self._stand(block, tuple(headings), section, counts)

    def _stand(self, block: Block, headings: tuple[Block, ...], section: str, counts: Counter[str]) -> Standing:
        if block.kind in NOTE_KINDS:
            return Standing(headings, f"note:{block.note or ''}", "")
        if block.cell is not None:
            return Standing(headings, f"table:{block.cell.table}", f"r{block.cell.row}c{block.cell.column}")
        if block.kind in (BlockKind.HEADER, BlockKind.FOOTER):
            counts[block.kind] += 1
            return Standing((), str(block.kind), str(counts[block.kind]))
        letter = "h" if block.kind is BlockKind.HEADING else "p"
        counts[section + "/" + letter] += 1
        return Standing(headings, section, f"{letter}{counts[section + '/' + letter]}")

    def _names(self, headings: Sequence[Block]) -> list[str]:
        return [heading_number(self._report, one) or self._unnumbered(one) for one in headings]

    def _unnumbered(self, heading: Block) -> str:
        return self._report.text_of(heading.span)[:_UNNUMBERED].casefold().replace("/", " ")


def heading_number(report: Report, heading: Block) -> str:
    """Return the number of a heading without its closing sign ("I", "3.1", "a"), or an empty text."""
    text = report.text_of(heading.span)
    if heading.list_mark_end > heading.span.start:
        return _NAMED.sub("", text[: heading.list_mark_end - heading.span.start]).strip(" \u00a0\t.):/–-")
    found = _NUMBER.match(text)
    return next((number for number in found.groups() if number), "") if found else ""


_recent: dict[int, tuple[weakref.ref[Report], Structure]] = {}


def structure_of(report: Report) -> Structure:
    """Return the structure of a report, read once as long as the same report is asked for."""
    kept = _recent.get(id(report))
    if kept is not None and kept[0]() is report:
        return kept[1]
    structure = Structure(report)
    while len(_recent) >= _RECENT:
        _recent.pop(next(iter(_recent)), None)
    _recent[id(report)] = (weakref.ref(report), structure)
    return structure
