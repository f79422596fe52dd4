"""The fonts of a PDF: their names, and what their names and data say of how the letters look."""

from __future__ import annotations

import ctypes
import re

from app.readers.pdf.native import Handle, raw
from app.readers.pdf.runs import PLAIN, Look

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"(?i)bold|black|heavy|semibold|demi(?!b?old)|(?<=[-,])bd")
_ITALIC = re.compile(r"(?i)italic|oblique|(?<=[-,])it\b")
_FORCE_BOLD, _ITALIC_FLAG = 1 << 18, 1 << 6
_NAME_SIZE = 256
_INVISIBLE = 3


class Fonts:
    """What is known of the fonts met so far, by their handle; forgotten with each page, since handles come again."""

    def __init__(self) -> None:
        self._looks: dict[tuple[int, bool], Look] = {}
        self._buffer = ctypes.create_string_buffer(_NAME_SIZE)

    def forget(self) -> None:
        """Drop the handles of a page that is closed."""
        self._looks.clear()

    def look(self, textpage: Handle, index: int) -> Look:
        """Return how a letter looks."""
        piece = raw.FPDFText_GetTextObject(textpage, index)
        if not piece:
            return PLAIN
        font = raw.FPDFTextObj_GetFont(piece)
        if not font:
            return PLAIN
        painted = raw.FPDFTextObj_GetTextRenderMode(piece) != _INVISIBLE
        key = (ctypes.addressof(font.contents), painted)
        if key not in self._looks:
            self._looks[key] = self._new(font, painted)
        return self._looks[key]

    def _new(self, font: Handle, painted: bool) -> Look:
        length = raw.FPDFFont_GetBaseFontName(font, self._buffer, _NAME_SIZE)
        size = max(0, min(int(length), _NAME_SIZE) - 1)
        name = _SUBSET.sub("", self._buffer.raw[:size].decode("utf-8", "replace"))
        flags = raw.FPDFFont_GetFlags(font)
        bold = bool(_BOLD.search(name)) or (flags > 0 and bool(flags & _FORCE_BOLD)) or _heavy(font)
        italic = bool(_ITALIC.search(name)) or (flags > 0 and bool(flags & _ITALIC_FLAG))
        return Look(name, bold, italic, painted)


def _heavy(font: Handle) -> bool:
    return int(raw.FPDFFont_GetWeight(font)) >= 600
