"""What is not in the words of a PDF is named: scans, pictures, files, scripts, seals, fonts without meaning."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import ReadError
from app.readers.registry import read_report
from app.readers.unread import not_read_in_words, remarks_in_words
from app.report.model import NotRead, Report
from app.wording import choose_language
from tests.unit.readers.pdf.pdf_file import Pdf, old_text, text

WHOLE_PAGE = "q 595 0 0 842 0 0 cm /P Do Q"
TCVN3 = (
    "Céng hoµ x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc, b¸o c¸o t×nh h×nh kinh tÕ x· héi, uû ban nh©n d©n "
    "tØnh ®· thùc hiÖn nhiÖm vô ®­îc giao trong n¨m"
)
MEANT = (
    "Cộng hoà xã hội chủ nghĩa Việt Nam, độc lập tự do hạnh phúc, báo cáo tình hình kinh tế xã hội, uỷ ban nhân dân "
    "tỉnh đã thực hiện nhiệm vụ được giao trong năm"
)


@pytest.fixture(autouse=True)
def _english() -> None:
    choose_language("en")


def read(tmp_path: Path, pdf: Pdf) -> Report:
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf.build())
    return read_report(file)


def test_pages_without_text_are_named(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.picture("P")
    pdf.page(text(70, 780, "Có chữ ở đây"))
    for _ in range(3):
        pdf.page(WHOLE_PAGE)
    pdf.page("")
    report = read(tmp_path, pdf)
    assert report.pages_without_text == (2, 3, 4)
    assert report.not_read == (NotRead("scanned page", 3, "2-4"),)
    assert not_read_in_words(report) == ("3 scanned pages (2-4)",)


def test_a_file_of_scans_is_refused_in_one_sentence(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.picture("P")
    pdf.page(WHOLE_PAGE)
    with pytest.raises(ReadError, match=r"no words in a\.pdf.*scan"):
        read(tmp_path, pdf)


def test_words_that_a_program_recognised_in_a_scan_are_read_and_told(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.picture("P")
    pdf.page(text(70, 780, "Trang đầu có chữ"))
    for _ in range(2):
        pdf.page(WHOLE_PAGE, text(70, 780, "Đã xong 37/42 việc", mode=3))
    report = read(tmp_path, pdf)
    assert report.text.count("37/42") == 2
    assert remarks_in_words(report) == (
        "Pages 2-3 are scans; their words are those that another program recognised, some may be wrong.",
    )
    assert not report.not_read


def test_pictures_count_once_where_they_stand_on_every_page(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.picture("P")
    for number in range(4):
        other = "q 200 0 0 90 200 300 cm /P Do Q" if number == 1 else ""
        pdf.page(text(70, 700, f"Trang {number} có chữ"), "q 80 0 0 80 70 750 cm /P Do Q", other)
    assert read(tmp_path, pdf).not_read == (NotRead("picture", 2),)


def test_attached_files_and_scripts_are_named_and_never_run(tmp_path: Path) -> None:
    pdf = Pdf()
    file = pdf.stream("secret", "/Type /EmbeddedFile")
    entry = pdf.add(f"<< /Type /Filespec /F (a.exe) /UF (a.exe) /EF << /F {file} 0 R >> >>")
    script = pdf.add("<< /S /JavaScript /JS (app.alert\\(1\\)) >>")
    pdf.catalogue = (
        f"/Names << /EmbeddedFiles << /Names [(a) {entry} 0 R] >> /JavaScript << /Names [(x) {script} 0 R] >> >> "
        f"/OpenAction {script} 0 R"
    )
    pdf.page(text(70, 780, "Có chữ ở đây"))
    report = read(tmp_path, pdf)
    assert report.text == "Có chữ ở đây"
    assert report.not_read == (NotRead("attachment", 1), NotRead("script", 1))


def _shown(pdf: Pdf, words: str) -> int:
    font = pdf.fonts["F"]
    return pdf.stream(
        f"BT /F 12 Tf 2 4 Td <{words.encode('utf-16-be').hex()}> Tj ET",
        f"/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /F {font} 0 R >> >>",
    )


def test_form_fields_are_read_where_they_stand_and_seals_are_not(tmp_path: Path) -> None:
    pdf = Pdf()
    field = pdf.add(
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (so) /V (37) /F 4 /Rect [160 776 360 796] "
        f"/AP << /N {_shown(pdf, '37/42 việc')} 0 R >> >>"
    )
    seal = pdf.add(
        "<< /Type /Annot /Subtype /Widget /FT /Sig /T (ky) /F 4 /Rect [300 100 500 120] "
        f"/AP << /N {_shown(pdf, 'Ký bởi: Ủy ban')} 0 R >> >>"
    )
    pdf.catalogue = f"/AcroForm << /Fields [{field} 0 R {seal} 0 R] >>"
    pdf.page(text(70, 780, "Đã thực hiện"), text(70, 764, "trong năm."), extra=f"/Annots [{field} 0 R {seal} 0 R]")
    report = read(tmp_path, pdf)
    assert report.text.replace("\n", " ") == "Đã thực hiện 37/42 việc trong năm."
    assert report.not_read == (NotRead("seal", 1),)


def test_comments_laid_over_a_page_are_told(tmp_path: Path) -> None:
    pdf = Pdf()
    note = pdf.add("<< /Type /Annot /Subtype /Text /T (An) /Contents (Xem lai so nay) /Rect [10 10 30 30] >>")
    pdf.page(text(70, 780, "Có chữ ở đây"), extra=f"/Annots [{note} 0 R]")
    assert remarks_in_words(read(tmp_path, pdf)) == ("Comment in the file, by An: “Xem lai so nay”",)


@pytest.mark.parametrize("font", ["ABCDEF+.VnTime", ".VnTime,Bold", "ABCDEF+F3"])
def test_letters_of_tcvn3_become_unicode_by_the_fonts_name_or_by_the_words(tmp_path: Path, font: str) -> None:
    pdf = Pdf()
    pdf.plain_font("O", font)
    pieces = TCVN3.split(", ")
    pdf.page(*(old_text(70, 780 - 16 * index, piece, "O") for index, piece in enumerate(pieces)))
    report = read(tmp_path, pdf)
    assert report.text.replace("\n", " ") == MEANT.replace(",", "")
    assert remarks_in_words(report) == ("Letters in TCVN3 fonts (.VnTime and the like) were turned into Unicode.",)


def test_letters_of_vni_become_unicode_and_keep_their_places(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.plain_font("O", "VNI-Times")
    pdf.page(old_text(70, 780, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam naêm 2020", "O"))
    report = read(tmp_path, pdf)
    assert report.text == "Cộng hòa xã hội chủ nghĩa Việt Nam năm 2020"
    assert len(report.lines[0].steps) == 2 * (len(report.text) + 1)
    assert remarks_in_words(report) == ("Letters in VNI fonts were turned into Unicode.",)


def test_unicode_letters_in_a_font_of_an_old_name_stay(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.font("O", ".VnTime")
    pdf.page(text(70, 780, "Các nhiệm vụ đã được giao", font="O"))
    report = read(tmp_path, pdf)
    assert (report.text, remarks_in_words(report)) == ("Các nhiệm vụ đã được giao", ())


def test_letters_without_meaning_are_told_and_not_guessed(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(
        text(70, 780, "Có chữ ở đây"),
        *(text(70, 700 - 16 * line, "7KӵFKLӋQ 1JKӏTX\\ӃWVӕ 4X Bxq Hgt") for line in range(9)),
    )
    report = read(tmp_path, pdf)
    assert remarks_in_words(report) == (
        "The letters of the font Serif have no meaning in this PDF; words in it are not what the page shows.",
    )
    assert "7KӵFKLӋQ" in report.text


def test_a_scan_with_nothing_but_a_stamp_of_words_is_a_scan(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.picture("P")
    stamp = text(60, 800, "Người ký: UBND tỉnh. Ngày ký: 24/6/2024", size=8)
    pdf.page("q 595 0 0 842 0 0 cm /P Do Q", stamp)
    pdf.page("q 300 0 0 200 100 400 cm /P Do Q", stamp)
    report = read(tmp_path, pdf)
    assert report.pages_without_text == (1,)
    assert report.not_read == (NotRead("scanned page", 1, "1"), NotRead("picture", 1))
    assert "Người ký" in report.text
