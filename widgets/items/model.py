"""The rows of the item list and which of them are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.wording import plural, translate
from widgets.items.arrange import Arrangement, Folded, Group, Heading, Line, group_of, lines_of, passing, toggled
from widgets.items.row import Filter, ItemRow
from widgets.words import verdict_word

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole
FLAG = Qt.ItemFlag


class ItemsModel(QAbstractListModel):
    """The items that pass filter and search, with the headings of their groups where these are asked for.

    A row whose verdict changes stays until the list is arranged anew, so that nothing jumps under the reader's hands.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, ItemRow] = {}
        self._keys: tuple[str, ...] = ()
        self._lines: list[Line] = []
        self._place: dict[str, int] = {}
        self._counts: Counter[Filter] = Counter()
        self._folded = Folded()
        self.how = Arrangement()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading can be gone to and shut, but is nothing that could be judged."""
        if self.heading_at(index):
            return FLAG.ItemIsEnabled | FLAG.ItemNeverHasChildren
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's own signature
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if isinstance(line, Heading):
            return _heading_data(line, role)
        row = self._rows[line]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (row.title, row.second, row.said, row.note) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = translate("Put aside") if row.aside else verdict_word(row.verdict)
            return ", ".join(part for part in (row.title, row.second, row.place, state) if part)
        return None

    @property
    def filter(self) -> Filter:
        """Which items are shown."""
        return self.how.filter

    def set_rows(self, rows: Iterable[ItemRow], chosen: Filter | None = None) -> None:
        """Show other items, by another filter if one is named."""
        self._rows = {row.key: row for row in rows}
        self._counts = Counter(name for row in self._rows.values() for name in row.filters())
        self.arrange(replace(self.how, filter=chosen or self.filter))

    def update_rows(self, rows: Sequence[ItemRow]) -> None:
        """Take over what changed in some of the rows."""
        for row in rows:
            if row.key in self._rows:
                self._counts.subtract(self._rows[row.key].filters())
            self._counts.update(row.filters())
            self._rows[row.key] = row
            place = self._place.get(row.key)
            if place is not None:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def arrange(self, how: Arrangement) -> None:
        """Show the items in another way."""
        self.beginResetModel()
        self.how = how
        shown = passing(self._rows.values(), how, self._folded)
        self._lines = lines_of(shown, how)
        self._keys = tuple(row.key for row in shown)
        if how.group is not Group.NONE:
            everything = lines_of(shown, replace(how, closed=frozenset()))
            self._keys = tuple(line for line in everything if isinstance(line, str))
        self._place = {line: place for place, line in enumerate(self._lines) if isinstance(line, str)}
        self.endResetModel()

    def found_in_all(self) -> int:
        """Return how many items of all filters hold the words that are searched for."""
        return len(passing(self._rows.values(), Arrangement(words=self.how.words), self._folded))

    def toggle(self, group: str) -> None:
        """Open or shut a group."""
        self.arrange(replace(self.how, closed=toggled(self.how.closed, group)))

    def open_for(self, key: str) -> None:
        """Open the group that hides an item."""
        row = self._rows.get(key)
        if row and key not in self._place and key in self._keys:
            self.toggle(group_of(row, self.how.group))

    def counts(self) -> dict[Filter, int]:
        """Return how many items each filter would show."""
        return {chosen: self._counts[chosen] for chosen in Filter}

    def index_of(self, key: str) -> QModelIndex:
        """Return the index of an item, an invalid one where it is not shown."""
        place = self._place.get(key)
        return QModelIndex() if place is None else self.index(place)

    def heading_index(self, group: str) -> QModelIndex:
        """Return the index of a group's heading."""
        for place, line in enumerate(self._lines):
            if isinstance(line, Heading) and line.group == group:
                return self.index(place)
        return QModelIndex()

    def key_at(self, index: Index) -> str | None:
        """Return the key of the item at an index, None where there is none or a heading stands."""
        line = self._line(index)
        return line if isinstance(line, str) else None

    def heading_at(self, index: Index) -> Heading | None:
        """Return the heading at an index."""
        line = self._line(index)
        return line if isinstance(line, Heading) else None

    def knows(self, key: str) -> bool:
        """Say whether there is an item of that key, shown or not."""
        return key in self._rows

    @property
    def holds_anything(self) -> bool:
        """Whether there is any item, shown or not."""
        return bool(self._rows)

    def keys(self) -> Sequence[str]:
        """Return the keys of the items that filter and search let through, in their order, shut sections and all."""
        return self._keys

    def _line(self, index: Index) -> Line | None:
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None


def _heading_data(heading: Heading, role: int) -> Any:  # noqa: ANN401  what Qt asks of a model is of any type
    if role == ROW_ROLE:
        return heading
    if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        return heading.group
    if role == Qt.ItemDataRole.AccessibleTextRole:
        count = plural("{count} item", "{count} items", heading.count)
        return ", ".join((heading.group, count, translate("closed") if heading.closed else translate("open")))
    return None
