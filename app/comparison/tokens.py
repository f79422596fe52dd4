"""A report as two streams of folded words, one of the body and one of the notes, with the way back to the text.

Folding takes away what is no change to a reader: the Unicode form, the place of the tone (hòa, hoà), the shape of
quotes and dashes. Blanks are no tokens, and neither are the marks of notes.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from app.report.model import NOTE_KINDS, Block, Report, Span

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TOKEN = re.compile(
    rf"[0-9]+(?:[.,][0-9]+)*|[^\W0-9_{_SUPERSCRIPTS}]+(?:[\u0300-\u036f]+[^\W0-9_{_SUPERSCRIPTS}]*)*|[{_SUPERSCRIPTS}]+|\S"
)
_FREE = frozenset("⁽⁾\u00ad\u200b\u200c\u200d\u2060\ufeff")  # around note marks, or seen by nobody
_SPECIAL = re.compile(f"[{_SUPERSCRIPTS}{''.join(sorted(_FREE))}]")
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
    """The words of both reports as small numbers, which compare fast; words that fold alike share one."""

    def __init__(self) -> None:
        super().__init__()
        self._of_fold: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self._of_fold.setdefault(fold_word(word), len(self._of_fold))
        self[word] = number
        return number


@dataclass
class Stream:
    """The words of some blocks of one report, in order, as parallel lists.

    `bounds[n]` is the range of words of `blocks[n]`; the first `labels[n]` of them are its list number.
    """

    report: Report
    ids: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    bounds: list[tuple[int, int]] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)

    def span(self, first: int, last: int) -> Span:
        """Return the place of the words first..last, the end exclusive; there is at least one."""
        return Span(self.starts[first], self.ends[last - 1])

    def word(self, index: int) -> str:
        """Return one word as it is written."""
        return self.report.text[self.starts[index] : self.ends[index]]

    def range_of(self, span: Span) -> tuple[int, int]:
        """Return the range of words that touch a place."""
        return bisect_left(self.ends, span.start + 1), bisect_left(self.starts, span.end)

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
        return self.opens_block(index) or self.report.text[self.ends[index - 1] - 1] in _SENTENCE_ENDS

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
        places = bisect_left(special, block.span.start)
        if places < len(special) and special[places] < block.span.end:
            _add_some(stream, block, marks, vocabulary)
        else:
            _add_all(stream, block, vocabulary)
        _close(stream, block, before)
    return body, notes


def _add_all(stream: Stream, block: Block, vocabulary: Vocabulary) -> None:
    """Add every word of a block. Only blanks stand between words, so that each is found from the end of the last."""
    text, place = stream.report.text, block.span.start
    words = _TOKEN.findall(text, place, block.span.end)
    stream.ids.extend(map(vocabulary.__getitem__, words))
    find, starts, ends = text.find, stream.starts, stream.ends
    for word in words:
        place = find(word, place)
        starts.append(place)
        place += len(word)
        ends.append(place)


def _add_some(stream: Stream, block: Block, marks: set[int], vocabulary: Vocabulary) -> None:
    """Add the words of a block without marks of notes and without what nobody sees."""
    before = len(stream.ids)
    for match in _TOKEN.finditer(stream.report.text, block.span.start, block.span.end):
        word, (start, end) = match.group(), match.span()
        if start in marks or word in _FREE or (word[0] in _SUPERSCRIPTS and _is_own_mark(block, start, before, stream)):
            continue
        stream.ids.append(vocabulary[word])
        stream.starts.append(start)
        stream.ends.append(end)


def _close(stream: Stream, block: Block, before: int) -> None:
    count = len(stream.ids) - before
    if not count:
        return
    label = bisect_right(stream.ends, block.list_mark_end, before) - before
    stream.owners.extend([len(stream.blocks)] * count)
    stream.blocks.append(block)
    stream.bounds.append((before, before + count))
    stream.labels.append(label if label < count else 0)


def _is_own_mark(block: Block, start: int, before: int, stream: Stream) -> bool:
    # a note may begin with its own number
    return block.kind in NOTE_KINDS and len(stream.ids) == before and start - block.span.start < 3
