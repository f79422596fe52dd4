"""What was read of a figure, in full: "68,6 tỷ đồng = 68.600.000.000 VND"."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from app.extraction.model import QUANTITIES, Approximation, Figure, FigureKind
from app.review.items import hand_figure
from app.wording import Message, current_language, render, translate
from widgets.detail.periods import period_text

APPROXIMATIONS: dict[Approximation, Message] = {
    Approximation.ABOUT: Message("about"),
    Approximation.MORE_THAN: Message("more than"),
    Approximation.LESS_THAN: Message("less than"),
    Approximation.AT_LEAST: Message("at least"),
    Approximation.AT_MOST: Message("at most"),
}
SIGNS = {FigureKind.PERCENT: "%", FigureKind.PERCENTAGE_POINT: "%"}
HELD = "\u00a0"  # a blank that keeps a number and its unit on one line
LONGEST = 48  # code points of what is written; more of it says nothing that the place itself does not show
_DATED = (FigureKind.DATE, FigureKind.PERIOD)


def reading_of(figure: Figure, period: str | None = None) -> str:
    """Return the figure as written, what the program read it as, and the period that its claim names."""
    written, read = _shortened(" ".join(figure.text.split())), value_text(figure)
    parts = [_told(written, read, figure.kind in _DATED)]
    if figure.approximation in APPROXIMATIONS:
        parts.append(render(APPROXIMATIONS[figure.approximation]))
    if period and figure.kind in QUANTITIES:
        parts.append(period_text(period))
    if figure.doubtful:
        parts.append(translate("reading in doubt"))
    if hand_figure(figure.id):
        parts.append(translate("added by hand"))
    return " · ".join(parts)


def value_text(figure: Figure) -> str:
    """Return the value of a figure with its unit, a day or a period in words."""
    value = figure.value
    if isinstance(value, tuple):
        return translate("{part} of {whole}", part=number_text(value[0]), whole=number_text(value[1]))
    if isinstance(value, Decimal):
        unit = figure.unit or SIGNS.get(figure.kind, "")
        return f"{number_text(value)}{HELD}{unit}" if unit else number_text(value)
    return period_text(figure.resolved or value) if figure.kind in _DATED else value


def _told(written: str, read: str, dated: bool) -> str:
    """Return both, or the one that tells both; what was added to a day or a period is to be seen."""
    one, other = _plain(written), _plain(read)
    if one.endswith(other):
        return read if one == other else written
    if not dated and other.startswith(one) and not re.match(r"[.,]?\d", other[len(one) :]):
        return translate("read as {value}", value=read)
    return f"{_held(written)} = {read}"


def _plain(text: str) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)|\s", "", text.replace("–", "-")).casefold()


def _held(written: str) -> str:
    """Return a number as written, its unit on the line that it is on."""
    return written.replace(" ", HELD) if len(written) < LONGEST // 2 else written


def _shortened(written: str) -> str:
    half = LONGEST // 2
    return written if len(written) <= LONGEST else f"{written[:half].rstrip()}…{written[-half:].lstrip()}"


def number_text(value: Decimal) -> str:
    """Return a number with the separators of the chosen language, without an exponent."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if current_language() == "vi" else text


def read_number(text: str) -> Decimal | None:
    """Return a number that somebody typed with the separators of the chosen language, None where it is none."""
    plain = "".join(text.split()).replace("−", "-")
    if current_language() == "vi":
        plain = plain.translate(str.maketrans(",.", ".,"))
    try:
        found = Decimal(plain.replace(",", ""))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
