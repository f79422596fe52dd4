"""The words that exports use for verdicts, kinds of items and whether a relation holds."""

from __future__ import annotations

from app.checks.model import Holds
from app.review.items import ItemKind
from app.review.model import Verdict
from app.wording import translate

# The inks of the window's palette: discreet on paper, and never the only sign of a verdict.
INK = {
    Verdict.VERIFIED: "005E62",
    Verdict.QUESTIONED: "7A4B00",
    Verdict.INCONSISTENT: "9E2117",
    Verdict.UNREVIEWED: "525B67",
}

# The tints of the same palette, behind marked words.
FILL = {
    Verdict.VERIFIED: "CFECEC",
    Verdict.QUESTIONED: "FFEDBF",
    Verdict.INCONSISTENT: "FADAD5",
    Verdict.UNREVIEWED: "E9EBEF",
}


def verdict_label(verdict: Verdict) -> str:
    """Return the word of a verdict."""
    match verdict:
        case Verdict.VERIFIED:
            return translate("Verified")
        case Verdict.QUESTIONED:
            return translate("Questioned")
        case Verdict.INCONSISTENT:
            return translate("Inconsistent")
        case Verdict.UNREVIEWED:
            return translate("Unreviewed")


def kind_label(kind: ItemKind) -> str:
    """Return the word of a kind of item."""
    match kind:
        case ItemKind.FINDING:
            return translate("Finding")
        case ItemKind.CLAIM:
            return translate("Claim")
        case ItemKind.FIGURE:
            return translate("Figure")
        case ItemKind.REFERENCE:
            return translate("Reference")
        case ItemKind.MARK:
            return translate("Own mark")


def holds_label(holds: Holds) -> str:
    """Return the words for whether a relation holds."""
    match holds:
        case Holds.YES:
            return translate("holds")
        case Holds.NO:
            return translate("does not hold")
        case Holds.UNSURE:
            return translate("unsure")
