"""The window: its start beside a bare PySide6 window, and the page with 1.5 million characters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from statistics import median

from tests.benchmarks.clock import Row, process, reports

LONG = 1_500_000

BARE = """
import time; start = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
app = QApplication([]); window = QMainWindow(); window.setCentralWidget(QTextEdit("text")); window.show()
app.processEvents(); window.grab(); print(time.perf_counter() - start)
"""
OURS = """
import sys, time; start = time.perf_counter()
from main import build_services
from app.review.late_store import LateStore
from app.settings import SettingsFile
from app.wording import choose_language
choose_language("vi")
from widgets.application import Beginning, make_application
from widgets.window.main_window import MainWindow
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from widgets.services import StoreOpener
late, app = LateStore(), make_application()
window = MainWindow(build_services(late, SettingsFile(None)), furnished=False)
beginning = Beginning(window, late, StoreOpener(lambda token: None, lambda: None), ())
window.show(); app.processEvents(); window.grab()
before = app.focusWidget()
app.sendEvent(before or window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier))
answered = time.perf_counter() - start
assert app.focusWidget() is not before
while not window.is_furnished: app.processEvents(); time.sleep(0.001)
print(answered, time.perf_counter() - start, flush=True)
late.give_up(); window.close(); app.processEvents()
"""
LONG_PAGE = """
import json, resource, statistics, sys, time
from pathlib import Path
from tests.benchmarks.long_report import long_report
from app.scan import scan_report
from app.review.model import ReportRecord
from app.review.session import ReviewSession
from widgets.application import make_application
from widgets.theme.theme import load_theme
from widgets.window.present import PageKeys
scan = scan_report(long_report(Path(sys.argv[1]), int(sys.argv[2])))
record = ReportRecord(1, "", "", "", None, None, None, None, "txt", "")
session = ReviewSession(record, scan, ())
items = PageKeys(session.items, scan.report).all(session)
app = make_application()
from widgets.page.page import Page
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
page = Page(load_theme("light")); page.resize(760, 680); page.show(); app.processEvents()
start = time.perf_counter(); page.show_report(scan.report); page.grab(); shown = time.perf_counter() - start
start = time.perf_counter(); page.set_items(items); page.grab(); boxed = time.perf_counter() - start
start = time.perf_counter(); page.document().size(); laid = time.perf_counter() - start  # else in slices, by Qt's timer
bar = page.verticalScrollBar(); bar.setValue(bar.maximum()); page.grab(); frames = []
for step in range(300):
    bar.setValue(bar.maximum() * step // 300)
    start = time.perf_counter(); page.viewport().grab(); frames.append(time.perf_counter() - start)
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(json.dumps({"characters": len(scan.report.text), "items": len(items), "shown": shown, "boxed": boxed,
    "laid": laid, "median": statistics.median(frames), "worst": max(frames), "memory": memory}))
"""
OPENING = """
import json, sys, tempfile, time
from itertools import pairwise
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from app.settings import SettingsFile
from main import build_services
from tests.benchmarks.long_report import long_report
from storage.library import open_library
from widgets.application import make_application
from widgets.page.page import Page
from widgets.window.main_window import MainWindow
file = Path(tempfile.mkdtemp()) / "long.txt"
file.write_text(long_report(Path(sys.argv[1]), int(sys.argv[2])).text, "utf-8")
store = open_library(file.with_name("library.sqlite"))
app = make_application(); window = MainWindow(build_services(store, SettingsFile(None)))
window.show(); app.processEvents(); window.services.prepare(None); app.processEvents()
paint, painted = Page.paintEvent, []
def painting(page, event):
    start = time.thread_time(); paint(page, event)
    if page.report.blocks: painted.append(time.thread_time() - start)
Page.paintEvent = painting
ticks, clock = [time.thread_time()], QTimer(interval=5, timerType=Qt.TimerType.PreciseTimer)
clock.timeout.connect(lambda: ticks.append(time.thread_time())); clock.start()
start = time.perf_counter(); window.open_file(file)
while not painted: app.processEvents(); time.sleep(0.001)
ticks.append(time.thread_time()); first = time.perf_counter() - start
worst = max(right - left for left, right in pairwise(ticks))
while window.session is None: app.processEvents(); time.sleep(0.001)
print(json.dumps({"first": first, "worst": worst, "paint": painted[0], "all": time.perf_counter() - start}))
window.close()
"""


def paired_starts(runs: int = 5) -> tuple[float, float, float]:
    """Return the median seconds of a bare window, of ours until it answers a key, and until all of it is built.

    They run in turn, after one start of each that compiles.
    """
    found = [[process(code).stdout.split() for code in (BARE, OURS)] for _ in range(runs + 1)][1:]
    bare, ours, whole = (median(map(float, times)) for times in zip(*(one + two for one, two in found), strict=True))
    return bare, ours, whole


def rows() -> Iterator[Row]:
    """Yield the start of the window and the figures of a long page."""
    bare, ours, whole = paired_starts()
    yield Row(
        "start of the window until it is painted and answers a key",
        f"{ours:.2f} s; what is behind the start page {whole:.2f} s",
        f"{ours - bare:.2f} s over a bare PySide6 window with a text view ({bare:.2f} s; bar 0.25 s)",
    )
    source = next(reports("txt"))
    found = json.loads(process(LONG_PAGE, str(source), str(LONG)).stdout)
    page = f"{found['characters']:,} characters, {found['items']:,} items"
    yield Row(
        f"first page painted ({page})",
        f"{found['shown'] * 1000:.0f} ms",
        f"boxes {found['boxed'] * 1000:.0f} ms later; all laid out after {found['laid'] * 1000:.0f} ms more",
    )
    yield Row(
        "frame while scrolling", f"median {found['median'] * 1000:.1f} ms", f"worst {found['worst'] * 1000:.1f} ms"
    )
    opening = json.loads(process(OPENING, str(source), str(LONG)).stdout.splitlines()[-1])
    yield Row(
        "opening it in the window: longest work of the window's thread at one go, up to the first page",
        f"{opening['worst'] * 1000:.0f} ms",
        f"of it painting {opening['paint'] * 1000:.0f} ms; first page after {opening['first']:.2f} s",
    )
    yield Row("memory of that page", f"{found['memory'] / 1024:.0f} MiB over the scan")
