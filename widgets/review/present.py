"""What the parts of the window show of a review session, made as plain data."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.checks.model import Holds, Level, Relation
from app.extraction.model import Figure
from app.report.model import Report, Span
from app.review.finding_titles import broken_of, statement_of_finding, title_of_finding
from app.review.items import Item, ItemKind, figures_of
from app.review.model import Verdict
from app.review.records import Question
from app.review.sections import group_label
from app.wording import Message, render, translate
from widgets.detail.content import Detail
from widgets.detail.reading import reading_of
from widgets.items.row import NO_FINDING, ItemRow
from widgets.page.items import Layer, PageItem, layer_of
from widgets.page.places import PlaceMap
from widgets.review.present_added import added_to
from widgets.review.proving import proofs_of
from widgets.review.quoting import quote_of
from widgets.words import question_words

if TYPE_CHECKING:
    from app.review.session import ReviewSession

AROUND_IN_ROW = 34
LEVELS = (Level.ERROR, Level.UNSURE, Level.NOTICE)
NO_QUESTION = Question("", 0, "")
MANY = 4  # places; a finding with more has members of a list among them


def title_of(item: Item) -> str:
    """Return the title of an item on one line."""
    title = render(item.title) if isinstance(item.title, Message) else item.title
    return " ".join(title.split())


def row_of(session: ReviewSession, item: Item) -> ItemRow:
    """Return the item's row in the list."""
    title, second, said = title_of(item), around(session.report, item.span, AROUND_IN_ROW), ""
    if item.kind is ItemKind.FINDING:
        said = title
        title, second = title_of_finding(session.scan, item), statement_of_finding(session.scan, item)
    aside, question = session.aside_of(item.key), session.question_of(item.key) or NO_QUESTION
    asked = session.state_of(item.key)
    if aside and aside.reason:
        second = aside.reason
    elif asked and question is not NO_QUESTION:
        second = f"{question_words(question)} · {second}"
    return ItemRow(
        key=item.key,
        title=title,
        second=second,
        place=item.section,
        verdict=session.verdict_of(item.key),
        finding=item.kind is ItemKind.FINDING,
        pending=item.key in session.pending,
        aside=aside is not None,
        kind=item.kind.value,
        start=item.span.start,
        group=group_label(session.report, item.span),
        level=_level(item),
        changed=mark.changed if (mark := session.mark_of(item.key)) else "",
        note=session.note_of(item.key),
        asked=asked,
        addressee=question.addressee,
        theme=question.theme,
        priority=question.priority,
        asked_in=question.words,
        said=said,
    )


def _level(item: Item) -> int:
    if item.kind is not ItemKind.FINDING:
        return NO_FINDING
    return min((LEVELS.index(finding.level) for finding in item.findings), default=NO_FINDING)


def detail_of(session: ReviewSession, key: str) -> Detail:
    """Return all that is shown of one item."""
    item = session.item(key)
    return Detail(
        key=key,
        title=_headline(session, item),
        reading=_reading(session, item),
        verdict=session.verdict_of(key),
        note=session.note_of(key),
        finding=item.kind is ItemKind.FINDING,
        proofs=proofs_of(session.scan, _relations(session, item)),
        places=tuple(quote_of(session.report, span) for span in _stated_first(session, item)),
        **added_to(session, item),
    )


def around(report: Report, span: Span, room: int) -> str:
    """Return the words of a place with a little of what stands around them, on one line."""
    block = report.block_at(span.start)
    start = max(block.span.start, span.start - room // 3)
    end = min(block.span.end, span.end + room)
    words = " ".join(report.text[start:end].split())
    return f"{'…' if start > block.span.start else ''}{words}{'…' if end < block.span.end else ''}"


def _reading(session: ReviewSession, item: Item) -> str:
    if item.kind is ItemKind.CLAIM:
        return translate("Claim")
    figures = {figure.span: figure for figure in map(session.scan.extraction.figure, item.figures)}
    broken = broken_of(item) if item.kind is ItemKind.FINDING else None
    own = session.scan.extraction.figure(broken.result) if broken and broken.result else figures.get(item.span)
    return reading_of(own, _period_of(session, own)) if own else ""


def _period_of(session: ReviewSession, figure: Figure) -> str | None:
    """Return the period that the claim of a figure names."""
    claims = session.scan.extraction.claims
    after = bisect_right(claims, figure.span.start, key=lambda claim: claim.span.start)
    claim = claims[after - 1] if after else None
    return claim.period if claim and figure.span.end <= claim.span.end else None


def _headline(session: ReviewSession, item: Item) -> str:
    """Return what stands over the detail: of a finding that is proved below what kind it is, else all that it says."""
    proved = item.kind is ItemKind.FINDING and broken_of(item) is not None
    return statement_of_finding(session.scan, item) if proved else title_of(item)


def _stated_first(session: ReviewSession, item: Item) -> list[Span]:
    """Return the item's places; of a long sum first the total that does not fit, or it would stand out of sight."""
    places = shown_places(session, item)
    broken = broken_of(item) if item.kind is ItemKind.FINDING and len(places) >= MANY else None
    stated = session.scan.extraction.figure(broken.result).span if broken and broken.result else None
    return sorted(places, key=lambda span: span != stated)


def shown_places(session: ReviewSession, item: Item) -> list[Span]:
    """Return the item's places, and for a figure also those of the figures it is tied to by what does not hold."""
    places = list(main_places(session.report, item, session.scan.extraction.places))
    if item.kind is not ItemKind.FINDING:
        figures = {figure.span for figure in map(session.scan.extraction.figure, item.figures)}
        for finding in item.findings:
            places += [span for span in finding.spans if span in figures or len(finding.spans) < MANY]
    return list(dict.fromkeys(places))


def main_places(report: Report, item: Item, figures: Collection[Span]) -> tuple[Span, ...]:
    """Return the places that are shown of an item: the members of a counted list stand beside their number anyway."""
    named = {report.block_at(span.start).id for span in item.places if span in figures}
    return tuple(
        span
        for span in item.places
        if span == item.span or span in figures or report.block_at(span.start).id not in named
    )


def _relations(session: ReviewSession, item: Item) -> list[Relation]:
    """Return the relations of the item, and for a finding every other one that its figures are part of.

    Those that are ties are left to the section of ties.
    """
    relations = list(item.relations)
    if item.kind is ItemKind.FINDING:
        own = set(item.figures)
        relations += [one for one in session.scan.checked.relations if own.intersection(figures_of(one))]
    tied = {state.relation for state in session.ties_of(item.key)} if item.kind is not ItemKind.CLAIM else set()
    broken = set(item.relations) if item.kind is ItemKind.FINDING else set()  # what a finding is about is proved
    return [
        one for one in dict.fromkeys(relations) if one not in tied or (one in broken and one.holds is not Holds.YES)
    ]


class PageKeys:
    """The items as the page shows them: one thing a place, a finding at each of its places.

    The page's key of a finding's further places is its own key with the place behind it; `item_of` leads back.
    """

    def __init__(self, items: Iterable[Item], report: Report | None = None) -> None:
        self._item_of: dict[str, str] = {}
        self._page_of: dict[str, str] = {}
        self._figure_at: dict[Span, Item] = {}
        self._shown: dict[str, tuple[str, Span, ItemKind, str]] = {}
        self._showing: dict[str, list[str]] = {}  # by item, what on the page follows its verdict
        ordered = list(items)
        self._figure_at = {item.span: item for item in ordered if item.kind in (ItemKind.FIGURE, ItemKind.REFERENCE)}
        taken = self._add_findings([item for item in ordered if item.kind is ItemKind.FINDING], report)
        for item in ordered:
            if item.kind is ItemKind.FINDING:
                continue
            if item.span in taken and item.kind is not ItemKind.CLAIM:
                self._page_of[item.key] = taken[item.span]
            else:
                self._add(item.key, item.key, item.span, item.kind, item.key)

    def _add_findings(self, findings: list[Item], report: Report | None) -> dict[Span, str]:
        taken: dict[Span, str] = {}
        for item in findings:
            places = main_places(report, item, self._figure_at) if report else item.places
            for place in places:
                if place in taken:
                    self._page_of.setdefault(item.key, taken[place])
                    continue
                key = item.key if place == item.span else f"{item.key}@{place.start}"
                figure = self._figure_at.get(place)
                kind = figure.kind if figure else ItemKind.FINDING
                self._add(key, item.key, place, kind, figure.key if figure else item.key)
                taken[place] = key
        return taken

    def _add(self, page_key: str, item_key: str, span: Span, kind: ItemKind, judged: str) -> None:
        self._item_of[page_key] = item_key
        self._page_of.setdefault(item_key, page_key)
        self._shown[page_key] = (item_key, span, kind, judged)
        for key in {item_key, judged}:
            self._showing.setdefault(key, []).append(page_key)

    def item_of(self, page_key: str) -> str:
        """Return the key of the item that a thing on the page is."""
        return self._item_of[page_key]

    def page_of(self, item_key: str) -> str | None:
        """Return the page's key for an item, None where the page has none."""
        return self._page_of.get(item_key)

    def judged_by(self, page_key: str) -> str:
        """Return the key of the figure that stands where a thing on the page is, or of the thing's own item."""
        return self._shown[page_key][3]

    def all(self, session: ReviewSession) -> list[PageItem]:
        """Return everything that the page shows."""
        return [self._page_item(session, key) for key in self._shown]

    def changed(self, session: ReviewSession, keys: Iterable[str]) -> list[PageItem]:
        """Return what the page shows of some items."""
        found = dict.fromkeys(page_key for key in keys for page_key in self._showing.get(key, ()))
        return [self._page_item(session, page_key) for page_key in found]

    def _page_item(self, session: ReviewSession, page_key: str) -> PageItem:
        item_key, span, kind, judged = self._shown[page_key]
        verdict = session.verdict_of(judged)
        if verdict is Verdict.UNREVIEWED:
            verdict = session.verdict_of(item_key)
        finding = session.item(item_key).kind is ItemKind.FINDING
        if finding and session.aside_of(item_key):
            finding, kind = False, ItemKind.MARK if kind is ItemKind.FINDING else kind
        return PageItem(page_key, span, kind.value, verdict, finding, item_key in session.pending)


@dataclass(frozen=True)
class Presented:
    """A review session with all that the window shows of it at first, made on any thread."""

    session: ReviewSession
    keys: PageKeys
    rows: list[ItemRow]
    page_items: list[PageItem]
    layer: Layer | None = None


def present(session: ReviewSession, places: PlaceMap | None = None) -> Presented:
    """Return what the window shows of a session; with the places of the page, where its items stand on it."""
    keys = PageKeys(session.items, session.report)
    items = keys.all(session)
    rows = [row_of(session, item) for item in session.items]
    return Presented(session, keys, rows, items, layer_of(places, items) if places else None)
