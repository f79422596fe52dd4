"""PDFium's functions, which have no types: handles are opaque, everything else is converted where it is called."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, TypeAlias, cast

import pypdfium2
import pypdfium2.raw as raw

Handle: TypeAlias = Any
VERSION = str(pypdfium2.version.PDFIUM_INFO)  # touching the package initialises the library


def _plain(name: str, result: object, *arguments: object) -> Callable[..., int]:
    """Return a function of PDFium that takes and gives addresses as numbers: half the cost where it runs per letter."""
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value
    prototype = cast(Any, ctypes.CFUNCTYPE)(result, *arguments)
    return cast(Callable[..., int], prototype(address))


letter_box = _plain("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
letter_piece = _plain("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
object_at = _plain("FPDFPage_GetObject", ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
object_kind = _plain("FPDFPageObj_GetType", ctypes.c_int, ctypes.c_void_p)


def address_of(handle: Handle) -> int:
    """Return the address behind a handle."""
    return ctypes.addressof(handle.contents)


__all__ = [
    "VERSION",
    "Handle",
    "address_of",
    "letter_box",
    "letter_piece",
    "object_at",
    "object_kind",
    "raw",
]
