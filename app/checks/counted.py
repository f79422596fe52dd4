"""How an announced number is told beside the things that were counted."""

from __future__ import annotations

from decimal import Decimal

from app.checks.draft import RelationDraft
from app.checks.model import Holds
from app.extraction.model import Figure
from app.report.model import Span
from app.wording.message import Message


def counted(figure: Figure, items: tuple[Span, ...], holds: Holds) -> RelationDraft:
    """Return the relation of an announced number and the items that were counted."""
    assert figure.number is not None
    count = len(items) if holds is not Holds.YES else int(figure.number)
    if holds is Holds.YES:
        message = Message("{stated} are announced and {count} are listed.", stated=figure.text, count=count)
    else:
        message = Message(
            "{stated} {noun} are announced, but {count} are listed. {right} would fit the list.",
            stated=figure.text,
            noun=figure.unit or "",
            count=count,
            right=f"{count:02}" if figure.text.startswith("0") else str(count),
        )
    formula = f"{count} {'=' if holds is Holds.YES else '≠'} {figure.text}"
    return RelationDraft("list_count", (), figure, figure.number, Decimal(count), holds, formula, message, items)
