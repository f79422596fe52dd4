"""PDFium's functions, which have no types: handles are opaque, everything else is converted where it is called."""

from __future__ import annotations

from typing import Any, TypeAlias

import pypdfium2
import pypdfium2.raw as raw

Handle: TypeAlias = Any
VERSION = str(pypdfium2.version.PDFIUM_INFO)  # touching the package initialises the library

__all__ = ["VERSION", "Handle", "raw"]
