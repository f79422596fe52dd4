"""Where on its pages a report says what its metadata hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.report.model import Block, BlockKind, Metadata, Span

_DATE = re.compile(r"(?i)ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}")
_KHOA = re.compile("(?i)kh(?:óa|oá)")


def places_of(text: str, blocks: Sequence[Block], metadata: Metadata, head: int) -> tuple[tuple[str, Span], ...]:
    """Return the place of each part that is known, by its name; `head` is how many blocks the letterhead may take."""
    first = blocks[:head]
    end = first[-1].span.end if first else 0
    return tuple(_found(text, blocks, metadata, Span(0, end)))


def _found(text: str, blocks: Sequence[Block], metadata: Metadata, head: Span) -> Iterator[tuple[str, Span]]:
    titles = [block.span for block in blocks if block.kind is BlockKind.TITLE]
    title = _locate(text, metadata.title, Span(titles[0].start, titles[-1].end)) if titles else None
    title = title or _locate(text, metadata.title, head)
    if title:
        yield "title", title
    if number := _locate(text, metadata.number, head):
        yield "number", number
    if metadata.issued_on and (date := _DATE.search(text, *head)):
        yield "issued_on", Span(*date.span())
    if place := _locate(text, f"{metadata.place}, ngày" if metadata.place else None, head):
        yield "place", Span(place.start, place.start + len(metadata.place or ""))
    if issuer := _locate(text, metadata.issuer, head):
        yield "issuer", issuer
    if signer := _locate(text, metadata.signer, Span(0, len(text)), last=True):
        yield "signer", signer
    if period := _period(text, metadata.period, title or head):
        yield "period", period
    if session := _locate(text, metadata.session, head):
        yield "session", session


def _locate(text: str, words: str | None, where: Span, *, last: bool = False) -> Span | None:
    """Return where the words stand, whatever their blanks, case and the place of their tone signs."""
    if not words:
        return None
    pattern = r"\s+".join(_KHOA.sub("kh(?:óa|oá)", re.escape(word)) for word in words.split())
    pattern = re.sub(r"(?<=\d)/(?=[^\W\d])", r"\\s*/\\s*", pattern)
    matches = list(re.compile(pattern, re.IGNORECASE).finditer(text, *where))
    return Span(*matches[-1 if last else 0].span()) if matches else None


def _period(text: str, period: str | None, where: Span) -> Span | None:
    if period is None:
        return None
    year = re.search(r"\d{4}", period)
    written = r"(?i)(?:\d{1,2}\s+tháng(?:\s+(?:đầu|cuối))?\s+năm\s+|quý\s+\w+\D{1,6}|tháng\s+\d{1,2}\D{1,6}|năm\s+)?"
    match = re.compile(written + re.escape(year[0])).search(text, *where) if year else None
    return Span(*match.span()) if match else None
