"""Finding words in the open report: what is typed in the header, the keys, and the count."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction

from widgets.actions import Act
from widgets.window.parts import Parts


class FindingRoom(QObject):
    """Takes words from the header to the page, and the number of the place back."""

    def __init__(self, parts: Parts, actions: dict[Act, QAction]) -> None:
        super().__init__(parts.header)
        self._parts = parts
        self._any_accents = actions[Act.ANY_ACCENTS]
        self._any_accents.setCheckable(True)
        self._any_accents.toggled.connect(self._find_again)
        header = parts.header
        header.words_changed.connect(self.find)
        header.find_asked.connect(self.find_next)
        header.search_left.connect(parts.spread.take_focus)
        actions[Act.FIND].triggered.connect(self.begin)
        actions[Act.FIND_NEXT].triggered.connect(lambda: self.find_next(False))
        actions[Act.FIND_PREVIOUS].triggered.connect(lambda: self.find_next(True))

    @Slot()
    def begin(self) -> None:
        """Go to the field, with the words that are selected on the page if they are few."""
        span, search = self._parts.spread.selected_span(), self._parts.header.search
        words = " ".join(self._parts.page.report.text_of(span).split()) if span else ""
        search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if words and len(words) <= search.maxLength() and len(words) < 80:
            search.setText(words)
        search.selectAll()

    @Slot(str)
    def find(self, words: str) -> None:
        """Mark every place of the words and go to the first one from here on."""
        count = self._parts.spread.search(words.strip(), self._any_accents.isChecked())
        self._parts.header.show_hits((self._parts.page.hit_number, count) if words.strip() else None)

    @Slot(bool)
    def find_next(self, backward: bool) -> None:
        """Go to the next or the previous place."""
        number = self._parts.spread.find_next(backward)
        count = len(self._parts.page.canvas.hits)
        self._parts.header.show_hits((number, count) if self._parts.header.search.text().strip() else None)

    @Slot()
    def _find_again(self) -> None:
        self.find(self._parts.header.search.text())
