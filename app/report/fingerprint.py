"""A fingerprint of what a report says, the same for all files of it whatever their format."""

from __future__ import annotations

import hashlib
import unicodedata


def content_fingerprint(text: str) -> str:
    """Return the fingerprint of the letters and digits of a text, without regard to case, blanks and signs."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return hashlib.sha256("".join(filter(str.isalnum, composed)).encode("utf-8", "surrogatepass")).hexdigest()
