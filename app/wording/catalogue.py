"""Looking a text up in the catalogue of the chosen language.

The catalogue's sources are `resources/catalogues/<language>/*.po`, one file an area of the program, read together as
one. They are compiled once into a .mo beside them; where that cannot be written (a read-only folder) they are compiled
in memory.
"""

from __future__ import annotations

import contextlib
import gettext
import io
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path

from app.paths import RESOURCES
from app.wording.message import Message

LANGUAGES = ("vi", "en")
CATALOGUES = RESOURCES / "catalogues"

Chosen = tuple[str, gettext.NullTranslations]

_current: Chosen = ("en", gettext.NullTranslations())
_spoken: ContextVar[Chosen | None] = ContextVar("spoken", default=None)  # what one job writes in, beside the window


def choose_language(language: str) -> None:
    """Make `language` ("vi" or "en") the one that texts are given in; ValueError for another."""
    global _current
    _current = _chosen(language)


@contextlib.contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Give the texts of this job in a language of its own, whatever the others are given in; None changes nothing."""
    before = _spoken.set(_chosen(language) if language else _spoken.get())
    try:
        yield
    finally:
        _spoken.reset(before)


def current_language() -> str:
    """Return the language that texts are given in."""
    return (_spoken.get() or _current)[0]


def translate(template: str, /, **arguments: object) -> str:
    """Return the text in the chosen language, its named places filled. The template is a literal, for Babel."""
    text = (_spoken.get() or _current)[1].gettext(template)
    return text.format(**arguments) if arguments else text


def plural(one: str, many: str, count: int, /, **arguments: object) -> str:
    """Return the text for `count` things; {count} is filled in both forms."""
    return (_spoken.get() or _current)[1].ngettext(one, many, count).format(count=count, **arguments)


def render(message: Message) -> str:
    """Return a message in the chosen language."""
    arguments: dict[str, object] = dict(message.arguments)
    if message.many:
        return plural(message.template, message.many, int(str(arguments.pop("count"))), **arguments)
    return translate(message.template, **arguments)


def _chosen(language: str) -> Chosen:
    if language not in LANGUAGES:
        raise ValueError(f"no catalogue for {language!r}")
    return language, gettext.NullTranslations() if language == "en" else load(CATALOGUES / language)


def load(folder: Path) -> gettext.GNUTranslations:
    """Return the catalogue of one language, compiled anew where a source is younger than what was compiled."""
    sources = sorted(folder.glob("*.po"))
    compiled = folder / "thamtra.mo"
    if not sources or (compiled.exists() and compiled.stat().st_mtime >= max(s.stat().st_mtime for s in sources)):
        return gettext.GNUTranslations(io.BytesIO(compiled.read_bytes()))
    data = compile_sources(sources, folder.name)
    with contextlib.suppress(OSError):  # a read-only installation: compiled in memory at every start
        compiled.write_bytes(data)
    return gettext.GNUTranslations(io.BytesIO(data))


def compile_sources(sources: list[Path], language: str) -> bytes:
    """Return the .mo bytes of all sources read together."""
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    whole = Catalog(locale=language)
    for source in sources:
        for message in read_po(io.BytesIO(source.read_bytes()), locale=language):
            if message.id:
                whole[message.id] = message
    buffer = io.BytesIO()
    write_mo(buffer, whole)
    return buffer.getvalue()
