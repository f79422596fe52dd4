"""Fields while a part is read: whether the words that come are shown, and what a field without a result shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.readers.docx.names import VAL, w, whole
from app.readers.docx.styles import is_on
from app.readers.docx.symbols import symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

_PAGE_FIELD = re.compile(r"(?i)^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
_SYMBOL_FIELD = re.compile(r"(?i)^\s*SYMBOL\s+(0x[\da-f]{1,5}|\d{1,7}|\S)")
_SYMBOL_FONT = re.compile(r"(?i)\\f\s+\"?([^\"\\]+)")
_BUTTON_FIELD = re.compile(r"(?i)^\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*)")
_INSTRUCTION, _RESULT, _HIDDEN = range(3)


def is_page_number(instruction: str) -> bool:
    """Say whether a field shows the number of its page, or how many there are: that is no part of the text."""
    return bool(_PAGE_FIELD.match(instruction))


@dataclass(slots=True)
class _Field:
    state: int = _INSTRUCTION
    instruction: str = ""
    form: str = ""  # what a field of a form shows, as its own data say


class Fields:
    """The fields that are open; where their signs are not in pairs, words in an instruction are shown all the same."""

    def __init__(self, balanced: bool = True) -> None:
        self._balanced = balanced
        self._open: list[_Field] = []
        self._states = [0, 0, 0]

    @property
    def hides(self) -> bool:
        """Whether the words that come now are not shown."""
        return bool(self._states[_HIDDEN] or (self._balanced and self._states[_INSTRUCTION]))

    def begin(self, sign: _Element) -> None:
        """Open a field."""
        self._open.append(_Field(form=_form_result(sign.find(w("ffData")))))
        self._states[_INSTRUCTION] += 1

    def instruct(self, text: str) -> None:
        """Take a piece of the innermost field's instruction."""
        if self._open:
            self._open[-1].instruction += text

    def separate(self) -> None:
        """Go on to the innermost field's result."""
        if self._open:
            innermost = self._open[-1]
            self._states[innermost.state] -= 1
            innermost.state = _HIDDEN if is_page_number(innermost.instruction) else _RESULT
            self._states[innermost.state] += 1

    def end(self) -> str | None:
        """Close the innermost field; return what it shows without a result, None where that is not known."""
        if not self._open:
            return ""
        closed = self._open.pop()
        self._states[closed.state] -= 1
        if closed.form:
            return closed.form
        return _shown(closed.instruction) if closed.state == _INSTRUCTION else ""

    def clear(self) -> None:
        """Forget the fields that another note or comment left open."""
        self._open, self._states = [], [0, 0, 0]


def _shown(instruction: str) -> str | None:
    if button := _BUTTON_FIELD.match(instruction):
        return button[1].strip()
    if found := _SYMBOL_FIELD.match(instruction):
        sign, font = found[1], _SYMBOL_FONT.search(instruction)
        code = int(sign, 16) if sign[:2].lower() == "0x" else int(sign) if sign.isdecimal() else ord(sign)
        return symbol(font[1].strip() if font else "", f"{code:X}")
    return None if instruction.split()[:1] in (["EQ"], ["eq"]) else ""


def _form_result(data: _Element | None) -> str:
    """Return what a check box or a drop-down list of a form shows."""
    if data is None:
        return ""
    if (box := data.find(w("checkBox"))) is not None:
        checked = box.find(w("checked"))
        return "☒" if is_on(box.find(w("default")) if checked is None else checked) else "☐"
    if (choices := data.find(w("ddList"))) is not None:
        chosen = choices.find(w("result"))
        entries = [str(entry.get(VAL) or "") for entry in choices.findall(w("listEntry"))]
        place = 0 if chosen is None else whole(chosen.get(VAL), 0)
        return entries[place] if 0 <= place < len(entries) else ""
    return ""
