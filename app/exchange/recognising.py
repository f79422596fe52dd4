"""Which reports of the library a review speaks of: the same file, the same words in another format, other versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.comparison.resemblance import About, likeness
from app.exchange.model import Described
from app.jobs import Token
from app.report.fingerprint import content_fingerprint
from app.report.model import Report
from app.report.sketch import sketch_of
from app.review.model import ReportRecord
from app.review.store import Store
from app.wording import Message


class Match(StrEnum):
    """How a report of the library is known to be the one that is spoken of."""

    FILE = "file"
    CONTENT = "content"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class Known:
    """A report of the library that is spoken of."""

    record: ReportRecord
    report: Report
    match: Match


def recognise(about: Described, store: Store, token: Token) -> tuple[Known, ...]:
    """Return the reports that are meant, those of the same words first; none where the library holds no such one."""
    records = store.reports()
    same = [Known(one, store.report(one.id), Match.FILE) for one in records if one.sha256 == about.sha256]
    found = [*same, *_copies(about, records, store)] or _by_words(about, records, store, token)
    lineages = {one.record.lineage for one in found} - {None}
    known = {one.record.id for one in found}
    others = [one for one in records if one.lineage in lineages and one.id not in known]
    return (*found, *(Known(one, store.report(one.id), Match.VERSION) for one in others))


def _copies(about: Described, records: Sequence[ReportRecord], store: Store) -> list[Known]:
    """Return the reports of the same words in another file; only those of the same title can be, unless renamed."""
    facts = (about.facts.title, about.facts.number, about.facts.issued_on)
    alike = [one for one in records if one.sha256 != about.sha256]
    alike = [one for one in alike if (one.title, one.number, one.issued_on) == facts]
    read = [Known(one, store.report(one.id), Match.CONTENT) for one in alike] if about.content else []
    return [one for one in read if content_fingerprint(one.report.text) == about.content]


def _by_words(about: Described, records: Sequence[ReportRecord], store: Store, token: Token) -> list[Known]:
    """Return the reports of the same words, or else the one that shares the most of them."""
    same: list[Known] = []
    best: tuple[tuple[float, float], Known] | None = None
    for done, record in enumerate(records):
        token.step(done, len(records), Message("Looking for the report in the library"))
        report = store.report(record.id)
        if about.content and content_fingerprint(report.text) == about.content:
            same.append(Known(record, report, Match.CONTENT))
            continue
        alike = likeness(about.sketch, about.facts, sketch_of(report.text), _facts(report)) if about.sketch else None
        if alike and (best is None or (alike.words, alike.numbers) > best[0]):
            best = (alike.words, alike.numbers), Known(record, report, Match.VERSION)
    return same or ([best[1]] if best else [])


def _facts(report: Report) -> About:
    said = report.metadata
    return About(said.title, said.number, said.issued_on, said.issuer, said.period)
