"""What several delegates say of one report, laid side by side: who agrees with whom, and where they differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from app.anchors.model import Anchor
from app.anchors.place import find_anchor
from app.language.folding import fold
from app.report.model import Span
from app.review.items import Item
from app.review.model import Mark, Verdict
from app.review.opinions import ColleagueReview, Delegate, Opinion, Origin, Standing, delegate_of, folded_name
from app.review.session import ReviewSession
from app.wording import translate


@dataclass(frozen=True, slots=True)
class Voice:
    """What one delegate says of one place."""

    delegate: Delegate
    mark: Mark


@dataclass(frozen=True, slots=True)
class Matter:
    """A place that somebody judged or noted: one's own voice first, then the others by their names."""

    span: Span
    item: Item | None
    voices: tuple[Voice, ...]

    @property
    def verdicts(self) -> Counter[Verdict]:
        """How many delegates gave each verdict."""
        return Counter(one.mark.verdict for one in self.voices if one.mark.verdict is not Verdict.UNREVIEWED)

    @property
    def differs(self) -> bool:
        """Whether two delegates gave different verdicts."""
        return len(self.verdicts) > 1

    def voice_of(self, delegate: Delegate) -> Voice | None:
        """Return what one delegate says here."""
        return next((one for one in self.voices if one.delegate == delegate), None)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far one colleague and oneself agree: places that both judged, by the colleague's verdict, and the others."""

    delegate: Delegate
    same: Counter[Verdict]
    different: Counter[Verdict]
    only_theirs: int
    only_mine: int

    @property
    def both(self) -> int:
        """How many places both judged."""
        return self.same.total() + self.different.total()

    @property
    def percent(self) -> int | None:
        """The percent agreement on what both judged."""
        return percent_agreement(self.same.total(), self.both)


@dataclass(frozen=True)
class Tally:
    """All that is said of a report; `loose` is what was said of words that stand here otherwise or not at all."""

    own: Delegate
    delegates: tuple[Delegate, ...]
    matters: tuple[Matter, ...]
    loose: tuple[tuple[Delegate, Opinion], ...]

    @property
    def colleagues(self) -> tuple[Delegate, ...]:
        """All delegates but oneself."""
        return tuple(one for one in self.delegates if one != self.own)

    @cached_property
    def at(self) -> dict[Span, Matter]:
        """The matters by their places."""
        return {matter.span: matter for matter in self.matters}

    @cached_property
    def differences(self) -> tuple[Matter, ...]:
        """The matters on which two delegates differ, those first on which the most were judged otherwise."""
        apart = [matter for matter in self.matters if matter.differs]
        return tuple(sorted(apart, key=lambda matter: (-_dissent(matter), matter.span)))

    def agreement(self, colleague: Delegate) -> Agreement:
        """Return how far a colleague and oneself agree."""
        same: Counter[Verdict] = Counter()
        different: Counter[Verdict] = Counter()
        only = [0, 0]
        for matter in self.matters:
            theirs, mine = (_judged(matter.voice_of(one)) for one in (colleague, self.own))
            if theirs and mine:
                (same if theirs is mine else different)[theirs] += 1
            elif theirs or mine:
                only[mine is not None] += 1
        return Agreement(colleague, same, different, *only)


def percent_agreement(same: int, both: int) -> int | None:
    """Return of the places that both judged how many in a hundred have one verdict; None where there are none."""
    return round(100 * same / both) if both else None


def tally(
    session: ReviewSession, reviews: Iterable[ColleagueReview], find: Callable[[Anchor], Span | None] | None = None
) -> Tally:
    """Return what oneself and colleagues say of a report, in the order of the text; `find` tells places found before.

    Word comments of somebody whose bundle is here too, or of oneself, speak with the one voice of that delegate.
    """
    find = find or partial(find_anchor, session.report)
    reviews = sorted(reviews, key=lambda one: (one.origin is Origin.WORD, one.age))
    own = delegate_of(session.record, session.author)
    persons = _persons(own, session.author or translate("Delegate"), reviews)
    said: dict[Span, dict[Delegate, Mark]] = defaultdict(dict)
    loose: list[tuple[Delegate, Opinion]] = []
    for review in reviews:
        delegate = persons[review.delegate]
        for opinion in review.opinions:
            span = find(opinion.place) if opinion.place else None
            if span is None or opinion.standing is not Standing.HERE:
                loose.append((delegate, opinion))
            elif delegate != own:
                _hear(said[span], delegate, opinion.mark)
    mine = {item.span: mark for item, mark in session.marked()}
    for span, mark in mine.items():
        copies = [
            one for one, theirs in said[span].items() if theirs.uuid == mark.uuid and _says(theirs) == _says(mark)
        ]
        for one in copies:  # a mark of a library that was copied is one person's, not two
            del said[span][one]
        said[span][own] = mark
    items = {item.span: item for item in reversed(session.items)}
    matters = tuple(_matter(span, items.get(span), said[span], own) for span in sorted(said) if said[span])
    others = {persons[review.delegate] for review in reviews} - {own}
    delegates = (*((own,) if mine else ()), *sorted(others, key=_by_name))
    return Tally(own, delegates, matters, tuple(loose))


def _persons(own: Delegate, name: str, reviews: Sequence[ColleagueReview]) -> dict[Delegate, Delegate]:
    """Return who speaks in each review; a comment in Word tells a person by the name alone."""
    named = {folded_name(one.delegate.name): one.delegate for one in reviews if one.origin is Origin.BUNDLE}
    named[folded_name(name)] = own
    return {
        one.delegate: named.get(folded_name(one.delegate.name), one.delegate)
        if one.origin is Origin.WORD
        else one.delegate
        for one in reviews
    }


def _hear(said: dict[Delegate, Mark], delegate: Delegate, mark: Mark) -> None:
    """Keep what a delegate says of a place; of two things the later one that gives a verdict."""
    there = said.get(delegate)
    silent = mark.verdict is Verdict.UNREVIEWED and there is not None and there.verdict is not Verdict.UNREVIEWED
    if there is None or (mark.changed >= there.changed and not silent):
        said[delegate] = mark


def _matter(span: Span, item: Item | None, said: dict[Delegate, Mark], own: Delegate) -> Matter:
    order = sorted(said, key=lambda one: (one != own, _by_name(one)))
    return Matter(span, item, tuple(Voice(one, said[one]) for one in order))


def _by_name(delegate: Delegate) -> tuple[str, str]:
    return fold(delegate.name), delegate.id


def _says(mark: Mark) -> tuple[Verdict, str]:
    return mark.verdict, mark.note


def _judged(voice: Voice | None) -> Verdict | None:
    return voice.mark.verdict if voice and voice.mark.verdict is not Verdict.UNREVIEWED else None


def _dissent(matter: Matter) -> int:
    """Return how many delegates would have to change their verdict for all to agree."""
    verdicts = matter.verdicts
    return verdicts.total() - max(verdicts.values())
