"""What is asked of a process that scans one report of an archive, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.wording import Message, render

if TYPE_CHECKING:
    from app.exports.archive import Facts
    from app.scan import Scan


@dataclass(frozen=True, slots=True)
class Task:
    """How every report is scanned: what is written of it, in which language, by OCR too, with facts for a summary."""

    write: Callable[[Scan], str]
    language: str
    ocr: bool = False
    facts: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file came to: what is written of it, or the sentence that says why there is nothing."""

    path: Path
    text: str | None = None
    error: str | None = None
    facts: Facts | None = None
    fault: str | None = None  # of the program, for its log


def failed(path: Path, message: Message) -> Outcome:
    """Return the outcome of a file that could not be scanned."""
    return Outcome(path, error=render(message))
