"""The window: its start beside a bare PySide6 window, and the page with 1.5 million characters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.clock import Row, process, reports

LONG, PAGES_40 = 1_500_000, 100_000

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
import json, pickle, statistics, sys, time
from pathlib import Path
from tests.benchmarks.long_report import long_report
from app.scan import scan_report
from app.review.model import ReportRecord
from app.review.session import ReviewSession
from widgets.application import make_application
from widgets.theme.theme import load_theme
from widgets.review.present import PageKeys
scan = scan_report(long_report(Path(sys.argv[1]), int(sys.argv[2])))
record = ReportRecord(1, "", "", "", None, None, None, None, "txt", "")
session = ReviewSession(record, scan, ())
items = PageKeys(session.items, scan.report).all(session)
Path(sys.argv[3]).write_bytes(pickle.dumps((scan.report, items)))
Path(sys.argv[3]).with_suffix(".txt").write_text(scan.report.text, "utf-8")
app = make_application()
from widgets.page.page import Page
page = Page(load_theme("light")); page.resize(760, 680); page.show(); app.processEvents()
start = time.perf_counter(); page.show_report(scan.report); page.grab(); shown = time.perf_counter() - start
start = time.perf_counter(); page.set_items(items); page.grab(); boxed = time.perf_counter() - start
start = time.perf_counter(); page.document().size(); laid = time.perf_counter() - start  # else in slices, by Qt's timer
bar = page.verticalScrollBar(); bar.setValue(bar.maximum()); page.grab(); frames, work = [], []
for step in range(300):
    bar.setValue(bar.maximum() * step // 300); start, worked = time.perf_counter(), time.thread_time()
    page.viewport().grab(); frames.append(time.perf_counter() - start); work.append(time.thread_time() - worked)
print(json.dumps({"characters": len(scan.report.text), "items": len(items), "shown": shown, "boxed": boxed,
    "laid": laid, "median": statistics.median(frames), "worst": max(frames), "work": statistics.median(work),
    "worst_work": max(work)}))
"""
PEAK = """
import resource
from pathlib import Path
def peak():
    status = Path("/proc/self/status")  # of this process alone: ru_maxrss begins with that of the one it came from
    if not status.exists(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
"""
OUR_TEXT = """
import pickle, sys
from pathlib import Path
from widgets.application import make_application
from widgets.page.page import Page
from widgets.theme.theme import load_theme
import app.scan, app.review.session, widgets.review.present
app = make_application(); page = Page(load_theme("light")); page.resize(760, 680); page.show(); app.processEvents()
before = peak()
report, items = pickle.loads(Path(sys.argv[1]).read_bytes())
page.show_report(report); page.set_items(items); page.document().size(); page.grab()
print(peak() - before)
"""
WHOLE_OPENING = """
import json, statistics, sys, tempfile, time
from pathlib import Path
from app.jobs import Token
from app.readers.process import read_report_safely
from app.scan import scan_report
from app.settings import SettingsFile
from main import build_services
from tests.benchmarks.long_report import long_report
from storage.library import open_library
from widgets.application import make_application
from widgets.window.main_window import MainWindow
folder = Path(tempfile.mkdtemp())
text = long_report(Path(sys.argv[1]), int(sys.argv[2])).text
files = [folder / f"report-{n}.txt" for n in range(6)]
for n, file in enumerate(files): file.write_text(f"{text}\\nBản {n}.\\n", "utf-8")
store = open_library(folder / "library.sqlite")
app = make_application(); window = MainWindow(build_services(store, SettingsFile(None)))
window.show(); app.processEvents(); window.services.prepare(None); app.processEvents()
seen = {}
window.opening.read.connect(lambda read: seen.setdefault("read", time.perf_counter()))
def opened(file):
    seen.clear(); start = time.perf_counter(); window.open_file(file)
    while "read" not in seen: app.processEvents(); time.sleep(0.001)
    window.grab(); readable = time.perf_counter() - start; early = window.session is None
    while window.work.running or window.session is None: app.processEvents(); time.sleep(0.001)
    window.grab(); return readable, time.perf_counter() - start, early
def scanned(file):
    start = time.perf_counter(); scan_report(read_report_safely(file, Token())); return time.perf_counter() - start
found = [(scanned(file), *opened(file)) for file in files][1:]
scan, readable, whole, early = zip(*found)
print(json.dumps({"characters": len(text), "scan": statistics.median(scan), "readable": statistics.median(readable),
    "all": statistics.median(whole), "early": all(early)}))
window.close()
"""
VERDICTS = """
import json, statistics, sys, tempfile, time
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from app.settings import SettingsFile
from main import build_services
from tests.benchmarks.long_report import long_report
from storage.library import open_library
from widgets.application import make_application
from widgets.window.main_window import MainWindow
file = Path(tempfile.mkdtemp()) / "long.txt"
file.write_text(long_report(Path(sys.argv[1]), int(sys.argv[2])).text, "utf-8")
store = open_library(file.with_name("library.sqlite"))
app = make_application(); window = MainWindow(build_services(store, SettingsFile(None)))
window.show(); app.processEvents(); window.open_file(file)
while window.session is None or window.work.running: app.processEvents(); time.sleep(0.001)
page = window.parts.page; window.activateWindow(); page.setFocus(); app.processEvents()
painted, times, work, bare = [], [], [], []
class Eye(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint: painted.append(1)
        return False
eye = Eye(); page.viewport().installEventFilter(eye)
for turn in range(40):
    QTest.keyClick(page, Qt.Key.Key_J)
    while window.work.running: app.processEvents(); time.sleep(0.001)
    app.processEvents(); worked = time.thread_time(); page.viewport().update(); app.processEvents()
    bare.append(time.thread_time() - worked); app.processEvents(); painted.clear()
    start, worked = time.perf_counter(), time.thread_time()
    QTest.keyClick(page, (Qt.Key.Key_V, Qt.Key.Key_Q, Qt.Key.Key_I)[turn % 3])
    while not painted and time.perf_counter() < start + 5: app.processEvents()
    assert painted
    times.append(time.perf_counter() - start); work.append(time.thread_time() - worked)
assert len(list(window.session.marked())) >= 40
print(json.dumps({"items": window.session.total, "median": statistics.median(times), "worst": max(times),
    "work": statistics.median(work), "bare": statistics.median(bare)}))
window.close()
"""
BARE_TEXT = """
import sys
from PySide6.QtWidgets import QApplication, QTextBrowser
from pathlib import Path
app = QApplication([]); browser = QTextBrowser(); browser.resize(760, 680); browser.show(); app.processEvents()
text = Path(sys.argv[1]).read_text("utf-8")
before = peak()
browser.setPlainText(text); browser.document().size(); browser.grab()
print(peak() - before)
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
    source = str(next(reports("txt")))
    yield from _long_page(source)
    yield from _opening(source)


def _long_page(source: str) -> Iterator[Row]:
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "page.pickle"
        found = json.loads(process(LONG_PAGE, source, str(LONG), str(kept)).stdout)
        ours = int(process(PEAK + OUR_TEXT, str(kept)).stdout)
        bare = int(process(PEAK + BARE_TEXT, str(kept.with_suffix(".txt"))).stdout)
    page = f"{found['characters']:,} characters, {found['items']:,} items"
    yield Row(
        f"first page painted ({page})",
        f"{found['shown'] * 1000:.0f} ms",
        f"boxes {found['boxed'] * 1000:.0f} ms later; all laid out after {found['laid'] * 1000:.0f} ms more",
    )
    frames = f"median {found['median'] * 1000:.1f} ms, worst {found['worst'] * 1000:.1f} ms"
    work = f"median {found['work'] * 1000:.1f} ms, worst {found['worst_work'] * 1000:.1f} ms"
    yield Row("frame while scrolling", frames, f"bar 8 ms, 33 ms; of it work of the window's thread {work}")
    yield Row(
        "peak memory of that page with its items, text and report",
        f"{ours / 1024:.0f} MiB",
        f"{ours / bare:.2f} x the same text in a bare QTextBrowser ({bare / 1024:.0f} MiB; bar 3 x)",
    )


def _opening(source: str) -> Iterator[Row]:
    long = json.loads(process(OPENING, source, str(LONG)).stdout.splitlines()[-1])
    yield Row(
        "opening it in the window: longest work of the window's thread at one go, up to the first page",
        f"{long['worst'] * 1000:.0f} ms",
        f"of it painting {long['paint'] * 1000:.0f} ms; first page after {long['first']:.2f} s",
    )
    found = json.loads(process(WHOLE_OPENING, source, str(PAGES_40)).stdout.splitlines()[-1])
    yield Row(
        f"opening a report of 40 pages ({found['characters']:,} characters) until all is done and painted",
        f"{found['all'] * 1000:.0f} ms",
        f"{found['all'] / found['scan']:.2f} x reading and scanning it alone ({found['scan'] * 1000:.0f} ms; bar 3 x); "
        f"readable after {found['readable'] * 1000:.0f} ms, {'before' if found['early'] else 'after'} the checks",
    )
    verdict = json.loads(process(VERDICTS, source, str(LONG)).stdout.splitlines()[-1])
    yield Row(
        f"a verdict by key until it is painted ({verdict['items']:,} items)",
        f"median {verdict['median'] * 1000:.1f} ms, worst {verdict['worst'] * 1000:.1f} ms",
        f"bar 16 ms; of it work of the window's thread {verdict['work'] * 1000:.1f} ms, "
        f"where painting the page anew alone takes {verdict['bare'] * 1000:.1f} ms",
    )
