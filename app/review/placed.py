"""Marks laid onto the items of a report, and what each item therefore shows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from app.anchors.place import find_anchor
from app.report.model import Report, Span
from app.review.items import Item, ItemKind
from app.review.model import Mark, Verdict
from app.review.sections import section_label, shorten

_WEIGHT = {Verdict.UNREVIEWED: 0, Verdict.VERIFIED: 1, Verdict.QUESTIONED: 2, Verdict.INCONSISTENT: 3}


class PlacedMarks:
    """One mark at most for each place; a place without an item gets one of the kind MARK.

    A figure without a mark of its own shows the verdict of the finding whose place it is.
    """

    def __init__(self, report: Report, items: Sequence[Item], marks: Iterable[Mark]) -> None:
        self._report = report
        self._base = tuple(items)
        self.findings = tuple(item for item in items if item.kind is ItemKind.FINDING)
        self._items = {item.key: item for item in items}
        self._at: dict[Span, list[Item]] = defaultdict(list)
        self._findings_over: dict[Span, list[Item]] = defaultdict(list)
        for item in items:
            self._index(item)
        self._marks: dict[Span, Mark] = {}
        self._spans: dict[str, Span] = {}
        self._shown: dict[str, Verdict] = {}
        self._ordered: tuple[Item, ...] | None = None
        lost: list[Mark] = []
        for mark in sorted(marks, key=lambda one: one.changed, reverse=True):
            if not self._place(mark):
                lost.append(mark)
        self.lost = tuple(lost)

    def over(self, items: Sequence[Item]) -> PlacedMarks:
        """Return the same marks at the same places over other items."""
        again = PlacedMarks(self._report, items, ())
        for span, mark in self._marks.items():
            again.put(mark, span)
        again.lost = self.lost
        return again

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of the text, those made by hand among them."""
        if self._ordered is None:
            by_hand = [item for item in self._items.values() if item.kind is ItemKind.MARK]
            self._ordered = tuple(sorted([*self._base, *by_hand], key=lambda one: one.order)) if by_hand else self._base
        return self._ordered

    def item(self, key: str) -> Item:
        """Return the item of that key; KeyError where there is none."""
        return self._items[key]

    def knows(self, key: str) -> bool:
        """Say whether there is an item of that key."""
        return key in self._items

    def items_at(self, span: Span) -> Sequence[Item]:
        """Return the items anchored at exactly this place, the one that owns its mark first."""
        return sorted(self._at.get(span, ()), key=lambda item: item.order)

    def mark_at(self, span: Span) -> Mark | None:
        """Return the mark at exactly this place."""
        return self._marks.get(span)

    def verdict(self, key: str) -> Verdict:
        """Return the verdict that an item shows."""
        return self._shown.get(key, Verdict.UNREVIEWED)

    def counts(self) -> dict[Verdict, int]:
        """Return how many items show each verdict."""
        shown = Counter(self._shown.values())
        shown[Verdict.UNREVIEWED] = len(self._items) - len(self._shown)
        return {verdict: shown[verdict] for verdict in Verdict}

    def marked(self) -> tuple[tuple[Item, Mark], ...]:
        """Return every placed mark once with the item it belongs to, in the order of the text."""
        pairs = [(self.items_at(span)[0], mark) for span, mark in self._marks.items()]
        return tuple(sorted(pairs, key=lambda pair: pair[0].order))

    def put(self, mark: Mark, span: Span) -> None:
        """Lay a mark at a place, over the one that is there."""
        self._marks[span] = mark
        self._spans[mark.uuid] = span
        if not self._at.get(span):
            self._add_by_hand(mark, span)
        self._show(span)

    def take(self, uuid: str) -> None:
        """Take a mark away; an item that was made for it goes with it."""
        span = self._spans.pop(uuid, None)
        if span is None:
            return
        del self._marks[span]
        self._show(span)
        for item in self.items_at(span):
            if item.kind is ItemKind.MARK:
                self._at[span].remove(item)
                del self._items[item.key]
                self._ordered = None

    def span_of(self, uuid: str) -> Span | None:
        """Return where a mark lies."""
        return self._spans.get(uuid)

    def concerned(self, span: Span) -> frozenset[str]:
        """Return the keys of all items whose verdict may follow a mark at this place."""
        here = self._at.get(span, ())
        places = {place for item in here if item.kind is ItemKind.FINDING for place in item.places}
        return frozenset(item.key for place in {span, *places} for item in self._at.get(place, ()))

    def _index(self, item: Item) -> None:
        self._at[item.span].append(item)
        if item.kind is ItemKind.FINDING:
            for place in item.judged:
                self._findings_over[place].append(item)

    def _place(self, mark: Mark) -> bool:
        span = find_anchor(self._report, mark.anchor)
        if span is None or span in self._marks:
            return False
        self.put(mark, span)
        return True

    def _add_by_hand(self, mark: Mark, span: Span) -> None:
        title = shorten(mark.anchor.quote, 200)
        section = section_label(self._report, span)
        item = Item(hand_key(span), ItemKind.MARK, span, (span,), (), (), (), section, title)
        self._items[item.key] = item
        self._index(item)
        self._ordered = None

    def _show(self, span: Span) -> None:
        for key in self.concerned(span):
            verdict = self._verdict(self._items[key]) if key in self._items else Verdict.UNREVIEWED
            if verdict is Verdict.UNREVIEWED:
                self._shown.pop(key, None)
            else:
                self._shown[key] = verdict

    def _verdict(self, item: Item) -> Verdict:
        own = self._marks.get(item.span)
        if own is not None and own.verdict is not Verdict.UNREVIEWED:
            return own.verdict
        if item.kind not in (ItemKind.FIGURE, ItemKind.REFERENCE):
            return Verdict.UNREVIEWED
        over = [
            self._marks[one.span].verdict for one in self._findings_over.get(item.span, ()) if one.span in self._marks
        ]
        return max(over, key=_WEIGHT.__getitem__, default=Verdict.UNREVIEWED)


def hand_key(span: Span) -> str:
    """Return the key of an item that was marked by hand."""
    return f"mark:{span.start}-{span.end}"
