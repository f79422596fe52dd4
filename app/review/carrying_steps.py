"""The carrying of a review into a new version, and what the delegate decides of each mark: steps that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import uuid4

from app.anchors.place import make_anchor
from app.comparison.carry import Carrier, CarryState
from app.comparison.model import Comparison
from app.report.model import Span
from app.review.carrying import CarriedMark, Outcome, carry_review, marks_by_origin, outcome_of
from app.review.carrying_added import AdditionCarrier, CarriedAddition
from app.review.carrying_names import carry_name, confirm_name, decline_name, place_name
from app.review.edits import Edit, verdict_name
from app.review.model import Mark, MarkWrite, Verdict
from app.review.records import Added, Evidence, Question
from app.review.session import ReviewSession
from app.wording import Message

Names = Callable[[Sequence[str]], Message]

LOOK_AGAIN = "look again"  # the verdict that was carried does not stand without a new look


@dataclass(frozen=True, slots=True)
class Prepared:
    """The writes of a step, and where the marks that they make lie."""

    writes: tuple[MarkWrite, ...]
    places: Mapping[str, Span]


class Carrying:
    """What an old version's review is in the new version; every step is one of the new version's session.

    Where the words are the same a mark is carried with its verdict. Where they changed it is carried without: its note
    and what hangs on it come along, and the verdict stays in its history until the delegate has looked again. Where
    they are gone nothing is made. None ever goes to another place than the alignment of the two texts says.
    """

    def __init__(self, comparison: Comparison, old: ReviewSession, new: ReviewSession) -> None:
        self.old, self.new = old, new
        carrier = Carrier(comparison)
        self.marks = carry_review(carrier, old, new)
        self._additions = AdditionCarrier(carrier, old, new)
        self._read()

    def _read(self) -> None:
        self._made = marks_by_origin(self.new)
        self._at = {item.span: mark for item, mark in self.new.marked()}

    @property
    def additions(self) -> tuple[CarriedAddition, ...]:
        """What became of everything beside marks."""
        self._read()
        return self._additions.carry(self._followed(()))

    def outcomes(self) -> Mapping[str, Outcome]:
        """Return what stands now of every mark, by the old mark's uuid."""
        self._read()
        return {one.mark.uuid: outcome_of(one, *self._here(one)) for one in self.marks}

    def place_of(self, one: CarriedMark) -> Span | None:
        """Return where a mark stands in the new version, or would stand."""
        made = self._made.get(one.mark.uuid)
        return made[0] if made else one.carried.span

    def made_of(self, one: CarriedMark) -> Mark | None:
        """Return the new version's mark that a mark was carried to."""
        made = self._made.get(one.mark.uuid)
        return made[1] if made else None

    def verdict_of(self, one: CarriedMark) -> Verdict | None:
        """Return the verdict that the new version has of it, None where it has no mark there."""
        made, own = self._here(one)
        there = made or own
        return there.verdict if there else None

    def prepare(self) -> Prepared:
        """Return the step that carries over all that was not carried before."""
        self._read()
        taken = set(self._at)
        writes: list[MarkWrite] = []
        places: dict[str, Span] = {}
        for one in self.marks:
            span = one.carried.span
            if span is None or span in taken or one.mark.uuid in self._made:
                continue
            taken.add(span)
            mark = self._copy(one.mark, span)
            places[mark.uuid] = span
            writes.append(MarkWrite(None, mark, "carry"))
            if one.carried.state is not CarryState.UNCHANGED and mark.verdict is not Verdict.UNREVIEWED:
                writes.append(MarkWrite(mark, replace(mark, verdict=Verdict.UNREVIEWED), LOOK_AGAIN))
        added = self._additions.to_make(self._followed(writes))
        return Prepared((*writes, *(MarkWrite(None, each, "carry") for each in added)), places)

    def carry(self, prepared: Prepared) -> Edit | None:
        """Take the step that was prepared; None where there is nothing to carry."""
        count = len({write.kept.uuid for write in prepared.writes})
        return self._take(carry_name(count), prepared) if count else None

    def confirm(self, marks: Iterable[CarriedMark]) -> Edit | None:
        """Let each mark have the verdict that it had; None where none of them has a place."""
        return self._decide(marks, None, confirm_name)

    def judge(self, marks: Iterable[CarriedMark], verdict: Verdict) -> Edit | None:
        """Give the places of marks another verdict; None where none of them has a place."""
        return self._decide(marks, verdict, lambda words: verdict_name(words, verdict))

    def decline(self, marks: Iterable[CarriedMark]) -> Edit | None:
        """Take back what was carried of marks; their places stay unreviewed, also in a later comparison."""
        return self._decide(marks, Verdict.UNREVIEWED, decline_name)

    def place(self, one: CarriedMark, span: Span) -> Edit | None:
        """Put a mark, with the verdict it had, at the words that the delegate chose; None where it is there already."""
        self._read()
        made = self._made.get(one.mark.uuid)
        if made and made[0] == span:
            return None
        there = self._at.get(span)
        mark = self._copy(one.mark, span) if there is None else replace(there, carried_from=one.mark.uuid)
        mark = replace(mark, verdict=one.mark.verdict, changed=_now())
        writes = [MarkWrite(there, mark, "carry")]
        if made:
            writes = [MarkWrite(made[1], None, "remove"), *writes, *self._rehung(made[1].uuid, mark.uuid)]
        writes += self._added_now(writes)
        return self._take(place_name(self._words(span)), Prepared(tuple(writes), {mark.uuid: span}))

    def _decide(self, marks: Iterable[CarriedMark], verdict: Verdict | None, name: Names) -> Edit | None:
        now = _now()
        writes: list[MarkWrite] = []
        places: dict[str, Span] = {}
        for one in marks:
            span, (made, own) = self.place_of(one), self._here(one)
            if span is None or (own is not None and verdict is Verdict.UNREVIEWED):
                continue
            before = made or own
            mark = before or self._copy(one.mark, span)
            note = "" if verdict is Verdict.UNREVIEWED and mark.note == one.mark.note else mark.note
            given, author = verdict or one.mark.verdict, self.new.author or mark.author
            after = replace(mark, verdict=given, note=note, changed=now, author=author, carried_from=one.mark.uuid)
            places[after.uuid] = span
            writes.append(MarkWrite(before, after, "verdict"))
        if not writes:
            return None
        words = [self._words(span) for span in places.values()]
        return self._take(name(words), Prepared((*writes, *self._added_now(writes)), places))

    def _take(self, name: Message, prepared: Prepared) -> Edit:
        edit = self.new.take(name, prepared.writes, prepared.places)
        self._read()
        return edit

    def _here(self, one: CarriedMark) -> tuple[Mark | None, Mark | None]:
        """Return what was carried from a mark, and what else stands where it would stand."""
        made = self._made.get(one.mark.uuid)
        own = self._at.get(one.carried.span) if one.carried.span else None
        return (made[1], None) if made else (None, own)

    def _followed(self, writes: Iterable[MarkWrite]) -> dict[str, str]:
        """Return the uuids of the new version's marks by those of the old ones that they stand for."""
        found = {origin: mark.uuid for origin, (_, mark) in self._made.items()}
        for write in writes:
            if isinstance(write.after, Mark) and write.after.carried_from:
                found[write.after.carried_from] = write.after.uuid
        own = {one.mark.uuid: self._at.get(one.carried.span) for one in self.marks if one.carried.span}
        return {uuid: mark.uuid for uuid, mark in own.items() if mark} | found

    def _added_now(self, writes: list[MarkWrite]) -> list[MarkWrite]:
        """Return the writes of what hangs on marks and comes along only now."""
        known = {each.carried_from for each in self.new.additions.all}
        hanging = self._additions.hanging(self._followed(writes))
        made: list[Added] = [each.made for each in hanging if each.made and each.added.uuid not in known]
        return [MarkWrite(None, each, "carry") for each in made]

    def _rehung(self, before: str, after: str) -> list[MarkWrite]:
        """Return the writes that hang on another mark what hangs on one."""
        added = self.new.additions
        hanging: list[Evidence | Question] = [*added.evidence, *added.questions]
        writes = [MarkWrite(each, replace(each, mark=after), "carry") for each in hanging if each.mark == before]
        for link in added.links:
            if before in (link.first, link.second):
                first, second = (after if end == before else end for end in (link.first, link.second))
                writes.append(MarkWrite(link, replace(link, first=first, second=second), "carry"))
        return writes

    def _copy(self, mark: Mark, span: Span) -> Mark:
        """Return a mark as the new version has it; its verdict is as old as it was until the delegate looks again."""
        return replace(
            mark,
            uuid=str(uuid4()),
            report=self.new.record.id,
            anchor=make_anchor(self.new.report, span),
            carried_from=mark.uuid,
        )

    def _words(self, span: Span) -> str:
        return self.new.report.text_of(span)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
