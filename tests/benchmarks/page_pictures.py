"""The page pictures of a PDF of 300 pages: making one, and scrolling through all of them with their items."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from app.readers.pictures import PageAsked, page_picture
from app.readers.process import close_processes
from app.readers.registry import read_report
from tests.benchmarks.clock import Row, process, reports

PAGES, WIDTH, FRAME_BAR = 300, 1000, 16
PEER = """
import json, statistics, sys, time, pypdfium2
document = pypdfium2.PdfDocument(sys.argv[1]); times = []
for number in range(0, len(document), 10):
    page = document[number]; start = time.perf_counter()
    page.render(scale=int(sys.argv[2]) / page.get_width()); times.append(time.perf_counter() - start)
print(json.dumps(statistics.median(times)))
"""
SCROLLING = """
import json, statistics, sys, time
from pathlib import Path
from PySide6.QtGui import QColor, QImage
from app.readers.registry import read_report
from app.review.model import ReportRecord
from app.review.session import ReviewSession
from app.scan import scan_report
from widgets.application import make_application
from widgets.facsimile.pictures import Pictures
from widgets.facsimile.view import FacsimileView
from widgets.theme.theme import load_theme
from widgets.review.present import PageKeys
class Made(Pictures):
    def __init__(self): self.picture = None
    def image(self, page): return self.picture
    def has(self, wanted): return True
    def want(self, wanted): pass
    def show_report(self, report): pass
    def failed(self, page): return False
report = read_report(Path(sys.argv[1])); scan = scan_report(report)
session = ReviewSession(ReportRecord(1, "", "", "", None, None, None, None, "pdf", ""), scan, ())
items = PageKeys(session.items, report).all(session)
app = make_application(); made = Made()
view = FacsimileView(load_theme("light")); view._pictures = made; view.resize(760, 680); view.show()
start = time.perf_counter(); view.show_report(report); view.set_items(items); app.processEvents()
shown = time.perf_counter() - start
rect = view.sheets.sheet(1).rect
made.picture = QImage(round(rect.width()), round(rect.height()), QImage.Format.Format_RGB32)
made.picture.fill(QColor("white")); bar, frames = view.verticalScrollBar(), []
for step in range(600):
    bar.setValue(bar.maximum() * step // 600)
    start = time.perf_counter(); view.viewport().grab(); frames.append(time.perf_counter() - start)
print(json.dumps({"pages": len(report.pages), "items": len(items), "shown": shown,
    "median": statistics.median(frames), "worst": max(frames)}))
"""


def rows() -> Iterator[Row]:
    """Yield the time of one page and of one frame."""
    source = next(reports("pdf"))
    if source.suffix != ".pdf":
        yield Row("page pictures", "not measured", "the real reports are not beside this checkout")
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.pdf"
        write_pages(source, file, PAGES)
        ours = _made(file)
        theirs = json.loads(process(PEER, str(file), str(WIDTH)).stdout)
        yield Row(
            f"picture of a page, {WIDTH} pixels wide, through the reading process",
            f"{ours * 1000:.0f} ms",
            f"{ours / theirs:.2f} x pypdfium2 drawing it in place ({theirs * 1000:.0f} ms)",
        )
        found = json.loads(process(SCROLLING, str(file)).stdout)
        yield Row(
            f"frame while scrolling {found['pages']} page pictures with {found['items']:,} items",
            f"median {found['median'] * 1000:.1f} ms",
            f"worst {found['worst'] * 1000:.1f} ms (bar {FRAME_BAR} ms); laid out in {found['shown'] * 1000:.0f} ms",
        )


def write_pages(source: Path, file: Path, pages: int) -> None:
    """Write a PDF with the pages of another one over and over."""
    import pypdfium2

    made, given = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(source)
    while len(made) < pages:
        made.import_pages(given, list(range(min(len(given), pages - len(made)))))
    made.save(file)


def _made(file: Path) -> float:
    """Return the median time of a page, over every tenth one."""
    report = read_report(file)
    times = []
    try:
        for page in range(1, len(report.pages) + 1, 10):
            start = time.perf_counter()
            page_picture(PageAsked(report.path, report.sha256, page, WIDTH))
            times.append(time.perf_counter() - start)
    finally:
        close_processes()
    return statistics.median(times)
