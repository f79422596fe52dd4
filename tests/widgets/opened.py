"""A small report in the window of a store in memory, and the keys that are pressed there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.comparison.compare import compare_reports
from app.errors import ReadError
from app.jobs import Token
from app.readers.registry import read_report
from app.report.model import Report
from app.review.session import ReviewSession
from app.review.store import Store
from app.scan import scan_report
from app.settings import SettingsFile
from app.wording import Message
from tests.widgets.memory_store import MemoryStore
from widgets.services import Export, Services
from widgets.window.main_window import MainWindow

TEXT = (
    "I. KẾT QUẢ THỰC HIỆN\n\n"
    "Ủy ban nhân dân tỉnh đã thực hiện 37/42 nội dung (đạt tỷ lệ 95,1%); còn lại 05 nội dung chưa trình.\n\n"
    "II. NHIỆM VỤ\n\n"
    "Tỉnh bố trí 68,6 tỷ đồng cho 12 xã trong năm 2020.\n"
)


def read(path: Path, _token: Token) -> Report:
    """Read a report file in this process."""
    if not path.exists():
        raise ReadError(Message("There is no file {name}.", name=path.name))
    return read_report(path)


def write_count(session: ReviewSession, path: Path, *_: object) -> None:
    """Stand for an export: write how much is reviewed."""
    path.write_text(str(session.reviewed), "utf-8")


def services_of(store: object, report: Path, **others: object) -> Services:
    """Return what a window over a store is handed: all is done in this process, but for what is given otherwise."""
    services = Services(
        store=cast("Store", store),
        read=read,
        scan=scan_report,
        compare=compare_reports,
        export=write_count,
        settings=SettingsFile(None),
        sample=report,
        sample_versions=(report, report),
    )
    return replace(services, **others)  # type: ignore[arg-type]


@contextmanager
def shown(qtbot: QtBot, services: Services, layout: QSettings | None = None) -> Iterator[MainWindow]:
    """Show a window, and put it away."""
    made = MainWindow(services, layout)
    made.show()
    wait(qtbot, made)
    yield made
    put_away(made)


@contextmanager
def shown_window(
    qtbot: QtBot,
    store: MemoryStore,
    report: Path,
    export: Export = write_count,
    layout: QSettings | None = None,
) -> Iterator[MainWindow]:
    """Show a window over a store in memory, and put both away."""
    with shown(qtbot, services_of(store, report, export=export), layout) as made:
        yield made
        store.full = False
        made.reviewing.try_again()  # or it would ask before it closes
        wait(qtbot, made)


def put_away(window: QWidget) -> None:
    """Close a window and have it deleted now, not whenever its memory is collected."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def open_in(qtbot: QtBot, window: MainWindow, report: Path) -> None:
    """Open a report, ready for keys on its page."""
    window.open_file(report)
    wait(qtbot, window)
    window.activateWindow()
    window.parts.page.setFocus()


def wait(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until no job is under way."""
    qtbot.waitUntil(lambda: not window.work.running, timeout=20_000)


def press(window: MainWindow, key: Qt.Key) -> None:
    """Press a key where the focus is."""
    focus = window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def session_of(window: MainWindow) -> ReviewSession:
    """Return the review of the open report."""
    assert window.session is not None
    return window.session
