"""Where the reader was in each report, so that it opens there again."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, QTimer, Slot

from app.report.model import Report, Span
from widgets.review.present import Presented
from widgets.review.room import ReviewRoom
from widgets.window.parts import Parts

GROUP = "places"


class LastPlace(QObject):
    """Keeps the first place in sight by the report's own fingerprint; no word of a report is kept."""

    def __init__(self, parts: Parts, room: ReviewRoom, layout: QSettings | None) -> None:
        super().__init__(room)
        self._parts, self._room, self._layout = parts, room, layout
        self._places: dict[str, int] = {}
        self._settled: Report | None = None  # the report that was scrolled to where it was left
        self._ready: Report | None = None  # the one that was so again after its items came
        parts.spread.place_changed.connect(self._note)

    @Slot(int)
    def _note(self, place: int) -> None:
        # Until its items came the page is still laid out anew, and tells places that nobody went to.
        report = self._room.report
        if report is not None and report is self._ready:
            self._places[report.sha256] = place

    def begin_reading(self) -> None:
        """Go to where a report was left, once it is shown and laid out from its top."""
        QTimer.singleShot(0, self, self._settle)

    def begin(self, presented: Presented, elsewhere: bool = False) -> None:
        """Stay where the report was left, now that its items are there, and choose the item there.

        `elsewhere` says that somebody asked for another place of it.
        """
        session, place = presented.session, self._place_of(self._room.report)
        keys = () if elsewhere or not place else self._parts.items.model.keys()
        if keys:
            after = [key for key in keys if session.item(key).span.start >= place]
            self._room.choose(min(after, key=lambda key: session.item(key).span.start, default=keys[-1]))
            self._go(place)
        self._ready = self._room.report

    def keep(self) -> None:
        """Write where every report was left."""
        if self._layout is not None:
            for sha256, place in self._places.items():
                self._layout.setValue(f"{GROUP}/{sha256}", place)

    def _place_of(self, report: Report | None) -> int:
        """Return where a report was left; 0 where it was not open yet."""
        if report is None:
            return 0
        kept = self._layout.value(f"{GROUP}/{report.sha256}", 0, type=int) if self._layout is not None else 0
        place = self._places.get(report.sha256, kept if isinstance(kept, int) else 0)
        return place if place < len(report.text) else 0

    @Slot()
    def _settle(self) -> None:
        report = self._room.report
        if report is not self._settled:
            place = self._place_of(report)
            self._settled = report
            if place:
                self._go(place)

    def _go(self, place: int) -> None:
        page, spread = self._parts.page, self._parts.spread
        if spread.way == "pages":
            spread.go_to(Span(place, place + 1))
        else:
            page.verticalScrollBar().setValue(round(page.height_of(place)))
