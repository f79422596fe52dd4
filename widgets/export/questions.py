"""The questions that will be asked: which of them, in which order, in which words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.exports.questions import Asked
from app.review.sections import shorten
from app.wording import translate
from widgets.theme.icons import MARGIN, icon
from widgets.theme.theme import Theme

SAVED_AFTER = 700  # milliseconds without a key
LONGEST = 80  # letters of a question in the list
MARK = Qt.ItemDataRole.UserRole


class QuestionsEditor(QWidget):
    """Signals: `arranged()` other questions are asked or in another order; `worded(key, words)` the words of the
    question about an item, empty where they are the template's.
    """

    arranged = Signal()
    worded = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: dict[str, Asked] = {}
        self._order: list[str] = []
        self._left_out: set[str] = set()
        self._edited: str | None = None  # the mark whose words are being typed
        self.list, self.words = QListWidget(self), QPlainTextEdit(self)
        self.up, self.down = self._tool("previous", theme), self._tool("next", theme)
        self.reset = QPushButton(translate("Words of the &template"), self)
        self._about = QLabel(self)
        self._timer = QTimer(self, singleShot=True, interval=SAVED_AFTER)
        self._build()
        self._timer.timeout.connect(self.flush)
        self.list.currentItemChanged.connect(self._show_words)
        self.list.itemChanged.connect(self._choose)
        self.words.textChanged.connect(self._type)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.reset.clicked.connect(self._use_template)

    def _tool(self, name: str, theme: Theme) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name, theme.muted, MARGIN))
        return button

    def _build(self) -> None:
        self.setObjectName("questions")
        self.list.setAccessibleName(translate("Questions"))
        self.words.setAccessibleName(translate("Words of the question"))
        self.words.setTabChangesFocus(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reset.setProperty("kind", "link")
        self._about.setProperty("kind", "muted")
        self._about.setWordWrap(True)
        for button, word in ((self.up, translate("Ask it earlier")), (self.down, translate("Ask it later"))):
            button.setToolTip(word)
            button.setAccessibleName(word)
        how = QLabel(translate("Take the tick away to leave a question out."), self)
        how.setWordWrap(True)
        tools = QHBoxLayout()
        tools.addWidget(how, 1)
        tools.addWidget(self.up)
        tools.addWidget(self.down)
        foot = QHBoxLayout()
        foot.addWidget(self._about, 1)
        foot.addWidget(self.reset)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.addLayout(tools)
        box.addWidget(self.list, 2)
        box.addLayout(foot)
        box.addWidget(self.words, 3)

    @property
    def order(self) -> tuple[str, ...] | None:
        """The marks that are asked about, in their order; None where all are, as they come."""
        if self._order == list(self._asked) and not self._left_out:
            return None
        return tuple(mark for mark in self._order if mark not in self._left_out)

    def show_questions(self, asked: Sequence[Asked]) -> None:
        """Show the questions there are; the order and choice of before stay, and so do words being typed."""
        self._asked = {one.mark: one for one in asked}
        known = [mark for mark in self._order if mark in self._asked]
        self._order = known + [one.mark for one in asked if one.mark not in known] if self._order else list(self._asked)
        self._left_out &= set(self._asked)
        self._fill()

    def _fill(self) -> None:
        current = self._current()
        self.list.blockSignals(True)
        self.list.clear()
        for number, mark in enumerate(self._order, 1):
            asked = self._asked[mark]
            words = f"{number}. {asked.entry.quotes[0].where}: {asked.entry.words}"
            item = QListWidgetItem(shorten(words, LONGEST))
            item.setData(MARK, mark)
            item.setToolTip(asked.addressee)
            item.setCheckState(Qt.CheckState.Unchecked if mark in self._left_out else Qt.CheckState.Checked)
            self.list.addItem(item)
        wanted = current if current in self._asked else next(iter(self._order), None)
        self.list.setCurrentRow(self._order.index(wanted) if wanted else -1)
        self.list.blockSignals(False)
        if self._edited is None or self._edited not in self._asked:
            self._show_words()
        self._refresh_tools()

    def _current(self) -> str | None:
        item = self.list.currentItem()
        return str(item.data(MARK)) if item is not None else None

    @Slot()
    def _show_words(self) -> None:
        self.flush()
        mark = self._current()
        asked = self._asked.get(mark) if mark else None
        self.words.blockSignals(True)
        self.words.setPlainText((asked.wording or asked.template) if asked else "")
        self.words.blockSignals(False)
        self.words.setEnabled(asked is not None)
        self._about.setText(translate("To {addressee}", addressee=asked.addressee) if asked else "")
        self._refresh_tools()

    def _refresh_tools(self) -> None:
        row, mark = self.list.currentRow(), self._current()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)
        self.reset.setVisible(mark is not None and self.words.toPlainText() != self._asked[mark].template)

    # What the delegate does

    @Slot()
    def _type(self) -> None:
        self._edited = self._current()
        self._timer.start()
        self._refresh_tools()

    @Slot()
    def flush(self) -> None:
        """Hand on the words that were typed."""
        self._timer.stop()
        asked, self._edited = self._asked.get(self._edited or ""), None
        if asked is None:
            return
        typed = self.words.toPlainText().strip()
        words = "" if typed == asked.template.strip() else typed
        if words != asked.wording:
            self.worded.emit(asked.entry.item.key, words)

    @Slot()
    def _use_template(self) -> None:
        mark = self._current()
        if mark is not None:
            self.words.setPlainText(self._asked[mark].template)
            self.flush()

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        mark = item.data(MARK)
        (self._left_out.discard if item.checkState() == Qt.CheckState.Checked else self._left_out.add)(mark)
        self.arranged.emit()

    def _move(self, by: int) -> None:
        self.flush()
        row = self.list.currentRow()
        mark = self._order.pop(row)
        self._order.insert(row + by, mark)
        self._fill()
        self.list.setCurrentRow(row + by)
        self.arranged.emit()
