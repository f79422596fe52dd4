"""What Word comments tell that the same person did not say before, and one opinion for each place of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from app.anchors.place import find_anchor
from app.report.model import Report
from app.review.model import Mark, ReportRecord, Verdict
from app.review.opinions import ColleagueReview, Delegate, Opinion, Origin, folded_name
from app.review.records import Additions
from app.review.store import Store
from app.wording import translate


def said_before(delegate: Delegate, record: ReportRecord, store: Store, author: str) -> tuple[Mark, ...]:
    """Return what somebody said of a report: a comment in Word tells a person by the name alone."""
    name = folded_name(delegate.name)
    said: list[Mark] = []
    if name == folded_name(author or translate("Delegate")):
        said += store.marks(record.id)
    for other in store.colleagues(record.id):
        if other.origin is Origin.BUNDLE and folded_name(other.delegate.name) == name:
            said += [one.mark for one in other.opinions]
    return tuple(said)


def news(review: ColleagueReview, report: Report, before: Iterable[Mark]) -> ColleagueReview:
    """Return a review of Word comments without what the same person said here already, in these words."""
    there = {(find_anchor(report, mark.anchor), mark.verdict, mark.note.strip()) for mark in before}
    new = tuple(
        one
        for one in review.opinions
        if one.place is None or (find_anchor(report, one.place), one.mark.verdict, one.mark.note.strip()) not in there
    )
    return _joined(replace(review, opinions=new))


def _joined(review: ColleagueReview) -> ColleagueReview:
    """Return a review with one opinion for each place: what was said there one after the other is one note."""
    at: dict[tuple[int, str], list[Opinion]] = {}
    for one in review.opinions:
        place = one.place or one.mark.anchor
        at.setdefault((place.start, place.quote), []).append(one)
    opinions: list[Opinion] = []
    heirs: dict[str, str] = {}
    for together in at.values():
        first, *others = sorted(together, key=lambda one: one.mark.created)
        heirs |= {one.mark.uuid: first.mark.uuid for one in together}
        opinions.append(replace(first, mark=_one([first.mark, *(one.mark for one in others)])))
    return replace(review, opinions=tuple(opinions), additions=_rehung(review.additions, heirs))


def _one(marks: Sequence[Mark]) -> Mark:
    """Return marks of one place as one: the latest verdict, and every note with its time where there are several."""
    noted = [mark for mark in marks if mark.note]
    notes = [mark.note if len(noted) == 1 else f"{_when(mark.created)}{mark.note}" for mark in noted]
    verdicts = [mark.verdict for mark in marks if mark.verdict is not Verdict.UNREVIEWED]
    changed = max(mark.changed for mark in marks)
    verdict = verdicts[-1] if verdicts else Verdict.UNREVIEWED
    return replace(marks[0], verdict=verdict, note="\n".join(notes), changed=changed)


def _when(moment: str) -> str:
    """Return a time as it stands in Word, nothing where none is told."""
    return datetime.fromisoformat(moment).strftime("%d/%m/%Y %H:%M: ") if moment else ""


def _rehung(additions: Additions, heirs: dict[str, str]) -> Additions:
    """Return what hangs on marks that are there, on the one of each place; a mark has one question at most."""
    evidence = [replace(one, mark=heirs[one.mark]) for one in additions.evidence if one.mark in heirs]
    asked = {heirs[one.mark]: one for one in reversed(additions.questions) if one.mark in heirs}
    links = [
        replace(one, first=heirs[one.first], second=heirs[one.second])
        for one in additions.links
        if one.first in heirs and one.second in heirs
    ]
    questions = [replace(one, mark=mark) for mark, one in asked.items()]
    return replace(additions, evidence=tuple(evidence), questions=tuple(questions), links=tuple(links))
