"""The item list with its chips."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from app.wording import Message, translate
from widgets.items.chip import Chip
from widgets.items.delegate import ItemDelegate
from widgets.items.flow import FlowLayout
from widgets.items.model import Filter, ItemRow, ItemsModel
from widgets.theme.fonts import window_font
from widgets.theme.theme import Theme

# The count stands in the text, because short words differ between a button and a chip in Vietnamese.
CHIPS: dict[Filter, tuple[str, Message]] = {
    Filter.ALL: ("", Message("All {count}")),
    Filter.TO_CHECK: ("finding", Message("To check {count}")),
    Filter.VERIFIED: ("verified", Message("Verified {count}")),
    Filter.QUESTIONED: ("questioned", Message("Questioned {count}")),
    Filter.INCONSISTENT: ("inconsistent", Message("Inconsistent {count}")),
    Filter.UNREVIEWED: ("unreviewed", Message("Unreviewed {count}")),
    Filter.ASIDE: ("aside", Message("Put aside {count}")),
}


class ItemsPanel(QWidget):
    """Chips and list; `chosen` tells which item became the current one, `activated` that it was asked to be gone to."""

    chosen = Signal(str)
    activated = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ItemsModel(self)
        self.list = QListView(self)
        self._delegate = ItemDelegate(theme, self)
        self._title = QLabel(self)
        self._empty = QLabel(self)
        self._chips = {chosen: Chip(icon, theme, self) for chosen, (icon, _) in CHIPS.items()}
        self._group = QButtonGroup(self)
        self._quiet = False
        self._build()
        self._join()
        self.retranslate()

    def _build(self) -> None:
        self._title.setFont(window_font(bold=True))
        self._empty.setProperty("kind", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(10, 12, 10, 0)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._chips[Filter.ALL])
        head.addStretch(1)
        flow = FlowLayout(gap=6)
        for chosen, chip in self._chips.items():
            self._group.addButton(chip)
            chip.setChecked(chosen is Filter.ALL)
            if chosen is not Filter.ALL:
                flow.addWidget(chip)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setMinimumHeight(92)  # two rows
        box = QVBoxLayout(self)
        box.setContentsMargins(15, 6, 4, 0)
        box.setSpacing(6)
        box.addLayout(head)
        box.addLayout(flow)
        box.addWidget(self._empty)
        box.addWidget(self.list, 1)

    def _join(self) -> None:
        self._group.buttonClicked.connect(self._choose_filter)
        self.list.selectionModel().currentChanged.connect(self._tell_current)
        self.list.activated.connect(self._tell_activated)
        self.list.clicked.connect(self._tell_activated)

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._title.setText(translate("Items"))
        self.list.setAccessibleName(translate("List of items"))
        self.refresh_counts()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        for chip in self._chips.values():
            chip.set_theme(theme)
        self.list.viewport().update()

    def set_rows(self, rows: list[ItemRow]) -> None:
        """Show other items; where there were none, the first filter that is of use is chosen."""
        current = self.current()
        useful = Filter.TO_CHECK if any(row.finding and not row.aside for row in rows) else Filter.ALL
        self.model.set_rows(rows, self.model.filter if self.model.holds_anything and rows else useful)
        self._chips[self.model.filter].setChecked(True)
        self.refresh_counts()
        if current:
            self.set_current(current)

    def update_rows(self, rows: list[ItemRow]) -> None:
        """Take over what changed in some rows."""
        self.model.update_rows(rows)
        self.refresh_counts()

    def show_filter(self, chosen: Filter) -> None:
        """Choose a filter and keep the current item where it is still shown."""
        current = self.current()
        self._chips[chosen].setChecked(True)
        self.model.set_filter(chosen)
        self.refresh_counts()
        if current:
            self.set_current(current)

    def current(self) -> str | None:
        """Return the key of the current item."""
        return self.model.key_at(self.list.currentIndex())

    def selected(self) -> list[str]:
        """Return the keys of the selected items, in the order of the list."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [key for row in rows if (key := self.model.key_at(self.model.index(row)))]

    def set_current(self, key: str) -> bool:
        """Make an item the current one, without telling so; say whether it is shown."""
        index = self.model.index_of(key)
        if index != self.list.currentIndex():  # one that was chosen here may be one of several selected
            self._quiet = True
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._quiet = False
        if index.isValid():
            self.list.scrollTo(index)
        return index.isValid()

    def refresh_counts(self) -> None:
        """Set the counts of the chips anew."""
        counts = self.model.counts()
        for chosen, chip in self._chips.items():
            word = translate(CHIPS[chosen][1].template, count="\x00")
            chip.show_count(word.replace("\x00", ""), str(counts[chosen]))
        self._chips[Filter.ASIDE].setVisible(bool(counts[Filter.ASIDE]) or self.model.filter is Filter.ASIDE)
        empty = not self.model.rowCount()
        self._empty.setVisible(empty)
        self._empty.setText(
            translate("Nothing here. Choose another filter above.")
            if counts[Filter.ALL]
            else translate("No items yet: they appear once the report has been read.")
        )

    @Slot(object)
    def _choose_filter(self, button: Chip) -> None:
        self.show_filter(next(chosen for chosen, chip in self._chips.items() if chip is button))

    @Slot(QModelIndex, QModelIndex)
    def _tell_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        key = self.model.key_at(current)
        if key and not self._quiet:
            self.chosen.emit(key)

    @Slot(QModelIndex)
    def _tell_activated(self, index: QModelIndex) -> None:
        key = self.model.key_at(index)
        if key:
            self.activated.emit(key)
