"""What a delegate added to an item: a question, ties, evidence, links, and the history of it all."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.wording import translate
from widgets.detail.content import Detail, HistoryLine
from widgets.detail.question import QuestionForm
from widgets.detail.rows import evidence_row, history_row, link_row, tie_row
from widgets.theme.fonts import window_font
from widgets.theme.theme import Theme

SMALL_POINTS = 9.0
FOLDED = ("evidence", "links", "history")  # those that the footer opens


class Section(QWidget):
    """A title with a rule, rows, and a link that adds one."""

    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.add, self._rule = QLabel(self), QPushButton(self), QFrame(self)
        self.empty = QLabel(self)
        self.title.setFont(window_font(SMALL_POINTS, bold=True))
        self.title.setProperty("kind", "muted")
        self.empty.setProperty("kind", "muted")
        self.empty.setFont(window_font(SMALL_POINTS))
        self.empty.setWordWrap(True)
        self.add.setProperty("kind", "link")
        self.add.setFont(window_font(SMALL_POINTS))
        self.add.setStyleSheet("QPushButton { min-height: 22px; }")
        self.add.clicked.connect(self.add_asked)
        self._rule.setFixedHeight(1)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self._rule, 1)
        head.addWidget(self.add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        box.addLayout(head)
        box.addWidget(self.empty)
        box.addLayout(self._rows)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._rule.setStyleSheet(f"background: {theme.border.name()};")

    def fill(self, rows: Iterable[QWidget]) -> None:
        """Show these rows instead of all others."""
        while (taken := self._rows.takeAt(0)) is not None:
            if widget := taken.widget():
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._rows.addWidget(row)
            row.show()
        self.empty.setVisible(not self._rows.count() and bool(self.empty.text()))


class Sections(QWidget):
    """The question and the four sections.

    Signals name the uuid of what is meant; `place_asked` a Span, `address_asked` a QUrl.
    """

    untie_asked = Signal(str)
    evidence_asked = Signal()
    change_asked = Signal(object)
    remove_asked = Signal(str)
    link_asked = Signal()
    unlink_asked = Signal(str)
    place_asked = Signal(object)
    address_asked = Signal(QUrl)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._detail: Detail | None = None
        self._history: tuple[HistoryLine, ...] | None = None
        self.ties, self.evidence, self.links, self.history = (Section(self) for _ in range(4))
        self.question = QuestionForm(theme, self)
        self._open: set[str] = set()
        self._asking: str | None = None  # the item whose form stays although nothing is said in it any more
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for section in (self.question, self.ties, self.evidence, self.links, self.history):
            box.addWidget(section)
        self.evidence.add_asked.connect(self.evidence_asked)
        self.links.add_asked.connect(self.link_asked)
        for section in (self.ties, self.history):
            section.add.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self.ties.title.setText(translate("Tied by hand"))
        self.evidence.title.setText(translate("Evidence"))
        self.links.title.setText(translate("Contradicts"))
        self.history.title.setText(translate("History"))
        self.evidence.add.setText(translate("Add evidence..."))
        self.links.add.setText(translate("Link with another item (L)"))
        self.evidence.empty.setText(translate("No evidence yet: where it is from, what it says, its address or file."))
        self.links.empty.setText(translate("No link yet: another item that says something else."))
        self.history.empty.setText(translate("Nothing was changed yet."))
        self.question.retranslate()
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        for section in (self.ties, self.evidence, self.links, self.history):
            section.set_theme(theme)
        self.question.set_theme(theme)
        self._refresh()

    def show_detail(self, detail: Detail | None) -> None:
        """Show what was added to an item; its history comes later."""
        if not (detail and self._detail and detail.key == self._detail.key):
            self._history = None
        self._detail = detail
        self._refresh()

    def show_history(self, lines: tuple[HistoryLine, ...]) -> None:
        """Show the history of the item, the latest first."""
        self._history = lines
        self._fill_history()

    def set_open(self, name: str, there: bool) -> None:
        """Open or fold one of the sections that the footer names."""
        (self._open.add if there else self._open.discard)(name)
        self.question.flush()
        self._refresh()

    def is_open(self, name: str) -> bool:
        """Say whether a section that the footer names is open."""
        return name in self._open

    def ask(self) -> None:
        """Let the question about the item be written, whatever its verdict."""
        self._asking = self._detail.key if self._detail else None
        self._refresh()

    @property
    def can_ask(self) -> bool:
        """Whether the question about the item is there to be opened."""
        return bool(self._detail and (self._detail.asked or self._detail.key == self._asking))

    def _refresh(self) -> None:
        """Fill what is open; what is folded costs nothing."""
        detail, theme = self._detail, self._theme
        ties = detail.ties if detail else ()
        self.ties.fill(
            tie_row(tie, theme, (partial(self.untie_asked.emit, tie.uuid), self.place_asked.emit), self.ties)
            for tie in ties
        )
        self.ties.setVisible(bool(ties))
        for name in FOLDED:
            getattr(self, name).setVisible(detail is not None and name in self._open)
        asking = self.can_ask and "question" in self._open
        if detail and asking:
            self._asking = detail.key
        self.question.show_detail(detail if asking else None)
        self.question.setVisible(asking)
        self._fill_evidence(detail if "evidence" in self._open else None)
        self._fill_links(detail if "links" in self._open else None)
        self._fill_history()
        self.setVisible(bool(ties) or (detail is not None and bool(self._open)))

    def _fill_evidence(self, detail: Detail | None) -> None:
        rows = []
        for one in detail.evidence if detail else ():
            change, remove = partial(self.change_asked.emit, one), partial(self.remove_asked.emit, one.uuid)
            rows.append(evidence_row(one, self._theme, (change, remove, self.address_asked.emit), self.evidence))
        self.evidence.fill(rows)

    def _fill_links(self, detail: Detail | None) -> None:
        rows = []
        for link in detail.links if detail else ():
            go = partial(self.place_asked.emit, link.place.span if link.place else None)
            rows.append(link_row(link, self._theme, go, partial(self.unlink_asked.emit, link.uuid), self.links))
        self.links.fill(rows)

    def _fill_history(self) -> None:
        lines = self._history if "history" in self._open else ()
        self.history.fill(history_row(line, self.history) for line in lines or ())
