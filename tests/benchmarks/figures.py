"""Reading figures, beside Duckling (pyduckling-native-phihos 0.3.0, where it is installed) fed by line."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from app.extraction.extract import extract
from app.readers.registry import read_report
from tests.benchmarks.clock import Row, least, paired, reports
from tests.benchmarks.long_report import long_report

PEER = "pyduckling-native-phihos"
DIMENSIONS = ("Numeral", "AmountOfMoney", "Time", "Quantity", "Ordinal", "Duration")
TIMES, MOST_GROWTH = 40, 44


def rows() -> Iterator[Row]:
    """Yield characters a second of figures and claims, and how their time grows with length."""
    for path in reports("txt"):
        report = read_report(path)
        text = report.text
        ours, theirs = paired(partial(extract, report), _peer(text), runs=3)
        against = f"{theirs / ours:.1f} x Duckling by line" if theirs else f"not measured: {PEER} is not installed"
        yield Row(f"figures and claims {path.name}", f"{len(text) / ours:,.0f} characters/s", against)
    path = max(reports("txt"), key=lambda path: path.stat().st_size)
    once = long_report(path, 1)
    long = long_report(path, TIMES * len(once.text))
    all_of_it, as_often = least(lambda: extract(long)), least(lambda: [extract(once) for _ in range(TIMES)])
    growth = all_of_it / as_often * TIMES
    yield Row(f"figures of a {TIMES} times longer text", f"{growth:.1f} x as long", f"at most {MOST_GROWTH}")


def _peer(text: str) -> Callable[[], object] | None:
    """Return Duckling at work on each line of a text, or None where it is not installed."""
    try:
        duckling: Any = importlib.import_module("duckling")
    except ImportError:
        return None
    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    now = duckling.parse_ref_time(zones, "Asia/Ho_Chi_Minh", 1_593_561_600)
    language = duckling.parse_lang("VI")
    locale = duckling.parse_locale("VI", duckling.default_locale_lang(language))
    context = duckling.Context(now, locale)
    dimensions = duckling.parse_dimensions(list(DIMENSIONS))
    lines = [line for line in text.split("\n") if line.strip()]
    return lambda: [duckling.parse(line, context, dimensions, False) for line in lines]
