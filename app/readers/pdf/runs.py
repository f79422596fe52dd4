"""What stands on a page: words with the places of their letters, ruled strokes, pictures. All as the page is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple


class Look(NamedTuple):
    """How letters are written: the font's name, bold, italic, whether they are painted at all."""

    font: str = ""
    bold: bool = False
    italic: bool = False
    painted: bool = True


PLAIN = Look()


@dataclass(slots=True, eq=False)
class Run:
    """Words written in one go on one base line, with the blanks between them.

    `edges` is the left side of each letter and the right side of the last one; y grows downwards. `glued` says that
    the file has no blank between this run and the one before it.
    """

    text: str
    edges: Sequence[float]
    top: float
    bottom: float
    base: float
    size: float
    look: Look = PLAIN
    glued: bool = False
    turned: bool = False  # written upwards, downwards or aslant
    raised: bool = False  # a superscript; set once the line is known

    @property
    def left(self) -> float:
        """The left side."""
        return self.edges[0]

    @property
    def right(self) -> float:
        """The right side."""
        return self.edges[-1]

    def parted(self, place: int) -> tuple[Run, Run]:
        """Return what stands before and after the blank at a place."""
        rest = replace(self, text=self.text[place + 1 :], edges=self.edges[place + 1 :], glued=False)
        return replace(self, text=self.text[:place], edges=self.edges[: place + 1]), rest


class Stroke(NamedTuple):
    """A straight ruled line, or an edge of a ruled box; horizontal where it is wider than high."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Whether it lies horizontally."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(slots=True)
class PageContent:
    """One page as it was found: number from 1, size in points, runs in the order of the file."""

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    pictures: list[Stroke] = field(default_factory=list)
    turns: int = 0  # quarter turns to the right that set its words upright; its size and places are those of then
