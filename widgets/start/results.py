"""What a search over the whole library found, report by report: its notes first, then its places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from app.review.finding_words import words_of
from app.review.model import SearchHit
from app.wording import plural, translate
from widgets.start.hit_rows import Group, HitDelegate
from widgets.telling import in_full, short_title, tell_apart
from widgets.theme.fonts import window_font
from widgets.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
ROW_ROLE = Qt.ItemDataRole.UserRole


class ResultsModel(QAbstractListModel):
    """The hits under the reports that they are in, in the order the library found them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Group | SearchHit] = []

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        return _group_data(row, role) if isinstance(row, Group) else _hit_data(row, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only hits be chosen, so that the keys step over what stands above them."""
        shown = index.isValid() and isinstance(self._rows[index.row()], Group)
        return Qt.ItemFlag.NoItemFlags if shown else super().flags(index)

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        """Show other hits."""
        self.beginResetModel()
        found: dict[int, list[SearchHit]] = {}
        for hit in hits:
            found.setdefault(hit.report.id, []).append(hit)
        reports = [held[0].report for held in found.values()]
        self._rows = []
        for held in found.values():
            record = held[0].report
            self._rows += [Group(record, tell_apart(record, reports), len(held)), *held]
        self.endResetModel()

    @property
    def hits(self) -> list[int]:
        """The rows that are hits."""
        return [number for number, row in enumerate(self._rows) if isinstance(row, SearchHit)]


def _group_data(group: Group, role: int) -> object:
    record = group.report
    if role == Qt.ItemDataRole.DisplayRole:
        return short_title(record.title)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        places = plural("{count} place", "{count} places", group.count)
        return f"{record.title}, {group.apart}, {places}"
    return in_full(record) if role == Qt.ItemDataRole.ToolTipRole else None


def _hit_data(hit: SearchHit, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return hit.snippet
    if role == Qt.ItemDataRole.AccessibleTextRole:
        where = translate("Note") if hit.mark else translate("Report")
        said = (where, hit.report.title, hit.heading, hit.snippet)
        return ", ".join(part for part in said if part)
    return in_full(hit.report) if role == Qt.ItemDataRole.ToolTipRole else None


class Results(QWidget):
    """The hits with a line that says how many there are; `asked` tells which one to open."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = ResultsModel(self)
        self.list = QListView(self)
        self.said = QLabel(self)
        self._delegate = HitDelegate(theme, self)
        self.said.setProperty("kind", "muted")
        self.said.setFont(window_font(9.0))
        self.said.setWordWrap(True)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self.list.setMouseTracking(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.said)
        box.addWidget(self.list, 1)
        self.list.activated.connect(self._tell)
        self.list.clicked.connect(self._tell)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def show_hits(self, words: str, hits: Sequence[SearchHit]) -> None:
        """Show what was found for some words."""
        self._delegate.words = words_of(words)
        self.model.show_hits(hits)
        self.list.scrollToTop()
        self.list.setAccessibleName(translate("Found in the library"))
        if hits:
            places = plural("{count} place in the library", "{count} places in the library", len(hits))
            reports = len({hit.report.id for hit in hits})
            within = plural("{count} report", "{count} reports", reports)
            self.said.setText(f"{places} · {within}")
        else:
            self.said.setText(
                translate("Nothing found for “{words}”. Tones and accents do not matter; try fewer words.", words=words)
            )

    def take_focus(self) -> None:
        """Go to the first hit."""
        if hits := self.model.hits:
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(hits[0]))

    @Slot(QModelIndex)
    def _tell(self, index: QModelIndex) -> None:
        hit = index.data(ROW_ROLE)
        if isinstance(hit, SearchHit):
            self.asked.emit(hit)
