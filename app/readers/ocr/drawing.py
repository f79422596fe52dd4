"""A page of a PDF drawn in grey for Tesseract, and drawn straight to find its ruled lines."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.readers import limits
from app.readers.pdf.native import Handle, raw
from app.readers.pdf.runs import Stroke

POINTS = 72
_WHITE = 0xFFFFFFFF
_RULE_DPI = 100  # ruled lines are still a pixel thick, and a page is looked through in a moment
_LEVEL, _UPRIGHT = 50, 30  # pixels: what is shorter may be letters
_NEAR = 4  # pixels beside a rule that are blank along most of it
_BLANK = 0.35  # of a rule's length, at most, that has ink beside it
_THICK = 4  # pixels of the thickest rule
DARK = bytes(1 if grey < 150 else 0 for grey in range(256))
_RUN = re.compile(rb"(?:\x01{3,}\x00{0,2})+")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page in grey, one byte a pixel, and how many of them are a point."""

    width: int
    height: int
    pixels: bytes
    scale: float

    def as_pgm(self) -> bytes:
        """Return it as the simplest picture format that Tesseract reads."""
        return b"P5 %d %d 255\n" % (self.width, self.height) + self.pixels


def draw(page: Handle, dpi: float = limits.OCR_DPI, angle: float = 0.0) -> Drawing | None:
    """Return a page as it is shown, turned by an angle around its middle; None where it cannot be drawn."""
    across, down = float(raw.FPDF_GetPageWidthF(page)), float(raw.FPDF_GetPageHeightF(page))
    if not (across > 0 and down > 0):
        return None
    scale = min(dpi / POINTS, math.sqrt(limits.OCR_PIXELS / (across * down)))
    width, height = max(1, round(across * scale)), max(1, round(down * scale))
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        return None
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        flags = raw.FPDF_ANNOT | raw.FPDF_GRAYSCALE
        if angle:
            matrix, clip = _turning(across, down, scale, angle), raw.FS_RECTF(0, 0, width, height)
            raw.FPDF_RenderPageBitmapWithMatrix(bitmap, page, ctypes.byref(matrix), ctypes.byref(clip), flags)
        else:
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        step = int(raw.FPDFBitmap_GetStride(bitmap))
        whole = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), step * height)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    rows = (whole[row * step : row * step + width] for row in range(height))
    return Drawing(width, height, whole if step == width else b"".join(rows), scale)


def _turning(across: float, down: float, scale: float, angle: float) -> Handle:
    """Return the matrix that scales a page and turns it to the left by an angle around its middle."""
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    x, y = across / 2, down / 2
    return raw.FS_MATRIX(cos, -sin, sin, cos, x * scale - cos * x - sin * y, y * scale + sin * x - cos * y)


def rules_of(page: Handle, angle: float) -> list[Stroke]:
    """Return the ruled lines of a page in points, as they stand once the page is turned straight."""
    drawing = draw(page, _RULE_DPI, angle)
    if drawing is None:
        return []
    dark = drawing.pixels.translate(DARK)
    width, height, scale = drawing.width, drawing.height, drawing.scale
    rows = [dark[row * width : (row + 1) * width] for row in range(height)]
    columns = [dark[column::width] for column in range(width)]
    level = (Stroke(start / scale, at / scale, end / scale, at / scale) for at, start, end in _rules(rows, _LEVEL))
    upright = (
        Stroke(at / scale, start / scale, at / scale, end / scale) for at, start, end in _rules(columns, _UPRIGHT)
    )
    return [*level, *upright][: limits.PDF_STROKES]


def _rules(rows: list[bytes], shortest: int) -> Iterator[tuple[float, int, int]]:
    """Yield the long thin dark lines along rows of pixels: where across them, from where to where."""
    open_runs: list[list[int]] = []  # first row, last row, start, end
    for at in range(len(rows)):
        going_on: list[list[int]] = []
        for match in _RUN.finditer(_with_next(rows, at)):
            start, end = match.span()
            if end - start < shortest:
                continue
            same = next((run for run in open_runs if run[2] < end and start < run[3]), None)
            if same is None:
                going_on.append([at, at, start, end])
            else:
                open_runs.remove(same)
                going_on.append([same[0], at, min(same[2], start), max(same[3], end)])
        yield from (rule for run in open_runs if (rule := _rule(rows, run)))
        open_runs = going_on
    yield from (rule for run in open_runs if (rule := _rule(rows, run)))


def _with_next(rows: list[bytes], at: int) -> bytes:
    """Return a row with the ink of the one after it: a line may step from one to the other."""
    if at + 1 == len(rows):
        return rows[at]
    both = int.from_bytes(rows[at], "big") | int.from_bytes(rows[at + 1], "big")
    return both.to_bytes(len(rows[at]), "big")


def _rule(rows: list[bytes], run: list[int]) -> tuple[float, int, int] | None:
    """Return a rule where a run is thin and has blank paper along it; letters that touch have not."""
    first, last, start, end = run
    if last - first >= _THICK:
        return None
    beside = (first - _NEAR + 1, last + 1 + _NEAR)
    ink = [rows[at].count(1, start, end) for at in beside if 0 <= at < len(rows)]
    if any(count > _BLANK * (end - start) for count in ink):
        return None
    return (first + last + 2) / 2, start, end
