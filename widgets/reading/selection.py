"""What is selected, as words on the page or as items in the list: copied with its source, and reckoned with."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QStatusBar

from app.report.model import Span
from app.wording import translate
from widgets.actions import VERDICT_ACTS, Act
from widgets.theme.fonts import window_font

if TYPE_CHECKING:
    from widgets.review.adding import AddingRoom
    from widgets.window.report_window import ReportWindow

LATER = 80  # milliseconds: a selection grows letter by letter
BY_KEYBOARD = Qt.TextInteractionFlag.LinksAccessibleByKeyboard
ON_THE_PAGE = (*VERDICT_ACTS, Act.NOTE, Act.QUESTION, None, Act.PEEK, Act.ADD_FIGURE, None, Act.COPY, Act.COPY_WORDS)


class Selection(QObject):
    """Copies what is selected, and tells in the status bar what selected numbers make together.

    The status bar is there only while there is something to tell.
    """

    def __init__(self, window: ReportWindow, adding: AddingRoom) -> None:
        super().__init__(window)
        self._window, self._adding = window, adding
        self.bar = QStatusBar(window)
        self.told = QLabel(self.bar)
        self.copy_told = QLabel(self.bar)
        self._timer = QTimer(self, singleShot=True, interval=LATER)
        self._timer.timeout.connect(self.refresh)
        self._build()
        self._join()
        self.retranslate()

    def _build(self) -> None:
        self.bar.setSizeGripEnabled(False)
        self.bar.setContentsMargins(10, 0, 8, 0)
        self.told.setFont(window_font(9.0))
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_told.setFont(window_font(9.0))
        self.copy_told.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse | BY_KEYBOARD)
        self.bar.addWidget(self.told, 1)
        self.bar.addPermanentWidget(self.copy_told)
        self._window.setStatusBar(self.bar)
        self.bar.hide()

    def _join(self) -> None:
        window, parts = self._window, self._window.parts
        parts.page.selectionChanged.connect(self._timer.start)
        parts.items.list.selectionModel().selectionChanged.connect(self._timer.start)
        parts.stack.currentChanged.connect(self._timer.start)
        window.looks.worded.connect(self.retranslate)
        self.copy_told.linkActivated.connect(lambda _link: QGuiApplication.clipboard().setText(self.told.text()))
        for part in (parts.page, parts.spread.facsimile):
            part.installEventFilter(self)
            part.viewport().installEventFilter(self)
        calls: dict[Act, Callable[[], object]] = {
            Act.COPY: lambda: self.copy(with_source=True),
            Act.COPY_WORDS: lambda: self.copy(with_source=False),
        }
        for act, call in calls.items():
            window.actions_by_id[act].triggered.connect(lambda _checked=False, call=call: call())

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self.bar.setAccessibleName(translate("What the selected numbers make together"))
        self.told.setAccessibleName(translate("What the selected numbers make together"))
        self.copy_told.setText(f'<a href="#">{escape(translate("Copy the formulas"))}</a>')
        self.refresh()

    # Copying

    def copy(self, with_source: bool) -> None:
        """Copy the selected words, or else the chosen items' sentences, with where they are from or as they are."""
        from app.review.citation import cited

        report = self._window.room.report
        spans = self._spans()
        if report is not None and spans:
            words = [cited(report, span) if with_source else report.text_of(span) for span in spans]
            QGuiApplication.clipboard().setText("\n".join(words))

    def _spans(self) -> list[Span]:
        from app.review.citation import quotable

        window = self._window
        selected = window.parts.spread.selected_span()
        if selected is not None:
            return [selected]
        session = window.session
        items = [session.item(key) for key in window.room.chosen_keys()] if session else []
        return list(dict.fromkeys(quotable(session.report, item) for item in items)) if session else []

    # Reckoning

    @Slot()
    def refresh(self) -> None:
        """Tell what the numbers that are selected now make together."""
        text = self._text()
        self.told.setText(text)
        self.bar.setVisible(bool(text))

    def _text(self) -> str:
        window = self._window
        session, parts = window.session, window.parts
        if session is None or parts.stack.currentWidget() is not parts.review:
            return ""
        selected = parts.spread.selected_span()
        chosen = [] if selected else parts.items.selected()
        items = [session.item(key) for key in chosen] if len(chosen) > 1 else []
        if not selected and not items:
            return ""
        from app.review.reckoning import figures_selected, reckon, reckoned_text

        found = reckon(figures_selected(session.scan.extraction, selected, items))
        # a sentence has numbers of all kinds: who selects it does not mean to add them up
        return reckoned_text(found) if found and (found.comparable or items) else ""

    # What Qt asks

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave Ctrl+C on the page to the action; offer what can be done where it is right-clicked."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if event.matches(QKeySequence.StandardKey.Copy):
                event.ignore()
                return True
        elif event.type() is QEvent.Type.MouseButtonRelease:
            self._timer.start()
        elif isinstance(event, QContextMenuEvent):
            self._offer(watched, event)
            return True
        return super().eventFilter(watched, event)

    def _offer(self, watched: QObject, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self._choose_under_pointer(watched)
        menu = QMenu(self._window)
        menu.setObjectName("at hand")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in ON_THE_PAGE:
            if act is None:
                menu.addSeparator()
            else:
                menu.addAction(self._window.actions_by_id[act])
        menu.popup(event.globalPos())

    def _choose_under_pointer(self, watched: QObject) -> None:
        """Make the item under the pointer the current one, unless words are selected or items are being picked."""
        window, parts = self._window, self._window.parts
        picking = window.room.picker is not None or self._adding.is_linking
        if picking or parts.spread.selected_span() is not None:
            return
        page, pictures = parts.page, parts.spread.facsimile
        on_page = watched in (page, page.viewport())
        key = page.canvas.hovered if on_page else pictures.overlay.hovered
        if key is not None:
            parts.spread.item_clicked.emit(key)
