"""What delegates added to their marks: evidence, contradictions and questions, by the marks that these hang on."""

from __future__ import annotations

from collections.abc import Iterable

from app.exports.said import evidence_words, question_facts
from app.report.model import Span
from app.review.adopting import Said
from app.review.model import Mark
from app.review.opinions import ColleagueReview
from app.review.records import Additions, Evidence, Question
from app.review.session import ReviewSession
from app.wording import translate


class Beside:
    """Knows what hangs on the marks of colleagues, and on one's own where a session is given."""

    def __init__(self, reviews: Iterable[ColleagueReview] = (), own: ReviewSession | None = None) -> None:
        self._evidence: dict[str, tuple[Evidence, ...]] = {}
        self._against: dict[str, tuple[str, ...]] = {}
        self._questions: dict[str, Question] = {}
        for review in reviews:
            self._learn(review.additions, (one.mark for one in review.opinions))
        if own is not None:
            self._learn(own.additions, (mark for _, mark in own.marked()))

    def said(self, span: Span, mark: Mark) -> Said:
        """Return all that a delegate says with a mark."""
        return Said(span, mark, self._evidence.get(mark.uuid, ()), self._questions.get(mark.uuid))

    def words(self, mark: Mark) -> tuple[str, ...]:
        """Return what was added to a mark as lines."""
        question = self._questions.get(mark.uuid)
        return (
            *(translate("Evidence: {words}", words=evidence_words(one)) for one in self._evidence.get(mark.uuid, ())),
            *(translate("Contradicts “{quote}”", quote=quote) for quote in self._against.get(mark.uuid, ())),
            *(f"{name}: {fact}" for name, fact in (question_facts(question) if question else ())),
        )

    def _learn(self, additions: Additions, marks: Iterable[Mark]) -> None:
        for one in additions.evidence:
            self._evidence[one.mark] = (*self._evidence.get(one.mark, ()), one)
        quotes = {mark.uuid: " ".join(mark.anchor.quote.split()) for mark in marks} if additions.links else {}
        for link in additions.links:
            for mark, other in ((link.first, link.second), (link.second, link.first)):
                if other in quotes:
                    self._against[mark] = (*self._against.get(mark, ()), quotes[other])
        self._questions |= {one.mark: one for one in additions.questions}
