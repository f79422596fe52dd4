"""The rows of the library: sessions, the reports of each, and the versions of a report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.review.model import ReportRecord
from app.review.shelf import Shelf, Work, shelves_of
from app.wording import translate
from widgets.telling import cut, day, in_full, session_name, short_title, tell_apart
from widgets.theme.fonts import window_font
from widgets.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
# A row stands for these records: one of a report or version, all of a session's.
RECORDS_ROLE, APART_ROLE, KEY_ROLE = (Qt.ItemDataRole.UserRole + n for n in range(3))
SHARE_ROLE = Qt.ItemDataRole.UserRole + 3
ROW, TWO_LINES = 30, 46


def version_name(number: int, record: ReportRecord) -> str:
    """Return how a version is called below its report: "Version 2 · 08/07/2020"."""
    name = translate("Version {number}", number=number)
    return f"{name} · {day(record)}" if record.issued_on else name


def share_reviewed(record: ReportRecord) -> str:
    """Return how much of a report is reviewed: "37 %", or "new" while nobody began."""
    if not record.reviewed or not record.items:
        return translate("new")
    return f"{100 * record.reviewed // record.items} %"


class LibraryModel(QStandardItemModel):
    """A tree of sessions, reports and versions."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shape: object = None

    def show_records(self, records: Sequence[ReportRecord]) -> bool:
        """Show these reports; whether rows came, went or moved."""
        shelves = shelves_of(records)
        shape = [
            (shelf.session, [[_identity(one) for one in work.versions] for work in shelf.works]) for shelf in shelves
        ]
        if shape == self._shape:
            self._renew({record.id: record for record in records})
            return False
        self._shape = shape
        self.clear()
        for shelf in shelves:
            self._add_shelf(shelf, records)
        return True

    def reword(self) -> None:
        """Forget what is shown, so that the same reports are shown in another language."""
        self._shape = None

    def _renew(self, records: dict[int, ReportRecord]) -> None:
        """Show how far the reviews are now; the rows stay."""
        for entry in self._entries(self.invisibleRootItem()):
            shown: tuple[ReportRecord, ...] = entry.data(RECORDS_ROLE)
            entry.setData(tuple(records[one.id] for one in shown), RECORDS_ROLE)
            if entry.data(SHARE_ROLE):
                self._say_share(entry)

    def _entries(self, above: QStandardItem) -> list[QStandardItem]:
        found = [above.child(row) for row in range(above.rowCount())]
        return found + [entry for child in found for entry in self._entries(child)]

    def _add_shelf(self, shelf: Shelf, records: Sequence[ReportRecord]) -> None:
        name = session_name(shelf.session)
        entry = _entry(name, shelf.records, ("session", shelf.session), name)
        for work in shelf.works:
            self._add_work(entry, work, records)
        self.appendRow(entry)

    def _add_work(self, above: QStandardItem, work: Work, records: Sequence[ReportRecord]) -> None:
        record = work.newest
        if len(work.versions) == 1:
            above.appendRow(self._report(short_title(record.title), record, _apart(record, records)))
            return
        title = short_title(record.title)
        entry = _entry(title, work.versions, ("work", record.lineage), title)
        for number, version in enumerate(work.versions, 1):
            # The file tells versions of one day apart.
            same = [one for one in work.versions if one.id != version.id and one.issued_on == version.issued_on]
            apart = tell_apart(version, work.versions) if same else ""
            entry.appendRow(self._report(version_name(number, version), version, apart))
        above.appendRow(entry)

    def _report(self, name: str, record: ReportRecord, apart: str) -> QStandardItem:
        entry = _entry(name, (record,), ("report", record.id), in_full(record))
        entry.setData(apart, APART_ROLE)
        self._say_share(entry)
        return entry

    def _say_share(self, entry: QStandardItem) -> None:
        (record,) = entry.data(RECORDS_ROLE)
        share = share_reviewed(record)
        entry.setData(share, SHARE_ROLE)
        said = [record.title, entry.text() if entry.text() not in record.title else "", entry.data(APART_ROLE), share]
        entry.setData(", ".join(part for part in said if part), Qt.ItemDataRole.AccessibleTextRole)


class LibraryDelegate(QStyledItemDelegate):
    """Draws a row: its name, how much of a report is reviewed, below it what tells it from others of its title."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(window_font()).height()
        if index.data(APART_ROLE):
            return QSize(60, max(TWO_LINES, 2 * line + 10))
        return QSize(60, max(ROW, line + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        apart, share = index.data(APART_ROLE) or "", index.data(SHARE_ROLE) or ""
        rect: QRect = option.rect.adjusted(6, 3 if apart else 0, -10, -3 if apart else 0)
        line = QRect(rect.left(), rect.top(), rect.width(), rect.height() // (2 if apart else 1))
        small, middle = window_font(9.0), Qt.AlignmentFlag.AlignVCenter
        metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(self.theme.muted)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, share)
        if apart:
            below = line.translated(0, line.height())
            painter.drawText(below, middle, cut(apart, metrics, below.width()))
        font = window_font(bold=selected)
        painter.setFont(font)
        painter.setPen(self.theme.accent_ink if selected else self.theme.text)
        room = line.width() - (metrics.horizontalAdvance(share) + 10 if share else 0)
        # Titles of one series differ at their end, so the middle gives way.
        mode = Qt.TextElideMode.ElideMiddle
        painter.drawText(line, middle, QFontMetrics(font).elidedText(index.data(), mode, room))
        painter.restore()


def _entry(name: str, records: tuple[ReportRecord, ...], key: object, tip: str) -> QStandardItem:
    entry = QStandardItem(name)
    entry.setData(records, RECORDS_ROLE)
    entry.setData(key, KEY_ROLE)
    entry.setToolTip(tip)
    return entry


def _identity(record: ReportRecord) -> tuple[object, ...]:
    return record.id, record.title, record.number, record.issued_on, record.path


def _apart(record: ReportRecord, records: Sequence[ReportRecord]) -> str:
    """Return what tells a report from others that are called the same, nothing where there are none."""
    alike = [one for one in records if short_title(one.title) == short_title(record.title)]
    return tell_apart(record, alike) if len(alike) > 1 else ""
