"""How the library arranges its reports: by session, versions of one report together, the newest sessions first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.language.folding import fold
from app.review.model import ReportRecord


@dataclass(frozen=True, slots=True)
class Work:
    """One report with all its versions, the oldest first."""

    versions: tuple[ReportRecord, ...]

    @property
    def newest(self) -> ReportRecord:
        """The version that was issued last."""
        return self.versions[-1]

    @property
    def latest(self) -> ReportRecord:
        """The version that was opened last."""
        return max(self.versions, key=lambda record: record.opened)

    @property
    def session(self) -> str:
        """The session that its newest version names, of those that name one."""
        return next((one.session for one in reversed(self.versions) if one.session), "")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The reports of one session; those of none have an empty name."""

    session: str
    works: tuple[Work, ...]

    @property
    def records(self) -> tuple[ReportRecord, ...]:
        """All reports on the shelf, with all their versions."""
        return tuple(record for work in self.works for record in work.versions)


def works_of(records: Iterable[ReportRecord]) -> tuple[Work, ...]:
    """Return the reports with their versions together, in the order in which the first of each comes."""
    found: dict[tuple[str, int], list[ReportRecord]] = {}
    for record in records:
        key = ("lineage", record.lineage) if record.lineage is not None else ("report", record.id)
        found.setdefault(key, []).append(record)
    return tuple(Work(tuple(sorted(versions, key=_age))) for versions in found.values())


def shelves_of(records: Iterable[ReportRecord]) -> tuple[Shelf, ...]:
    """Return the sessions, the one with the newest report first, what names none last; reports by date, then title."""
    works = sorted(works_of(records), key=lambda work: _session_key(work.session))
    shelves = [
        Shelf(_name(group), tuple(sorted(group, key=lambda work: (work.newest.issued_on or "", work.newest.title))))
        for _, found in groupby(works, key=lambda work: _session_key(work.session))
        for group in [tuple(found)]
    ]
    by_name = sorted(shelves, key=lambda shelf: shelf.session)
    return tuple(sorted(by_name, key=lambda shelf: (bool(shelf.session), _newest(shelf)), reverse=True))


def _age(record: ReportRecord) -> tuple[str, int]:
    return record.issued_on or "", record.id


def _newest(shelf: Shelf) -> str:
    return max(work.newest.issued_on or "" for work in shelf.works)


def _session_key(session: str) -> str:
    """Return what two spellings of one session share."""
    return " ".join(fold(session).split())


def _name(works: Sequence[Work]) -> str:
    name = works[0].session
    return name[:1].upper() + name[1:]
