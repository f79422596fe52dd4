"""The guides say what the program of today shows: its keys, its words, and pictures that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from docs.keys_table import GUIDES, keys_table, plain, with_keys
from widgets.actions import ACTIONS

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "resources" / "catalogues" / "vi"
BOTH = pytest.mark.parametrize("language", sorted(GUIDES))


def _shown() -> set[str]:
    """Return every text that the program can show, without what stands in for numbers and keys."""
    found: set[str] = set()
    for path in CATALOGUES.glob("*.po"):
        with path.open("rb") as file:
            for message in read_po(file, locale="vi"):
                for text in (message.id, message.string) if message.id else ():
                    found.update([text] if isinstance(text, str) else text)
    return {re.sub(r" ?\{\w+\}", "", text.replace("&", "")).rstrip(":") for text in found}


@BOTH
def test_the_keys_of_a_guide_are_those_of_the_program(language: str) -> None:
    text = GUIDES[language].read_text("utf-8")
    assert with_keys(text, language) == text
    assert len(keys_table(language).splitlines()) == 2 + sum(bool(spec.shortcuts) for spec in ACTIONS)


@BOTH
def test_bold_words_of_a_guide_stand_on_the_screen(language: str) -> None:
    text = GUIDES[language].read_text("utf-8")
    shown = _shown()
    shown |= {plain(one) for one in shown}
    assert [words for words in re.findall(r"\*\*(.+?)\*\*", text) if words not in shown] == []


@BOTH
def test_pictures_and_pages_that_a_guide_leads_to_are_there(language: str) -> None:
    guide = GUIDES[language]
    places = re.findall(r"\]\(([^)#]+)", guide.read_text("utf-8"))
    assert len(places) > 15
    assert [place for place in places if not (guide.parent / place).exists()] == []


@BOTH
def test_what_a_guide_refers_to_in_itself_is_a_heading_of_it(language: str) -> None:
    text = GUIDES[language].read_text("utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    referred = re.findall(r"\]\(#([^)]+)\)", text)
    assert len(referred) > 5 and set(referred) <= anchors
    numbers = {int(number) for number in re.findall(r"(?:section|mục) (\d+)", text)}
    assert numbers <= set(range(1, len(headings) + 1))


@BOTH
def test_every_picture_that_was_taken_is_shown(language: str) -> None:
    guide = GUIDES[language]
    shown = set(re.findall(r"pictures/\w+/([\w-]+)\.png", guide.read_text("utf-8")))
    assert shown == {path.stem for path in (guide.parent / "pictures" / language).glob("*.png")}


def test_both_guides_have_the_same_pictures_in_the_same_order() -> None:
    names = [re.findall(r"/(\w[\w-]*)\.png", guide.read_text("utf-8")) for guide in GUIDES.values()]
    assert names[0] == names[1]


def test_the_readme_leads_to_the_guides_and_to_pictures_that_are_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    places = re.findall(r"\]\(([^)#]+)", text)
    assert {"docs/guide.md", "docs/huong-dan.md"} <= set(places)
    assert [place for place in places if not (ROOT / place).exists()] == []
