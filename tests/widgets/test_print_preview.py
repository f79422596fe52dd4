"""The sheet keeps its size in a window that it fits only while there is no scroll bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from widgets.page.print_preview import EDGE, Preview
from widgets.page.printing import paper
from widgets.theme.theme import load_theme

WIDTH, ROUNDS = 420, 60


class _Resizes(QObject):
    """Counts how often what it watches is given another size."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Resize
        return False


@pytest.mark.parametrize("above", range(-24, 25, 6))
def test_the_sheet_does_not_flicker_where_it_just_fits(qtbot: QtBot, above: int) -> None:
    preview, resizes = Preview(load_theme("light")), _Resizes()
    qtbot.addWidget(preview)
    full = paper().fullRectPoints()
    fitting = round((WIDTH - 2 * EDGE) / full.width() * full.height()) + 2 * EDGE
    preview.resize(WIDTH, fitting + above)
    preview.show()
    qtbot.wait(20)
    preview.viewport().installEventFilter(resizes)
    preview.resize(WIDTH, fitting + above - 1)
    for _ in range(ROUNDS):
        qtbot.wait(1)
    assert resizes.count < 6
