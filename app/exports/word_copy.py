"""A copy of a Word file in which single parts are changed and all others stay byte for byte."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from app.readers.docx.names import PACKAGE_RELATION, RELATION, WORD, w
from app.readers.docx.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES, _TYPES_URI = "[Content_Types].xml", "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/.-]*)")
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships"


class WordCopy:
    """The parts of a Word file; those asked for by `edit` are written anew."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.document = self.package.document()
        self._data = data
        self._roots: dict[str, _Element] = {}
        self._strict: dict[str, dict[bytes, bytes]] = {}
        self._edited: set[str] = set()

    def root(self, name: str) -> _Element:
        """Return the root of a part, in the usual namespaces, to look at."""
        if name not in self._roots:
            self._roots[name] = self._parse(name)
        return self._roots[name]

    def edit(self, name: str) -> _Element:
        """Return the root of a part that is going to be changed."""
        self._edited.add(name)
        return self.root(name)

    def comments(self) -> _Element | None:
        """Return the root of the comments, None where there are none."""
        found = self._related("comments")
        return self.edit(found) if found else None

    def make_comments(self) -> _Element:
        """Return the root of the comments; where there is no such part it is made and named where it must be."""
        from lxml import etree

        if (there := self.comments()) is not None:
            return there
        folder = posixpath.dirname(self.document)
        names = (posixpath.join(folder, f"comments{number}.xml") for number in ("", *range(1, 1000)))
        name = next(name for name in names if not self.package.holds(name))
        root = etree.Element(w("comments"), nsmap={"w": WORD})
        self._roots[name] = root
        self._strict[name] = self._strict.get(self.document, {})
        self._edited.add(name)
        self._declare(name)
        return root

    def save(self, path: Path) -> None:
        """Write the copy: entries in their order with their names and times, new ones at the end."""
        with zipfile.ZipFile(io.BytesIO(self._data)) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
            last = {_folded(entry.filename): entry for entry in old.infolist()}
            waiting = {name.casefold(): name for name in self._edited}
            for entry in old.infolist():
                key = _folded(entry.filename)
                changed = key in waiting and last[key] is entry
                new.writestr(entry, self._bytes(waiting.pop(key)) if changed else old.read(entry))
            for name in waiting.values():
                new.writestr(name, self._bytes(name))

    def _related(self, kind: str) -> str | None:
        for relation in self.package.relations(self.document).values():
            if relation.kind == kind and not relation.external and self.package.holds(relation.target):
                return relation.target
        return None

    def _parse(self, name: str) -> _Element:
        from lxml import etree

        data = self.package.read(name)
        strict = {
            found[0]: b"http://schemas.openxmlformats.org/%s/2006/%s" % found.groups()
            for found in _STRICT.finditer(data)
        }
        for ours, usual in sorted(strict.items(), key=lambda pair: -len(pair[0])):
            data = data.replace(b'"' + ours + b'"', b'"' + usual + b'"')
        self._strict[name] = strict
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=False)
        return etree.fromstring(data, parser)

    def _bytes(self, name: str) -> bytes:
        from lxml import etree

        root = self._roots[name]
        data: bytes = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
        for ours, usual in self._strict.get(name, {}).items():
            data = data.replace(b'"' + usual + b'"', b'"' + ours + b'"')
        return data

    def _declare(self, name: str) -> None:
        """Give a new part its type and its relation to the document."""
        from lxml import etree

        types = self.edit(_TYPES)
        etree.SubElement(types, f"{{{_TYPES_URI}}}Override", PartName=f"/{name}", ContentType=_COMMENTS_TYPE)
        folder, _, base = self.document.rpartition("/")
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if self.package.holds(relations):
            root = self.edit(relations)
        else:
            root = etree.Element(f"{{{PACKAGE_RELATION}}}Relationships", nsmap={None: PACKAGE_RELATION})  # type: ignore[dict-item]
            self._roots[relations] = root
            self._edited.add(relations)
        taken = {str(one.get("Id")) for one in root}
        identity = next(f"rId{number}" for number in range(len(taken) + 1, 10_000_000) if f"rId{number}" not in taken)
        strict = bool(self._strict.get(self.document))
        kind = f"{_STRICT_RELATION if strict else RELATION}/comments"
        target = posixpath.relpath(name, folder or ".")
        etree.SubElement(root, f"{{{PACKAGE_RELATION}}}Relationship", Id=identity, Type=kind, Target=target)


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()
