"""Days as somebody writes them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import dates, text

from widgets.words import day_text, read_day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("24/6/2024", "2024-06-24"),
        ("01.02.2024", "2024-02-01"),
        (" 2024-06-24 ", "2024-06-24"),
        ("", ""),
        ("31/2/2024", None),
        ("hôm qua", None),
    ],
)
def test_a_day_is_read_or_said_to_be_none(written: str, day: str | None) -> None:
    assert read_day(written) == day


@given(dates(min_value=date(1000, 1, 1)))
def test_a_day_that_is_shown_is_read_again(day: date) -> None:
    assert read_day(day_text(day.isoformat())) == day.isoformat()


@given(text())
def test_no_text_stops_the_reading(words: str) -> None:
    found = read_day(words)
    assert not found or date.fromisoformat(found)
