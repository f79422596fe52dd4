"""The words and numbers of charts and of SmartArt, which stand in parts of their own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.readers.docx.names import COMPATIBILITY, RELATION, w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

CHART_URI = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM_URI = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
DRAWING_URI = "http://schemas.openxmlformats.org/drawingml/2006/main"
_POINTS = 1000  # of one series that are written out
_CHART, _DIAGRAM, _PARAGRAPH = f"{{{CHART_URI}}}chart", f"{{{DIAGRAM_URI}}}relIds", f"{{{DRAWING_URI}}}p"
_ART = "{urn:schemas-microsoft-com:vml}textpath"
_TEXT_BOX, _OBJECT, _ALTERNATE = w("txbxContent"), w("object"), f"{{{COMPATIBILITY}}}AlternateContent"
_PICTURES = frozenset({"pic", "imagedata"})


def _c(name: str) -> str:
    return f"{{{CHART_URI}}}{name}"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart or SmartArt that a drawing names: what it is, the relation to its part, how its words are taken."""

    kind: str
    relation: str
    lines_of: Callable[[_Element], list[str]]


@dataclass
class Drawn:
    """What was found in one drawing: text boxes and lines of words, charts, and a count of what is no text."""

    boxes: list[_Element | list[str]] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)


def drawn(drawing: _Element) -> Drawn:
    """Return what stands in a drawing, of several forms of one thing the first; text boxes are not looked into."""
    found = Drawn()
    words: list[str] = []
    embedded = drawing.tag == _OBJECT
    for element in _outside_boxes(drawing):
        tag = element.tag
        if tag == _TEXT_BOX:
            found.boxes.append(element)
        elif tag == _PARAGRAPH:
            words += filter(None, [_words(element)])
        elif tag == _ART:
            words += filter(None, [str(element.get("string") or "").strip()])
        elif tag == _CHART:
            found.charts.append(Chart("chart", str(element.get(f"{{{RELATION}}}id") or ""), chart_lines))
        elif tag == _DIAGRAM:
            found.charts.append(Chart("diagram", str(element.get(f"{{{RELATION}}}dm") or ""), diagram_lines))
        elif (name := str(tag).rpartition("}")[2]) == "chart":  # of a newer kind, whose part is not read
            found.unread["chart"] += 1
        elif name in _PICTURES and not embedded:
            found.unread["picture"] += 1
    if words:
        found.boxes.append(words)
    if embedded and not found.boxes:
        found.unread["embedded object"] += 1
    return found


def _outside_boxes(drawing: _Element) -> Iterator[_Element]:
    """Yield the elements of a drawing in order, without the insides of text boxes and of second forms."""
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        yield element
        if element.tag in (_TEXT_BOX, _PARAGRAPH):
            continue
        inner = list(element)
        if element.tag == _ALTERNATE:
            inner = [form for form in inner if len(form)][:1]
        waiting += reversed(inner)


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


def shown_number(value: str) -> str:
    """Return a stored number as a person sees it: 15 digits at most, a comma before the decimals."""
    try:
        number = float(value)
    except ValueError:
        return value
    return f"{number:.15g}".replace(".", ",")


def _paragraphs(element: _Element) -> Iterator[str]:
    for paragraph in element.iter(_PARAGRAPH):
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
