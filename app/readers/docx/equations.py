"""Equations of Word (OMML) as linear text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.readers.docx.names import MATH, w

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

_RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")


def m(name: str) -> str:
    """Return a name in the namespace of equations."""
    return f"{{{MATH}}}{name}"


def linear(element: _Element) -> str:
    """Return an equation in one line: fractions as a/b, powers as x² or x^(a), roots as √(a)."""
    if element.tag in (m("t"), w("t")):
        return element.text or ""
    if handler := _HANDLERS.get(element.tag):
        return handler(element)
    if isinstance(element.tag, str) and not element.tag.startswith(f"{{{MATH}}}"):
        return "".join(linear(inner) for inner in element) if element.tag.rpartition("}")[2] in _AROUND else ""
    return "" if element.tag in _PROPERTIES else linear_children(element)


def linear_children(element: _Element | None) -> str:
    """Return the children of an element in one line."""
    return "" if element is None else "".join(linear(child) for child in element)


def _part(element: _Element, name: str) -> str:
    words = linear_children(element.find(m(name)))
    return words if len(words) <= 1 or words.replace(",", "").replace(".", "").isalnum() else f"({words})"


def _fraction(element: _Element) -> str:
    return f"{_part(element, 'num')}/{_part(element, 'den')}"


def _script(element: _Element) -> str:
    return _part(element, "e") + _below(element) + _above(element)


def _above(element: _Element) -> str:
    words = linear_children(element.find(m("sup")))
    if not words:
        return ""
    raised = words.translate(_RAISED)
    return raised if all(sign not in words for sign in raised) else f"^{_part(element, 'sup')}"


def _below(element: _Element) -> str:
    words = linear_children(element.find(m("sub")))
    if not words:
        return ""
    lowered = words.translate(_LOWERED)
    return lowered if all(sign not in words for sign in lowered) else f"_{_part(element, 'sub')}"


def _root(element: _Element) -> str:
    degree = linear_children(element.find(m("deg")))
    return f"{degree.translate(_RAISED)}√({linear_children(element.find(m('e')))})"


def _delimited(element: _Element) -> str:
    begin, between, end = (_sign(element, "dPr", name, usual) for name, usual in _DELIMITERS)
    return begin + between.join(linear_children(inner) for inner in element.findall(m("e"))) + end


def _sum(element: _Element) -> str:
    sign = _sign(element, "naryPr", "chr", "∫")
    return f"{sign}{_below(element)}{_above(element)} {linear_children(element.find(m('e')))}".rstrip()


def _limit(element: _Element) -> str:
    mark = "_" if element.tag == m("limLow") else "^"
    return f"{linear_children(element.find(m('e')))}{mark}{_part(element, 'lim')}"


def _function(element: _Element) -> str:
    return f"{linear_children(element.find(m('fName')))} {linear_children(element.find(m('e')))}".strip()


def _rows(element: _Element) -> str:
    rows = element.findall(m("mr"))
    if rows:
        return "; ".join(", ".join(linear_children(cell) for cell in row.findall(m("e"))) for row in rows)
    return "; ".join(linear_children(line) for line in element.findall(m("e")))


def _sign(element: _Element, properties: str, name: str, usual: str) -> str:
    found = element.find(f"{m(properties)}/{m(name)}")
    return usual if found is None else str(found.get(m("val")) or "")


_DELIMITERS = (("begChr", "("), ("sepChr", "|"), ("endChr", ")"))
_AROUND = frozenset({"ins", "moveTo", "smartTag", "hyperlink", "sdt", "sdtContent", "r"})
_PROPERTIES = frozenset(m(name) for name in ("rPr", "ctrlPr", "naryPr", "dPr", "fPr", "radPr", "mPr", "argPr"))
_HANDLERS: dict[object, Callable[[_Element], str]] = {
    m("f"): _fraction,
    m("sSup"): _script,
    m("sSub"): _script,
    m("sSubSup"): _script,
    m("sPre"): _script,
    m("rad"): _root,
    m("d"): _delimited,
    m("nary"): _sum,
    m("limLow"): _limit,
    m("limUpp"): _limit,
    m("func"): _function,
    m("m"): _rows,
    m("eqArr"): _rows,
}
