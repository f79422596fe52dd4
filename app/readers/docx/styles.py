"""What the styles of a Word file say of a paragraph or a run: heading level, numbering, bold, italic, hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.readers.docx.names import VAL, w, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_HEADING = re.compile(r"(?i)^(?:heading|tiêu đề|đầu đề|mục)\s*(\d)$")
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Look:
    """Bold, italic, hidden, raised and the font's name; None where nothing is said."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    font: str | None = None

    def over(self, below: Look) -> Look:
        """Return this look laid over another one."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.hidden if self.hidden is None else self.hidden,
            below.raised if self.raised is None else self.raised,
            below.font if self.font is None else self.font,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it takes from those it is based on. `outline` counts from 1, 0 is none."""

    name: str = ""
    outline: int = 0
    numbering: tuple[str, int] | None = None
    look: Look = Look()
    identity: str = ""

    @property
    def is_title(self) -> bool:
        """Whether this is the style of a document's title."""
        return self.name.lower() in ("title", "tiêu đề", "tên")

    @property
    def is_contents(self) -> bool:
        """Whether this is the style of a line in a table of contents."""
        return self.name.lower().startswith(("toc ", "table of figures"))

    @property
    def is_caption(self) -> bool:
        """Whether this is the style of a caption."""
        return self.name.lower() == "caption"


NO_LOOK = Look()
_BOLD, _ITALIC, _HIDDEN, _ALIGN, _FONTS = w("b"), w("i"), w("vanish"), w("vertAlign"), w("rFonts")
NO_STYLE = Style()


def is_on(element: _Element | None) -> bool | None:
    """Return what a switch such as w:b says, None where it is absent."""
    return None if element is None else str(element.get(VAL) or "1").lower() not in _OFF


def _look_of(properties: _Element | None, theme: Mapping[str, str]) -> Look:
    if properties is None:
        return NO_LOOK
    bold = italic = hidden = raised = font = None
    for child in properties:
        tag = child.tag
        if tag == _BOLD:
            bold = is_on(child)
        elif tag == _ITALIC:
            italic = is_on(child)
        elif tag == _HIDDEN:
            hidden = is_on(child)
        elif tag == _ALIGN:
            raised = child.get(VAL) == "superscript"
        elif tag == _FONTS:
            font = _font(child, theme)
    return Look(bold, italic, hidden, raised, font)


def _font(element: _Element, theme: Mapping[str, str]) -> str | None:
    """Return the font of letters beyond ASCII; a theme's font goes before one that is named."""
    named = element.get(w("hAnsiTheme")) or element.get(w("asciiTheme"))
    if named:
        return theme.get(str(named)[:5], "")  # minorHAnsi, majorBidi and so on
    return element.get(w("hAnsi")) or element.get(w("ascii"))


def _theme_fonts(root: _Element | None) -> dict[str, str]:
    """Return the fonts that a theme gives to letters of the Latin kind."""
    fonts = {}
    for element in () if root is None else root.iter(f"{{{_DRAWING}}}latin"):
        around = element.getparent()
        kind = str(around.tag).rpartition("}")[2] if around is not None else ""
        if kind in ("minorFont", "majorFont"):
            fonts[kind[:5]] = str(element.get("typeface") or "")
    return fonts


def numbering_of(properties: _Element | None) -> tuple[str, int] | None:
    """Return (numId, level) of paragraph properties; numId "0" takes a number away, None says nothing."""
    found = None if properties is None else properties.find(w("numPr"))
    if found is None:
        return None
    identity, level = found.find(w("numId")), found.find(w("ilvl"))
    depth = str(level.get(VAL) or "0") if level is not None else "0"
    return (
        str(identity.get(VAL) or "") if identity is not None else "",
        max(0, whole(depth, 0)),
    )


class Styles:
    """The styles of a file by their ids."""

    def __init__(self, root: _Element | None, theme: _Element | None = None) -> None:
        self._theme = _theme_fonts(theme)
        self._elements: dict[str, _Element] = {}
        self._resolved: dict[str, Style] = {}
        self.default = ""
        self.base = NO_LOOK
        if root is None:
            return
        defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        self.base = self.look(defaults)
        for element in root.findall(w("style")):
            identity = str(element.get(w("styleId")) or "")
            self._elements[identity] = element
            if element.get(w("type")) == "paragraph" and element.get(w("default")) in ("1", "true", "on"):
                self.default = identity

    def look(self, properties: _Element | None) -> Look:
        """Return the look that run properties state."""
        return _look_of(properties, self._theme)

    def get(self, identity: str | None) -> Style:
        """Return a style; an empty one where it is unknown."""
        return self._resolve(identity or "", 0)

    def _resolve(self, identity: str, depth: int) -> Style:
        if identity in self._resolved:
            return self._resolved[identity]
        element = self._elements.get(identity)
        if element is None or depth > 30:
            return NO_STYLE
        based = element.find(w("basedOn"))
        below = self._resolve(str(based.get(VAL) or ""), depth + 1) if based is not None else NO_STYLE
        style = self._laid_over(element, identity, below)
        self._resolved[identity] = style
        return style

    def _laid_over(self, element: _Element, identity: str, below: Style) -> Style:
        named = element.find(w("name"))
        name = str(named.get(VAL) or "") if named is not None else ""
        properties = element.find(w("pPr"))
        outline = outline_of(properties)
        heading = _HEADING.match(name)
        if outline is None:
            outline = int(heading[1]) if heading else below.outline
        numbering = numbering_of(properties) or below.numbering
        if numbering and not numbering[0] and below.numbering:
            numbering = (below.numbering[0], numbering[1])
        look = self.look(element.find(w("rPr"))).over(below.look)
        return replace(below, name=name, outline=outline, numbering=numbering, look=look, identity=identity)


def outline_of(properties: _Element | None) -> int | None:
    """Return the outline level of paragraph properties from 1, 0 for body text, None where nothing is said."""
    found = None if properties is None else properties.find(w("outlineLvl"))
    if found is None:
        return None
    level = whole(found.get(VAL), 9)
    return level + 1 if 0 <= level < 9 else 0
