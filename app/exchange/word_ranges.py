"""The comments of a Word file as they stand there: who wrote what when, and around which letters of which paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.exports.word_copy import WordCopy
from app.exports.word_marks import INITIALS
from app.readers.docx.names import w

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPH, _TEXT, _BREAK, _TAB = w("p"), w("t"), w("br"), w("tab")
_START, _END, _SIGN = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment; `ours` says that an annotated copy of this program put it there."""

    author: str
    when: str
    lines: tuple[str, ...]
    ours: bool


@dataclass(frozen=True, slots=True)
class Commented:
    """Where a comment stands: the part and the number of its paragraph, the words before it there, those it is about.

    A comment over several paragraphs is taken to be about the words of the first; one at a point has no words.
    """

    part: str
    paragraph: int
    before: str
    words: str


def comments_of(data: bytes) -> Iterator[tuple[Comment, Commented]]:
    """Yield the comments of a Word file with their places, in the order of the text."""
    file = WordCopy(data)
    root = file.comments()
    if root is None:
        return
    known = {str(one.get(w("id"))): _comment(one) for one in root.iter(w("comment"))}
    for identity, place in _places(file.root(file.document), file.document):
        comment = known.pop(identity, None)
        if comment is not None:
            yield comment, place


def _comment(element: _Element) -> Comment:
    lines = tuple(_words(one) for one in element.iter(_PARAGRAPH))
    said = [str(element.get(w(name)) or "") for name in ("author", "date")]
    return Comment(said[0], said[1], lines, element.get(w("initials")) == INITIALS)


def _words(paragraph: _Element) -> str:
    said = {_BREAK: "\n", _TAB: "\t"}
    return "".join(one.text or "" if one.tag == _TEXT else said.get(one.tag, "") for one in paragraph.iter())


def _places(body: _Element, part: str) -> Iterator[tuple[str, Commented]]:
    """Yield the id and the place of each comment where it ends, each paragraph read once."""
    number, read = -1, ""
    begun: dict[str, tuple[int, int]] = {}
    first: dict[str, Commented] = {}
    for element in body.iter(_PARAGRAPH, _TEXT, _START, _END, _SIGN):
        identity = str(element.get(w("id")))
        if element.tag == _PARAGRAPH:
            for open_id, (paragraph, start) in begun.items():
                if open_id not in first and read[start:].strip():
                    first[open_id] = Commented(part, paragraph, read[:start], read[start:])
            begun = {key: (number + 1, 0) if key not in first else place for key, place in begun.items()}
            number, read = number + 1, ""
        elif element.tag == _TEXT:
            read += element.text or ""
        elif element.tag == _START:
            begun[identity] = (number, len(read))
        elif element.tag == _END:
            paragraph, start = begun.pop(identity, (number, len(read)))
            first.setdefault(identity, Commented(part, paragraph, read[:start], read[start:]))
        else:
            yield identity, first.pop(identity, Commented(part, max(0, number), read, ""))
