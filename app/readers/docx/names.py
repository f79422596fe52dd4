"""Names of elements and attributes; the package brings those of the strict variant (ISO/IEC 29500) to these."""

from __future__ import annotations

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def w(name: str) -> str:
    """Return a name in Word's namespace."""
    return f"{{{WORD}}}{name}"


VAL = w("val")
_LARGEST = 1_000_000  # beyond any list, level or column


def whole(text: str | None, otherwise: int) -> int:
    """Return the whole number in a value, kept within bounds; what is no number is `otherwise`."""
    try:
        return max(-_LARGEST, min(_LARGEST, int(text or "")))
    except ValueError:  # also of digits such as "²", and of thousands of digits
        return otherwise
