"""Reading and scanning a report, beside python-docx loading the same file and returning its paragraphs' text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.checks.registry import run_checks
from app.extraction.extract import extract
from app.readers.registry import read_report
from app.scan import scan_report
from tests.benchmarks.clock import Row, median, paired, reports
from tests.benchmarks.long_table import long_table


def rows() -> Iterator[Row]:
    """Yield characters a second of a scan, and the time of reading in python-docx's."""
    for path in [*reports("txt"), *reports("docx")]:
        report = read_report(path)
        scan, figures = paired(partial(scan_report, report), partial(extract, report))
        extraction = extract(report)
        checks = median(partial(run_checks, extraction))
        size = len(report.text)
        yield Row(
            f"scan {path.name}", f"{size / scan:,.0f} characters/s", f"{scan / figures:.2f} x figures and claims alone"
        )
        yield Row(f"checks {path.name}", f"{checks * 1000:.1f} ms", f"{checks / figures:.2f} x figures and claims")
    yield _table()
    for path in reports("docx"):
        ours, theirs = paired(partial(read_report, path), partial(_python_docx, path))
        yield Row(
            f"read {path.name}", f"{ours * 1000:.0f} ms", f"{ours / theirs:.2f} x python-docx (body paragraphs only)"
        )


def _table() -> Row:
    """Time all checks over one table of 2,000 rows whose percents are all recomputed, beside reading its figures."""
    report = long_table(2000)
    extraction = extract(report)
    checks, figures = paired(lambda: run_checks(extraction), lambda: extract(report), 3)
    return Row("checks table of 2,000 rows", f"{checks * 1000:.0f} ms", f"{checks / figures:.2f} x figures and claims")


def _python_docx(path: object) -> list[str]:
    import docx

    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]
