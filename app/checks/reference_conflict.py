"""One document that is cited in two ways: with two dates, by two offices, or under two numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator

from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.extraction.model import Figure, FigureKind
from app.report.model import Span
from app.wording.message import Message

# Which office is named: two names of one class are no conflict ("UBND tỉnh", "Chủ tịch UBND tỉnh").
_OFFICES = (
    ("UBTVQH", re.compile(r"thường vụ quốc hội|ubtvqh", re.IGNORECASE)),
    ("QH", re.compile(r"quốc hội", re.IGNORECASE)),
    ("TTg", re.compile(r"thủ tướng", re.IGNORECASE)),
    ("CP", re.compile(r"^chính phủ$", re.IGNORECASE)),
    ("HĐND", re.compile(r"hội đồng nhân dân|hđnd", re.IGNORECASE)),
    ("UBND", re.compile(r"[ủu][ỷy] ban nhân dân|ubnd", re.IGNORECASE)),
    ("BCT", re.compile(r"^bộ chính trị$", re.IGNORECASE)),
    ("BBT", re.compile(r"^ban bí thư$", re.IGNORECASE)),
    ("TU", re.compile(r"^(?:ban thường vụ )?tỉnh ủy$", re.IGNORECASE)),
)
_TITLE = re.compile(r"[^.;\n]{0,90}?\bvề\s+(?:việc\s+)?(?P<title>[^.;\n()]{40,})")
_TITLE_LENGTH = 80
_REACH = 300  # how far behind its number a document's title may end


def check_reference_conflict(context: Context) -> Iterator[FindingDraft]:
    """Yield each document that is cited with different dates, different offices or different numbers."""
    cited = [figure for figure in context.figures if figure.kind is FigureKind.DOCUMENT_REFERENCE]
    dated = [figure for figure in cited if len(figure.document_date or "") == 10]
    for figures in _together(dated, lambda one: (_symbol(one), (one.document_date or "")[:4], _type(one))):
        ways = _ways(figures, lambda one: one.document_date)
        if len(ways) > 1:
            message = Message(
                "{document} is cited with different dates: {dates}.",
                document=figures[0].text,
                dates=", ".join(_written(one.document_date or "") for one in ways),
            )
            yield _draft(ways, message)
    for figures in _together(dated, lambda one: (_symbol(one), one.document_date, _type(one))):
        ways = _ways([one for one in figures if _office(one)], _office)
        if len(ways) > 1:
            message = Message(
                "{document} is cited as issued by different offices: {offices}.",
                document=figures[0].text,
                offices=", ".join(one.issuer or "" for one in ways),
            )
            yield _draft(ways, message)
    titled = [(figure, title) for figure in dated if (title := _title(context, figure))]
    titles = dict(titled)
    for figures in _together(titles, lambda one: (titles[one], one.document_date, _type(one), _office(one))):
        ways = _ways(figures, _symbol)
        if len(ways) > 1:
            message = Message(
                "One document of one day is cited under different numbers: {numbers}.",
                numbers=", ".join(one.text for one in ways),
            )
            yield _draft(ways, message)


def _together(figures: Iterable[Figure], key: Callable[[Figure], Hashable]) -> list[list[Figure]]:
    groups: dict[Hashable, list[Figure]] = {}
    for figure in figures:
        groups.setdefault(key(figure), []).append(figure)
    return [group for group in groups.values() if len(group) > 1]


def _ways(figures: Iterable[Figure], way: Callable[[Figure], Hashable]) -> list[Figure]:
    """Return the first figure of each way of citing."""
    first: dict[Hashable, Figure] = {}
    for figure in figures:
        first.setdefault(way(figure), figure)
    return list(first.values())


def _draft(figures: Iterable[Figure], message: Message) -> FindingDraft:
    return FindingDraft("reference_conflict", Level.UNSURE, tuple(sorted(one.span for one in figures)), message)


def _symbol(figure: Figure) -> str:
    return re.sub(r"\s", "", figure.text).upper()


def _type(figure: Figure) -> str:
    return (figure.document_type or "").casefold()


def _office(figure: Figure) -> str | None:
    return next((name for name, words in _OFFICES if words.search(figure.issuer or "")), None)


def _title(context: Context, figure: Figure) -> str | None:
    """Return the words that say what a document is about, where enough of them follow."""
    end = min(context.report.block(figure.block).span.end, figure.span.end + _REACH)
    others = context.figures_in(Span(figure.span.end, end))
    end = next((one.span.start for one in others if one.kind is FigureKind.DOCUMENT_REFERENCE), end)
    match = _TITLE.match(context.report.text, figure.span.end, end)
    return " ".join(match["title"].casefold().split())[:_TITLE_LENGTH] if match else None


def _written(date: str) -> str:
    year, month, day = date.split("-")
    return f"{day}/{month}/{year}"
