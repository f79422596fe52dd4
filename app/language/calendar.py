"""Dates and periods: whether a day exists, and how a period is written ("2020-H1", "2023-Q1", "2021/2025")."""

from __future__ import annotations

import datetime
import re

_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])(?![.,][0-9])")


def read_year(text: str, start: int) -> int | None:
    """Return the year in four digits that begins at a place, or None."""
    match = _YEAR.match(text, start)
    return int(match.group()) if match else None


def day_exists(year: int | None, month: int, day: int) -> bool:
    """Say whether the day exists in that year, or in a leap year where there is none."""
    try:
        datetime.date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def write_date(year: int | None, month: int, day: int) -> str:
    """Return the day as ISO 8601, with -- for a year that the text leaves out."""
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"--{month:02d}-{day:02d}"


def write_months(year: int | None, count: int, last: bool) -> str:
    """Return the first or last months of a year as a period: six are a half, others a range of months."""
    if count == 6:
        part = "H2" if last else "H1"
    elif last:
        part = f"M{13 - count}-M12"
    else:
        part = f"M1-M{count}"
    return f"{year}-{part}" if year else part


def resolve(value: str, year: str) -> str | None:
    """Return the period or date with the year of the report where it has none of its own, else None."""
    if value.startswith("--"):
        return f"{year}-{value[2:]}"
    if value[0] in "HQM":
        return f"{year}-{value}"
    return None
