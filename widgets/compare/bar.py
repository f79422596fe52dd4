"""The bar over two versions: which they are, which change is looked at, and the way to other versions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from app.report.model import Report
from app.review.model import ReportRecord
from app.wording import translate
from widgets.compare.compared import Compared, name_of
from widgets.telling import SEPARATOR, day, day_of
from widgets.theme.icons import icon
from widgets.theme.theme import Theme

HEIGHT = 44
ARROW = "▾"


class VersionName(QToolButton):
    """A version by its number and date; with more than one to choose from it opens their menu. `chosen(int)` an id."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ""
        self._menu = QMenu(self)
        self.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.setMinimumWidth(60)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def show_version(self, words: str, current: int | None, versions: Sequence[tuple[int, str]]) -> None:
        """Show which version it is, and those that can be chosen instead."""
        self._words = words
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._menu.clear()
        for number, name in versions:
            action = self._menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(number == current)
            action.triggered.connect(lambda _checked=False, number=number: self.chosen.emit(number))
        self.setMenu(self._menu if versions else None)  # type: ignore[arg-type]  # Qt takes none
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self._words) + 48, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the name as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(20, self.width() - 40)
        words = QFontMetrics(self.font()).elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(f"{words}  {ARROW}" if self._menu.actions() else words)


class CompareBar(QWidget):
    """Signals: `previous_asked()`, `next_asked()`, `closed()`, `versions_asked(int, int)` ids, the old one first."""

    previous_asked = Signal()
    next_asked = Signal()
    closed = Signal()
    versions_asked = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ids: tuple[int, int] | None = None
        self._compared: Compared | None = None
        self._kept = 0
        self.old, self.new = VersionName(self), VersionName(self)
        self.counter = QLabel(self)
        self._buttons = {
            "previous": self._button("previous", self.previous_asked.emit),
            "next": self._button("next", self.next_asked.emit),
            "close": self._button("close", self.closed.emit),
        }
        self.setFixedHeight(HEIGHT)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 0)
        line.addWidget(self.old)
        line.addStretch(1)
        line.addWidget(self._buttons["previous"])
        line.addWidget(self.counter)
        line.addWidget(self._buttons["next"])
        line.addStretch(1)
        line.addWidget(self.new)
        line.addSpacing(8)
        line.addWidget(self._buttons["close"])
        self.old.chosen.connect(lambda number: self._choose(0, number))
        self.new.chosen.connect(lambda number: self._choose(1, number))
        self.retranslate()

    def show_compared(self, compared: Compared, kept: int = 0) -> None:
        """Show which versions are compared, and how many assessments stand in the new one."""
        self._compared, self._kept = compared, kept
        self._ids = (compared.records[0].id, compared.records[1].id) if compared.records else None
        names = [(one.id, _name(number, one)) for number, one in enumerate(compared.versions, start=1)]
        numbers = {one.id: number for number, one in enumerate(compared.versions, start=1)}
        for side, (button, report) in enumerate(zip((self.old, self.new), compared.reports, strict=True)):
            current = self._ids[side] if self._ids else None
            said = [translate("Version {number}", number=numbers.get(current or 0, side + 1)), _about(report)]
            record = compared.records[side] if compared.records else None
            if side == 0 and record and record.items:
                said.append(translate("{done}/{all} reviewed", done=record.reviewed, all=record.items))
            if side == 1 and kept:
                said.append(translate("{count} assessments kept", count=kept))
            button.show_version(SEPARATOR.join(said), current, names)

    def show_counter(self, number: int, total: int) -> None:
        """Show which change is looked at."""
        self.counter.setText(translate("Change {number} / {total}", number=number, total=total))

    def set_theme(self, theme: Theme) -> None:
        """Show the icons in the colours of a theme."""
        self._theme = theme
        for name, button in self._buttons.items():
            button.setIcon(icon(name, theme.text))

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        words = {
            "previous": translate("Previous change"),
            "next": translate("Next change"),
            "close": translate("Close the comparison"),
        }
        keys = {"previous": "Shift+F7", "next": "F7", "close": "Esc"}
        for name, button in self._buttons.items():
            button.setToolTip(f"{words[name]} ({keys[name]})")
            button.setAccessibleName(words[name])
        if self._compared:
            self.show_compared(self._compared, self._kept)

    def _choose(self, side: int, number: int) -> None:
        """Ask for another version on one side; what stands there is exchanged where it is that of the other side."""
        if self._ids is None or number == self._ids[side]:
            return
        ids = [*self._ids]
        if number == ids[1 - side]:
            ids[1 - side] = ids[side]
        ids[side] = number
        self.versions_asked.emit(*ids)

    def _button(self, name: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name, self._theme.text))
        button.setIconSize(QSize(16, 16))
        button.clicked.connect(act)
        return button


def _about(report: Report) -> str:
    return SEPARATOR.join(part for part in (name_of(report), day_of(report.metadata.issued_on)) if part)


def _name(number: int, record: ReportRecord) -> str:
    said = (translate("Version {number}", number=number), record.number or "", day(record))
    return SEPARATOR.join(part for part in said if part)
