"""How commands print and complain."""

from __future__ import annotations

import sys
from pathlib import Path


def complain(sentence: str) -> None:
    """Print one line to standard error, whatever line breaks the sentence has."""
    print("main.py:", " ".join(sentence.split()), file=sys.stderr)


def write_text(text: str, path: Path | None) -> None:
    """Print the text, or write it to the file beside its place and move it over; raise WriteError."""
    if path is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    from app.exports.atomic import replacing

    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
