"""The words and numbers of charts and of SmartArt, which stand in parts of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM_URI = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DRAWING_URI = "http://schemas.openxmlformats.org/drawingml/2006/main"
_POINTS = 1000  # of one series that are written out


def _c(name: str) -> str:
    return f"{{{CHART_URI}}}{name}"


def chart_lines(root: _Element) -> list[str]:
    """Return the titles of a chart, then one line for each series: its name, then each category with its value."""
    lines = [words for title in root.iter(_c("title")) if (words := _words(title) or _cached(title))]
    for series in root.iter(_c("ser")):
        name = _cached(series.find(_c("tx")))
        categories = _points(series, "cat", "xVal")
        values = _points(series, "val", "yVal")
        pairs = [
            ": ".join(filter(None, (categories.get(place, ""), shown_number(value)))) for place, value in values.items()
        ]
        pairs += [words for place, words in categories.items() if place not in values]
        if line := ": ".join(filter(None, (name, "; ".join(pairs[:_POINTS])))):
            lines.append(line)
    return lines


def diagram_lines(root: _Element) -> list[str]:
    """Return the words of each shape of SmartArt, from its data part."""
    point = f"{{{DIAGRAM_URI}}}pt"
    return [words for element in root.iter(point) for words in _paragraphs(element)]


def shape_lines(element: _Element) -> list[str]:
    """Return the words that a drawing holds itself, in shapes of DrawingML."""
    return list(_paragraphs(element))


def shown_number(value: str) -> str:
    """Return a stored number as a person sees it: 15 digits at most, a comma before the decimals."""
    try:
        number = float(value)
    except ValueError:
        return value
    return f"{number:.15g}".replace(".", ",")


def _paragraphs(element: _Element) -> Iterator[str]:
    for paragraph in element.iter(f"{{{DRAWING_URI}}}p"):
        if words := _words(paragraph):
            yield words


def _words(element: _Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{{{DRAWING_URI}}}t")).strip()


def _cached(element: _Element | None) -> str:
    """Return the words that a chart keeps of cells in its workbook."""
    return "" if element is None else " ".join(v.text.strip() for v in element.iter(_c("v")) if v.text)


def _points(series: _Element, *names: str) -> dict[str, str]:
    found = next((part for name in names if (part := series.find(_c(name))) is not None), None)
    if found is None:
        return {}
    points: dict[str, str] = {}
    for point in found.iter(_c("pt")):  # of categories in several levels the innermost comes first
        value = point.find(_c("v"))
        if value is not None and value.text:
            points.setdefault(str(point.get("idx")), value.text.strip())
    return points
