"""Marks that converters leave in a text: **bold** and *italic* of Markdown, [bookmark: name]."""

from __future__ import annotations

import re

from app.readers.draft import Draft, Edit
from app.report.model import Span

_LEFTOVER = re.compile(r"\[bookmark: *[^\]\n]{0,80}\]")
_BOLD = re.compile(r"\*\*")
_ITALIC = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,200}?)(?<=\S)\*(?![\w*])|(?<=[“\"(])\*(?=[^\s*])([^*\n]{1,200}?)\*(?!\*)"
)
_REACH = 6  # blocks that one bold stretch may span: a title or a signature on several lines


def strip_marks(drafts: list[Draft]) -> None:
    """Take the marks out of the drafts; what stood between them becomes bold or italic."""
    for draft in drafts:
        if "[bookmark" in draft.text:
            draft.edit(Edit(match.start(), match.end(), "") for match in _LEFTOVER.finditer(draft.text))
    _strip_bold(drafts)
    for draft in drafts:
        if "*" in draft.text:
            _strip_italic(draft)


def _strip_bold(drafts: list[Draft]) -> None:
    """Pair ** with the next ** of the same block, or of one of the next blocks; a lone ** stays as it is."""
    places = [(index, match.start()) for index, draft in enumerate(drafts) for match in _BOLD.finditer(draft.text)]
    pairs: list[tuple[tuple[int, int], tuple[int, int]]] = []
    at = 0
    while at + 1 < len(places):
        if places[at + 1][0] - places[at][0] <= _REACH:
            pairs.append((places[at], places[at + 1]))
            at += 2
        else:
            at += 1
    edits: dict[int, list[Edit]] = {}
    for (first, start), (last, end) in pairs:
        for index in range(first, last + 1):
            left = start + 2 if index == first else 0
            right = end if index == last else len(drafts[index].text)
            if left < right:
                drafts[index].bold.append(Span(left, right))
        edits.setdefault(first, []).append(Edit(start, start + 2, ""))
        edits.setdefault(last, []).append(Edit(end, end + 2, ""))
    for index, wanted in edits.items():
        drafts[index].edit(wanted)


def _strip_italic(draft: Draft) -> None:
    edits = []
    for match in _ITALIC.finditer(draft.text):
        draft.italic.append(Span(match.start() + 1, match.end() - 1))
        edits += [Edit(match.start(), match.start() + 1, ""), Edit(match.end() - 1, match.end(), "")]
    draft.edit(edits)
