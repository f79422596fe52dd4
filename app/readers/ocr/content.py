"""What Tesseract read on a page as the runs of words that the reader of PDF lays out, in points and straight."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median

from app.readers.ocr.hocr import TextLine, Word
from app.readers.ocr.straight import Turn
from app.readers.pdf.runs import PageContent, Run, Stroke

# Tesseract's confidence in a word, below which it is doubtful. Measured on 2,900 words with digits of clean and of bad
# scans: of a wrong digit Tesseract has been 85 sure at most, of a comma or dot that it lost or took for the other 92;
# four of five numbers that are right have more.
DOUBTFUL, DOUBTFUL_LONG = 86.0, 93.0
_LONG = re.compile(r"\d.*[\d.,/].*\d")  # a number that a comma may have been lost from
_EM = 1.1  # the size of a font in what Tesseract calls the size of a line: from its descenders to its ascenders
_ASCENT, _DESCENT = 0.92, 0.25  # how far letters reach over and under their base line, in sizes
_CLOSE = (0.93, 1.13)  # in sizes of most of the text: what is measured so is as large as it
_SMALL, _LARGE = 0.8, 1.2  # in such sizes: what is smaller or larger
_RAISED = 0.6  # the size of a note's mark in that of its line
_TIGHT = 0.2  # in sizes: a gap that is no blank; blanks of running text are 0.3 and wider
_CUT_NUMBER = re.compile(r"\(?\d[\d.,]*[.,]")
_WIDE = 1.4  # in sizes: a gap that parts two pieces of a line


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that may be wrong: its page, its sides and a height in the middle of its letters, on the straight page."""

    page: int
    left: float
    right: float
    y: float


@dataclass(slots=True)
class ReadPage:
    """A page as Tesseract read it: number from 1, size in points, how many pixels a point has, its lines and rules."""

    number: int
    width: float
    height: float
    scale: float
    turn: Turn  # makes the lines straight
    lines: list[TextLine] = field(default_factory=list)
    rules: list[Stroke] = field(default_factory=list)


def contents_of(pages: Iterable[ReadPage]) -> tuple[list[PageContent], list[Doubt]]:
    """Return the pages as the reader of PDF takes them, and the words that may be wrong."""
    pages = list(pages)
    sizes = [_sizes(page) for page in pages]
    usual = _usual(pages, sizes)
    contents: list[PageContent] = []
    doubts: list[Doubt] = []
    for page, own in zip(pages, sizes, strict=True):
        runs = []
        for line, size in zip(page.lines, own, strict=True):
            for words in _pieces(line):
                run = _run(words, line, page, _snapped(size, usual) * (_RAISED if words[0].raised else 1.0))
                runs.append(run)
                doubts += _doubts(words, run, page.number)
        contents.append(PageContent(page.number, page.width, page.height, runs, page.rules))
    return contents, doubts


def _sizes(page: ReadPage) -> list[float]:
    """Return the size of each line in points; lines of one paragraph have one size."""
    sizes: list[float] = []
    for _, group in groupby(page.lines, key=lambda line: line.paragraph):
        lines = list(group)
        sizes += [median(line.size for line in lines) * _EM / page.scale] * len(lines)
    return sizes


def _usual(pages: list[ReadPage], sizes: list[list[float]]) -> float:
    """Return the size that most letters have."""
    found = sorted(
        (size, sum(len(word.letters) for word in line.words))
        for page, own in zip(pages, sizes, strict=True)
        for line, size in zip(page.lines, own, strict=True)
    )
    half = sum(count for _, count in found) / 2
    for size, count in found:
        half -= count
        if half <= 0:
            return size
    return 12.0


def _snapped(size: float, usual: float) -> float:
    """Return one of three sizes: what is measured on a scan differs from line to line."""
    share = size / usual
    return usual * (_SMALL if share < _CLOSE[0] else _LARGE if share > _CLOSE[1] else 1.0)


def _pieces(line: TextLine) -> Iterator[list[Word]]:
    """Cut a line at wide gaps, and before and behind the marks of notes."""
    piece: list[Word] = []
    for word in _whole_numbers(line):
        apart = piece and word.box[0] - piece[-1].box[2] > _WIDE * line.size
        if piece and (apart or word.raised or piece[-1].raised):
            yield piece
            piece = []
        piece.append(word)
    if piece:
        yield piece


def _whole_numbers(line: TextLine) -> Iterator[Word]:
    """Yield the words of a line; a number that Tesseract took for two words, "1.265. 000", is one again."""
    before: Word | None = None
    for word in line.words:
        if before is not None and _is_one_number(before, word, line.size):
            (left, top, _, bottom), right = before.box, word.box[2]
            box = (left, min(top, word.box[1]), right, max(bottom, word.box[3]))
            before = Word(box, min(before.confidence, word.confidence), before.letters + word.letters)
            continue
        if before is not None:
            yield before
        before = word
    if before is not None:
        yield before


def _is_one_number(before: Word, word: Word, size: float) -> bool:
    if before.raised or word.raised or word.box[0] - before.box[2] > _TIGHT * size:
        return False
    return bool(_CUT_NUMBER.fullmatch(before.text)) and word.text[:1].isdecimal()


def _run(words: list[Word], line: TextLine, page: ReadPage, size: float) -> Run:
    """Return words as one run on their base line."""
    scale = page.scale
    middle = (words[0].box[0] + words[-1].box[2]) / 2
    height = line.base + line.slope * (middle - line.box[0])
    _, base = page.turn.straight(middle / scale, height / scale)
    edges = array("f")
    text = ""
    reached = float("-inf")
    for word in words:
        if text:
            text += " "
            edges.append(reached)
        for letter in word.letters:
            left, _ = page.turn.straight(min(letter.box[0], word.box[2]) / scale, height / scale)
            reached = max(reached, left)
            edges.append(reached)
        text += word.text
        right, _ = page.turn.straight(word.box[2] / scale, height / scale)
        reached = max(reached, right)
    edges.append(reached)
    raised = words[0].raised
    return Run(text, edges, base - _ASCENT * size, base + _DESCENT * size, base, size, raised=raised)


def _doubts(words: list[Word], run: Run, page: int) -> Iterator[Doubt]:
    place = 0
    for word in words:
        end = place + len(word.text)
        if word.confidence < (DOUBTFUL_LONG if _LONG.search(word.text) else DOUBTFUL):
            yield Doubt(page, run.edges[place], run.edges[end], run.base - 0.3 * run.size)
        place = end + 1
