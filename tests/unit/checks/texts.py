"""Reports made of a few lines, and what the checks say of them."""

from __future__ import annotations

from app.checks.model import Checked, Finding, Relation
from app.checks.registry import run_checks
from app.extraction.extract import extract
from app.extraction.model import Extraction
from app.report.model import Block, BlockKind, CellPlace, NoteMark, Report, Span

SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def report_of(*paragraphs: str, notes: dict[str, str] | None = None, table: list[list[str]] | None = None) -> Report:
    """Return a report of paragraphs; "[1]" calls the note "1", which follows the paragraph that calls it."""
    blocks: list[Block] = []
    marks: list[NoteMark] = []
    text = ""

    def add(words: str, kind: BlockKind, note: str | None = None, cell: CellPlace | None = None) -> Block:
        nonlocal text
        text += "\n" if blocks else ""
        block = Block(f"b{len(blocks) + 1}", kind, Span(len(text), len(text) + len(words)), note=note, cell=cell)
        blocks.append(block)
        text += words
        return block

    for paragraph in paragraphs:
        called = [label for label in notes or {} if f"[{label}]" in paragraph]
        for label in called:
            paragraph = paragraph.replace(f"[{label}]", label.translate(SUPERSCRIPT))
        body = add(paragraph, BlockKind.PARAGRAPH)
        for label in called:
            place = text.index(label.translate(SUPERSCRIPT), body.span.start)
            note = add((notes or {})[label], BlockKind.FOOTNOTE, note=label)
            marks.append(NoteMark(Span(place, place + len(label)), label, note.id))
    for row, cells in enumerate(table or []):
        for column, words in enumerate(cells):
            add(words, BlockKind.TABLE_CELL, cell=CellPlace(0, row, column))
    return Report("test.txt", "0" * 64, "txt", text, tuple(blocks), tuple(marks))


def checked(
    *paragraphs: str, notes: dict[str, str] | None = None, table: list[list[str]] | None = None
) -> tuple[Extraction, Checked]:
    """Read, extract and check."""
    extraction = extract(report_of(*paragraphs, notes=notes, table=table))
    return extraction, run_checks(extraction)


def relations(kind: str, *paragraphs: str, notes: dict[str, str] | None = None) -> list[Relation]:
    """Return the relations of one type."""
    return [relation for relation in checked(*paragraphs, notes=notes)[1].relations if relation.type == kind]


def findings(check: str, *paragraphs: str) -> list[Finding]:
    """Return the findings of one check."""
    return [finding for finding in checked(*paragraphs)[1].findings if finding.check == check]
