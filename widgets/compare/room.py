"""The room of the comparison: what the delegate decides there is stored, undone and written to files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from app.jobs import Token
from app.review.model import Mark, Verdict
from app.wording import Message, plural, translate
from widgets.actions import Act
from widgets.compare.compared import Compared, Stage
from widgets.review.reviewing import progress_of
from widgets.window.front import chosen_theme

if TYPE_CHECKING:
    from app.report.model import Span
    from app.review.carrying import CarriedMark
    from app.review.carrying_steps import Carrying
    from app.review.edits import Edit
    from app.review.session import ReviewSession
    from widgets.compare.view import CompareView
    from widgets.window.report_window import ReportWindow

ACTS = (Act.NEXT_CHANGE, Act.PREVIOUS_CHANGE, Act.EXPORT_COMPARISON)  # only while a comparison is in sight


class ComparisonRoom(QObject):
    """Joins the view of a comparison, made when the first is shown, with the review of its new version."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window = window
        self._joined: CompareView | None = None
        self._actions = {act: window.actions_by_id[act] for act in ACTS}
        for action in self._actions.values():
            action.setEnabled(False)
        comparing = window.comparing
        comparing.opened = lambda: window.session
        comparing.begun.connect(self._make_view)
        comparing.shown.connect(self._show)
        window.reviewing.stepped.connect(self._show_step)
        window.parts.stack.currentChanged.connect(self._enter_or_leave)
        window.looks.worded.connect(self._word)

    @property
    def carrying(self) -> Carrying | None:
        """What the review of the old version is in the new one, once that is known."""
        compared = self._joined.compared if self._joined else None
        return compared.carrying if compared else None

    def export_to(self, path: Path) -> None:
        """Write the comparison to a Word document or a workbook."""
        compared = self._joined.compared if self._joined else None
        if compared is None:
            return

        def write(_token: Token) -> Path:
            from app.exports.compare_write import write_comparison

            write_comparison(compared.comparison, path, compared.relations, compared.carrying)
            return path

        self._window.work.start("compute", write, self._show_written, text=Message("Writing the file"))

    @Slot()
    def _make_view(self) -> None:
        """Make the view with the first comparison, before its pages are built off the window's thread."""
        if self._joined is not None:
            return
        from widgets.compare.view import CompareView

        window = self._window
        view = window.comparison = CompareView(chosen_theme(window.services.settings), parent=window.parts.stack)
        view.closed.connect(window.leave_comparison)
        window.looks.follow(view)
        window.parts.stack.addWidget(view)
        self._join(view)

    @Slot(object)
    def _show(self, compared: Compared) -> None:
        if compared.stage is Stage.REVIEW:
            self._carry(compared)

    def _join(self, view: CompareView) -> None:
        self._joined = view
        comparing = self._window.comparing
        comparing.build = view.pages.build
        comparing.told.connect(view.show_told)
        view.noise_asked.connect(lambda: comparing.list_noise(view.compared) if view.compared else None)
        view.versions_asked.connect(lambda old, new: comparing.with_versions(old, new, as_given=True))
        view.find_asked.connect(self._window.finding.find_next)
        self._window.parts.header.search_left.connect(self._take_focus)
        self._actions[Act.NEXT_CHANGE].triggered.connect(view.next_change)
        self._actions[Act.PREVIOUS_CHANGE].triggered.connect(view.previous_change)
        self._actions[Act.EXPORT_COMPARISON].triggered.connect(self._ask_where_to_export)
        view.export_asked.connect(self._ask_where_to_export)
        view.confirmed.connect(lambda marks: self._do(lambda carrying: carrying.confirm(marks)))
        view.judged.connect(lambda marks, verdict: self._do(partial(_judge, marks, verdict)))
        view.declined.connect(lambda marks: self._do(lambda carrying: carrying.decline(marks)))
        view.placed.connect(self._place)

    def _carry(self, compared: Compared) -> None:
        """Carry the review over, and tell what came along."""
        carrying = compared.carrying
        self._enter_or_leave()
        for topic in ("carried", "came_along"):
            self._window.parts.strip.put_away(topic)  # what a comparison before this one said
        if carrying is None or compared.prepared is None:
            return
        edit = carrying.carry(compared.prepared)
        if edit is not None:
            self._window.reviewing.store(carrying.new, edit)
            self._tell_carried(edit)
        if self._window.session is carrying.new:
            self._window.room.show_items()

    def _tell_carried(self, edit: Edit) -> None:
        last = {write.kept.uuid: write.kept for write in edit.writes}.values()
        marks = [kept for kept in last if isinstance(kept, Mark)]
        kept = sum(mark.verdict is not Verdict.UNREVIEWED for mark in marks)
        undo = (translate("Undo"), self._window.reviewing.undo)
        if kept:
            text = plural(
                "{count} assessment was carried over to the new version, where the text is the same.",
                "{count} assessments were carried over to the new version, where the text is the same.",
                kept,
            )
            self._window.parts.strip.say("carried", text, action=undo)
        if len(last) > len(marks):
            text = plural(
                "{count} tie, finding put aside, evidence or link came along.",
                "{count} ties, findings put aside, evidence and links came along.",
                len(last) - len(marks),
            )
            self._window.parts.strip.say("came_along", text, action=None if kept else undo)

    def _do(self, step: Callable[[Carrying], Edit | None]) -> None:
        carrying = self.carrying
        if carrying is not None:
            self._window.reviewing.store(carrying.new, step(carrying))

    @Slot(object, object)
    def _place(self, mark: CarriedMark, span: Span) -> None:
        self._do(lambda carrying: carrying.place(mark, span))
        if self._joined:
            self._joined.pages.new.clear_selection()

    @Slot(object)
    def _show_step(self, session: ReviewSession) -> None:
        if self._joined and self.carrying and session is self.carrying.new:
            self._joined.refresh_review()
            self._window.room.refresh_undo()

    @Slot()
    def _enter_or_leave(self) -> None:
        """While the comparison is in sight, undo takes back what was decided there."""
        window = self._window
        there = self._joined is not None and window.parts.stack.currentWidget() is self._joined
        window.reviewing.other = self.carrying.new if there and self.carrying else None
        if self._joined is not None:
            for action in self._actions.values():
                action.setEnabled(there)
            window.finding.instead = self._joined.pages if there else None
        if not there and self._joined is not None:
            window.comparing.stop()
            self._keep_progress()
        window.room.refresh_undo()

    def _keep_progress(self) -> None:
        """Write how far the review of the new version is, where that is not the open one, which does so itself."""
        window, carrying = self._window, self.carrying
        if carrying is None or carrying.new is window.session:
            return
        store, numbers = window.services.store, progress_of(carrying.new)
        window.work.start("store", lambda _token: store.progress(*numbers), lambda _none: window.refresh_library())

    @Slot()
    def _take_focus(self) -> None:
        if self._joined and self._joined.isVisible():
            self._joined.table.setFocus()

    @Slot()
    def _word(self) -> None:
        if self._joined:
            self._joined.retranslate()

    @Slot()
    def _ask_where_to_export(self) -> None:
        compared = self._joined.compared if self._joined else None
        if compared is None:
            return
        new = Path(compared.reports[1].path)
        proposed = new.with_name(translate("{name} compared", name=new.stem) + ".docx")
        kinds = ";;".join((translate("Word document (*.docx)"), translate("Workbook (*.xlsx)")))
        title = translate("Write the comparison")
        chosen, kind = QFileDialog.getSaveFileName(self._window, title, str(proposed), kinds)
        if chosen:
            path = Path(chosen)
            self.export_to(path if path.suffix else path.with_suffix(".xlsx" if "xlsx" in kind else ".docx"))

    def _show_written(self, path: Path) -> None:
        self._window.parts.strip.say("comparison_written", translate("Written: {path}", path=path))


def _judge(marks: list[CarriedMark], verdict: str, carrying: Carrying) -> Edit | None:
    return carrying.judge(marks, Verdict(verdict))
