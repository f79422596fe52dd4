"""What a person may choose of an export beside its kind."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.jobs import Token
from app.wording.message import Message

if TYPE_CHECKING:
    from app.exports.compare_table import CompareTable
    from app.review.session import ReviewSession
    from app.scan import Scan

WRITING = Message("Writing the file")


@dataclass(frozen=True, slots=True)
class Charts:
    """The charts of the overview as PNG pictures, as wide as the page between its margins."""

    sections: bytes
    findings: bytes


@dataclass(frozen=True, slots=True)
class Options:
    """How a review is written.

    `language` None is the one of the program; `own_only` leaves out what others marked; `session` is the name of the
    People's Council's session, empty for what the report says; `questions` are the marks that are asked about, by uuid
    in their order, None for all; `with_text` puts the report's text into a bundle; `charts` are drawn ahead, and
    `changes` compared ahead, where they are wanted.
    """

    language: str | None = None
    own_only: bool = False
    session: str = ""
    questions: tuple[str, ...] | None = None
    with_text: bool = False
    charts: Charts | None = None
    changes: CompareTable | None = None
    token: Token = field(default_factory=Token, compare=False)

    def chosen(self, scan: Scan, session: ReviewSession) -> tuple[Scan, ReviewSession]:
        """Return the review that is written: all of it, or what its author said."""
        if not self.own_only:
            return scan, session
        from app.exports.own import own_review

        own = own_review(session)
        return own.scan, own

    def step(self, done: int, total: int) -> None:
        """Tell how far the writing is; raise Cancelled where somebody asked it to stop."""
        self.token.step(done, total, WRITING)
