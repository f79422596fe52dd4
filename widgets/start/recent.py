"""One recent report on the start page: title, who and when, progress, findings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QSizePolicy, QWidget

from app.review.model import ReportRecord, Verdict
from app.review.shelf import Work
from app.wording import translate
from widgets.telling import SEPARATOR, cut, day, in_full, opened_when, short_issuer, short_title
from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP, HEADING, MARGIN, pixmap
from widgets.theme.theme import Theme
from widgets.window.progress import paint_bar

HEIGHT, TILE, TEXT_LEFT = 61, 40, 64
VERSIONS = 30  # pixels more for the line that tells of other versions
BAR_WIDTH, FINDINGS_WIDTH = 136, 72
ROOMY, PERCENT_WIDTH = 420, 56  # in a row narrower than this the percent alone tells how far the review is


class RecentReport(QAbstractButton):
    """A row that opens its report, the version that was opened last where there are several.

    Signals: `delete_asked(record)` it is to go, by Delete or the menu of the right button; `compare_asked(records)` its
    two newest versions are to be compared.
    """

    delete_asked = Signal(object)
    compare_asked = Signal(object)

    def __init__(
        self,
        record: ReportRecord,
        theme: Theme,
        parent: QWidget | None = None,
        others: Iterable[ReportRecord] = (),
        work: Work | None = None,
    ) -> None:
        super().__init__(parent)
        self.record = record
        self._versions = work.versions if work is not None and len(work.versions) > 1 else ()
        self._second = _second_line(record, others)
        self._theme = theme
        self.ruled = False  # whether a line parts it from the row below
        self.compare = self._compare_button() if self._versions else None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(record.title)
        progress = f"{record.reviewed} / {record.items}" if record.items else translate("Not read through yet")
        said = (record.title, self._second, progress, self._other_version())
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip(in_full(record))

    def _compare_button(self) -> QPushButton:
        button = QPushButton(translate("Compare the two versions"), self)
        button.setProperty("kind", "link")
        button.setFont(window_font(9.0, bold=True))
        button.setAutoDefault(True)  # pressed by Enter as by Space
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleDescription(self.record.title)
        button.clicked.connect(lambda: self.compare_asked.emit(self._versions[-2:]))
        return button

    def _other_version(self) -> str:
        """Return which other version there is: the newest that is not the one of this row."""
        number, other = next(
            ((n, one) for n, one in reversed([*enumerate(self._versions, 1)]) if one.id != self.record.id), (0, None)
        )
        if other is None:
            return ""
        if not other.issued_on:
            return translate("There is a version {number}", number=number)
        return translate("There is a version {number} ({day})", number=number, day=day(other))

    def sizeHint(self) -> QSize:
        return QSize(480, HEIGHT + (VERSIONS if self._versions else 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.compare is not None:
            size = self.compare.sizeHint()
            self.compare.setGeometry(self.width() - size.width() - 12, HEIGHT - 4, size.width(), VERSIONS - 2)

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
        kind = "pdf" if self.record.format == "pdf" else "report"
        painter.drawPixmap(12 + (TILE - HEADING) // 2, 21, pixmap(kind, theme.muted, HEADING, ratio))
        roomy = self.width() >= ROOMY
        right = self.width() - (BAR_WIDTH + FINDINGS_WIDTH + 12 if roomy else PERCENT_WIDTH)
        self._paint_lines(painter, right - TEXT_LEFT - 16, roomy)
        self._paint_progress(painter, right, roomy)
        if roomy:
            self._paint_findings(painter)
        if self.ruled:
            painter.fillRect(TEXT_LEFT, self.height() - 1, self.width() - TEXT_LEFT - 12, 1, theme.border)
        painter.end()

    def _paint_lines(self, painter: QPainter, room: int, roomy: bool) -> None:
        title, small = window_font(bold=True), window_font(9.0)
        middle = Qt.TextElideMode.ElideMiddle
        lines = [
            (QFontMetrics(title).elidedText(short_title(self.record.title), middle, room), title, self._theme.text, 11),
            (cut(self._second, QFontMetrics(small), room), small, self._theme.muted, 31),
        ]
        if self.compare is not None and roomy:
            lines.append((self._other_version(), small, self._theme.text, HEIGHT))
            drawn = pixmap("compare", self._theme.accent, MARGIN, self.devicePixelRatioF())
            painter.drawPixmap(TEXT_LEFT, HEIGHT + 2, drawn)
        for text, font, ink, top in lines:
            painter.setFont(font)
            painter.setPen(ink)
            left = TEXT_LEFT + (MARGIN + 8 if top == HEIGHT else 0)
            painter.drawText(QRectF(left, top, room, 20), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_progress(self, painter: QPainter, left: int, roomy: bool) -> None:
        record, theme = self.record, self._theme
        if not record.items:
            if roomy:
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
        if not roomy:
            return
        x = left + QFontMetrics(painter.font()).horizontalAdvance(percent) + 7
        painter.setFont(window_font(9.0))
        counts = f"{record.reviewed} / {record.items}"
        painter.drawText(QRectF(x, 11, BAR_WIDTH, 20), Qt.AlignmentFlag.AlignVCenter, counts)
        paint_bar(painter, QRectF(left, 38, BAR_WIDTH, 6), _shares(record), theme)

    def _paint_findings(self, painter: QPainter) -> None:
        """Paint a tick on a review that is done, else how many findings there are."""
        theme, ratio = self._theme, self.devicePixelRatioF()
        left = self.width() - FINDINGS_WIDTH
        if self.record.items and self.record.reviewed >= self.record.items:
            painter.drawPixmap(left + 18, 22, pixmap("saved", theme.tone(Verdict.VERIFIED).line, CHIP, ratio))
            return
        if not self.record.findings:
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


def _shares(record: ReportRecord) -> dict[Verdict, float]:
    """Return how much of a report each verdict has."""
    verified = record.reviewed - record.questioned - record.inconsistent
    counts = {
        Verdict.VERIFIED: verified,
        Verdict.QUESTIONED: record.questioned,
        Verdict.INCONSISTENT: record.inconsistent,
    }
    return {verdict: count / record.items for verdict, count in counts.items() if record.items}


def _second_line(record: ReportRecord, others: Iterable[ReportRecord]) -> str:
    known = _origin(record)
    same = any(other.id != record.id and other.title == record.title and _origin(other) == known for other in others)
    name = Path(record.path).name
    file = [name] if (same or not known) and name != record.title else []
    return SEPARATOR.join([*known, *file, opened_when(record.opened, datetime.now().astimezone())])


def _origin(record: ReportRecord) -> list[str]:
    return [part for part in (short_issuer(record.issuer or ""), record.number, day(record)) if part]
