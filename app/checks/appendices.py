"""Appendices: their numbers, the report they say they belong to, and the year that their tables are of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.extraction.model import Figure, FigureKind
from app.report.model import Block, BlockKind, Span
from app.wording.message import Message

_HEAD = re.compile(r"[*\s]*(?:PHỤ LỤC|Phụ lục)\s*(?:số\s+)?(?P<number>\d{1,2}|[IVX]{1,5})?[\s.:*]*")
_ATTACHED = re.compile(r"\(?\s*kèm theo\s+báo cáo\s+số\s*$", re.IGNORECASE)
_SYMBOL = re.compile(r"\d+\s*/\s*BC-\S+", re.IGNORECASE)
_HALF = re.compile(r"\b(?:6|9)\s+tháng", re.IGNORECASE)
_COMPARES = re.compile(r"so sánh|so với|cùng kỳ|\bSS\b|tăng|giảm|%", re.IGNORECASE)
_BODY = frozenset({BlockKind.HEADING, BlockKind.TITLE, BlockKind.PARAGRAPH})


def check_numbering(context: Context) -> Iterator[FindingDraft]:
    """Yield each appendix heading without a number where another appendix has one."""
    heads = [(block, match) for block in context.report.blocks if (match := _head(context, block))]
    numbered = [block for block, match in heads if match["number"]]
    for block, match in heads:
        if numbered and not match["number"]:
            message = Message(
                "An appendix without a number stands beside “{other}”.",
                other=" ".join(context.report.text_of(numbered[0].span).split()),
            )
            yield FindingDraft("numbering_gap", Level.UNSURE, (_trimmed(context, block),), message)


def _head(context: Context, block: Block) -> re.Match[str] | None:
    return _HEAD.fullmatch(context.report.text, *block.span) if block.kind in _BODY else None


def _trimmed(context: Context, block: Block) -> Span:
    words = context.report.text_of(block.span)
    start = block.span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def check_attached_to(context: Context) -> Iterator[FindingDraft]:
    """Yield the appendices that say "kèm theo Báo cáo số ..." of one day, but with another number or a broken one."""
    cited = [figure for figure in context.figures if _is_owner(context, figure)]
    symbols = {_plain(figure) for figure in cited}
    if len({figure.document_date for figure in cited}) != 1 or len(symbols) < 2:
        return
    sound = [figure for figure in cited if _SYMBOL.fullmatch(figure.text.strip())]
    right = {_plain(figure) for figure in sound}
    for figure in cited:
        if len(right) == 1 and _plain(figure) in right:
            continue
        message = Message(
            "This appendix belongs to report {one}, but another one to report {other} of the same day.",
            one=figure.text,
            other=next(other.text for other in [*sound, *cited] if _plain(other) != _plain(figure)),
        )
        yield FindingDraft("reference_conflict", Level.UNSURE, (figure.span,), message)


def _is_owner(context: Context, figure: Figure) -> bool:
    if figure.kind is not FigureKind.DOCUMENT_REFERENCE:
        return False
    start = max(context.report.block(figure.block).span.start, figure.span.start - 40)
    return _ATTACHED.search(context.report.text, start, figure.span.start) is not None


def _plain(figure: Figure) -> str:
    return re.sub(r"\s", "", figure.text).upper()


def check_stale_year(context: Context) -> Iterator[FindingDraft]:
    """Yield a table header that names an earlier year than the report's, and no other column of this year."""
    year = (context.report.metadata.period or "")[:4]
    if not year.isdigit():
        return
    heads: dict[int, list[Figure]] = {}
    compared: set[int] = set()
    for block in context.report.blocks:
        if block.cell and block.cell.row == 0:
            periods = [f for f in context.figures_of(block.id) if f.kind is FigureKind.PERIOD]
            heads.setdefault(block.cell.table, []).extend(periods)
            if _COMPARES.search(context.report.text_of(block.span)):
                compared.add(block.cell.table)
    for table, periods in heads.items():
        dated = [figure for figure in periods if _HALF.search(figure.text) and re.search(r"\d{4}", figure.text)]
        years = {int(match[0]) for figure in periods if (match := re.search(r"\d{4}", figure.text))}
        # A table that compares has a column of the year before by intent.
        latest = int(year) - 2 if table in compared else int(year) - 1
        if len(years) == 1 and dated and min(years) <= latest and len(dated) < len(periods):
            for figure in dated:
                message = Message(
                    "The report is of {year}, but this header says {stated}.", year=year, stated=figure.text
                )
                yield FindingDraft("stale_year", Level.UNSURE, (figure.span,), message)
