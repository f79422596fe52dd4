"""Writing a comparison to a file of the kind that its name says."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.comparison.lineage import Lineage
from app.comparison.model import Comparison
from app.comparison.noise import Noise
from app.comparison.relations import RelationChange
from app.exports.compare_docx import write_comparison_docx, write_lineage_docx
from app.exports.compare_table import CompareTable
from app.exports.compare_xlsx import write_comparison_xlsx, write_lineage_xlsx
from app.review.carrying_steps import Carrying


def write_comparison(
    comparison: Comparison,
    path: Path,
    relations: Sequence[RelationChange] = (),
    carrying: Carrying | None = None,
    noise: Sequence[Noise] | None = None,
) -> None:
    """Write a comparison as a workbook where the name ends so, else as a Word document; WriteError where that fails."""
    write = write_comparison_xlsx if _is_workbook(path) else write_comparison_docx
    write(CompareTable(comparison, relations, carrying, noise), path)


def write_lineage(lineage: Lineage, path: Path) -> None:
    """Write the history of figures through many versions as a workbook or a Word document; WriteError on failure."""
    (write_lineage_xlsx if _is_workbook(path) else write_lineage_docx)(lineage, path)


def _is_workbook(path: Path) -> bool:
    return path.suffix.casefold() == ".xlsx"
