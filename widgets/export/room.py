"""Exports in the window: the dialog, the jobs behind it, and the words of questions that are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from app.errors import Cancelled, ThamTraError
from app.jobs import Token
from app.wording import Message, render, translate
from widgets.reading.opening import as_stored
from widgets.review.reviewing import Reviewing
from widgets.services import Services
from widgets.window.strip import Strip
from widgets.window.work import Work

if TYPE_CHECKING:
    from app.exports.options import Options
    from app.exports.preview import PdfPages
    from app.exports.questions import Asked
    from app.exports.registry import Choice
    from app.readers.pictures import PagePicture
    from app.review.session import ReviewSession
    from widgets.export.dialog import ExportDialog
    from widgets.export.preview import Made
    from widgets.theme.theme import Theme

    Saved = tuple[ReviewSession, Options]

PICTURE_WIDTH = 1100  # pixels of a page of a PDF file


@dataclass(frozen=True)
class Shown:
    """What is to be shown: how the file will look, and the questions there are."""

    made: Made
    asked: tuple[Asked, ...]


class ExportRoom(QObject):
    """Joins the export dialog with the jobs that preview and write; `told(done, total)` is for the dialog alone."""

    told = Signal(int, int)

    def __init__(self, window: QWidget, services: Services, work: Work, reviewing: Reviewing, strip: Strip) -> None:
        super().__init__(window)
        self._window, self._services, self._work = window, services, work
        self._reviewing, self._strip = reviewing, strip
        self._token, self._writing = Token(), Token()
        self._folder: TemporaryDirectory[str] | None = None
        self._awaited: Theme | None = None  # asked for before the report was read to its end
        self.dialog: ExportDialog | None = None
        self.told.connect(self._show_step, Qt.ConnectionType.QueuedConnection)

    # Without being asked anything

    def export_to(self, path: Path, kind: str | None = None) -> None:
        """Write what is saved of this review to a file, as a kind of export or as the ending says."""
        session, services = self._reviewing.session, self._services
        if session is None:
            return

        def write(_token: Token) -> Path:
            review = as_stored(session, services.store)
            if kind:
                services.export(review, path, kind)
            else:
                services.export(review, path)
            return path

        self._work.start("store", write, self._say_written, text=Message("Writing the file"))

    def _say_written(self, path: Path) -> None:
        self._strip.say("export", translate("Written: {path}", path=path))

    # The dialog

    def ask(self, theme: Theme) -> None:
        """Ask what to write of the open report, and where; where it is still being read, once that is done."""
        from widgets.export.dialog import ExportDialog

        session = self._reviewing.session
        self._awaited = theme if session is None else None
        if session is None:
            words = translate("The figures are still being read; the export opens once they are there.")
            self._strip.say("export", words)
            return
        self._strip.put_away("export")
        report = session.report
        sitting = " ".join((session.record.session or report.metadata.session or "").split())
        self.dialog = dialog = ExportDialog(report, sitting, theme, self._window)
        dialog.wished.connect(self._show_preview)
        dialog.asked.connect(self._write)
        dialog.stopped.connect(self._stop)
        dialog.finished.connect(self._forget)
        dialog.questions.worded.connect(self._word)
        self._show_preview()
        dialog.open()

    @Slot()
    def go_on(self) -> None:
        """Ask what was to be asked once the report is read."""
        if self._awaited is not None:
            self.ask(self._awaited)

    @Slot()
    def give_up(self) -> None:
        """Ask no more: another report is being opened."""
        self._awaited = None

    @Slot()
    def _forget(self) -> None:
        self._token.cancel()
        self.dialog = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    @Slot(str, str)
    def _word(self, key: str, words: str) -> None:
        """Keep the words of a question, as one step that can be taken back."""
        self._reviewing.do(lambda session: session.change_question(key, lambda one: replace(one, wording=words)))
        self._show_preview()

    # How it will look

    @Slot()
    def _show_preview(self) -> None:
        dialog, session = self.dialog, self._reviewing.session
        if dialog is None or session is None:
            return
        self._token.cancel()
        self._token = token = Token()
        kind, options = dialog.kind, self._with_charts(dialog, session)
        options = replace(options, token=token)

        def show(shown: Shown) -> None:
            if token is self._token and self.dialog is not None:
                self._show(self.dialog, shown)

        def failed(error: BaseException) -> None:
            if token is self._token and self.dialog is not None and not isinstance(error, Cancelled):
                self.dialog.preview.say(_words_of(error))

        def make(found: Saved) -> None:
            self._work.start("compute", lambda _token: _made(kind, *found), show, failed)

        self._with_saved(session, kind, options, make, failed)

    def _with_saved(
        self,
        session: ReviewSession,
        kind: Choice,
        options: Options,
        go_on: Callable[[Saved], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Take the review as it is saved, which nobody else changes, and go on with it."""
        store = self._services.store

        def take(_token: Token) -> Saved:
            from app.exports.changes import with_changes

            review = as_stored(session, store)
            return review, with_changes(options, kind.ending, review, store)

        self._work.start("store", take, go_on, failed)

    def _with_charts(self, dialog: ExportDialog, session: ReviewSession) -> Options:
        """Return the options of the dialog, with the charts drawn where the export has some."""
        options = dialog.options
        if dialog.kind.kind != "overview":
            return options
        from widgets.export.charts import draw_charts

        return replace(options, charts=draw_charts(options.chosen(session.scan, session)[1], options.language))

    def _show(self, dialog: ExportDialog, shown: Shown) -> None:
        from app.exports.preview import PdfPages

        preview = shown.made.preview
        if isinstance(preview, PdfPages):
            self._show_pdf(dialog, preview)
        else:
            dialog.preview.show_made(shown.made)
        dialog.questions.show_questions(shown.asked)

    def _show_pdf(self, dialog: ExportDialog, pages: PdfPages) -> None:
        """Show the pages of a PDF file, drawn by the reading process as those of any file."""
        from app.readers.pictures import PageAsked
        from widgets.export.sheets import PictureSheets

        draw, token = self._services.picture, self._token
        if draw is None:
            return
        self._folder = self._folder or TemporaryDirectory(prefix="tham-tra-")
        path = Path(self._folder.name) / f"{pages.sha256}.pdf"
        path.write_bytes(pages.data)

        def ask(number: int) -> None:
            asked = PageAsked(str(path), pages.sha256, number + 1, PICTURE_WIDTH)
            self._work.start("compute", lambda _token: draw(asked, token), lambda came: keep(number, came), failed)

        def keep(number: int, came: PagePicture) -> None:
            kind = QImage.Format.Format_RGB32
            sheets.keep(number, QImage(came.pixels, came.width, came.height, came.width * 4, kind).copy())
            if token is self._token:
                dialog.preview.sheets.view.update()

        def failed(error: BaseException) -> None:
            if token is self._token and self.dialog is not None and not isinstance(error, Cancelled):
                self.dialog.preview.say(_words_of(error))

        sheets = PictureSheets(pages.count, ask)
        dialog.preview.show_sheets(sheets)

    # Writing it

    @Slot(object)
    def _write(self, path: Path) -> None:
        dialog, session = self.dialog, self._reviewing.session
        if dialog is None or session is None:
            return
        self._writing = token = Token(lambda done, total, _text: self.told.emit(done, total))
        kind, options = dialog.kind, replace(self._with_charts(dialog, session), token=token)
        export = self._services.export
        dialog.show_busy(True)

        def write(found: Saved) -> None:
            review, chosen = found
            self._work.start("compute", lambda _token: export(review, path, kind.kind, chosen), done, failed)

        def done(_nothing: None) -> None:
            self._say_written(path)
            if self.dialog is not None:
                self.dialog.show_written(path)

        def failed(error: BaseException) -> None:
            if self.dialog is not None:
                self.dialog.show_failed(_words_of(error))
            elif not isinstance(error, Cancelled):
                self._work.failed.emit(error)

        self._with_saved(session, kind, options, write, failed)

    @Slot()
    def _stop(self) -> None:
        self._writing.cancel()

    @Slot(int, int)
    def _show_step(self, done: int, total: int) -> None:
        if self.dialog is not None and not self._writing.cancelled:
            self.dialog.show_step(done, total)


def _made(kind: Choice, review: ReviewSession, options: Options) -> Shown:
    """Make a preview, and find the questions there are whether they are asked or not."""
    from app.exports.preview import preview_of
    from app.exports.questions import asked_of
    from app.wording import speaking
    from widgets.export.preview import make

    made = make(preview_of(kind.kind, kind.ending, review.scan, review, options))
    if kind.kind != "questions":
        return Shown(made, ())
    with speaking(options.language):
        return Shown(made, asked_of(*options.chosen(review.scan, review), replace(options, questions=None)))


def _words_of(error: BaseException) -> str:
    """Return what is told of an error; a fault of the program goes to the log as well."""
    from widgets.window import dialogs

    if isinstance(error, ThamTraError):
        return render(error.message)
    dialogs.log_fault(error)
    return dialogs.fault_text(error)
