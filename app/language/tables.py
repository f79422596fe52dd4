"""How tables of words are written: one text, parted by blanks or by strokes."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """Return the words of a table that is parted by blanks."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Return the phrases of a table that is parted by strokes; line ends count as blanks."""
    return frozenset(re.sub(r"\s+", " ", part).strip() for part in text.split("|") if part.strip())
