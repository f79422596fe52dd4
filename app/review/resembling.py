"""Which report of the library is likely another version of one."""

from __future__ import annotations

from app.comparison.resemblance import About, Likeness, likeness
from app.review.model import Near, ReportRecord, Sketched


def likely_version(near: Near) -> ReportRecord | None:
    """Return the report that is most likely another version of this one, None where there is none."""
    own = near.own
    found = [
        (_rank(like), other.record)
        for other in near.others
        if (like := likeness(own.sketch, _about(own), other.sketch, _about(other)))
    ]
    return max(found, key=lambda pair: (pair[0], pair[1].opened), default=(0.0, None))[1]


def _rank(like: Likeness) -> float:
    return like.words + like.numbers


def _about(sketched: Sketched) -> About:
    record = sketched.record
    return About(record.title, record.number, record.issued_on, record.issuer, sketched.period)
