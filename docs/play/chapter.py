"""What every chapter of the played review has: a hand at the window, a camera, and the current item."""

from __future__ import annotations

from app.review.session import ReviewSession
from docs.play.camera import Camera
from docs.play.hand import Hand, NotSeen
from widgets.actions import Act


class Chapter:
    """A part of what a delegate does, each with the keys, menus and clicks that the guides tell of."""

    def __init__(self, hand: Hand, camera: Camera | None) -> None:
        self.hand, self.window, self._camera = hand, hand.window, camera

    def picture(self, name: str) -> None:
        """Take a picture, if pictures are taken."""
        if self._camera:
            self._camera.take(self.window, name)

    @property
    def session(self) -> ReviewSession:
        """The review of the open report."""
        if self.window.session is None:
            raise NotSeen("an open report")
        return self.window.session

    @property
    def current(self) -> str:
        """The item that is looked at."""
        if self.window.room.current is None:
            raise NotSeen("a current item")
        return self.window.room.current

    def go_to_finding(self, words: str | int) -> None:
        """Go with F8 to the finding of some words, or to one by its place in the order of all."""
        findings = self.window.room.findings
        texts = [self.session.report.text_of(self.session.item(key).span) for key in findings]
        wanted = findings[words if isinstance(words, int) else texts.index(words)]
        for _ in findings:
            if self.current == wanted:
                return
            self.hand.act(Act.NEXT_FINDING)
        if self.current != wanted:
            raise NotSeen(wanted)
