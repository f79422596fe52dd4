"""The keys of the comparison: they act while one of its parts has the focus, and no letter while words are typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from app.review.model import Verdict

if TYPE_CHECKING:
    from widgets.compare.view import CompareView

NEXT, PREVIOUS = ("F8", "J", "Alt+Down"), ("Shift+F8", "K", "Alt+Up")  # beside those of the menu
VERDICTS = {"V": Verdict.VERIFIED, "Q": Verdict.QUESTIONED, "I": Verdict.INCONSISTENT}


def join_keys(view: CompareView) -> None:
    """Give a comparison its keys."""
    acts: dict[str, Callable[[], None]] = {
        **dict.fromkeys(NEXT, view.next_change),
        **dict.fromkeys(PREVIOUS, view.previous_change),
        **dict.fromkeys(("Return", "Enter"), view.confirm),
        **{key: partial(view.judge, verdict.value) for key, verdict in VERDICTS.items()},
        "U": view.decline,
        "P": view.place,
        "F3": partial(view.find_asked.emit, False),
        "Shift+F3": partial(view.find_asked.emit, True),
        "Ctrl+E": view.export_asked.emit,
        "Escape": view.closed.emit,
    }
    for keys, act in acts.items():
        QShortcut(QKeySequence(keys), view, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
