"""List numbers as Word shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.readers.docx.names import COMPATIBILITY, VAL, w, whole
from app.readers.docx.number_formats import format_number, padded
from app.readers.docx.styles import is_on
from app.readers.docx.symbols import in_symbols, symbol_font

if TYPE_CHECKING:
    from lxml.etree import _Element

    from app.readers.docx.styles import Styles

_LEVELS = 9
_NEWER_FORMAT = f"{{{COMPATIBILITY}}}AlternateContent/{{{COMPATIBILITY}}}Choice/{w('numFmt')}"
_BULLET_SIGNS = {"o": "o", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "-", "\uf02b": "+"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None
    pattern: str = ""  # of a format of its own, such as "001, 002, 003, ..."
    font: str = ""
    style: str = ""  # the paragraph style whose list paragraphs stand on this level


@dataclass(frozen=True, slots=True)
class _List:
    counter: str  # lists that share an abstract definition count on together
    levels: dict[int, Level]
    starts: dict[int, int]
    by_style: dict[str, int]


class Numbering:
    """Counts the list paragraphs of one document, in reading order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._lists = {} if root is None else _read_lists(root, styles)
        self._counts: dict[str, list[int | None]] = {}
        self._overridden: set[tuple[str, int]] = set()

    def depth_of(self, identity: str, style: str, otherwise: int) -> int:
        """Return the level that a list ties to a paragraph style."""
        found = self._lists.get(identity)
        return otherwise if found is None else found.by_style.get(style, otherwise)

    def next(self, identity: str, depth: int) -> str:
        """Return the number or bullet that the next paragraph of a list shows, with its blank; "" for none."""
        found = self._lists.get(identity)
        if found is None or not 0 <= depth < _LEVELS or depth not in found.levels:
            return ""
        level = found.levels[depth]
        counts = self._counts.setdefault(found.counter, [None] * _LEVELS)
        self._advance(identity, found, counts, depth)
        shown = _shown(found, counts, depth)
        if not shown.strip():
            return ""
        return shown if level.suffix == "nothing" else shown + " "

    def _advance(self, identity: str, found: _List, counts: list[int | None], depth: int) -> None:
        if depth in found.starts and (identity, depth) not in self._overridden:
            self._overridden.add((identity, depth))
            counts[depth] = None
        for above in range(depth):
            if counts[above] is None:
                counts[above] = found.levels.get(above, Level()).start
        start = found.starts.get(depth, found.levels[depth].start)
        before = counts[depth]
        counts[depth] = start if before is None else before + 1
        for below in range(depth + 1, _LEVELS):
            restart = found.levels.get(below, Level()).restart
            if restart is None or (restart > 0 and depth < restart):
                counts[below] = None


def _shown(found: _List, counts: list[int | None], depth: int) -> str:
    level = found.levels[depth]
    if level.format == "bullet":
        if level.text and (table := symbol_font(level.font)):
            signs, unknown = in_symbols(level.text, table)
            return "•" if unknown else signs.replace("−", "-")
        sign = level.text[:1]
        return _BULLET_SIGNS.get(sign, "•" if "\ue000" <= sign <= "\uf8ff" else level.text)

    def one(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        count = counts[at] if 0 <= at < _LEVELS else None
        if count is None:
            count = found.levels.get(at, Level()).start
        shown = found.levels.get(at, Level())
        if shown.pattern:
            return padded(count, shown.pattern)
        return format_number(count, "decimal" if level.legal and at != depth else shown.format)

    return re.sub(r"%([1-9])", one, level.text)


def _read_lists(root: _Element, styles: Styles) -> dict[str, _List]:
    abstract = {str(element.get(w("abstractNumId"))): element for element in root.findall(w("abstractNum"))}
    targets: dict[str, str] = {}
    for element in root.findall(w("num")):
        target = element.find(w("abstractNumId"))
        targets[str(element.get(w("numId")))] = str(target.get(VAL)) if target is not None else ""
    lists = {}
    for element in root.findall(w("num")):
        identity = str(element.get(w("numId")))
        name = targets[identity]
        link = abstract[name].find(w("numStyleLink")) if name in abstract else None
        if link is not None:  # the levels stand where the named style points to
            numbering = styles.get(str(link.get(VAL))).numbering
            name = targets.get(numbering[0], name) if numbering else name
        levels = _read_levels(abstract[name]) if name in abstract else {}
        starts: dict[int, int] = {}
        for override in element.findall(w("lvlOverride")):
            depth = whole(override.get(w("ilvl")), 0)
            if (own := override.find(w("lvl"))) is not None:
                levels[depth] = _read_level(own)
            if (start := override.find(w("startOverride"))) is not None:
                starts[depth] = whole(start.get(VAL), 1)
        by_style = {level.style: depth for depth, level in levels.items() if level.style}
        lists[identity] = _List(name, levels, starts, by_style)
    return lists


def _read_levels(abstract: _Element) -> dict[int, Level]:
    return {whole(element.get(w("ilvl")), 0): _read_level(element) for element in abstract.findall(w("lvl"))}


def _read_level(element: _Element) -> Level:
    def value(name: str) -> str | None:
        found = element.find(w(name))
        return None if found is None else found.get(VAL)

    restart, form, pattern = value("lvlRestart"), value("numFmt"), ""
    newer = element.find(_NEWER_FORMAT)  # beside a fallback for programs that do not know it
    if newer is not None:
        form, pattern = str(newer.get(VAL) or ""), str(newer.get(w("format")) or "")
    fonts = element.find(f"{w('rPr')}/{w('rFonts')}")
    level = Level(
        format=form or "decimal",
        text=value("lvlText") or "",
        start=whole(value("start"), 1),
        suffix=value("suff") or "tab",
        legal=bool(is_on(element.find(w("isLgl")))),
        pattern=pattern if form == "custom" and pattern[:1].isdecimal() else "",
        font="" if fonts is None else str(fonts.get(w("hAnsi")) or fonts.get(w("ascii")) or ""),
        style=value("pStyle") or "",
    )
    return replace(level, restart=whole(restart, 0)) if restart is not None else level
