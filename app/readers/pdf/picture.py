"""The pages of a PDF as pictures for the window: plain pixels, made in the reading process."""

from __future__ import annotations

import ctypes
import os
import zlib
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.errors import ReadError, SourceLost
from app.readers import limits
from app.readers.pdf.native import Handle, raw
from app.readers.pdf.pdfium import BROKEN, Document
from app.wording import Message

_WHITE = 0xFFFFFFFF
_BYTES = 4  # of a pixel: blue, green, red, and one that is not used


class Pictures:
    """Makes pictures of pages and keeps the file open that was asked for last."""

    def __init__(self) -> None:
        self._stamp: tuple[object, ...] = ()
        self._document: Document | None = None

    def picture(self, path: Path, digest: str, page: int, width: int) -> dict[str, Any]:
        """Return a page, counted from 1, in pixels of about a width; ReadError where the file or the page is none."""
        handle = raw.FPDF_LoadPage(self._opened(path, digest).handle, page - 1)
        if not handle:
            raise ReadError(BROKEN)
        try:
            return _drawn(handle, width)
        finally:
            raw.FPDF_ClosePage(handle)

    def close(self) -> None:
        """Let go of the file."""
        if self._document is not None:
            self._document.close()
        self._document, self._stamp = None, ()

    def _opened(self, path: Path, digest: str) -> Document:
        from app.readers.registry import load

        stamp = (path, digest, *_stamp_of(path))
        if self._document is not None and stamp == self._stamp:
            return self._document
        self.close()
        try:
            data = load(path)
        except ReadError as error:
            raise SourceLost(error.message) from None
        if sha256(data).hexdigest() != digest:
            raise SourceLost(_changed(path))
        self._document = Document(data)
        self._stamp = stamp
        return self._document


def _changed(path: Path) -> Message:
    return Message(
        "{name} was changed since it was read, so its pages are not shown beside the text; open it anew to see them.",
        name=path.name,
    )


def _stamp_of(path: Path) -> tuple[int, int]:
    """Return what changes with a file; nothing where it is gone, which reading it tells."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return (0, 0)
    return found.st_size, found.st_mtime_ns


def _drawn(page: Handle, width: int) -> dict[str, Any]:
    across, down = float(raw.FPDF_GetPageWidthF(page)), float(raw.FPDF_GetPageHeightF(page))
    if not (across > 0 and down > 0):
        raise ReadError(BROKEN)
    room = limits.PICTURE_PIXELS
    width = max(1, min(width, int((room * across / down) ** 0.5), room))
    height = max(1, min(round(width * down / across), room // width))
    pixels = bytearray(width * height * _BYTES)
    buffer = (ctypes.c_ubyte * len(pixels)).from_buffer(pixels)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRx, buffer, width * _BYTES)
    if not bitmap:
        raise ReadError(BROKEN)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return {"width": width, "height": height, "pixels": b64encode(zlib.compress(pixels, 1)).decode()}
