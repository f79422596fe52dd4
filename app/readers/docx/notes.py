"""The numbers of footnotes and endnotes as Word shows them: their format, and where they begin and begin anew."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.readers.docx.names import VAL, w, whole
from app.readers.docx.number_formats import format_number
from app.readers.draft import superscript

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS = ("footnote", "endnote")
_USUAL_FORMAT = "decimal"  # where the file names none: marks are digits, as in the other formats that are read
_RAISED = dict(zip("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", strict=True))
_SECTION, _OLD_SECTION = w("sectPr"), w("sectPrChange")


@dataclass(frozen=True, slots=True)
class _Rule:
    format: str
    start: int
    restart: str


@dataclass
class NoteNumbers:
    """Counts the notes of one document in the order of their marks."""

    settings: _Element | None
    sections: list[_Element] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    _section: int = 0
    _counts: Counter[str] = field(default_factory=Counter)
    _anew: set[str] = field(default_factory=set)  # kinds that begin anew at their next mark

    def label(self, kind: str, identity: str) -> str:
        """Return the number of a note that is called here; a second mark of it shows the same."""
        key = f"{kind}:{identity}"
        if key not in self.labels:
            rule = self._rule(kind)
            if kind in self._anew or kind not in self._counts:
                self._counts[kind] = rule.start - 1
            self._anew.discard(kind)
            self._counts[kind] += 1
            self.labels[key] = format_number(self._counts[kind], rule.format)
        return self.labels[key]

    def end_section(self) -> None:
        """Say that the words that follow stand in the next section."""
        self._section += 1
        kind = self._of_section("type")
        restarts = {"eachSect"} if kind == "continuous" else {"eachSect", "eachPage"}
        self._begin_anew(restarts)

    def end_page(self) -> None:
        """Say that the words that follow stand on another page."""
        self._begin_anew({"eachPage"})

    def _begin_anew(self, restarts: set[str]) -> None:
        self._anew |= {kind for kind in _KINDS if self._rule(kind).restart in restarts}

    def _of_section(self, path: str) -> str | None:
        section = self.sections[self._section] if self._section < len(self.sections) else None
        return _value(section, path)

    def _rule(self, kind: str) -> _Rule:
        def said(name: str) -> str | None:
            path = f"{kind}Pr/{name}"
            return self._of_section(path) or _value(self.settings, path)

        return _Rule(said("numFmt") or _USUAL_FORMAT, whole(said("numStart"), 1), said("numRestart") or "continuous")


def sections_of(root: _Element) -> list[_Element]:
    """Return the properties of a document's sections in order, those before a tracked change of them apart."""
    found = []
    for section in root.iter(_SECTION):
        parent = section.getparent()
        if parent is None or parent.tag != _OLD_SECTION:
            found.append(section)
    return found


def shown_mark(label: str) -> str:
    """Return a note's label as its raised mark: ¹, ⁱᵛ, *; letters that have no raised form stand in raised brackets."""
    if all(sign in _RAISED for sign in label):
        return "".join(_RAISED[sign] for sign in label)
    return f"⁽{label}⁾" if any(sign.isalpha() for sign in label) else superscript(label)


def _value(element: _Element | None, path: str) -> str | None:
    if element is None:
        return None
    found = element.find("/".join(w(name) for name in path.split("/")))
    return None if found is None else found.get(VAL)
