"""A paragraph or a long sentence that stands twice, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.report.model import Block, BlockKind, Span
from app.wording.message import Message

_PARAGRAPH, _SENTENCE = 150, 120  # letters and blanks; shorter ones recur by intent
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_LEAD = re.compile(r"^[\W_]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])[.)/]\s+)?[\W_]*")


def check_duplicate(context: Context) -> Iterator[FindingDraft]:
    """Yield each passage that stands at several places, once, with all its places."""
    paragraphs: dict[str, list[Block]] = {}
    for block in context.report.blocks:
        if block.kind in _PROSE and block.span.end - block.span.start >= _SENTENCE:
            paragraphs.setdefault(_key(context, block.span), []).append(block)
    for words, blocks in paragraphs.items():
        if len(blocks) > 1 and len(words) >= _PARAGRAPH:
            message = Message("This paragraph stands {count} times, word for word.", count=len(blocks))
            yield FindingDraft("duplicate", Level.NOTICE, tuple(block.span for block in blocks), message)
    yield from _sentences(context, [blocks[0] for blocks in paragraphs.values()])


def _sentences(context: Context, blocks: list[Block]) -> Iterator[FindingDraft]:
    found: dict[str, list[Span]] = {}
    for block in blocks:
        for span in _pieces(context.report.text, block.span):
            found.setdefault(_key(context, span), []).append(span)
    for words, spans in found.items():
        if len(spans) > 1 and len(words) >= _SENTENCE:
            message = Message("This sentence stands {count} times, word for word.", count=len(spans))
            yield FindingDraft("duplicate", Level.NOTICE, tuple(spans), message)


def _pieces(text: str, block: Span) -> Iterator[Span]:
    """Yield what lies between full stops; both of a pair are cut alike, so that where it ends need not be exact."""
    start = block.start
    while start < block.end:
        stop = text.find(". ", start, block.end)
        end = stop if stop >= 0 else block.end
        if end - start >= _SENTENCE:
            yield Span(start, end)
        start = end + 2


def _key(context: Context, span: Span) -> str:
    return _LEAD.sub("", " ".join(context.report.text_of(span).split()), count=1).rstrip(" .;,*_").lower()
