"""How much of the report is reviewed, as a number and a bar in the colours of the verdicts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.review.model import Verdict
from app.wording import translate
from widgets.theme.fonts import window_font
from widgets.theme.theme import Theme

ORDER = (Verdict.VERIFIED, Verdict.QUESTIONED, Verdict.INCONSISTENT)
WIDTH, BAR = 152, 6


def paint_bar(painter: QPainter, rect: QRectF, shares: Mapping[Verdict, float], theme: Theme) -> None:
    """Paint a bar whose parts are the shares of the verdicts, a hair apart."""
    radius = rect.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.border)
    painter.drawRoundedRect(rect, radius, radius)
    x = rect.left()
    for verdict in ORDER:
        width = rect.width() * shares.get(verdict, 0.0)
        if width > 0:
            painter.setBrush(theme.tone(verdict).line)
            part = QRectF(x, rect.top(), max(2.0, width - 1), rect.height())
            painter.drawRoundedRect(part, 2, 2)
            x += width


class ReviewedBar(QWidget):
    """Reviewed of all, with the bar below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: dict[Verdict, int] = {}
        self._reviewed = self._total = 0
        self.setAccessibleName(translate("Reviewed"))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(WIDTH, 32)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def show_counts(self, counts: Mapping[Verdict, int], reviewed: int, total: int) -> None:
        """Show how many items have which verdict."""
        self._counts, self._reviewed, self._total = dict(counts), reviewed, total
        self.setAccessibleDescription(f"{reviewed} / {total}")
        self.setToolTip(translate("{reviewed} of {total} items reviewed", reviewed=reviewed, total=total))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(window_font(9.0))
        painter.setPen(self._theme.muted)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, self.width(), 20), middle, translate("Reviewed"))
        rest = f" / {self._total}"
        width = QFontMetrics(window_font(9.0)).horizontalAdvance(rest)
        painter.setPen(self._theme.text)
        painter.drawText(QRectF(0, 0, self.width(), 20), middle | Qt.AlignmentFlag.AlignRight, rest)
        painter.setFont(window_font(9.0, bold=True))
        painter.drawText(
            QRectF(0, 0, self.width() - width, 20), middle | Qt.AlignmentFlag.AlignRight, str(self._reviewed)
        )
        shares = {verdict: count / self._total for verdict, count in self._counts.items()} if self._total else {}
        paint_bar(painter, QRectF(0, 23, self.width(), BAR), shares, self._theme)
        painter.end()
