"""What stands inside a paragraph: runs, tabs, breaks, fields, marks of notes, tracked changes, symbols, text boxes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.language.legacy import Legacy, legacy_font
from app.language.legacy_words import OldWords
from app.readers.docx.drawings import Chart, drawn
from app.readers.docx.equations import linear
from app.readers.docx.fields import Fields, is_page_number
from app.readers.docx.line import Line
from app.readers.docx.names import COMPATIBILITY, MATH, VAL, w
from app.readers.docx.notes import NoteNumbers, own_mark
from app.readers.docx.styles import NO_LOOK, Look, Styles
from app.readers.docx.symbols import in_symbols, symbol, symbol_font
from app.readers.draft import Draft, Mark, superscript

if TYPE_CHECKING:
    from lxml.etree import _Element

_RAISED = re.compile(r"[\d()]+")
_OWN_MARK = 4  # letters that a note's own mark has at most where it stands in a run after its reference
_UNSEEN_MARK = "*"  # of a note whose own mark is a picture or is missing


@dataclass
class Story:
    """What is shared by all paragraphs of one part: notes that are called, fields that are open, what was counted."""

    styles: Styles
    notes: NoteNumbers
    related: Callable[[str], _Element | None] = lambda identity: None  # the root of a part by its relation's id
    paragraph_places: dict[_Element, int] = field(default_factory=dict)
    part: str = ""
    fields: Fields = field(default_factory=Fields)
    seen: Counter[str] = field(default_factory=Counter)  # kinds of things that were not read
    changes: Counter[str] = field(default_factory=Counter)
    authors: dict[str, None] = field(default_factory=dict)
    old_words: OldWords = field(default_factory=OldWords)

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
        self._own_mark: tuple[str, str] | None = None  # the note whose own sign is to come

    def drafts(self) -> list[Draft]:
        """Return the lines that were gathered, in Unicode letters."""
        self._take_own_mark(_UNSEEN_MARK)
        return [line.draft(self.story.old_words) for line in self.lines]

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
            look = self.story.styles.look(properties).over(style.over(self.look))
        if look.hidden:
            if any(child.tag == _TEXT and child.text for child in run):
                self.story.seen["hidden text"] += 1
            return
        pending = self._own_mark
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                self._text(child.text or "", look)
            elif tag != _RUN_PROPERTIES and (handler := _RUN_HANDLERS.get(tag)):
                handler(self, child, look)
        if pending is not None and pending is self._own_mark:
            self._take_own_mark(_UNSEEN_MARK)

    def _text(self, text: str, look: Look) -> None:
        if self.story.fields.hides:
            return
        if "\n" in text or "\r" in text:
            text = text.replace("\n", " ").replace("\r", " ")
        if look.font and (table := symbol_font(look.font)) is not None:
            text, unknown = in_symbols(text, table)
            self.story.seen["symbol"] += unknown
        line = self.lines[-1]
        if self._own_mark is not None and text.strip() and self._take_own_mark(text.strip()):
            return
        if look.raised and _RAISED.fullmatch(text):
            line.add(superscript(text), replace(look, font=None))  # ¹ is a letter of old fonts
        else:
            line.add(text, look)

    def _take_own_mark(self, label: str) -> bool:
        """Add the sign that stands for a note instead of a number; say whether the words were that sign."""
        if self._own_mark is None:
            return False
        (kind, identity), self._own_mark = self._own_mark, None
        fits = len(label) <= _OWN_MARK
        label = label if fits else _UNSEEN_MARK
        self.story.notes.labels[f"{kind}:{identity}"] = label.strip("()")
        self._mark(f"{kind}:{identity}", own_mark(label), label.strip("()"))
        return fits

    def _mark(self, key: str, shown: str, label: str) -> None:
        line = self.lines[-1]
        line.marks.append(Mark(line.length, line.length + len(shown), label, key))
        line.add(shown, replace(self.look, font=None))

    def read_break(self, element: _Element, look: Look) -> None:
        line = Line(self.lines[-1].source)
        line.after_break = element.get(w("type")) in ("page", "column")
        if element.get(w("type")) == "page":
            self.story.notes.end_page()
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

    def read_page_end(self, element: _Element, look: Look) -> None:
        self.story.notes.end_page()

    def read_field_sign(self, element: _Element, look: Look) -> None:
        kind, fields = element.get(w("fldCharType")), self.story.fields
        if kind == "begin":
            fields.begin(element)
        elif kind == "separate":
            fields.separate()
        elif kind == "end":
            shown = fields.end()
            if shown is None:
                self.story.seen["equation"] += 1
            elif shown:
                self._text(shown, look)

    def read_instruction(self, element: _Element, look: Look) -> None:
        self.story.fields.instruct(element.text or "")

    def read_note(self, element: _Element, look: Look) -> None:
        if self.story.fields.hides:
            return
        self._take_own_mark(_UNSEEN_MARK)
        kind = "footnote" if element.tag == w("footnoteReference") else "endnote"
        identity = str(element.get(w("id")) or "")
        if str(element.get(w("customMarkFollows")) or "0").lower() not in ("0", "false", "off"):
            self._own_mark = kind, identity
        else:
            self._mark(f"{kind}:{identity}", *self.story.notes.call(kind, identity))

    def read_drawing(self, element: _Element, look: Look) -> None:
        """Take the outermost text boxes of a drawing and the words in its shapes; count what is no text."""
        found = drawn(element)
        self.story.seen += found.unread
        self.boxes += found.boxes
        for chart in found.charts:
            self._chart(chart)

    def _chart(self, chart: Chart) -> None:
        root = self.story.related(chart.relation)
        lines = [] if root is None else chart.lines_of(root)
        if lines:
            self.boxes.append(lines)
        else:
            self.story.seen[chart.kind] += 1

    def read_inserted(self, element: _Element) -> None:
        self.story.seen["inserted document"] += 1

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
        if not is_page_number(str(element.get(w("instr")) or "")):
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
        """Read words with the small ones above them, which stand in brackets after them."""
        base, above = element.find(w("rubyBase")), element.find(w("rt"))
        if base is not None:
            self.walk(base)
        if above is not None and any(text.text for text in above.iter(_TEXT)):
            self._text("(", look)
            self.walk(above)
            self._text(")", look)


def chosen_form(element: _Element) -> _Element | None:
    """Return the form of mc:AlternateContent to read: the first that is not empty, the fallback being the last."""
    forms = [*element.findall(f"{{{COMPATIBILITY}}}Choice"), *element.findall(f"{{{COMPATIBILITY}}}Fallback")]
    return next((form for form in forms if len(form)), None)


def _fixed(text: str) -> Callable[[Inline, _Element, Look], None]:
    def add(inline: Inline, element: _Element, look: Look) -> None:
        if not inline.story.fields.hides:
            inline.lines[-1].add(text, look)

    return add


_RUN, _RUN_PROPERTIES, _RUN_STYLE, _TEXT = w("r"), w("rPr"), w("rStyle"), w("t")
_TRANSPARENT = frozenset(w(name) for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent", "p"))
_HANDLERS: dict[object, Callable[[Inline, _Element], None]] = {
    w("ins"): Inline.read_insertion,
    w("moveTo"): Inline.read_insertion,
    w("del"): Inline.read_deletion,
    w("moveFrom"): Inline.read_deletion,
    w("sdt"): Inline.read_control,
    w("fldSimple"): Inline.read_simple_field,
    w("subDoc"): Inline.read_inserted,
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
    w("lastRenderedPageBreak"): Inline.read_page_end,
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
