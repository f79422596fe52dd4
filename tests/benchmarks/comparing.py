"""Comparing a 100-page pair, beside Python's difflib over the words of the two texts."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from app.comparison.compare import compare_reports
from app.extraction.extract import extract
from app.readers.registry import read_report
from tests.benchmarks.clock import SHARED, Row, paired


def rows() -> Iterator[Row]:
    """Yield the seconds of a comparison and their ratio to difflib's."""
    folder = SHARED / "versions" / "pages-100"
    if not folder.is_dir():
        yield Row("compare 100 pages", "not measured", "the version pairs are not beside this checkout")
        return
    old, new = (extract(read_report(folder / f"{side}.txt")) for side in ("old", "new"))
    words = [version.report.text.split() for version in (old, new)]
    ours, theirs = paired(
        lambda: compare_reports(old, new), lambda: SequenceMatcher(None, *words, autojunk=False).get_opcodes(), runs=3
    )
    yield Row("compare 100 pages", f"{ours:.2f} s", f"{ours / theirs:.3f} x difflib on words ({theirs:.2f} s)")
