"""The item list with its chips."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.wording import Message, plural, translate
from widgets.items.arrange import Arrangement, Group, Sort
from widgets.items.chip import Chip
from widgets.items.delegate import ItemDelegate
from widgets.items.flow import FlowLayout
from widgets.items.list_view import ItemList
from widgets.items.model import ItemsModel
from widgets.items.row import QUESTIONS, STATES, Filter, ItemRow
from widgets.items.tools import ItemTools
from widgets.theme.fonts import window_font
from widgets.theme.theme import Theme

SMALL_POINTS = 9.0
LOW_WINDOW = 640  # pixels of height, below which the chips show no words: a small screen at 200 %
# The count stands in the text, because short words differ between a button and a chip in Vietnamese.
CHIPS: dict[Filter, tuple[str, Message]] = {
    Filter.ALL: ("", Message("All {count}")),
    Filter.TO_CHECK: ("finding", Message("To check {count}")),
    Filter.VERIFIED: ("verified", Message("Verified {count}")),
    Filter.QUESTIONED: ("questioned", Message("Questioned {count}")),
    Filter.INCONSISTENT: ("inconsistent", Message("Inconsistent {count}")),
    Filter.UNREVIEWED: ("unreviewed", Message("Unreviewed {count}")),
    Filter.ASIDE: ("aside", Message("Put aside {count}")),
    Filter.ASKED: ("question", Message("Questions {count}")),
    Filter.OPEN: ("question", Message("Open {count}")),
    Filter.ANSWERED: ("answered", Message("Answered {count}")),
    Filter.SETTLED: ("settled", Message("Settled {count}")),
}
IN_HEAD = (Filter.ALL, Filter.ASKED)
BRIEF = (Filter.ASIDE, Filter.ASKED)  # their words are left to the tip


class ItemsPanel(QWidget):
    """Chips and list.

    Signals: `chosen` an item became the current one, `activated` it was asked to be gone to, `grouped(Group)`.
    """

    chosen = Signal(str)
    activated = Signal(str)
    grouped = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ItemsModel(self)
        self.list = ItemList(self.model, self)
        self.tools = ItemTools(theme, self)
        self._delegate = ItemDelegate(theme, self)
        self._title = QLabel(self)
        self._chips = {chosen: Chip(icon, theme, self) for chosen, (icon, _) in CHIPS.items()}
        self._only = Chip("close", theme, self)
        self.apart = Chip("colleagues", theme, self)
        self._apart: Collection[str] = ()
        self.more = QPushButton(self)  # what a search would find under the other chips
        self._group = QButtonGroup(self)
        self._quiet = False
        self._build()
        self._join()
        self.retranslate()

    def _build(self) -> None:
        self._title.setFont(window_font(bold=True))
        head = QHBoxLayout()
        head.addWidget(self._title)
        for chosen in IN_HEAD:
            head.addWidget(self._chips[chosen])
        head.addWidget(self.apart)
        self.apart.hide()
        head.addStretch(1)
        head.setSpacing(4)
        for button in (self.tools.search, self.tools.sort, self.tools.group):
            head.addWidget(button)
        flow, states = FlowLayout(gap=6), FlowLayout(gap=6)
        for chosen, chip in self._chips.items():
            self._group.addButton(chip)
            chip.setChecked(chosen is Filter.ALL)
            if chosen not in IN_HEAD:
                (states if chosen in STATES else flow).addWidget(chip)
        self._only.setChecked(True)
        self._only.hide()
        flow.addWidget(self._only)
        self.more.setProperty("kind", "link")
        self.more.setFont(window_font(SMALL_POINTS))
        self.list.setItemDelegate(self._delegate)
        box = QVBoxLayout(self)
        box.setContentsMargins(15, 6, 4, 0)
        box.setSpacing(6)
        box.addLayout(head)
        box.addLayout(flow)
        box.addLayout(states)
        field = QHBoxLayout()
        field.setContentsMargins(0, 0, 11, 0)
        field.addWidget(self.tools.field)
        field.addWidget(self.more)
        box.addLayout(field)
        box.addWidget(self.list, 1)

    def _join(self) -> None:
        self._group.buttonClicked.connect(self._choose_filter)
        self._only.clicked.connect(lambda: self.show_filter(self.model.filter))
        self.apart.clicked.connect(self._show_apart)
        self.list.empty.all_asked.connect(self._search_all)
        self.more.clicked.connect(self._search_all)
        self.list.selectionModel().currentChanged.connect(self._tell_current)
        self.list.activated.connect(self._tell_activated)
        self.list.clicked.connect(self._take_click)
        self.list.heading_asked.connect(self._toggle)
        tools = self.tools
        tools.field.asked.connect(lambda words: self._arrange(replace(self.model.how, words=words)))
        tools.field.left.connect(self.list.setFocus)
        tools.field.shown.connect(self._claim_room)
        tools.sorted_by.connect(self.sort_by)
        tools.grouped_by.connect(self.group_by)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for every row of chips: what the panel needs at least depends on its width."""
        super().resizeEvent(event)
        low = self.window().height() < LOW_WINDOW
        self._title.setVisible(not low)
        for chip in self._chips.values():
            chip.set_short(low)
        self._claim_room()

    @Slot()
    def _claim_room(self) -> None:
        box = self.layout()
        if box is not None:
            self.setMinimumHeight(box.totalMinimumHeightForWidth(self.width()))

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._title.setText(translate("Items"))
        self.list.setAccessibleName(translate("List of items"))
        self.tools.retranslate()
        self._only.setToolTip(translate("Show the other items too"))
        self.show_apart(self._apart)
        self.refresh_counts()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        self.tools.set_theme(theme)
        for chip in (*self._chips.values(), self._only, self.apart):
            chip.set_theme(theme)
        self.list.viewport().update()

    def set_rows(self, rows: list[ItemRow]) -> None:
        """Show other items; where there were none, the first filter that is of use is chosen."""
        useful = Filter.TO_CHECK if any(row.finding and not row.aside for row in rows) else Filter.ALL
        chosen = self.model.filter if self.model.holds_anything and rows else useful
        if not rows:
            self.model.how = replace(self.model.how, only=frozenset())
        self._keeping(lambda: self.model.set_rows(rows, chosen))

    def update_rows(self, rows: list[ItemRow]) -> None:
        """Take over what changed in some rows."""
        self.model.update_rows(rows)
        self.refresh_counts()

    def show_filter(self, chosen: Filter) -> None:
        """Choose a filter and keep the current item where it is still shown."""
        self._arrange(replace(self.model.how, filter=chosen, only=frozenset()))

    def show_only(self, keys: Collection[str], name: str) -> None:
        """Show these items alone, under a chip of that name, until the chip or a filter is clicked."""
        self._only.show_count(name, str(len(keys)))
        self._arrange(replace(self.model.how, filter=Filter.ALL, words="", only=frozenset(keys)))
        self.tools.field.hide()

    def show_apart(self, keys: Collection[str]) -> None:
        """Offer the items on which colleagues differ, where there are any."""
        self._apart = keys
        self.apart.show_count(translate("Differs from colleagues"), str(len(keys)), brief=True)
        self.apart.setVisible(bool(keys))

    @Slot()
    def _show_apart(self) -> None:
        self.apart.setChecked(False)
        self.show_only(self._apart, translate("Differs from colleagues"))

    @Slot(object)
    def sort_by(self, order: Sort) -> None:
        """Choose the order of the items."""
        self._arrange(replace(self.model.how, sort=order))

    @Slot(object)
    def group_by(self, group: Group) -> None:
        """Show the items under the headings of their sections, of whom is asked..., or under none."""
        self._arrange(replace(self.model.how, group=group, closed=frozenset()))
        self.grouped.emit(group)

    @Slot(bool)
    def group_by_section(self, grouped: bool) -> None:
        """Show the items under the headings of their sections, or under none."""
        self.group_by(Group.SECTION if grouped else Group.NONE)

    def search(self, words: str) -> None:
        """Show the items whose title, note or question holds the words, with or without accents."""
        self.tools.field.setVisible(bool(words))
        self.tools.field.setText(words)
        self._arrange(replace(self.model.how, words=words))

    def _arrange(self, how: Arrangement) -> None:
        if how != self.model.how:
            self._keeping(lambda: self.model.arrange(how))

    @Slot(str)
    def _toggle(self, group: str) -> None:
        self.model.toggle(group)
        self.list.setCurrentIndex(self.model.heading_index(group))

    def _keeping(self, change: Callable[[], None]) -> None:
        """Show something else and keep the current item where it is still shown."""
        current = self.current()
        change()
        self._chips[self.model.filter].setChecked(True)
        self._only.setChecked(True)
        self._only.setVisible(bool(self.model.how.only))
        self.tools.show_order(self.model.how.sort, self.model.how.group)
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
        if not self.model.index_of(key).isValid():
            self.model.open_for(key)
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
            word = translate(CHIPS[chosen][1].template, count="\x00").replace("\x00", "")
            chip.show_count(word, str(counts[chosen]), brief=chosen in BRIEF)
        asking = self.model.filter in QUESTIONS
        seen = dict.fromkeys(STATES, asking)
        seen[Filter.ASIDE] = bool(counts[Filter.ASIDE]) or self.model.filter is Filter.ASIDE
        seen[Filter.ASKED] = bool(counts[Filter.ASKED]) or asking
        if any(self._chips[chosen].isHidden() is there for chosen, there in seen.items()):
            for chosen, there in seen.items():
                self._chips[chosen].setVisible(there)
            self._claim_room()
        self._say_found()

    def _say_found(self) -> None:
        """Say why nothing is listed, and what a search would find under the other chips."""
        model = self.model
        found = model.found_in_all() if model.how.words.strip() else 0
        more = found - len(model.keys())
        self.more.setText(plural("{count} more in All", "{count} more in All", more))
        self.more.setVisible(bool(model.keys()) and more > 0)
        if model.rowCount():
            self.list.empty.hide()
        elif not model.how.words.strip():
            self.list.empty.say(
                translate("Nothing here. Choose another filter above.")
                if model.holds_anything
                else translate("No items yet: they appear once the report has been read.")
            )
        elif found:
            chip = self._only if model.how.only else self._chips[model.filter]
            self.list.empty.say(
                translate("No item under “{chip}” holds these words; only these were searched.", chip=chip.text()),
                plural("Search all: {count} item found", "Search all: {count} items found", found),
            )
        else:
            self.list.empty.say(translate("No item, note or question holds these words."))

    @Slot()
    def _search_all(self) -> None:
        self._arrange(replace(self.model.how, filter=Filter.ALL, only=frozenset()))
        self.list.setFocus()

    @Slot(object)
    def _choose_filter(self, button: Chip) -> None:
        self.show_filter(next(chosen for chosen, chip in self._chips.items() if chip is button))

    @Slot(QModelIndex)
    def _take_click(self, index: QModelIndex) -> None:
        heading = self.model.heading_at(index)
        if heading:
            self._toggle(heading.group)
        else:
            self._tell_activated(index)

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
