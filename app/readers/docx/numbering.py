"""List numbers as Word shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.readers.docx.names import VAL, w, whole
from app.readers.docx.styles import is_on

if TYPE_CHECKING:
    from lxml.etree import _Element

    from app.readers.docx.styles import Styles

_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_ONES = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
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


@dataclass(frozen=True, slots=True)
class _List:
    counter: str  # lists that share an abstract definition count on together
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """Counts the list paragraphs of one document, in reading order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._lists = {} if root is None else _read_lists(root, styles)
        self._counts: dict[str, list[int | None]] = {}
        self._overridden: set[tuple[str, int]] = set()

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
        sign = level.text[:1]
        return _BULLET_SIGNS.get(sign, "•" if "\ue000" <= sign <= "\uf8ff" else level.text)

    def one(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        count = counts[at] if 0 <= at < _LEVELS else None
        if count is None:
            count = found.levels.get(at, Level()).start
        form = found.levels.get(at, Level()).format
        return format_number(count, "decimal" if level.legal and at != depth else form)

    return re.sub(r"%([1-9])", one, level.text)


def format_number(count: int, form: str) -> str:
    """Return a count in one of Word's number formats."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman.upper() if form == "upperRoman" else roman
    if form in ("lowerLetter", "upperLetter") and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * min(20, (count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for value, letters in _ROMAN + _ROMAN_ONES:
        while count >= value:
            written += letters
            count -= value
    return written


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
        lists[identity] = _List(name, levels, starts)
    return lists


def _read_levels(abstract: _Element) -> dict[int, Level]:
    return {whole(element.get(w("ilvl")), 0): _read_level(element) for element in abstract.findall(w("lvl"))}


def _read_level(element: _Element) -> Level:
    def value(name: str) -> str | None:
        found = element.find(w(name))
        return None if found is None else found.get(VAL)

    restart = value("lvlRestart")
    level = Level(
        format=value("numFmt") or "decimal",
        text=value("lvlText") or "",
        start=whole(value("start"), 1),
        suffix=value("suff") or "tab",
        legal=bool(is_on(element.find(w("isLgl")))),
    )
    return replace(level, restart=whole(restart, 0)) if restart is not None else level
