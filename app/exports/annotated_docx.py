"""An annotated copy of the source Word file: each marked item a comment by the delegate, shaded by its verdict."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.exports.annotated_source import source_bytes
from app.exports.atomic import replacing
from app.exports.comment_lines import comment_lines
from app.exports.content import Entry, marked_entries
from app.exports.labels import FILL
from app.exports.options import Options
from app.exports.word_copy import WordCopy
from app.exports.word_marks import (
    Cutter,
    Said,
    next_identity,
    outer_run,
    put_comments,
    put_range,
    shade,
    take_out,
    take_shading_out,
)
from app.exports.word_places import Places, paragraphs_of
from app.exports.word_straight import Located
from app.readers.docx.names import w
from app.report.model import Block, Report, Span
from app.review.session import ReviewSession
from app.scan import Scan
from app.wording import translate

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTES = {w("footnote"): w("footnoteReference"), w("endnote"): w("endnoteReference")}


def write_annotated_docx(path: Path, scan: Scan, session: ReviewSession, options: Options) -> None:
    """Write the annotated copy over `path`; raise WriteError."""
    data = source_bytes(scan.report, "docx", options.token)
    copy = annotate(data, scan.report, marked_entries(scan, session, options), session.author)
    with replacing(path) as temporary:
        copy.save(temporary)


def annotate(data: bytes, report: Report, entries: tuple[Entry, ...], author: str) -> WordCopy:
    """Return the copy with a comment for each entry."""
    copy = WordCopy(data)
    _Annotator(copy, report, author or translate("Delegate")).run(entries)
    return copy


@dataclass
class _Placed:
    """An entry with where its words were found, and the element that stands for those that can hold no comment."""

    entry: Entry
    found: list[Located] = field(default_factory=list)
    inside: list[Located] = field(default_factory=list)  # those of them in the body, where a comment can stand
    anchor: _Element | None = None
    exact: bool = True


class _Annotator:
    def __init__(self, copy: WordCopy, report: Report, author: str) -> None:
        self._copy, self._report, self._author = copy, report, author
        self._body = copy.edit(copy.document)
        self._places = Places(report)
        self._cutter = Cutter()
        self._paragraphs: dict[str, list[_Element]] = {}
        self._calls: dict[tuple[str, str], _Element] = {}
        for call in self._body.iter(*_NOTES.values()):
            self._calls.setdefault((call.tag, str(call.get(w("id")))), call)

    def run(self, entries: tuple[Entry, ...]) -> None:
        self._take_out_earlier(entries)
        placed = [self._place(entry) for entry in entries]
        if not placed:
            return
        self._cutter.cut()
        for one in sorted(placed, key=lambda one: one.entry.item.span.start - one.entry.item.span.end):
            for found in one.found:
                shade(self._cutter.pieces(found), FILL[one.entry.verdict])
        comments = self._copy.make_comments()
        first = next_identity(self._body, comments)
        put_comments(comments, enumerate(map(self._said, placed), first))
        for identity, one in enumerate(placed, first):
            put_range(identity, *self._edges(one))

    def _take_out_earlier(self, entries: tuple[Entry, ...]) -> None:
        comments = self._copy.comments()
        if comments is None:
            return
        authors = {self._author, *(entry.mark.author for entry in entries if entry.mark)}
        fills = set(FILL.values())
        if take_out(self._body, comments, authors, fills):
            for part in {part for block in self._report.blocks for part, _ in paragraphs_of(block)}:
                if part != self._copy.document:
                    take_shading_out(self._copy.edit(part), fills)

    def _place(self, entry: Entry) -> _Placed:
        placed = _Placed(entry)
        for block, span in _pieces(self._report, entry.item.span):
            part, number = next(paragraphs_of(block), (self._copy.document, 0))
            paragraphs = self._paragraphs_in(part)
            found = self._places.locate(block, span, paragraphs)
            if found is not None:
                self._copy.edit(part)
                self._cutter.plan(found)
                placed.found.append(found)
                if part == self._copy.document:
                    placed.inside.append(found)
            placed.exact &= found is not None and found.exact and _is_outermost(found)
            if part == self._copy.document:
                home = paragraphs[number] if found is None and number < len(paragraphs) else None
            else:
                home = self._call_of(paragraphs, number)
                placed.exact = False
            placed.anchor = placed.anchor if placed.anchor is not None else home
        return placed

    def _paragraphs_in(self, part: str) -> list[_Element]:
        if part not in self._paragraphs:
            self._paragraphs[part] = list(self._copy.root(part).iter(w("p")))
        return self._paragraphs[part]

    def _call_of(self, paragraphs: list[_Element], number: int) -> _Element | None:
        """Return the mark in the body that calls the note of a paragraph."""
        above: _Element | None = paragraphs[number] if number < len(paragraphs) else None
        while above is not None:
            if above.tag in _NOTES:
                return self._calls.get((_NOTES[above.tag], str(above.get(w("id")))))
            above = above.getparent()
        return None

    def _edges(self, placed: _Placed) -> tuple[_Element, _Element]:
        """Return the first and the last element of the body that a comment goes around."""
        if placed.inside:
            first = outer_run(self._cutter.piece(placed.inside[0].first))
            last = outer_run(self._cutter.piece(placed.inside[-1].last))
            if first is not None and last is not None:
                return first, last
        anchor = placed.anchor if placed.anchor is not None else next(self._body.iter(w("p")))
        run = outer_run(anchor)
        if run is not None:
            return run, run
        inside = [one for one in anchor if one.tag != w("pPr")]
        if not inside:
            from lxml import etree

            inside = [etree.SubElement(anchor, w("r"))]
        return inside[0], inside[-1]

    def _said(self, placed: _Placed) -> Said:
        entry, mark = placed.entry, placed.entry.mark
        when = (mark.changed or mark.created) if mark else ""
        author = (mark.author if mark else "") or self._author
        return Said(author, _utc(when), comment_lines(entry, quoted=not placed.exact))


def _is_outermost(found: Located) -> bool:
    """Say whether the comment can stand at the words themselves, not only around what holds them."""
    return outer_run(found.first.text) is found.first.text.getparent()


def _utc(time: str) -> str:
    """Return a time without its fraction and offset, which Word does not read."""
    return time.partition("+")[0].partition(".")[0] + "Z" if time else "1970-01-01T00:00:00Z"


def _pieces(report: Report, span: Span) -> list[tuple[Block, Span]]:
    """Return the blocks that a place touches, each with its share of it."""
    found, place = [], span.start
    while place < span.end:
        block = report.block_at(place)
        end = min(span.end, block.span.end)
        if report.text[place:end].strip():
            found.append((block, Span(place, end)))
        place = max(block.span.end + 1, place + 1)
    return found
