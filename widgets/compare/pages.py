"""Two pages with the band between them, scrolled together by what they say."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.comparison.model import Comparison
from app.report.model import Report, Span
from app.review.carrying_steps import Carrying
from app.review.sections import section_label
from app.wording import translate
from widgets.compare.alignment import Alignment
from widgets.compare.band import Band, Tie
from widgets.compare.compared import Compared
from widgets.compare.rows import Row, RowGroup
from widgets.page.document import PageDocument
from widgets.page.ground import READING_HEIGHT
from widgets.page.items import ChangeKind, PageChange, PageItem
from widgets.page.page import Page
from widgets.page.style import PageStyle
from widgets.theme.theme import Theme

COMPARE_SHARE = 14 / 16  # of the size of letters on the page
SIDE = 44
BEYOND = 60  # pixels
TOP_LINE = 12  # pixels below the edge of the view: the first line that can be read


class PagePair(QWidget):
    """Old version left, new version right. Signals: `clicked(str)` the key of a change."""

    clicked = Signal(str)

    def __init__(self, theme: Theme, points: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style = PageStyle(theme, points * COMPARE_SHARE, left=SIDE, right=SIDE, compact=True)
        self.old, self.new = Page(theme, self, style, rail=False), Page(theme, self, style)
        self.band = Band(theme, self)
        self.old.setAccessibleName(translate("Old version"))
        self.new.setAccessibleName(translate("New version"))
        self._alignment: Alignment | None = None
        self._compared: Comparison | None = None
        self._changes: dict[bool, list[PageChange]] = {}
        self._rows: dict[str, Row] = {}
        self._moved: list[Row] = []
        self._current: Row | None = None
        self._following = False
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.old, 1)
        box.addWidget(self.band)
        box.addWidget(self.new, 1)
        self.old.verticalScrollBar().valueChanged.connect(self._lead_by_old)
        self.new.verticalScrollBar().valueChanged.connect(self._lead_by_new)
        for page in (self.old, self.new):
            page.item_clicked.connect(self.clicked)

    def build(self, report: Report) -> PageDocument:
        """Return the document of a report as both pages show it; on any thread."""
        return self.old.build(report)

    def show_versions(self, compared: Compared) -> None:
        """Show two versions from their beginning, with nothing laid over them yet."""
        self._alignment, self._current, self._compared = None, None, None
        self._changes.clear()
        self._rows, self._moved = {}, []
        built = compared.built or (None, None)
        for page, report, document in zip((self.old, self.new), compared.reports, built, strict=True):
            page.show_report(report, document)

    def show_rows(self, comparison: Comparison, rows: Sequence[Row]) -> None:
        """Colour what differs in the versions that are shown."""
        self._rows = {row.key: row for row in rows}
        self._moved = [row for row in rows if RowGroup.MOVED in row.groups]
        self._current = self._rows.get(self._current.key) if self._current else None
        for page, old in ((self.old, True), (self.new, False)):
            changes = _changes(rows, old)
            if changes != self._changes.get(old):
                self._changes[old] = changes
                page.set_changes(changes)
        if comparison is not self._compared:
            self._compared, self._alignment = comparison, Alignment(comparison)
        self._tie()

    def show_carrying(self, carrying: Carrying | None) -> None:
        """Lay the assessments of both versions over their pages."""
        marked = (carrying.old.marked(), carrying.new.marked()) if carrying else ((), ())
        for page, marks in zip((self.old, self.new), marked, strict=True):
            page.set_items([PageItem(f"mark-{mark.uuid}", item.span, "mark", mark.verdict) for item, mark in marks])

    def search(self, words: str, any_accents: bool = False) -> tuple[int, int]:
        """Mark every place of the words in both versions, and go to the first in the new one, or else in the old."""
        for page in (self.old, self.new):
            page.find(words, any_accents)
        return self._found()

    def find_next(self, backward: bool = False) -> tuple[int, int]:
        """Go to the next or the previous place of the words that were looked for."""
        self._searched().find_next(backward)
        return self._found()

    def _searched(self) -> Page:
        return self.new if self.new.canvas.hits or not self.old.canvas.hits else self.old

    def _found(self) -> tuple[int, int]:
        page = self._searched()
        return page.hit_number, len(page.canvas.hits)

    def selected_new(self) -> Span | None:
        """Return the words that are selected in the new version."""
        return self.new.selected_span()

    def go_to(self, row: Row) -> None:
        """Bring a change into sight on both pages."""
        self._current = row
        if not self.isVisible():
            return
        self._following = True
        for page, span in ((self.old, row.old), (self.new, row.new)):
            page.set_current(row.key, scroll=False)
            if span is not None:
                page.go_to(span)
        self._following = False
        if row.new is None:
            self._lead(self.old, self.new, from_old=True)
        elif row.old is None:
            self._lead(self.new, self.old, from_old=False)
        self._tie()

    def showEvent(self, event: QShowEvent) -> None:
        """Tie what belongs together once it can be seen."""
        super().showEvent(event)
        if self._current is not None:
            self.go_to(self._current)
        else:
            self._tie()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the change that is looked at in sight when the pages are laid out anew."""
        super().resizeEvent(event)
        if self._current is not None:
            self.go_to(self._current)

    def set_theme(self, theme: Theme) -> None:
        """Show all in the colours of a theme."""
        self.band.set_theme(theme)
        for page in (self.old, self.new):
            page.set_theme(theme)

    def set_text_size(self, points: float) -> None:
        """Set the letters in a size, somewhat smaller than on a page that stands alone."""
        for page in (self.old, self.new):
            page.set_text_size(points * COMPARE_SHARE)

    def _lead_by_old(self) -> None:
        self._lead(self.old, self.new, from_old=True)

    def _lead_by_new(self) -> None:
        self._lead(self.new, self.old, from_old=False)

    def _lead(self, leader: Page, follower: Page, from_old: bool) -> None:
        if self._following or self._alignment is None:
            return
        self._following = True
        offset = READING_HEIGHT * leader.viewport().height()
        bar = leader.verticalScrollBar()
        if bar.value() in (bar.minimum(), bar.maximum()):
            offset = 0.0 if bar.value() == bar.minimum() else float(leader.viewport().height())
        height = bar.value() + offset
        place = leader.place_at_height(height)
        there = self._alignment.follow(height, place, leader.height_of, follower.height_of, from_old)
        follower.verticalScrollBar().setValue(round(there - offset))
        self._following = False
        self._tie()

    def _tie(self) -> None:
        if not self.isVisible():
            return  # its width is not known yet, and all the text would be laid out in a wrong one
        seen = (self.old.visible_span(), self.new.visible_span())
        ties = [tie for row in self._moved if row is not self._current and (tie := self._tie_of(row, seen, moved=True))]
        if self._current is not None and (tie := self._tie_of(self._current, seen, moved=False)):
            ties.append(tie)
        first = self.new.place_at_height(self.new.verticalScrollBar().value() + TOP_LINE)
        self.band.show_ties(ties, _section_at(self.new.report, first))

    def _tie_of(self, row: Row, seen: tuple[Span, Span], moved: bool) -> Tie | None:
        if row.old is None or row.new is None or not (row.old.touches(seen[0]) or row.new.touches(seen[1])):
            return None
        return Tie(_middle(self.old, row.old, seen[0], moved), _middle(self.new, row.new, seen[1], moved), moved)


def _middle(page: Page, span: Span, seen: Span, whole: bool) -> float:
    """Return where a place stands in the window: the middle of its paragraph or of its first line.

    What is out of sight stands just beyond the edge: to ask where would lay out all the text up to there.
    """
    if not span.touches(seen):
        return -BEYOND if span.start < seen.start else page.height() + BEYOND
    top = page.verticalScrollBar().value()
    if whole:
        return page.canvas.frame_of(span).center().y() - top
    return page.height_of(span.start) - top + 10


def _section_at(report: Report, place: int) -> str:
    """Return the section of a place; before the first heading there is none."""
    if not report.blocks:
        return ""
    block = report.block_at(place)
    if place < block.span.start and block is not report.blocks[0]:
        block = report.blocks[report.blocks.index(block) - 1]
    return section_label(report, block.span) if report.headings_above(block) else ""


def _changes(rows: Sequence[Row], old: bool) -> list[PageChange]:
    """Return what is coloured on one page, figures last, so that they are the ones that a click meets."""
    kind: ChangeKind = "deleted" if old else "inserted"
    made = []
    for row in reversed(rows):
        span = row.old if old else row.new
        if span is None or not row.groups & {RowGroup.FIGURES, RowGroup.WORDING, RowGroup.MOVED}:
            continue
        which: ChangeKind = "moved" if RowGroup.MOVED in row.groups else kind
        made.append(PageChange(row.key, span, which, look_again=row.look_again and not old))
    return made
