"""How the file will look: pages, a web page, tables or plain words, whichever it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QUrl, Slot
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QTableView,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.exports.preview import Pages, Preview, Table, Tables, Web, Words
from app.wording import translate
from widgets.export.sheets import DocumentSheets, lay_out
from widgets.page.print_preview import Preview as SheetArea
from widgets.page.print_preview import SheetPainter
from widgets.theme.choice import Choice
from widgets.theme.icons import MARGIN, icon
from widgets.theme.theme import Theme

MOST = 150_000  # signs of a page that are laid out: more would hold the window
LETTER, WIDEST = 8, 360  # pixels of a letter of a column's width, and of a column at most
FOR_QT = (
    *(("<mark ", "<span "), ("</mark>", "</span>"), ("\nmark.", "\nspan."), ("<a id=", "<a name=")),
    *(("<aside", '<p class="muted"'), ("</aside>", "</p>"), ("</style>", "td, th { padding: 4px 8px; }</style>")),
)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Made:
    """A preview with the document that was laid out for it."""

    preview: Preview
    document: QTextDocument | None


def make(preview: Preview) -> Made:
    """Lay a preview out as far as that takes long; on any thread."""
    document = None
    if isinstance(preview, Pages):
        document = lay_out(preview)
    elif isinstance(preview, Web):
        document = QTextDocument()
        document.setHtml(_for_qt(first_part(preview.html, preview.anchor)))
    window = QApplication.instance()
    if document is not None and window is not None:
        document.moveToThread(window.thread())
    return Made(preview, document)


def first_part(html: str, anchor: str = "") -> str:
    """Return of a long page what is looked at first, its beginning or what is around an anchor, and say so."""
    head, tag, body = html.partition("<body>")
    if len(body) <= MOST:
        return html
    begin = max(0, body.find(f'id="{anchor}"') - MOST // 2) if anchor else 0
    begin = body.find("\n", begin) if begin else 0
    end = body.rfind("\n", 0, begin + MOST)
    words = translate("The preview shows a part of a long page; the file has all of it.")
    return f"{head}{tag}{body[begin:end]}<hr><p>{escape(words)}</p></body></html>"


def _for_qt(html: str) -> str:
    """Return HTML with the tags and lengths that Qt knows."""
    for ours, known in FOR_QT:
        html = html.replace(ours, known)
    return html


class Browser(QTextBrowser):
    """A page that is only looked at: nothing in it is ever loaded."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None


class Cells(QAbstractTableModel):
    """The cells of one sheet."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else len(self._table.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._table.rows[index.row()][index.column()]
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and side == Qt.Orientation.Horizontal:
            return self._table.columns[section][0]
        return None


class PreviewArea(QWidget):
    """Shows one preview at a time, or a sentence where there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: Sequence[Table | tuple[str, str]] = ()
        self.stack = QStackedWidget(self)
        self.sheets, self.browser = SheetArea(theme, self), Browser(self)
        self.table, self.words, self.said = QTableView(self), QPlainTextEdit(self), QLabel(self)
        self.part, self.number = Choice(self), QLabel(self)
        self._turns = self._tool("previous", theme), self._tool("next", theme)
        self._zooms = self._tool("smaller", theme), self._tool("add", theme)
        self._kept: tuple[object, ...] = ()  # what Qt does not own
        self._build()
        view = self.sheets.view
        view.turned.connect(self._show_number)
        for button, by in zip(self._turns, (-1, 1), strict=True):
            button.clicked.connect(lambda _checked=False, by=by: view.turn(view.number + by))
        for button, factor in zip(self._zooms, (1 / 1.2, 1.2), strict=True):
            button.clicked.connect(lambda _checked=False, factor=factor: self.sheets.zoom(factor))
        self.part.activated.connect(self._show_part)

    def _tool(self, name: str, theme: Theme) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(name, theme.muted, MARGIN))
        return button

    def _build(self) -> None:
        words = (translate("Previous page"), translate("Next page"), translate("Smaller"), translate("Larger"))
        for button, word in zip((*self._turns, *self._zooms), words, strict=True):
            button.setToolTip(word)
            button.setAccessibleName(word)
        shown: tuple[QWidget, ...] = (self.browser, self.table, self.words)
        for widget in shown:
            widget.setAccessibleName(translate("How the file will look"))
        self.browser.setOpenLinks(False)
        self.browser.setStyleSheet("QTextBrowser { background: white; color: #1A2028; border: none; padding: 12px; }")
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.table.setWordWrap(False)
        self.words.setReadOnly(True)
        self.words.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.part.setAccessibleName(translate("Part of the file"))
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said.setWordWrap(True)
        self.said.setProperty("kind", "muted")
        for widget in (self.said, self.sheets, *shown):
            self.stack.addWidget(widget)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 12, 4)
        tools: tuple[QWidget, ...] = (*self._turns, self.number, *self._zooms, self.part)
        for widget in tools:
            bar.addWidget(widget)
        bar.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(bar)
        box.addWidget(self.stack, 1)
        self.say("")

    def say(self, words: str) -> None:
        """Say why there is nothing to be seen."""
        self.said.setText(words)
        self._show(self.said)

    def show_made(self, made: Made) -> None:
        """Show another preview."""
        preview = made.preview
        if isinstance(preview, Pages) and made.document is not None:
            self.show_sheets(DocumentSheets(made.document))
        elif isinstance(preview, Web) and made.document is not None:
            self._kept = (made.document,)
            self.browser.setDocument(made.document)
            self._show(self.browser)
            self.browser.scrollToAnchor(preview.anchor)
        elif isinstance(preview, Tables):
            self._show_parts(preview.sheets, self.table)
        elif isinstance(preview, Words):
            self._show_parts(preview.parts, self.words)

    def show_sheets(self, painter: SheetPainter) -> None:
        """Show what is laid out on sheets, at the page that is shown now."""
        self._kept = (painter,)
        self.sheets.view.show_printer(painter)
        self._show(self.sheets)

    def _show_parts(self, parts: Sequence[Table | tuple[str, str]], shown: QWidget) -> None:
        before = self.part.currentIndex()
        self._parts = parts
        self.part.clear()
        self.part.addItems([part.name if isinstance(part, Table) else part[0] for part in parts])
        self._show(shown)
        self.part.setVisible(len(parts) > 1)
        self.part.setCurrentIndex(before if 0 <= before < len(parts) else 0)
        self._show_part(self.part.currentIndex())

    @Slot(int)
    def _show_part(self, number: int) -> None:
        part = self._parts[number]
        if not isinstance(part, Table):
            self.words.setPlainText(part[1])
            return
        model = Cells(part)
        self._kept = (model,)
        self.table.setModel(model)
        for column, (_, width) in enumerate(part.columns):
            self.table.setColumnWidth(column, min(width * LETTER, WIDEST))

    def _show(self, shown: QWidget) -> None:
        self.stack.setCurrentWidget(shown)
        for widget in (*self._turns, self.number, *self._zooms):
            widget.setVisible(shown is self.sheets)
        self.part.setVisible(False)

    @Slot(int)
    def _show_number(self, number: int) -> None:
        total = self.sheets.view.count
        self.number.setText(translate("Page {number} / {total}", number=number + 1, total=total))
        self._turns[0].setEnabled(number > 0)
        self._turns[1].setEnabled(number + 1 < total)
