"""Running heads, feet and page numbers: taken out of the pages, and given back once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from app.readers.pdf.layout import PageLayout
from app.readers.pdf.lines import Line

_NUMBER = re.compile(r"(?i)[-–—.\s]*(?:trang|page)?[\s.:]*(\d{1,4})(?:\s*(?:/|of|trên)\s*\d{1,4})?[-–—.\s]*")
_EDGE = 0.13  # of the page's height: what may be a head or a foot
_ROWS = 3  # lines from the edge that may be a head or a foot
_PAGES = 3  # in a row that a head stands on, at least
_Y = 4.0  # points by which its place may vary
Key = tuple[bool, str]


def take_margins(pages: list[PageLayout]) -> tuple[list[Line], list[Line]]:
    """Take heads and feet out of the pages' lines; return the first of each different one, heads and feet."""
    repeated = _repeated(pages)
    numbered = _numbered(pages)
    heads: dict[str, Line] = {}
    feet: dict[str, Line] = {}
    for page in pages:
        taken = set()
        for line, top in _edge_lines(page):
            if id(line) in numbered:
                taken.add(id(line))
            elif (top, _folded(line.text)) in repeated:
                taken.add(id(line))
                (heads if top else feet).setdefault(_folded(line.text), line)
        page.lines = [line for line in page.lines if id(line) not in taken]
    return list(heads.values()), list(feet.values())


def _edge_lines(page: PageLayout) -> Iterator[tuple[Line, bool]]:
    """Yield the outermost lines of a page, and whether they stand at its top."""
    for top, lines in ((True, page.lines), (False, page.lines[::-1])):
        for line in lines[: 2 * _ROWS]:
            if (line.bottom < _EDGE * page.height) if top else (line.top > (1 - _EDGE) * page.height):
                yield line, top


def _folded(text: str) -> str:
    return " ".join(re.sub(r"\d+", "0", text).split())


def _repeated(pages: list[PageLayout]) -> set[Key]:
    """Return what stands at the same place of several pages."""
    places: dict[Key, list[tuple[float, int]]] = {}
    for page in pages:
        for line, top in _edge_lines(page):
            away = line.base if top else page.height - line.base
            places.setdefault((top, _folded(line.text)), []).append((away, page.number))
    found = set()
    for key, seen in places.items():
        level = Counter(round(away / _Y) for away, _ in seen).most_common(1)[0][0]
        on = sorted({number for away, number in seen if abs(away - level * _Y) <= 1.5 * _Y})
        if not _NUMBER.fullmatch(key[1]) and len(key[1]) > 1 and _longest_row(on) >= min(_PAGES, len(pages)) > 1:
            found.add(key)
    return found


def _longest_row(numbers: list[int]) -> int:
    """Return on how many pages in a row, or on how many left or right ones in a row, something stands."""
    longest = row = 1
    for before, number in pairwise(numbers):
        row = row + 1 if number - before <= 2 else 1
        longest = max(longest, row)
    return longest


def _numbered(pages: list[PageLayout]) -> set[int]:
    """Return which lines are page numbers: alone at the edge, and counting with the pages."""
    found: list[tuple[int, int, bool]] = []
    for page in pages:
        for line, top in _edge_lines(page):
            if (match := _NUMBER.fullmatch(line.text)) and _is_alone(line, page, top):
                found.append((id(line), int(match[1]) - page.number, top))
    counted = Counter((shift, top) for _, shift, top in found)
    return {line for line, shift, top in found if counted[shift, top] >= 2 or shift == 0}


def _is_alone(line: Line, page: PageLayout, top: bool) -> bool:
    """Say whether nothing stands further out, nor beside it."""
    for other in page.lines:
        if other is line or other.turned:
            continue
        if abs(other.base - line.base) < line.size * 0.5 and not _NUMBER.fullmatch(other.text):
            return False
        if (other.bottom < line.top) if top else (other.top > line.bottom):
            return False
    return True
