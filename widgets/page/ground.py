"""The ground of a page: the report that is shown, and where its places stand on the screen."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from app.report.model import Report, Span
from widgets.page.browser import Browser
from widgets.page.canvas import Canvas
from widgets.page.style import PageStyle
from widgets.theme.theme import Theme

READING_HEIGHT = 0.32  # where on the screen a place is put that was gone to
SAME_LINE = 2  # pixels below the upper edge of a line, which is surely that line
EMPTY = Report("", "", "", "", ())


class Ground(Browser):
    """Turns places of a report into heights of its page and back, and what is selected into a place."""

    def __init__(self, style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._style = style
        self._report = EMPTY
        self._canvas = Canvas(EMPTY, style)

    @property
    def report(self) -> Report:
        """The report on the page."""
        return self._report

    @property
    def canvas(self) -> Canvas:
        """What is painted over the text, and where."""
        return self._canvas

    @property
    def text_size(self) -> float:
        """The size of the letters in points."""
        return self._style.points

    @property
    def theme(self) -> Theme:
        """The colours of the page."""
        return self._style.theme

    def go_to(self, span: Span) -> None:
        """Bring a place to where the eye reads."""
        height = self.height_of(span.start)
        self.verticalScrollBar().setValue(round(height - READING_HEIGHT * self.viewport().height()))

    def height_of(self, place: int) -> float:
        """Return how far down in the document a place stands, in pixels."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._canvas.places.position(place))
        return float(self.cursorRect(cursor).top() + self.verticalScrollBar().value())

    def place_at_height(self, height: float) -> int:
        """Return the place that stands at a height of the document."""
        if height < self._style.top:
            return self._canvas.places.place(0)  # what is not laid out yet seems to stand there too
        point = QPointF(self._style.left + 1, height)
        position = self.document().documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        return self._canvas.places.place(max(0, position))

    def reading_place(self) -> int:
        """Return the place that stands where the eye reads, which is where one that is gone to is put."""
        top = self.verticalScrollBar().value()
        below = READING_HEIGHT * self.viewport().height() + SAME_LINE if top else self._style.top / 2
        return self.place_at_height(top + below)

    def current_height(self) -> float:
        """Return how far below the upper edge of what is in sight the current item stands, in pixels."""
        span = self._canvas.span_of(self._canvas.current) if self._canvas.current else None
        return self.height_of(span.start) - self.verticalScrollBar().value() if span else 0.0

    def visible_span(self) -> Span:
        """Return the stretch of the report that is in sight."""
        top = self.verticalScrollBar().value()
        last = self.cursorForPosition(QPoint(self.viewport().width(), self.viewport().height() - 1))
        return Span(self.place_at_height(top), self._canvas.places.place(last.position()))

    def selected_span(self) -> Span | None:
        """Return the place of the selected words, None where nothing is selected."""
        cursor = self.textCursor()
        places = self._canvas.places
        start, end = places.place(cursor.selectionStart()), places.place(cursor.selectionEnd())
        words = self._report.text[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
        return Span(start, end) if start < end else None

    def select(self, span: Span | None) -> None:
        """Select the words of a place, or none."""
        if span is None:
            self.clear_selection()
            return
        cursor, places = self.textCursor(), self.canvas.places
        cursor.setPosition(places.position(span.start))
        cursor.setPosition(places.position(span.end), cursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def clear_selection(self) -> None:
        """Select no words."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def in_sight(self, span: Span) -> bool:
        """Say whether a place is in sight, with a little room around it."""
        top = self.verticalScrollBar().value()
        first, last = self.height_of(span.start), self.height_of(max(span.start, span.end - 1))
        return first - 24 >= top and last + 48 <= top + self.viewport().height()

    def point_of(self, where: QPoint) -> QPointF:
        """Return the point of the document under a point of the viewport."""
        return QPointF(where.x() + self.horizontalScrollBar().value(), where.y() + self.verticalScrollBar().value())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the report's own words, with its own blanks."""
        data = QMimeData()
        span = self.selected_span()
        data.setText(self._report.text_of(span) if span else "")
        return data
