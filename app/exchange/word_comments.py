"""A Word file that came back with comments, read as what each of its authors says of the report."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from app.anchors.model import Anchor
from app.anchors.place import make_anchor
from app.anchors.traces import Letters
from app.comparison.resemblance import About
from app.errors import ExchangeError
from app.exchange import limits
from app.exchange.annotations import time_of
from app.exchange.model import Described, Parcel
from app.exchange.package import digest_of, too_large
from app.exchange.plain_json import clean
from app.exchange.word_ranges import Comment, Commented, comments_of
from app.exports.comment_lines import comment_lines
from app.exports.content import describe
from app.exports.word_places import paragraphs_of
from app.report.fingerprint import content_fingerprint
from app.report.model import NOTE_KINDS, Block, Report, Span
from app.report.sketch import sketch_of
from app.review.items import Item, build_items
from app.review.model import Mark, Verdict
from app.review.opinions import Delegate, Origin, folded_name
from app.review.plain import to_plain
from app.scan import scan_report
from app.wording import Message, translate
from app.wording.catalogue import CATALOGUES, load

_WORDS = {
    Verdict.VERIFIED: "Verified",
    Verdict.QUESTIONED: "Questioned",
    Verdict.INCONSISTENT: "Inconsistent",
    Verdict.UNREVIEWED: "Unreviewed",
}
_LONGEST_NAME = 200  # code points
_QUOTED = re.compile("“(.+)”", re.DOTALL)


def read_comments(path: Path, report: Report) -> tuple[Parcel, ...]:
    """Return one review for each author of comments in a Word file that was read as `report`.

    ExchangeError where there are none. A comment gives no verdict, unless this program wrote it for a delegate.
    """
    found = list(comments_of(path.read_bytes()))
    if len(found) > limits.RECORDS:
        raise too_large(path)
    reader = _Reader(report)
    by_author: dict[str, list[Mark]] = defaultdict(list)
    for comment, place in found:
        by_author[_name(comment)].append(reader.mark(comment, place))
    if not by_author:
        raise ExchangeError(
            Message("{name} holds no comments, so there is nothing to import. Nothing was changed.", name=path.name)
        )
    about = _about(report)
    return tuple(_parcel(author, marks, about, report) for author, marks in by_author.items())


def _about(report: Report) -> Described:
    said = report.metadata
    facts = About(said.title, said.number, said.issued_on, said.issuer, said.period)
    return Described(report.sha256, content_fingerprint(report.text), facts, sketch_of(report.text), report)


def _parcel(author: str, marks: Sequence[Mark], about: Described, report: Report) -> Parcel:
    marks = _joined(marks)
    delegate = Delegate(str(uuid5(NAMESPACE_URL, f"word:{folded_name(author)}")), author)
    changed = max((mark.changed for mark in marks), default="")
    letters = Letters(report)
    traces = {mark.uuid: letters.trace(mark.anchor, _span_of(mark.anchor)) for mark in marks}
    digest = digest_of({"marks": to_plain(marks)})
    return Parcel(delegate, changed, digest, about, marks, origin=Origin.WORD, traces=traces)


def _span_of(anchor: Anchor) -> Span:
    return Span(anchor.start, anchor.start + len(anchor.quote))


def _joined(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return one mark for each place: what was said there one after the other is one note."""
    at: dict[int, dict[str, Mark]] = defaultdict(dict)
    for mark in sorted(marks, key=lambda one: one.changed):
        there = at[mark.anchor.start].get(mark.anchor.quote)
        if there is not None:
            verdict = mark.verdict if mark.verdict is not Verdict.UNREVIEWED else there.verdict
            notes = [note for note in (there.note, mark.note) if note]
            mark = replace(mark, uuid=there.uuid, verdict=verdict, note="\n".join(dict.fromkeys(notes)))
        at[mark.anchor.start][mark.anchor.quote] = mark
    return tuple(mark for start in sorted(at) for mark in at[start].values())


class _Reader:
    """Knows the blocks of a report by the paragraphs they were read from, and what the program says of each place."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._blocks: dict[tuple[str, int], list[Block]] = defaultdict(list)
        for block in report.blocks:
            for place in paragraphs_of(block):
                self._blocks[place].append(block)
        self._items: dict[Span, Item] | None = None
        self._verdicts = _verdict_words()

    def mark(self, comment: Comment, place: Commented) -> Mark:
        """Return what a comment says as a mark."""
        lines = [clean(line)[: limits.LETTERS] for line in comment.lines]
        verdict = self._verdicts.get(lines[0].strip().casefold()) if comment.ours and lines else None
        span = self._span(place, lines if verdict else ())
        note = self._own_note(lines[1:], span) if verdict else lines
        said = "\n".join(note).strip()
        when = _time(comment.when)
        author = _name(comment)
        uuid = str(uuid5(NAMESPACE_URL, "\x00".join((author, comment.when, str(span), said))))
        anchor = make_anchor(self._report, span)
        return Mark(uuid, 0, anchor, verdict or Verdict.UNREVIEWED, said, author, when, when)

    def _span(self, place: Commented, lines: Sequence[str]) -> Span:
        """Return the words that a comment is about, or the block it stands in where these are not found there."""
        blocks = self._blocks.get((place.part, place.paragraph)) or [self._report.blocks[0]]
        quoted = _QUOTED.search(lines[1]) if len(lines) > 1 else None
        if quoted:  # about words that can hold no comment, as those of a note
            near = [*blocks, *self._notes_after(blocks[-1])]
            found = (_nearest(self._report, block, quoted[1], 0) for block in reversed(near))
            if (span := next((one for one in found if one), None)) is not None:
                return span
        before = _letters(place.before)
        for block in blocks:
            span = _nearest(self._report, block, place.words, before)
            if span is not None:
                return span
        return blocks[0].span

    def _notes_after(self, block: Block) -> Iterable[Block]:
        following = self._report.blocks[self._report.blocks.index(block) + 1 :]
        for one in following:
            if one.kind not in NOTE_KINDS:
                return
            yield one

    def _own_note(self, lines: Sequence[str], span: Span) -> list[str]:
        """Return the lines of one of our comments that the delegate wrote, without those that the program did."""
        if self._items is None:
            items = build_items(scan_report(self._report))
            self._items = {item.span: item for item in reversed(items)}
        item = self._items.get(span)
        ours = set(comment_lines(describe(self._report, item, None), quoted=True)[1:]) if item else set()
        kept = [line for line in lines if line not in ours]
        return kept[1:] if kept and item is None and _QUOTED.search(kept[0]) else kept


def _nearest(report: Report, block: Block, words: str, before: int) -> Span | None:
    """Return the place of words in a block, that of several which has about so many letters before it."""
    pieces = [re.escape(piece) for piece in unicodedata.normalize("NFC", words).split()]
    if not pieces:
        return None
    text = report.text_of(block.span)
    found = re.finditer(r"[\s⁰¹²³⁴⁵⁶⁷⁸⁹]*".join(pieces), text)
    spans = [Span(block.span.start + one.start(), block.span.start + one.end()) for one in found]
    return min(spans, key=lambda span: abs(_letters(report.text[block.span.start : span.start]) - before), default=None)


def _letters(words: str) -> int:
    return sum(sign.isalnum() for sign in unicodedata.normalize("NFC", words))


def _verdict_words() -> dict[str, Verdict]:
    """Return the verdicts by their words in every language that a comment may have been written in."""
    vietnamese = load(CATALOGUES / "vi")
    return {
        words.casefold(): verdict
        for verdict, source in _WORDS.items()
        for words in (source, vietnamese.gettext(source), translate(source))
    }


def _time(said: str) -> str:
    try:
        return time_of(said)
    except ValueError:
        return ""


def _name(comment: Comment) -> str:
    """Return the name of an author on one line, without signs of markup."""
    return " ".join(re.sub("[<>]", "", clean(comment.author)).split())[:_LONGEST_NAME]
