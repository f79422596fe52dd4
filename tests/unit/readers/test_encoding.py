"""Which letters the bytes of a text stand for: real words in every encoding, and what must never be guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import ReadError
from app.language import legacy_tcvn3, legacy_viqr, legacy_vni
from app.language.legacy import Legacy, guess, to_unicode
from app.readers.encoding import decode
from app.wording import render

REPORTS = Path(__file__).resolve().parents[4] / "shared" / "reports"
TONES = "\u0300\u0301\u0303\u0309\u0323"
SHORT = (
    "Ủy ban nhân dân tỉnh đã tổ chức thực hiện 37/42 nội dung, đạt tỷ lệ 88,1%; còn lại 05 nội dung đang được các sở, "
    "ngành tập trung xử lý, dự kiến hoàn thành trong quý III năm 2020 theo đúng kế hoạch đã đề ra."
)


def _windows_1258(words: str) -> bytes:
    """Write letters as that encoding does: a base with its hat, then the tone as a sign of its own."""
    written = b""
    for letter in words:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(part for part in parts if part in TONES)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        written += (base + tone).encode("cp1258", "replace")
    return written


def _by_table(table: dict[str, str], encoding: str) -> Callable[[str], bytes]:
    signs: dict[str, str] = {}
    for sign, letter in table.items():
        signs.setdefault(letter, sign)

    def written(words: str) -> bytes:
        return "".join(signs.get(one) or signs.get(one.lower()) or one for one in words).encode(encoding, "replace")

    return written


WRITERS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-8 with mark": lambda words: words.encode("utf-8-sig"),
    "utf-8, taken apart": lambda words: unicodedata.normalize("NFD", words).encode(),
    "utf-16 with mark": lambda words: words.encode("utf-16"),
    "utf-16 big end with mark": lambda words: b"\xfe\xff" + words.encode("utf-16-be"),
    "utf-16 little end": lambda words: words.encode("utf-16-le"),
    "utf-16 big end": lambda words: words.encode("utf-16-be"),
    "utf-32 with mark": lambda words: words.encode("utf-32"),
    "windows-1258": _windows_1258,
    "TCVN3": _by_table(legacy_tcvn3.LETTERS, "cp1252"),
    "VNI": _by_table(legacy_vni.PAIRS | legacy_vni.SINGLE, "cp1252"),
    "VIQR": _by_table(legacy_viqr.LETTERS, "ascii"),
}
SAID = {
    "utf-16 little end": "UTF-16",
    "utf-16 big end": "UTF-16",
    "windows-1258": "Windows-1258",
    "TCVN3": "TCVN3",
    "VNI": "VNI",
    "VIQR": "VIQR",
}


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


@pytest.mark.parametrize("encoding", WRITERS)
def test_a_few_words_are_read_from_every_encoding_and_a_guess_is_said(encoding: str) -> None:
    text, remarks = decode(WRITERS[encoding](SHORT))
    assert _words(text) == _words(SHORT)
    assert len(remarks) == (encoding in SAID)
    assert all(SAID[encoding] in render(remark) for remark in remarks)


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the shared reports are not beside the checkout")
@pytest.mark.parametrize("encoding", WRITERS)
def test_fifty_words_of_a_real_report_are_enough(encoding: str) -> None:
    for file in sorted(REPORTS.glob("*.txt")):
        plain = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾“”–…]", " ", unicodedata.normalize("NFC", file.read_text(encoding="utf-8")))
        tokens = plain.split()
        for start in range(0, len(tokens) - 50, 400):
            words = " ".join(tokens[start : start + 50])
            read = _words(decode(WRITERS[encoding](words)).text)
            wrong = sum(left != right for left, right in zip(_words(words), read, strict=False))
            assert wrong <= (4 if encoding == "VIQR" else 1), (file.name, words)  # there a point is a tone or a stop


ENGLISH = (
    "The committee doesn't know what's in the report, does it? They've added (in May) 12 addresses; didn't you? "
    "Pay-as-you-go. The naïve résumé of a café's owner said: ~5% of x^2 + y^2, see f(a), data(1) and C++. "
)
FRENCH = (
    "Le résumé français a été élaboré à côté de la forêt où naît la rivière. Les élèves ont préféré dîner à l’hôtel, "
    "car la fenêtre était fermée; ça leur a coûté très cher, même en février. Le conseil de la province a lu le "
    "rapport du comité et demande une copie pour tous ses membres. "
)
CODE = "for (i = 0; i < a.length; i++) { if (!f(a[i])) return a?.b ?? 'o'; } // add u+v, o^2 and data(x)\n"


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, CODE, "Bao cao cua UBND tinh nam 2020, khong co dau. ", "12.5\t7\n"])
@pytest.mark.parametrize("times", [1, 20])
def test_what_is_not_old_vietnamese_is_never_taken_for_it(text: str, times: int) -> None:
    written = text * times
    assert decode(written.encode()) == (written, ())
    read, remarks = decode(written.encode("cp1252"))
    assert read == written
    assert remarks == () if written.isascii() else "Windows-1252" in render(remarks[0])


def test_letters_of_old_fonts_that_were_saved_as_unicode_are_read(tmp_path: Path) -> None:
    for encoding in ("TCVN3", "VNI"):
        saved = WRITERS[encoding](SHORT).decode("cp1252").encode("utf-8")
        text, remarks = decode(saved)
        assert _words(text) == _words(SHORT) and encoding in render(remarks[0])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("DDo^.c la^.p - Tu+. do - Ha.nh phu'c", "Độc lập - Tự do - Hạnh phúc"),
        ("Nu+o+'c ta. Ho^m nay mu+a.", "Nước ta. Hôm nay mưa."),
        ("nhie^.m vu. dda~ giao", "nhiệm vụ đã giao"),
        (r"xa\. a\(b", "xa. a(b"),
        ("thu+o*ng, ke^?", "thương, kể"),
    ],
)
def test_the_signs_of_viqr_mean_letters_and_a_full_stop_stays_one(written: str, meant: str) -> None:
    assert to_unicode(written, Legacy.VIQR) == meant


@given(st.text(st.characters(max_codepoint=127), max_size=300))
def test_a_guess_of_viqr_needs_its_own_signs(text: str) -> None:
    assert guess(text) is None or len(legacy_viqr.SHAPED.findall(text)) >= 4


@pytest.mark.parametrize("data", [b"\x00\x01\x02 text", b"text" + bytes(8), bytes(range(32)) * 9, b"\x7fELF\x02\x00"])
def test_bytes_of_a_program_are_no_text(data: bytes) -> None:
    with pytest.raises(ReadError, match="no text"):
        decode(data)


def test_lone_control_signs_and_the_end_of_a_dos_file_are_taken_out() -> None:
    assert decode("Một\x07 dòng\r\nhai\rba\x85bốn\u2028năm\x1a".encode()).text == "Một dòng\nhai\nba\nbốn\nnăm"


def test_a_cut_or_damaged_letter_is_shown_and_said() -> None:
    cut = decode(SHORT.encode()[:-1] + "ề".encode()[:2])
    assert cut.text.endswith("�") and "1 letter" in render(cut.remarks[0])
    broken = SHORT.encode().replace("lệ".encode(), b"l\xff\xff", 1)
    assert "2 letters" in render(decode(broken).remarks[0])


@given(st.binary(max_size=400))
def test_any_bytes_are_a_text_or_an_error_that_says_so(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except ReadError:
        return
    assert unicodedata.is_normalized("NFC", text) and not re.search(r"[\x00\r]", text)
