"""Scanned pages in the window: shown as pages, offered for OCR, read as a job, and kept as they were read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.errors import ReadError
from app.jobs import Token
from app.report.model import Block, BlockKind, PageSize, Report, Span
from app.scan import scan_report
from app.settings import SettingsFile
from app.wording import Message
from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import wait
from widgets.facsimile.spread import PAGES, TEXT
from widgets.reading.scans import TOPIC
from widgets.services import Services
from widgets.window.main_window import MainWindow

WORDS = "Quý I đã thực hiện 37/42 nội dung (đạt tỷ lệ 88,1%)."
BLOCK = Block("b1", BlockKind.PARAGRAPH, Span(0, len(WORDS)))
SCAN = Report("", "5" * 64, "pdf", "", (), pages=(PageSize(595, 842),), pages_without_text=(1,))
READ = replace(SCAN, text=WORDS, blocks=(BLOCK,), pages_without_text=(), remarks=(Message("Read by Tesseract."),))


class Reader:
    """Reads as the program does, a file of one scanned page."""

    def __init__(self) -> None:
        self.gate: threading.Event | None = None
        self.error: ReadError | None = None
        self.asked = 0

    def pages(self, path: Path, _token: Token) -> Report:
        return replace(SCAN, path=str(path))

    def scans(self, path: Path, token: Token) -> Report:
        self.asked += 1
        if self.error is not None:
            raise self.error
        while self.gate is not None and not self.gate.wait(0.01):
            token.step(0, 1, Message("Reading scan {page} of {total}", page=1, total=1))
        return replace(READ, path=str(path))


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def opened_scan(qtbot: QtBot, reader: Reader, store: MemoryStore, tmp_path: Path) -> Iterator[MainWindow]:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-")
    services = Services(
        store=store,
        read=reader.pages,
        scan=scan_report,
        compare=lambda old, new, token: pytest.fail("nothing is compared"),
        export=lambda session, to: None,
        settings=SettingsFile(tmp_path / "settings.json"),
        sample=path,
        sample_versions=(path, path),
        read_pages=reader.pages,
        read_scans=reader.scans,
    )
    window = MainWindow(services)
    qtbot.addWidget(window)
    window.show()
    window.open_file(path)
    wait(qtbot, window)
    yield window
    if reader.gate is not None:
        reader.gate.set()
    window.close()


def _accept(window: MainWindow) -> None:
    window.parts.strip._notices[TOPIC]._action.click()


def test_a_report_of_scans_opens_as_pages_with_the_offer_to_read_them(opened_scan: MainWindow, reader: Reader) -> None:
    assert opened_scan.parts.strip.texts()[TOPIC] == "Page 1 is a scan."
    assert opened_scan.parts.spread.way == PAGES
    assert reader.asked == 0


def test_the_pages_are_read_where_the_offer_is_taken(qtbot: QtBot, opened_scan: MainWindow) -> None:
    _accept(opened_scan)
    wait(qtbot, opened_scan)
    assert opened_scan.session is not None
    assert opened_scan.session.report.text == WORDS
    assert opened_scan.parts.strip.texts() == {"not_read": "Read by Tesseract."}
    assert opened_scan.parts.spread.way == TEXT


def test_where_tesseract_cannot_be_had_it_is_said_and_the_report_stays(
    qtbot: QtBot, opened_scan: MainWindow, reader: Reader
) -> None:
    reader.error = ReadError(Message("Tesseract is not there."))
    _accept(opened_scan)
    wait(qtbot, opened_scan)
    assert opened_scan.parts.strip.texts()["error"] == "Tesseract is not there."
    assert TOPIC in opened_scan.parts.strip.texts()
    assert opened_scan.session is not None and opened_scan.session.report.pages_without_text == (1,)


def test_reading_can_be_cancelled_and_offered_again(qtbot: QtBot, opened_scan: MainWindow, reader: Reader) -> None:
    reader.gate = threading.Event()
    _accept(opened_scan)
    qtbot.waitUntil(lambda: reader.asked == 1)
    opened_scan.parts.strip.progress.cancelled.emit()
    assert not opened_scan.work.running
    reader.gate.set()
    _accept(opened_scan)
    wait(qtbot, opened_scan)
    assert opened_scan.session is not None and opened_scan.session.report.text == WORDS


def test_what_was_read_once_is_not_read_again(qtbot: QtBot, opened_scan: MainWindow, reader: Reader) -> None:
    _accept(opened_scan)
    wait(qtbot, opened_scan)
    opened_scan.open_file(Path(opened_scan.services.sample))
    wait(qtbot, opened_scan)
    assert opened_scan.session is not None and opened_scan.session.report.text == WORDS
    assert reader.asked == 1
