"""Footnotes: the lines at a page's foot that are notes, and each note tied to its mark."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.readers.draft import SUPERSCRIPT_DIGITS, Draft, Mark, plain_digits
from app.readers.pdf.layout import PageLayout
from app.readers.pdf.lines import Line
from app.readers.pdf.measures import Measures
from app.readers.pdf.runs import Stroke

_LABEL = re.compile(rf"[⁽(\[]?([{SUPERSCRIPT_DIGITS}]{{1,3}})[⁾)\]]?[.:]?\s*")
_PLAIN_LABEL = re.compile(r"(?:\((\d{1,3})\)|\[(\d{1,3})\]|(\d{1,3}))[.:]?\s+(?=\S)")
_MARK = re.compile(rf"[⁽(\[]?([{SUPERSCRIPT_DIGITS}]{{1,3}})[⁾)\]]?")
_SMALLER = 0.94  # the size of a note in that of the text, at most, where no rule is drawn above it
_RULE = (0.05, 0.62)  # how long the rule above the notes is, in widths of the page
_ASIDE = 12.0  # points by which such a rule may stand out of its column
_ENDS = '.;:!?…)”"/'


@dataclass(slots=True)
class FootNote:
    """A note as it was found: its label, its lines over all pages, the page of its first one."""

    label: str
    page: int
    lines: list[Line] = field(default_factory=list)
    cut: int = 0  # where the words begin in the first line
    key: str = ""


def take_notes(pages: list[PageLayout], measures: Measures) -> list[FootNote]:
    """Take the notes out of the pages' items, column by column."""
    notes: list[FootNote] = []
    for page in pages:
        lines = [item for item in page.items if isinstance(item, Line)]
        marked = {label for line in lines for label in _raised_labels(line)}
        taken: set[int] = set()
        for flow in sorted({line.flow for line in lines}):
            column = [line for line in lines if line.flow == flow]
            start = _start(column, page, measures, notes)
            for line in column[start:]:
                label, cut = _label(line, marked, notes)
                if label:
                    notes.append(FootNote(label, page.number, [line], cut, f"note{len(notes) + 1}"))
                elif notes:
                    notes[-1].lines.append(line)
                else:
                    continue
                taken.add(id(line))
        page.items = [item for item in page.items if id(item) not in taken]
    return notes


def _start(lines: list[Line], page: PageLayout, measures: Measures, notes: list[FootNote]) -> int:
    """Return the index of the first line of a column's notes, the number of lines where it has none."""
    small = len(lines)
    while small and lines[small - 1].size <= _SMALLER * measures.size and not lines[small - 1].turned:
        small -= 1
    goes_over = bool(notes) and _goes_over(notes[-1], page.number)
    for rule in _rules(page, lines):
        below = next((index for index, line in enumerate(lines) if line.base > rule.top), len(lines))
        if below == len(lines) or any(line.base < rule.top for line in lines[below:]):
            continue
        if _begins(lines[below]) or (below >= small and goes_over) or _is_marked_above(lines, below):
            return below
        if below >= small and any(_begins(line) or _PLAIN_LABEL.match(line.text) for line in lines[below:]):
            return below
    first = next((index for index in range(small, len(lines)) if _begins(lines[index])), None)
    if first is not None:
        return small if goes_over and small < first else first
    if goes_over and small < len(lines) and abs(lines[small].size - notes[-1].lines[-1].size) < 0.1:
        return small
    above: set[str] = set()
    for index, line in enumerate(lines):
        if _begins(line) and _label_of(line) in above and all(_is_note_like(other, line) for other in lines[index:]):
            return index
        above.update(_raised_labels(line))
    return len(lines)


def _is_marked_above(lines: list[Line], index: int) -> bool:
    """Say whether a line opens with a number that a raised mark above it calls, in letters of whatever size."""
    label = _PLAIN_LABEL.match(lines[index].text)
    return label is not None and any(label[label.lastindex or 0] in _raised_labels(line) for line in lines[:index])


def _is_note_like(line: Line, first: Line) -> bool:
    return line.size <= first.size * 1.02 and not line.turned


def _goes_over(note: FootNote, page: int) -> bool:
    """Say whether a note may go on: its last line stands on the page before and does not end a sentence."""
    last = note.lines[-1]
    return last.page == page - 1 and (last.text[-1:] not in _ENDS or last.text[-1:] in ";:")


def _rules(page: PageLayout, lines: list[Line]) -> list[Stroke]:
    """Return the rules that may part notes from the text of a column, from the foot up."""
    shortest, longest = (share * page.width for share in _RULE)
    left, right = min(line.left for line in lines) - _ASIDE, max(line.right for line in lines) + _ASIDE
    found = [
        rule
        for rule in page.rules
        if rule.level and shortest <= rule.right - rule.left <= longest and rule.left >= left and rule.right <= right
    ]
    return sorted(found, key=lambda rule: -rule.top)


def _begins(line: Line) -> bool:
    return bool(line.raised) and line.raised[0][0] <= 1 and bool(_LABEL.match(line.text))


def _label_of(line: Line) -> str:
    match = _LABEL.match(line.text)
    return plain_digits(match[1]) if match else ""


def _label(line: Line, marked: set[str], notes: list[FootNote]) -> tuple[str, int]:
    """Return the label that a line begins with, and where the words after it begin; "" where it has none."""
    if _begins(line) and (match := _LABEL.match(line.text)):
        return plain_digits(match[1]), match.end()
    match = _PLAIN_LABEL.match(line.text)
    if match:
        label = match[match.lastindex or 0]
        following = str(int(notes[-1].label) + 1) if notes and notes[-1].label.isdigit() else "1"
        if label in marked and label == following:
            return label, match.end()
    return "", 0


def _raised_labels(line: Line) -> list[str]:
    return [plain_digits(match[1]) for start, end in line.raised for match in _MARK.finditer(line.text[start:end])]


def tie(drafts: list[Draft], notes: list[FootNote]) -> None:
    """Tie each superscript to the note of its name, on its page first, or on the next one."""
    by_label: dict[str, list[FootNote]] = {}
    for note in notes:
        by_label.setdefault(note.label, []).append(note)
    for draft in drafts:
        tied = []
        for mark in draft.marks:
            page = next((line.page for line in draft.lines if line.start <= mark.start < line.end), 0)
            called = _nearest(by_label.get(mark.label, []), page)
            if called is not None:
                tied.append(Mark(mark.start, mark.end, mark.label, called.key))
        draft.marks = tied


def uncalled(drafts: list[Draft], notes: list[FootNote]) -> list[FootNote]:
    """Return the notes that no mark calls."""
    called = {mark.note for draft in drafts for mark in draft.marks}
    return [note for note in notes if note.key not in called]


def _nearest(notes: list[FootNote], page: int) -> FootNote | None:
    near = [note for note in notes if note.page == page] or [note for note in notes if note.page == page + 1]
    if near:
        return near[0]
    return notes[0] if len(notes) == 1 else None
