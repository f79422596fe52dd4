"""What stands inside a paragraph: runs, tabs, breaks, fields, marks of notes, tracked changes, symbols, text boxes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.language.legacy import Legacy, legacy_font
from app.readers.docx.drawings import CHART_URI, DIAGRAM_URI, chart_lines, diagram_lines, shape_lines
from app.readers.docx.equations import linear
from app.readers.docx.line import Line
from app.readers.docx.names import COMPATIBILITY, MATH, RELATION, VAL, w
from app.readers.docx.styles import NO_LOOK, Look, Styles, look_of
from app.readers.docx.symbols import symbol
from app.readers.draft import Draft, Mark, superscript

if TYPE_CHECKING:
    from lxml.etree import _Element

_PAGE_FIELD = re.compile(r"(?i)^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_RAISED = re.compile(r"[\d()]+")
_TEXT_BOX = w("txbxContent")


@dataclass
class Story:
    """What is shared by all paragraphs of one part: notes that are called, fields that are open, what was counted."""

    styles: Styles
    note_label: Callable[[str, str, bool], str]  # ("footnote", id, whether it has a sign of its own) -> label
    related: Callable[[str], _Element | None] = lambda identity: None  # the root of a part by its relation's id
    paragraph_places: dict[_Element, int] = field(default_factory=dict)
    part: str = ""
    balanced_fields: bool = True
    fields: list[str] = field(default_factory=list)  # of each open field: "instruction", "result" or "hidden"
    instruction: str = ""
    seen: Counter[str] = field(default_factory=Counter)  # kinds of things that were not read
    changes: Counter[str] = field(default_factory=Counter)
    authors: dict[str, None] = field(default_factory=dict)
    legacy: set[Legacy] = field(default_factory=set)  # old encodings that were turned into Unicode

    def note_change(self, kind: str, element: _Element) -> None:
        """Count a tracked change and its author."""
        self.changes[kind] += 1
        if author := element.get(w("author")):
            self.authors[str(author)] = None


class Inline:
    """Walks the content of paragraphs; afterwards `lines` holds the words, `boxes` the text boxes met."""

    def __init__(self, story: Story, source: str, look: Look) -> None:
        self.story = story
        self.look = look
        self.lines = [Line(source)]
        self.boxes: list[_Element | list[str]] = []  # text boxes, and the words of charts and SmartArt
        self._own_mark: str | None = None

    def drafts(self) -> list[Draft]:
        """Return the lines that were gathered, in Unicode letters."""
        return [line.draft(self.story.legacy) for line in self.lines]

    def walk(self, parent: _Element) -> None:
        """Read all children of an element."""
        for child in parent:
            tag = child.tag
            if tag == _RUN:
                self._run(child)
            elif tag in _TRANSPARENT:
                self.walk(child)
            elif handler := _HANDLERS.get(tag):
                handler(self, child)

    def _run(self, run: _Element) -> None:
        properties = run.find(_RUN_PROPERTIES)
        look = self.look
        if properties is not None:
            named = properties.find(_RUN_STYLE)
            style = self.story.styles.get(named.get(VAL)).look if named is not None else NO_LOOK
            look = look_of(properties).over(style.over(self.look))
        if look.hidden:
            if any(child.tag == _TEXT and child.text for child in run):
                self.story.seen["hidden text"] += 1
            return
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                self._text(child.text or "", look)
            elif tag != _RUN_PROPERTIES and (handler := _RUN_HANDLERS.get(tag)):
                handler(self, child, look)

    def _text(self, text: str, look: Look) -> None:
        if self.is_hidden_by_field():
            return
        if "\n" in text or "\r" in text:
            text = text.replace("\n", " ").replace("\r", " ")
        line = self.lines[-1]
        if self._own_mark is not None and text.strip():
            key, self._own_mark = self._own_mark, None
            label, shown = text.strip(), superscript(text.strip())
            line.marks.append(Mark(line.length, line.length + len(shown), label.strip("()"), key))
            line.add(shown, replace(look, font=None))
        elif look.raised and _RAISED.fullmatch(text):
            line.add(superscript(text), replace(look, font=None))  # ¹ is a letter of old fonts
        else:
            line.add(text, look)

    def is_hidden_by_field(self) -> bool:
        """Say whether the words that come now are a field's instruction."""
        fields = self.story.fields
        return bool(fields) and ("hidden" in fields or (self.story.balanced_fields and "instruction" in fields))

    def read_break(self, element: _Element, look: Look) -> None:
        line = Line(self.lines[-1].source)
        line.after_break = element.get(w("type")) in ("page", "column")
        self.lines.append(line)

    def read_soft_hyphen(self, element: _Element, look: Look) -> None:
        """Take the letter ư of TCVN3 fonts, whose byte is that of the soft hyphen; elsewhere it shows nothing."""
        if look.font and legacy_font(look.font) in (Legacy.TCVN3, Legacy.TCVN3_CAPITALS):
            self._text("\u00ad", look)

    def read_symbol(self, element: _Element, look: Look) -> None:
        text = symbol(str(element.get(w("font")) or ""), str(element.get(w("char")) or ""))
        if text is None:
            self.story.seen["symbol"] += 1
        else:
            self._text(text, look)

    def read_field_sign(self, element: _Element, look: Look) -> None:
        kind, fields = element.get(w("fldCharType")), self.story.fields
        if kind == "begin":
            fields.append("instruction")
            self.story.instruction = ""
        elif kind == "separate" and fields:
            fields[-1] = "hidden" if _PAGE_FIELD.match(self.story.instruction) else "result"
        elif kind == "end" and fields:
            fields.pop()

    def read_instruction(self, element: _Element, look: Look) -> None:
        self.story.instruction += element.text or ""

    def read_note(self, element: _Element, look: Look) -> None:
        if self.is_hidden_by_field():
            return
        kind = "footnote" if element.tag == w("footnoteReference") else "endnote"
        identity = str(element.get(w("id")) or "")
        own = str(element.get(w("customMarkFollows")) or "0").lower() not in ("0", "false", "off")
        label = self.story.note_label(kind, identity, own)
        if own:
            self._own_mark = f"{kind}:{identity}"
            return
        line, shown = self.lines[-1], superscript(label)
        line.marks.append(Mark(line.length, line.length + len(shown), label, f"{kind}:{identity}"))
        line.add(shown, replace(look, font=None))

    def read_drawing(self, element: _Element, look: Look) -> None:
        """Take the outermost text boxes of a drawing; count what is no text."""
        boxes = [box for box in element.iter(_TEXT_BOX) if not _is_inside(box, element)]
        self.boxes += boxes
        for kind, tag, attribute, lines_of in _PARTS:
            for named in element.iter(tag):
                root = self.story.related(str(named.get(attribute) or ""))
                lines = [] if root is None else lines_of(root)
                if lines:
                    self.boxes.append(lines)
                else:
                    self.story.seen[kind] += 1
                return
        if boxes:
            return
        if lines := shape_lines(element):
            self.boxes.append(lines)
            return
        for kind, ending in _DRAWN:
            if any(isinstance(inner.tag, str) and inner.tag.endswith(ending) for inner in element.iter()):
                self.story.seen[kind] += 1
                return
        if element.tag == w("object"):
            self.story.seen["embedded object"] += 1

    def read_alternate(self, element: _Element, look: Look) -> None:
        """Read one of the forms inside a run: the first whose content is known here."""
        chosen = chosen_form(element)
        for child in () if chosen is None else chosen:
            if child.tag == _TEXT:
                self._text(child.text or "", look)
            elif child.tag == _RUN:
                self._run(child)
            elif handler := _RUN_HANDLERS.get(child.tag):
                handler(self, child, look)

    def read_alternate_around(self, element: _Element) -> None:
        """Read one of the forms around runs."""
        chosen = chosen_form(element)
        if chosen is not None:
            self.walk(chosen)

    def read_simple_field(self, element: _Element) -> None:
        if not _PAGE_FIELD.match(str(element.get(w("instr")) or "")):
            self.walk(element)

    def read_control(self, element: _Element) -> None:
        content = element.find(w("sdtContent"))
        if content is not None:
            self.walk(content)

    def read_insertion(self, element: _Element) -> None:
        if element.tag == w("ins"):
            self.story.note_change("insertion", element)
        self.walk(element)

    def read_deletion(self, element: _Element) -> None:
        if element.tag == w("del"):
            self.story.note_change("deletion", element)

    def read_equation(self, element: _Element) -> None:
        words = linear(element)
        if words.strip():
            self._text(words, NO_LOOK)
        else:
            self.story.seen["equation"] += 1

    def read_run_equation(self, element: _Element, look: Look) -> None:
        self.read_equation(element)

    def read_comment(self, element: _Element, look: Look) -> None:
        self.story.seen["comment"] += 1

    def read_ruby(self, element: _Element, look: Look) -> None:
        base = element.find(w("rubyBase"))
        if base is not None:
            self.walk(base)


def chosen_form(element: _Element) -> _Element | None:
    """Return the form of mc:AlternateContent to read: the first that is not empty, the fallback being the last."""
    forms = [*element.findall(f"{{{COMPATIBILITY}}}Choice"), *element.findall(f"{{{COMPATIBILITY}}}Fallback")]
    return next((form for form in forms if len(form)), None)


def _is_inside(box: _Element, outermost: _Element) -> bool:
    """Say whether a text box stands inside another one, or in a fallback beside its twin."""
    parent = box.getparent()
    while parent is not None and parent is not outermost:
        if parent.tag == _TEXT_BOX:
            return True
        if parent.tag == f"{{{COMPATIBILITY}}}Fallback":
            around = parent.getparent()
            if around is not None and around.find(f"{{{COMPATIBILITY}}}Choice") is not None:
                return True
        parent = parent.getparent()
    return False


def _fixed(text: str) -> Callable[[Inline, _Element, Look], None]:
    def add(inline: Inline, element: _Element, look: Look) -> None:
        if not inline.is_hidden_by_field():
            inline.lines[-1].add(text, look)

    return add


_RUN, _RUN_PROPERTIES, _RUN_STYLE, _TEXT = w("r"), w("rPr"), w("rStyle"), w("t")
_PARTS: tuple[tuple[str, str, str, Callable[[_Element], list[str]]], ...] = (
    ("chart", f"{{{CHART_URI}}}chart", f"{{{RELATION}}}id", chart_lines),
    ("diagram", f"{{{DIAGRAM_URI}}}relIds", f"{{{RELATION}}}dm", diagram_lines),
)
_DRAWN = (
    ("chart", "}chart"),
    ("embedded object", "}OLEObject"),
    ("picture", "}pic"),
    ("picture", "}imagedata"),
)
_TRANSPARENT = frozenset(
    w(name) for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo", "subDoc", "sdtContent", "p")
)
_HANDLERS: dict[object, Callable[[Inline, _Element], None]] = {
    w("ins"): Inline.read_insertion,
    w("moveTo"): Inline.read_insertion,
    w("del"): Inline.read_deletion,
    w("moveFrom"): Inline.read_deletion,
    w("sdt"): Inline.read_control,
    w("fldSimple"): Inline.read_simple_field,
    f"{{{MATH}}}oMath": Inline.read_equation,
    f"{{{MATH}}}oMathPara": Inline.read_equation,
    f"{{{COMPATIBILITY}}}AlternateContent": Inline.read_alternate_around,
}
_RUN_HANDLERS: dict[object, Callable[[Inline, _Element, Look], None]] = {
    w("tab"): _fixed("\t"),
    w("ptab"): _fixed("\t"),
    w("noBreakHyphen"): _fixed("-"),
    w("softHyphen"): Inline.read_soft_hyphen,
    w("br"): Inline.read_break,
    w("cr"): Inline.read_break,
    w("sym"): Inline.read_symbol,
    w("fldChar"): Inline.read_field_sign,
    w("instrText"): Inline.read_instruction,
    w("footnoteReference"): Inline.read_note,
    w("endnoteReference"): Inline.read_note,
    w("drawing"): Inline.read_drawing,
    w("pict"): Inline.read_drawing,
    w("object"): Inline.read_drawing,
    w("commentReference"): Inline.read_comment,
    w("ruby"): Inline.read_ruby,
    f"{{{MATH}}}oMath": Inline.read_run_equation,
    f"{{{COMPATIBILITY}}}AlternateContent": Inline.read_alternate,
}
