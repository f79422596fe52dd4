"""Hostile files: bombs, entities, references to the outside, nesting without end, packages that are at odds."""

from __future__ import annotations

import io
import socket
import struct
import time
import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from app.errors import ReadError
from app.readers import limits
from app.readers.registry import read_report
from app.report.model import Report
from tests.unit.readers.word_file import R, W, paragraph, part, word_file

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
CANARY = "con chim hoàng yến"


def read(tmp_path: Path, content: bytes) -> Report:
    """Read bytes as a Word file."""
    file = tmp_path / "hostile.docx"
    file.write_bytes(content)
    return read_report(file)


def refusal(tmp_path: Path, content: bytes, seconds: float = 5.0) -> str:
    """Return the sentence that a file is refused with, in time."""
    start = time.monotonic()
    with pytest.raises(ReadError) as raised:
        read(tmp_path, content)
    assert time.monotonic() - start < seconds
    sentence = str(raised.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


def packed(parts: dict[str, bytes | str], level: int = 6) -> bytes:
    """Return a zip of these entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def document(body: str, before: str = "") -> bytes:
    """Return a package of one document part, with something before its root."""
    return packed({"word/document.xml": f"{before}<w:document {SPACES}><w:body>{body}</w:body></w:document>"})


def with_relations(body: str, relations: str, **parts: str) -> bytes:
    """Return a package whose document has these relations."""
    named = {f"word/{name}.xml": content for name, content in parts.items()}
    listed = f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
    return packed(
        {"word/document.xml": part("document", f"<w:body>{body}</w:body>"), "word/_rels/document.xml.rels": listed}
        | named
    )


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail wherever a connection is tried."""

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


# Packages that unpack to more than they say


def test_a_part_that_packs_a_thousand_to_one_is_refused_before_it_is_unpacked_whole(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as entry,
    ):
        blanks = b" " * 1_000_000
        for _ in range(150):
            entry.write(blanks)
    assert "unpacks to more" in refusal(tmp_path, buffer.getvalue())


def test_small_parts_that_together_unpack_to_too_much_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "UNPACKED_BYTES", 500_000)
    margins = {name: part(root, paragraph("a" * 200_000)) for name, root in (("header1", "hdr"), ("footer1", "ftr"))}
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    assert "unpacks to more" in refusal(tmp_path, word_file(paragraph("b" * 200_000) + section, **margins))


def test_a_zip_inside_the_zip_is_left_packed(tmp_path: Path) -> None:
    bomb = packed({"inner.zip": packed({"zeros": b"\x00" * 20_000_000})})
    buffer = io.BytesIO(word_file(paragraph("Báo cáo.")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/embeddings/oleObject1.zip", bomb)
    assert read(tmp_path, buffer.getvalue()).text == "Báo cáo."


def test_entries_that_share_their_packed_bytes_are_refused_or_counted(tmp_path: Path) -> None:
    first, second = b"word/document.xml", b"word/styles.xml"
    content = bytearray(packed({first.decode(): b"<x/>" + b" " * 100_000, second.decode(): b"<x/>"}))
    directory = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") + 1)
    struct.pack_into("<I", content, directory + 42, 0)  # the second entry points at the first one's bytes
    refusal(tmp_path, bytes(content))


@pytest.mark.parametrize("declared", [2_000_000_000, 10])
def test_what_an_entry_declares_as_its_size_is_not_believed(tmp_path: Path, declared: int) -> None:
    content = bytearray(word_file(paragraph("Báo cáo.")))
    name = content.rindex(b"word/document.xml")
    assert content[name - 46 : name - 42] == b"PK\x01\x02"
    struct.pack_into("<I", content, name - 22, declared)
    try:
        assert read(tmp_path, bytes(content)).text == "Báo cáo."
    except ReadError as error:
        assert "damaged" in str(error)


def test_more_entries_than_a_report_can_have_are_refused_before_they_are_listed(tmp_path: Path) -> None:
    entry = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"x"
    count = 300_000
    directory = entry * count
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65535, 65535, len(directory), 4, 0)
    assert "unpacks to more" in refusal(tmp_path, b"PK\x03\x04" + directory + end, seconds=2)


# Packages that contradict themselves


def test_a_wrong_checksum_is_said_to_be_damage(tmp_path: Path) -> None:
    content = bytearray(word_file(paragraph("Báo cáo.")))
    name = content.rindex(b"word/document.xml")
    content[name - 30] ^= 0xFF
    assert "damaged" in refusal(tmp_path, bytes(content))


def test_of_two_entries_of_one_name_the_last_one_counts(tmp_path: Path) -> None:
    buffer = io.BytesIO(word_file(paragraph("Bản thứ nhất.")))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", part("document", f"<w:body>{paragraph('Bản thứ hai.')}</w:body>"))
    assert read(tmp_path, buffer.getvalue()).text == "Bản thứ hai."


def test_names_and_relations_that_climb_out_of_the_package_reach_nothing(tmp_path: Path) -> None:
    outside = tmp_path / "canary.xml"
    outside.write_text(part("hdr", paragraph(CANARY)), encoding="utf-8")
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    for target in ("../../canary.xml", str(outside), "/" * 3 + str(outside), "..\\..\\canary.xml"):
        relation = f'<Relationship Id="h" Type="{R}/header" Target={quoteattr(target)}/>'
        content = with_relations(paragraph("Báo cáo.") + section, relation)
        buffer = io.BytesIO(content)
        with zipfile.ZipFile(buffer, "a") as archive:
            archive.writestr("../../../escaped.xml", "x")
        assert read(tmp_path, buffer.getvalue()).text == "Báo cáo."
    assert sorted(file.name for file in tmp_path.iterdir()) == ["canary.xml", "hostile.docx"]


def test_a_locked_entry_is_said_to_need_its_password_taken_away(tmp_path: Path) -> None:
    content = bytearray(word_file(paragraph("Báo cáo.")))
    for sign, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(sign)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(sign, at + 4)
    assert "password" in refusal(tmp_path, bytes(content))


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_the_format_does_not_allow_is_said_to_be_damage(tmp_path: Path, packing: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", packing) as archive:
        archive.writestr("word/document.xml", part("document", f"<w:body>{paragraph('Báo cáo.')}</w:body>"))
    assert "damaged" in refusal(tmp_path, buffer.getvalue())


# XML that wants more than to be read


def entity_bomb(depth: int = 9) -> str:
    """Return a document type whose entity `e9` is a billion words."""
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, depth + 1))
    return f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{steps}]>'


@pytest.mark.parametrize("body", [paragraph("<w:r><w:t>&e9;</w:t></w:r>"), '<w:p><w:pPr a="&e9;"/></w:p>'])
def test_entities_that_grow_without_end_are_refused(tmp_path: Path, body: str) -> None:
    assert "XML entities" in refusal(tmp_path, document(body, entity_bomb()))


def test_entities_are_refused_in_any_encoding_and_in_any_part(tmp_path: Path) -> None:
    root = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><w:document {SPACES}/>'
    assert "XML entities" in refusal(tmp_path, packed({"word/document.xml": root.encode("utf-16")}))
    styles = f"{entity_bomb()}<w:styles {SPACES}/>"
    relation = f'<Relationship Id="s" Type="{R}/styles" Target="styles.xml"/>'
    assert "XML entities" in refusal(tmp_path, with_relations(paragraph("x"), relation, styles=styles))


@pytest.mark.parametrize("kind", ['<!ENTITY c SYSTEM "{uri}">', '<!ENTITY % d SYSTEM "{uri}"> %d; <!ENTITY c "{uri}">'])
def test_an_outside_entity_is_never_read(tmp_path: Path, no_network: None, kind: str) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text(CANARY, encoding="utf-8")
    for uri in (canary.as_uri(), str(canary), "http://127.0.0.1:9/canary"):
        declared = f"<!DOCTYPE w:document [{kind.format(uri=uri)}]>"
        said = refusal(tmp_path, document("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>", declared))
        assert CANARY not in said
    assert "XML entities" in refusal(
        tmp_path, document(paragraph("x"), f'<!DOCTYPE w:document SYSTEM "{canary.as_uri()}">')
    )


def test_an_inclusion_from_outside_is_not_followed(tmp_path: Path, no_network: None) -> None:
    canary = tmp_path / "canary.txt"
    canary.write_text(CANARY, encoding="utf-8")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{canary.as_uri()}" parse="text"/>'
    report = read(tmp_path, document(f"<w:p>{include}<w:r><w:t>Báo cáo.{include}</w:t></w:r></w:p>"))
    assert report.text == "Báo cáo."


@pytest.mark.parametrize("kind", ["header", "footnotes", "styles", "image", "attachedTemplate", "aFChunk", "hyperlink"])
def test_an_outside_relation_is_never_fetched(tmp_path: Path, no_network: None, kind: str) -> None:
    canary = tmp_path / "canary.xml"
    canary.write_text(part("hdr", paragraph(CANARY)), encoding="utf-8")
    body = (
        '<w:p><w:hyperlink r:id="x"><w:r><w:t>Báo cáo.</w:t></w:r></w:hyperlink></w:p><w:altChunk r:id="x"/>'
        '<w:sectPr><w:headerReference w:type="default" r:id="x"/></w:sectPr>'
    )
    for uri in (canary.as_uri(), "http://127.0.0.1:9/canary.xml", "\\\\127.0.0.1\\share\\canary.xml"):
        relation = f'<Relationship Id="x" Type="{R}/{kind}" Target={quoteattr(uri)} TargetMode="External"/>'
        assert read(tmp_path, with_relations(body, relation)).text == "Báo cáo."


# Nesting, cycles and crowds


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:ins>", "</w:ins>"),
        ("<w:p>", "</w:p>"),
    ],
)
def test_a_hundred_thousand_elements_inside_one_another_are_refused(tmp_path: Path, opening: str, closing: str) -> None:
    deep = 100_000
    assert "nested too deeply" in refusal(tmp_path, word_file(opening * deep + paragraph("x") + closing * deep))


def test_tables_nested_as_deep_as_the_parser_goes_are_a_report_or_a_sentence(tmp_path: Path) -> None:
    for deep in (15, 25, 80):
        tables = "<w:tbl><w:tr><w:tc>" * deep + paragraph("Trong cùng.") + "</w:tc></w:tr></w:tbl>" * deep
        if deep <= limits.TABLE_NESTING:
            assert read(tmp_path, word_file(tables)).text == "Trong cùng."
        else:
            refusal(tmp_path, word_file(tables))


def test_ten_thousand_tables_beside_one_another_are_read(tmp_path: Path) -> None:
    many = 10_000
    table = f"<w:tbl><w:tr><w:tc>{paragraph('ô')}</w:tc></w:tr></w:tbl>"
    assert len(read(tmp_path, word_file(table * many)).blocks) == many


def test_more_paragraphs_than_a_report_can_have_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PARAGRAPHS", 1_000)
    assert "unpacks to more" in refusal(tmp_path, word_file(paragraph("x") * 1_001))


def test_more_tags_than_a_tree_can_hold_are_refused_before_they_are_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "TAGS", 10_000)
    assert "unpacks to more" in refusal(tmp_path, word_file("<w:p/>" * 10_001))


def test_more_words_than_a_report_can_have_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "TEXT_CHARACTERS", 1_000)
    assert "too large to be a report" in refusal(tmp_path, word_file(paragraph("a" * 1_001)))
    monkeypatch.setattr(limits, "TEXT_BYTES", 1_000)
    file = tmp_path / "long.txt"
    file.write_text("a" * 1_001)
    with pytest.raises(ReadError, match="too large to be a report"):
        read_report(file)


def test_relations_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    circle = (
        f'<Relationship Id="h" Type="{R}/header" Target="document.xml"/>'
        f'<Relationship Id="s" Type="{R}/styles" Target="document.xml"/>'
        f'<Relationship Id="n" Type="{R}/footnotes" Target="_rels/document.xml.rels"/>'
        f'<Relationship Id="d" Type="{R}/officeDocument" Target="document.xml"/>'
    )
    section = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    assert "Báo cáo." in read(tmp_path, with_relations(paragraph("Báo cáo.") + section, circle)).text


def test_styles_lists_and_notes_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="numbering" w:styleId="N"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
    )
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="N"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    call = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = part("footnotes", f'<w:footnote w:id="1">{paragraph("Tự gọi mình", call)}</w:footnote>')
    numbered = '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="1"/></w:numPr>'
    body = paragraph("Báo cáo.", call, properties=numbered)
    report = read(tmp_path, word_file(body, styles=styles, numbering=numbering, footnotes=notes))
    assert report.text.startswith("Báo cáo.¹\nTự gọi mình")


def test_the_strict_variant_reads_whole_and_its_address_in_the_text_stays(tmp_path: Path) -> None:
    address = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    notes = part("footnotes", f'<w:footnote w:id="1">{paragraph("Chú thích.")}</w:footnote>')
    body = paragraph(f"Xem {address}.", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    usual = word_file(body, footnotes=notes)
    strict = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as source, zipfile.ZipFile(strict, "w") as target:
        for name in source.namelist():
            content = source.read(name).decode()
            for area in ("wordprocessingml", "officeDocument", "drawingml"):
                content = content.replace(
                    f"http://schemas.openxmlformats.org/{area}/2006/", f"http://purl.oclc.org/ooxml/{area}/"
                )
            target.writestr(name, content)
    assert read(tmp_path, strict.getvalue()).text == f"Xem {address}.¹\nChú thích."
