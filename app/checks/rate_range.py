"""A total's rate lies between the rates of its parts: "vốn tăng 9,8%; trong đó vốn nhà nước tăng 7,4%, ... 10,3%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from app.checks.clauses import before
from app.checks.comparing import way_of
from app.checks.context import Context, Sentence
from app.checks.draft import RelationDraft
from app.checks.model import Holds
from app.checks.numbers import is_loose, shown
from app.extraction.model import Figure, FigureKind
from app.report.model import Report, Span
from app.wording.message import Message

_WITHIN = re.compile(r"\b(?:trong đó|bao gồm|gồm)\b", re.IGNORECASE)
_OPENS = re.compile(r"\s*trong đó\b", re.IGNORECASE)
_SECTORS = tuple(re.compile(words, re.IGNORECASE) for words in (r"\bnông\b", r"\bcông nghiệp\b", r"\bdịch vụ\b"))
_PRODUCT = re.compile(r"\b(?:GRDP|GDP|tổng sản phẩm)\b", re.IGNORECASE)
_EARLIER = re.compile(r"\(\s*(?:cùng kỳ|năm|kế hoạch|kỳ trước)[^()]*$", re.IGNORECASE)  # "(cùng kỳ năm 2022 tăng 9,5%)"
Rate = tuple[Figure, Decimal]


def check_rate_range(context: Context) -> Iterator[RelationDraft]:
    """Yield each rate of change with those of two or more parts after "trong đó", where it lies between them.

    Parts that are named need not be all parts, so a rate outside theirs proves nothing; only the product of all three
    sectors cannot well grow faster or slower than each of them.
    """
    text = context.report.text
    last: Sentence | None = None
    for sentence in context.sentences:
        previous, last = last, sentence
        match = _WITHIN.search(text, *sentence.span)
        if match is None:
            continue
        opens = previous is not None and previous.block is sentence.block and _OPENS.match(text, *sentence.span)
        head = previous if opens and previous is not None else sentence
        rates = _rates(context.report, head, Span(head.span.start, match.start()))
        parts = _parts(context.report, sentence, match.end())
        if rates and len(parts) > 1:
            yield from _relate(context.report, rates[-1] if head is sentence else rates[0], parts, head)


def _rates(report: Report, sentence: Sentence, span: Span) -> list[Rate]:
    """Return the exact rates of change in a stretch; those that fall are negative."""
    found = []
    for figure in sentence.figures:
        if figure.kind is not FigureKind.PERCENT or not span.holds(figure.span) or is_loose(figure):
            continue
        way = None if _EARLIER.search(before(report, figure, 40)) else way_of(report, figure, span.start)
        if way in ("tăng", "giảm") and figure.number is not None:
            found.append((figure, abs(figure.number) * (-1 if way == "giảm" else 1)))
    return found


def _parts(report: Report, sentence: Sentence, start: int) -> list[Rate]:
    """Return the rates up to the first semicolon, or one of each item where semicolons part the items."""
    stops = [at for at in range(start, sentence.span.end) if report.text[at] == ";"]
    pieces = [
        _rates(report, sentence, Span(*edges))
        for edges in zip([start, *stops], [*stops, sentence.span.end], strict=True)
    ]
    if len(pieces[0]) != 1:
        return pieces[0]
    parts: list[Rate] = []
    for piece in pieces:
        if len(piece) != 1:
            break
        parts += piece
    return parts


def _relate(report: Report, whole: Rate, parts: list[Rate], head: Sentence) -> Iterator[RelationDraft]:
    figure, rate = whole
    low, high = min(part[1] for part in parts), max(part[1] for part in parts)
    inside = low <= rate <= high
    if not inside and not _is_product(report, parts, head):
        return
    nearest = min(max(rate, low), high)
    formula = f"{shown(low)}% ≤ {shown(rate)}% ≤ {shown(high)}%"
    if not inside:
        formula = f"{shown(rate)}% {'<' if rate < nearest else '>'} {shown(nearest)}%"
    message = (
        Message("{formula}: the rate of the whole lies between those of its parts.", formula=formula)
        if inside
        else Message(
            "The whole changed by {stated}, but its parts by {low}% to {high}%; the rate of a whole lies between those "
            "of its parts.",
            stated=figure.text,
            low=shown(low),
            high=shown(high),
        )
    )
    holds = Holds.YES if inside else Holds.UNSURE
    operands = tuple(part[0] for part in parts)
    yield RelationDraft("range", operands, figure, rate, nearest, holds, formula, message)


def _is_product(report: Report, parts: list[Rate], head: Sentence) -> bool:
    """Say whether the parts are the three sectors of a gross product, and nothing else."""
    words = report.text[parts[0][0].span.start - 80 : parts[-1][0].span.end]
    return (
        len(parts) == len(_SECTORS)
        and all(sector.search(words) for sector in _SECTORS)
        and "thuế" not in words.casefold()
        and _PRODUCT.search(report.text, *head.span) is not None
    )
