"""A report as two streams of folded words, one of the body and one of the notes, with the way back to the text.

Folding takes away what is no change to a reader: the Unicode form, the place of the tone (hòa, hoà), the shape of
quotes and dashes. Blanks are no tokens, and neither are the marks of notes.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate

from app.report.model import NOTE_KINDS, Block, Report, Span

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TOKEN = re.compile(
    rf"[0-9]+(?:[.,][0-9]+)*|[^\W0-9_{_SUPERSCRIPTS}]+(?:[\u0300-\u036f]+[^\W0-9_{_SUPERSCRIPTS}]*)*|[{_SUPERSCRIPTS}]+|\S"
)
_PIECE = re.compile(rf"(?:{_TOKEN.pattern})\s*")
_FREE = frozenset("⁽⁾\u00ad\u200b\u200c\u200d\u2060\ufeff")  # around note marks, or seen by nobody
_UNREAD = _FREE.union(_SUPERSCRIPTS)
_SPECIAL = re.compile(f"[{''.join(sorted(_UNREAD))}]")
_SHAPES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛`´′", "'") | dict.fromkeys("‐‑‒–—―−", "-"))
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}  # grave, acute, tilde, hook above, dot below
_ORDINAL = re.compile(r"\s*\(?(?:[0-9]{1,3}(?:\.[0-9]{1,2})*|[IVX]{1,5}|[A-Ha-h])[.)]?\s*")
_OPEN_VOWELS = re.compile("(?<!q)(?:o[ae]|uy)$", re.IGNORECASE)
_SENTENCE_ENDS = frozenset(".;!?:…")


def fold_word(word: str) -> str:
    """Return a word as it is compared: composed, one shape of quotes and dashes, one place of tone."""
    word = word.translate(_SHAPES)
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    tones = [char for char in parts if char in _TONES]
    bare = "".join(char for char in parts if char not in _TONES)
    if len(tones) == 1 and _OPEN_VOWELS.search(bare):
        return unicodedata.normalize("NFC", bare + tones[0])
    return unicodedata.normalize("NFC", word)


class Vocabulary(dict[str, int]):
    """The words of both reports as small numbers, which compare fast; words that fold alike share one.

    The keys are words with the blanks behind them, as they are cut out of a text.
    """

    def __init__(self) -> None:
        super().__init__()
        self._of_fold: dict[str, int] = {}

    def __missing__(self, piece: str) -> int:
        number = self._of_fold.setdefault(fold_word(piece.rstrip()), len(self._of_fold))
        self[piece] = number
        return number


@dataclass
class Stream:
    """The words of some blocks of one report, in order, as parallel lists.

    `bounds[n]` is the range of words of `blocks[n]`; the first `labels[n]` of them are its list number.
    """

    report: Report
    ids: list[int] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("i"))
    owners: array[int] = field(default_factory=lambda: array("i"))
    blocks: list[Block] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)

    def span(self, first: int, last: int) -> Span:
        """Return the place of the words first..last, the end exclusive; there is at least one."""
        return Span(self.starts[first], self.end(last - 1))

    def end(self, index: int) -> int:
        """Return where a word ends in the text."""
        found = _TOKEN.match(self.report.text, self.starts[index])
        assert found is not None  # a word starts there
        return found.end()

    def word(self, index: int) -> str:
        """Return one word as it is written."""
        return self.report.text[self.starts[index] : self.end(index)]

    def range_of(self, span: Span) -> tuple[int, int]:
        """Return the range of words that touch a place."""
        starts = self.starts
        first = bisect_left(starts, span.start)
        last = bisect_left(starts, span.end, first, min(len(starts), first + span.end - span.start))
        if first > 0 and (first == len(starts) or starts[first] != span.start) and self.end(first - 1) > span.start:
            return first - 1, last
        return first, last

    def is_label(self, index: int) -> bool:
        """Say whether a word belongs to the list number that its block begins with, or is the number of a row."""
        owner = self.owners[index]
        return index - self.bounds[owner][0] < self.labels[owner] or self._numbers_row(owner)

    def _numbers_row(self, number: int) -> bool:
        block = self.blocks[number]
        return (
            block.cell is not None
            and block.cell.column == 0
            and bool(_ORDINAL.fullmatch(self.report.text_of(block.span)))
        )

    def block_starts(self, first: int, last: int) -> list[int]:
        """Return the words first..last that begin a block, the end exclusive."""
        found = self.bounds[bisect_left(self.bounds, (first, 0)) : bisect_left(self.bounds, (last, 0))]
        return [start for start, _ in found]

    def opens_block(self, index: int) -> bool:
        """Say whether a word is the first of its block; the end of the stream counts as one."""
        return index >= len(self.ids) or self.bounds[self.owners[index]][0] == index

    def opens_sentence(self, index: int) -> bool:
        """Say whether a word follows the end of a sentence."""
        if self.opens_block(index):
            return True
        text, place = self.report.text, self.starts[index] - 1
        while text[place].isspace() or text[place] in _UNREAD:
            place -= 1
        return text[place] in _SENTENCE_ENDS

    def fingerprint(self, number: int) -> tuple[int, ...]:
        """Return the words of one block without its list number."""
        first, last = self.bounds[number]
        return tuple(self.ids[first + self.labels[number] : last])


def written(report: Report, span: Span) -> list[Span]:
    """Return the places of the words in a part of a text."""
    found = _TOKEN.finditer(report.text, span.start, span.end)
    return [Span(*match.span()) for match in found if match.group() not in _FREE]


def streams(report: Report, vocabulary: Vocabulary) -> tuple[Stream, Stream]:
    """Return the words of the body and those of the notes of a report."""
    marks = {mark.span.start for mark in report.note_marks}
    special = sorted(marks.union(match.start() for match in _SPECIAL.finditer(report.text)))
    body, notes = Stream(report), Stream(report)
    for block in report.blocks:
        stream = notes if block.kind in NOTE_KINDS else body
        before = len(stream.ids)
        _add(stream, block.span, vocabulary)
        first, last = bisect_left(special, block.span.start), bisect_left(special, block.span.end)
        if first < last:
            _drop_marks(stream, block, before, special[first:last], marks)
        _close(stream, block, before)
    return body, notes


def _add(stream: Stream, span: Span, vocabulary: Vocabulary) -> None:
    """Add every word of a place; a word with the blanks behind it reaches to the next one."""
    words = stream.report.text[span.start : span.end]
    pieces = _PIECE.findall(words)
    stream.ids.extend(map(vocabulary.__getitem__, pieces))
    blanks = len(words) - len(words.lstrip())
    stream.starts.extend(accumulate(map(len, pieces), initial=span.start + blanks))
    stream.starts.pop()  # the end


def _drop_marks(stream: Stream, block: Block, before: int, special: list[int], marks: set[int]) -> None:
    """Take the marks of notes out of the words of a block, and what nobody sees."""
    text, ids, starts = stream.report.text, stream.ids[before:], stream.starts[before:]
    del stream.ids[before:], stream.starts[before:]
    at = 0
    for place in special:
        index = bisect_left(starts, place, at)
        if index == len(starts) or starts[index] != place:
            continue
        first = index == at and len(stream.ids) == before
        own = first and text[place] in _SUPERSCRIPTS and _is_own_mark(block, place)
        if place in marks or text[place] in _FREE or own:
            stream.ids += ids[at:index]
            stream.starts += starts[at:index]
            at = index + 1
    stream.ids += ids[at:]
    stream.starts += starts[at:]


def _close(stream: Stream, block: Block, before: int) -> None:
    count = len(stream.ids) - before
    if not count:
        return
    label = bisect_left(stream.starts, block.list_mark_end, before) - before
    stream.owners.extend(array("i", [len(stream.blocks)]) * count)
    stream.blocks.append(block)
    stream.bounds.append((before, before + count))
    stream.labels.append(label if label < count else 0)


def _is_own_mark(block: Block, place: int) -> bool:
    # a note may begin with its own number
    return block.kind in NOTE_KINDS and place - block.span.start < 3
