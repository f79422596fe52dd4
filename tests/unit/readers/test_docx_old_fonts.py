"""Word files in fonts from before Unicode, and text files in their letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.language.legacy_tcvn3 import LETTERS
from app.language.legacy_vni import PAIRS, SINGLE
from app.readers.registry import read_report
from app.readers.unread import remarks_in_words
from tests.unit.readers.test_docx import MARK, NOTES, read
from tests.unit.readers.word_file import paragraph, part, run

TIME = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
CAPITALS = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
VNI = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'
WORDS = "Các chỉ tiêu chủ yếu về kinh tế xã hội đạt và vượt kế hoạch đề ra trong năm nay của tỉnh nhà. "


def test_runs_are_read_by_their_fonts_and_it_is_said(tmp_path: Path) -> None:
    body = paragraph(
        run("céng hßa", CAPITALS),
        run(" x· h", TIME),
        run("éi", TIME + "<w:b/>"),
        " Việt Nam ",
        run("Vie", VNI),
        run("ät", VNI),
    )
    report = read(tmp_path, body)
    assert report.text == "CỘNG HÒA xã hội Việt Nam Việt"
    assert [report.text_of(one.span) for one in report.emphases] == ["ội"]
    assert (
        len(remarks_in_words(report)) == 2
        and "TCVN3" in remarks_in_words(report)[0]
        and "VNI" in remarks_in_words(report)[1]
    )


def test_the_font_of_a_style_and_of_the_defaults_counts(tmp_path: Path) -> None:
    styles = part(
        "styles",
        f"<w:docDefaults><w:rPrDefault><w:rPr>{VNI}</w:rPr></w:rPrDefault></w:docDefaults>"
        f'<w:style w:type="paragraph" w:styleId="old"><w:name w:val="old"/><w:rPr>{TIME}</w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="newer"><w:name w:val="newer"/><w:basedOn w:val="old"/></w:style>',
    )
    body = paragraph("Tæng sè", properties='<w:pStyle w:val="newer"/>') + paragraph("Toång soá.")
    assert read(tmp_path, body, styles=styles).text == "Tổng số\nTổng số."


def test_marks_of_notes_and_soft_hyphens_stand_in_old_fonts(tmp_path: Path) -> None:
    body = paragraph(run("N", TIME), f"<w:r><w:rPr>{TIME}</w:rPr><w:softHyphen/><w:t>íc</w:t></w:r>", MARK.format(7))
    assert read(tmp_path, body, footnotes=NOTES).text.startswith("Nước¹\n")


def test_a_file_in_unicode_has_no_remark_on_fonts(tmp_path: Path) -> None:
    report = read(tmp_path, paragraph(run("Nước đã về", TIME)))
    assert (report.text, remarks_in_words(report)) == ("Nước đã về", ())


@pytest.mark.parametrize(("encoding", "name"), [("latin-1", "TCVN3"), ("utf-8", "TCVN3"), ("latin-1", "VNI")])
def test_a_text_file_in_old_letters_is_detected_and_it_is_said(tmp_path: Path, encoding: str, name: str) -> None:
    signs = {letter: sign for sign, letter in (LETTERS if name == "TCVN3" else {}).items()}
    if name == "VNI":
        signs = {letter: cluster for cluster, letter in (*PAIRS.items(), *SINGLE.items())}
    file = tmp_path / "report.txt"
    file.write_bytes("".join(signs.get(sign, sign) for sign in WORDS * 3).encode(encoding))
    report = read_report(file)
    assert report.text == (WORDS * 3).strip()
    assert len(remarks_in_words(report)) == 1 and name in remarks_in_words(report)[0]
