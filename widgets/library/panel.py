"""The reports of the library as a tree, and what can be asked for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QToolButton, QTreeView, QWidget

from app.review.model import ReportRecord
from app.wording import translate
from widgets.library.rows import KEY_ROLE, RECORDS_ROLE, LibraryDelegate, LibraryModel
from widgets.theme.fonts import window_font
from widgets.theme.icons import MARGIN, icon
from widgets.theme.theme import Theme
from widgets.window.contents import ContentsTree
from widgets.window.dock import lay_out

NO_INDEX = QModelIndex()


class Ask(Enum):
    """What can be asked for reports beside opening one."""

    COMPARE = "compare"
    RENAME = "rename"
    SESSION = "session"
    TIE = "tie"
    UNTIE = "untie"
    DELETE = "delete"


KEYS: dict[Ask, QKeySequence | QKeySequence.StandardKey] = {
    Ask.RENAME: QKeySequence("F2"),
    Ask.DELETE: QKeySequence.StandardKey.Delete,
}


class LibraryPanel(QWidget):
    """The tree of reports. Signals: `asked` which report to open; `shelf_asked(Ask, records)` what else is wanted for
    which; `open_asked` that files are wanted, `search_asked` that all reports are to be searched.
    """

    asked = Signal(object)
    shelf_asked = Signal(object, object)
    open_asked = Signal()
    search_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, alone: bool = False) -> None:
        """Without a title of its own where it stands alone under another one."""
        super().__init__(parent)
        self._alone = alone
        self._title, self._search, self._add = QLabel(self), QToolButton(self), QToolButton(self)
        self._empty, self._hint = QLabel(self), QLabel(self)
        self.tree = ContentsTree(theme, self)
        self.model = LibraryModel(self)
        self._delegate = LibraryDelegate(theme, self)
        self._records: Sequence[ReportRecord] = ()
        self._current: int | None = None
        self._open, self._acts = QAction(self), {ask: QAction(self) for ask in Ask}
        self._build()
        self.set_theme(theme)
        self.retranslate()

    def _build(self) -> None:
        self._title.setFont(window_font(bold=True))
        self.tree.setModel(self.model)
        self.tree.setItemDelegate(self._delegate)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(14)
        self.tree.setMouseTracking(True)
        self.tree.setExpandsOnDoubleClick(False)
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.tree.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        lay_out(self, self._title, (self._search, self._add), self.tree, below=6)
        for widget in (self._title, self._search, self._add):
            widget.setHidden(self._alone)
        box = self.layout()
        assert box is not None
        for label in (self._empty, self._hint):
            label.setProperty("kind", "muted")
            label.setWordWrap(True)
            label.setContentsMargins(16, 4, 16, 4)
            box.addWidget(label)
        self._hint.setFont(window_font(9.0))
        self.tree.clicked.connect(self._click)
        self.tree.activated.connect(self._enter)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        self.tree.selectionModel().selectionChanged.connect(lambda: self._offer(self.chosen))
        self._add.clicked.connect(self.open_asked)
        self._search.clicked.connect(self.search_asked)
        self._open.triggered.connect(lambda: self._enter(self.tree.currentIndex()))
        for ask, action in self._acts.items():
            action.setShortcut(KEYS.get(ask, QKeySequence()))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(self._caller(ask))
        self.tree.addActions([self._open, *self._acts.values()])

    def _caller(self, ask: Ask) -> Callable[[], None]:
        return lambda: self._ask(ask)

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._title.setText(translate("Library"))
        self.tree.setAccessibleName(translate("Library"))
        self._empty.setText(translate("The library is empty. Open a report, or drop files into the window."))
        self._hint.setText(
            translate(
                "The right button of the mouse renames a report, puts it into a session, ties versions. With Ctrl "
                "several are chosen."
            )
        )
        self._open.setText(translate("Open"))
        self._acts[Ask.RENAME].setText(translate("Rename..."))
        self._acts[Ask.SESSION].setText(translate("Put into a session..."))
        self._acts[Ask.UNTIE].setText(translate("Not a version of the others"))
        self._acts[Ask.DELETE].setText(translate("Delete from the library..."))
        self._search.setToolTip(translate("Find in all reports"))
        self._search.setAccessibleName(translate("Find in all reports"))
        self._add.setToolTip(translate("Open a report"))
        self._add.setAccessibleName(translate("Open a report"))
        self._offer(self.chosen)
        self.model.reword()
        self.show_records(self._records, self._current)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = self.tree.theme = theme
        self._add.setIcon(icon("add", theme.muted, MARGIN))
        self._search.setIcon(icon("search", theme.muted, MARGIN))
        self.tree.viewport().update()

    # What is shown

    @property
    def chosen(self) -> tuple[ReportRecord, ...]:
        """The reports that are selected, each once; a session or a report with versions stands for all of its own."""
        found = {
            record.id: record for index in self.tree.selectedIndexes() for record in index.data(RECORDS_ROLE) or ()
        }
        return tuple(found.values())

    def show_records(self, records: Sequence[ReportRecord], current: int | None) -> None:
        """Show the reports, the open one selected; what was folded stays so."""
        moved = current != self._current
        self._records, self._current = records, current
        self._empty.setVisible(not records)
        self._hint.setVisible(self._alone and bool(records))
        folded = {index.data(KEY_ROLE) for index in self._parents() if not self.tree.isExpanded(index)}
        chosen = {index.data(KEY_ROLE) for index in self.tree.selectedIndexes()}
        if self.model.show_records(records):
            for index in self._parents():
                self.tree.setExpanded(index, index.data(KEY_ROLE) not in folded)
            self._choose(chosen if chosen and not moved else {("report", current)})
        elif moved:
            self._choose({("report", current)})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current report in sight where the panel gets lower."""
        super().resizeEvent(event)
        self.tree.scrollTo(self.tree.currentIndex())

    def _choose(self, keys: set[object]) -> None:
        self.tree.clearSelection()
        for index in self._indexes(NO_INDEX):
            if index.data(KEY_ROLE) in keys:
                self.tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)
                self.tree.scrollTo(index)

    def _parents(self) -> list[QModelIndex]:
        return [index for index in self._indexes(NO_INDEX) if self.model.hasChildren(index)]

    def _indexes(self, above: QModelIndex) -> list[QModelIndex]:
        below = [self.model.index(row, 0, above) for row in range(self.model.rowCount(above))]
        return [one for index in below for one in (index, *self._indexes(index))]

    # What is asked

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        """Open a report; with Ctrl or Shift more of them are selected instead."""
        if not QGuiApplication.keyboardModifiers() and not self.model.hasChildren(index):
            self._enter(index)

    @Slot(QModelIndex)
    def _enter(self, index: QModelIndex) -> None:
        if self.model.hasChildren(index):
            self.tree.setExpanded(index, not self.tree.isExpanded(index))
        elif records := index.data(RECORDS_ROLE):
            self.asked.emit(records[0])

    def _with_open(self, chosen: Sequence[ReportRecord]) -> tuple[ReportRecord, ...]:
        """Return what is chosen, with the open report where that is a single one."""
        if len(chosen) != 1 or chosen[0].id == self._current:
            return tuple(chosen)
        return (*(record for record in self._records if record.id == self._current), *chosen)

    def _ask(self, ask: Ask) -> None:
        chosen = self.chosen
        if ask is Ask.RENAME and self._kind == "session":
            ask = Ask.SESSION
        self.shelf_asked.emit(ask, self._with_open(chosen) if ask in (Ask.COMPARE, Ask.TIE) else chosen)

    @property
    def _kind(self) -> str:
        """What the current row is: a session, a work with its versions, or a report."""
        kind, _ = self.tree.currentIndex().data(KEY_ROLE) or ("", None)
        return str(kind)

    def _offer(self, chosen: Sequence[ReportRecord]) -> None:
        """Let only that be asked for which makes sense for what is chosen."""
        pair = self._with_open(chosen)
        with_open = len(chosen) == 1
        lineages = {record.lineage for record in pair}
        self._acts[Ask.COMPARE].setText(
            translate("Compare with the open report") if with_open else translate("Compare the two")
        )
        self._acts[Ask.TIE].setText(
            translate("A version of the open report") if with_open else translate("Versions of one report")
        )
        can = {
            Ask.COMPARE: len(pair) == 2,
            Ask.RENAME: len(chosen) == 1 or (bool(chosen) and self._kind in ("session", "work")),
            Ask.SESSION: bool(chosen),
            Ask.TIE: len(pair) > 1 and (None in lineages or len(lineages) > 1),
            Ask.UNTIE: len(chosen) == 1 and chosen[0].lineage is not None,
            Ask.DELETE: len(chosen) == 1,
        }
        self._open.setEnabled(len(chosen) == 1)
        for ask, action in self._acts.items():
            action.setEnabled(can[ask])

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        chosen = self.chosen
        if not chosen:
            return
        self._offer(chosen)
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self._open)
        for group in ((Ask.COMPARE,), (Ask.RENAME, Ask.SESSION, Ask.TIE, Ask.UNTIE), (Ask.DELETE,)):
            menu.addSeparator()
            menu.addActions([self._acts[ask] for ask in group])
        menu.popup(self.tree.viewport().mapToGlobal(place))
