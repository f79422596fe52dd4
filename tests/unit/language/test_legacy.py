"""Old Vietnamese fonts: known words as they stand in files, and the letters that were meant."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language import legacy_tcvn3, legacy_vni
from app.language.legacy import Legacy, guess, is_syllable, legacy_font, replacements, to_unicode

MOTTO = "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc"
WORDS = "Uỷ ban nhân dân tỉnh: nhiệm vụ kế hoạch, quyết định, nước, đường, tỷ lệ, kỹ thuật"
OLD_WORDS = "Uû ban nh©n d©n tØnh: nhiÖm vô kÕ ho¹ch, quyÕt ®Þnh, n\xadíc, ®\xadêng, tû lÖ, kü thuËt"
VNI_WORDS = "Uyû ban nhaân daân tænh: nhieäm vuï keá hoaïch, quyeát ñònh, nöôùc, ñöôøng, tyû leä, kyõ thuaät"
LOWER = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"


@pytest.mark.parametrize(
    ("written", "legacy", "meant"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc", Legacy.TCVN3, MOTTO),
        (OLD_WORDS, Legacy.TCVN3, WORDS),
        ("céng hßa x· héi", Legacy.TCVN3_CAPITALS, "CỘNG HÒA XÃ HỘI"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp - Töï do - Haïnh phuùc", Legacy.VNI, MOTTO),
        (VNI_WORDS, Legacy.VNI, WORDS),
        ("UÛY BAN NHAÂN DAÂN TÆNH", Legacy.VNI, "ỦY BAN NHÂN DÂN TỈNH"),
        ("\uf0a7\uf0e9c l\uf0cbp", Legacy.TCVN3, "Độc lập"),
        ("Kinh tế đã Unicode", Legacy.TCVN3, "Kinh tế đã Unicode"),
    ],
)
def test_words_of_old_fonts_become_unicode(written: str, legacy: Legacy, meant: str) -> None:
    assert to_unicode(written, legacy) == meant


def test_each_lower_letter_has_its_code_once_in_both_tables() -> None:
    assert sorted(LOWER + "ĂÂÊÔƠƯĐ") == sorted(legacy_tcvn3.LETTERS.values())
    vni = (*legacy_vni.PAIRS.values(), *legacy_vni.SINGLE.values())
    assert set(LOWER) | set(LOWER.upper()) == set(vni)
    assert all(unicodedata.is_normalized("NFC", letter) and len(letter) == 1 for letter in vni)


@given(st.lists(st.sampled_from(["chính", "quyền", "đường", "Nước", "giữ", "vững", "ỷ", "ưỡn", "khuỷu"]), min_size=1))
def test_what_is_written_in_old_letters_reads_back(words: list[str]) -> None:
    text = " ".join(words)
    tcvn3 = {letter: sign for sign, letter in legacy_tcvn3.LETTERS.items()}
    assert to_unicode("".join(tcvn3.get(sign, sign) for sign in text), Legacy.TCVN3) == text
    vni = {letter: cluster for cluster, letter in (*legacy_vni.PAIRS.items(), *legacy_vni.SINGLE.items())}
    assert to_unicode("".join(vni.get(sign, sign) for sign in text), Legacy.VNI) == text


@given(st.text(max_size=60), st.sampled_from(Legacy))
def test_replacements_stand_in_order_and_inside_the_text(text: str, legacy: Legacy) -> None:
    at = 0
    for start, end, letters in replacements(text, legacy):
        assert at <= start < end <= len(text) and letters
        at = end


@pytest.mark.parametrize(
    ("font", "legacy"),
    [
        (".VnTime", Legacy.TCVN3),
        (".VnArialH", Legacy.TCVN3_CAPITALS),
        ("VNI-Times", Legacy.VNI),
        ("Times New Roman", None),
        ("", None),
    ],
)
def test_a_font_tells_its_letters(font: str, legacy: Legacy | None) -> None:
    assert legacy_font(font) is legacy


def test_the_letters_of_a_text_tell_which_old_encoding_it_has() -> None:
    tcvn3 = "C¸c chØ tiªu chñ yÕu vÒ kinh tÕ - x· héi ®¹t vµ vît kÕ ho¹ch ®Ò ra trong n¨m nay cña tØnh B×nh D¬ng "
    vni = "Caùc chæ tieâu chuû yeáu veà kinh teá xaõ hoäi ñaït vaø vöôït keá hoaïch ñeà ra trong naêm nay cuûa tænh "
    assert guess(tcvn3 * 3) is Legacy.TCVN3
    assert guess(vni * 3) is Legacy.VNI
    assert guess("Các chỉ tiêu chủ yếu về kinh tế xã hội đạt và vượt kế hoạch đề ra " * 3) is None
    assert guess("Le résumé français a été élaboré à côté de la forêt où naît la rivière " * 4) is None


@pytest.mark.parametrize("word", ["nghiêng", "Khuyến", "quýt", "giữ", "ỷ", "thuở"])
def test_syllables_of_vietnamese_are_known(word: str) -> None:
    assert is_syllable(word) and not is_syllable(word + "q")
