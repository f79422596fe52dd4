"""Phrases are found as their pattern finds them, and what they cannot do without is read off the pattern."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language import claim_words
from app.language.phrases import Phrases, needed_word

GROUPS = {name: group for name, group in vars(claim_words).items() if isinstance(group, Phrases)}
PIECES = sorted({word for group in GROUPS.values() for word in re.findall(r"[^\W\d_]+", group.pattern)})


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("phấn đấu", "phấn đấu"),
        ("(?<!vượt )dự kiến(?! ban đầu)", "dự kiến"),
        (r"còn(?:\s[^\W]+){0,5}\s(?:chậm|thiếu)", "còn"),
        (r"100\s?%", "100"),
        ("đạt (?:rất )?thấp", "thấp"),
        ("ca?o", "o"),
        ("(?:cao|thấp)", ""),
        ("cao|thấp", ""),
    ],
)
def test_the_word_that_a_pattern_cannot_do_without(phrase: str, word: str) -> None:
    assert needed_word(phrase) == word


@pytest.mark.parametrize("name", GROUPS)
@given(words=st.lists(st.sampled_from(PIECES), max_size=8))
def test_looking_for_needed_words_first_finds_the_same(name: str, words: list[str]) -> None:
    text = " ".join(words)
    group = GROUPS[name]
    plain = re.search(group.pattern, text)
    found = group.search(text)
    assert (found and found.span()) == (plain and plain.span())
    assert group.blank(text) == re.sub(group.pattern, " ", text)
