"""A PDF of a few pages, a press that makes its pictures, and hands for the view that shows them."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from pytestqt.qtbot import QtBot

from app.errors import ReadError
from app.jobs import Token
from app.readers.pictures import PageAsked, PagePicture, page_picture
from app.report.model import Span
from app.wording import Message
from widgets.actions import Act
from widgets.facsimile.view import FacsimileView
from widgets.window.main_window import MainWindow

NAMES = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")
PAGES_IN_FILE = len(NAMES)
HEAD = "Bao cao kinh te xa hoi"
LINES = (
    "Viec thu {name}: UBND da thuc hien 37/42 noi dung (dat 95,1%).",
    "Thu ngan sach 1.250 ty dong, chi 980 ty dong.",
    "Bo tri 68,6 ty dong cho 12 xa trong nam 2020.",
)


def write_pdf(file: Path, pages: int = PAGES_IN_FILE, scan: int = 0) -> None:
    """Write a PDF with a running head and nearly the same lines on each page; the page `scan` has no words."""
    pytest.importorskip("reportlab")
    from PIL import Image
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(file), pagesize=(595, 842), invariant=True)
    for page in range(1, pages + 1):
        if page == scan:
            canvas.drawInlineImage(Image.new("L", (40, 60), 128), 50, 50, 495, 742)
        else:
            canvas.setFont("Helvetica", 13)
            canvas.drawString(80, 812, HEAD)
            for number, line in enumerate(LINES):
                canvas.drawString(80, 740 - 60 * number, line.format(name=NAMES[page - 1]))
        canvas.showPage()
    canvas.save()


@dataclass
class Press:
    """Makes pictures as the program does, remembers what was asked for, and stumbles over some pages."""

    asked: list[PageAsked] = field(default_factory=list)
    broken: frozenset[int] = frozenset()
    gate: threading.Event | None = None

    def picture(self, asked: PageAsked, token: Token) -> PagePicture:
        self.asked.append(asked)
        if self.gate is not None:
            while not (self.gate.wait(0.01) or token.cancelled):
                continue
        if asked.page in self.broken:
            raise ReadError(Message("broken"))
        return page_picture(asked, token)

    @property
    def pages(self) -> set[int]:
        return {asked.page for asked in self.asked}


def open_pages(qtbot: QtBot, window: MainWindow, file: Path) -> MainWindow:
    window.open_file(file)
    wait(qtbot, window)
    window.activateWindow()
    choose(qtbot, window, Act.VIEW_PAGES)
    return window


def choose(qtbot: QtBot, window: MainWindow, act: Act) -> None:
    window.actions_by_id[act].trigger()
    wait(qtbot, window)


def wait(qtbot: QtBot, window: MainWindow) -> None:
    """Let the window work until it rests and has nothing more to ask for."""
    for _ in range(3):
        qtbot.wait(20)
        qtbot.waitUntil(lambda: not window.work.running, timeout=20_000)


def pages_of(window: MainWindow) -> FacsimileView:
    return window.parts.spread.facsimile


def place_of(window: MainWindow, words: str) -> Span:
    report = window.room.report
    assert report is not None
    start = report.text.index(words)
    return Span(start, start + len(words))


def spot(view: FacsimileView, span: Span) -> QPoint:
    """Return the middle of a place's box in the view."""
    centre = view.rects(span)[0].center()
    return QPointF(
        centre.x() - view.horizontalScrollBar().value(), centre.y() - view.verticalScrollBar().value()
    ).toPoint()


def ink(image: QImage, box: QRectF) -> QRectF:
    """Return the rectangle around the dark pixels in a box."""
    dark = [
        (x, y)
        for x in range(int(box.left()), int(box.right()) + 1)
        for y in range(int(box.top()), int(box.bottom()) + 1)
        if image.pixelColor(x, y).lightness() < 128
    ]
    across, down = {x for x, _ in dark}, {y for _, y in dark}
    return QRectF(QPointF(min(across), min(down)), QPointF(max(across) + 1, max(down) + 1))


def turn(view: FacsimileView, where: QPoint, by: int) -> None:
    none = Qt.MouseButton.NoButton
    point, around = QPointF(where), QPointF(view.viewport().mapToGlobal(where))
    control, phase = Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(point, around, QPoint(), QPoint(0, by), none, control, phase, False)
    QCoreApplication.sendEvent(view.viewport(), event)
