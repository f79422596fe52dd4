"""The committee's summary as a workbook: points, who said what, delegates, and what has no place here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from app.exchange.committee import GIVEN, Committee, Point, name_of
from app.exchange.telling import told_standing
from app.exports.cells import Cell, Sheet, write_sheets
from app.exports.content import one_line
from app.exports.labels import verdict_label
from app.exports.official import day_of
from app.review.model import Verdict
from app.wording import translate

Rows = Iterable[Sequence[Cell]]


def write_workbook(path: Path, committee: Committee) -> None:
    """Write the summary over `path`; raise WriteError."""
    write_sheets(path, _sheets(committee))


def _sheets(committee: Committee) -> Iterator[Sheet]:
    counts = tuple((verdict_label(verdict), 14) for verdict in GIVEN)
    names = tuple((name_of(one, committee.tally), 30) for one in committee.tally.delegates)
    place = ((translate("No."), 6), (translate("Place"), 18), (translate("Quote"), 30), (translate("In its words"), 60))
    differ = ((translate("They differ"), 12), (translate("How many"), 34))
    yield translate("Points"), (*place, *differ, *counts, *names), _points(committee)
    shares = ((translate("Delegate"), 30), *counts, (translate("Notes"), 10), (translate("Last changed"), 16))
    yield translate("Delegates"), shares, _shares(committee)
    agreement = (
        (translate("Delegate"), 30),
        (translate("Judged by both"), 16),
        (translate("The same"), 14),
        (translate("Different"), 14),
        (translate("The same in a hundred"), 16),
        *((translate("{verdict}: the same, of all", verdict=verdict_label(verdict)), 20) for verdict in GIVEN),
        (translate("Only the colleague"), 18),
        (translate("Only I"), 14),
    )
    yield translate("Agreement"), agreement, _agreement(committee)
    loose = ((translate("Delegate"), 30), (translate("Quote"), 50), (translate("Verdict"), 16), (translate("Note"), 50))
    yield translate("Another version"), (*loose, (translate("Place"), 30)), _loose(committee)


def _points(committee: Committee) -> Rows:
    for number, point in enumerate((*committee.apart, *committee.agreed), 1):
        matter = point.matter
        words = one_line(committee.report.text_of(matter.span))
        differ = translate("yes") if matter.differs else translate("no")
        counts = tuple(matter.verdicts[verdict] for verdict in GIVEN)
        said = tuple(_said(point, committee, number) for number in range(len(committee.tally.delegates)))
        yield number, point.quote.where, words, one_line(point.quote.whole), differ, point.counted, *counts, *said


def _said(point: Point, committee: Committee, number: int) -> str:
    voice = point.matter.voice_of(committee.tally.delegates[number])
    if voice is None:
        return ""
    verdict = voice.mark.verdict
    word = verdict_label(verdict) if verdict is not Verdict.UNREVIEWED else ""
    said = ". ".join(part for part in (word, voice.mark.note) if part)
    return "\n".join(part for part in (said, *committee.beside.words(voice.mark)) if part)


def _shares(committee: Committee) -> Rows:
    for share in committee.shares:
        counts = tuple(share.verdicts[verdict] for verdict in GIVEN)
        yield name_of(share.delegate, committee.tally), *counts, share.notes, day_of(share.changed[:10]) or ""


def _agreement(committee: Committee) -> Rows:
    for colleague in committee.tally.colleagues:
        found = committee.tally.agreement(colleague)
        together = (found.both, found.same.total(), found.different.total(), found.percent)
        by_verdict = (f"{found.same[one]}/{found.same[one] + found.different[one]}" for one in GIVEN)
        yield name_of(colleague, committee.tally), *together, *by_verdict, found.only_theirs, found.only_mine


def _loose(committee: Committee) -> Rows:
    for delegate, opinion in committee.loose:
        mark = opinion.mark
        words = (one_line(mark.anchor.quote), verdict_label(mark.verdict), mark.note, told_standing(opinion.standing))
        yield name_of(delegate, committee.tally), *words
