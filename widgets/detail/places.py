"""The places of an item shown together, so that nobody scrolls to compare."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QVBoxLayout, QWidget

from app.report.model import Span
from app.wording import translate
from widgets.detail.content import PlaceQuote
from widgets.theme.fonts import page_font, window_font
from widgets.theme.icons import CHIP, pixmap
from widgets.theme.theme import Theme, Tone

HEAD, LEFT = 22, 13
QUOTE_POINTS, HEAD_POINTS = 10.5, 9.0


class PlaceButton(QAbstractButton):
    """One place: a bar in the colour of its state, where it is, and its words; a click goes there."""

    def __init__(self, place: PlaceQuote, theme: Theme, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self._theme, self._tone = theme, tone
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(place.heading)
        self.setToolTip(translate("Go to this place"))
        self.setAccessibleName(f"{place.heading}: {place.before}{place.words}{place.after}")
        self._quote = QLabel(self)
        self._quote.setTextFormat(Qt.TextFormat.RichText)
        self._quote.setText(quote_html(place, tone.fill, tone.ink))
        self._quote.setFont(page_font(QUOTE_POINTS))
        self._quote.setWordWrap(True)
        self._quote.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box = QVBoxLayout(self)
        box.setContentsMargins(LEFT, HEAD, 4, 2)
        box.addWidget(self._quote)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.hasFocus():
            painter.setBrush(theme.hover)
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        painter.setBrush(self._tone.line)
        painter.drawRect(QRectF(0, 1, 3, self.height() - 2))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)
        painter.setPen(theme.muted)
        painter.setFont(window_font(HEAD_POINTS, bold=True))
        painter.drawText(QRectF(LEFT, 2, self.width() - 40, 18), Qt.AlignmentFlag.AlignVCenter, self.text())
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(self.width() - CHIP - 1, 4, pixmap("go", theme.accent_ink, CHIP, ratio))
        painter.end()


def quote_html(place: PlaceQuote, fill: QColor, ink: QColor) -> str:
    """Return the words of a place with their context, the words themselves filled in."""
    marked = (
        f'<span style="background-color:{fill.name()};color:{ink.name()};font-weight:600">'
        f"&nbsp;{escape(place.words)}&nbsp;</span>"
    )
    return f"{escape(place.before)}{marked}{escape(place.after)}".replace("\n", " ")


class Places(QWidget):
    """All places of an item, one below the other; `asked` tells where to go."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[PlaceQuote, ...], str] = ((), "unreviewed")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(10)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.show_places(*self._shown)

    def show_places(self, places: tuple[PlaceQuote, ...], tone: str) -> None:
        """Show the places in the colour of a verdict or a finding."""
        self._shown = (places, tone)
        while (taken := self._box.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        for place in places:
            button = PlaceButton(place, self._theme, self._theme.tones[tone], self)
            button.clicked.connect(self._tell)
            self._box.addWidget(button)
            button.show()

    def _tell(self) -> None:
        button = self.sender()
        if isinstance(button, PlaceButton):
            span: Span = button.place.span
            self.asked.emit(span)
