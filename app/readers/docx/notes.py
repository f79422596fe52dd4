"""The numbers of footnotes and endnotes: their format, and where they begin and begin anew."""

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
_USUAL_FORMAT = "decimal"
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
    other_formats: dict[str, str] = field(
        default_factory=dict
    )  # formats that are not digits, each with its first label
    _marks: dict[str, str] = field(default_factory=dict)
    _section: int = 0
    _counts: Counter[str] = field(default_factory=Counter)
    _anew: set[str] = field(default_factory=set)  # kinds that begin anew at their next mark

    def call(self, kind: str, identity: str) -> tuple[str, str]:
        """Return the mark of a note that is called here and its label; a second mark of it is the same.

        Marks are digits in whatever format the file shows them, so that a report reads alike from every kind of file;
        the label is what the file shows.
        """
        key = f"{kind}:{identity}"
        if key not in self._marks:
            rule = self._rule(kind)
            if kind in self._anew or kind not in self._counts:
                self._counts[kind] = rule.start - 1
                self._anew.discard(kind)
            self._counts[kind] += 1
            digits = str(self._counts[kind])
            self._marks[key] = superscript(digits)
            self.labels[key] = format_number(self._counts[kind], rule.format)
            if self.labels[key] != digits:
                self.other_formats.setdefault(rule.format, self.labels[key])
        return self._marks[key], self.labels[key]

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


def own_mark(label: str) -> str:
    """Return a sign that stands for a note instead of a number as its raised mark; letters stand in raised brackets."""
    return f"⁽{label}⁾" if any(sign.isalpha() for sign in label) else superscript(label)


def _value(element: _Element | None, path: str) -> str | None:
    if element is None:
        return None
    found = element.find("/".join(w(name) for name in path.split("/")))
    return None if found is None else found.get(VAL)
