"""Claims: sentences and clauses that state something a delegate could verify, with types, figures and indicator."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.extraction.claim_roles import roles_of
from app.extraction.claim_types import may_claim, types_of
from app.extraction.draft import lower_keeping_places
from app.extraction.indicators import find_indicator
from app.extraction.model import Claim, ClaimType, Figure, FigureKind, FigureRole
from app.extraction.subjects import subjects_of
from app.language.places import places_in
from app.language.sentences import clauses, sentences
from app.report.model import Block, BlockKind, Report, Span

SHORTEST = 20
_MOST_PLACES = 2
_NO_CLAIMS = frozenset(
    {BlockKind.TITLE, BlockKind.HEADING, BlockKind.HEADER, BlockKind.FOOTER, BlockKind.SIGNATURE, BlockKind.CAPTION}
)
# A heading that answers itself states something: "Nhiệm vụ quá hạn: Không có."
_ANSWERED = re.compile(r":\s[^:.]{2,}\.\s*\Z")
_LEAD = re.compile(r"[\s*+•–-]*(?:\(?(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[ivx]{1,5}|[a-zđ])[.)]{1,2}(?![0-9])\s*)?[\s*]*")
_NOTE_LEAD = re.compile(r"[⁰¹²³⁴-⁹⁽⁾\s]*")
_COMPARED = re.compile(r"(?:so với|so|cùng kỳ|hơn)(?:\s[^\W\d_]+){0,3}\s$")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """One sentence while its claims are read: the block in small letters, where it begins, the figures."""

    report: Report
    block: Block
    low: str
    span: Span
    figures: Sequence[Figure]

    def low_of(self, span: Span) -> str:
        offset = self.block.span.start
        return self.low[span.start - offset : span.end - offset]


@dataclass(slots=True)
class _Part:
    """A clause that claims something, with the clauses beside it that only say under what terms."""

    span: Span
    types: frozenset[ClaimType]
    subjects: tuple[Span, ...]


def read_claims(
    report: Report, block: Block, figures: list[Figure], count: int, planned: bool, lead: Span | None = None
) -> Iterator[Claim]:
    """Yield the claims of a block.

    `figures` are those of the block, `count` how many claims came before; `planned` says that it stands in a part that
    tells what is to be done, `lead` are the words that introduce the list it is an item of.
    """
    text = report.text
    if block.kind in _NO_CLAIMS and not (block.kind is BlockKind.HEADING and _ANSWERED.search(text, *block.span)):
        return
    low = lower_keeping_places(text[block.span.start : block.span.end])
    if not figures and not may_claim(low):
        return
    for start, end in sentences(text, max(block.span.start, block.list_mark_end), block.span.end):
        start = _skip_lead(text, start, end)
        if end - start < SHORTEST:
            continue
        span = Span(start, end)
        sentence = _Sentence(report, block, low, span, _figures_in(figures, span))
        for part in _parts(sentence, planned):
            count += 1
            part.subjects = (*((lead,) if lead else ()), *part.subjects)
            yield _claim(sentence, part, f"c{count}")


def _figures_in(figures: Sequence[Figure], span: Span) -> Sequence[Figure]:
    if not figures:
        return figures
    first = bisect_left(figures, span.start, key=_start_of)
    last = bisect_left(figures, span.end, key=_start_of)
    return [figure for figure in figures[first:last] if figure.span.end <= span.end]


def _start_of(figure: Figure) -> int:
    return figure.span.start


def _skip_lead(text: str, start: int, end: int) -> int:
    match = _NOTE_LEAD.match(text, start, end)
    start = match.end() if match else start
    match = _LEAD.match(text, start, end)
    return match.end() if match else start


def _parts(sentence: _Sentence, planned: bool) -> list[_Part]:
    """Return the clauses of a sentence that claim something; one that does not stays with the one after or before."""
    spans = [Span(start, end) for start, end in clauses(sentence.report.text, *sentence.span)]
    types = _types(sentence, spans, planned)
    claimed = frozenset[ClaimType]().union(*types)
    if not claimed:
        return []
    subjects = subjects_of(sentence.report.text, sentence.low, sentence.block.span.start, spans)
    parts: list[_Part] = []
    pending: _Part | None = None
    for span, kinds, shared in zip(spans, types, subjects, strict=True):
        if kinds and span.end - span.start >= SHORTEST:
            first = pending or _Part(span, kinds, shared)
            parts.append(_Part(Span(first.span.start, span.end), first.types | kinds, first.subjects))
            pending = None
        elif parts:
            parts[-1].span = Span(parts[-1].span.start, span.end)
            parts[-1].types |= kinds
        elif pending is None:
            pending = _Part(span, kinds, shared)
    return parts or [_Part(sentence.span, claimed, ())]


def _types(sentence: _Sentence, spans: Sequence[Span], planned: bool) -> list[frozenset[ClaimType]]:
    """Return what each clause claims; what one promises goes on in those after it."""
    found: list[frozenset[ClaimType]] = []
    promised = False
    for span in spans:
        types = types_of(sentence.low_of(span), _figures_in(sentence.figures, span), planned, promised)
        promised = promised or types == {ClaimType.TARGET}
        found.append(types)
    return found


def _claim(sentence: _Sentence, part: _Part, name: str) -> Claim:
    text, offset = sentence.report.text, sentence.block.span.start
    figures = _figures_in(sentence.figures, part.span)
    roles = roles_of(sentence.low, figures, offset)
    measured = ClaimType.QUANTITATIVE in part.types or ClaimType.TARGET in part.types
    return Claim(
        name,
        sentence.block.id,
        part.span,
        part.types,
        tuple(FigureRole(figure.id, role) for figure, role in zip(figures, roles, strict=True)),
        find_indicator(text, part.span.start, part.span.end, figures, roles) if measured else None,
        part.subjects,
        _period(sentence, figures),
        _place(text, part.span),
    )


def _period(sentence: _Sentence, figures: Sequence[Figure]) -> str | None:
    """Return the period that a claim itself names, not the one it compares with."""
    for figure in figures:
        place = figure.span.start - sentence.block.span.start
        if figure.kind is FigureKind.PERIOD and not _COMPARED.search(sentence.low, max(0, place - 40), place):
            return figure.resolved or str(figure.value)
    return None


def _place(text: str, span: Span) -> str | None:
    """Return the place that a claim names, the first below a province; none where it lists several."""
    named = [f"{place.rank} {place.name}" for place in places_in(text, span.start, span.end)]
    narrow = [name for name in named if not name.startswith("tỉnh ")] or named
    return narrow[0] if 0 < len(set(narrow)) <= _MOST_PLACES else None
