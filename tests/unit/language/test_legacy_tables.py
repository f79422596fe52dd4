"""The letters of old fonts, each beside the bytes that the published tables give it.

TCVN3: TCVN 5712:1993 as iconv knows it. VNI: the table of VNI and the comparison of the encodings in use with Unicode
("Bảng đối chiếu encoding các bộ chữ hiện hành với Unicode"), which agree.
"""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest

from app.language.legacy import Legacy, to_unicode
from app.language.legacy_tcvn3 import LETTERS
from app.language.legacy_vni import PAIRS, SINGLE

MEANT = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"
TCVN3 = (
    "B5B6B7B8B9 A8BBBCBDBEC6 A9C7C8C9CACB AE CCCECFD0D1 AAD2D3D4D5D6 D7D8DCDDDE DFE1E2E3E4 ABE5E6E7E8E9 "
    "ACEAEBECEDEE EFF1F2F3F4 ADF5F6F7F8F9 FAFBFCFDFE"
)
VNI_CAPITALS = {
    "AÁÀẢÃẠ": "A AÙ AØ AÛ AÕ AÏ",
    "ÂẤẦẨẪẬ": "AÂ AÁ AÀ AÅ AÃ AÄ",
    "ĂẮẰẲẴẶ": "AÊ AÉ AÈ AÚ AÜ AË",
    "EÉÈẺẼẸ": "E EÙ EØ EÛ EÕ EÏ",
    "ÊẾỀỂỄỆ": "EÂ EÁ EÀ EÅ EÃ EÄ",
    "OÓÒỎÕỌ": "O OÙ OØ OÛ OÕ OÏ",
    "ÔỐỒỔỖỘ": "OÂ OÁ OÀ OÅ OÃ OÄ",
    "ƠỚỜỞỠỢ": "Ô ÔÙ ÔØ ÔÛ ÔÕ ÔÏ",
    "UÚÙỦŨỤ": "U UÙ UØ UÛ UÕ UÏ",
    "ƯỨỪỬỮỰ": "Ö ÖÙ ÖØ ÖÛ ÖÕ ÖÏ",
    "IÍÌỈĨỊ": "I Í Ì Æ Ó Ò",
    "YÝỲỶỸỴ": "Y YÙ YØ YÛ YÕ Î",
    "Đ": "Ñ",
}


def test_each_letter_of_tcvn3_has_the_byte_of_the_standard() -> None:
    written = bytes.fromhex(TCVN3.replace(" ", "")).decode("latin-1")
    assert [LETTERS[sign] for sign in written] == list(MEANT)
    assert [LETTERS[chr(code)] for code in range(0xA1, 0xA8)] == list("ĂÂÊÔƠƯĐ")
    assert len(LETTERS) == len(MEANT) + 7


@pytest.mark.skipif(shutil.which("iconv") is None, reason="needs iconv, whose table of TCVN is not ours")
def test_iconv_knows_the_same_letters_of_tcvn3() -> None:
    written = "\n".join(LETTERS).encode("latin-1")
    told = subprocess.run(["iconv", "-f", "TCVN", "-t", "UTF-8"], input=written, capture_output=True, check=False)
    if told.returncode:
        pytest.skip("this iconv has no table of TCVN")
    assert unicodedata.normalize("NFC", told.stdout.decode("utf-8")).split("\n") == list(LETTERS.values())


@pytest.mark.parametrize(("meant", "written"), VNI_CAPITALS.items())
def test_each_letter_of_vni_has_the_signs_of_the_published_table(meant: str, written: str) -> None:
    table = PAIRS | SINGLE
    for letter, signs in zip(meant, written.split(), strict=True):
        if not signs.isascii():
            assert (table[signs], table[signs.lower()]) == (letter, letter.lower())
        assert to_unicode(signs, Legacy.VNI) == letter
