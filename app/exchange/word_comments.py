"""A Word file that came back with comments, read as what each of its authors says of the report."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from app.anchors.place import make_anchor
from app.anchors.traces import Letters, Trace
from app.comparison.resemblance import About
from app.errors import ExchangeError
from app.exchange import limits
from app.exchange.annotations import time_of
from app.exchange.model import Described, Parcel
from app.exchange.own_lines import QUOTED, OwnLines, OwnSaid
from app.exchange.package import digest_of, too_large
from app.exchange.plain_json import clean
from app.exchange.word_ranges import Comment, Commented, comments_of
from app.exports.content import one_line, quote_at
from app.exports.word_places import paragraphs_of
from app.report.fingerprint import content_fingerprint
from app.report.model import NOTE_KINDS, Block, Report, Span
from app.report.sketch import sketch_of
from app.review.model import Mark, Verdict
from app.review.opinions import Delegate, Origin, folded_name
from app.review.plain import to_plain
from app.review.records import Additions, Evidence, MarkLink, Question, question_uuid
from app.wording import Message

_LONGEST_NAME = 200  # code points


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment as a mark, with its place and all that was said there."""

    mark: Mark
    span: Span
    said: OwnSaid
    trace: Trace


def read_comments(path: Path, report: Report) -> tuple[Parcel, ...]:
    """Return one review for each author of comments in a Word file that was read as `report`.

    ExchangeError where there are none. A comment gives no verdict, unless this program wrote it for a delegate.
    """
    found = comments_there(path, report)
    if not found:
        raise ExchangeError(
            Message("{name} holds no comments, so there is nothing to import. Nothing was changed.", name=path.name)
        )
    return found


def comments_there(path: Path, report: Report) -> tuple[Parcel, ...]:
    """Return the same, and nothing where there are no comments."""
    found = list(comments_of(path.read_bytes()))
    if len(found) > limits.RECORDS:
        raise too_large(path)
    if not found:
        return ()
    reader = _Reader(report)
    by_author: dict[str, list[Remark]] = defaultdict(list)
    for comment, place in found:
        by_author[_name(comment)].append(reader.read(comment, place))
    about = _about(report)
    return tuple(_parcel(author, remarks, about, report) for author, remarks in by_author.items())


def _about(report: Report) -> Described:
    said = report.metadata
    facts = About(said.title, said.number, said.issued_on, said.issuer, said.period)
    return Described(report.sha256, content_fingerprint(report.text), facts, sketch_of(report.text), report)


def _parcel(author: str, remarks: Sequence[Remark], about: Described, report: Report) -> Parcel:
    remarks = tuple({one.mark.uuid: one for one in remarks}.values())
    marks, traces = tuple(one.mark for one in remarks), {one.mark.uuid: one.trace for one in remarks}
    delegate = Delegate(str(uuid5(NAMESPACE_URL, f"word:{folded_name(author)}")), author)
    changed = max((mark.changed for mark in marks), default="")
    additions = _additions(remarks, report)
    digest = digest_of({"marks": to_plain(marks), "additions": to_plain(additions)})
    return Parcel(delegate, changed, digest, about, marks, additions, Origin.WORD, traces)


def _additions(remarks: Sequence[Remark], report: Report) -> Additions:
    """Return what was added to the comments of one author; a contradiction is known by the other one's quote."""
    evidence, questions, links = [], [], dict[tuple[str, ...], MarkLink]()
    quoted = {one_line(quote_at(report, one.span).whole): one.mark.uuid for one in remarks}
    for one in remarks:
        mark = one.mark
        times: dict[str, Any] = {"author": mark.author, "created": mark.created, "changed": mark.changed}
        for number, told in enumerate(one.said.evidence):
            evidence.append(Evidence(_uuid(mark.uuid, str(number)), 0, mark.uuid, **told, **times))
        if one.said.question:
            questions.append(Question(question_uuid(mark.uuid), 0, mark.uuid, **one.said.question, **times))
        for other in filter(None, map(quoted.get, one.said.against)):
            ends = sorted((mark.uuid, other))
            links[tuple(ends)] = MarkLink(_uuid(*ends), 0, ends[0], ends[1], "", **times)
    return Additions(evidence=tuple(evidence), questions=tuple(questions), links=tuple(links.values()))


def _uuid(*words: str) -> str:
    return str(uuid5(NAMESPACE_URL, "\x00".join(words)))


class _Reader:
    """Knows the blocks of a report by the paragraphs they were read from, and what the program says of each place."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._blocks: dict[tuple[str, int], list[Block]] = defaultdict(list)
        for block in report.blocks:
            for place in paragraphs_of(block):
                self._blocks[place].append(block)
        self._own = OwnLines(report)
        self._letters = Letters(report)

    def read(self, comment: Comment, place: Commented) -> Remark:
        """Return what a comment says."""
        lines = [clean(line)[: limits.LETTERS] for line in comment.lines]
        verdict = self._own.verdict(lines) if comment.ours else None
        span = self._span(place, lines if verdict else ())
        said = self._own.read(lines[1:], span) if verdict else OwnSaid("\n".join(lines).strip())
        when, author = _time(comment.when), _name(comment)
        uuid = str(uuid5(NAMESPACE_URL, "\x00".join((author, comment.when, str(span), said.note))))
        anchor = make_anchor(self._report, span)
        mark = Mark(uuid, 0, anchor, verdict or Verdict.UNREVIEWED, said.note, author, when, when)
        return Remark(mark, span, said, self._letters.trace(anchor, span))

    def _span(self, place: Commented, lines: Sequence[str]) -> Span:
        """Return the words that a comment is about, or the block it stands in where these are not found there."""
        blocks = self._blocks.get((place.part, place.paragraph)) or [self._report.blocks[0]]
        quoted = QUOTED.search(lines[1]) if len(lines) > 1 else None
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


def _time(said: str) -> str:
    try:
        return time_of(said)
    except ValueError:
        return ""


def _name(comment: Comment) -> str:
    """Return the name of an author on one line, without signs of markup."""
    return " ".join(re.sub("[<>]", "", clean(comment.author)).split())[:_LONGEST_NAME]
