"""Words put together to lines: by base line, cut at wide gaps, superscripts on the line that they stand on."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from app.readers.draft import superscript
from app.readers.pdf.runs import Look, Run

_SMALL = 0.87  # a superscript's size in that of its neighbour, at most
_RAISED = (0.08, 0.75)  # how far above the base line a superscript stands, in sizes of its neighbour
_ONE_LINE = 0.25  # base lines that differ less, in sizes, are one line
_BLANK = 0.17  # a gap that is a blank, in sizes, where the file has none
_TIGHT = 0.08  # a gap that is none, in sizes, where the file has a blank: PDFium makes up some
_STRAYS = 6  # superscripts that one line may have by themselves
_WIDE = 1.4  # a gap that may part columns, in sizes


@dataclass(slots=True, eq=False)
class Line:
    """A piece of a line without wide gaps: its words as text, the edges of each letter, how it looks."""

    text: str
    edges: array[float]
    top: float
    bottom: float
    base: float
    size: float
    page: int = 0
    looks: list[tuple[int, Look]] = field(default_factory=list)  # where each look begins
    raised: list[tuple[int, int]] = field(default_factory=list)  # superscripts
    turned: bool = False
    floor: float = 0.0  # the left side of the column that the line stands in
    ceiling: float = 0.0  # its right side
    flow: int = 0  # which column of running text of its page; 0 is the page itself
    after: bool = False  # a page's end or a table stands between this line and the one before
    alone: bool = False  # begins a paragraph
    closed: bool = False  # ends one

    @property
    def left(self) -> float:
        """The left side."""
        return self.edges[0]

    @property
    def right(self) -> float:
        """The right side."""
        return self.edges[-1]

    @property
    def first_width(self) -> float:
        """How wide the first word is."""
        end = self.text.find(" ")
        return self.edges[end if end > 0 else len(self.text)] - self.edges[0]

    def bold(self) -> bool:
        """Say whether all of it is bold."""
        return bool(self.looks) and all(look.bold for _, look in self.looks)


def lines_of(words: list[Run], page: int) -> list[Line]:
    """Return the lines of words, from top to bottom, the pieces of one line from left to right."""
    _raise(words)
    level = [word for word in words if not word.turned]
    _raise_strays(list(_rows(level)))
    lines = [_line(piece, page) for row in _rows(level) for piece in _pieces(_parted(row))]
    return lines + [_line(run, page) for run in _turned_runs(words)]


def _raise(words: list[Run]) -> None:
    """Find superscripts by the words beside them, and put them on the base line of those."""
    for before, word in pairwise(words):
        if before.raised:
            if _is_beside(before, word):
                word.raised, word.base = True, before.base
        elif _is_above(word, before) and abs(word.left - before.right) < 0.6 * before.size:
            word.raised, word.base = True, before.base
        elif _is_above(before, word) and -0.2 * word.size < word.left - before.right < 2.5 * word.size:
            before.raised, before.base = True, word.base


def _raise_strays(rows: list[list[Run]]) -> None:
    """Find superscripts that the file has elsewhere than their neighbours: small digits above a word's end."""
    for row, below in pairwise(rows):
        if len(row) > _STRAYS or any(word.raised or not word.text.strip("()[],").isdigit() for word in row):
            continue
        for word in row:
            hosts = [one for one in below if _is_above(word, one)]
            if any(abs(word.left - one.right) < one.size or _opens(one, word) is not None for one in hosts):
                word.raised, word.base = True, hosts[0].base


def _opens(run: Run, mark: Run) -> int | None:
    """Return the place of the blank in a run that a mark stands over, None where there is none."""
    middle = (mark.left + mark.right) / 2
    for place, sign in enumerate(run.text):
        if sign == " " and run.edges[place] - 1 <= middle <= run.edges[place + 1] + 1:
            return place
    return None


def _parted(row: list[Run]) -> list[Run]:
    """Return the runs of a row from left to right, parted where a mark stands in a blank of theirs."""
    ordered = sorted(row, key=attrgetter("left"))
    for index, (run, mark) in enumerate(pairwise(ordered)):
        if mark.raised and mark.left < run.right and (place := _opens(run, mark)) is not None:
            first, rest = run.parted(place)
            return _parted([*ordered[:index], first, *ordered[index + 1 :], rest])
    return ordered


def _is_beside(before: Run, word: Run) -> bool:
    """Say whether a word is raised as the superscript before it is: its base line was moved down already."""
    if word.turned or abs(word.size - before.size) > 0.1:
        return False
    return 0.1 * word.size < before.base - word.base < 1.2 * word.size and -1 < word.left - before.right < before.size


def _is_above(small: Run, large: Run) -> bool:
    if small.turned or small.size >= _SMALL * large.size:
        return False
    return _RAISED[0] * large.size < large.base - small.base < _RAISED[1] * large.size


def _rows(words: list[Run]) -> Iterable[list[Run]]:
    """Yield the words that stand on one base line."""
    row: list[Run] = []
    base = 0.0
    for word in sorted(words, key=attrgetter("base")):
        if row and word.base - base > _ONE_LINE * min(word.size, row[0].size):
            yield row
            row = []
        if not row:
            base = word.base
        row.append(word)
    if row:
        yield row


def _pieces(row: list[Run]) -> Iterable[list[Run]]:
    """Cut a row at wide gaps."""
    start = 0
    for index in range(1, len(row)):
        before, word = row[index - 1], row[index]
        if word.left - before.right > _WIDE * max(word.size, before.size):
            yield row[start:index]
            start = index
    yield row[start:]


def _turned_runs(words: list[Run]) -> Iterable[list[Run]]:
    run: list[Run] = []
    for word in words:
        if not word.turned:
            continue
        if run and not _near(run[-1], word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _near(before: Run, word: Run) -> bool:
    reach = 1.5 * max(before.size, word.size)
    across = max(word.left - before.right, before.left - word.right)
    along = max(word.top - before.bottom, before.top - word.bottom)
    return across < reach and along < reach


def _line(words: list[Run], page: int) -> Line:
    """Put words in their order together to a line."""
    pieces: list[str] = []
    edges: array[float] = array("f")
    looks: list[tuple[int, Look]] = []
    raised: list[tuple[int, int]] = []
    length = 0
    sizes: dict[float, int] = {}
    before: Run | None = None
    for word in words:
        if before is not None and not _is_one(before, word):
            pieces.append(" ")
            edges.append(before.right)
            length += 1
        text = superscript(word.text) if word.raised else word.text
        if word.raised:
            raised.append((length, length + len(text)))
        else:
            sizes[word.size] = sizes.get(word.size, 0) + len(text)
            if not looks or looks[-1][1] != word.look:
                looks.append((length, word.look))
        pieces.append(text)
        edges.extend(word.edges[:-1])
        length += len(text)
        before = word
    assert before is not None
    edges.append(before.right)
    if words[0].turned:
        edges = array("f", [min(word.left for word in words), max(word.right for word in words)])
    size = max(sizes, key=lambda one: sizes[one]) if sizes else before.size
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    looks = looks or [(0, words[0].look)]
    return Line("".join(pieces), edges, top, bottom, words[0].base, size, page, looks, raised, words[0].turned)


def _is_one(before: Run, word: Run) -> bool:
    """Say whether no blank stands between two words."""
    if word.turned:
        return word.glued and _near(before, word)
    gap = word.left - before.right
    size = max(before.size, word.size)
    return gap < (_BLANK if word.glued or word.raised else _TIGHT) * size
