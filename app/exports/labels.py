"""The words that exports use for verdicts, kinds of items and whether a relation holds."""

from __future__ import annotations

from app.checks.model import Holds
from app.extraction.model import FigureKind
from app.review.items import ItemKind
from app.review.model import Verdict
from app.review.records import Priority, QuestionState
from app.wording import Message, render, translate

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

# The lines of the same palette, for bars.
BAR = {
    Verdict.VERIFIED: "00797D",
    Verdict.QUESTIONED: "B87300",
    Verdict.INCONSISTENT: "B5281C",
    Verdict.UNREVIEWED: "DCDFE5",
}
_FIGURES = {
    FigureKind.COUNT: Message("Count"),
    FigureKind.MONEY: Message("Amount of money"),
    FigureKind.PERCENT: Message("Percent"),
    FigureKind.PERCENTAGE_POINT: Message("Percentage points"),
    FigureKind.MEASURE: Message("Measure"),
    FigureKind.RATIO: Message("Part of a whole"),
    FigureKind.RANK: Message("Rank"),
    FigureKind.MULTIPLE: Message("Multiple"),
    FigureKind.DATE: Message("Date"),
    FigureKind.PERIOD: Message("Period"),
    FigureKind.DOCUMENT_REFERENCE: Message("Reference"),
}
_RELATIONS = {
    "sum": Message("Sum of parts"),
    "remainder": Message("What remains"),
    "ratio_percent": Message("Rate in percent"),
    "share": Message("Share of a whole"),
    "list_count": Message("Members of a list"),
    "same_figure": Message("One figure told twice"),
    "growth": Message("Growth"),
    "plan": Message("Against the plan"),
    "range": Message("Rates of parts and whole"),
    "product": Message("Product"),
    "part_of": Message("Part and whole"),
    "duration": Message("Length of a period"),
}


def figure_label(kind: FigureKind) -> str:
    """Return the words of a kind of figure."""
    return render(_FIGURES[kind])


def relation_label(kind: str) -> str:
    """Return the words of a kind of relation."""
    return render(_RELATIONS.get(kind, Message("Other relation")))


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


def priority_label(priority: Priority) -> str:
    """Return the words of how pressing a question is."""
    match priority:
        case Priority.HIGH:
            return translate("High priority")
        case Priority.NORMAL:
            return translate("Normal priority")
        case Priority.LOW:
            return translate("Low priority")


def state_label(state: QuestionState) -> str:
    """Return the words of how far a question is."""
    match state:
        case QuestionState.OPEN:
            return translate("Not answered yet")
        case QuestionState.ANSWERED:
            return translate("Answered, not settled")
        case QuestionState.SETTLED:
            return translate("Settled")
