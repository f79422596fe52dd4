"""A page of a PDF drawn in grey, as it lies or turned straight."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.readers import limits
from app.readers.pdf.native import Handle, raw
from app.readers.pdf.runs import Stroke

POINTS = 72
_WHITE = 0xFFFFFFFF
DARK = bytes(1 if grey < 150 else 0 for grey in range(256))
_ASIDE = 1.3  # points beside a rule that are wiped with it


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


def wiped(drawing: Drawing, rules: Iterable[Stroke]) -> Drawing:
    """Return a drawing without its rules, which Tesseract takes for letters."""
    pixels, width, scale = bytearray(drawing.pixels), drawing.width, drawing.scale
    for rule in rules:
        left, right = max(0, int((rule.left - _ASIDE) * scale)), min(width, int((rule.right + _ASIDE) * scale) + 1)
        top, bottom = int((rule.top - _ASIDE) * scale), int((rule.bottom + _ASIDE) * scale) + 1
        for row in range(max(0, top), min(drawing.height, bottom)):
            pixels[row * width + left : row * width + right] = b"\xff" * max(0, right - left)
    return replace(drawing, pixels=bytes(pixels))


def _turning(across: float, down: float, scale: float, angle: float) -> Handle:
    """Return the matrix that scales a page and turns it to the left by an angle around its middle."""
    cos, sin = math.cos(angle) * scale, math.sin(angle) * scale
    x, y = across / 2, down / 2
    return raw.FS_MATRIX(cos, -sin, sin, cos, x * scale - cos * x - sin * y, y * scale + sin * x - cos * y)
