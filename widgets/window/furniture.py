"""What the window is furnished with once it was painted: the parts behind the start page, and the rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from widgets.compare.comparing import Comparing
from widgets.export.room import ExportRoom
from widgets.facsimile.ways import Ways
from widgets.reading.finding import FindingRoom
from widgets.reading.opening import Opening
from widgets.reading.room import ReadingRoom
from widgets.reading.scans import ScansOffer
from widgets.reading.workbench import Workbench
from widgets.review.reviewing import Reviewing
from widgets.review.room import ReviewRoom
from widgets.window.composing import Composing
from widgets.window.docking import Docking
from widgets.window.looks import Looks
from widgets.window.parts import build_parts
from widgets.window.rooms import Rooms

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from widgets.window.report_window import ReportWindow


class Furniture(NamedTuple):
    """The rooms that nothing else in the window relies on."""

    rooms: Rooms
    workbench: Workbench
    reading: ReadingRoom


def make_parts(window: ReportWindow) -> None:
    """Make what is behind the start page, and the use cases that fill it."""
    front, services, actions, work = window.front, window.services, window.actions_by_id, window.work
    parts = window.parts = build_parts(window, front, actions)
    Composing(parts.page, parts.items.list, parts.spread.facsimile, parts.contents.tree, parts.library.tree)
    window.opening = Opening(services, work, parts.page)
    window.reviewing = Reviewing(services, work)
    window.room = ReviewRoom(parts, window.reviewing, actions)
    window.looks = Looks(window, parts, actions, services.settings, window.room, front.choices)
    window.comparing = Comparing(services, work, parts)
    window.ways = Ways(services, work, parts.spread, actions, window.looks)
    window.exports = ExportRoom(window, services, work, window.reviewing, parts.strip)
    window.scans = ScansOffer(window.opening, parts.strip)
    window.finding = FindingRoom(parts, actions)


def make_rooms(window: ReportWindow, layout: QSettings | None) -> Furniture:
    """Make the rooms of a window that has its parts; the docks stand where the user left them."""
    rooms = Rooms(window, layout)
    workbench = Workbench(window, rooms.watching, rooms.adding, layout)
    window.docking = Docking(window, window.parts, window.looks, layout)
    return Furniture(rooms, workbench, ReadingRoom(window))
