"""Laying versions side by side: what changed, what becomes of the review, a figure through all versions."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex

from app.wording import translate
from docs.play.chapter import Chapter
from docs.play.hand import NotSeen
from main import SAMPLE_VERSIONS
from widgets.actions import Act
from widgets.compare.compared import Stage
from widgets.compare.rows import RowGroup
from widgets.compare.view import CompareView
from widgets.library.resembling import TOPIC

CORRECTED = "486,5"  # a figure of the first version that the second states otherwise
FOLLOWED = "492,8"  # a figure that each version states otherwise


class Comparing(Chapter):
    """What a delegate does when another version of the report comes."""

    @property
    def view(self) -> CompareView:
        """The comparison that is shown."""
        if self.window.comparison is None:
            raise NotSeen("a comparison")
        return self.window.comparison

    def compare(self) -> None:
        """Compare with the second version, chosen as a file, and go on to a figure that was corrected."""
        self.hand.act(Act.COMPARE)
        self.hand.answer_file(SAMPLE_VERSIONS[1])
        self._wait()
        while (row := self.view.current_row) is None or CORRECTED not in row.old_text:
            self.hand.act(Act.NEXT_CHANGE)
        self.picture("compare")

    def look_again(self) -> None:
        """Give a mark whose number changed another verdict, and let the next keep the one it had."""
        self.hand.click_on(self.view.lists.chips[RowGroup.LOOK_AGAIN])
        self.hand.click_row(self.view.table, self._cell(0))
        self.picture("look-again")
        self.hand.press("V")
        self.hand.act(Act.NEXT_CHANGE)
        self.hand.press("Return")

    def draw(self) -> None:
        """Draw the changed figures, old against new."""
        self.hand.click_on(self.view.lists.chips[RowGroup.FIGURES])
        self.hand.click(translate("Chart"), self.view)
        self.picture("chart")
        self.hand.click(translate("Chart"), self.view)

    def leave(self) -> None:
        """Go back to the report that was open."""
        self.hand.act(Act.CLOSE_COMPARISON)

    def open_third(self, path: Path) -> None:
        """Open a third version as any file; the program offers to compare it with the one it resembles."""
        before = self.window.session
        self.hand.act(Act.OPEN)
        self.hand.answer_file(path)
        self.hand.wait(lambda: self.window.session not in (None, before), "the items of the third version")
        self.hand.wait(lambda: TOPIC in self.window.parts.strip.texts(), "the offer to compare")
        self.hand.rest()
        self.picture("offer")
        self.hand.click(translate("Compare"), self.window.parts.strip)
        self._wait()

    def follow(self) -> None:
        """Follow one figure through all three versions."""
        row = next(place for place, row in enumerate(self.view.shown_rows) if FOLLOWED in row.old_text)
        self.hand.click_row(self.view.table, self._cell(row))
        self.hand.wait(self.view.detail.history.isVisible, "the figure through all versions")
        self.picture("history")

    def _wait(self) -> None:
        """Wait until all is known of the comparison."""
        self.hand.wait(self._is_compared, "the comparison")
        self.hand.rest()

    def _is_compared(self) -> bool:
        view = self.window.comparison
        return view is not None and view.compared is not None and view.compared.stage is Stage.REVIEW

    def _cell(self, row: int) -> QModelIndex:
        return self.view.table.model().index(row, 0)
