"""What the charts of the overview say of a review, as rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.review.model import Verdict
from app.wording import Message, plural, render, translate
from widgets.overview.rows import CHECKS, SOLID, STRIPES, Bar, ChartRow
from widgets.words import verdict_word

if TYPE_CHECKING:
    from app.review.overview import Group, Overview, Tally
    from app.review.overview_figures import Indicator, Point, Unit

ORDER = (Verdict.VERIFIED, Verdict.QUESTIONED, Verdict.INCONSISTENT)
PATTERNS = {Verdict.QUESTIONED: STRIPES, Verdict.INCONSISTENT: CHECKS}


def section_rows(overview: Overview) -> list[ChartRow]:
    """Return a row a section: the shares of the verdicts, and how many of its items are reviewed."""
    return [_section_row(tally) for tally in overview.sections.all()]


def finding_rows(overview: Overview) -> list[ChartRow]:
    """Return a row a kind of finding: those that were judged filled, the others in outline."""
    return [_counted_row(tally, ("finding", "finding_fill"), str(tally.total)) for tally in overview.findings.all()]


def kind_rows(overview: Overview) -> list[ChartRow]:
    """Return a row a kind of item: those that are reviewed, and the others."""
    return [
        _counted_row(tally, ("accent", "accent_soft"), f"{tally.reviewed} / {tally.total}")
        for tally in overview.kinds.all()
    ]


def indicator_rows(unit: Unit) -> list[ChartRow]:
    """Return a row for each thing that is measured in a unit: how often the report says a number of it."""
    rows = []
    for indicator in unit.indicators:
        said = plural("{count} number", "{count} numbers", len(indicator.points))
        tip = f"{indicator.label}: {said}\n" + "; ".join(point.text for point in indicator.points)
        keys = tuple(point.key for point in indicator.points)
        rows.append(ChartRow(indicator.label, (Bar(len(keys), "accent"),), str(len(keys)), tip, keys))
    return rows


def value_rows(points: Iterable[Point]) -> list[ChartRow]:
    """Return a row a number: how large it is, as the report words it."""
    return [
        ChartRow(
            point.label,
            (Bar(float(point.value), "accent"),),
            point.text,
            f"{point.section} · {point.label}: {point.text}"
            if point.label != point.section
            else f"{point.section}: {point.text}",
            (point.key,),
        )
        for point in points
    ]


def values_title(indicator: Indicator) -> str:
    """Return in which order the numbers of an indicator stand."""
    return translate("by period") if indicator.by_period else translate("along the text")


def _section_row(tally: Tally) -> ChartRow:
    share = 1 / max(1, tally.total)
    bars = [
        Bar(tally.counts[verdict] * share, verdict.value, pattern=PATTERNS.get(verdict, SOLID))
        for verdict in ORDER
        if tally.counts.get(verdict)
    ]
    rest = tally.counts.get(Verdict.UNREVIEWED, 0)
    if rest:
        bars.append(Bar(rest * share, "border"))
    label = label_of(tally.group)
    said = [f"{verdict_word(one)} {tally.counts[one]}" for one in (*ORDER, Verdict.UNREVIEWED) if tally.counts.get(one)]
    value = f"{tally.reviewed} / {tally.total}"
    return ChartRow(label, tuple(bars), value, f"{label}\n{', '.join(said)}", tally.group.keys)


def _counted_row(tally: Tally, colours: tuple[str, str], value: str) -> ChartRow:
    done, rest = tally.reviewed, tally.total - tally.reviewed
    strong, soft = colours
    line = "accent_line" if strong == "accent" else strong
    bars = (Bar(done, strong, strong), Bar(rest, soft, line))
    label = label_of(tally.group)
    said = translate("{done} reviewed, {rest} not", done=done, rest=rest)
    return ChartRow(label, bars, value, f"{label}: {said}", tally.group.keys)


def label_of(group: Group) -> str:
    """Return what a group is called in the chosen language."""
    return render(group.label) if isinstance(group.label, Message) else group.label
