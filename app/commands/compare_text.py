"""A comparison, or the history of figures through many versions, as text for a person at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.comparison.indicators import Indicators, side_of
from app.comparison.lineage import Lineage
from app.comparison.model import Comparison, FigureChange
from app.comparison.noise import Noise, count_noise
from app.comparison.relations import RelationChange, changes_by_figure
from app.exports.compare_words import effect_text, noise_name, restated_name, wording_change_name
from app.extraction.model import Figure
from app.review.sections import section_label
from app.wording import plural, translate

_LONGEST = 80  # code points of a quote


def comparison_as_text(
    comparison: Comparison, relations: Sequence[RelationChange] = (), noise: Sequence[Noise] | None = None
) -> str:
    """Return the changed figures first, then the relations that fit in one version only, then the changed words."""
    return "\n".join(_lines(comparison, relations, noise)) + "\n"


def lineage_as_text(lineage: Lineage) -> str:
    """Return every changed figure with its value in each version."""
    return "\n".join(_history_lines(lineage)) + "\n"


def _lines(comparison: Comparison, relations: Sequence[RelationChange], noise: Sequence[Noise] | None) -> Iterator[str]:
    yield plural("{count} figure changed", "{count} figures changed", len(comparison.figures))
    yield from _figure_lines(comparison, relations)
    for one in comparison.restated:
        yield f"  {restated_name(one.change)}: {one.old.text} → {one.new.text}"
    if relations:
        yield ""
        yield plural("{count} relation to look at", "{count} relations to look at", len(relations))
        yield from (f"  {effect_text(one)}" for one in relations)
    yield ""
    yield plural("{count} change of wording", "{count} changes of wording", len(comparison.wording))
    for words in comparison.wording:
        old = comparison.old.report.text_of(words.old) if words.old else ""
        new = comparison.new.report.text_of(words.new) if words.new else ""
        yield f"  {wording_change_name(words.change)}: {_short(old)} → {_short(new)}"
    if noise is not None:
        yield ""
        yield plural("{count} difference that is no change", "{count} differences that are no changes", len(noise))
        yield from (f"  {noise_name(kind)}: {count}" for kind, count in count_noise(tuple(noise)).items())


def _figure_lines(comparison: Comparison, relations: Sequence[RelationChange]) -> Iterator[str]:
    tied = changes_by_figure(relations)
    indicators = {id(side): Indicators(side) for side in (comparison.old, comparison.new)}
    for change in comparison.figures:
        side, figure = side_of(comparison, change)
        place = " · ".join(
            part for part in (section_label(side.report, figure.span), _short(indicators[id(side)].of(figure))) if part
        )
        yield f"  {_figure_change(change)}  [{place}]"
        for one in tied.get(figure.id if change.new else f"old:{figure.id}", ()):
            yield f"      {effect_text(one)}"


def _figure_change(change: FigureChange) -> str:
    percent = f" ({change.percent:+.1f} %)" if change.percent is not None else ""
    return f"{_text(change.old)} → {_text(change.new)}{percent}"


def _text(figure: Figure | None) -> str:
    return figure.text if figure else "—"


def _history_lines(lineage: Lineage) -> Iterator[str]:
    for number, version in enumerate(lineage.versions, start=1):
        yield translate("Version {number}: {name}", number=number, name=Path(version.report.path).name)
    yield ""
    yield plural("{count} figure changed", "{count} figures changed", len(lineage.changed))
    indicators = {id(version): Indicators(version) for version in lineage.versions}
    for history in lineage.changed:
        version, figure = lineage.newest(history)
        said = _short(indicators[id(version)].of(figure))
        place = " · ".join(part for part in (section_label(version.report, figure.span), said) if part)
        yield f"  {' → '.join(_text(each) for each in history.figures)}  [{place}]"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
