"""Which figures are amounts that a claim can be about: not how long something lasts, nor how old someone is."""

from __future__ import annotations

from app.extraction.model import QUANTITIES, Figure, FigureKind
from app.language.tables import phrases

_LASTING = phrases("năm | tháng | ngày | giờ | tuần | phút | quý | tuổi | tháng tuổi | năm tuổi | thế kỷ | nhiệm kỳ")


def is_amount(figure: Figure) -> bool:
    """Say whether a figure is a quantity of something else than time or age."""
    return figure.kind in QUANTITIES and not (figure.kind is FigureKind.COUNT and lasts(figure))


def lasts(figure: Figure) -> bool:
    """Say whether a figure is counted in a unit of time or age."""
    return figure.unit is not None and figure.unit.lower() in _LASTING
