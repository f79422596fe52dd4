"""One recent report on the start page: title, who and when, progress, findings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from app.review.model import ReportRecord, Verdict
from app.wording import translate
from widgets.telling import SEPARATOR, day, in_full
from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP, HEADING, pixmap
from widgets.theme.theme import Theme
from widgets.window.progress import paint_bar

HEIGHT, TILE, TEXT_LEFT = 61, 40, 64
BAR_WIDTH, FINDINGS_WIDTH = 136, 72


class RecentReport(QAbstractButton):
    """A row that opens its report; `delete_asked` tells that it is to go, by Delete or the menu of the right button."""

    delete_asked = Signal(object)

    def __init__(
        self, record: ReportRecord, theme: Theme, parent: QWidget | None = None, others: Iterable[ReportRecord] = ()
    ) -> None:
        super().__init__(parent)
        self.record = record
        self._second = _second_line(record, others)
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(record.title)
        progress = f"{record.reviewed} / {record.items}" if record.items else translate("Not read through yet")
        self.setAccessibleName(f"{record.title}, {self._second}, {progress}")
        self.setToolTip(in_full(record))

    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to open the report or to delete it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("Open"), self.click)
        menu.addAction(translate("Delete from the library..."), self._ask_to_delete)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter as with Space, delete with Delete."""
        if event.key() == Qt.Key.Key_Delete:
            self._ask_to_delete()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _ask_to_delete(self) -> None:
        self.delete_asked.emit(self.record)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme.accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.accent_soft)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.sunken)
        painter.drawRoundedRect(QRectF(12, 10, TILE, TILE), 8, 8)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(12 + (TILE - HEADING) // 2, 21, pixmap("report", theme.muted, HEADING, ratio))
        right = self.width() - BAR_WIDTH - FINDINGS_WIDTH - 12
        lines = (
            (self.record.title, window_font(bold=True), theme.text, 11),
            (self._second, window_font(9), theme.muted, 31),
        )
        for text, font, ink, top in lines:
            painter.setFont(font)
            painter.setPen(ink)
            room = right - TEXT_LEFT - 16
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideMiddle, room)
            painter.drawText(QRectF(TEXT_LEFT, top, room, 20), Qt.AlignmentFlag.AlignVCenter, shown)
        self._paint_progress(painter, right)
        self._paint_findings(painter)
        painter.end()

    def _paint_progress(self, painter: QPainter, left: int) -> None:
        record, theme = self.record, self._theme
        if not record.items:
            painter.setPen(theme.muted)
            painter.setFont(window_font(9.0))
            room = QRectF(left, 11, self.width() - left - 8, 40)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, translate("Not read through yet"))
            return
        share = record.reviewed / record.items
        percent = f"{int(100 * share)} %"
        painter.setPen(theme.text)
        painter.setFont(window_font(9.0, bold=True))
        painter.drawText(QRectF(left, 11, BAR_WIDTH, 20), Qt.AlignmentFlag.AlignVCenter, percent)
        x = left + QFontMetrics(painter.font()).horizontalAdvance(percent) + 7
        painter.setFont(window_font(9.0))
        counts = f"{record.reviewed} / {record.items}"
        painter.drawText(QRectF(x, 11, BAR_WIDTH, 20), Qt.AlignmentFlag.AlignVCenter, counts)
        paint_bar(painter, QRectF(left, 38, BAR_WIDTH, 6), {Verdict.VERIFIED: share}, theme)

    def _paint_findings(self, painter: QPainter) -> None:
        theme, ratio = self._theme, self.devicePixelRatioF()
        left = self.width() - FINDINGS_WIDTH
        if not self.record.findings:
            if self.record.items:
                painter.drawPixmap(left + 18, 22, pixmap("saved", theme.tone(Verdict.VERIFIED).line, CHIP, ratio))
            return
        text = str(self.record.findings)
        font = window_font(9.0, bold=True)
        width = 26 + QFontMetrics(font).horizontalAdvance(text) + 8
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.finding.fill)
        painter.drawRoundedRect(QRectF(left + 8, 20, width, 20), 10, 10)
        painter.drawPixmap(left + 15, 23, pixmap("finding", theme.finding.line, CHIP, ratio))
        painter.setFont(font)
        painter.setPen(theme.finding.ink)
        painter.drawText(QRectF(left + 33, 20, width, 20), Qt.AlignmentFlag.AlignVCenter, text)


def _second_line(record: ReportRecord, others: Iterable[ReportRecord]) -> str:
    known = _origin(record)
    same = any(other.id != record.id and other.title == record.title and _origin(other) == known for other in others)
    return SEPARATOR.join([*known, Path(record.path).name] if same or not known else known)


def _origin(record: ReportRecord) -> list[str]:
    return [part for part in (record.issuer, record.number, day(record)) if part]


def session_name(record: ReportRecord) -> str:
    """Return the session that a report is for, or that it names none."""
    return record.session or translate("Other reports")
