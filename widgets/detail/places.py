"""The places of an item shown together, so that nobody scrolls to compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from html import escape

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextDocument,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.report.model import Span
from app.wording import translate
from widgets.detail.content import PlaceQuote
from widgets.theme.fonts import page_font, window_font
from widgets.theme.icons import CHIP, pixmap
from widgets.theme.theme import Theme, Tone

HEAD, FOOT, LEFT, RIGHT = 20, 4, 13, 4
QUOTE_POINTS, HEAD_POINTS = 10.5, 9.0
MOST_LINES = 2  # of a quote, so that both places of a contradiction stand together
SPARE = 14  # pixels that the blanks around the words themselves take
ROOMS = (92, 60, 52, 44, 36, 30, 24, 18, 12, 6, 0)  # context on either side, the first that fits is taken


class PlaceButton(QAbstractButton):
    """One place: a bar in the colour of its state, where it is, and its words; a click goes there."""

    def __init__(
        self, place: PlaceQuote, theme: Theme, tone: Tone, parent: QWidget | None = None, most: int = MOST_LINES
    ) -> None:
        super().__init__(parent)
        self._most = most
        self._theme, self._tone = theme, tone
        self._cuts: dict[tuple[int, int], tuple[PlaceQuote, int]] = {}  # by width and lines, what of it is shown
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name(place)
        self._shown = place
        self._font = page_font(QUOTE_POINTS)
        self._written: QTextDocument | None = None  # made when it is painted: of many places few are in sight
        self._set_lines(most)

    def _name(self, place: PlaceQuote) -> None:
        self.place = place
        self._cuts.clear()
        self.setText(place.heading)
        self.setToolTip(f"{place.before}{place.words}{place.after}\n({translate('Go to this place')})")
        self.setAccessibleName(f"{place.heading}: {place.before}{place.words}{place.after}")

    def show_place(self, place: PlaceQuote, theme: Theme, tone: Tone) -> None:
        """Show another place, or the same in another colour."""
        known, tone_known = self.place, (self._theme, self._tone)
        if place != known:
            self._name(place)
        if place != known or (theme, tone) != tone_known:
            self.paint_in(theme, tone)

    def set_most(self, most: int) -> None:
        """Give the quote as many lines at most."""
        if most != self._most:
            self._most = most
            self._fit(self.width())

    def paint_in(self, theme: Theme, tone: Tone) -> None:
        """Show the place in another colour."""
        self._theme, self._tone = theme, tone
        self._fit(self.width())
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the quote anew to the lines it may have."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        if (cut := self._cuts.get((width, self._most))) is None:
            cut = self._cuts[width, self._most] = self._cut_quote(self._font, width - LEFT - RIGHT - SPARE)
        self._shown, lines = cut
        self._written = None
        self._set_lines(lines)

    def _set_lines(self, lines: int) -> None:
        self.setFixedHeight(HEAD + lines * QFontMetrics(self._font).lineSpacing() + FOOT)

    def _cut_quote(self, font: QFont, room: int) -> tuple[PlaceQuote, int]:
        alone = count_lines(self.place.words, font, room)  # what is quoted itself is cut only behind the usual lines
        most = self._most if alone <= self._most else MOST_LINES
        cut = fit_quote(self.place, font, room, most)
        return cut, min(most, count_lines(cut.before + cut.words + cut.after, font, room))

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
        painter.translate(LEFT, HEAD)
        self._quote().drawContents(painter)
        painter.end()

    def _quote(self) -> QTextDocument:
        """Return the words as they are painted."""
        if self._written is None:
            self._written = QTextDocument(self)
            self._written.setDocumentMargin(0)
            self._written.setDefaultFont(self._font)
            self._written.setTextWidth(self.width() - LEFT - RIGHT)
            self._written.setHtml(quote_html(self._shown, self._tone.fill, self._tone.ink, self._theme.text))
        return self._written


def fit_quote(place: PlaceQuote, font: QFont, width: int, most: int = MOST_LINES) -> PlaceQuote:
    """Return the place with as much around its words, and as much of them, as stands on the lines a quote may have."""
    for room in ROOMS:
        shown = replace(place, before=_end_of(place.before, room), after=_start_of(place.after, room))
        if count_lines(shown.before + shown.words + shown.after, font, width) <= most:
            return shown
    words = place.words
    while len(words) > 1 and count_lines(words + "…", font, width) > most:
        words = words[: len(words) * 9 // 10].rstrip()
    return replace(place, before="", words=words + "…" if words != place.words else words, after="")


def count_lines(text: str, font: QFont, width: int) -> int:
    """Return how many lines a text takes in a width."""
    layout = QTextLayout(" ".join(text.split()), font)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
    layout.endLayout()
    return max(1, layout.lineCount())


def _end_of(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    return "…" + text[-room:].partition(" ")[2] if room else "…"


def _start_of(text: str, room: int) -> str:
    return text if len(text) <= room else text[:room].rpartition(" ")[0] + "…"


def quote_html(place: PlaceQuote, fill: QColor, ink: QColor, around: QColor) -> str:
    """Return the words of a place with their context, the words themselves filled in."""
    marked = (
        f'<span style="background-color:{fill.name()};color:{ink.name()};font-weight:600">'
        f"&nbsp;{escape(place.words)}&nbsp;</span>"
    )
    whole = f"{escape(place.before)}{marked}{escape(place.after)}".replace("\n", " ")
    return f'<span style="color:{around.name()}">{whole}</span>'


class Places(QWidget):
    """All places of an item, one below the other; `asked` tells where to go."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[PlaceQuote, ...], str] = ((), "unreviewed")
        self._short = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.show_places(*self._shown)

    def set_short(self, short: bool) -> None:
        """Give every place after the first one line only, or as many as usual."""
        self._short = short
        for number, button in enumerate(self._buttons()):
            button.set_most(self._most(number))

    def least_height(self) -> int:
        """Return how high all places are at least, each with the fewest lines."""
        return self._box.count() * (HEAD + QFontMetrics(page_font(QUOTE_POINTS)).lineSpacing() + self._box.spacing())

    def show_places(self, places: tuple[PlaceQuote, ...], tone: str) -> None:
        """Show the places in the colour of a verdict or a finding."""
        known, self._shown = self._shown[0], (places, tone)
        if len(places) == len(known):  # from one number to the next, or only another colour
            for button, place in zip(self._buttons(), places, strict=True):
                button.show_place(place, self._theme, self._theme.tones[tone])
            return
        while (taken := self._box.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        self._box.setEnabled(False)  # or each one shown would lay out all before it anew
        for number, place in enumerate(places):
            button = PlaceButton(place, self._theme, self._theme.tones[tone], self, self._most(number))
            button.clicked.connect(self._tell)
            button.resize(self.width(), button.height())  # the width it is going to have, so that it is cut once
            self._box.addWidget(button)
            button.show()
        self._box.setEnabled(True)
        self._box.activate()

    def _most(self, number: int) -> int:
        return 1 if self._short and number else MOST_LINES

    def _buttons(self) -> Iterator[PlaceButton]:
        for number in range(self._box.count()):
            item = self._box.itemAt(number)
            widget = item.widget() if item else None
            if isinstance(widget, PlaceButton):
                yield widget

    def _tell(self) -> None:
        button = self.sender()
        if isinstance(button, PlaceButton):
            span: Span = button.place.span
            self.asked.emit(span)
