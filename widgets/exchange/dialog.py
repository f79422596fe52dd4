"""The window of the exchange: who reviewed the report too, where we differ, and what is sent and summed up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.report.model import Span
from app.wording import plural, translate
from widgets.exchange.added import AddedRow
from widgets.exchange.content import ColleagueRow, LooseRow, PointRow
from widgets.words import verdict_word

DATA = Qt.ItemDataRole.UserRole
SIZE = (910, 580)
AGREEMENT = 4  # the column of it
LEAST = 64  # pixels of height of a list: its titles and a row
FITTING = 0.9  # of a small screen


class ExchangeDialog(QDialog):
    """Signals: `import_asked`, `send_asked(bool)` with the report's text or without, `sum_asked`,
    `adopt_asked(ColleagueRow)`, `adopt_added_asked(AddedRow)`, `forget_asked(ColleagueRow)`, `place_asked(Span)`,
    `list_asked` show the differences in the list of items.
    """

    import_asked = Signal()
    send_asked = Signal(bool)
    sum_asked = Signal()
    adopt_asked = Signal(object)
    adopt_added_asked = Signal(object)
    forget_asked = Signal(object)
    place_asked = Signal(object)
    list_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.said, self.written = QLabel(self), QLabel(self)
        for label in (self.said, self.written):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.colleagues, self.points, self.added, self.loose = (QTreeWidget(self) for _ in range(4))
        self.take, self.send, self.sum_up = (QPushButton(self) for _ in range(3))
        self.adopt, self.forget, self.show_list, self.adopt_added = (QPushButton(self) for _ in range(4))
        self.with_text = QCheckBox(self)
        self.tabs = QTabWidget(self)
        self._build()
        self._join()
        self.retranslate()
        self.resize(QSize(*SIZE).boundedTo(self.screen().availableSize() * FITTING))

    def _build(self) -> None:
        for tree in (self.colleagues, self.points, self.added, self.loose):
            tree.setRootIsDecorated(tree is self.colleagues)
            tree.setUniformRowHeights(True)
            tree.setMinimumHeight(LEAST)
            tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        top, chosen, sent = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.said, 1)
        top.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        for button in (self.adopt, self.forget):
            chosen.addWidget(button)
        chosen.addStretch(1)
        chosen.addWidget(self.show_list)
        sent.addWidget(self.send)
        sent.addWidget(self.with_text)
        sent.addStretch(1)
        sent.addWidget(self.sum_up)
        self.tabs.setDocumentMode(True)
        for page in (self.points, self._added_page(), self.loose):
            self.tabs.addTab(page, "")
        box = QVBoxLayout(self)
        box.addLayout(top)
        box.addWidget(self.colleagues, 2)
        box.addLayout(chosen)
        box.addWidget(self.tabs, 3)
        box.addLayout(sent)
        box.addWidget(self.written)

    def _added_page(self) -> QWidget:
        page = QWidget(self)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.added)
        box.addWidget(self.adopt_added, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _join(self) -> None:
        self.take.clicked.connect(self.import_asked)
        self.send.clicked.connect(lambda: self.send_asked.emit(self.with_text.isChecked()))
        self.sum_up.clicked.connect(self.sum_asked)
        self.show_list.clicked.connect(self.list_asked)
        self.adopt.clicked.connect(lambda: self.adopt_asked.emit(self._chosen()))
        self.forget.clicked.connect(lambda: self.forget_asked.emit(self._chosen()))
        self.adopt_added.clicked.connect(lambda: self.adopt_added_asked.emit(self._chosen_added()))
        for tree in (self.colleagues, self.added):
            tree.itemSelectionChanged.connect(self._refresh_buttons)
        for tree in (self.points, self.added, self.loose):
            tree.itemActivated.connect(self._go)
            tree.itemClicked.connect(self._go)

    def retranslate(self) -> None:
        """Set the texts in the chosen language."""
        self.setWindowTitle(translate("Exchange with colleagues"))
        self.take.setText(translate("&Import a review..."))
        self.send.setText(translate("&Send my review..."))
        self.sum_up.setText(translate("Summary for the &committee..."))
        self.adopt.setText(translate("&Adopt where I said nothing..."))
        self.adopt_added.setText(translate("Ad&opt this"))
        self.forget.setText(translate("&Remove this review..."))
        self.show_list.setText(translate("Show the differences in the &list"))
        self.with_text.setText(translate("with the &text of the report"))
        self.with_text.setToolTip(
            translate(
                "A bundle holds verdicts, notes, evidence and questions with the words they are about, and the "
                "fingerprint of the report. The whole text is only sent if you wish so."
            )
        )
        self._name_columns()

    def _name_columns(self) -> None:
        for tree, name in (
            (self.colleagues, translate("Colleagues")),
            (self.points, translate("Points")),
            (self.added, translate("Added by colleagues")),
            (self.loose, translate("Without a place")),
        ):
            tree.setAccessibleName(name)
        self.colleagues.setHeaderLabels(
            [
                translate("Delegate"),
                translate("Marks"),
                translate("The same"),
                translate("Different"),
                translate("Agreement"),
                translate("Only the colleague"),
                translate("Only I"),
                translate("Last changed"),
            ]
        )
        agreement = translate("Of the places that you both judged: how many in a hundred have the same verdict")
        self.colleagues.headerItem().setToolTip(AGREEMENT, agreement)
        self.added.setHeaderLabels(
            [translate("Delegate"), translate("What it is"), translate("What it says"), translate("Mine?")]
        )
        self.points.setHeaderLabels([translate("Quote"), translate("Place"), translate("I"), translate("Colleagues")])
        self.loose.setHeaderLabels([translate("Delegate"), translate("Quote"), translate("Said"), translate("Place")])

    def show_all(
        self,
        colleagues: Sequence[ColleagueRow],
        points: Sequence[PointRow],
        added: Sequence[AddedRow],
        loose: Sequence[LooseRow],
    ) -> None:
        """Show who reviewed the report and what they say of it; the chosen colleague stays chosen."""
        before = self._chosen()
        self.tell_written("")
        apart = sum(point.differs for point in points)
        self.said.setText(_told(colleagues, apart))
        self._show_colleagues(colleagues)
        self._choose(before.delegate.id if before else "")
        _fill(self.points, ((one.span, (one.words, one.where, one.mine, one.theirs)) for one in points))
        for row, point in enumerate(points):
            shown = self.points.topLevelItem(row)
            if shown is not None and point.differs:
                font = shown.font(0)
                font.setBold(True)
                shown.setFont(3, font)
        self._show_added(added)
        _fill(self.loose, ((one.span, (one.name, one.words, one.said, one.standing)) for one in loose))
        self.tabs.setTabText(0, translate("Points: {count}, {apart} of them differ", count=len(points), apart=apart))
        self.tabs.setTabText(1, translate("Added by colleagues: {count}", count=len(added)))
        self.tabs.setTabText(2, translate("On other words: {count}", count=len(loose)))
        self.show_list.setEnabled(bool(apart))
        self._fit()
        self._refresh_buttons()

    @Slot(str)
    def tell_written(self, words: str) -> None:
        """Say where a file was written to, at the foot of the dialog; nothing where there is nothing to say."""
        self.written.setText(words)
        self.written.setVisible(bool(words))

    def _show_added(self, added: Sequence[AddedRow]) -> None:
        """Show what can be adopted one by one; what was chosen stays chosen."""
        before = self._chosen_added()
        _fill(self.added, ((one, (one.name, one.kind, one.words, one.state)) for one in added))
        row = next((row for row, one in enumerate(added) if before and one.added == before.added), -1)
        self.added.setCurrentItem(self.added.topLevelItem(row) if row >= 0 else None)  # type: ignore[arg-type]

    def _show_colleagues(self, colleagues: Sequence[ColleagueRow]) -> None:
        """Show each colleague, and the agreement on each verdict below."""
        opened = {row.data(0, DATA).delegate.id for row in self._rows() if row.isExpanded()}
        _fill(self.colleagues, ((one, _counts(one)) for one in colleagues))
        for row, one in zip(self._rows(), colleagues, strict=True):
            for verdict, same, different in one.by_verdict:
                below = QTreeWidgetItem(row, [verdict_word(verdict), str(same + different), str(same), str(different)])
                below.setText(AGREEMENT, _percent(same, same + different))
            row.setExpanded(one.delegate.id in opened)

    def _rows(self) -> list[QTreeWidgetItem]:
        rows = (self.colleagues.topLevelItem(row) for row in range(self.colleagues.topLevelItemCount()))
        return [row for row in rows if row is not None]

    def _fit(self) -> None:
        for tree, widths in (
            (self.colleagues, (180,)),
            (self.points, (270, 90, 130)),
            (self.added, (150, 180, 380)),
            (self.loose, (130, 230, 230)),
        ):
            header = tree.header()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
            for column, width in enumerate(widths):
                header.resizeSection(column, width)
        for column in range(1, self.colleagues.columnCount()):
            self.colleagues.resizeColumnToContents(column)

    def _chosen(self) -> ColleagueRow | None:
        chosen = self.colleagues.selectedItems()
        return (chosen[0].parent() or chosen[0]).data(0, DATA) if chosen else None

    def _chosen_added(self) -> AddedRow | None:
        chosen = self.added.selectedItems()
        return chosen[0].data(0, DATA) if chosen else None

    def _choose(self, delegate: str) -> None:
        there = self._rows()
        wanted = next((row for row in there if row.data(0, DATA).delegate.id == delegate), there[0] if there else None)
        if wanted is not None:
            self.colleagues.setCurrentItem(wanted)

    @Slot()
    def _refresh_buttons(self) -> None:
        chosen = self._chosen()
        self.forget.setEnabled(chosen is not None)
        self.adopt.setEnabled(bool(chosen and chosen.open))
        added = self._chosen_added()
        self.adopt_added.setEnabled(bool(added and added.adoptable))

    @Slot(QTreeWidgetItem)
    def _go(self, item: QTreeWidgetItem) -> None:
        told = item.data(0, DATA)
        span = told.span if isinstance(told, AddedRow) else told
        if span is not None:
            self.place_asked.emit(Span(*span))


def _counts(one: ColleagueRow) -> tuple[str, ...]:
    before, after = (one.marks, one.same, one.different), (one.only_theirs, one.only_mine)
    percent = _percent(one.same, one.same + one.different)
    return (one.name, *map(str, before), percent, *map(str, after), one.changed)


def _percent(same: int, both: int) -> str:
    from app.exchange.tally import percent_agreement

    percent = percent_agreement(same, both)
    return "" if percent is None else f"{percent}%"


def _told(colleagues: Sequence[ColleagueRow], apart: int) -> str:
    if not colleagues:
        return translate(
            "No review of a colleague is here yet. Import a bundle (.zip) that a colleague sent, or the report with "
            "comments made in Word (.docx); or drop the bundle onto the window. Your own review stays as it is."
        )
    many = plural(
        "{count} colleague reviewed this report.", "{count} colleagues reviewed this report.", len(colleagues)
    )
    differ = plural("The delegates differ on {count} point.", "The delegates differ on {count} points.", apart)
    return f"{many} {differ}"


def _fill(tree: QTreeWidget, rows: Iterable[tuple[object, Sequence[str]]]) -> None:
    tree.clear()
    items = []
    for data, texts in rows:
        item = QTreeWidgetItem(list(texts))
        item.setData(0, DATA, data)
        for column, text in enumerate(texts):
            item.setToolTip(column, f"<qt>{escape(text)}</qt>")  # what a colleague wrote is never taken for markup
        items.append(item)
    tree.addTopLevelItems(items)
