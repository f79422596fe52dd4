"""Where a place stands, as a person says it: "I.3.1", "Footnote 6", "Table 2"."""

from __future__ import annotations

from app.anchors.structure import heading_number, structure_of
from app.report.model import NOTE_KINDS, Report, Span
from app.wording import translate

_SHORT = 48  # code points of a heading without a number that stand for it


def section_label(report: Report, span: Span) -> str:
    """Return the note, the table or the heading numbers that a place stands under, in the chosen language."""
    if not report.blocks:
        return ""
    block = report.block_at(span.start)
    if block.kind in NOTE_KINDS:
        return translate("Footnote {label}", label=block.note or "")
    if block.cell is not None:
        return translate("Table {number}", number=block.cell.table + 1)
    headings = structure_of(report).standing(block).headings
    numbers = _joined([number for one in headings if (number := heading_number(report, one))])
    if numbers:
        return numbers
    return shorten(report.text_of(headings[-1].span), _SHORT) if headings else translate("Beginning")


def group_label(report: Report, span: Span) -> str:
    """Return the section of a place in full, "I.3 Tasks" or "Footnotes", for headings over lists of items."""
    if not report.blocks:
        return ""
    block = report.block_at(span.start)
    if block.kind in NOTE_KINDS:
        return translate("Footnotes")
    label = section_label(report, span)
    headings = structure_of(report).standing(block).headings
    if block.cell is not None or not headings:
        return label
    number, words = heading_number(report, headings[-1]) or "", report.text_of(headings[-1].span)
    place = words.find(number) + len(number) if number else 0
    if not number:
        return shorten(words, 2 * _SHORT)
    dot = "" if "." in label else "."
    return f"{label}{dot} {shorten(words[place:].lstrip(' .):/-–'), 2 * _SHORT)}"


def shorten(words: str, length: int) -> str:
    """Return the words on one line, cut with an ellipsis where they are longer than `length`."""
    line = " ".join(words.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def _joined(numbers: list[str]) -> str:
    """Join heading numbers, where "3.1" already says the "3" above it."""
    said: list[str] = []
    for number in numbers:
        if said and number.startswith(said[-1] + "."):
            said.pop()
        said.append(number)
    return ".".join(said)
