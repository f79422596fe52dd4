"""The library as a whole: saving a copy, going back to one, checking it, deleting a report from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFileDialog, QMessageBox, QWidget

from app.errors import StoreError, ThamTraError
from app.jobs import Token
from app.review.model import CopyFacts, ReportRecord
from app.wording import Message, plural, render, translate
from widgets.services import Services
from widgets.window.strip import Strip
from widgets.window.work import Work

ENDINGS = "*.sqlite *.db"


class CareRoom(QObject):
    """Signals: `restored` another library is in place now; `reopened` the file that stands in its place was opened;
    `deleted(int)` the report of that id is gone.
    """

    restored = Signal()
    reopened = Signal()
    deleted = Signal(int)

    def __init__(self, window: QWidget, services: Services, work: Work, strip: Strip) -> None:
        super().__init__(window)
        self._window, self._work, self._strip = window, work, strip
        self._store, self._care = services.store, services.care
        self.question: QMessageBox | None = None

    @property
    def able(self) -> bool:
        """Whether there is a library file to take care of."""
        return self._care is not None

    # A copy

    @Slot()
    def ask_where_to_save(self) -> None:
        """Ask where a copy of the library goes."""
        dialog = QFileDialog(self._window, translate("Save a copy of the library"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("sqlite")
        dialog.setNameFilters([translate("Libraries ({endings})", endings=ENDINGS), translate("All files (*)")])
        dialog.selectFile(f"tham-tra-{date.today().isoformat()}.sqlite")
        dialog.fileSelected.connect(lambda path: self.save_copy(Path(path)))
        dialog.open()

    def save_copy(self, path: Path) -> None:
        """Write a whole copy of the library."""
        store = self._store

        def save(_token: Token) -> Path:
            store.backup(path)
            return path

        self._work.start("store", save, self._tell_saved, text=Message("Saving a copy of the library"))

    def _tell_saved(self, path: Path) -> None:
        text = translate(
            "A copy of the whole library was saved: {path}. It can be taken to another computer.", path=path
        )
        self._strip.say("care", text)

    # Back to a copy

    @Slot()
    def ask_for_copy(self) -> None:
        """Ask which copy to go back to."""
        if self._care is None:
            return
        dialog = QFileDialog(self._window, translate("Restore the library from a copy"), str(self._care.backups))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([translate("Libraries ({endings})", endings=ENDINGS), translate("All files (*)")])
        dialog.fileSelected.connect(lambda path: self.look_at(Path(path)))
        dialog.open()

    def look_at(self, copy: Path) -> None:
        """Look what a copy holds, and ask whether to go back to it."""
        care, store = self._care, self._store
        if care is None:
            return

        def look(_token: Token) -> tuple[CopyFacts | None, int]:
            try:
                now = len(store.reports())
            except StoreError:
                now = 0  # of a library that cannot be read nothing is lost
            return care.facts(copy), now

        self._work.start("store", look, lambda found: self._ask_to_restore(copy, *found))

    def _ask_to_restore(self, copy: Path, facts: CopyFacts | None, now: int) -> None:
        if facts is None:
            text = translate("{path} is no sound copy of a library. Nothing was changed.", path=copy)
            self._strip.say("care", text, "error", (translate("Choose another copy..."), self.ask_for_copy))
            return
        text = translate("Go back to the copy of {when}?", when=facts.written.strftime("%d/%m/%Y %H:%M"))
        box = self._box(text, translate("Go back to the copy"))
        held = {"reports": facts.reports, "marks": facts.marks}
        holds = translate("It holds {reports} reports with {marks} assessments.", **held)
        kept = translate("The library of now ({reports} reports) is kept: it is set aside next to it.", reports=now)
        box.setInformativeText("\n".join((holds, kept, translate("The program goes on with the copy at once."))))
        box.accepted.connect(lambda: self.restore(copy))
        box.open()

    def restore(self, copy: Path) -> None:
        """Put a copy in the place of the library and go on with it."""
        care = self._care
        if care is not None:
            work = Message("Restoring the library")
            self._work.start("store", lambda _token: care.restore(copy), self._tell_restored, text=work)

    def _tell_restored(self, aside: Path | None) -> None:
        self.restored.emit()
        text = translate("The library was restored.")
        if aside:
            text += " " + translate("The one before was set aside: {path}", path=aside)
        self._strip.say("care", text)

    # Another file in its place, or the same one again

    def offer_reopening(self, reason: str) -> None:
        """Say why the library cannot be reached, with the way back to it."""
        action = (translate("Open the library anew"), self.reopen) if self._care else None
        self._strip.say("library", reason, "error", action)

    def reopen(self) -> None:
        """Open what stands in the library's place now."""
        care = self._care
        if care is not None:
            self._work.start("store", lambda _token: care.reopen(), self._tell_reopened, self._tell_unreachable)

    def _tell_reopened(self, _nothing: None) -> None:
        self._strip.put_away("library")
        self.reopened.emit()
        self._strip.say("care", translate("The library was opened anew. What it holds now is shown."))

    def _tell_unreachable(self, error: BaseException) -> None:
        if isinstance(error, ThamTraError):
            self.offer_reopening(render(error.message))
        else:
            self._work.failed.emit(error)

    # Is it sound?

    @Slot()
    def check(self) -> None:
        """Have the whole file checked."""
        store = self._store

        def check(_token: Token) -> tuple[int, int]:
            return len(store.check()), len(store.reports())

        self._work.start("store", check, self._tell_check, self._tell_broken, Message("Checking the library"))

    def _tell_check(self, found: tuple[int, int]) -> None:
        problems, reports = found
        if problems:
            self._tell_broken(None)
            return
        text = plural(
            "The library is sound: {count} report, all marks in order.",
            "The library is sound: {count} reports, all marks in order.",
            reports,
        )
        self._strip.say("care", text)

    def _tell_broken(self, _error: BaseException | None) -> None:
        text = translate(
            "The library file is damaged. Save a copy of what is left, then go back to one of the daily copies."
        )
        self._strip.say("care", text, "error", (translate("Restore from a copy..."), self.ask_for_copy))

    # A report goes

    @Slot(object)
    def ask_to_delete(self, record: ReportRecord) -> None:
        """Ask whether a report is to be deleted with all that was said of it."""
        store = self._store

        def count(_token: Token) -> tuple[int, int]:
            return len(store.marks(record.id)), len(store.additions(record.id).all)

        self._work.start("store", count, lambda found: self._ask_to_delete(record, *found))

    def _ask_to_delete(self, record: ReportRecord, marks: int, additions: int) -> None:
        box = self._box(translate("Delete “{title}” from the library?", title=record.title), translate("Delete"))
        lines = [
            plural(
                "Its {count} assessment, with note and history, is deleted too.",
                "Its {count} assessments, with notes and history, are deleted too.",
                marks,
            )
        ]
        if additions:
            lines.append(
                plural(
                    "So is {count} tie, finding put aside, evidence or link.",
                    "So are {count} ties, findings put aside, evidence and links.",
                    additions,
                )
            )
        lines.append(translate("This cannot be undone. The report's own file stays where it is."))
        box.setInformativeText("\n".join(lines))
        everywhere = QCheckBox(translate("Delete it from the daily copies too"), box)
        box.setCheckBox(everywhere)
        box.accepted.connect(lambda: self.delete(record, everywhere.isChecked()))
        box.open()

    def delete(self, record: ReportRecord, everywhere: bool) -> None:
        """Delete a report, from the daily copies too if asked."""
        store = self._store

        def delete(_token: Token) -> None:
            store.delete_report(record.id, everywhere)

        def done(_nothing: None) -> None:
            self.deleted.emit(record.id)
            self._strip.say("care", translate("Deleted from the library: {title}", title=record.title))

        self._work.start("store", delete, done, text=Message("Deleting the report"))

    def _box(self, text: str, yes: str) -> QMessageBox:
        """Return a question whose default answer changes nothing."""
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Thẩm Tra", text, QMessageBox.StandardButton.Cancel, self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        self.question = box
        box.finished.connect(self._forget_question)
        return box

    @Slot()
    def _forget_question(self) -> None:
        self.question = None
