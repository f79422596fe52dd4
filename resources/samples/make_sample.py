"""Makes the two versions of the sample report: `python resources/samples/make_sample.py` writes them beside itself.

The words are in bao-cao-mau.txt, what differs in version 2 in changes.json, the parts of a Word file that never differ
in parts/. The province, its places, people and figures are invented. The same sources always give the same bytes.

The markup of bao-cao-mau.txt, one paragraph a line:
  # ## ###       headings
  1)             an item of the numbered list
  | a | b        a row of the table that @table WIDTHS begins
  @name words    the other kinds of paragraph; the functions below say what each is
  [^name]        the mark of a footnote; its words stand at the end as [^name]: words
  {-a-} {+b+}    a tracked deletion and insertion
  ~              the end of a run in mid-word, as Word leaves them after edits
"""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
VERSIONS = ("bao-cao-mau-ban-1.docx", "bao-cao-mau-ban-2.docx")
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ZIP_DATE = (2024, 6, 24, 8, 0, 0)
EDITOR = 'w:author="Văn phòng UBND tỉnh" w:date="2024-06-21T09:30:00Z"'
TEXT_WIDTH = 9354  # twips between the margins of an A4 page: 210 - 30 - 15 mm
INLINE = re.compile(r"\[\^(?P<note>\w+)\]|\{-(?P<deleted>.*?)-\}|\{\+(?P<inserted>.*?)\+\}|(?P<cut>~)")
NOTE_LINE = re.compile(r"\[\^(\w+)\]: (.*)")
NUMBER_CELL = re.compile(r"[\d.,]+")
STYLE_OF = {"# ": "Heading1", "## ": "Heading2", "### ": "Heading3"}
SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
    "<w:titlePg/></w:sectPr>"
)
RECIPIENTS = (
    "Nơi nhận:",
    "- Thường trực Tỉnh ủy (để báo cáo);",
    "- Thường trực HĐND tỉnh;",
    "- Đoàn đại biểu Quốc hội tỉnh;",
    "- Đại biểu HĐND tỉnh;",
    "- Lưu: VT, TH.",
)
FIXED_PARTS = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/header1.xml": "header.xml",
}


class Notes:
    """The footnotes of one version, numbered in the order of their marks."""

    def __init__(self, words: dict[str, str]) -> None:
        self._words = words
        self._order: list[str] = []

    def mark(self, name: str) -> str:
        """Return the run of a mark; each note has exactly one."""
        if name in self._order or name not in self._words:
            raise ValueError(f"footnote {name}: one mark and one text are needed")
        self._order.append(name)
        return (
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self._order)}"/></w:r>'
        )

    def part(self) -> str:
        """Return the footnotes part, the two separators of Word included."""
        if unused := set(self._words) - set(self._order):
            raise ValueError(f"footnotes without a mark: {sorted(unused)}")
        notes = [
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for number, kind in enumerate(("separator", "continuationSeparator"), -1)
        ]
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        for number, name in enumerate(self._order, 1):
            body = paragraph("FootnoteText", mark + run(" " + self._words[name]))
            notes.append(f'<w:footnote w:id="{number}">{body}</w:footnote>')
        return f"{DECLARATION}<w:footnotes {NAMESPACES}>{''.join(notes)}</w:footnotes>"


def run(words: str, tag: str = "t", *, bold: bool = False, italic: bool = False) -> str:
    """Return a run of words."""
    look = "<w:b/>" * bold + "<w:i/>" * italic
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{look}<w:{tag} xml:space="preserve">{escape(words)}</w:{tag}></w:r>' if words else ""


def paragraph(style: str, runs: str, extra: str = "") -> str:
    """Return a paragraph of a style; `extra` is more of its properties."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{runs}</w:p>'


def inline(words: str, notes: Notes) -> str:
    """Return the runs of a line of the markup."""
    runs, place = [], 0
    for number, found in enumerate(INLINE.finditer(words)):
        runs.append(run(words[place : found.start()]))
        place = found.end()
        change = f'w:id="{1000 + number}" {EDITOR}'
        if found["note"]:
            runs.append(notes.mark(found["note"]))
        elif found["deleted"]:
            runs.append(f"<w:del {change}>{run(found['deleted'], 'delText')}</w:del>")
        elif found["inserted"]:
            runs.append(f"<w:ins {change}>{run(found['inserted'])}</w:ins>")
    return "".join(runs) + run(words[place:])


def cell(width: int, paragraphs: str) -> str:
    """Return a cell of a table."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'


def grid(widths: list[int]) -> str:
    """Return the columns of a table."""
    return "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) + "</w:tblGrid>"


def table(shares: list[int], rows: list[list[str]]) -> str:
    """Return a table with borders; the first row is its head, a row that begins with an empty cell its total."""
    widths = [TEXT_WIDTH * share // sum(shares) for share in shares]
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    lines = []
    for number, cells in enumerate(rows):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if number == 0 else ""
        strong = number == 0 or not cells[0]
        filled = []
        for column, words in enumerate(cells):
            side = "right" if NUMBER_CELL.fullmatch(words) else "left"
            align = f'<w:jc w:val="{"center" if number == 0 or column == 0 else side}"/>'
            filled.append(cell(widths[column], paragraph("TableText", run(words, bold=strong), align)))
        lines.append(f"<w:tr>{head}{''.join(filled)}</w:tr>")
    look = f'<w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
    return f"<w:tbl>{look}{grid(widths)}{''.join(lines)}</w:tbl>" + paragraph("Normal", "")


def side_by_side(left: str, right: str) -> str:
    """Return two columns without borders, as the head and the foot of an official document have them."""
    widths = [TEXT_WIDTH * 42 // 100, TEXT_WIDTH * 58 // 100]
    look = f'<w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl>{look}{grid(widths)}<w:tr>{cell(widths[0], left)}{cell(widths[1], right)}</w:tr></w:tbl>"


def centred(words: str, *, bold: bool = False, italic: bool = False) -> str:
    """Return a centred line."""
    return paragraph("Normal", run(words, bold=bold, italic=italic), '<w:jc w:val="center"/>')


def rule(indent: int) -> str:
    """Return the thin line that stands under the issuer and under the motto."""
    return paragraph(
        "Normal",
        "",
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        f'<w:spacing w:before="20"/><w:ind w:left="{indent}" w:right="{indent}"/>',
    )


def head(number: str, place: str) -> str:
    """Return the head of an official document: issuer and number, motto, place and date."""
    left = centred("ỦY BAN NHÂN DÂN", bold=True) + centred("TỈNH LAM GIANG", bold=True) + rule(1300) + centred(number)
    right = (
        centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True)
        + centred("Độc lập - Tự do - Hạnh phúc", bold=True)
        + rule(1000)
        + centred(place, italic=True)
    )
    return side_by_side(left, right)


def signature() -> str:
    """Return the foot: the recipients, and who signs."""
    first, *others = RECIPIENTS
    left = paragraph("TableText", run(first, bold=True, italic=True))
    left += "".join(paragraph("TableText", run(line)) for line in others)
    right = centred("TM. ỦY BAN NHÂN DÂN", bold=True) + centred("CHỦ TỊCH", bold=True)
    right += centred("") * 3 + centred("Trịnh Quang Lĩnh", bold=True)
    return side_by_side(left, right)


def special(line: str, notes: Notes) -> str:
    """Return the paragraph of an @ line."""
    kind, _, words = line[1:].partition(" ")
    if kind == "signature":
        return signature()
    if kind == "appendix":
        return paragraph("Heading1", run(words), '<w:pageBreakBefore/><w:ind w:firstLine="0"/><w:jc w:val="center"/>')
    if kind == "unit":
        return paragraph("TableText", run(words, italic=True), '<w:keepNext/><w:jc w:val="right"/>')
    if kind == "centre":
        return centred(words, italic=True)
    if kind == "strong":
        return centred(words, bold=True)
    return paragraph(kind.capitalize(), inline(words, notes))


def body(lines: list[str], notes: Notes) -> str:
    """Return the body of the document."""
    parts: list[str] = []
    facts = {"number": "", "place": ""}
    rows: list[list[str]] = []
    shares: list[int] = []
    for line in [*lines, ""]:
        mark, _, words = line.partition(" ")
        if rows and mark != "|":
            parts.append(table(shares, rows))
            rows = []
        if mark == "|":
            rows.append([part.strip() for part in words.split("|")])
        elif mark == "@table":
            shares = [int(share) for share in words.split()]
        elif mark[1:] in facts:
            facts[mark[1:]] = words
        elif mark.startswith("@"):
            parts.append(special(line, notes))
        elif mark == "1)":
            numbering = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
            parts.append(paragraph("ListNumber", inline(words, notes), numbering))
        elif style := STYLE_OF.get(mark + " "):
            parts.append(paragraph(style, inline(words, notes)))
        elif line:
            parts.append(paragraph("BodyText", inline(line, notes)))
    return head(facts["number"], facts["place"]) + "".join(parts)


def only(text: str, words: str) -> int:
    """Return where the words stand; ValueError where they do not stand exactly once."""
    if text.count(words) != 1:
        raise ValueError(f"stands {text.count(words)} times: {words}")
    return text.index(words)


def second_version(text: str, changes: list[dict[str, str]]) -> str:
    """Return the text with every change made: words replaced, or the paragraph that begins so moved before another."""
    for change in changes:
        if "before" in change:
            start = only(text, "\n" + change["find"])
            end = text.index("\n", start + 1)
            moved = text[start:end]
            text = text[:start] + text[end:]
            place = only(text, "\n" + change["before"])
            text = text[:place] + moved + text[place:]
        else:
            place = only(text, change["find"])
            text = text[:place] + change["replace"] + text[place + len(change["find"]) :]
    return text


def docx(text: str) -> bytes:
    """Return the Word file of a text in the markup; stored, not deflated, so that every zlib gives the same bytes."""
    lines = text.splitlines()
    notes = Notes(dict(found.groups() for line in lines if (found := NOTE_LINE.fullmatch(line))))
    words = body([line for line in lines if not NOTE_LINE.fullmatch(line)], notes)
    parts = {name: (HERE / "parts" / source).read_text(encoding="utf-8") for name, source in FIXED_PARTS.items()}
    parts["word/document.xml"] = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{words}{SECTION}</w:body></w:document>"
    parts["word/footnotes.xml"] = notes.part()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.create_system = 3  # the same on every system
            package.writestr(entry, content.encode("utf-8"))
    return buffer.getvalue()


def texts() -> tuple[str, str]:
    """Return both versions in the markup."""
    first = (HERE / "bao-cao-mau.txt").read_text(encoding="utf-8")
    changes = json.loads((HERE / "changes.json").read_text(encoding="utf-8"))
    return first, second_version(first, changes)


def main(folder: Path) -> None:
    """Write both versions into a folder."""
    for name, text in zip(VERSIONS, texts(), strict=True):
        (folder / name).write_bytes(docx(text))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
