"""Icons by what they stand for, drawn from the Material Design font in any colour, size and pixel ratio."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPixmap

from app.review.model import Verdict
from widgets.theme.theme import Theme

MARGIN, CHIP, HEADING = 16, 14, 18
FACE = 0.875  # of an icon's size is the size of its letters, so that no sign is cut

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
    "part": "dock-window",
    "add": "plus",
    "settings": "cog-outline",
    "peek": "picture-in-picture-bottom-right",
    "delete": "delete-outline",
    "edit": "pencil-outline",
    "aside": "archive-outline",
    "tie": "sigma",
    "web": "web",
    "file": "file-outline",
    "note": "note-text-outline",
    "colleagues": "account-multiple-outline",
    "question": "comment-question-outline",
    "answered": "comment-text-outline",
    "settled": "comment-check-outline",
    "smaller": "minus",
    "fit_width": "arrow-expand-horizontal",
    "both": "book-open-outline",
    "print": "printer-outline",
    "report": "file-document-outline",
    "pdf": "file-pdf-box",
    "program": "text-box-search-outline",
    "warning": "alert-outline",
    "information": "information-outline",
}
STACKED = {"inconsistent": "not-equal-variant"}  # a second sign cut out of the first
SIGN_ON_DARK, SIGN_ON_LIGHT = "#20242A", "#FFFFFF"


def icon(name: str, colour: QColor | str, size: int = MARGIN) -> QIcon:
    """Return the icon of that name in a colour, sharp on every screen there is; KeyError for an unknown name."""
    made = QIcon()
    for ratio in ratios():
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made


def ratios() -> list[float]:
    """Return the pixel ratios of the screens; the icons are drawn anew when there is another screen."""
    return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()})


def pixmap(name: str, colour: QColor | str, size: int = MARGIN, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a pixmap of `size` logical pixels for a device pixel ratio."""
    return _drawn(name, QColor(colour).name(), size, ratio)


def verdict_icon(verdict: Verdict, theme: Theme, size: int = MARGIN) -> QIcon:
    """Return the icon of a verdict in its colour."""
    return icon(verdict.value, theme.tone(verdict).line, size)


@lru_cache(maxsize=1024)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixels = round(size * ratio)
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _draw_sign(painter, NAMES[name], colour, pixels)
    if name in STACKED:
        sign = SIGN_ON_LIGHT if QColor(colour).lightness() < 128 else SIGN_ON_DARK
        _draw_sign(painter, STACKED[name], sign, pixels * 0.9, pixels)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def _draw_sign(painter: QPainter, name: str, colour: str, size: float, room: int = 0) -> None:
    family, signs = _signs()
    font = QFont(family)
    font.setPixelSize(max(1, round(FACE * size)))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(QRectF(0, 0, room or size, room or size), Qt.AlignmentFlag.AlignCenter, signs[name])


@lru_cache(maxsize=1)
def _signs() -> tuple[str, dict[str, str]]:
    """Return the font's family and its signs by name; importing qtawesome itself would load every font it has."""
    found = find_spec("qtawesome")
    if found is None or found.origin is None:
        raise FileNotFoundError("the icons of qtawesome")
    folder = Path(found.origin).parent / "fonts"
    font, names = (
        next(folder.glob(f"materialdesignicons6-webfont-{kind}")) for kind in ("[0-9]*.ttf", "charmap-*.json")
    )
    number = QFontDatabase.addApplicationFont(str(font))
    codes: dict[str, str] = json.loads(names.read_text("utf-8"))
    wanted = {*NAMES.values(), *STACKED.values()}
    signs = {name: chr(int(code, 16)) for name, code in codes.items() if name in wanted}
    return QFontDatabase.applicationFontFamilies(number)[0], signs
