"""The faces of the window and of the page."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

BASE_POINTS = 9.75
WINDOW_FACES = ("Segoe UI", "Noto Sans", "DejaVu Sans")
# A Times-like face is smaller on its body than Noto Serif: more points and more lead make the same page.
PAGE_FACES = (
    ("Noto Serif", 1.0, 118),
    ("Cambria", 13 / 12, 130),
    ("Times New Roman", 13 / 12, 130),
    ("Liberation Serif", 13 / 12, 130),
)
NEEDED = "ạẫễữợỹẶĐ"


@dataclass(frozen=True)
class PageFace:
    """The face of the page, how much larger than Noto Serif it is set, and the line height in percent."""

    family: str
    scale: float
    line_height: int


def window_font(points: float = BASE_POINTS, bold: bool = False) -> QFont:
    """Return the face of the window in a size; the system's own on macOS."""
    if sys.platform == "darwin":
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    else:
        font = QFont()
        font.setFamilies(list(WINDOW_FACES))
    font.setPointSizeF(points)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


@lru_cache(maxsize=1)
def page_face() -> PageFace:
    """Return the first of the page's faces that is installed and has the letters of Vietnamese."""
    installed = set(QFontDatabase.families())
    for family, scale, line_height in PAGE_FACES:
        if family in installed and has_vietnamese(family):
            return PageFace(family, scale, line_height)
    return PageFace(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(), 1.0, 125)


def has_vietnamese(family: str) -> bool:
    """Say whether a family itself has the letters that Vietnamese needs."""
    raw = QRawFont.fromFont(QFont(family))
    return raw.isValid() and all(raw.supportsCharacter(ord(letter)) for letter in NEEDED)


def page_font(points: float, bold: bool = False) -> QFont:
    """Return the face of the page in a size, as large as Noto Serif would be in it."""
    face = page_face()
    font = QFont(face.family)
    font.setPointSizeF(points * face.scale)
    font.setBold(bold)
    return font
