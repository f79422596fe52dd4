"""A Word file to a Report: the body, its notes where they are called, headers and footers once at the end."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from app.errors import ReadError
from app.jobs import Token
from app.language.legacy_words import OldWords
from app.readers.assemble import Leftovers, Source, assemble, with_notes
from app.readers.docx.body import Body
from app.readers.docx.fields import Fields
from app.readers.docx.inline import Story
from app.readers.docx.names import w
from app.readers.docx.notes import NoteNumbers, sections_of
from app.readers.docx.numbering import Numbering
from app.readers.docx.package import DAMAGED, NO_DOCUMENT, Package, relation_id
from app.readers.docx.styles import Styles, is_on
from app.readers.draft import Draft, Edit
from app.readers.structure import list_mark_length, shape
from app.readers.text import has_typed_notes, take_notes
from app.readers.unread import legacy_remarks
from app.report.model import BlockKind, NotRead, Report, TrackedChanges
from app.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from app.readers.docx.package import Relation

_NOTE_KINDS = {"footnote": BlockKind.FOOTNOTE, "endnote": BlockKind.ENDNOTE}


def read_docx(data: bytes, source: Source, token: Token) -> Report:
    """Return the report of a Word file's bytes."""
    return _Reader(Package(data)).read(source, token)


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._document = package.document()
        self._relations = package.relations(self._document)
        self._relations_of = {self._document: self._relations}
        self._damaged: set[str] = set()
        self._seen = Counter[str]()
        self._styles = Styles(self._part("styles"), self._part("theme"))
        self._numbering = self._part("numbering")
        self._settings = self._part("settings")
        self._notes_of = NoteNumbers(self._settings)
        self._changes = Counter[str]()
        self._authors: dict[str, None] = {}
        self._old_words = OldWords()
        self._tables = 0

    def read(self, source: Source, token: Token) -> Report:
        token.step(0, 3, Message("Reading the paragraphs"))
        root = self._package.xml(self._document)
        if root.tag != w("document"):
            raise ReadError(NO_DOCUMENT)
        self._notes_of = NoteNumbers(self._settings, sections_of(root))
        body = root.find(w("body"))
        drafts = self._blocks(root, self._document, body) if body is not None else []
        typed: dict[str, Draft] = {}
        if has_typed_notes(drafts):
            drafts, typed = take_notes(drafts)
        drafts = shape(drafts)
        token.step(1, 3, Message("Reading the notes"))
        ordered = with_notes(drafts, typed | self._notes("footnote") | self._notes("endnote"))
        token.step(2, 3, Message("Reading headers and footers"))
        ordered += self._margins(root)
        return assemble(ordered, source, self._leftovers())

    def _relation(self, kind: str) -> Relation | None:
        return next((found for found in self._relations.values() if found.kind == kind and not found.external), None)

    def _part(self, kind: str) -> _Element | None:
        relation = self._relation(kind)
        return self._optional(relation.target) if relation else None

    def _optional(self, name: str) -> _Element | None:
        """Return the root of a part that the report can do without; a damaged one is named as not read, once."""
        if not self._package.holds(name) or name in self._damaged:
            return None
        try:
            return self._package.xml(name)
        except ReadError as error:
            if error.message.template != DAMAGED.template:
                raise
            self._damaged.add(name)
            self._seen["damaged part"] += 1
            return None

    def _related(self, part: str, identity: str) -> _Element | None:
        """Return the root of the part that a relation of another part names, such as a chart."""
        if part not in self._relations_of:
            self._relations_of[part] = self._package.relations(part)
        relation = self._relations_of[part].get(identity)
        return None if relation is None or relation.external else self._optional(relation.target)

    def _blocks(self, root: _Element, part: str, parent: _Element | None = None) -> list[Draft]:
        """Read one part, or one element of it."""
        story = self._story(root, part)
        body = Body(story, Numbering(self._numbering, self._styles), self._tables)
        body.read(root if parent is None else parent)
        self._tables = body.tables
        self._take(story, root)
        return body.drafts

    def _story(self, root: _Element, part: str) -> Story:
        signs = Counter(sign.get(w("fldCharType")) for sign in root.iter(w("fldChar")))
        return Story(
            self._styles,
            self._notes_of,
            partial(self._related, part),
            paragraph_places={element: place for place, element in enumerate(root.iter(w("p")))},
            part=part,
            old_words=self._old_words,
            fields=Fields(balanced=signs["begin"] == signs["end"]),
        )

    def _take(self, story: Story, root: _Element) -> None:
        moves: dict[str, _Element] = {}
        for number, start in enumerate(root.iter(w("moveToRangeStart"))):
            moves.setdefault(str(start.get(w("name")) or number), start)
        moved = list(moves.values()) or [element for element in root.iter(w("moveTo")) if len(element)]
        for element in moved:
            story.note_change("move", element)
        self._seen += story.seen
        self._changes += story.changes
        self._authors |= story.authors

    def _notes(self, kind: str) -> dict[str, Draft]:
        """Return the notes of one kind by key, each as one draft without its number."""
        root = self._part(f"{kind}s")
        relation = self._relation(f"{kind}s")
        if root is None or relation is None:
            return {}
        story = self._story(root, relation.target)
        notes = {}
        for element in root.findall(w(kind)):
            if element.get(w("type"), "normal") != "normal":
                continue
            story.fields.clear()
            body = Body(story, Numbering(self._numbering, self._styles), self._tables)
            body.read(element)
            self._tables = body.tables
            key = f"{kind}:{element.get(w('id'))}"
            notes[key] = _one_note(body.drafts, _NOTE_KINDS[kind], self._notes_of.labels.get(key), key)
        self._take(story, root)
        return notes

    def _margins(self, root: _Element) -> list[Draft]:
        """Return headers, then footers, each different text once."""
        found: list[Draft] = []
        for kind, block_kind in (("header", BlockKind.HEADER), ("footer", BlockKind.FOOTER)):
            seen: set[str] = set()
            for part in self._margin_parts(root, kind):
                story_root = self._optional(part)
                for draft in [] if story_root is None else self._blocks(story_root, part):
                    draft.strip()
                    words = " ".join(draft.text.split())
                    if any(sign.isalnum() for sign in words) and words not in seen:
                        seen.add(words)
                        draft.kind, draft.cell, draft.level = block_kind, None, 0
                        found.append(draft)
        return found

    def _margin_parts(self, root: _Element, kind: str) -> list[str]:
        even = self._settings is not None and bool(is_on(self._settings.find(w("evenAndOddHeaders"))))
        parts: dict[str, None] = {}
        for section in sections_of(root):
            shown = {"default": True, "first": bool(is_on(section.find(w("titlePg")))), "even": even}
            for reference in section.findall(w(f"{kind}Reference")):
                relation = self._relations.get(relation_id(reference))
                wanted = shown.get(str(reference.get(w("type")) or "default"), False)
                if wanted and relation and not relation.external and self._package.holds(relation.target):
                    parts[relation.target] = None
        return list(parts)

    def _leftovers(self) -> Leftovers:
        comments = self._comments()
        self._seen["comment"] -= len(comments)
        changes = None
        if self._changes:
            counted = self._changes
            changes = TrackedChanges(counted["insertion"], counted["deletion"], counted["move"], tuple(self._authors))
        not_read = tuple(NotRead(what, count) for what, count in sorted((+self._seen).items()))
        return Leftovers(not_read, changes, (*self._remarks(), *legacy_remarks(self._old_words.used), *comments))

    def _remarks(self) -> Iterator[Message]:
        if self._package.holds_one_name_twice:
            yield Message("Two parts of this Word file have one name; the last one was read.")
        if shown := ", ".join(self._notes_of.other_formats.values()):
            yield Message(
                "The file does not number its notes in digits (the first is {shown}); here their marks are digits.",
                shown=shown,
            )

    def _comments(self) -> tuple[Message, ...]:
        """Return what the comments in the file say, each with its author; those whose words are found are read."""
        root, relation = self._part("comments"), self._relation("comments")
        if root is None or relation is None:
            return ()
        said = []
        story = self._story(root, relation.target)
        for element in root.findall(w("comment")):
            story.fields.clear()
            body = Body(story, Numbering(self._numbering, self._styles))
            body.read(element)
            words = " ".join(" ".join(draft.text for draft in body.drafts).split())
            if words:
                author = str(element.get(w("author")) or "?")
                said.append(Message("Comment in the file, by {author}: “{words}”", author=author, words=words))
        return tuple(said)


def _one_note(drafts: list[Draft], kind: BlockKind, label: str | None, key: str) -> Draft:
    """Put the paragraphs of a note together to one draft."""
    for draft in drafts:
        draft.normalize()
        draft.strip()
    filled = [draft for draft in drafts if draft.text]
    whole = filled[0] if filled else Draft("")
    if label and not label.isalnum() and whole.text.startswith(label):  # its own sign, typed once more
        whole.edit([Edit(0, len(label), "")])
        whole.strip()
    whole.extend(filled[1:])
    whole.kind, whole.fixed, whole.cell, whole.note, whole.key = kind, True, None, label, key
    whole.level = whole.list_mark = 0
    whole.list_mark = list_mark_length(whole.text)
    return whole
