"""What was not read, in words."""

from __future__ import annotations

from app.report.model import NotRead
from app.wording import plural


def describe(entry: NotRead) -> str:
    """Return "3 pictures" in the chosen language."""
    count = entry.count
    texts = {
        "picture": lambda: plural("{count} picture", "{count} pictures", count),
        "chart": lambda: plural("{count} chart", "{count} charts", count),
        "diagram": lambda: plural("{count} diagram", "{count} diagrams", count),
        "embedded object": lambda: plural("{count} embedded object", "{count} embedded objects", count),
        "inserted document": lambda: plural("{count} inserted document", "{count} inserted documents", count),
        "hidden text": lambda: plural("{count} stretch of hidden text", "{count} stretches of hidden text", count),
        "symbol": lambda: plural("{count} unknown symbol", "{count} unknown symbols", count),
        "comment": lambda: plural("{count} comment", "{count} comments", count),
    }
    say = texts.get(entry.what)
    return say() if say else f"{count} {entry.what}"
