"""What colleagues send, on its way into the library; and comments in a report that was opened, offered to be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from app.errors import Cancelled, ThamTraError
from app.jobs import Token
from app.wording import Message, plural, render, translate

if TYPE_CHECKING:
    from app.exchange.model import Parcel
    from app.exchange.receiving import Addressed, Arrival, Laid
    from widgets.review.present import Presented
    from widgets.window.report_window import ReportWindow

Thing = TypeVar("Thing")
Made = TypeVar("Made")

TOPIC = "comments"
WORD = ".docx"
_NAMED = 3  # authors of comments that are named


class Incoming(QObject):
    """Reads and places in the computing pool, asks and keeps on the store's thread; `arrived(arrivals)` tells the end.

    What is refused costs the others nothing, and Cancel before the end changes nothing.
    """

    arrived = Signal(object)

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window, self._services, self._work = window, window.services, window.work
        self._strip = window.parts.strip
        self._open: Presented | None = None
        window.opening.read.connect(self._forget)
        window.opening.opened.connect(self._look_for_comments)

    def receive(self, paths: Sequence[Path]) -> None:
        """Take over what colleagues sent."""
        read, refused = self._services.read, list[ThamTraError]()
        self._strip.put_away("error")

        def parse(token: Token) -> list[Parcel]:
            from app.exchange.receiving import read_parcels

            return _each(paths, lambda path: read_parcels(path, read, token), refused)

        def kept(laid: list[Laid]) -> None:
            self._keep(laid, refused)

        def parsed(parcels: list[Parcel]) -> None:
            self._lay(parcels, refused, kept)

        self._work.start("compute", parse, parsed, text=Message("Reading what the colleague sent"))

    def _lay(
        self, parcels: list[Parcel], refused: list[ThamTraError], done: Callable[[list[Laid]], None], shown: bool = True
    ) -> None:
        """Find the reports that reviews speak of, and their places there."""
        store, author = self._services.store, self._services.settings.current.author

        def find(token: Token) -> list[Addressed]:
            from app.exchange.receiving import address

            return _each(parcels, lambda parcel: [address(parcel, store, author, token)], refused)

        def place(found: list[Addressed], token: Token) -> list[Laid]:
            from app.exchange.receiving import lay

            return _each(found, lambda one: [lay(one, token)], refused)

        def found(addressed: list[Addressed]) -> None:
            text = Message("Finding the places in your report") if shown else None
            self._work.start("compute", partial(place, addressed), done, text=text)

        text = Message("Looking for the report in the library") if shown else None
        self._work.start("store", find, found, text=text)

    def _keep(self, laid: list[Laid], refused: list[ThamTraError]) -> None:
        store = self._services.store

        def keep(_token: Token) -> list[Arrival]:
            from app.exchange.receiving import keep

            return _each(laid, lambda one: keep(one, store), refused)

        def done(arrivals: list[Arrival]) -> None:
            if refused:
                self._strip.say("error", " ".join(render(one.message) for one in refused), "error")
            if arrivals:
                self.arrived.emit(arrivals)

        self._work.start("store", keep, done)

    # Comments in the report that was opened

    @Slot()
    def _forget(self) -> None:
        self._open = None
        self._strip.put_away(TOPIC)

    @Slot(object)
    def _look_for_comments(self, presented: Presented) -> None:
        """Look whether the report that is now open holds comments that the library does not."""
        report, self._open = presented.session.report, presented
        path = Path(report.path)
        if path.suffix.lower() != WORD:
            return

        def parse(_token: Token) -> list[Parcel]:
            from app.exchange.word_comments import comments_there

            return list(comments_there(path, report))

        def parsed(parcels: list[Parcel]) -> None:
            if parcels and self._open is presented:
                self._lay(parcels, [], laid, shown=False)

        def laid(found: list[Laid]) -> None:
            self._work.start("store", partial(self._new, found), partial(self._offer, presented))

        self._work.start("compute", parse, parsed, lambda _error: None)  # the report itself was read

    def _new(self, laid: list[Laid], _token: Token) -> list[Laid]:
        from app.exchange.receiving import is_news

        return [one for one in laid if is_news(one, self._services.store)]

    def _offer(self, presented: Presented, laid: list[Laid]) -> None:
        if not laid or self._open is not presented:
            return
        from app.exchange.telling import told_name

        count = sum(len(one.addressed.parcel.marks) for one in laid)
        names = [told_name(one.addressed.parcel.delegate) for one in laid]
        named = ", ".join([*names[:_NAMED], *(["..."] if len(names) > _NAMED else [])])
        text = plural(
            "{count} comment of {names} stands in this file.",
            "{count} comments of {names} stand in this file.",
            count,
            names=named,
        )

        def take() -> None:
            self._strip.put_away(TOPIC)
            self._keep(laid, [])

        self._strip.say(TOPIC, text, action=(translate("Take over the comments"), take))


def _each(things: Iterable[Thing], call: Callable[[Thing], Iterable[Made]], refused: list[ThamTraError]) -> list[Made]:
    """Return all that comes of some things; what is refused is told, and the others go on."""
    made: list[Made] = []
    for thing in things:
        try:
            made += call(thing)
        except Cancelled:
            raise
        except ThamTraError as error:
            refused.append(error)
    return made
