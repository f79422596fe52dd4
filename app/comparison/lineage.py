"""More than two versions of a report, such as draft, submitted and amended: the history of each figure through all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from app.comparison.compare import compare_reports
from app.comparison.model import Comparison
from app.extraction.model import Extraction, Figure
from app.jobs import Token


@dataclass(frozen=True, slots=True)
class History:
    """One figure through all versions, in their order; None where a version does not have it."""

    figures: tuple[Figure | None, ...]

    @property
    def present(self) -> tuple[Figure, ...]:
        """The figure in the versions that have it; there is at least one."""
        return tuple(figure for figure in self.figures if figure is not None)

    @property
    def changed(self) -> bool:
        """Say whether the figure is absent somewhere, or its value or unit is not the same in all versions."""
        first = self.present[0]
        return len(self.present) < len(self.figures) or any(
            (figure.value, figure.unit) != (first.value, first.unit) for figure in self.present
        )


@dataclass(frozen=True)
class Lineage:
    """The versions of a report from the oldest to the newest, what each changed, and the history of every figure."""

    versions: tuple[Extraction, ...]
    comparisons: tuple[Comparison, ...]
    histories: tuple[History, ...]

    @property
    def changed(self) -> tuple[History, ...]:
        """The histories of the figures that are not the same in all versions."""
        return tuple(history for history in self.histories if history.changed)

    @cached_property
    def _of(self) -> dict[tuple[int, str], History]:
        return {
            (version, figure.id): history
            for history in self.histories
            for version, figure in enumerate(history.figures)
            if figure is not None
        }

    def newest(self, history: History) -> tuple[Extraction, Figure]:
        """Return the newest version that has the figure, and the figure there."""
        number = max(n for n, figure in enumerate(history.figures) if figure is not None)
        figure = history.figures[number]
        assert figure is not None
        return self.versions[number], figure

    def history_of(self, version: int, figure: str) -> History:
        """Return the history of the figure of that id in a version, counted from 0; KeyError where there is none."""
        return self._of[version, figure]


def trace(versions: Sequence[Extraction], token: Token | None = None) -> Lineage:
    """Compare each version with the next and follow every figure; raise Cancelled where the token says so.

    A figure that one version leaves out is found again in a later one by comparing the two around the gap.
    """
    comparisons = tuple(compare_reports(old, new, token) for old, new in pairwise(versions))
    chains = _chains(versions, comparisons)
    for gap in range(2, len(versions)):
        for first in range(len(versions) - gap):
            chains = _bridged(chains, versions, first, first + gap, token)
    histories = (_history(versions, chain) for chain in chains)
    return Lineage(tuple(versions), comparisons, tuple(sorted(histories, key=_place)))


Chain = dict[int, str]


def _chains(versions: Sequence[Extraction], comparisons: Sequence[Comparison]) -> list[Chain]:
    chains: list[Chain] = []
    ends: dict[str, Chain] = {}
    for number, version in enumerate(versions):
        came = {new: old for old, new in comparisons[number - 1].pairs} if number else {}
        known, ends = ends, {}
        for figure in version.figures:
            chain = known.get(came.get(figure.id, ""))
            if chain is None:
                chain = {}
                chains.append(chain)
            chain[number] = figure.id
            ends[figure.id] = chain
    return chains


def _bridged(
    chains: list[Chain], versions: Sequence[Extraction], first: int, last: int, token: Token | None
) -> list[Chain]:
    """Join the chains that end in one version with those that begin in a later one."""
    ending = {chain[first]: chain for chain in chains if max(chain) == first}
    beginning = {chain[last]: chain for chain in chains if min(chain) == last}
    if not ending or not beginning:
        return chains
    for old, new in compare_reports(versions[first], versions[last], token).pairs:
        if old in ending and new in beginning:
            ending[old].update(beginning[new])
            beginning[new].clear()
    return [chain for chain in chains if chain]


def _history(versions: Sequence[Extraction], chain: Chain) -> History:
    return History(tuple(_figures(versions, chain)))


def _figures(versions: Sequence[Extraction], chain: Chain) -> Iterator[Figure | None]:
    for number, version in enumerate(versions):
        yield version.figure(chain[number]) if number in chain else None


def _place(history: History) -> tuple[int, int]:
    """Order histories by the newest version that has them, so that the newest report is read from top to bottom."""
    number = max(n for n, figure in enumerate(history.figures) if figure is not None)
    figure = history.figures[number]
    return -number, figure.span.start if figure else 0
