"""What lies over the text of a page, and where: one layer an index from Qt block to the parts in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from app.report.model import Span
from app.review.model import Verdict
from widgets.page.places import Part, PlaceMap

ItemKind = Literal["figure", "claim", "reference", "finding", "mark"]
ChangeKind = Literal["deleted", "inserted", "moved"]


@dataclass(frozen=True, slots=True)
class PageItem:
    """Something that can be reviewed at a place of the page; `pending` until its verdict is saved."""

    key: str
    span: Span
    kind: ItemKind
    verdict: Verdict = Verdict.UNREVIEWED
    finding: bool = False
    pending: bool = False


@dataclass(frozen=True, slots=True)
class PageChange:
    """Words that differ from the other version, or a paragraph that moved; `look_again`: a mark lost its ground."""

    key: str
    span: Span
    kind: ChangeKind
    look_again: bool = False


def is_shown(item: PageItem, kinds: Mapping[str, bool], current: str | None) -> bool:
    """Say whether an item is shown: its kind is, or it was judged, found or chosen."""
    judged = item.verdict is not Verdict.UNREVIEWED
    return kinds.get(item.kind, True) or item.finding or judged or item.key == current


class Layer:
    """Keys by Qt block, each with the part it covers there."""

    def __init__(self, places: PlaceMap, spans: Iterable[tuple[str, Span]] = ()) -> None:
        self.places = places
        self._by_block: dict[int, list[tuple[str, Part]]] = {}
        for key, span in spans:
            for part in places.parts(span):
                self._by_block.setdefault(part.block, []).append((key, part))

    def of(self, block: int) -> list[tuple[str, Part]]:
        """Return the keys that have a part in the Qt block, with that part."""
        return self._by_block.get(block, [])

    def blocks(self) -> Iterable[int]:
        """Return the Qt blocks that hold anything."""
        return self._by_block


def layer_of(places: PlaceMap, items: Iterable[PageItem]) -> Layer:
    """Return where the items stand in the Qt document; on any thread."""
    return Layer(places, ((item.key, item.span) for item in items))
