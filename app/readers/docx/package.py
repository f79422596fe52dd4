"""The package of a Word file: a zip whose parts are unpacked within limits and parsed without fetching anything."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import ReadError
from app.readers import limits
from app.readers.docx.names import PACKAGE_RELATION, RELATION, STRICT
from app.wording import Message

if TYPE_CHECKING:
    from lxml.etree import _Element

DAMAGED = Message(
    "This Word file is damaged and cannot be read; open it in Word, save it again and then open that file."
)
TOO_LARGE = Message("This file unpacks to more than a report can hold, so it was not read; it may be meant to do harm.")
NO_DOCUMENT = Message("This file is packed like a Word file but holds no Word document; choose the .docx itself.")
LOCKED_PART = Message("This file is protected by a password; remove the password in Word and open it again.")


@dataclass(frozen=True)
class Relation:
    """A reference from one part to another; `external` ones are never followed."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a Word file by name."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
            raise ReadError(DAMAGED) from None
        if len(entries) > limits.ENTRIES:
            raise ReadError(TOO_LARGE)
        self._names = {entry.filename.replace("\\", "/").lstrip("/").casefold(): entry for entry in entries}
        self._packed = max(1, len(data))
        self._unpacked = 0

    def holds(self, name: str) -> bool:
        """Say whether there is a part of that name."""
        return name.casefold() in self._names

    def read(self, name: str) -> bytes:
        """Return the bytes of a part; ReadError where it is damaged, locked or too large."""
        entry = self._names.get(name.casefold())
        if entry is None:
            raise ReadError(DAMAGED)
        if entry.flag_bits & 1:
            raise ReadError(LOCKED_PART)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(limits.PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError, RuntimeError):
            raise ReadError(DAMAGED) from None
        self._unpacked += len(data)
        crowded = self._unpacked > limits.RATIO_FROM_BYTES and self._unpacked > limits.RATIO * self._packed
        if len(data) > limits.PART_BYTES or self._unpacked > limits.UNPACKED_BYTES or crowded:
            raise ReadError(TOO_LARGE)
        return data

    def xml(self, name: str) -> _Element:
        """Return the root of an XML part; entities are not resolved and nothing is fetched."""
        from lxml import etree

        data = self.read(name)
        if b"purl.oclc.org" in data:
            for strict, usual in STRICT.items():
                data = data.replace(strict, usual)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise ReadError(DAMAGED) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise ReadError(DAMAGED)
        return root

    def relations(self, name: str) -> dict[str, Relation]:
        """Return the relations of a part ("" for the package) by their ids; targets are names of parts."""
        folder, _, base = name.rpartition("/")
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.holds(path):
            return {}
        found = {}
        for element in self.xml(path).iter(f"{{{PACKAGE_RELATION}}}Relationship"):
            external = element.get("TargetMode") == "External"
            target = str(element.get("Target") or "").replace("\\", "/")
            if not external:
                target = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
            kind = str(element.get("Type") or "").rsplit("/", 1)[-1]
            found[str(element.get("Id"))] = Relation(kind, target, external)
        return found

    def document(self) -> str:
        """Return the name of the document part."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and self.holds(relation.target):
                return relation.target
        if self.holds("word/document.xml"):
            return "word/document.xml"
        raise ReadError(NO_DOCUMENT)


def relation_id(element: _Element) -> str:
    """Return the id of the relation that an element names."""
    return str(element.get(f"{{{RELATION}}}id") or "")
