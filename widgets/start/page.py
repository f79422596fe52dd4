"""The start page: recent reports with their progress, open a report, try the sample, drop a file."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.review.model import ReportRecord, SearchHit
from app.review.shelf import Work, works_of
from app.wording import translate
from widgets.actions import Act
from widgets.scrolling import Scrolling
from widgets.start.drop import DropPlace
from widgets.start.recent import RecentReport
from widgets.start.results import Results
from widgets.telling import session_name
from widgets.theme.fonts import window_font
from widgets.theme.icons import HEADING, MARGIN, icon, pixmap
from widgets.theme.theme import Theme

if TYPE_CHECKING:
    from widgets.library.panel import LibraryPanel

TOP, GAP, SIDE_WIDTH, LIST_WIDTH = 38, 40, 336, 728
ROOMY, NARROW_SIDE = 860, 240  # below this width of the page the buttons are narrower
MOST = 12  # reports that were opened lately; all others are in the library


class StartPage(QWidget):
    """Shown while no report is open. Signals: `asked` which recent report to open, `delete_asked` which to delete;
    `hit_asked` which place to open that a search over the library found; `compare_asked` which two versions to compare;
    `library_made` that the whole library can be shown here, by a panel that somebody is to serve.
    """

    asked = Signal(object)
    delete_asked = Signal(object)
    hit_asked = Signal(object)
    compare_asked = Signal(object)
    library_made = Signal(object)

    def __init__(self, theme: Theme, actions: dict[Act, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._records: Sequence[ReportRecord] = ()
        self._stale, self._known = True, False  # known: the library was asked for its reports
        self.library: LibraryPanel | None = None
        self._logo, self._name, self._line = QLabel(self), QLabel("Thẩm Tra", self), QLabel(self)
        self._recent, self._hint = QLabel(self), QLabel(self)
        self._lock, self._local = QLabel(self), QLabel(self)
        self._open, self._sample = QPushButton(self), QPushButton(self)
        self.whole, self._key = QPushButton(self), QLabel("Ctrl+O", self._open)
        self._drop = DropPlace(theme, self)
        self._list = QVBoxLayout()
        self.results = Results(theme, self)
        self._stack, self._area = QStackedWidget(self), QScrollArea(self)
        self.results.asked.connect(self.hit_asked)
        self._open.clicked.connect(actions[Act.OPEN].trigger)
        self._sample.clicked.connect(actions[Act.SAMPLE].trigger)
        self.whole.clicked.connect(self._turn)
        self._build()
        self.set_theme(theme)
        self.retranslate()

    def _build(self) -> None:
        self._name.setFont(window_font(19.5, bold=True))
        self._recent.setFont(window_font(13.5, bold=True))
        for label in (self._line, self._hint, self._local):
            label.setProperty("kind", "muted")
            label.setWordWrap(True)
        self._hint.setFont(window_font(9.0))
        self._local.setFont(window_font(9.0))
        self._line.setWordWrap(False)
        self._logo.setFixedSize(48, 48)
        self._logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._open.setProperty("kind", "primary")
        self._open.setFont(window_font(11.25, bold=True))
        beside = QHBoxLayout(self._open)
        beside.setContentsMargins(0, 0, 12, 0)
        beside.addWidget(self._key, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._key.setFixedHeight(20)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._key.setFont(window_font(8.25))
        self._sample.setFixedHeight(42)
        self.whole.setProperty("kind", "plain")
        for button in (self._open, self._sample, self.whole):
            button.setAutoDefault(True)  # pressed by Enter as by Space
        whole = QWidget(self)
        columns = QHBoxLayout(whole)
        columns.setContentsMargins(32, TOP, 32, 24)
        columns.setSpacing(GAP)
        columns.addStretch(1)
        columns.addWidget(self._left(), 100)
        columns.addLayout(self._right())
        columns.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scrolling(whole, self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list of reports its room in a narrow window."""
        super().resizeEvent(event)
        narrow = event.size().width() < ROOMY
        self._line.setWordWrap(narrow)
        self._key.setVisible(not narrow)
        for widget in (self._open, self._sample, self._drop, self._hint):
            widget.setFixedWidth(NARROW_SIDE if narrow else SIDE_WIDTH)
        self._local.setMaximumWidth((NARROW_SIDE if narrow else SIDE_WIDTH) - 28)

    def _left(self) -> QWidget:
        left = QWidget(self)
        left.setMaximumWidth(LIST_WIDTH + 12)
        box = QVBoxLayout(left)
        box.setContentsMargins(0, 0, 0, 0)
        head, names = QHBoxLayout(), QVBoxLayout()
        head.setSpacing(16)
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._line)
        head.addWidget(self._logo)
        head.addLayout(names, 1)
        box.addLayout(head)
        box.addSpacing(26)
        title = QHBoxLayout()
        title.setContentsMargins(0, 0, 12, 0)
        title.addWidget(self._recent, 1)
        title.addWidget(self.whole)
        box.addLayout(title)
        inner = QWidget(left)
        inner.setLayout(self._list)
        self._list.setContentsMargins(0, 4, 12, 0)
        self._list.setSpacing(6)
        area = self._area
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        inner.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        self._stack.addWidget(area)
        self._stack.addWidget(self.results)
        box.addWidget(self._stack, 1)
        return left

    def _right(self) -> QVBoxLayout:
        for widget in (self._open, self._sample, self._drop, self._hint):
            widget.setFixedWidth(SIDE_WIDTH)
        self._local.setMaximumWidth(SIDE_WIDTH - 28)
        self._lock.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addSpacing(80)
        side.addWidget(self._open)
        side.addWidget(self._drop)
        side.addSpacing(8)
        side.addWidget(self._sample)
        side.addWidget(self._hint)
        side.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._lock)
        foot.addWidget(self._local, 1)
        side.addLayout(foot)
        return side

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self._line.setText(translate("Check every figure and every claim of a report before the session"))
        self._word_title()
        self._open.setText(translate("Open a report..."))
        self._sample.setText(translate("Try the sample report"))
        self._hint.setText(
            translate("A short report with contradictions planted in it, to learn the program in five minutes.")
        )
        self._local.setText(translate("Reports do not leave this computer.\nNo network is needed, nothing is sent."))
        self._drop.title = translate("Drop a report here")
        self._drop.kinds = translate("Word (.docx), PDF or text (.txt)")
        if self.library is not None:
            self.library.retranslate()
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        ratio = self.devicePixelRatioF()
        self._logo.setStyleSheet(f"background: {theme.accent.name()}; border-radius: 12px;")
        self._logo.setPixmap(pixmap("program", theme.on_accent, 26, ratio))
        self._open.setIcon(icon("open", theme.on_accent, HEADING))
        ink = theme.on_accent.name()
        self._key.setStyleSheet(f"color: {ink}; border: 1px solid {ink}; border-radius: 4px; padding: 1px 5px;")
        self._sample.setIcon(icon("sample", theme.accent_ink, HEADING))
        self._lock.setPixmap(pixmap("local", theme.colour("verified"), HEADING, ratio))
        self._drop.theme = theme
        self.results.set_theme(theme)
        self.whole.setIcon(icon("library", theme.muted, MARGIN))
        if self.library is not None:
            self.library.set_theme(theme)
        self._refresh()

    def show_hits(self, words: str, hits: Sequence[SearchHit]) -> None:
        """Show what was found in the library instead of the recent reports."""
        self.results.show_hits(words, hits)
        self._stack.setCurrentIndex(1)
        self._word_title()

    @Slot()
    def show_recent(self) -> None:
        """Show the recent reports again."""
        self._stack.setCurrentIndex(0)
        self._word_title()

    @Slot()
    def show_library(self) -> None:
        """Show all reports by session."""
        if self.library is None:
            from widgets.library.panel import LibraryPanel

            self.library = LibraryPanel(self._theme, self, alone=True)
            self._stack.addWidget(self.library)
            self.library.show_records(self._records, None)
            self.library_made.emit(self.library)
        self._stack.setCurrentWidget(self.library)
        self.library.tree.setFocus()
        self._word_title()

    @Slot()
    def _turn(self) -> None:
        if self._stack.currentIndex() == 0:
            self.show_library()
        else:
            self.show_recent()

    def _word_title(self) -> None:
        titles = (translate("Recent reports"), translate("Found in the library"), translate("Library"))
        shown = self._stack.currentIndex()
        self._recent.setText(titles[shown])
        self.whole.setText(translate("Library") if shown == 0 else translate("Recent reports"))
        self.whole.setVisible(shown == 2 or (shown == 0 and bool(self._records)))

    def show_records(self, records: Sequence[ReportRecord]) -> None:
        """Show the recent reports, those of one session together, and all of them in the library."""
        self._records, self._known = records, True
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what came while another room was shown, from its top."""
        super().showEvent(event)
        self._renew()
        self._area.verticalScrollBar().setValue(0)

    def _refresh(self) -> None:
        """Build the rows anew, once they can be seen."""
        self._stale = True
        if self.isVisible():
            self._renew()

    def _renew(self) -> None:
        """Build the rows anew where the reports are others."""
        if not self._stale:
            return
        self._stale, records, place = False, self._records, self._area.verticalScrollBar().value()
        if self.library is not None:
            self.library.show_records(records, None)
        while (taken := self._list.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        if self._known and not records:
            self._list.addWidget(self._empty())
        for session, works in _by_session(works_of(records)[:MOST]).items():
            title = QLabel(session_name(session), self)
            title.setFont(window_font(9.0, bold=True))
            title.setProperty("kind", "muted")
            for widget in (title, self._card(works)):
                self._list.addWidget(widget)
                widget.show()  # at once, not with the next event
            self._list.addSpacing(14)
        self._list.addStretch(1)
        self._order_focus()
        self._word_title()
        # Qt follows the focus while the rows go.
        QTimer.singleShot(0, self, lambda: self._area.verticalScrollBar().setValue(place))

    def _order_focus(self) -> None:
        """Let Tab go through the reports before it comes to the buttons at the right."""
        rows = [row for row in self._area.findChildren(RecentReport) if not row.isHidden()]
        links = [(row, row.compare) if row.compare is not None else (row,) for row in rows]
        chain = [self.whole, *(widget for pair in links for widget in pair), self._open, self._sample]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _empty(self) -> QLabel:
        """Return what stands in the place of the reports while there are none."""
        empty = QLabel(translate("No report yet. Open one, or try the sample."), self)
        empty.setProperty("kind", "muted")
        empty.setWordWrap(True)
        return empty

    def _card(self, works: Sequence[Work]) -> QFrame:
        card = QFrame(self)
        card.setProperty("kind", "card")
        box = QVBoxLayout(card)
        box.setContentsMargins(5, 5, 5, 5)
        box.setSpacing(0)
        for work in works:
            row = RecentReport(work.latest, self._theme, card, self._records, work)
            row.ruled = work is not works[-1]
            row.clicked.connect(self._tell)
            row.delete_asked.connect(self.delete_asked)
            row.compare_asked.connect(self.compare_asked)
            box.addWidget(row)
        return card

    @Slot()
    def _tell(self) -> None:
        row = self.sender()
        if isinstance(row, RecentReport):
            self.asked.emit(row.record)


def _by_session(works: Sequence[Work]) -> dict[str, list[Work]]:
    """Return the reports by their sessions, in the order in which each session comes first."""
    found: dict[str, list[Work]] = {}
    for work in works:
        found.setdefault(work.session, []).append(work)
    return found
