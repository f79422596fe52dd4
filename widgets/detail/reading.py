"""What was read of a figure, in full: "68,6 tỷ đồng = 68.600.000.000 VND"."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from app.extraction.model import Approximation, Figure, FigureKind
from app.review.items import hand_figure
from app.wording import Message, current_language, render, translate
from widgets.telling import day_of

APPROXIMATIONS: dict[Approximation, Message] = {
    Approximation.ABOUT: Message("about"),
    Approximation.MORE_THAN: Message("more than"),
    Approximation.LESS_THAN: Message("less than"),
    Approximation.AT_LEAST: Message("at least"),
    Approximation.AT_MOST: Message("at most"),
}
SIGNS = {FigureKind.PERCENT: "%", FigureKind.PERCENTAGE_POINT: "%"}


def reading_of(figure: Figure) -> str:
    """Return the figure as written and what the program read it as."""
    written, read = " ".join(figure.text.split()), value_text(figure)
    parts = [written if written == read else f"{written} = {read}"]
    if figure.approximation in APPROXIMATIONS:
        parts.append(render(APPROXIMATIONS[figure.approximation]))
    if figure.resolved and figure.resolved != figure.value:
        parts.append(day_of(figure.resolved) if figure.kind is FigureKind.DATE else figure.resolved)
    if figure.doubtful:
        parts.append(translate("reading in doubt"))
    if hand_figure(figure.id):
        parts.append(translate("added by hand"))
    return " · ".join(parts)


def value_text(figure: Figure) -> str:
    """Return the value of a figure with its unit."""
    value = figure.value
    if isinstance(value, tuple):
        return translate("{part} of {whole}", part=number_text(value[0]), whole=number_text(value[1]))
    if isinstance(value, Decimal):
        unit = figure.unit or SIGNS.get(figure.kind, "")
        return f"{number_text(value)} {unit}".strip()
    return day_of(value) if figure.kind is FigureKind.DATE else value


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
