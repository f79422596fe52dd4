"""Icons by what they stand for, drawn from the Material Design font in any colour, size and pixel ratio."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap

from app.review.model import Verdict
from widgets.theme.theme import Theme

MARGIN, CHIP, HEADING = 16, 14, 18

NAMES = {
    "verified": "check-circle",
    "questioned": "help-circle",
    "inconsistent": "square-rounded",
    "unreviewed": "circle-outline",
    "finding": "alert-rhombus",
    "holds": "check",
    "fails": "close",
    "unsure": "help",
    "go": "arrow-top-right",
    "evidence": "paperclip",
    "link": "link-variant",
    "history": "history",
    "saved": "check",
    "search": "magnify",
    "undo": "undo",
    "redo": "redo",
    "export": "export-variant",
    "show": "eye-outline",
    "previous": "chevron-up",
    "next": "chevron-down",
    "right": "chevron-right",
    "sort": "sort",
    "group": "format-list-group",
    "expand": "unfold-more-horizontal",
    "notes": "format-superscript",
    "tables": "table",
    "library": "bookshelf",
    "compare": "file-compare",
    "moved": "swap-vertical",
    "look_again": "eye-refresh-outline",
    "chart": "chart-bar",
    "open": "folder-open-outline",
    "sample": "school-outline",
    "drop": "tray-arrow-down",
    "local": "lock-outline",
    "close": "close",
    "add": "plus",
    "delete": "delete-outline",
    "report": "file-document-outline",
    "program": "text-box-search-outline",
    "warning": "alert-outline",
    "information": "information-outline",
}
STACKED = {"inconsistent": "not-equal-variant"}  # a second sign cut out of the first
SIGN_ON_DARK, SIGN_ON_LIGHT = "#20242A", "#FFFFFF"


def icon(name: str, colour: QColor | str, size: int = MARGIN) -> QIcon:
    """Return the icon of that name in a colour, sharp at the ratios 1, 1.5 and 2; KeyError for an unknown name."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0):
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made


def pixmap(name: str, colour: QColor | str, size: int = MARGIN, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a pixmap of `size` logical pixels for a device pixel ratio."""
    return _drawn(name, QColor(colour).name(), size, ratio)


def verdict_icon(verdict: Verdict, theme: Theme, size: int = MARGIN) -> QIcon:
    """Return the icon of a verdict in its colour."""
    return icon(verdict.value, theme.tone(verdict).line, size)


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    signs = [f"mdi6.{NAMES[name]}"]
    options: list[dict[str, Any]] = [{"color": colour}]
    if name in STACKED:
        signs.append(f"mdi6.{STACKED[name]}")
        sign = SIGN_ON_LIGHT if QColor(colour).lightness() < 128 else SIGN_ON_DARK
        options.append({"color": sign, "scale_factor": 0.9})
    pixels = round(size * ratio)
    made: QPixmap = _qtawesome().icon(*signs, options=options).pixmap(QSize(pixels, pixels), 1.0)
    made.setDevicePixelRatio(ratio)
    return made


@lru_cache(maxsize=1)
def _qtawesome() -> Any:  # noqa: ANN401  the library has no types
    os.environ.setdefault("QT_API", "pyside6")
    import qtawesome

    return qtawesome
