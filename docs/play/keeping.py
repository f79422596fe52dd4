"""The library: reports under their sessions, search over all of them, PDF files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex

from app.wording import translate
from docs.play.chapter import Chapter
from docs.play.hand import NotSeen
from widgets.actions import Act
from widgets.library.panel import LibraryPanel
from widgets.library.rows import KEY_ROLE

SITTING = "Kỳ họp thứ 17, HĐND tỉnh khóa X"
WORDS = "khieu nai"


class Keeping(Chapter):
    """What a delegate does with all reports together."""

    def open_pages(self, path: Path) -> None:
        """Open a PDF file and show the pictures of its pages beside the text."""
        before = self.window.session
        self.hand.act(Act.OPEN)
        self.hand.answer_file(path)
        self.hand.wait(lambda: self.window.session not in (None, before), "the items of the PDF file")
        self.hand.act(Act.VIEW_BOTH)
        self.hand.act(Act.NEXT_FINDING)
        self.picture("pages")
        self.hand.act(Act.VIEW_TEXT)

    def put_into_session(self) -> None:
        """Put the report with its versions into a session, in the library of the start page."""
        self.hand.act(Act.START)
        self.hand.click(translate("Library"), self.window.parts.start)
        panel = self._panel()
        menu = self.hand.open_menu(panel.tree, self._first(panel, "work"))
        self.picture("library-menu")
        self.hand.choose_in(menu, translate("Put into a session..."))
        self.hand.dialog()
        self.hand.type(SITTING)
        self.hand.answer()
        self.picture("library")

    def search(self) -> None:
        """Search all reports of the library, and leave the words again."""
        self.hand.act(Act.FIND_IN_LIBRARY)
        self.hand.type(WORDS)
        self.hand.wait(lambda: self.window.parts.start.results.isVisible(), "what was found")
        self.picture("search")
        self.hand.press("Esc")

    def _panel(self) -> LibraryPanel:
        panel = self.window.parts.start.library
        if panel is None or not panel.isVisible():
            raise NotSeen("the library")
        return panel

    def _first(self, panel: LibraryPanel, kind: str) -> QModelIndex:
        """Return the first row of the tree that is a session, a report with versions, or a single report."""
        sitting = panel.model.index(0, 0)
        for index in (sitting, *(panel.model.index(row, 0, sitting) for row in range(panel.model.rowCount(sitting)))):
            if (index.data(KEY_ROLE) or ("",))[0] == kind:
                return index
        raise NotSeen(kind)
