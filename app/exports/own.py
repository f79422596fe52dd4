"""A review with only what the delegate said, without what was taken over from others."""

from __future__ import annotations

from app.review.records import Additions
from app.review.session import ReviewSession


def own_review(session: ReviewSession) -> ReviewSession:
    """Return the review with the marks and additions of its own author alone."""
    author, added = session.author, session.additions
    marks = [mark for mark in (*(mark for _, mark in session.marked()), *session.lost) if mark.author == author]
    own = Additions(
        tuple(one for one in added.ties if one.author == author),
        tuple(one for one in added.dismissals if one.author == author),
        tuple(one for one in added.evidence if one.author == author),
        tuple(one for one in added.links if one.author == author),
        tuple(one for one in added.figures if one.author == author),
        tuple(one for one in added.questions if one.author == author),
    )
    return ReviewSession(session.record, session.machine_scan, marks, author, own)
