"""The rows of a chart as plain data: what they are called, their bars, the words behind them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from widgets.theme.theme import Theme

SOLID = Qt.BrushStyle.SolidPattern
# What tells questioned from inconsistent without colour; the icon of the legend carries the same pattern.
STRIPES, CHECKS = Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.DiagCrossPattern


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of a row: how long it is, the role of its colour, of its outline and of a pattern over it."""

    length: float
    fill: str
    line: str = ""
    pattern: Qt.BrushStyle = SOLID


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row: its name, its bars from left to right, the words at their end, a tip, and the items it stands for."""

    label: str
    bars: tuple[Bar, ...]
    value: str
    tip: str
    keys: tuple[str, ...] = ()

    @property
    def length(self) -> float:
        """How long all its bars are together."""
        return sum(bar.length for bar in self.bars)


def colour_of(theme: Theme, role: str) -> QColor:
    """Return the colour of a role, a tone's line ("finding") or a tone's fill ("finding_fill")."""
    tone = theme.tones.get(role.removesuffix("_fill"))
    return tone.fill if tone is not None and role.endswith("_fill") else theme.colour(role)
