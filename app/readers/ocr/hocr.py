"""What Tesseract answers (hOCR) as lines of words: letters with their boxes, how sure they are, the base line."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from app.readers import limits

_TAG = re.compile(r"<[a-z]+ class='(ocr[a-z]*_[a-z]+)'[^<>]* title=(?:\"([^\"<>]*)\"|'([^'<>]*)')[^<>]*>([^<]*)")
_NUMBER = r"(-?\d{1,7}(?:\.\d{1,9})?)"
_LETTER_BOX = re.compile(rf"x_bboxes {_NUMBER} {_NUMBER} {_NUMBER} {_NUMBER}; x_conf {_NUMBER}")
_BOX = re.compile(rf"bbox {_NUMBER} {_NUMBER} {_NUMBER} {_NUMBER}")
_BASE = re.compile(rf"baseline {_NUMBER} {_NUMBER}")
_SIZE = re.compile(rf"x_size {_NUMBER}")
_CONFIDENCE = re.compile(rf"x_wconf {_NUMBER}")
_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_PARAGRAPH, _WORD, _LETTER = "ocr_par", "ocrx_word", "ocrx_cinfo"
Pixels = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Letter:
    """One code point in NFC, its box in pixels, and how sure it is (0 to 100)."""

    text: str
    box: Pixels
    confidence: float


@dataclass(slots=True)
class Word:
    """The letters of a word, its box, and how sure Tesseract is of it (0 to 100)."""

    box: Pixels
    confidence: float
    letters: list[Letter] = field(default_factory=list)
    raised: bool = False  # the mark of a note

    @property
    def text(self) -> str:
        """The letters put together."""
        return "".join(letter.text for letter in self.letters)


@dataclass(slots=True)
class TextLine:
    """A line of words; its base line is `base` at `box[0]` and falls by `slope` for each pixel to the right."""

    box: Pixels
    slope: float
    base: float
    size: float
    paragraph: int = 0
    words: list[Word] = field(default_factory=list)


def lines_of_page(answer: str) -> list[TextLine]:
    """Return the lines of an answer; what is no hOCR gives none, numbers that make no sense are passed over."""
    lines: list[TextLine] = []
    paragraph = 0
    for kind, title, text in islice(_tags(answer), limits.OCR_LETTERS):
        if kind == _PARAGRAPH:
            paragraph += 1
        elif kind in _LINES and (line := _line(title, paragraph)):
            lines.append(line)
        elif kind == _WORD and lines and (word := _word(title)):
            lines[-1].words.append(word)
        elif kind == _LETTER and lines and lines[-1].words and (match := _LETTER_BOX.match(title)):
            box, sure = _box(match), float(match[5])
            if box:
                lines[-1].words[-1].letters += _letters(html.unescape(text), box, sure)
    for line in lines:
        for word in line.words:
            word.letters = _without_rules(word.letters)
        line.words = [word for word in line.words if word.text.strip()]
    return [line for line in lines if line.words]


def _without_rules(letters: list[Letter]) -> list[Letter]:
    """Return letters without what Tesseract made of ruled lines: an upright one anywhere, one below a number's end."""
    letters = [letter for letter in letters if letter.text != "|"]
    if len(letters) > 1 and letters[-1].text == "_" and letters[-2].text.isdecimal():
        return letters[:-1]
    return letters


def _tags(answer: str) -> Iterator[tuple[str, str, str]]:
    return ((tag[1], tag[2] or tag[3] or "", tag[4]) for tag in _TAG.finditer(answer))


def _box(match: re.Match[str]) -> Pixels | None:
    left, top, right, bottom = (float(match[index]) for index in range(1, 5))
    return (left, top, right, bottom) if 0 <= left < right and 0 <= top < bottom else None


def _line(title: str, paragraph: int) -> TextLine | None:
    match, base, size = _BOX.search(title), _BASE.search(title), _SIZE.search(title)
    box = _box(match) if match else None
    if not box or not size or float(size[1]) <= 0:
        return None
    slope, shift = (float(base[1]), float(base[2])) if base else (0.0, 0.0)
    return TextLine(box, slope, box[3] + shift, float(size[1]), paragraph)


def _word(title: str) -> Word | None:
    match, sure = _BOX.search(title), _CONFIDENCE.search(title)
    box = _box(match) if match else None
    return Word(box, float(sure[1]) if sure else 0.0) if box else None


def _letters(text: str, box: Pixels, sure: float) -> Iterator[Letter]:
    """Yield what one box holds; several letters share it evenly."""
    signs = [sign for sign in unicodedata.normalize("NFC", text) if sign.isprintable() and not sign.isspace()]
    step = (box[2] - box[0]) / max(1, len(signs))
    for place, sign in enumerate(signs):
        left = box[0] + place * step
        yield Letter(sign, (left, box[1], left + step, box[3]), sure)
