"""The export dialog: every kind is previewed from what is saved, the words of questions are kept, errors are told."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.commands.export import write_export
from app.errors import WriteError
from app.exports.options import Options
from app.exports.registry import CHOICES, WRITERS
from app.review.model import Verdict
from app.review.session import ReviewSession
from app.wording import Message
from tests.widgets.memory_store import MemoryStore
from tests.widgets.opened import TEXT, shown_window, wait
from widgets.actions import Act
from widgets.export.dialog import ExportDialog
from widgets.export.preview import first_part
from widgets.window.main_window import MainWindow


class Exports:
    """The real export, which can be told to fail or to wait."""

    def __init__(self) -> None:
        self.error: WriteError | None = None
        self.hold: threading.Event | None = None

    def __call__(
        self, session: ReviewSession, path: Path, kind: str | None = None, options: Options | None = None, /
    ) -> None:
        if self.error:
            raise self.error
        if self.hold and options:
            self.hold.wait(20)
            options.step(1, 2)
        write_export(session, path, kind, options)


@pytest.fixture
def exports() -> Exports:
    return Exports()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, exports: Exports) -> Iterator[MainWindow]:
    report = tmp_path / "report.txt"
    report.write_text(TEXT, "utf-8")
    with shown_window(qtbot, MemoryStore(), report, exports) as made:
        made.open_file(report)
        wait(qtbot, made)
        session = made.session
        assert session is not None
        verdicts = {"37/42": Verdict.QUESTIONED, "05": Verdict.INCONSISTENT, "12": Verdict.VERIFIED}
        for item in session.items:
            if str(item.title) in verdicts:
                made.reviewing.give([item.key], verdicts[str(item.title)])
        wait(qtbot, made)
        yield made


@pytest.fixture
def dialog(qtbot: QtBot, window: MainWindow) -> ExportDialog:
    window.actions_by_id[Act.EXPORT].trigger()
    wait(qtbot, window)
    assert window.exports.dialog is not None
    return window.exports.dialog


def choose(qtbot: QtBot, window: MainWindow, kind: str, ending: str) -> ExportDialog:
    dialog = window.exports.dialog
    assert dialog is not None
    found = next(row for row, one in enumerate(dialog._kinds) if (one.kind, one.ending) == (kind, ending))
    dialog.kinds.setCurrentRow(found)
    wait(qtbot, window)
    return dialog


def lines_of(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def test_every_writer_can_be_chosen_but_for_a_second_ending_of_the_same_file() -> None:
    offered = {(one.kind, one.ending) for one in CHOICES}
    written = {(kind, ending) for kind, writers in WRITERS.items() for ending in writers}
    assert {("page", ".htm"), ("web-annotation", ".jsonld")} <= written - offered
    assert offered <= written


def test_the_keys_begin_at_the_kinds(qtbot: QtBot, window: MainWindow, dialog: ExportDialog) -> None:
    focus = QApplication.focusWidget()
    assert focus is dialog.kinds
    qtbot.keyClick(focus, Qt.Key.Key_Down)
    wait(qtbot, window)
    assert dialog.kind.kind == "questions"


def test_every_kind_is_shown_before_it_is_written(qtbot: QtBot, window: MainWindow, dialog: ExportDialog) -> None:
    shown = {}
    for one in dialog._kinds:
        choose(qtbot, window, one.kind, one.ending)
        shown[one.kind, one.ending] = dialog.preview.stack.currentWidget()
    preview = dialog.preview
    assert preview.said not in shown.values()
    assert all(shown[kind, ".docx"] is preview.sheets for kind in ("summary", "questions", "overview"))
    assert shown["table", ".xlsx"] is shown["table", ".csv"] is preview.table
    assert shown["page", ".html"] is preview.browser and shown["bundle", ".zip"] is preview.words
    assert not any(kind == "annotated" for kind, _ in shown)  # the report came as plain text


def test_the_preview_of_pages_has_pixels_of_the_words(qtbot: QtBot, window: MainWindow, dialog: ExportDialog) -> None:
    picture = dialog.preview.sheets.view.grab().toImage()
    colours = {picture.pixelColor(x, y).lightness() < 100 for x in range(0, picture.width(), 3) for y in range(60, 400)}
    assert colours == {True, False} and dialog.preview.sheets.view.count >= 1


def test_words_typed_for_a_question_are_in_the_file_and_can_be_taken_back(
    qtbot: QtBot, window: MainWindow, dialog: ExportDialog, tmp_path: Path
) -> None:
    choose(qtbot, window, "questions", ".docx")
    questions = dialog.questions
    assert questions.list.count() == 2 and "37/42" in questions.words.toPlainText()
    questions.words.setPlainText("Vì sao chỉ 37 nội dung?")
    questions.flush()
    wait(qtbot, window)
    path = tmp_path / "questions.docx"
    dialog.asked.emit(path)
    wait(qtbot, window)
    assert "Vì sao chỉ 37 nội dung?" in lines_of(path) and dialog.open_file.isVisible()
    dialog.close()
    session = window.session
    assert session is not None and [one.wording for one in session.additions.questions] == ["Vì sao chỉ 37 nội dung?"]
    window.reviewing.undo()
    wait(qtbot, window)
    assert session.additions.questions == ()


def test_the_words_of_the_template_are_not_kept_as_the_delegates_own(
    qtbot: QtBot, window: MainWindow, dialog: ExportDialog
) -> None:
    choose(qtbot, window, "questions", ".docx")
    questions, session = dialog.questions, window.session
    template = questions.words.toPlainText()
    questions.words.setPlainText("Khác")
    questions.flush()
    wait(qtbot, window)
    questions.reset.click()
    wait(qtbot, window)
    assert questions.words.toPlainText() == template and not questions.reset.isVisible()
    assert session is not None and session.additions.questions == ()


def test_a_question_can_be_left_out_and_moved(
    qtbot: QtBot, window: MainWindow, dialog: ExportDialog, tmp_path: Path
) -> None:
    choose(qtbot, window, "questions", ".docx")
    questions = dialog.questions
    questions.down.click()
    wait(qtbot, window)
    moved, out = tmp_path / "moved.docx", tmp_path / "out.docx"
    dialog.asked.emit(moved)
    wait(qtbot, window)
    words = lines_of(moved)
    assert 0 < words.index("Báo cáo nêu: “" if "Báo cáo nêu" in words else "The report says") < words.index("37/42")
    assert words.index("còn lại 05 nội dung chưa trình.”") < words.rindex("đã thực hiện 37/42")
    first = questions.list.item(0)
    first.setCheckState(Qt.CheckState.Unchecked)
    wait(qtbot, window)
    dialog.asked.emit(out)
    wait(qtbot, window)
    assert lines_of(out).count("Question ") == 1 or lines_of(out).count("Câu ") == 1


def test_language_and_session_are_those_of_the_file_alone(
    qtbot: QtBot, window: MainWindow, dialog: ExportDialog, tmp_path: Path
) -> None:
    choose(qtbot, window, "questions", ".docx")
    for language, word in (("vi", "PHIẾU CHẤT VẤN"), ("en", "QUESTIONS")):
        dialog.language.setCurrentIndex(dialog.language.findData(language))
        dialog.session.setText("thứ mười bảy")
        path = tmp_path / f"{language}.docx"
        dialog.asked.emit(path)
        wait(qtbot, window)
        assert word in lines_of(path) and "thứ mười bảy" in lines_of(path)


def test_a_proposed_name_ends_as_the_kind_does(qtbot: QtBot, window: MainWindow, dialog: ExportDialog) -> None:
    choose(qtbot, window, "table", ".xlsx")
    dialog.write.click()
    asked = dialog.findChild(QFileDialog)
    assert asked is not None and asked.selectedFiles()[0].endswith("report-bang-tinh.xlsx")
    asked.reject()


def test_an_error_is_told_in_the_dialog_and_the_old_file_stays(
    qtbot: QtBot, window: MainWindow, dialog: ExportDialog, exports: Exports, tmp_path: Path
) -> None:
    path = tmp_path / "old.docx"
    path.write_bytes(b"old")
    exports.error = WriteError(Message("The disk is full: {path} was not written.", path=path))
    dialog.asked.emit(path)
    wait(qtbot, window)
    assert "The disk is full" in dialog.said.text() and path.read_bytes() == b"old"
    assert not dialog.open_file.isVisible() and dialog.write.isEnabled()


def test_a_writing_that_is_cancelled_leaves_no_file(
    qtbot: QtBot, window: MainWindow, dialog: ExportDialog, exports: Exports, tmp_path: Path
) -> None:
    exports.hold = threading.Event()
    path = tmp_path / "never.docx"
    dialog.asked.emit(path)
    assert dialog.stop.isVisible() and not dialog.write.isEnabled()
    dialog.stop.click()
    exports.hold.set()
    wait(qtbot, window)
    assert not path.exists() and not dialog.stop.isVisible() and dialog.said.text()


def test_the_file_and_its_folder_can_be_opened(
    qtbot: QtBot, window: MainWindow, dialog: ExportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    path = tmp_path / "summary.docx"
    dialog.asked.emit(path)
    wait(qtbot, window)
    dialog.open_file.click()
    dialog.open_folder.click()
    assert [url.toLocalFile() for url in opened] == [str(path), str(tmp_path)]


def test_every_control_has_a_name(dialog: ExportDialog) -> None:
    preview, questions = dialog.preview, dialog.questions
    for widget in (dialog.kinds, preview.part, preview.table, preview.browser, questions.list, questions.words):
        assert widget.accessibleName()
    for button in (*preview._turns, *preview._zooms, questions.up, questions.down):
        assert button.accessibleName() and button.toolTip()


def test_the_dialog_fits_a_small_screen(qtbot: QtBot, window: MainWindow, dialog: ExportDialog) -> None:
    choose(qtbot, window, "questions", ".docx")
    least = dialog.minimumSizeHint()
    assert least.width() <= 683 and least.height() <= 340


def test_an_export_that_is_asked_for_while_the_report_is_read_opens_once_it_is(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(TEXT + "Thêm 15 xã.\n", "utf-8")
    window.open_file(other)
    window.opening.read.connect(window.actions_by_id[Act.EXPORT].trigger)
    qtbot.waitUntil(lambda: window.exports.dialog is not None, timeout=20_000)
    assert window.session is not None and "export" not in window.parts.strip.texts()
    wait(qtbot, window)


def test_of_a_long_page_the_beginning_or_what_is_around_an_anchor_is_shown() -> None:
    lines = "".join(f'<p><a id="m{number}"></a>{"x" * 1000}</p>\n' for number in range(1000))
    html = f"<html><body>{lines}</body></html>"
    assert first_part("<html><body>short</body></html>") == "<html><body>short</body></html>"
    beginning, around = first_part(html), first_part(html, "m500")
    assert '"m0"' in beginning and '"m500"' not in beginning and "a part of a long page" in beginning
    assert '"m500"' in around and '"m0"' not in around and around.count("<p><a") < 200
