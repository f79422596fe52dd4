"""The letters behind the bytes of a plain text: told by their marks or by what makes Vietnamese words of them."""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import NamedTuple

from app.errors import ReadError
from app.language.legacy import SAMPLE, Legacy, guess, to_unicode, vietnamese_share
from app.wording import Message

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LINE_ENDS = re.compile("\r\n|\r|\x85|\u2028")
_WORD = re.compile(r"[^\W\d_]+")
_SURE = 0.85  # share of the words with letters beyond ASCII that must be Vietnamese
_MOST_WESTERN = 0.5  # share of the words with letters beyond ASCII in French and its neighbours
_GOOD_FOR_BAD = 20  # letters that were read for one that was not
_DAMAGED = "\ufffd"

UNKNOWN = Message(
    "The letters of this file are in an encoding that is not known; save it as UTF-8 text and open it again."
)
NO_TEXT = Message("This file is no text but holds bytes that only a program can read. Choose another file.")


class Decoded(NamedTuple):
    """A text, NFC with lines that end in a newline, and a remark where its encoding had to be guessed."""

    text: str
    remarks: tuple[Message, ...]


def decode(data: bytes) -> Decoded:
    """Return the text of bytes; ReadError where they are no text or in an encoding that is not known."""
    text, remarks = _letters(data.rstrip(b"\x1a"))  # the end of a file in DOS
    text = _without_controls(text)
    if damaged := text.count(_DAMAGED):
        remarks += (
            Message(
                "{count} letter in the file is damaged and stands as �.",
                "{count} letters in the file are damaged and stand as �.",
                count=damaged,
            ),
        )
    text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n").replace("\ufeff", "").replace("\u00ad", "")
    return Decoded(unicodedata.normalize("NFC", text), remarks)


def _letters(data: bytes) -> Decoded:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _from_old_letters(_unicode(data, encoding))
    if unmarked := _utf16_without_mark(data):
        return Decoded(_unicode(data, unmarked), (Message("Read as UTF-16."),))
    if b"\x00" in data:
        raise ReadError(NO_TEXT)
    try:
        return _from_old_letters(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if (text := _damaged_utf8(data)) is not None:
        return Decoded(text, ())
    return _one_byte_a_letter(data)


def _unicode(data: bytes, encoding: str) -> str:
    text = data.decode(encoding, errors="replace")
    if not _is_mostly_read(text):
        raise ReadError(UNKNOWN)
    return text


def _is_mostly_read(text: str) -> bool:
    damaged = text.count(_DAMAGED)
    return damaged <= (text[-1:] == _DAMAGED) or (len(text) - damaged) >= _GOOD_FOR_BAD * damaged


def _from_old_letters(text: str) -> Decoded:
    """Turn letters of old fonts, or signs of VIQR, that were saved as Unicode into what they mean."""
    legacy = guess(text)
    return Decoded(to_unicode(text, legacy), (_said(legacy.value),)) if legacy else Decoded(text, ())


def _said(encoding: str) -> Message:
    return Message("Read as {encoding}, an old encoding of Vietnamese.", encoding=encoding)


def _damaged_utf8(data: bytes) -> str | None:
    """Return the text where all but a few letters are UTF-8: a file that was cut or has a broken byte."""
    text = data.decode("utf-8", errors="replace")
    damaged = text.count(_DAMAGED)
    beyond = sum(sign > "\x7f" for sign in text) - damaged
    if text.endswith(_DAMAGED) and beyond >= damaged == 1:
        return text
    return text if beyond >= _GOOD_FOR_BAD * damaged else None


def _one_byte_a_letter(data: bytes) -> Decoded:
    """Return the text in the encoding that makes most of its words Vietnamese, or none of them has to be so."""
    western = data.decode("cp1252", errors="replace")
    candidates = {_said(legacy.value): to_unicode(western, legacy) for legacy in (Legacy.TCVN3, Legacy.VNI)}
    try:
        composed = unicodedata.normalize("NFC", data.decode("cp1258"))
        candidates[_said("Windows-1258")] = composed
    except UnicodeDecodeError:
        pass
    shares = {remark: vietnamese_share(text[:SAMPLE], 3) for remark, text in candidates.items()}
    best = max(shares, key=lambda remark: shares[remark])
    if shares[best] >= _SURE:
        return Decoded(candidates[best], (best,))
    if _is_western(western[:SAMPLE]):
        return Decoded(western, (Message("Read as Windows-1252, the encoding of Western European languages."),))
    raise ReadError(UNKNOWN)


def _is_western(text: str) -> bool:
    """Say whether most words are ASCII and the others have small letters beyond it, as French and English have."""
    words = _WORD.findall(text)
    accented = [word for word in words if not word.isascii()]
    if not words or _DAMAGED in text or len(accented) > _MOST_WESTERN * len(words):
        return False
    signs = sum(sign > "\x7f" and not sign.isalpha() for sign in text)
    return signs <= max(3, 0.02 * len(text)) and all(
        word.islower() or word.istitle() or word.isupper() for word in accented
    )


def _utf16_without_mark(data: bytes) -> str | None:
    """Name the byte order of UTF-16 without a mark: half of its bytes in Latin script are zero or 0x1e."""
    if len(data) < 8:
        return None
    for encoding, high in (("utf-16-le", data[1:4000:2]), ("utf-16-be", data[0:4000:2])):
        if high.count(0) > 0.25 * len(high) and sum(byte in (0, 1, 0x1E, 0x20) for byte in high) > 0.9 * len(high):
            return encoding
    return None


def _without_controls(text: str) -> str:
    """Take out the few control signs that programs leave behind; a file full of them is no text."""
    found = len(_CONTROL.findall(text))
    if not found:
        return text
    if "\x00" in text or found > max(2, 0.005 * len(text)):
        raise ReadError(NO_TEXT)
    return _CONTROL.sub("", text)
