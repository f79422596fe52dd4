"""Mutated files, seeded: whatever becomes of a Word file or a text, the outcome is a report or one clear sentence.

`THAM_TRA_FUZZ` multiplies the counts and `THAM_TRA_FUZZ_SEED` chooses another seed, for a longer search: `make soak`.
"""

from __future__ import annotations

import io
import os
import random
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from app.errors import ReadError
from app.readers.registry import read_report
from app.report.model import Report
from tests.unit.readers.word_file import MC, WPS, W, paragraph, part, run, word_file

SAMPLES = Path(__file__).resolve().parents[3] / "resources" / "samples"
TIMES = int(os.environ.get("THAM_TRA_FUZZ", "1"))
SEED = int(os.environ.get("THAM_TRA_FUZZ_SEED", "20201121"))
Parts = dict[str, bytes]

NAMES = (
    *("p", "r", "t", "tbl", "tr", "tc", "pPr", "rPr", "tcPr", "trPr", "ins", "del", "moveFrom", "moveTo", "sdt", "br"),
    *("sdtContent", "hyperlink", "fldSimple", "fldChar", "instrText", "footnoteReference", "endnoteReference", "sym"),
    *("numPr", "numId", "ilvl", "vMerge", "gridSpan", "gridBefore", "pStyle", "rStyle", "b", "i", "vanish", "tab"),
    *("drawing", "pict", "object", "txbxContent", "altChunk", "sectPr", "body", "footnote", "style", "basedOn"),
    *("outlineLvl", "lvl", "abstractNum", "num", "lvlText", "rFonts", "commentReference", "ruby", "rubyBase"),
)
VALUES = (
    *("", "0", "-1", "1", "9", "63", "1000", "99999999999999999999", "1e9", "0x7f", "on", "begin", "separate", "end"),
    *("default", "A", "page", "superscript", "restart", "٣", "²", "Ω\u0301", "%1.%2.%9", "F0B7", "ffffffff", " 1 "),
    *("𝟙", "\u202e", "\ufffd", "a" * 300, "9" * 5_000, "NaN", "decimal", "bullet", "upperRoman", "2147483648"),
)


def rich_file() -> bytes:
    """Return a small file that has one of nearly everything."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("3") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="{WPS}">'
        f"<w:txbxContent>{paragraph('Khung chữ')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{paragraph('Khung chữ')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    call = '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
    changed = f'<w:ins w:author="An">{run("thêm")}</w:ins><w:del w:author="An">{run("bớt")}</w:del>'
    signs = '<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:tab/><w:br/><w:noBreakHyphen/></w:r>'
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    cells = "".join(f"<w:tc>{paragraph(words)}</w:tc>" for words in ("Chỉ tiêu", "37/42", "88,1 %"))
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>{paragraph("gộp")}</w:tc>'
    table = f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{wide}<w:tc><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:tc></w:tr></w:tbl>"
    equation = (
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:f><m:num><m:r><m:t>1</m:t>'
        "</m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    )
    body = (
        paragraph(run("BÁO CÁO", "<w:b/>"), properties='<w:pStyle w:val="A"/>')
        + paragraph("Đã xong 37/42 việc", call, changed, properties=listed)
        + paragraph("Trang ", field, signs, box, properties=listed)
        + table
        + f"<w:sdt><w:sdtContent>{paragraph('Điều khiển')}</w:sdtContent></w:sdt>"
        + paragraph(f'<w:hyperlink r:id="x">{run("liên kết")}</w:hyperlink>', equation, run("ẩn", "<w:vanish/>"))
        + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:titlePg/></w:sectPr>'
    )
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
    return word_file(
        body,
        styles=part(
            "styles",
            '<w:style w:type="paragraph" w:styleId="A" w:default="1"><w:name w:val="heading 1"/>'
            '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>',
        ),
        numbering=part(
            "numbering",
            f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>',
        ),
        footnotes=part("footnotes", f'<w:footnote w:id="1">{paragraph("Gồm 06 nội dung")}</w:footnote>'),
        endnotes=part("endnotes", f'<w:endnote w:id="1">{paragraph("Cuối bài")}</w:endnote>'),
        settings=part("settings", "<w:evenAndOddHeaders/>"),
        header1=part("hdr", paragraph("Mật")),
    )


def outcome(file: Path, content: bytes) -> Report | str:
    """Return the report or the sentence; anything else that is raised fails the test."""
    file.write_bytes(content)
    try:
        report = read_report(file)
    except ReadError as error:
        assert str(error).endswith(".")
        assert "\n" not in str(error)
        return str(error)
    assert "\n".join(report.text_of(block.span) for block in report.blocks) == report.text
    for mark in report.note_marks:
        assert 0 <= mark.span.start <= mark.span.end <= len(report.text)
    return report


def unpacked(content: bytes) -> Parts:
    """Return the entries of a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Parts) -> bytes:
    """Return a zip of entries."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def flip_bytes(chance: random.Random, content: bytes) -> bytes:
    """Change some bytes."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut_or_repeat(chance: random.Random, content: bytes) -> bytes:
    """Cut the end or a piece off, or write a piece twice."""
    left, right = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return chance.choice(
        (
            content[:left],
            content[:left] + content[right:],
            content[:right] + content[left : min(right, left + 500)] + content[right:],
        )
    )


def mutate_part(chance: random.Random, content: bytes) -> bytes:
    """Change the bytes of one part and pack everything again, so that the change reaches the XML."""
    parts = unpacked(content)
    name = chance.choice(sorted(parts))
    mutate = chance.choice((flip_bytes, cut_or_repeat))
    return packed(parts | {name: mutate(chance, parts[name] or b"<x/>")})


def mutate_elements(chance: random.Random, content: bytes) -> bytes:
    """Change elements of one part so that it stays well-formed: what is behind the parser meets the unexpected."""
    parts = unpacked(content)
    name = chance.choice([*sorted(parts), *["word/document.xml"] * 4])
    root = etree.fromstring(parts[name])
    for _ in range(chance.choice((1, 2, 5, 20))):
        chance.choice(ELEMENT_MUTATIONS)(chance, list(root.iter()))
    return packed(parts | {name: etree.tostring(root, encoding="UTF-8")})


def _remove(chance: random.Random, elements: list[etree._Element]) -> None:
    element = chance.choice(elements)
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _move(chance: random.Random, elements: list[etree._Element]) -> None:
    moved, target = chance.choice(elements), chance.choice(elements)
    if moved.getparent() is not None and target not in moved.iter():
        target.insert(chance.randint(0, len(target)), moved)


def _copy(chance: random.Random, elements: list[etree._Element]) -> None:
    copied, target = chance.choice(elements), chance.choice(elements)
    if len(elements) < 2_000:
        target.append(etree.fromstring(etree.tostring(copied, with_tail=False)))


def _rename(chance: random.Random, elements: list[etree._Element]) -> None:
    space = chance.choice((W, W, W, W, MC))
    name = chance.choice(("AlternateContent", "Choice", "Fallback") if space == MC else NAMES)
    chance.choice(elements).tag = f"{{{space}}}{name}"


def _change_value(chance: random.Random, elements: list[etree._Element]) -> None:
    element = chance.choice(elements)
    names = [*map(str, element.attrib), f"{{{W}}}val"]
    element.set(chance.choice(names), chance.choice(VALUES))


def _drop_values(chance: random.Random, elements: list[etree._Element]) -> None:
    chance.choice(elements).attrib.clear()


def _change_words(chance: random.Random, elements: list[etree._Element]) -> None:
    chance.choice(elements).text = chance.choice(VALUES)


def _add(chance: random.Random, elements: list[etree._Element]) -> None:
    added = etree.SubElement(chance.choice(elements), f"{{{W}}}{chance.choice(NAMES)}")
    added.set(f"{{{W}}}val", chance.choice(VALUES))


ELEMENT_MUTATIONS = (_remove, _move, _copy, _rename, _change_value, _drop_values, _change_words, _add)


@pytest.mark.parametrize(
    ("mutate", "count"), [(flip_bytes, 700), (cut_or_repeat, 500), (mutate_part, 900), (mutate_elements, 1_500)]
)
def test_a_mutated_word_file_is_a_report_or_a_sentence(
    tmp_path: Path, mutate: Callable[[random.Random, bytes], bytes], count: int
) -> None:
    chance, original, file = random.Random(SEED), rich_file(), tmp_path / "mutated.docx"
    assert isinstance(outcome(file, original), Report)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Duplicate name", UserWarning)
        outcomes = [outcome(file, mutate(chance, original)) for _ in range(count * TIMES)]
    if mutate is mutate_elements:  # well-formed all the time: nearly all of these must be read
        assert sum(isinstance(one, Report) for one in outcomes) > 0.9 * len(outcomes)
    else:
        assert any(isinstance(one, str) for one in outcomes)


@pytest.mark.parametrize("mutate", [mutate_part, mutate_elements])
def test_the_mutated_sample_is_a_report_or_a_sentence(
    tmp_path: Path, mutate: Callable[[random.Random, bytes], bytes]
) -> None:
    chance, file = random.Random(SEED + 1), tmp_path / "mutated.docx"
    for name in ("bao-cao-mau-ban-1.docx", "bao-cao-mau-ban-2.docx"):
        original = (SAMPLES / name).read_bytes()
        for _ in range(50 * TIMES):
            outcome(file, mutate(chance, original))


@pytest.mark.parametrize("mutate", [flip_bytes, cut_or_repeat])
def test_a_mutated_text_is_a_report_or_a_sentence(
    tmp_path: Path, mutate: Callable[[random.Random, bytes], bytes]
) -> None:
    chance, file = random.Random(SEED + 2), tmp_path / "mutated.txt"
    words = (SAMPLES / "bao-cao-mau.txt").read_text(encoding="utf-8")[:3_000]
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        original = words.encode(encoding)
        for _ in range(60 * TIMES):
            outcome(file, mutate(chance, original))
