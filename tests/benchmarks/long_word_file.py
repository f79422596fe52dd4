"""A Word file of 500 pages for the benchmarks: the sample, repeated, with notes, tables and relations kept."""

from __future__ import annotations

import zipfile
from copy import deepcopy
from pathlib import Path

from lxml import etree

from app.readers.docx.names import w

DOCUMENT, NOTES = "word/document.xml", "word/footnotes.xml"


def write_long_file(sample: Path, target: Path, characters: int, notes: int, tables: int) -> None:
    """Repeat the body until it has that many characters; notes and tables stop at their count."""
    with zipfile.ZipFile(sample) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts[DOCUMENT], parts[NOTES] = _repeated(
        etree.fromstring(parts[DOCUMENT]), etree.fromstring(parts[NOTES]), characters, notes, tables
    )
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)


def _repeated(
    document: etree._Element, footnotes: etree._Element, characters: int, notes: int, tables: int
) -> tuple[bytes, bytes]:
    body = document.find(w("body"))
    assert body is not None
    once = [element for element in body if element.tag != w("sectPr")]
    last = [element for element in body if element.tag == w("sectPr")]
    note_by_id = {note.get(w("id")): note for note in footnotes if note.get(w("type")) is None}
    for element in (*once, *note_by_id.values()):
        element.getparent().remove(element)
    called = laid = written = 0
    while written < characters:
        for original in once:
            if original.tag == w("tbl"):
                if laid == tables:
                    continue
                laid += 1
            element = deepcopy(original)
            for reference in list(element.iter(w("footnoteReference"))):
                if called == notes:
                    reference.getparent().remove(reference)
                    continue
                called += 1
                footnotes.append(_numbered(note_by_id[reference.get(w("id"))], called))
                reference.set(w("id"), str(called))
            written += sum(len(text.text or "") for text in element.iter(w("t")))
            body.append(element)
    body.extend(last)
    return etree.tostring(document, encoding="UTF-8"), etree.tostring(footnotes, encoding="UTF-8")


def _numbered(note: etree._Element, number: int) -> etree._Element:
    copy = deepcopy(note)
    copy.set(w("id"), str(number))
    return copy
