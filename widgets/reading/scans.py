"""The offer to have Tesseract read the scanned pages of a report: never done unasked, with progress and cancel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from app.wording import plural, translate
from widgets.reading.opening import Opening
from widgets.review.present import Presented
from widgets.window.strip import Strip

TOPIC = "scans"


class ScansOffer(QObject):
    """Offers OCR in the strip once a report with scanned pages is open."""

    def __init__(self, opening: Opening, strip: Strip) -> None:
        super().__init__(opening)
        self._opening, self._strip = opening, strip
        opening.opened.connect(self._offer)

    @Slot(object)
    def _offer(self, presented: Presented) -> None:
        report = presented.session.report
        if not report.pages_without_text or not self._opening.can_read_scans:
            return
        from app.readers.pdf.findings import ranges

        pages = report.pages_without_text
        text = plural("Page {pages} is a scan.", "Pages {pages} are scans.", len(pages), pages=ranges(pages))
        path = Path(report.path)
        self._strip.say(
            TOPIC, text, "warning", (translate("Read them with Tesseract"), lambda: self._opening.read_scans(path))
        )
