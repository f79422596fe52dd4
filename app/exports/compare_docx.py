"""A comparison as a Word document: the changed figures in a table first, then wording and review."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from app.comparison.lineage import Lineage
from app.comparison.model import Comparison
from app.comparison.noise import Noise
from app.comparison.relations import RelationChange
from app.exports.atomic import replacing
from app.exports.compare_lineage import LineageTable
from app.exports.compare_table import CompareTable, WordingRow
from app.review.carrying_steps import Carrying
from app.wording import plural, translate

if TYPE_CHECKING:
    from docx.document import Document


def write_comparison_docx(
    comparison: Comparison,
    path: Path,
    relations: Sequence[RelationChange] = (),
    carrying: Carrying | None = None,
    noise: Sequence[Noise] | None = None,
) -> None:
    """Write changed figures, relations, wording and what became of the review to a Word document.

    WriteError where that fails.
    """
    table = CompareTable(comparison, relations, carrying, noise)
    document = _landscape()
    document.add_heading(_clean(table.title), 0)
    document.add_paragraph(_names(comparison))
    _figures(document, table)
    _relations(document, table)
    _wording(document, table)
    _places(document, translate("Moved"), table.moved)
    _review(document, table)
    _places(document, translate("Written otherwise, and no change"), table.noise)
    with replacing(path) as temporary:
        document.save(str(temporary))


def write_lineage_docx(lineage: Lineage, path: Path) -> None:
    """Write the history of changed figures through all versions to a Word document; WriteError where that fails."""
    table = LineageTable(lineage)
    document = _landscape()
    document.add_heading(_clean(table.title), 0)
    for name in table.names:
        document.add_paragraph(_clean(name))
    document.add_heading(translate("Changed figures"), 1)
    if table.rows:
        _fill(document, list(table.heads), [list(row) for row in table.rows])
    else:
        document.add_paragraph(translate("No figure changed."))
    with replacing(path) as temporary:
        document.save(str(temporary))


def _landscape() -> Document:
    import docx
    from docx.enum.section import WD_ORIENT

    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    return document


def _names(comparison: Comparison) -> str:
    old, new = Path(comparison.old.report.path).name, Path(comparison.new.report.path).name
    return _clean(translate("Old version: {old}. New version: {new}.", old=old, new=new))


def _figures(document: Document, table: CompareTable) -> None:
    document.add_heading(translate("Changed figures"), 1)
    if not table.figures:
        document.add_paragraph(translate("No figure changed."))
        return
    count = len(table.figures)
    document.add_paragraph(plural("{count} figure changed.", "{count} figures changed.", count))
    heads = [
        translate("Change"),
        translate("Old"),
        translate("New"),
        translate("Difference"),
        translate("Percent"),
        translate("Indicator"),
        translate("Relations"),
        translate("Section"),
        translate("Sentence"),
    ]
    rows = [
        [
            *(row.change, row.old, row.new, _signed(row.difference), _signed(row.percent)),
            *(row.indicator, row.effect, row.section, row.sentence),
        ]
        for row in table.figures
    ]
    _fill(document, heads, rows)


def _relations(document: Document, table: CompareTable) -> None:
    if not table.relations:
        return
    document.add_heading(translate("Relations between figures"), 1)
    heads = [translate("Change"), translate("Old"), translate("New"), translate("Section")]
    _fill(document, heads, [[row.change, row.old, row.new, row.section] for row in table.relations])


def _wording(document: Document, table: CompareTable) -> None:
    document.add_heading(translate("Changed wording"), 1)
    if not table.reworded:
        document.add_paragraph(translate("No wording changed."))
        return
    heads = [translate("Change"), translate("Old"), translate("New"), translate("Section")]
    _fill(document, heads, [[row.change, row.old, row.new, row.section] for row in table.reworded])


def _places(document: Document, title: str, rows: Sequence[WordingRow]) -> None:
    if rows:
        document.add_heading(title, 1)
        heads = [translate("Change"), translate("Old"), translate("New"), translate("Section")]
        _fill(document, heads, [[row.change, row.old, row.new, row.section] for row in rows])


def _review(document: Document, table: CompareTable) -> None:
    if not table.review:
        return
    document.add_heading(translate("What became of the review"), 1)
    heads = [
        translate("What"),
        translate("Old"),
        translate("New"),
        translate("Earlier assessment"),
        translate("Carried over"),
        translate("Section"),
        translate("Note"),
    ]
    rows = [[row.what, row.old, row.new, row.verdict, row.state, row.section, row.note] for row in table.review]
    _fill(document, heads, rows)


def _fill(document: Document, heads: list[str], rows: list[list[str]]) -> None:
    table = document.add_table(rows=1 + len(rows), cols=len(heads), style="Table Grid")
    for number, (row, values) in enumerate(zip(table.rows, [heads, *rows], strict=True)):
        for cell, value in zip(row.cells, values, strict=True):
            run = cell.paragraphs[0].add_run(_clean(value))
            run.bold = number == 0


def _signed(value: Decimal | None) -> str:
    """Return a number as Vietnamese writes it, with its sign: +1.234,5."""
    if value is None:
        return ""
    plain = f"{value:+,f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.translate(str.maketrans(",.", ".,"))


def _clean(text: str) -> str:
    # XML knows no control characters
    return "".join(char for char in text if char >= " " or char in "\t\n")
