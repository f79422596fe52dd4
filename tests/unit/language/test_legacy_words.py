"""Words in old fonts are read by what makes them Vietnamese, not by the font alone."""

from __future__ import annotations

import pytest

from app.language.legacy import Legacy
from app.language.legacy_words import OldWords


def shown(old_words: OldWords, text: str, legacy: Legacy) -> str:
    (found,) = old_words.replacements([(text, legacy)])
    for start, end, letters in reversed(found):
        text = text[:start] + letters + text[end:]
    return text


@pytest.mark.parametrize(
    ("written", "legacy", "meant"),
    [
        ("Các", Legacy.TCVN3, "Các"),  # "cỏc" is no syllable
        ("báo cáo", Legacy.TCVN3, "báo cáo"),
        ("đó là có", Legacy.TCVN3, "đó là có"),
        ("có là", Legacy.TCVN3, "có là"),  # alone "cú" would do; the letter à is none of these fonts
        ("Tæng sè", Legacy.TCVN3, "Tổng số"),
        ("cã", Legacy.TCVN3, "có"),
        ("c«ng céng", Legacy.TCVN3, "công cộng"),
        ("céng hßa", Legacy.TCVN3_CAPITALS, "CỘNG HÒA"),
        ("nước ta", Legacy.TCVN3_CAPITALS, "NƯỚC TA"),
        ("Toång soá", Legacy.VNI, "Tổng số"),
        ("tổng cộng", Legacy.VNI, "tổng cộng"),
    ],
)
def test_a_line_is_read_by_its_words(written: str, legacy: Legacy, meant: str) -> None:
    assert shown(OldWords(), written, legacy) == meant


def test_a_word_pasted_in_unicode_leaves_the_words_around_it_in_old_letters() -> None:
    assert shown(OldWords(), "Tæng sè nhiệm vô n¨m nay", Legacy.TCVN3) == "Tổng số nhiệm vụ năm nay"


def test_a_word_that_does_not_tell_is_read_like_those_before_it() -> None:
    in_unicode, in_old_letters = OldWords(), OldWords()
    assert shown(in_unicode, "các kết quả", Legacy.TCVN3) == "các kết quả"
    assert shown(in_unicode, "có", Legacy.TCVN3) == "có"
    assert shown(in_old_letters, "kÕt qu¶", Legacy.TCVN3) == "kết quả"
    assert shown(in_old_letters, "có", Legacy.TCVN3) == "cú"
    assert (in_unicode.used, in_old_letters.used) == (set(), {Legacy.TCVN3})
