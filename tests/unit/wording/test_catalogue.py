"""The Vietnamese catalogue is complete, fits its sources, and holds nothing that is no longer said."""

from __future__ import annotations

import ast
import io
import string
from pathlib import Path
from threading import Thread

import pytest
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import read_po

from app.wording import Message, choose_language, current_language, plural, render, speaking, translate
from app.wording.catalogue import CATALOGUES, compile_sources

ROOT = Path(__file__).resolve().parents[3]
# How many of a call's first arguments are sources: both forms of a plural, else the template.
SOURCES = {"translate": 1, "Message": 2, "plural": 2}
Source = str | tuple[str, ...]


def _sources() -> set[Source]:
    """Every text of the program, read from its syntax: Babel does not see into f-strings before Python 3.12."""
    files = [
        ROOT / "main.py",
        *(path for room in ("app", "storage", "widgets") for path in ROOT.glob(f"{room}/**/*.py")),
    ]
    nodes = (node for path in files for node in ast.walk(ast.parse(path.read_text("utf-8"))))
    calls = (node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
    found: set[Source] = set()
    for call in calls:
        texts = [a.value for a in call.args[: SOURCES.get(call.func.id, 0)] if isinstance(a, ast.Constant)]
        if texts:
            found.add(texts[0] if len(texts) == 1 else tuple(texts))
    return found


def _entries() -> list[tuple[Path, Entry]]:
    return [
        (path, entry)
        for path in sorted((CATALOGUES / "vi").glob("*.po"))
        for entry in read_po(io.BytesIO(path.read_bytes()), locale="vi")
        if entry.id
    ]


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_source_has_its_vietnamese() -> None:
    known = {
        entry.id if isinstance(entry.id, str) else tuple(entry.id) for _, entry in _entries() if all(_forms(entry))
    }
    singles = {form for entry in known for form in ([entry] if isinstance(entry, str) else entry)}
    missing = [
        source for source in _sources() if source not in known and not (isinstance(source, str) and source in singles)
    ]
    assert sorted(map(str, missing)) == []


def test_nothing_stands_in_the_catalogue_that_is_no_longer_said() -> None:
    said = {part for source in _sources() for part in ([source] if isinstance(source, str) else source)}
    stale = [
        entry.id for _, entry in _entries() if (entry.id if isinstance(entry.id, str) else entry.id[0]) not in said
    ]
    assert stale == []


def test_named_places_are_the_same_in_both_languages() -> None:
    wrong = []
    for path, entry in _entries():
        asked = set().union(*(_fields(form) for form in ([entry.id] if isinstance(entry.id, str) else entry.id)))
        if any(_fields(form) - asked for form in _forms(entry)):
            wrong.append((path.name, entry.id))
    assert wrong == []


def test_one_source_has_one_translation_in_all_areas() -> None:
    seen: dict[str, tuple[str, ...]] = {}
    for path, entry in _entries():
        key = str(entry.id)
        assert seen.setdefault(key, _forms(entry)) == _forms(entry), f"{path.name}: {entry.id}"


def _forms(entry: Entry) -> tuple[str, ...]:
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)


@pytest.fixture
def vietnamese() -> object:
    choose_language("vi")
    yield
    choose_language("en")


def test_a_message_is_told_in_the_chosen_language(vietnamese: object) -> None:
    sentence = Message("There is no report in {place}.", place="x")
    assert render(sentence) != "There is no report in x." and "x" in render(sentence)
    choose_language("en")
    assert render(sentence) == "There is no report in x."
    assert plural("{count} finding", "{count} findings", 2) == "2 findings"


def test_braces_in_what_is_filled_in_are_left_alone() -> None:
    choose_language("en")
    assert translate("There is no report in {place}.", place="{0}") == "There is no report in {0}."


def test_a_language_without_a_catalogue_is_refused() -> None:
    with pytest.raises(ValueError, match="tlh"):
        choose_language("tlh")


def test_the_compiled_catalogue_is_not_empty() -> None:
    assert len(compile_sources(sorted((CATALOGUES / "vi").glob("*.po")), "vi")) > 1000


def test_a_job_speaks_a_language_of_its_own_and_nobody_else_does(vietnamese: object) -> None:
    heard = []
    with speaking("en"):
        asked = Thread(target=lambda: heard.append(current_language()))
        asked.start()
        asked.join()
        with speaking(None):
            assert current_language() == "en" and translate("Verified") == "Verified"
    assert heard == ["vi"] and current_language() == "vi" and translate("Verified") != "Verified"
