"""A comparison as a Word document: the changed figures in a table first, then wording and review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from app.comparison.lineage import Lineage
from app.exports.atomic import replacing
from app.exports.compare_lineage import LineageTable, version_name
from app.exports.compare_table import CompareTable, WordingRow
from app.wording import plural, translate

if TYPE_CHECKING:
    from docx.document import Document

_WIDTH = 252  # millimetres between the margins of a page that lies on its side
_Column = tuple[str, int]  # a title, and its share of the width


def write_comparison_docx(table: CompareTable, path: Path) -> None:
    """Write changed figures, relations, wording and what became of the review to a Word document.

    WriteError where that fails.
    """
    document = _document(table.title, translate("COMPARISON OF TWO VERSIONS"))
    old, new = map(version_name, table.reports)
    document.add_paragraph(_clean(translate("Old version: {old}. New version: {new}.", old=old, new=new)))
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
    document = _document(table.title, translate("HISTORY OF THE FIGURES"))
    if table.rows:
        first, *versions, last = table.heads
        columns = [(first, 3), *((name, 2) for name in versions), (last, 1)]
        _fill(document, columns, table.rows)
    else:
        document.add_paragraph(translate("No figure changed."))
    with replacing(path) as temporary:
        document.save(str(temporary))


def _document(title: str, kind: str) -> Document:
    """Return an empty document on its side, with what it is and which report it is about."""
    from docx.enum.section import WD_ORIENT

    from app.exports import word_page as page

    document = page.new_page(_clean(title))
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    page.title_block(document, kind, _clean(title))
    return document


def _figures(document: Document, table: CompareTable) -> None:
    _heading(document, translate("Changed figures"))
    if not table.figures:
        document.add_paragraph(translate("No figure changed."))
        return
    count = len(table.figures)
    document.add_paragraph(plural("{count} figure changed.", "{count} figures changed.", count))
    columns = [
        (translate("Change"), 5),
        (translate("Old"), 7),
        (translate("New"), 7),
        (translate("Difference"), 6),
        (translate("Percent"), 5),
        (translate("Indicator"), 9),
        (translate("Relations"), 10),
        (translate("Section"), 10),
        (translate("Sentence"), 18),
    ]
    rows = (
        (
            *(row.change, row.old, row.new, _signed(row.difference), _signed(row.percent)),
            *(row.indicator, row.effect, row.section, row.sentence),
        )
        for row in table.figures
    )
    _fill(document, columns, rows)


def _relations(document: Document, table: CompareTable) -> None:
    if table.relations:
        _heading(document, translate("Relations between figures"))
        rows = ((row.change, row.old, row.new, row.section) for row in table.relations)
        _fill(document, _before_and_after(), rows)


def _wording(document: Document, table: CompareTable) -> None:
    if table.reworded:
        _places(document, translate("Changed wording"), table.reworded)
        return
    _heading(document, translate("Changed wording"))
    document.add_paragraph(translate("No wording changed."))


def _places(document: Document, title: str, rows: Sequence[WordingRow]) -> None:
    if rows:
        _heading(document, title)
        _fill(document, _before_and_after(), ((row.change, row.old, row.new, row.section) for row in rows))


def _review(document: Document, table: CompareTable) -> None:
    if not table.review:
        return
    _heading(document, translate("What became of the review"))
    columns = [
        (translate("What"), 3),
        (translate("Old"), 5),
        (translate("New"), 5),
        (translate("Earlier assessment"), 3),
        (translate("Carried over"), 4),
        (translate("Section"), 4),
        (translate("Note"), 5),
    ]
    rows = ((row.what, row.old, row.new, row.verdict, row.state, row.section, row.note) for row in table.review)
    _fill(document, columns, rows)


def _before_and_after() -> list[_Column]:
    return [(translate("Change"), 2), (translate("Old"), 6), (translate("New"), 6), (translate("Section"), 4)]


def _heading(document: Document, words: str) -> None:
    from app.exports import word_page as page

    page.heading(document, words)


def _fill(document: Document, columns: Sequence[_Column], rows: Iterable[Sequence[str]]) -> None:
    from app.exports import word_page as page

    whole = sum(share for _, share in columns)
    table = page.columns(document, tuple(_WIDTH * share // whole for _, share in columns))
    page.add_head_row(table, tuple(_clean(title) for title, _ in columns))
    for row in rows:
        page.add_row(table, tuple(map(_clean, row)))


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
