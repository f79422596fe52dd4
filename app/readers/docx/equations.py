"""Equations of Word (OMML) as linear text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.readers.docx.names import MATH

if TYPE_CHECKING:
    from lxml.etree import _Element


def m(name: str) -> str:
    """Return a name in the namespace of equations."""
    return f"{{{MATH}}}{name}"


def linear(element: _Element) -> str:
    """Return an equation in one line: fractions as (a)/(b), powers as a^b, roots as √(a)."""
    if element.tag == m("t"):
        return element.text or ""
    if element.tag == m("f"):
        return f"{_part(element, 'num')}/{_part(element, 'den')}"
    if element.tag in (m("sSup"), m("sSub"), m("sSubSup")):
        below = f"_{_part(element, 'sub')}" if element.find(m("sub")) is not None else ""
        above = f"^{_part(element, 'sup')}" if element.find(m("sup")) is not None else ""
        return f"{_part(element, 'e')}{below}{above}"
    if element.tag == m("rad"):
        return f"√({linear_children(element.find(m('e')))})"
    if element.tag == m("d"):
        return f"({', '.join(linear_children(inner) for inner in element.findall(m('e')))})"
    return linear_children(element)


def linear_children(element: _Element | None) -> str:
    """Return the children of an element in one line."""
    return "" if element is None else "".join(linear(child) for child in element)


def _part(element: _Element, name: str) -> str:
    words = linear_children(element.find(m(name)))
    return words if len(words) <= 1 or words.replace(",", "").replace(".", "").isalnum() else f"({words})"
