"""The rows of the item list and which of them are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.review.model import Verdict
from app.wording import translate
from widgets.words import verdict_word

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole


class Filter(StrEnum):
    """Which items the list shows."""

    ALL = "all"
    TO_CHECK = "to_check"
    VERIFIED = "verified"
    QUESTIONED = "questioned"
    INCONSISTENT = "inconsistent"
    UNREVIEWED = "unreviewed"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One row: the item's title, a second line, where it stands, and its state; `aside`: it is no error, they said."""

    key: str
    title: str
    second: str
    place: str
    verdict: Verdict
    finding: bool = False
    pending: bool = False
    aside: bool = False

    def passes(self, chosen: Filter) -> bool:
        """Say whether the row belongs to what the filter shows."""
        if chosen is Filter.ALL:
            return True
        if self.aside or chosen is Filter.ASIDE:
            return self.aside and chosen is Filter.ASIDE
        return self.finding if chosen is Filter.TO_CHECK else self.verdict.value == chosen.value


class ItemsModel(QAbstractListModel):
    """The items that pass the filter, in the order of the text, those put aside behind the others.

    A row whose verdict changes stays until the filter is chosen anew, so that nothing jumps under the reader's hands.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, ItemRow] = {}
        self._shown: list[str] = []
        self._place: dict[str, int] = {}
        self.filter = Filter.ALL

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401  Qt's own signature
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._rows[self._shown[index.row()]]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.title}\n{row.second}" if row.second else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = translate("Put aside") if row.aside else verdict_word(row.verdict)
            return ", ".join(part for part in (row.title, row.second, row.place, state) if part)
        return None

    def set_rows(self, rows: Iterable[ItemRow], chosen: Filter | None = None) -> None:
        """Show other items, by another filter if one is named."""
        self._rows = {row.key: row for row in rows}
        self.set_filter(chosen or self.filter)

    def update_rows(self, rows: Sequence[ItemRow]) -> None:
        """Take over what changed in some of the rows."""
        for row in rows:
            self._rows[row.key] = row
            place = self._place.get(row.key)
            if place is not None:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    def set_filter(self, chosen: Filter) -> None:
        """Choose which items are shown."""
        self.beginResetModel()
        self.filter = chosen
        passing = [row for row in self._rows.values() if row.passes(chosen)]
        self._shown = [row.key for row in sorted(passing, key=lambda row: row.aside)]
        self._place = {key: place for place, key in enumerate(self._shown)}
        self.endResetModel()

    def counts(self) -> dict[Filter, int]:
        """Return how many items each filter would show."""
        open_rows = [row for row in self._rows.values() if not row.aside]
        verdicts = Counter(row.verdict.value for row in open_rows)
        findings = sum(row.finding for row in open_rows)
        whole = {Filter.ALL: len(self._rows), Filter.TO_CHECK: findings, Filter.ASIDE: len(self._rows) - len(open_rows)}
        return whole | {chosen: verdicts[chosen.value] for chosen in Filter if chosen not in whole}

    def index_of(self, key: str) -> QModelIndex:
        """Return the index of an item, an invalid one where it is not shown."""
        place = self._place.get(key)
        return QModelIndex() if place is None else self.index(place)

    def key_at(self, index: Index) -> str | None:
        """Return the key of the item at an index."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def knows(self, key: str) -> bool:
        """Say whether there is an item of that key, shown or not."""
        return key in self._rows

    @property
    def holds_anything(self) -> bool:
        """Whether there is any item, shown or not."""
        return bool(self._rows)

    def keys(self) -> Sequence[str]:
        """Return the keys of the items that are shown, in their order."""
        return tuple(self._shown)
