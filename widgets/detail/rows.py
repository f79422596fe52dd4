"""The rows of the detail's sections: a tie, evidence, a link, a line of the history."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.report.model import Span
from app.wording import render, translate
from widgets.detail.content import HistoryLine, LinkLine, TieLine
from widgets.detail.elided import ElidedLabel
from widgets.detail.places import PlaceButton
from widgets.detail.proof import SIGNS
from widgets.theme.fonts import page_font, window_font
from widgets.theme.icons import CHIP, MARGIN, icon, pixmap
from widgets.theme.theme import Theme

if TYPE_CHECKING:
    from app.review.records import Evidence

SMALL_POINTS, QUOTE_POINTS = 9.0, 9.75
OPENABLE = ("http", "https")


class AddressButton(QPushButton):
    """A link that is as wide as there is room; its end gives way, its tip holds the whole."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew to the room there is."""
        super().resizeEvent(event)
        room = event.size().width() - CHIP - 16
        self.setText(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, room))


def tie_row(
    tie: TieLine, theme: Theme, calls: tuple[Callable[[], None], Callable[[Span], None]], parent: QWidget
) -> QWidget:
    """Return a tie: whether it holds, its formula, its note and its other places; `calls` untie it, go to a place."""
    untie, go = calls
    row, box, line = _row(parent)
    sign = QLabel(row)
    name, tone, word = SIGNS[tie.holds] if tie.holds else ("warning", "questioned", None)
    sign.setPixmap(pixmap(name, theme.tones[tone].line, MARGIN, row.devicePixelRatioF()))
    sign.setAccessibleName(render(word) if word else translate("lost"))
    words = plain_label(tie.formula, row, bold=True, points=9.75)
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words, 1)
    line.addWidget(_tool("delete", translate("Untie these numbers"), theme, untie, row), 0, Qt.AlignmentFlag.AlignTop)
    if tie.holds is None:
        box.addWidget(plain_label(translate("A number of this tie is no longer in the text."), row, muted=True))
    if tie.note:
        box.addWidget(plain_label(tie.note, row, muted=True))
    for place in tie.places:
        button = PlaceButton(place, theme, theme.tones[tone], row)
        button.clicked.connect(partial(go, place.span))
        box.addWidget(button)
    return row


def evidence_row(
    evidence: Evidence,
    theme: Theme,
    calls: tuple[Callable[[], None], Callable[[], None], Callable[[QUrl], None]],
    parent: QWidget,
) -> QWidget:
    """Return evidence: its source, its quote, its address or file; `calls` change it, remove it, open its address."""
    change, remove, go = calls
    row, box, line = _row(parent)
    line.addWidget(plain_label(evidence.source, row, bold=True), 1)
    for name, tip, call in (("edit", translate("Change"), change), ("delete", translate("Remove"), remove)):
        line.addWidget(_tool(name, f"{tip}: {evidence.source}", theme, call, row), 0, Qt.AlignmentFlag.AlignTop)
    if evidence.quote:
        quote = plain_label(f"“{evidence.quote}”", row)
        quote.setFont(page_font(QUOTE_POINTS))
        box.addWidget(quote)
    for words, address, name in (
        (evidence.url, QUrl(evidence.url, QUrl.ParsingMode.StrictMode), "web"),
        (Path(evidence.file).name, QUrl.fromLocalFile(evidence.file), "file"),
    ):
        if words:
            box.addWidget(_address(words, address, name, theme, go, row))
    return row


def link_row(
    link: LinkLine, theme: Theme, go: Callable[[], None], unlink: Callable[[], None], parent: QWidget
) -> QWidget:
    """Return a link: the other place, which a click goes to, and the way to take the link away."""
    row, _, line = _row(parent)
    if link.place:
        place = PlaceButton(link.place, theme, theme.tones["inconsistent"], row)
        place.clicked.connect(go)
        line.addWidget(place, 1)
    else:
        lost = translate("“{words}”, which is no longer in the text", words=link.words)
        line.addWidget(plain_label(lost, row, muted=True), 1)
    line.addWidget(_tool("delete", translate("Remove the link"), theme, unlink, row), 0, Qt.AlignmentFlag.AlignTop)
    return row


def history_row(entry: HistoryLine, parent: QWidget) -> QWidget:
    """Return a line of the history."""
    row, box, line = _row(parent)
    line.addWidget(plain_label(entry.what, row), 1)
    when = plain_label(" · ".join(part for part in (entry.who, entry.when) if part), row, muted=True)
    when.setWordWrap(False)
    line.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
    if entry.note:
        box.addWidget(plain_label(entry.note, row, muted=True))
    return row


def _row(parent: QWidget) -> tuple[QWidget, QVBoxLayout, QHBoxLayout]:
    row = QWidget(parent)
    box, line = QVBoxLayout(row), QHBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(1)
    line.setSpacing(4)
    box.addLayout(line)
    return row, box, line


def plain_label(
    text: str, parent: QWidget, bold: bool = False, muted: bool = False, points: float = SMALL_POINTS
) -> QLabel:
    """Return words as they are: what somebody wrote is never taken for markup."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(window_font(points, bold))
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if muted:
        label.setProperty("kind", "muted")
    return label


def _tool(name: str, tip: str, theme: Theme, call: Callable[[], None], parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setIcon(icon(name, theme.muted, CHIP))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFixedSize(26, 24)
    button.clicked.connect(call)
    return button


def _address(
    words: str, address: QUrl, name: str, theme: Theme, go: Callable[[QUrl], None], parent: QWidget
) -> QWidget:
    """Return where evidence is: a button for what can be opened, plain words for the rest."""
    if not address.isLocalFile() and address.scheme() not in OPENABLE:
        return ElidedLabel(words, parent)
    button = AddressButton(words, parent)
    button.setProperty("kind", "link")
    button.setFont(window_font(SMALL_POINTS))
    button.setIcon(icon(name, theme.accent_ink, CHIP))
    button.setToolTip(translate("Open {address}", address=address.toLocalFile() or address.toString()))
    button.setStyleSheet("QPushButton { text-align: left; min-height: 22px; }")
    button.clicked.connect(lambda: go(address))
    return button
