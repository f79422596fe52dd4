"""Lines put together to paragraphs: by indent, spacing, short last lines, list marks and looks."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.language.legacy import is_syllable
from app.readers.draft import SUPERSCRIPT_DIGITS, Draft, Mark, Traced, plain_digits
from app.readers.pdf.lines import Line
from app.readers.pdf.measures import Measures
from app.readers.structure import list_mark_length
from app.report.model import Span

_MARK = re.compile(rf"[⁽(]?([{SUPERSCRIPT_DIGITS}]{{1,3}})[⁾)]?")
_POWER = re.compile(r"(?:^|[\s\d(/])(?:[kcdmh]|da)?m$")
_ENDS = ".;:!?…"
_CLOSERS = "”\"'’)]»" + SUPERSCRIPT_DIGITS
_BULLETS = "•●○◦■□▪➢❖✓\uf0b7\uf0a7\uf0d8"
_WORD_BEFORE, _WORD_AFTER = re.compile(r"([^\W\d_]+)-$"), re.compile(r"[^\W\d_]+")
_PUBLIC = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf02d": "-", "\uf0d8": "➢", "\uf0fc": "✓", "\uf076": "❖"})


class Paragraphs:
    """Takes one line after the other and puts them together to drafts."""

    def __init__(self, measures: Measures) -> None:
        self._measures = measures
        self._lines: list[Line] = []
        self._step = 0.0  # from base line to base line in the paragraph that is open
        self._body = 0.0  # the left side of its second line
        self.drafts: list[Draft] = []

    def add(self, line: Line, following: Line | None = None) -> None:
        """Take a line; `following` is the one after it, which tells whether an indent is a first line's."""
        if self._lines and not self._goes_on(line, following):
            self.close()
        if self._lines:
            before = self._lines[-1]
            if len(self._lines) == 1:
                self._body = line.left
            if before.page == line.page and line.base > before.base and not self._step:
                self._step = line.base - before.base
        self._lines.append(line)

    def close(self) -> None:
        """End the paragraph that is open."""
        if not self._lines:
            return
        draft = draft_of(self._lines)
        draft.after_break = self._lines[0].after
        self.drafts.append(draft)
        self._lines, self._step, self._body = [], 0.0, 0.0

    def take(self) -> list[Draft]:
        """End the open paragraph and hand over all that were made."""
        self.close()
        drafts, self.drafts = self.drafts, []
        return drafts

    def _goes_on(self, line: Line, following: Line | None) -> bool:
        """Say whether a line goes on the open paragraph."""
        before, first = self._lines[-1], self._lines[0]
        if line.alone or before.closed:
            return False
        same_flow = line.page == before.page and line.base > before.base
        if line.turned or before.turned or abs(line.size - before.size) > 0.1 * before.size:
            return False
        if same_flow and line.base - before.base > self._leading(line) + 0.25 * line.size:
            return False
        if _is_short(before, line):
            return False
        if self._looks_change(line):
            return False
        ended = before.text.rstrip(_CLOSERS)[-1:] in _ENDS
        if line.text[:1] in _BULLETS or (ended and list_mark_length(line.text)):
            return False
        return not self._begins(line, before, first, following)

    def _leading(self, line: Line) -> float:
        return max(self._step, self._measures.leading_of(line.size))

    def _looks_change(self, line: Line) -> bool:
        """Say whether the open paragraph is bold as a whole and the line is not, or the other way round."""
        bold = all(one.bold() for one in self._lines)
        if bold:
            return not line.looks[0][1].bold and (len(self._lines) == 1 or line.text[:1].isupper())
        return line.bold() and not any(look.bold for _, look in self._lines[-1].looks) and line.text[:1].isupper()

    def _begins(self, line: Line, before: Line, first: Line, following: Line | None) -> bool:
        """Say whether a line's indent tells that it begins a paragraph."""
        much = 0.6 * line.size
        if before is first:
            if line.left < before.left - much:
                return False
            if line.left > before.left + much:
                return not (list_mark_length(before.text) or (_is_centred(before) and _is_centred(line)))
        elif abs(line.left - self._shift(line) - self._body) > much:
            return not (_is_centred(before) and _is_centred(line))
        if line.left - line.floor > much and following is not None and following.page == line.page:
            steps_in = following.left < line.left - much and following.left >= line.floor - 1
            if steps_in and not _is_centred(line) and following.base - line.base < 2 * line.size:
                return before is first or abs(line.left - first.left) < much
        return False

    def _shift(self, line: Line) -> float:
        """Return how much further to the right the column of a line is than that of the first one."""
        return line.floor - self._lines[1].floor if len(self._lines) > 1 else 0.0


def _is_short(before: Line, line: Line) -> bool:
    """Say whether a line ends so early that the next one's first word had found room behind it."""
    room = before.ceiling - before.right
    if _is_centred(before):
        room = (before.ceiling - before.floor) - (before.right - before.left)
    return room > line.first_width + 0.25 * line.size + 0.02 * (before.ceiling - before.floor)


def _is_centred(line: Line) -> bool:
    left, right = line.left - line.floor, line.ceiling - line.right
    return min(left, right) > 2 * line.size and abs(left - right) < 1.5 * line.size


def draft_of(lines: Iterable[Line], cut: int = 0) -> Draft:
    """Return lines as one draft; `cut` letters are left out at the beginning of the first one."""
    draft = Draft("")
    pieces: list[str] = []
    length = 0
    for line in lines:
        if pieces:
            joint, drop = _joint(pieces[-1], line.text)
            if drop:
                pieces[-1] = pieces[-1][:-drop]
                length -= drop
                _shorten(draft, length)
            pieces.append(joint)
            length += len(joint)
        _place(draft, line, length - cut, cut)
        pieces.append(line.text[cut:])
        length += len(line.text) - cut
        cut = 0
    draft.text = "".join(pieces)
    _mark(draft)
    return draft


def _shorten(draft: Draft, length: int) -> None:
    last = draft.lines[-1]
    if last.end > length:
        edges = last.edges[: length - last.start + 1] if len(last.edges) == last.end - last.start + 1 else last.edges
        draft.lines[-1] = Traced(last.start, length, last.page, last.top, last.bottom, edges)


def _place(draft: Draft, line: Line, shift: int, cut: int) -> None:
    size = len(line.text)
    whole = len(line.edges) == size + 1
    edges = line.edges[cut:] if whole and cut else line.edges
    if cut < size:
        draft.lines.append(Traced(shift + cut, shift + size, line.page, line.top, line.bottom, edges))
    for index, (start, look) in enumerate(line.looks):
        end = line.looks[index + 1][0] if index + 1 < len(line.looks) else size
        start = max(start, cut)
        if start < end:
            for wanted, spans in ((look.bold, draft.bold), (look.italic, draft.italic)):
                if wanted and spans and spans[-1].end >= shift + start - 1:
                    spans[-1] = Span(spans[-1].start, shift + end)
                elif wanted:
                    spans.append(Span(shift + start, shift + end))
    for start, end in line.raised:
        if start >= cut:
            draft.marks.append(Mark(shift + start, shift + end, "", None))


def _mark(draft: Draft) -> None:
    """Make marks of the superscripts that may call a note; powers such as m² are none."""
    found = []
    for raised in draft.marks:
        for match in _MARK.finditer(draft.text, raised.start, raised.end):
            label = plain_digits(match[1])
            if not (label in "23" and _POWER.search(draft.text[max(0, match.start() - 4) : match.start()])):
                found.append(Mark(match.start(), match.end(), label, None))
    draft.marks = found
    if draft.text.translate(_PUBLIC) != draft.text:
        draft.text = draft.text.translate(_PUBLIC)


def _joint(before: str, after: str) -> tuple[str, int]:
    """Return what stands between two lines, and how many letters of the first one's end are dropped."""
    if before.endswith("-") and (match := _WORD_BEFORE.search(before)):
        following = _WORD_AFTER.match(after)
        broken = following and match[1].islower() and following[0].islower()
        if broken and following and not (is_syllable(match[1]) and is_syllable(following[0])):
            return "", 1
    if before.endswith(("-", "/")) and before[-2:-1].isalnum() and after[:1].isalnum():
        return "", 0
    if before.endswith(("(-", "[-", "(+", "(")) and after[:1].isalnum():
        return "", 0
    if after[:1] in SUPERSCRIPT_DIGITS and after[:1]:
        return "", 0
    return " ", 0
