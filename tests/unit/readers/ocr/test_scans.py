"""A scan of the sample, read by the Tesseract that is installed here."""

from __future__ import annotations

from collections import Counter

import pytest

from app.checks.model import Level
from app.errors import ReadError
from app.extraction.model import QUANTITIES, Figure, FigureKind
from app.jobs import Token
from app.readers.ocr.tesseract import find_tesseract
from app.readers.registry import read_report
from app.readers.unread import remarks_in_words
from app.report.model import Report
from app.report.pages import boxes_of
from app.scan import Scan, scan_report
from main import SAMPLE_VERSIONS
from tests.unit.readers.ocr.scan_file import font_file, printed, scanned

STRICT = QUANTITIES | {FigureKind.DATE, FigureKind.DOCUMENT_REFERENCE}
FIRST, LAST = 34, 112  # blocks of the sample: a page of text and the first table
pytestmark = pytest.mark.timeout(180)


def _has_tesseract() -> bool:
    try:
        find_tesseract("1", Token())
    except ReadError:
        return False
    return True


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Scan, Scan]:
    """The words that were printed, and what was read from their scan."""
    if not _has_tesseract():
        pytest.skip("Tesseract with Vietnamese is not installed here")
    font = font_file()
    if font is None:
        pytest.skip("no font with Vietnamese letters is known here")
    pytest.importorskip("reportlab")
    folder = tmp_path_factory.mktemp("scan")
    whole = read_report(SAMPLE_VERSIONS[0])
    made, scan = folder / "printed.pdf", folder / "scan.pdf"
    made.write_bytes(printed(whole, font, FIRST, LAST))
    scan.write_bytes(scanned(made.read_bytes()))
    return scan_report(read_report(made)), scan_report(read_report(scan, ocr=True))


def _strict(scan: Scan) -> Counter[tuple[str, str]]:
    return Counter(_key(figure) for figure in scan.extraction.figures if figure.kind in STRICT)


def _key(figure: Figure) -> tuple[str, str]:
    return figure.kind.value, str(figure.value)


def test_the_figures_of_a_scan_are_those_that_were_printed(pair: tuple[Scan, Scan]) -> None:
    printed_figures, read = (_strict(scan) for scan in pair)
    assert sum(printed_figures.values()) > 60
    hits = sum((printed_figures & read).values())
    assert 2 * hits / (sum(printed_figures.values()) + sum(read.values())) >= 0.88


def test_no_error_is_told_that_the_printed_report_does_not_have(pair: tuple[Scan, Scan]) -> None:
    told, read = ({f.check for f in scan.checked.findings if f.level is Level.ERROR} for scan in pair)
    assert read <= told


def test_nothing_doubtful_is_an_error(pair: tuple[Scan, Scan]) -> None:
    report = pair[1].report
    errors = [finding for finding in pair[1].checked.findings if finding.level is Level.ERROR]
    assert not [span for finding in errors for span in finding.spans if report.is_doubtful(span)]
    assert all(figure.doubtful for figure in pair[1].extraction.figures if report.is_doubtful(figure.span))


def test_the_ruled_table_keeps_its_cells(pair: tuple[Scan, Scan]) -> None:
    printed_cells, read = (_cells(scan.report) for scan in pair)
    same = sum(read.get(place) == words for place, words in printed_cells.items())
    assert printed_cells.keys() == read.keys()
    assert same >= 0.85 * len(printed_cells)


def _cells(report: Report) -> dict[tuple[int, int], str]:
    cells: dict[tuple[int, int], str] = {}
    for block in report.blocks:
        if block.cell is not None:
            place = block.cell.row, block.cell.column
            cells[place] = f"{cells.get(place, '')} {report.text_of(block.span)}".replace(" ", "")
    return cells


def test_each_figure_of_a_scan_has_its_place_on_the_page(pair: tuple[Scan, Scan]) -> None:
    for figure in pair[1].extraction.figures:
        boxes = boxes_of(pair[1].report, figure.span)
        assert boxes and all(0 <= box.left < box.right <= 596 for _, box in boxes), figure.text


def test_the_report_says_which_pages_were_read_by_tesseract(pair: tuple[Scan, Scan]) -> None:
    assert "Tesseract" in remarks_in_words(pair[1].report)[0]
    assert pair[1].report.pages_without_text == ()
