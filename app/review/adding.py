"""What a delegate adds beside verdicts: ties, findings put aside, evidence, contradictions, missed figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import uuid4

from app.anchors.place import make_anchor
from app.checks.draft import RelationDraft
from app.errors import TieError
from app.extraction.model import Figure
from app.report.model import Span
from app.review.added_figures import FigureText
from app.review.aside import FindingPlace, dismiss, place_of
from app.review.core import SessionCore
from app.review.edits import Edit, aside_name, evidence_name, figure_name, link_name, says_something, tie_name
from app.review.items import Item, ItemKind, hand_figure
from app.review.model import Mark, MarkWrite
from app.review.records import Added, AddedFigure, Dismissal, Evidence, MarkLink, Tie, TieKind
from app.review.ties import TieState, relate
from app.wording import Message


class AddingSession(SessionCore):
    """The steps that add to a report; each returns the edit to be stored, None where it changes nothing."""

    @property
    def ties(self) -> tuple[TieState, ...]:
        """Every tie with the figures it means now and what the arithmetic says; `lost` tells those not placed."""
        return self._tie_states

    def tie(self, parts: Sequence[str], total: str, kind: TieKind = TieKind.SUM, note: str = "") -> Edit:
        """Tie the figures of items by hand; TieError where these cannot be compared."""
        figures, whole = [self._figure(key) for key in parts], self._figure(total)
        if relate(kind, figures, whole) is None:
            raise TieError(
                Message("These numbers cannot be tied: they must be different places with one kind of number and unit.")
            )
        now = self._now()
        anchors = tuple(make_anchor(self.report, figure.span) for figure in figures)
        end = make_anchor(self.report, whole.span)
        made = Tie(str(uuid4()), self.record.id, kind, anchors, end, note.strip(), self.author, now, now)
        return self._do(tie_name(len(anchors), whole.text), [MarkWrite(None, made, "tie")], [*parts, total])

    def draft_tie(self, parts: Sequence[str], total: str, kind: TieKind = TieKind.SUM) -> RelationDraft | None:
        """Return what the arithmetic would say of a tie; None where these items cannot be tied."""
        items = [self.item(key) for key in (*parts, total)]
        if any(item.kind is not ItemKind.FIGURE for item in items):
            return None
        *figures, whole = [self.scan.extraction.figure(item.figures[0]) for item in items]
        return relate(kind, figures, whole) if figures else None

    def ties_of(self, key: str) -> tuple[TieState, ...]:
        """Return the ties that one of an item's figures is part of."""
        figures = set(self.item(key).figures)
        return tuple(
            state
            for state in self.ties
            if any(figure and figure.id in figures for figure in (*state.parts, state.total))
        )

    def untie(self, uuid: str) -> Edit | None:
        """Take a tie away."""
        state = next((state for state in self.ties if state.tie.uuid == uuid), None)
        if state is None:
            return None
        name = tie_name(len(state.tie.parts), state.tie.total.quote)
        return self._do(name, [MarkWrite(state.tie, None, "untie")], self._keys_of(state))

    def put_aside(self, key: str, reason: str) -> Edit | None:
        """Put the findings of an item aside, with a reason; they stay aside while their words stay the same."""
        item, now = self.item(key), self._now()
        writes = []
        for finding in item.findings if item.kind is ItemKind.FINDING else ():
            before = self._put_aside.get(place_of(finding))
            made = dismiss(finding, self.report, self.record.id, str(uuid4()), reason.strip(), self.author, now)
            if before is not None:
                made = replace(before, reason=reason.strip(), author=self.author or before.author, changed=now)
            if before is None or before.reason != made.reason:
                writes.append(MarkWrite(before, made, "put aside"))
        return self._do(aside_name(self._words(item)), writes, [key]) if writes else None

    def take_up(self, key: str) -> Edit | None:
        """Bring the findings of an item back that were put aside."""
        item = self.item(key)
        aside = [found for finding in item.findings if (found := self._put_aside.get(place_of(finding)))]
        writes = [MarkWrite(one, None, "take up") for one in aside]
        return self._do(aside_name(self._words(item)), writes, [key]) if writes else None

    @property
    def dismissed(self) -> Mapping[FindingPlace, Dismissal]:
        """The dismissals whose words stand in this text, by check and places of the finding each puts aside."""
        return self._put_aside

    def aside_of(self, key: str) -> Dismissal | None:
        """Return why an item is put aside: the first of its dismissals where all its findings have one."""
        item = self.item(key)
        if not self._put_aside or item.kind is not ItemKind.FINDING or not item.findings:
            return None
        found = [self._put_aside.get(place_of(finding)) for finding in item.findings]
        return found[0] if all(found) else None

    @property
    def aside(self) -> tuple[Item, ...]:
        """The findings that are put aside, in the order of the text."""
        return tuple(item for item in self.findings if self.aside_of(item.key))

    def evidence_of(self, key: str) -> tuple[Evidence, ...]:
        """Return the evidence of the mark at an item's place."""
        mark = self.mark_of(key)
        return self._added.evidence_of(mark.uuid) if mark else ()

    def add_evidence(self, key: str, source: str, quote: str = "", url: str = "", file: str = "") -> Edit:
        """Add what supports the mark of an item, which is made where there is none."""
        mark, writes = self._needed_mark(self.item(key), "evidence")
        now = self._now()
        made = Evidence(str(uuid4()), self.record.id, mark.uuid, source, quote, url, file, self.author, now, now)
        return self._do(evidence_name(self._words(self.item(key))), [*writes, MarkWrite(None, made, "evidence")], [key])

    def change_evidence(self, evidence: Evidence) -> Edit | None:
        """Keep evidence as it is told now; it is known by its uuid."""
        before = next((one for one in self.additions.evidence if one.uuid == evidence.uuid), None)
        if before is None or before == evidence:
            return None
        after = replace(evidence, changed=self._now(), author=self.author or evidence.author)
        return self._do(evidence_name(evidence.source), [MarkWrite(before, after, "evidence")], self._at(evidence.mark))

    def remove_evidence(self, uuid: str) -> Edit | None:
        """Take evidence away, and with it a mark that says nothing else."""
        gone = next((one for one in self.additions.evidence if one.uuid == uuid), None)
        if gone is None:
            return None
        writes = [MarkWrite(gone, None, "remove evidence"), *self._idle([gone.mark], uuid)]
        return self._do(evidence_name(gone.source), writes, self._at(gone.mark))

    def links_of(self, key: str) -> tuple[tuple[MarkLink, Mark, Span | None], ...]:
        """Return the links of an item's mark: the link, the other mark, and where that lies (None: it is lost)."""
        mark = self.mark_of(key)
        found = []
        for link in self._added.links_of(mark.uuid) if mark else ():
            other = link.second if mark and link.first == mark.uuid else link.first
            if isinstance(kept := self._mark(other), Mark):
                found.append((link, kept, self._placed.span_of(other)))
        return tuple(found)

    def link(self, key: str, other: str, note: str = "") -> Edit | None:
        """Say that two items contradict each other; None where they are one place or are linked already."""
        (first, one), (second, two) = (self._needed_mark(self.item(each), "link") for each in (key, other))
        linked = {uuid for link in self._added.links_of(first.uuid) for uuid in (link.first, link.second)}
        if first.uuid == second.uuid or second.uuid in linked:
            return None
        now = self._now()
        made = MarkLink(str(uuid4()), self.record.id, first.uuid, second.uuid, note.strip(), self.author, now, now)
        name = link_name(self._words(self.item(key)), self._words(self.item(other)))
        return self._do(name, [*one, *two, MarkWrite(None, made, "link")], [key, other])

    def unlink(self, uuid: str) -> Edit | None:
        """Take a link away, and with it the marks that say nothing else."""
        gone = next((one for one in self.additions.links if one.uuid == uuid), None)
        if gone is None:
            return None
        marks = [gone.first, gone.second]
        writes = [MarkWrite(gone, None, "unlink"), *self._idle(marks, uuid)]
        words = [mark.anchor.quote if (mark := self._mark(each)) else "" for each in marks]
        return self._do(link_name(*words), writes, [key for each in marks for key in self._at(each)])

    def figure_added(self, key: str) -> AddedFigure | None:
        """Return what was added by hand where an item is the figure of that, or None."""
        item = self.item(key)
        uuids = {hand_figure(figure) for figure in item.figures} if item.kind is ItemKind.FIGURE else set()
        return next((one for one in self.additions.figures if one.uuid in uuids), None)

    def add_figure(self, span: Span, said: FigureText) -> Edit | None:
        """Add a number that the machine missed; None where a figure stands there already."""
        if any(figure.span == span for figure in self.scan.extraction.figures_in(span)):
            return None
        now, words = self._now(), self.report.text_of(span)
        anchor, number = make_anchor(self.report, span), str(said.number)
        uuid, report = str(uuid4()), self.record.id
        made = AddedFigure(uuid, report, anchor, said.kind.value, number, said.unit, self.author, now, now)
        return self._do(figure_name(words), [MarkWrite(None, made, "figure")], [f"fig:{span.start}-{span.end}"])

    def change_figure(self, key: str, said: FigureText) -> Edit | None:
        """Correct what an added figure says; None where it says that already."""
        before = self.figure_added(key)
        if before is None:
            return None
        after = replace(before, kind=said.kind.value, number=str(said.number), unit=said.unit)
        if after == before:
            return None
        after = replace(after, changed=self._now(), author=self.author or before.author)
        return self._do(figure_name(self._words(self.item(key))), [MarkWrite(before, after, "figure")], [key])

    def remove_figure(self, key: str) -> Edit | None:
        """Take an added figure away; a mark at its place stays."""
        gone = self.figure_added(key)
        if gone is None:
            return None
        return self._do(figure_name(self._words(self.item(key))), [MarkWrite(gone, None, "remove figure")], [key])

    def uuids_of(self, key: str) -> tuple[str, ...]:
        """Return the uuids that the history knows an item by: those of its mark and of all that was added to it."""
        item = self.item(key)
        mark = self._uuids.get(item.span)
        added: list[Added] = [*self._added.hanging_on(mark)] if mark else []
        added += [found for finding in item.findings if (found := self._put_aside.get(place_of(finding)))]
        added += [state.tie for state in self.ties_of(key)] if item.kind is not ItemKind.CLAIM else []
        by_hand = self.figure_added(key)
        added += [by_hand] if by_hand else []
        return (*([mark] if mark else []), *(one.uuid for one in added))

    def _figure(self, key: str) -> Figure:
        item = self.item(key)
        if item.kind is not ItemKind.FIGURE:
            raise TieError(Message("“{text}” is no number that can be tied.", text=self._words(item)))
        return self.scan.extraction.figure(item.figures[0])

    def _keys_of(self, state: TieState) -> list[str]:
        figures = {figure.id for figure in (*state.parts, state.total) if figure}
        return [item.key for item in self.items if item.kind is not ItemKind.CLAIM and figures & set(item.figures)]

    def _needed_mark(self, item: Item, action: str) -> tuple[Mark, list[MarkWrite]]:
        """Return the mark of an item, and the write that makes it where there is none."""
        mark = self._placed.mark_at(item.span)
        if mark is not None:
            return mark, []
        mark = self._blank(item.span, self._now())
        self._places[mark.uuid], self._uuids[item.span] = item.span, mark.uuid
        return mark, [MarkWrite(None, mark, action)]

    def _idle(self, marks: Sequence[str], without: str) -> list[MarkWrite]:
        """Return the writes that take away marks which say nothing once an addition is gone."""
        writes = []
        for uuid in marks:
            hanging = self._added.hanging_on(uuid)
            mark = self._mark(uuid)
            if (
                mark
                and uuid in self._places
                and not says_something(mark)
                and {one.uuid for one in hanging} == {without}
            ):
                writes.append(MarkWrite(mark, None, "remove"))
        return writes

    def _mark(self, uuid: str) -> Mark | None:
        span = self._placed.span_of(uuid)
        return self._placed.mark_at(span) if span else next((mark for mark in self.lost if mark.uuid == uuid), None)

    def _at(self, mark: str) -> list[str]:
        span = self._placed.span_of(mark)
        return [item.key for item in self._placed.items_at(span)] if span else []
