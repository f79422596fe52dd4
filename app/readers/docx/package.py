"""The package of a Word file: a zip whose parts are unpacked within limits and parsed without fetching anything."""

from __future__ import annotations

import codecs
import io
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from app.errors import ReadError
from app.readers import limits
from app.readers.docx.names import PACKAGE_RELATION, RELATION
from app.wording import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

DAMAGED = Message(
    "This Word file is damaged and cannot be read; open it in Word, save it again and then open that file."
)
TOO_LARGE = Message("This file unpacks to more than a report can hold, so it was not read; it may be meant to do harm.")
NO_DOCUMENT = Message("This file is packed like a Word file but holds no Word document; choose the .docx itself.")
LOCKED_PART = Message("This file is protected by a password; remove the password in Word and open it again.")
TOO_DEEP = Message("This file is nested too deeply to be a report; it was not read.")
ENTITIES = Message(
    "This file declares XML entities, which no Word file needs, so it was not read; it may be meant to do harm."
)

_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    ValueError,
    OSError,
    EOFError,
    IndexError,
    OverflowError,
    RuntimeError,  # NotImplementedError among them: a kind of packing that the format knows and nobody uses
)
_ENTRY_SIGN = b"PK\x01\x02"
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the format allows no others
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMESPACE = re.compile(rb"(xmlns(?::[\w.-]+)?\s*=\s*[\"'])http://purl\.oclc\.org/ooxml/(\w+)/")
_USUAL_NAMESPACE = rb"\1http://schemas.openxmlformats.org/\2/2006/"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TYPES, _TYPES_URI = "[Content_Types].xml", "http://schemas.openxmlformats.org/package/2006/content-types"
_BODY_TYPES = (".document.main+xml", ".template.main+xml", "Document.main+xml", "Template.main+xml")
_NO_MEMORY = 2  # XML_ERR_NO_MEMORY


@dataclass(frozen=True)
class Relation:
    """A reference from one part to another; `external` ones are never followed."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a Word file by name."""

    def __init__(self, data: bytes) -> None:
        if data.count(_ENTRY_SIGN) > limits.ENTRIES:  # counted before a list of them is made
            raise ReadError(TOO_LARGE)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _FAULTS:
            raise ReadError(DAMAGED) from None
        self._names = {entry.filename.replace("\\", "/").lstrip("/").casefold(): entry for entry in entries}
        self.holds_one_name_twice = len(self._names) < len(entries)
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
        if entry.compress_type not in _PACKINGS:
            raise ReadError(DAMAGED)
        try:
            with self._zip.open(entry) as stream:
                return self._unpack(stream)
        except _FAULTS:
            raise ReadError(DAMAGED) from None

    def _unpack(self, stream: IO[bytes]) -> bytes:
        """Return all that a stream holds; what it declares is not believed, what comes out is counted."""
        pieces, size = [], 0
        while piece := stream.read(limits.CHUNK_BYTES):
            pieces.append(piece)
            size += len(piece)
            self._unpacked += len(piece)
            crowded = self._unpacked > limits.RATIO_FROM_BYTES and self._unpacked > limits.RATIO * self._packed
            if size > limits.PART_BYTES or self._unpacked > limits.UNPACKED_BYTES or crowded:
                raise ReadError(TOO_LARGE)
        return b"".join(pieces)

    def xml(self, name: str) -> _Element:
        """Return the root of an XML part; entities are not resolved and nothing is fetched."""
        from lxml import etree

        data = self.read(name)
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            data = _in_utf8(data)
        if b"<!DOCTYPE" in data:
            raise ReadError(ENTITIES)
        if data.count(b"<") > limits.TAGS:
            raise ReadError(TOO_LARGE)
        if _STRICT in data:
            data = _STRICT_NAMESPACE.sub(_USUAL_NAMESPACE, data)
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
        except etree.XMLSyntaxError as error:
            if getattr(error, "code", 0) == _NO_MEMORY:
                raise MemoryError from None
            raise ReadError(TOO_DEEP if "Excessive depth" in str(error) else DAMAGED) from None
        except ValueError:
            raise ReadError(DAMAGED) from None
        if root.getroottree().docinfo.internalDTD is not None:  # in an encoding other than UTF-8
            raise ReadError(ENTITIES)
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
            if relation.kind == "officeDocument" and not relation.external and self.holds(relation.target):
                return relation.target
        for name in ("word/document.xml", *self._declared_documents()):
            if self.holds(name):
                return name
        raise ReadError(NO_DOCUMENT)

    def _declared_documents(self) -> Iterator[str]:
        """Yield the parts whose declared type is that of a document's body."""
        if self.holds(_TYPES):
            for element in self.xml(_TYPES).iter(f"{{{_TYPES_URI}}}Override"):
                if str(element.get("ContentType") or "").endswith(_BODY_TYPES):
                    yield str(element.get("PartName") or "").lstrip("/")


def _in_utf8(data: bytes) -> bytes:
    """Return an XML part that stands in UTF-16 in UTF-8, without the line that declares its encoding."""
    return _DECLARATION.sub("", data.decode("utf-16", "replace"), count=1).encode("utf-8", "replace")


def relation_id(element: _Element) -> str:
    """Return the id of the relation that an element names."""
    return str(element.get(f"{{{RELATION}}}id") or "")
