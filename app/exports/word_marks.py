"""Comments and shading put into the parts of a Word file, its runs split so that every letter keeps its look."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from app.exports.content import printable
from app.exports.word_straight import Located, Sign
from app.readers.docx.names import WORD, w

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

INITIALS = "ThamTra"  # tells our comments from others, and outlives saving in Word and LibreOffice
_RUN, _TEXT, _PROPERTIES, _SHADING = w("r"), w("t"), w("rPr"), w("shd")
_AFTER_SHADING = frozenset(
    w(name)
    for name in "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange".split()  # noqa: SIM905
)
_NAMESPACES = {"w": WORD}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Said:
    """What a comment says: one paragraph a line, the first one bold."""

    author: str
    when: str
    lines: tuple[str, ...]


@dataclass
class Cutter:
    """Splits runs at the edges of marks; `piece` then finds the text element that holds a letter."""

    _cuts: dict[_Element, set[int]] = field(default_factory=dict)
    _pieces: dict[_Element, list[tuple[int, _Element]]] = field(default_factory=dict)

    def plan(self, found: Located) -> None:
        """Remember the edges of a mark."""
        self._cuts.setdefault(found.first.text, set()).add(found.first.place)
        self._cuts.setdefault(found.last.text, set()).add(_end_after(found.last))

    def cut(self) -> None:
        """Split all runs that were planned."""
        for text, cuts in self._cuts.items():
            self._pieces[text] = _split(text, cuts)
        self._cuts.clear()

    def piece(self, sign: Sign) -> _Element:
        """Return the text element that holds a letter now."""
        pieces = self._pieces.get(sign.text, [(0, sign.text)])
        return max((piece for piece in pieces if piece[0] <= sign.place), key=lambda piece: piece[0])[1]

    def pieces(self, found: Located) -> Iterable[_Element]:
        """Yield the text elements of a mark."""
        for text in found.texts:
            start = found.first.place if text is found.first.text else 0
            end = found.last.place if text is found.last.text else len(text.text or "") + 1_000_000
            for offset, piece in self._pieces.get(text, [(0, text)]):
                if start <= offset <= end or text not in self._pieces:
                    yield piece


def shade(texts: Iterable[_Element], fill: str) -> None:
    """Give the runs of text elements a background."""
    for text in texts:
        run = text.getparent()
        if run is None or run.tag != _RUN:
            continue
        properties = run.find(_PROPERTIES)
        if properties is None:
            properties = _new(_PROPERTIES)
            run.insert(0, properties)
        for old in properties.findall(_SHADING):
            properties.remove(old)
        place = next((at for at, one in enumerate(properties) if one.tag in _AFTER_SHADING), len(properties))
        properties.insert(place, _new(_SHADING, val="clear", color="auto", fill=fill))


def outer_run(element: _Element) -> _Element | None:
    """Return the outermost run that holds an element: a comment may stand neither in a text box nor within a run."""
    found = None
    above: _Element | None = element
    while above is not None:
        if above.tag == _RUN:
            found = above
        above = above.getparent()
    return found


def put_range(identity: int, first: _Element, last: _Element) -> None:
    """Put the range of a comment around two elements of the body, and its sign behind it."""
    first.addprevious(_new(w("commentRangeStart"), id=str(identity)))
    run = _new(_RUN)
    run.append(_new(w("commentReference"), id=str(identity)))
    last.addnext(run)
    last.addnext(_new(w("commentRangeEnd"), id=str(identity)))


def put_comments(comments: _Element, said: Iterable[tuple[int, Said]]) -> None:
    """Add comments under their numbers to the comments of the file."""
    made = "".join(_comment(identity, one) for identity, one in said)
    comments.extend(etree.fromstring(f'<w:comments xmlns:w="{WORD}">{made}</w:comments>'))


def _comment(identity: int, said: Said) -> str:
    """Return the XML of a comment; thousands are parsed in one go much faster than they are built one by one."""
    author = quoteattr(printable(said.author))
    first, *others = ("<w:br/>".join(map(_text, printable(line).split("\n"))) for line in said.lines)
    paragraphs = f"<w:p><w:r><w:annotationRef/></w:r><w:r><w:rPr><w:b/></w:rPr>{first}</w:r></w:p>"
    paragraphs += "".join(f"<w:p><w:r>{line}</w:r></w:p>" for line in others)
    named = f'w:id="{identity}" w:author={author} w:date={quoteattr(said.when)} w:initials="{INITIALS}"'
    return f"<w:comment {named}>{paragraphs}</w:comment>"


def _text(words: str) -> str:
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'


def take_out(body: _Element, comments: _Element, authors: set[str], fills: set[str]) -> bool:
    """Remove what an earlier export put in for these authors; say whether there was anything."""
    ours = {
        str(one.get(w("id"))): one
        for one in comments.findall(w("comment"))
        if one.get(w("initials")) == INITIALS and one.get(w("author")) in authors
    }
    for comment in ours.values():
        comments.remove(comment)
    open_ranges: set[str] = set()
    for element in list(body.iter(w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"), _SHADING)):
        identity = str(element.get(w("id")))
        if element.tag == _SHADING:
            if open_ranges and element.get(w("fill")) in fills:
                _drop(element)
        elif identity in ours:
            if element.tag == w("commentRangeStart"):
                open_ranges.add(identity)
            elif element.tag == w("commentRangeEnd"):
                open_ranges.discard(identity)
            run = element.getparent()
            alone = element.tag == w("commentReference") and run is not None and _holds_only(run, element)
            _drop(run if alone and run is not None else element)
    return bool(ours)


def take_shading_out(part: _Element, fills: set[str]) -> None:
    """Remove our backgrounds from a part where no comment can stand."""
    for element in list(part.iter(_SHADING)):
        if element.get(w("fill")) in fills:
            _drop(element)


def next_identity(body: _Element, comments: _Element) -> int:
    """Return the first number that no comment of the file has."""
    used = [str(one.get(w("id"))) for one in comments]
    used += [str(one.get(w("id"))) for one in body.iter(w("commentRangeStart"), w("commentReference"))]
    return max((int(one) for one in used if one.isdecimal()), default=-1) + 1


def _split(text: _Element, cuts: set[int]) -> list[tuple[int, _Element]]:
    """Split the run of a text element; return the pieces, each with the place of its first letter."""
    run, words = text.getparent(), text.text or ""
    if run is None or run.tag != _RUN:
        return [(0, text)]
    inner = sorted(cut for cut in cuts if 0 < cut < len(words))
    if len(words) in cuts:
        _break_before(run, text.getnext())
    if 0 in cuts:
        run = _break_before(run, text)
    pieces = [(0, text)]
    for start, end in pairwise([*inner, len(words)]):
        fresh = _new(_TEXT)
        fresh.text = words[start:end]
        fresh.set(_SPACE, "preserve")
        pieces[-1][1].addnext(fresh)
        run = _break_before(run, fresh)
        pieces.append((start, fresh))
    if inner:
        text.text = words[: inner[0]]
        text.set(_SPACE, "preserve")
    return pieces


def _break_before(run: _Element, child: _Element | None) -> _Element:
    """Let a run end before one of its children, which begins a new run of the same look; return the child's run."""
    if child is None:
        return run
    before = child.getprevious()
    if before is None or (before.tag == _PROPERTIES and before.getprevious() is None):
        return run
    fresh = _new(_RUN)
    for name, value in run.attrib.items():
        fresh.set(name, value)
    properties = run.find(_PROPERTIES)
    if properties is not None:
        fresh.append(deepcopy(properties))
    for one in [child, *child.itersiblings()]:
        fresh.append(one)
    run.addnext(fresh)
    return fresh


def _end_after(sign: Sign) -> int:
    """Return where a letter ends, its accents with it."""
    import unicodedata

    words, end = sign.text.text or "", sign.place + 1
    while end < len(words) and unicodedata.combining(words[end]):
        end += 1
    return end


def _holds_only(run: _Element, element: _Element) -> bool:
    return all(one is element or one.tag == _PROPERTIES for one in run)


def _drop(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _new(tag: str, **values: str) -> _Element:
    element = etree.Element(tag, nsmap=_NAMESPACES)
    for name, value in values.items():
        element.set(w(name), value)
    return element
