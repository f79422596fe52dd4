"""The words of a search are found in a text, however they are written."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.review.finding_words import places_of, words_of

TEXT = "Chương trình công tác; công tác đầu tư công, ĐẦU TƯ"


def found(search: str, text: str = TEXT) -> list[str]:
    return [text[span.start : span.end] for span in places_of(words_of(search), text)]


def test_words_that_follow_on_one_another_are_one_stretch() -> None:
    assert found("chuong trinh cong tac") == ["Chương trình công tác", "công tác", "công"]


def test_the_last_word_may_be_unfinished_the_others_may_not() -> None:
    assert found("đầ") == ["đầu", "ĐẦU"]
    assert found("chươ trình") == ["trình"]


def test_nothing_is_found_without_words() -> None:
    assert found("") == found(" ; ") == []


@given(st.text(), st.text(min_size=1))
def test_every_stretch_lies_in_the_text_and_none_overlaps(search: str, text: str) -> None:
    places = places_of(words_of(search), text)
    assert all(0 <= span.start < span.end <= len(text) for span in places)
    assert all(one.end <= other.start for one, other in pairwise(places))
