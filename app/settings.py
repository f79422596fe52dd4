"""The user's settings: typed, kept in one sparse JSON file that is written whole or not at all."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from app.errors import WriteError
from app.wording.catalogue import LANGUAGES
from app.wording.message import Message

log = logging.getLogger(__name__)

PAGES = ("text", "pages", "both")
THEMES = ("system", "light", "dark")
TEXT_SIZES = (70, 80, 90, 100, 110, 125, 150, 175, 200)  # percent of the normal size


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user chose: the name in the history, language, theme, text size in percent, and where the library is.

    An empty `library` means the user's data folder. `pages`: whether text, page pictures or both are shown of a PDF.
    `show_...`: what is highlighted on the page beside what was judged or found.
    """

    author: str = ""
    language: str = "vi"
    theme: str = "system"
    text_size: int = 100
    library: str = ""
    pages: str = "text"
    show_figures: bool = True
    show_claims: bool = True
    show_references: bool = True


_ALLOWED: dict[str, Callable[[Any], bool]] = {
    "author": lambda value: isinstance(value, str) and len(value) <= 200,
    "language": lambda value: value in LANGUAGES,
    "theme": lambda value: value in THEMES,
    "text_size": lambda value: type(value) is int and value in TEXT_SIZES,
    "library": lambda value: isinstance(value, str),
    "pages": lambda value: value in PAGES,
    "show_figures": lambda value: isinstance(value, bool),
    "show_claims": lambda value: isinstance(value, bool),
    "show_references": lambda value: isinstance(value, bool),
}


class SettingsFile:
    """The settings and the file they are kept in; what is as by default does not stand in the file."""

    def __init__(self, path: Path | None) -> None:
        """Read the file; without a path the settings are kept only while the program runs."""
        self._path = path
        self.current = read_settings(path) if path else Settings()

    def change(self, **values: object) -> Settings:
        """Set some of the settings and write the file; ValueError for a bad value, WriteError."""
        for name, value in values.items():
            if name not in _ALLOWED or not _ALLOWED[name](value):
                raise ValueError(f"{name} cannot be {value!r}")
        self.current = replace(self.current, **values)  # type: ignore[arg-type]
        if self._path:
            write_settings(self._path, self.current)
        return self.current


def read_settings(path: Path) -> Settings:
    """Return the settings in a file; what is absent or bad is as by default, and what is bad is logged."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        log.warning("settings cannot be read, defaults are used: %s", error)
        return Settings()
    if not isinstance(found, dict):
        log.warning("settings are no JSON object, defaults are used")
        return Settings()
    known = {field.name for field in fields(Settings)}
    good: dict[str, Any] = {}
    for name, value in found.items():
        if name in known and _ALLOWED[name](value):
            good[name] = value
        else:
            log.warning("setting %s is not used: %r", name, value)
    return Settings(**good)


def write_settings(path: Path, settings: Settings) -> None:
    """Write what differs from the defaults, beside the file first and then moved over it."""
    import tempfile

    defaults = asdict(Settings())
    sparse = {name: value for name, value in asdict(settings).items() if value != defaults[name]}
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            temporary = file.name
            json.dump(sparse, file, ensure_ascii=False, indent=2)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise WriteError(
            Message(
                "The settings could not be saved: {reason}. They hold until the program is closed.",
                reason=error.strerror or error,
            )
        ) from error
