"""A camera takes pictures of the window, with whatever stands before it, in few colours."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from docs.play.hand import NotSeen
from widgets.picture import wait_for_jobs
from widgets.window.main_window import MainWindow

COLOURS, COMMON = 256, 48  # of a picture, and how many of them are its commonest
ALIKE = 0xFFE0E0E0  # colours that differ below these bits look alike


class Camera:
    """Takes pictures of one window into a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, window: MainWindow, name: str) -> Path:
        """Write what shows now as a picture of few colours."""
        wait_for_jobs(window)
        picture = window.grab()
        before = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not window]
        self._lay_over(picture, window, [one for one in before if isinstance(one, QDialog | QMenu)])
        path = self._folder / f"{name}.png"
        if not few_colours(picture.toImage()).save(str(path), quality=0):  # packed as small as it goes
            raise NotSeen(str(path))
        return path

    def _lay_over(self, picture: QPixmap, window: MainWindow, before: list[QWidget]) -> None:
        painter = QPainter(picture)
        for one in before:
            place = one.pos() - window.pos() if isinstance(one, QMenu) else _middle(window, one)
            painter.drawPixmap(place, one.grab())
            painter.setPen(one.palette().mid().color())
            painter.drawRect(place.x() - 1, place.y() - 1, one.width() + 1, one.height() + 1)
        painter.end()


def few_colours(image: QImage) -> QImage:
    """Return a picture in 256 colours, which makes its file a fraction of the size; rare colours keep their place."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(image.constBits()).cast("I"))
    alike: dict[int, int] = {}
    for colour, _ in counted.most_common():
        alike.setdefault(colour & ALIKE, colour)
    chosen = list(dict.fromkeys([*(colour for colour, _ in counted.most_common(COMMON)), *alike.values()]))[:COLOURS]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return image.convertToFormat(QImage.Format.Format_Indexed8, chosen, flags)


def _middle(window: QWidget, dialog: QWidget) -> QPoint:
    return QPoint((window.width() - dialog.width()) // 2, (window.height() - dialog.height()) // 3)
