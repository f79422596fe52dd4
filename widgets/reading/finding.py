"""Finding words in the open report: what is typed in the header, the keys, and the count."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction

from widgets.actions import Act
from widgets.window.parts import Parts


class Searched(Protocol):
    """What words are looked for in; both return the number of the place that is shown and how many there are."""

    def search(self, words: str, any_accents: bool, /) -> tuple[int, int]: ...
    def find_next(self, backward: bool, /) -> tuple[int, int]: ...


class FindingRoom(QObject):
    """Takes words from the header to the page, or to what stands `instead` of it, and the number of the place back."""

    def __init__(self, parts: Parts, actions: dict[Act, QAction]) -> None:
        super().__init__(parts.header)
        self._parts = parts
        self.instead: Searched | None = None
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
        any_accents = self._any_accents.isChecked()
        if self.instead is not None:
            found = self.instead.search(words.strip(), any_accents)
        else:
            count = self._parts.spread.search(words.strip(), any_accents)
            found = (self._parts.page.hit_number, count)
        self._parts.header.show_hits(found if words.strip() else None)

    @Slot(bool)
    def find_next(self, backward: bool) -> None:
        """Go to the next or the previous place."""
        if self.instead is not None:
            found = self.instead.find_next(backward)
        else:
            found = (self._parts.spread.find_next(backward), len(self._parts.page.canvas.hits))
        self._parts.header.show_hits(found if self._parts.header.search.text().strip() else None)

    @Slot()
    def _find_again(self) -> None:
        self.find(self._parts.header.search.text())
