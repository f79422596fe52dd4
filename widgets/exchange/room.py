"""Exchange in the window: reviews of colleagues come, are shown beside one's own, adopted, sent and summed up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QBoxLayout, QMessageBox

from app.jobs import Token
from app.wording import plural, translate
from widgets.exchange.added import AddedRow, added_rows
from widgets.exchange.content import (
    ColleagueRow,
    VoiceLine,
    colleague_rows,
    loose_rows,
    point_rows,
    voice_lines,
)
from widgets.exchange.incoming import Incoming
from widgets.exchange.opinions import OpinionsSection
from widgets.exchange.sending import BUNDLE, TOPIC, Sending
from widgets.window.front import chosen_theme

if TYPE_CHECKING:
    from app.anchors.model import Anchor
    from app.exchange.beside import Beside
    from app.exchange.following import Followed
    from app.exchange.receiving import Arrival
    from app.exchange.tally import Tally
    from app.report.model import Span
    from app.review.opinions import ColleagueReview
    from app.review.session import ReviewSession
    from widgets.exchange.dialog import ExchangeDialog
    from widgets.window.report_window import ReportWindow

Thing = TypeVar("Thing")
Made = TypeVar("Made")

SETTLE = 200  # milliseconds after a change before agreement is counted anew


class ExchangeRoom(QObject):
    """Knows the reviews of colleagues of the open report and what they come to."""

    def __init__(self, window: ReportWindow) -> None:
        super().__init__(window)
        self._window, self._services, self._work = window, window.services, window.work
        self._parts, self._room, self._reviewing = window.parts, window.room, window.reviewing
        self.found: Tally | None = None
        self.dialog: ExchangeDialog | None = None
        self.sending = Sending(window)
        self.incoming = Incoming(window)
        self.incoming.arrived.connect(self._show_arrivals)
        self._reviews: Sequence[ColleagueReview] = ()
        self._beside: Beside | None = None
        self._find: Callable[[Anchor], Span | None] | None = None
        self.section = self._add_section()
        self._timer = QTimer(self, singleShot=True, interval=SETTLE)
        self._timer.timeout.connect(self._count)
        self.section.adopt_asked.connect(self._adopt)
        self.section.add_asked.connect(self.show_dialog)
        window.opening.read.connect(self._begin_reading)
        window.opening.opened.connect(self.load)
        self._room.shown.connect(self._show_voices)
        self._reviewing.changed.connect(self._wait)
        window.looks.themed.connect(self.section.set_theme)
        window.looks.worded.connect(self._retranslate)

    def _add_section(self) -> OpinionsSection:
        """Put the section of colleagues before what the delegate added."""
        added = self._parts.detail.sections
        around = added.parentWidget()
        box = around.layout() if around else None
        assert isinstance(box, QBoxLayout)
        section = OpinionsSection(chosen_theme(self._services.settings), around)
        box.insertWidget(box.indexOf(added), section)
        return section

    @Slot()
    def _retranslate(self) -> None:
        self.section.retranslate()
        self._show_voices()
        if self.dialog is not None:
            self.dialog.retranslate()
            self._fill_dialog()

    # What is here

    @Slot()
    def _begin_reading(self) -> None:
        self._reviews, self.found = (), None
        self.section.show_lines(())
        self._parts.items.show_apart(())
        if self.dialog is not None:
            self.dialog.close()

    @Slot()
    def load(self) -> None:
        """Read anew what colleagues say of the open report, and of versions of it that it follows."""
        session, store = self._room.session, self._services.store
        if session is None:
            return

        def read(_token: Token) -> tuple[Sequence[ColleagueReview], Sequence[Followed]]:
            from app.exchange.following import to_follow

            record = store.record(session.record.id)
            return store.colleagues(record.id), to_follow(record, store)

        def show(found: tuple[Sequence[ColleagueReview], Sequence[Followed]]) -> None:
            reviews, followed = found
            if session is self._room.session:
                self._take(session, reviews)
                if followed:
                    self._follow(session, followed)

        self._work.start("store", read, show)

    def _follow(self, session: ReviewSession, followed: Sequence[Followed]) -> None:
        """Lay on the open report what colleagues say of other versions of it, then read anew."""
        record, report, store = session.record, session.report, self._services.store

        def lay(token: Token) -> Sequence[ColleagueReview]:
            from app.exchange.following import lay_followed

            return lay_followed(followed, record, report, token)

        def keep(reviews: Sequence[ColleagueReview]) -> None:
            self._work.start("store", lambda _token: store.receive(reviews), lambda _nothing: self.load())

        self._work.start("compute", lay, keep)

    def _take(self, session: ReviewSession, reviews: Sequence[ColleagueReview]) -> None:
        from app.anchors.place import find_anchor
        from app.exchange.beside import Beside

        self._reviews, self._beside = reviews, Beside(reviews)
        self._find = cache(partial(find_anchor, session.report))
        self._count()

    @Slot()
    def _wait(self) -> None:
        if self._reviews:
            self._timer.start()

    @Slot()
    def _count(self) -> None:
        from app.exchange.tally import tally

        session = self._room.session
        self.found = tally(session, self._reviews, self._find) if session and self._reviews else None
        apart = self.found.differences if self.found else ()
        self._parts.items.show_apart([matter.item.key for matter in apart if matter.item])
        self._show_voices()
        self._fill_dialog()

    @Slot()
    def _show_voices(self) -> None:
        session, key = self._room.session, self._room.current
        if session and key and self.found and self._beside and session.knows(key):
            self.section.show_lines(voice_lines(session, self.found, key, self._beside))
        else:
            self.section.show_lines(())

    def _fill_dialog(self) -> None:
        session = self._room.session
        if self.dialog is None or session is None or not self.dialog.isVisible():
            return
        if self.found is None or self._beside is None:
            self.dialog.show_all((), (), (), ())
        else:
            found = self.found
            points, added = point_rows(session, found), added_rows(session, self._reviews)
            self.dialog.show_all(colleague_rows(found, self._beside), points, added, loose_rows(session, found))

    # The dialog

    @Slot()
    def show_dialog(self) -> None:
        """Show who reviewed the report too; it stays open beside the report."""
        from widgets.exchange.dialog import ExchangeDialog

        if self._room.session is None:
            return
        if self.dialog is None:
            dialog = self.dialog = ExchangeDialog(self._window)
            dialog.import_asked.connect(self.ask_for_review)
            dialog.send_asked.connect(self.sending.ask_where_to_send)
            dialog.sum_asked.connect(self.sending.ask_where_to_sum)
            self.sending.written.connect(dialog.tell_written)
            dialog.adopt_asked.connect(self._ask_to_adopt)
            dialog.adopt_added_asked.connect(self._adopt_added)
            dialog.forget_asked.connect(self._ask_to_forget)
            dialog.place_asked.connect(self._go)
            dialog.list_asked.connect(self.show_differences)
        self.dialog.show()
        self._fill_dialog()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot(object)
    def _go(self, span: Span) -> None:
        session = self._room.session
        item = next((one for one in session.items if one.span == span), None) if session else None
        if item is not None:
            self._room.go_to_item(item.key)
        else:
            self._parts.spread.go_to(span)

    @Slot()
    def show_differences(self) -> None:
        """Show in the list the items on which delegates differ."""
        self._parts.items.apart.click()

    # What comes

    @Slot()
    def ask_for_review(self) -> None:
        """Ask for a bundle or a Word file that came back."""
        from widgets.exchange.asking import ask_for_file

        ask_for_file(self._window, self.receive)

    def take_bundles(self, paths: Sequence[Path]) -> Sequence[Path]:
        """Receive those of some files that are bundles; return the others."""
        bundles = [path for path in paths if path.suffix.lower() == BUNDLE]
        if bundles:
            self.receive(*bundles)
        return [path for path in paths if path not in bundles]

    def receive(self, *paths: Path) -> None:
        """Take over what colleagues sent, and say what came."""
        self.incoming.receive(paths)

    @Slot(object)
    def _show_arrivals(self, arrivals: Sequence[Arrival]) -> None:
        from app.exchange.telling import told_arrivals

        session = self._room.session
        here = session is not None and any(one.record.id == session.record.id for one in arrivals)
        action = (translate("Show"), self.show_dialog) if here else None
        if not here and arrivals:
            record = arrivals[0].record
            action = (translate("Open the report"), partial(self._window.open_record, record))
        self._parts.strip.say(TOPIC, " ".join(told_arrivals(arrivals)), action=action)
        self.load()

    # Adopting

    @Slot(object)
    def _adopt(self, line: VoiceLine) -> None:
        self._parts.detail.flush_note()
        self._reviewing.do(lambda session: session.adopt([line.said], line.name))

    @Slot(object)
    def _adopt_added(self, row: AddedRow | None) -> None:
        if row is not None:
            self._reviewing.do(lambda session: session.adopt_added(row.added, row.name))

    @Slot(object)
    def _ask_to_adopt(self, row: ColleagueRow | None) -> None:
        if row is None or not row.open:
            return
        text = plural(
            "Make what {name} says, with evidence and questions, my own at {count} place where I said nothing?",
            "Make what {name} says, with evidence and questions, my own at {count} places where I said nothing?",
            len(row.open),
            name=row.name,
        )
        more = translate("Ctrl+Z takes all of it back in one step.")
        self._ask(text, more, lambda: self._reviewing.do(lambda session: session.adopt(row.open, row.name)))

    @Slot(object)
    def _ask_to_forget(self, row: ColleagueRow | None) -> None:
        session = self._room.session
        if row is None or session is None:
            return
        store, number = self._services.store, session.record.id
        ids = [one.delegate.id for one in self._reviews if self._is_of(one, row)]

        def forget(_token: Token) -> None:
            for one in ids:
                store.forget_colleague(number, one)

        text = translate("Take the review of {name} out of the library?", name=row.name)
        more = translate("What you adopted stays yours. The review can be imported again.")
        self._ask(text, more, lambda: self._work.start("store", forget, lambda _nothing: self.load()))

    def _is_of(self, review: ColleagueReview, row: ColleagueRow) -> bool:
        from app.review.opinions import Origin, folded_name

        if review.origin is Origin.WORD:
            return folded_name(review.delegate.name) == folded_name(row.delegate.name)
        return review.delegate == row.delegate

    def _ask(self, text: str, more: str, call: Callable[[], None]) -> None:
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No
        box = QMessageBox(QMessageBox.Icon.Question, "Thẩm Tra", text, buttons, self.dialog or self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText(more)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.accepted.connect(call)
        box.open()
