"""What every official document of a delegate has: who writes, the day, and sentences from the templates."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from typing import Any

from app.paths import RESOURCES
from app.wording import current_language, translate

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def office() -> tuple[str, str]:
    """Return the body above and the one who writes."""
    return translate("PEOPLE'S COUNCIL"), translate("DELEGATE")


def day_line(today: date, place: str | None = None) -> str:
    """Return the place, where it is known, and the day as they stand under the motto."""
    if current_language() == "en":
        day = f"{today.day} {MONTHS[today.month - 1]} {today.year}"
        return f"{' '.join(place.split())}, {day}" if place else day
    day = f"ngày {today.day:02d} tháng {month(today)} năm {today.year}"
    return f"{' '.join(place.split())}, {day}" if place else day.capitalize()


def roman(number: int) -> str:
    """Return a small number as headings of official documents count: I, II, III ..."""
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    words = ""
    for value, sign in signs:
        count, number = divmod(number, value)
        words += sign * count
    return words


def day_of(iso: str | None) -> str | None:
    """Return a day as Vietnamese documents write it, 24/6/2024."""
    if not iso:
        return None
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day:02d}/{month(day)}/{day.year}"


def month(day: date) -> str:
    """Return the month as Decree 30 has it: January and February with a zero before them."""
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)


def sentences(name: str) -> dict[str, str]:
    """Return the sentences of a template in the chosen language, in English where it has no others."""
    languages = _template(name)
    return languages.get(current_language(), languages["en"])


def form() -> dict[str, dict[str, Any]]:
    """Return the measures of an official document."""
    return _template("form")


@cache
def _template(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((RESOURCES / "templates" / f"{name}.toml").read_text(encoding="utf-8"))
