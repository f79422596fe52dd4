"""The keys of the comparison: they act while one of its parts has the focus, and no letter while words are typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.review.model import Verdict

NEXT, PREVIOUS = ("F8", "J", "Alt+Down"), ("Shift+F8", "K", "Alt+Up")  # beside those of the menu
VERDICTS = {"V": Verdict.VERIFIED, "Q": Verdict.QUESTIONED, "I": Verdict.INCONSISTENT}


def join_keys(view: QWidget, calls: Mapping[str, Callable[[], None]]) -> None:
    """Have keys call while a part of the view has the focus."""
    for keys, call in calls.items():
        QShortcut(QKeySequence(keys), view, call, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
