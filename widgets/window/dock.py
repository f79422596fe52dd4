"""What the docks at the left share: a title with one button, and a list or tree below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget


def lay_out(
    dock: QWidget, title: QLabel, buttons: QToolButton | Sequence[QToolButton], rows: QWidget, below: int = 0
) -> None:
    """Put the title and its buttons above the rows, with `below` pixels free under them."""
    head = QHBoxLayout()
    head.setContentsMargins(16, 5, 8, 3)
    head.addWidget(title, 1)
    for button in (buttons,) if isinstance(buttons, QToolButton) else buttons:
        head.addWidget(button)
    inside = QHBoxLayout()
    inside.setContentsMargins(6, 0, 6, below)
    inside.addWidget(rows)
    box = QVBoxLayout(dock)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(0)
    box.addLayout(head)
    box.addLayout(inside, 1)
