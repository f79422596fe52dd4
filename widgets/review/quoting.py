"""A place of the report with what stands around it, for the detail."""

from __future__ import annotations

from app.exports.content import row_label
from app.report.model import Report, Span
from app.review.sections import section_label
from widgets.detail.content import PlaceQuote

AROUND_IN_DETAIL, LONGEST_WORDS = 46, 160


def quote_of(report: Report, span: Span) -> PlaceQuote:
    """Return the words of a place with what stands around them in their block, and those that name its table row."""
    block = report.block_at(span.start)
    spare_before = max(0, AROUND_IN_DETAIL - (span.start - block.span.start))  # goes to what stands behind
    spare_after = max(0, AROUND_IN_DETAIL - (block.span.end - span.end))
    start = max(block.span.start, span.start - AROUND_IN_DETAIL - spare_after)
    end = min(block.span.end, span.end + AROUND_IN_DETAIL + spare_before)
    if start > block.span.start:
        start = report.text.find(" ", start, span.start) + 1 or start
    if end < block.span.end:
        end = max(span.end, report.text.rfind(" ", span.end, end))
    before = row_label(report, block) + ("…" if start > block.span.start else "") + report.text[start : span.start]
    after = report.text[span.end : end] + ("…" if end < block.span.end else "")
    words = report.text_of(span)
    if len(words) > LONGEST_WORDS:
        words = words[: LONGEST_WORDS - 1] + "…"
    return PlaceQuote(span, section_label(report, span), before, words, after)
