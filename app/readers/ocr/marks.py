"""The raised marks of notes, which Tesseract takes for quotes and the like: found by their ink, told by their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.readers.ocr.drawing import DARK, Drawing
from app.readers.ocr.hocr import Letter, Pixels, TextLine, Word

# All in sizes of the line: how far ink ends above the base line, how high and how wide it is. A quote is smaller.
_RISE, _HEIGHT, _WIDTH = 0.22, (0.33, 0.62), (0.06, 0.5)
_REACH = 1.3  # how much of a word's end is looked at
_BEHIND = 0.35  # how far behind a word its mark may stand
_FIRM = 98.5  # Tesseract's confidence in a letter that it has read and not guessed
_DIGITS = 3
_CLOSERS = ".,;:)]”\"’'…"
_UNITS = frozenset({"m", "km", "cm", "dm", "mm", "hm"})
_LEAST = 2  # dark pixels of a column that are more than a speck


@dataclass(slots=True)
class Raised:
    """A mark as it was found: its line and word, which letters Tesseract made of it, the digits among them."""

    line: TextLine
    word: Word
    first: int
    last: int
    box: Pixels
    label: bool  # stands at the beginning of its line
    number: str = ""  # what it says, once that is known

    @property
    def digits(self) -> str:
        """What Tesseract read, where that is a number."""
        text = "".join(letter.text for letter in self.word.letters[self.first : self.last])
        return text if text.isdecimal() else ""


def find_marks(drawing: Drawing, lines: Sequence[TextLine]) -> list[Raised]:
    """Return the raised marks of a page in order."""
    found: list[Raised] = []
    for line in lines:
        ends = [word.box[0] for word in line.words[1:]] + [float(drawing.width)]
        for place, (word, end) in enumerate(zip(line.words, ends, strict=True)):
            mark = None if place else _at_start(drawing, line, word)
            mark = mark or _at_end(drawing, line, word, end)
            if mark is not None:
                found.append(mark)
    return found


def _at_start(drawing: Drawing, line: TextLine, word: Word) -> Raised | None:
    """Return the raised mark that a line's first word is or begins with."""
    left, top, right, bottom = word.box
    segments = list(_segments(drawing, (left, top, min(right, left + _REACH * line.size), bottom)))
    count = 0
    while count < min(len(segments), _DIGITS) and _is_raised(segments[count], line):
        count += 1
    if not count or _are_stars(word.letters[:count]):
        return None
    whole = count == len(segments) and right - left < _REACH * line.size
    cut = len(word.letters) if whole else count
    firm = any(letter.text.isalpha() and letter.confidence >= _FIRM for letter in word.letters[:cut])
    if not whole and (firm or len(word.letters) <= cut):
        return None
    return Raised(line, word, 0, cut, _around(segments[:count]), True)


def _at_end(drawing: Drawing, line: TextLine, word: Word, end: float) -> Raised | None:
    """Return the raised mark that a word ends with, but for what closes a sentence."""
    left, top, right, bottom = word.box
    right = max(right, min(right + _BEHIND * line.size, end - 2))
    segments = list(_segments(drawing, (max(left, right - _REACH * line.size), top, right, bottom)))
    behind, last = _closers(segments, word, line)
    first = last
    while first > 0 and last - first < _DIGITS and _is_raised(segments[first - 1], line):
        first -= 1
    if first == last:
        return None
    stem = len(word.letters) - behind
    cut = _cut(word.letters[:stem], last - first, line)
    words = "".join(letter.text for letter in word.letters[:cut])
    if words.rstrip("23²³") in _UNITS or not words or _are_stars(word.letters[cut:stem]):
        return None
    return Raised(line, word, cut, stem, _around(segments[first:last]), False)


def part_marks(marks: Sequence[Raised]) -> None:
    """Part the marks that have a number from the words that they stand at; the others stay what Tesseract read."""
    for mark in marks:
        if not mark.number:
            continue
        word, (left, top, right, bottom) = mark.word, mark.box
        before, behind = word.letters[: mark.first], word.letters[mark.last :]
        sure = word.confidence if mark.digits == mark.number else 0.0
        step = (right - left) / len(mark.number)
        letters = [
            Letter(sign, (left + place * step, top, left + (place + 1) * step, bottom), sure)
            for place, sign in enumerate(mark.number)
        ]
        parts = [Word(mark.box, sure, letters, raised=True)]
        if before:
            parts.insert(0, replace(word, letters=before, box=(word.box[0], word.box[1], left, word.box[3])))
        if behind:
            start = behind[0].box
            behind[0] = replace(behind[0], box=(right, start[1], max(start[2], right + 1), start[3]))
            parts.append(replace(word, letters=behind, box=(right, top, max(word.box[2], right + 1), word.box[3])))
        place = next(index for index, one in enumerate(mark.line.words) if one is word)
        mark.line.words[place : place + 1] = parts


def _are_stars(letters: Sequence[Letter]) -> bool:
    """Say whether letters are several asterisks: a mark is taken for one at most."""
    return len(letters) > 1 and all(letter.text == "*" for letter in letters)


def _around(segments: Sequence[Pixels]) -> Pixels:
    return segments[0][0], min(one[1] for one in segments), segments[-1][2], max(one[3] for one in segments)


def _closers(segments: Sequence[Pixels], word: Word, line: TextLine) -> tuple[int, int]:
    """Return how many signs close a word behind its mark, and where the ink before them ends."""
    count, last = 0, len(segments)
    while last > 0 and count + 1 < len(word.letters) and not _is_raised(segments[last - 1], line):
        if word.letters[-1 - count].text not in _CLOSERS:
            return 0, 0
        last -= 2 if word.letters[-1 - count].text in '”"…' and last > 1 else 1
        count += 1
    return count, max(0, last)


def _cut(letters: Sequence[Letter], count: int, line: TextLine) -> int:
    """Return where the letters begin that Tesseract made of a mark of so many pieces; behind all where it made none."""
    cut = len(letters)
    while cut > 0 and (len(letters) - cut < count or letters[cut - 1].confidence < _FIRM):
        letter = letters[cut - 1]
        if letter.text.isalnum() and letter.confidence >= _FIRM and not _is_raised(letter.box, line):
            break
        cut -= 1
    return cut


def _is_raised(box: Pixels, line: TextLine) -> bool:
    left, top, right, bottom = box
    base = line.base + line.slope * ((left + right) / 2 - line.box[0])
    high, wide = (bottom - top) / line.size, (right - left) / line.size
    return base - bottom >= _RISE * line.size and _HEIGHT[0] <= high <= _HEIGHT[1] and _WIDTH[0] <= wide <= _WIDTH[1]


def _segments(drawing: Drawing, box: Pixels) -> Iterator[Pixels]:
    """Yield the boxes of ink in a part of a page that blank columns part, from left to right."""
    left, top = max(0, int(box[0])), max(0, int(box[1]))
    right, bottom = min(drawing.width, round(box[2])), min(drawing.height, round(box[3]))
    wide = right - left
    if wide <= 0 or bottom <= top:
        return
    rows = (drawing.pixels[row * drawing.width + left : row * drawing.width + right] for row in range(top, bottom))
    ink = b"".join(rows).translate(DARK)
    start, upper, lower = -1, bottom, top
    for at in range(wide + 1):
        column = ink[at::wide] if at < wide else b""
        if column.count(1) >= _LEAST:
            if start < 0:
                start, upper, lower = at, bottom, top
            upper, lower = min(upper, top + column.find(1)), max(lower, top + column.rfind(1) + 1)
        elif start >= 0:
            yield left + start, upper, left + at, lower
            start = -1


def number_marks(pages: Sequence[Sequence[Raised]]) -> None:
    """Give the marks of all pages their numbers: notes are counted through, so that one misread shows among others."""
    last = 0
    for marks in pages:
        calls = [mark for mark in marks if not mark.label]
        lowest = max((mark.line.base for mark in calls), default=0.0)
        labels = [mark for mark in marks if mark.label and mark.line.base > lowest]
        first = _first(labels, last)
        for number, mark in enumerate(labels, first):
            mark.number = str(number)
        if labels:
            last = first + len(labels) - 1
        _number_calls(calls, [mark.number for mark in labels])


def _first(labels: Sequence[Raised], last: int) -> int:
    """Return the number of a page's first note: the one that most of its labels speak for, else the next one."""
    votes: dict[int, int] = {last + 1: 0}
    for place, label in enumerate(labels):
        if label.digits:
            start = int(label.digits) - place
            votes[start] = votes.get(start, 0) + 1
    return max((start for start in votes if start > 0), key=lambda start: (votes[start], start == last + 1))


def _number_calls(calls: Sequence[Raised], numbers: Sequence[str]) -> None:
    """Number the marks in the text of a page after its notes; those that were not read after those beside them."""
    known = [(-1, -1)]
    for place, mark in enumerate(calls):
        if mark.digits in numbers and numbers.index(mark.digits) > known[-1][1] and len(calls) != len(numbers):
            mark.number = mark.digits
            known.append((place, numbers.index(mark.digits)))
    known.append((len(calls), len(numbers)))
    for (place, index), (following, upper) in pairwise(known):
        if upper - index == following - place:
            for step in range(1, following - place):
                calls[place + step].number = numbers[index + step]
