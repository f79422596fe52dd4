"""How commands print and complain."""

from __future__ import annotations

import sys
from pathlib import Path

from app.jobs import Token
from app.wording import Message, render


def complain(sentence: str) -> None:
    """Print one line to standard error, whatever line breaks the sentence has."""
    print("main.py:", " ".join(sentence.split()), file=sys.stderr)


def watch() -> Token | None:
    """Return a token that shows on the terminal how far a long work is; None where there is no terminal."""
    if not sys.stderr.isatty():
        return None

    def show(_done: int, _total: int, text: Message) -> None:
        print(f"\r\033[K{render(text)}", end="", file=sys.stderr, flush=True)

    return Token(show)


def write_text(text: str, path: Path | None) -> None:
    """Print the text, or write it to the file beside its place and move it over; raise WriteError."""
    if path is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    from app.exports.atomic import replacing

    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
