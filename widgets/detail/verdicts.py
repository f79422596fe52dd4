"""The four verdict buttons with their keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QSizePolicy, QWidget

from app.review.model import Verdict
from app.wording import translate
from widgets.theme.fonts import window_font
from widgets.theme.icons import CHIP, pixmap
from widgets.theme.theme import Theme
from widgets.words import verdict_word

HEIGHT, SHORT_HEIGHT, SIDE, CAP = 34, 30, 11, 20
FRAME = 2  # pixels of border that a style sheet adds to a height
GAP, SHORT_GAP = 8, 6
KEYS = {Verdict.VERIFIED: "V", Verdict.QUESTIONED: "Q", Verdict.INCONSISTENT: "I", Verdict.UNREVIEWED: "U"}


class VerdictButton(QPushButton):
    """A verdict: its icon, its word, its key as a cap; filled in its colour while it is given."""

    def __init__(self, verdict: Verdict, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.verdict = verdict
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_short(False)
        self.retranslate()

    def set_short(self, short: bool) -> None:
        """Be less high, or as high as usual."""
        self._height = SHORT_HEIGHT if short else HEIGHT
        inside = self._height - FRAME  # a height in a style sheet beats that of all buttons, and is never less
        self.setStyleSheet(f"QPushButton {{ min-height: {inside}px; max-height: {inside}px; }}")
        self.updateGeometry()

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        word = verdict_word(self.verdict)
        self.setText(word)
        self.setAccessibleName(word)
        self.setToolTip(translate("{verdict} (key {key})", verdict=word, key=KEYS[self.verdict]))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(window_font(bold=True)).horizontalAdvance(self.text())
        return QSize(2 * SIDE + CHIP + 8 + words + 8 + CAP, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * SIDE + CHIP + CAP + 40, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tone = self._theme, self._theme.tone(self.verdict)
        on, able = self.isChecked() and self.isEnabled(), self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not able:
            painter.setOpacity(0.45)
        ground = tone.fill if on else theme.border if self.isDown() else theme.raised
        if not on and able and self.underMouse() and not self.isDown():
            ground = theme.hover
        painter.setBrush(ground)
        painter.setPen(QPen(tone.line if on else theme.field, 1.5 if on else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.accent, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(SIDE, (self.height() - CHIP) // 2, pixmap(self.verdict.value, tone.line, CHIP, ratio))
        ink = tone.ink if on else theme.text
        font = window_font(bold=on)
        painter.setFont(font)
        painter.setPen(ink)
        left = SIDE + CHIP + 8
        whole = self.width() - left - 4  # up to the edge where the key has no room
        words = QFontMetrics(font).horizontalAdvance(self.text())
        capped = words <= whole - CAP - 4  # rather the whole word than its key, which the tip says too
        room = whole - CAP - 4 if capped else whole
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if capped:
            self._paint_cap(painter, ink if on else theme.muted, tone.line if on else theme.field)
        painter.end()

    def _paint_cap(self, painter: QPainter, ink: QColor, line: QColor) -> None:
        cap = QRectF(self.width() - SIDE - CAP + 4.5, (self.height() - CAP) / 2 + 0.5, CAP - 3, CAP - 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(line)
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(ink)
        painter.setFont(window_font(8.25))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, KEYS[self.verdict])


class VerdictButtons(QWidget):
    """The four verdicts in two rows; `given` tells which one was asked for."""

    given = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {verdict: VerdictButton(verdict, theme, self) for verdict in KEYS}
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GAP)
        group = QButtonGroup(self)
        for place, button in enumerate(self.buttons.values()):
            group.addButton(button)
            grid.addWidget(button, place // 2, place % 2)
        # The order of the pictures: verified, questioned over inconsistent, unreviewed.
        grid.setColumnStretch(0, 184)
        grid.setColumnStretch(1, 144)
        group.buttonClicked.connect(self._tell)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show which verdict is given."""
        self.buttons[verdict].setChecked(True)

    def set_short(self, short: bool) -> None:
        """Take less height, or as much as usual."""
        self._grid.setSpacing(SHORT_GAP if short else GAP)
        for button in self.buttons.values():
            button.set_short(short)

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        for button in self.buttons.values():
            button.retranslate()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        for button in self.buttons.values():
            button.set_theme(theme)

    @Slot(object)
    def _tell(self, button: VerdictButton) -> None:
        self.given.emit(button.verdict.value)
