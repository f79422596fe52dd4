"""The page pictures of a PDF: made as they come into sight, with the items exactly over their words."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from app.comparison.compare import compare_reports
from app.errors import ReadError
from app.jobs import Token
from app.readers.pictures import PageAsked, PagePicture, page_picture
from app.readers.process import close_processes
from app.readers.registry import read_report
from app.report.model import BlockKind, Span
from app.report.pages import boxes_of
from app.review.items import ItemKind
from app.review.model import Verdict
from app.scan import scan_report
from app.settings import SettingsFile
from app.wording import Message
from tests.widgets.memory_store import MemoryStore
from widgets.actions import Act
from widgets.facsimile.layout import CAPTION
from widgets.facsimile.spread import BOTH, PAGES, SIDE_BY_SIDE, TEXT
from widgets.facsimile.view import FacsimileView
from widgets.services import Services
from widgets.theme.theme import load_theme
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


@pytest.fixture
def press() -> Press:
    return Press()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "report.pdf"
    write_pdf(path)
    return path


@pytest.fixture
def window(qtbot: QtBot, press: Press, file: Path) -> Iterator[MainWindow]:
    services = Services(
        store=MemoryStore(),
        read=lambda path, _token: read_report(path),
        scan=scan_report,
        compare=compare_reports,
        export=lambda _session, _path: None,
        settings=SettingsFile(None),
        sample=file,
        sample_versions=(file, file),
        picture=press.picture,
    )
    made = MainWindow(services)
    made.resize(1300, 800)
    made.show()
    wait(qtbot, made)
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)
    close_processes()


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, file: Path) -> MainWindow:
    return open_pages(qtbot, window, file)


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


def test_only_the_pages_in_sight_and_beside_it_are_made(opened: MainWindow, press: Press) -> None:
    assert pages_of(opened).isVisible() and not opened.parts.page.isVisible()
    assert press.pages and press.pages <= {1, 2, 3}


def test_scrolling_makes_the_pages_that_come_into_sight(qtbot: QtBot, opened: MainWindow, press: Press) -> None:
    bar = pages_of(opened).verticalScrollBar()
    press.asked.clear()
    bar.setValue(bar.maximum())
    wait(qtbot, opened)
    assert PAGES_IN_FILE in press.pages and press.pages <= {PAGES_IN_FILE - number for number in range(3)}


@pytest.mark.parametrize("words", ["37/42", "1.250", "980", "68,6", "12"])
def test_a_box_sits_on_its_words(opened: MainWindow, words: str) -> None:
    report, pictures = opened.room.report, pages_of(opened)._pictures
    sheet = pages_of(opened).sheets.sheet(1)
    assert report is not None and pictures is not None and sheet is not None
    image = pictures.image(1)
    assert image is not None
    (found,) = boxes_of(report, place_of(opened, words))
    left, top, right, bottom = (edge * sheet.scale for edge in found.box)
    blank = 2.5 * sheet.scale  # less than there is to the words beside it
    drawn = ink(image, QRectF(left - blank, top - 20, right - left + 2 * blank, bottom - top + 40))
    assert left - 1 <= drawn.left() <= left + 4 and right - 4 <= drawn.right() <= right + 1
    assert top <= drawn.top() <= top + 10 and bottom - 10 <= drawn.bottom() <= bottom


def test_a_click_chooses_the_item_and_a_key_judges_it(qtbot: QtBot, opened: MainWindow) -> None:
    view = pages_of(opened)
    where = spot(view, place_of(opened, "68,6"))
    before = view.grab().toImage()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened.session is not None and opened.room.current is not None
    item = opened.session.item(opened.room.current)
    assert opened.session.report.text_of(item.span).startswith("68,6")
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_V)
    wait(qtbot, opened)
    assert opened.session.verdict_of(item.key) is Verdict.VERIFIED
    after = view.grab().toImage()
    assert before != after
    rect = view.rects(item.span)[0].translated(0, -view.verticalScrollBar().value())
    ground = after.pixelColor(round(rect.center().x()), round(rect.top()) + 2)
    assert ground.name() == load_theme("light").tone(Verdict.VERIFIED).fill.name()


def test_the_current_item_is_brought_into_sight(qtbot: QtBot, opened: MainWindow) -> None:
    view, session = pages_of(opened), opened.session
    assert session is not None
    pages = set()
    for name in (NAMES[-1], NAMES[0], NAMES[5]):
        place = session.report.text.index("37/42", session.report.text.index(f"thu {name}:"))
        item = next(item for item in session.items if item.span.start == place)
        opened.room.choose(item.key)
        assert view.in_sight(item.span)
        pages.add(boxes_of(session.report, item.span)[0].page)
    assert pages == {1, 6, PAGES_IN_FILE}
    before = opened.room.current
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_J)
    assert opened.room.current != before
    wait(qtbot, opened)


def test_the_contents_go_to_the_page_of_a_place(qtbot: QtBot, opened: MainWindow) -> None:
    report = opened.room.report
    assert report is not None
    last = report.text.rindex("68,6")
    opened.parts.contents.asked.emit(Span(last, last + 4))
    assert pages_of(opened).in_sight(Span(last, last + 4))
    wait(qtbot, opened)


def test_the_wheel_with_ctrl_zooms_around_the_pointer(qtbot: QtBot, opened: MainWindow, press: Press) -> None:
    view = pages_of(opened)
    words = place_of(opened, "1.250")
    where, before = spot(view, words), view.percent
    press.asked.clear()
    turn(view, where, 120)
    assert view.percent > before
    assert (spot(view, words) - where).manhattanLength() <= 3
    qtbot.waitUntil(lambda: any(asked.page == 1 for asked in press.asked), timeout=5_000)
    wait(qtbot, opened)
    sheet = view.sheets.sheet(1)
    assert sheet is not None
    assert press.asked[-1].width > 0 and any(asked.width == round(sheet.rect.width()) for asked in press.asked)
    turn(view, where, -120)
    turn(view, where, -120)
    assert view.percent < before


def turn(view: FacsimileView, where: QPoint, by: int) -> None:
    none = Qt.MouseButton.NoButton
    point, around = QPointF(where), QPointF(view.viewport().mapToGlobal(where))
    control, phase = Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(point, around, QPoint(), QPoint(0, by), none, control, phase, False)
    QCoreApplication.sendEvent(view.viewport(), event)


def test_larger_and_smaller_mean_the_pages_where_they_have_the_focus(qtbot: QtBot, opened: MainWindow) -> None:
    view, page = pages_of(opened), opened.parts.page
    fits, letters = view.percent, page.text_size
    opened.actions_by_id[Act.LARGER].trigger()
    assert view.percent > fits and page.text_size == letters
    opened.actions_by_id[Act.NORMAL_SIZE].trigger()
    assert view.percent == fits
    choose(qtbot, opened, Act.VIEW_TEXT)
    opened.actions_by_id[Act.LARGER].trigger()
    assert view.percent == fits and page.text_size > letters


def test_pages_follow_the_width_of_the_view_until_they_are_zoomed(qtbot: QtBot, opened: MainWindow) -> None:
    view = pages_of(opened)
    before = view.percent
    opened.parts.left.hide()
    qtbot.waitUntil(lambda: view.percent > before)
    view.zoom(-1)
    zoomed = view.percent
    opened.parts.left.show()
    wait(qtbot, opened)
    assert view.percent == zoomed


def test_a_narrower_view_leaves_the_first_page_at_its_top(qtbot: QtBot, opened: MainWindow) -> None:
    view = pages_of(opened)
    opened.resize(1000, 800)
    qtbot.waitUntil(lambda: view.percent < 80)
    assert view.verticalScrollBar().value() == 0
    wait(qtbot, opened)


def test_both_are_shown_beside_each_other_or_one_over_the_other(qtbot: QtBot, opened: MainWindow) -> None:
    spread = opened.parts.spread
    choose(qtbot, opened, Act.VIEW_BOTH)
    assert spread.facsimile.isVisible() and spread.page.isVisible()
    narrow = spread.width() < SIDE_BY_SIDE
    assert spread.orientation() is (Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
    opened.parts.left.hide()
    opened.parts.right.hide()
    qtbot.waitUntil(lambda: spread.orientation() is Qt.Orientation.Horizontal)
    wait(qtbot, opened)


def test_text_and_pages_follow_each_other(qtbot: QtBot, opened: MainWindow) -> None:
    choose(qtbot, opened, Act.VIEW_BOTH)
    spread, report = opened.parts.spread, opened.room.report
    assert report is not None
    bar = spread.page.verticalScrollBar()
    bar.setValue(bar.maximum())
    first = spread.page.place_at_height(bar.value() + 40)
    assert spread.facsimile.in_sight(Span(first, first + 1))
    spread.facsimile.verticalScrollBar().setValue(0)
    assert spread.page.visible_span().start == 0
    assert report.block_at(len(report.text) - 1).kind is BlockKind.HEADER
    wait(qtbot, opened)


def test_the_way_chosen_is_kept_in_the_settings_and_for_the_next_report(qtbot: QtBot, opened: MainWindow) -> None:
    assert opened.services.settings.current.pages == PAGES
    opened.show_start()
    assert not opened.actions_by_id[Act.VIEW_TEXT].isEnabled()
    opened.show_review()
    assert opened.actions_by_id[Act.VIEW_TEXT].isEnabled()
    assert opened.actions_by_id[Act.VIEW_PAGES].isChecked()
    wait(qtbot, opened)


def test_a_report_without_pages_is_shown_as_text(qtbot: QtBot, opened: MainWindow, tmp_path: Path) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_text("Đã thực hiện 37/42 nội dung.", "utf-8")
    opened.open_file(plain)
    wait(qtbot, opened)
    assert opened.parts.spread.way == TEXT and opened.parts.page.isVisible() and opened.parts.page.hasFocus()
    assert not opened.actions_by_id[Act.VIEW_PAGES].isEnabled()


@pytest.mark.parametrize("changed", [True, False])
def test_where_the_file_is_gone_or_changed_the_view_says_so_and_the_text_stays(
    qtbot: QtBot, window: MainWindow, file: Path, changed: bool
) -> None:
    window.open_file(file)
    wait(qtbot, window)
    if changed:
        write_pdf(file, 2)
    else:
        file.unlink()
    choose(qtbot, window, Act.VIEW_PAGES)
    spread = window.parts.spread
    assert spread.facsimile.lost_message is not None
    assert ("changed" if changed else "not there any more") in str(spread.facsimile.lost_message.template)
    assert spread.way == BOTH and spread.page.isVisible() and spread.facsimile.isVisible()
    assert not spread.facsimile.controls.isVisible()
    assert window.session is not None


def test_a_page_that_cannot_be_shown_costs_that_page_alone(
    qtbot: QtBot, window: MainWindow, press: Press, file: Path
) -> None:
    press.broken = frozenset({1})
    view = pages_of(open_pages(qtbot, window, file))
    assert view._pictures is not None
    assert view._pictures.failed(1) and view._pictures.image(1) is None
    assert view._pictures.image(2) is not None
    assert [asked.page for asked in press.asked].count(1) == 1
    assert view.lost_message is None and window.session is not None


def test_the_next_picture_waits_for_the_one_that_is_made(
    qtbot: QtBot, window: MainWindow, press: Press, file: Path
) -> None:
    window.open_file(file)
    wait(qtbot, window)
    press.gate = threading.Event()
    window.actions_by_id[Act.VIEW_PAGES].trigger()
    qtbot.waitUntil(lambda: len(press.asked) == 1)
    bar = pages_of(window).verticalScrollBar()
    for step in range(1, 11):
        bar.setValue(bar.maximum() * step // 10)
        qtbot.wait(5)
    assert len(press.asked) == 1
    press.gate.set()
    wait(qtbot, window)
    assert press.pages <= {1, *range(PAGES_IN_FILE - 2, PAGES_IN_FILE + 1)}


def test_the_window_closes_while_a_page_is_made(qtbot: QtBot, window: MainWindow, press: Press, file: Path) -> None:
    window.open_file(file)
    wait(qtbot, window)
    press.gate = threading.Event()
    window.actions_by_id[Act.VIEW_PAGES].trigger()
    qtbot.waitUntil(lambda: len(press.asked) == 1)
    assert window.close()


def test_words_drawn_across_are_selected_copied_and_judged(qtbot: QtBot, opened: MainWindow) -> None:
    view = pages_of(opened)
    rect = view.rects(place_of(opened, "thuc hien 37/42 noi dung"))[0].toRect()
    begin, end = rect.center(), rect.center()
    begin.setX(rect.left() + 2)
    end.setX(rect.right() - 2)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(view.viewport(), rect.center())
    QTest.mouseMove(view.viewport(), end)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)
    selected = view.selected_span()
    assert selected is not None and opened.session is not None
    assert opened.session.report.text_of(selected) == "thuc hien 37/42 noi dung"
    QTest.keySequence(view, QKeySequence(QKeySequence.StandardKey.Copy))
    assert "thuc hien 37/42 noi dung" in QGuiApplication.clipboard().text()
    QTest.keyClick(view, Qt.Key.Key_Q)
    wait(qtbot, opened)
    assert [item.span for item in opened.session.items if item.kind is ItemKind.MARK] == [selected]


def test_a_search_marks_the_words_on_the_pages(qtbot: QtBot, opened: MainWindow) -> None:
    view = pages_of(opened)
    opened.parts.header.search.setText("68,6 ty dong")
    qtbot.waitUntil(lambda: view.overlay.current_hit is not None)
    opened.actions_by_id[Act.FIND_NEXT].trigger()
    hit = view.overlay.current_hit
    assert hit is not None and view.in_sight(hit)
    assert [current for current, _ in view.overlay.hits_on(boxes_of(view.overlay.report, hit)[0].page)] == [True]
    wait(qtbot, opened)


def test_the_overlay_has_every_item_on_its_pages(opened: MainWindow) -> None:
    overlay, report = pages_of(opened).overlay, opened.room.report
    assert report is not None
    shown = {item.key: item.span for item in overlay.shown_items()}
    found: dict[str, int] = {}
    for page in range(1, len(report.pages) + 1):
        for item, boxes in overlay.items_on(page):
            found[item.key] = found.get(item.key, 0) + len(boxes)
    assert found == {key: len(boxes_of(report, span)) for key, span in shown.items() if boxes_of(report, span)}
    assert len(found) > 40


def test_a_page_without_words_says_that_it_was_not_read(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    write_pdf(file, 3)
    plain = pages_of(open_pages(qtbot, window, file)).grab().toImage()
    write_pdf(file, 3, scan=1)
    view = pages_of(open_pages(qtbot, window, file))
    assert view.overlay.report.pages_without_text == (1,)
    scanned = view.grab().toImage()
    caption = [(x, y) for x in range(80, 320) for y in range(2, CAPTION - 2)]
    assert sum(plain.pixel(x, y) != scanned.pixel(x, y) for x, y in caption) > 100


def test_another_theme_leaves_the_paper_white(qtbot: QtBot, opened: MainWindow) -> None:
    view = pages_of(opened)
    sheet = view.sheets.sheet(1)
    assert sheet is not None
    corner = (round(sheet.rect.left()) + 5, round(sheet.rect.top()) + 5)
    around = view.grab().toImage().pixelColor(3, 3)
    opened.looks.set_theme("dark")
    image = view.grab().toImage()
    assert image.pixelColor(*corner).name() == "#ffffff"
    assert image.pixelColor(3, 3).lightness() < 60 < around.lightness()
    wait(qtbot, opened)


def test_the_digest_that_is_asked_for_is_that_of_the_file(opened: MainWindow, press: Press, file: Path) -> None:
    assert {asked.sha256 for asked in press.asked} == {sha256(file.read_bytes()).hexdigest()}


def test_the_choice_stands_in_the_bar_over_the_page_where_there_are_pages(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    button = opened.parts.page_bar._way
    assert button.isVisible() and button.accessibleName()
    assert [action.isChecked() for action in button.menu().actions()] == [False, True, False]
    plain = tmp_path / "plain.txt"
    plain.write_text("Đã thực hiện 37/42 nội dung.", "utf-8")
    opened.open_file(plain)
    wait(qtbot, opened)
    assert not button.isVisible()


def test_what_is_picked_to_be_tied_is_outlined_on_the_pages(qtbot: QtBot, opened: MainWindow) -> None:
    view = pages_of(opened)
    place = place_of(opened, "980")
    key = next(item.key for item, _ in view.overlay.items_on(1) if item.span.start == place.start)
    before = view.grab().toImage()
    opened.parts.spread.set_picked(frozenset({key}))
    assert view.grab().toImage() != before
    opened.parts.spread.set_picked(frozenset())
    assert view.grab().toImage() == before
    wait(qtbot, opened)


def test_a_mark_leads_to_its_note_and_shows_it(
    qtbot: QtBot, opened: MainWindow, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.open_file(shared / "reports" / "binh-duong-2020-h1.pdf")
    wait(qtbot, opened)
    view, report = pages_of(opened), opened.room.report
    assert report is not None
    mark = report.note_marks[7]
    note = report.block(mark.block or "")
    view.go_to(mark.span)
    where, shown = spot(view, mark.span), []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_: shown.append(text))
    QCoreApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, where, where))
    assert report.text_of(note.span)[:10] in shown[0]
    opened.resize(1300, 500)
    wait(qtbot, opened)
    view.go_to(mark.span)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(view, mark.span))
    assert view.in_sight(note.span)
    assert opened.room.current is not None
    wait(qtbot, opened)


def test_the_other_place_is_shown_over_the_pages_too(qtbot: QtBot, opened: MainWindow, shared: Path) -> None:
    opened.open_file(shared / "reports" / "binh-duong-2020-h1.pdf")
    wait(qtbot, opened)
    view = pages_of(opened)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_P)
    peek = opened.reading.peeking.peek
    assert peek.isVisible() and peek.parent() is view
    choose(qtbot, opened, Act.VIEW_TEXT)
    QTest.keyClick(opened.parts.page, Qt.Key.Key_P)
    assert peek.isVisible() and peek.parent() is opened.parts.page
    wait(qtbot, opened)
