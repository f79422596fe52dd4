"""What is laid over a page: form fields and typed notes become part of it, comments are told, signatures counted."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field

from app.readers import limits
from app.readers.pdf.native import Handle, raw

_FREE_TEXT, _STAMP, _WIDGET, _POPUP, _LINK = 3, 13, 20, 16, 2
_FIELD_SHOWN = frozenset({_FREE_TEXT, _STAMP, _WIDGET})
_LONGEST = 4_000  # letters of a comment
_NORMAL = 0


@dataclass(slots=True)
class Overlay:
    """What was found on one page."""

    comments: list[tuple[str, str]] = field(default_factory=list)  # author, words
    signatures: int = 0
    attachments: int = 0
    merged: bool = False  # form fields and typed notes were made part of the page; load it anew


def merge(page: Handle) -> Overlay:
    """Make what people see over a page part of it, in memory only, apart from the seals of digital signatures."""
    overlay = Overlay()
    shown = 0
    for index in range(min(int(raw.FPDFPage_GetAnnotCount(page)), limits.PDF_ANNOTATIONS) - 1, -1, -1):
        note = raw.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        kind = raw.FPDFAnnot_GetSubtype(note)
        seal = kind == _WIDGET and _value(note, b"FT") == "Sig"
        words = "" if kind in _FIELD_SHOWN or kind in (_POPUP, _LINK) else _value(note, b"Contents").strip()
        author = _value(note, b"T").strip() if words else ""
        overlay.attachments += bool(raw.FPDFAnnot_HasKey(note, b"FS"))
        raw.FPDFPage_CloseAnnot(note)
        if seal:
            overlay.signatures += 1
            raw.FPDFPage_RemoveAnnot(page, index)
        elif kind in _FIELD_SHOWN:
            shown += 1
        elif words:
            overlay.comments.append((author or "?", " ".join(words.split())))
    overlay.comments.reverse()
    if shown:
        overlay.merged = raw.FPDFPage_Flatten(page, _NORMAL) == 1
    return overlay


def _value(note: Handle, key: bytes) -> str:
    size = int(raw.FPDFAnnot_GetStringValue(note, key, None, 0))
    if size <= 2:
        return ""
    size = min(size, 2 * _LONGEST)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(note, key, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", "replace").split("\0")[0]
