"""Making an anchor of a place, and finding the place again in another reading or version of the report.

A place is found only where it is clear which one is meant: a wrong place would put a delegate's verdict on other words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.anchors.model import CONTEXT, Anchor
from app.anchors.structure import Structure, structure_of
from app.report.model import Report, Span

# What each sign is worth. Ordinals and distance together stay below the margin: identical rows of a table shift
# together when one is put in above them, so neither may decide alone.
_WORTH_CONTEXT, _WORTH_SECTION, _WORTH_ORDINAL, _WORTH_DISTANCE = 0.84, 0.12, 0.02, 0.02
_MARGIN = 0.05
# (shortest quote, least likeness of its context): "05" is known by its context alone, a sentence speaks for itself.
_NEEDED = ((32, 0.0), (8, 0.3), (0, 0.55))
_NEEDED_AMONG_MANY = 0.55  # of a quote that occurs more than once, however long
_TWIN = 0.4  # likeness from which another occurrence might be the one that was meant


def make_anchor(report: Report, span: Span) -> Anchor:
    """Return what is kept of a place; ValueError where the span holds no text."""
    text = report.text
    start, end = max(0, span.start), min(span.end, len(text))
    if start >= end:
        raise ValueError(f"nothing stands at {span}")
    return Anchor(
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        path=_path(structure_of(report), start),
    )


def find_anchor(report: Report, anchor: Anchor) -> Span | None:
    """Return the place that the anchor means, or None where that is not sure."""
    quote, prefix, suffix = (
        unicodedata.normalize("NFC", part) for part in (anchor.quote, anchor.prefix, anchor.suffix)
    )
    if not quote.strip():
        return None
    text = report.text
    whole = prefix + quote + suffix
    begin = anchor.start - len(prefix)
    end = anchor.start + len(quote)
    # A context shorter than usual was cut by an end of the text, so the place must lie at that end now as well.
    at_ends = (len(prefix) == CONTEXT or begin == 0) and (len(suffix) == CONTEXT or end + len(suffix) == len(text))
    stands = begin >= 0 and at_ends and text.startswith(whole, begin)
    # Rows that repeat look alike at every place, so there the path must agree too.
    if stands and _path(structure_of(report), anchor.start) == anchor.path:
        return Span(anchor.start, end)
    only = _only(text, whole) if stands or len(prefix) + len(suffix) >= CONTEXT else None
    if only is not None and (stands or _in_section(anchor, structure_of(report).path_at(only + len(prefix))[0])):
        return Span(only + len(prefix), only + len(prefix) + len(quote))
    return _best(report, Anchor(quote, prefix, suffix, anchor.start, anchor.path))


def _path(structure: Structure, place: int) -> str:
    return _joined(*structure.path_at(place))


def _joined(section: str, place: str) -> str:
    return f"{section}/{place}" if place else section


def _only(text: str, words: str) -> int | None:
    first = text.find(words)
    return first if first >= 0 and text.find(words, first + 1) < 0 else None


def _best(report: Report, anchor: Anchor) -> Span | None:
    structure = structure_of(report)
    scored = sorted(
        ((*_score(report, structure, anchor, span), span) for span in _occurrences(report.text, anchor.quote)),
        reverse=True,
    )
    if not scored:
        return None
    score, context, at_home, span = scored[0]
    if len(scored) == 1:
        return span if context >= next(least for length, least in _NEEDED if len(anchor.quote) >= length) else None
    next_score, next_context, next_at_home, _ = scored[1]
    # Text that repeats itself with small changes: the place that changed less need not be the one that was meant.
    twins = next_context >= _TWIN and at_home <= next_at_home
    return None if twins or context < _NEEDED_AMONG_MANY or score - next_score < _MARGIN else span


def _in_section(anchor: Anchor, section: str) -> bool:
    return section == (anchor.path.rpartition("/")[0] if "/" in anchor.path else anchor.path)


def _occurrences(text: str, quote: str) -> Iterator[Span]:
    place = text.find(quote)
    if place < 0:
        yield from _with_other_blanks(text, quote)
    while place >= 0:
        yield Span(place, place + len(quote))
        place = text.find(quote, place + 1)


def _with_other_blanks(text: str, quote: str) -> Iterator[Span]:
    """Yield places that differ in their blanks only, as one file read from .docx and from .pdf does."""
    words = [re.escape(word) for word in quote.split()]
    if len(words) > 1:
        yield from (Span(*found.span()) for found in re.finditer(r"\s+".join(words), text))


def _score(report: Report, structure: Structure, anchor: Anchor, span: Span) -> tuple[float, float, bool]:
    """Return the score of one occurrence, and the likeness of its context, and whether its section is the same."""
    text = report.text
    context = _likeness(
        anchor.prefix,
        text[max(0, span.start - CONTEXT) : span.start],
        anchor.suffix,
        text[span.end : span.end + CONTEXT],
    )
    section, place = structure.path_at(span.start)
    same_section = _in_section(anchor, section)
    same_place = anchor.path == _joined(section, place)
    distance = abs(span.start - anchor.start) / max(1, len(text), anchor.start)
    return (
        _WORTH_CONTEXT * context
        + _WORTH_SECTION * same_section
        + _WORTH_ORDINAL * same_place
        + _WORTH_DISTANCE * (1 - min(1.0, distance)),
        context,
        same_section,
    )


def _likeness(old_before: str, new_before: str, old_after: str, new_after: str) -> float:
    before = _side(_plain(old_before)[::-1], _plain(new_before)[::-1])
    after = _side(_plain(old_after), _plain(new_after))
    return (before + after) / 2


def _side(old: str, new: str) -> float:
    """Return how alike two neighbourhoods are, read away from the quote: half what touches it, half the whole."""
    if not old or not new:
        return float(old == new)
    from rapidfuzz import fuzz

    run = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return run / max(len(old), len(new)) / 2 + fuzz.ratio(old, new) / 200


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
