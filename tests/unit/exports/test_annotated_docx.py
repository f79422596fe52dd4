"""The annotated copy of a Word report: comments and shading where the marks are, all else as it was."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from app.errors import WriteError
from app.exports.content import printable
from app.exports.labels import FILL, verdict_label
from app.exports.registry import choices_for, export
from app.readers.registry import read_report
from app.readers.unread import remarks_in_words
from app.review.model import Verdict
from app.review.session import ReviewSession
from tests.unit.exports.reports import SAMPLE, mark_words, session_of

OFFICE = shutil.which("soffice")
MAY_CHANGE = {"word/document.xml", "word/footnotes.xml", "word/comments.xml", "[Content_Types].xml"}
REPORTS = ("binh-duong-2020-h1", "ha-tinh-2018-h1", "kien-giang-2021-h1")


def annotated(session: ReviewSession, folder: Path) -> Path:
    path = folder / "annotated.docx"
    export("annotated", path, session.scan, session)
    return path


def comments_of(path: Path) -> list[str]:
    return [comment.text for comment in Document(str(path)).comments]


def quoted(path: Path) -> dict[str, str]:
    """The words of the body that each comment goes around, by the comment's number."""
    found: dict[str, str] = {}
    now: set[str] = set()
    for element in Document(str(path)).element.body.iter():
        identity = element.get(qn("w:id"))
        if element.tag == qn("w:commentRangeStart"):
            now.add(identity)
            found[identity] = ""
        elif element.tag == qn("w:commentRangeEnd"):
            now.remove(identity)
        elif element.tag == qn("w:t"):
            for one in now:
                found[one] += element.text or ""
    assert not now
    return found


def looks_of(path: Path, part: str) -> list[tuple[str, str]]:
    """Every letter of a part with its look, but for our shading."""
    from lxml import etree

    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read(part))
    for shading in list(root.iter(qn("w:shd"))):
        if shading.get(qn("w:fill")) in FILL.values():
            parent = shading.getparent()
        assert parent is not None
        parent.remove(shading)
    found = []
    for text in root.iter(qn("w:t")):
        properties = text.find("../" + qn("w:rPr"))
        look = b"" if properties is None or not len(properties) else etree.tostring(properties, method="c14n")
        found += [(letter, look.decode()) for letter in text.text or ""]
    return found


def words_of_comment(note: str) -> str:
    return " ".join(printable(note).split())


def check_copy(source: Path, session: ReviewSession, copy: Path) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(copy) as new:
        assert old.namelist() == [name for name in new.namelist() if name in old.namelist()]
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        assert changed <= MAY_CHANGE | {"word/_rels/document.xml.rels"}
        parts = [name for name in ("word/document.xml", "word/footnotes.xml") if name in old.namelist()]
    for part in parts:
        assert looks_of(source, part) == looks_of(copy, part)
    assert read_report(copy).text == session.report.text
    comments = comments_of(copy)
    assert len(comments) == len(session.marked())
    for (_, mark), comment in zip(session.marked(), comments, strict=True):
        assert comment.startswith(verdict_label(mark.verdict))
        assert words_of_comment(mark.note) in " ".join(comment.split())


@pytest.mark.parametrize("name", REPORTS)
def test_a_copy_of_a_real_report_holds_all_marks_and_is_otherwise_the_same(
    name: str, shared: Path, tmp_path: Path
) -> None:
    source = shared / "reports" / f"{name}.docx"
    session = session_of(source)
    check_copy(source, session, annotated(session, tmp_path))


def test_a_copy_of_the_sample_holds_all_marks_and_is_otherwise_the_same(tmp_path: Path) -> None:
    session = session_of(SAMPLE)
    check_copy(SAMPLE, session, annotated(session, tmp_path))


def test_each_comment_goes_around_the_words_of_its_mark_or_quotes_them(tmp_path: Path) -> None:
    session = session_of(SAMPLE, 80)
    copy = annotated(session, tmp_path)
    ranges, texts = quoted(copy), comments_of(copy)
    around = 0
    for (item, _), words, comment in zip(session.marked(), ranges.values(), texts, strict=True):
        wanted = "".join(letter for letter in session.report.text_of(item.span) if letter.isalpha())
        exact = "".join(letter for letter in words if letter.isalpha()) == wanted
        around += exact
        assert exact or " ".join(session.report.text_of(item.span).split()) in " ".join(comment.split())
    assert around > 50


def test_a_second_export_over_an_annotated_copy_does_not_double(tmp_path: Path) -> None:
    first = annotated(session_of(SAMPLE), tmp_path)
    again = tmp_path / "again.docx"
    shutil.copy(first, again)
    session = session_of(again)
    second = annotated(session, tmp_path)
    assert len(comments_of(second)) == len(session.marked())
    shaded = [
        name.count(b"w:shd ") for name in (zipfile.ZipFile(one).read("word/document.xml") for one in (first, second))
    ]
    assert shaded[0] == shaded[1] > 0
    assert len(quoted(second)) == len(session.marked())


def test_comments_of_other_people_stay(tmp_path: Path) -> None:
    source = tmp_path / "source.docx"
    document = Document()
    paragraph = document.add_paragraph("Thu ngân sách đạt ")
    paragraph.add_run("1.200 tỷ đồng").bold = True
    document.add_comment(paragraph.runs[1], "của người khác", author="Trần Văn B", initials="B")
    document.save(str(source))
    session = session_of(source, 0)
    mark_words(session, "1.200 tỷ", Verdict.QUESTIONED, "so với dự toán?")
    copy = annotated(session, tmp_path)
    texts = comments_of(copy)
    assert texts[0] == "của người khác" and "so với dự toán?" in texts[1]
    assert list(quoted(copy).values()) == ["1.200 tỷ đồng", "1.200 tỷ"]


def test_marks_in_tables_and_over_several_runs_and_paragraphs_are_shaded_by_verdict(tmp_path: Path) -> None:
    source = tmp_path / "source.docx"
    document = Document()
    paragraph = document.add_paragraph("Đã giải quyết ")
    for words, bold in (("37/", True), ("42", False), (" nội dung", True)):
        paragraph.add_run(words).bold = bold
    document.add_paragraph("Còn lại 05 nội dung.")
    document.add_table(1, 2).rows[0].cells[1].text = "1.234,5"
    document.save(str(source))
    session = session_of(source, 0)
    text = session.report.text
    mark_words(session, text[text.index("7/42") : text.index("lại 05") + 6], Verdict.INCONSISTENT)
    mark_words(session, "234", Verdict.VERIFIED)
    copy = annotated(session, tmp_path)
    shaded = [
        (text.text, run.find(qn("w:rPr")).find(qn("w:shd")).get(qn("w:fill")))
        for run in Document(str(copy)).element.body.iter(qn("w:r"))
        for text in run.findall(qn("w:t"))
        if run.find(f"{qn('w:rPr')}/{qn('w:shd')}") is not None
    ]
    red, green = FILL[Verdict.INCONSISTENT], FILL[Verdict.VERIFIED]
    assert shaded == [("7/", red), ("42", red), (" nội dung", red), ("Còn lại 05", red), ("234", green)]
    assert looks_of(source, "word/document.xml") == looks_of(copy, "word/document.xml")


def test_a_mark_in_a_note_has_its_comment_at_the_mark_of_the_note_in_the_body(shared: Path, tmp_path: Path) -> None:
    session = session_of(shared / "reports" / "binh-duong-2020-h1.docx", 0)
    mark_words(session, "06 nội dung:", Verdict.INCONSISTENT, "liệt kê năm")
    copy = annotated(session, tmp_path)
    body = Document(str(copy)).element.body
    (start,) = body.iter(qn("w:commentRangeStart"))
    assert start.getnext().find(qn("w:footnoteReference")) is not None
    assert "“06 nội dung:”" in comments_of(copy)[0]
    with zipfile.ZipFile(copy) as package:
        assert FILL[Verdict.INCONSISTENT].encode() in package.read("word/footnotes.xml")


def test_a_report_that_changed_or_went_or_is_no_word_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    source = tmp_path / "source.docx"
    shutil.copy(SAMPLE, source)
    session = session_of(source, 3)
    source.write_bytes(source.read_bytes() + b" ")
    with pytest.raises(WriteError, match="was changed"):
        annotated(session, tmp_path)
    source.unlink()
    with pytest.raises(WriteError, match="cannot be read any more"):
        annotated(session, tmp_path)
    (tmp_path / "plain.txt").write_text("Thu 100 tỷ đồng.", encoding="utf-8")
    with pytest.raises(WriteError, match=r"annotated \.docx copy"):
        annotated(session_of(tmp_path / "plain.txt"), tmp_path)
    assert not (tmp_path / "annotated.docx").exists()


def plain_text_by_office(path: Path, folder: Path) -> str:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=100)
    return path.with_suffix(".txt").read_text(encoding="utf-8-sig")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_and_reads_the_same_words(tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "source.docx")
    copy = annotated(session_of(SAMPLE), tmp_path)
    assert plain_text_by_office(copy, tmp_path) == plain_text_by_office(tmp_path / "source.docx", tmp_path)


def without_comments(copy: Path, target: Path) -> Path:
    """A copy with its comments taken out: LibreOffice up to 7.4 mixes notes up where a comment stands between them."""
    from lxml import etree

    with zipfile.ZipFile(copy) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(data)
                for one in list(
                    root.iter(*(qn(f"w:comment{part}") for part in ("RangeStart", "RangeEnd", "Reference")))
                ):
                    one.getparent().remove(one)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, data)
    return target


def pages_by_office(folder: Path, *paths: Path) -> list[list[str]]:
    """The letters of each page as LibreOffice lays it out."""
    import pypdfium2

    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=100)
    found = []
    for path in paths:
        document = pypdfium2.PdfDocument(path.with_suffix(".pdf"))
        found.append(["".join(page.get_textpage().get_text_range().split()) for page in document])
        document.close()
    return found


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_the_pages_look_the_same_before_and_after_but_for_the_highlight(shared: Path, tmp_path: Path) -> None:
    source = tmp_path / "source.docx"
    shutil.copy(shared / "reports" / "ha-tinh-2018-h1.docx", source)
    copy = without_comments(annotated(session_of(source), tmp_path), tmp_path / "bare.docx")
    before, after = pages_by_office(tmp_path, source, copy)
    assert before == after and len(before) > 5


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_a_report_of_another_format_is_annotated_in_the_copy_that_is_made_of_it(tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    shutil.copy(SAMPLE, tmp_path / "source.docx")
    command = [str(OFFICE), profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "source.docx")], check=True, capture_output=True, timeout=100)
    session = session_of(tmp_path / "source.odt", 12)
    assert session.report.format == "odt"
    (offered,) = (one for one in choices_for(session.report) if one.kind == "annotated")
    assert offered.ending == ".docx" and "LibreOffice" in offered.about.template
    copy = annotated(session, tmp_path)
    assert len(comments_of(copy)) == len(session.marked()) >= 10
    ranges = quoted(copy).values()
    words = ["".join(session.report.text_of(item.span).split()) for item, _ in session.marked()]
    assert sum("".join(one.split()) in words for one in ranges) > len(words) // 2


BOX = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:t>Ngoài khung. </w:t></w:r><w:r><w:pict><v:shape><v:textbox>'
    "<w:txbxContent><w:p><w:r><w:t>Trong khung 77 hồ sơ</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape>"
    "</w:pict></w:r></w:p>"
)


def test_marks_in_text_boxes_and_headers_are_commented_in_the_body_with_their_words(tmp_path: Path) -> None:
    from lxml import etree

    source = tmp_path / "source.docx"
    document = Document()
    document.add_paragraph("Thân báo cáo có 12 mục.")
    document.element.body.insert(1, etree.fromstring(BOX))
    document.sections[0].header.paragraphs[0].text = "Đầu trang 99 tỷ"
    document.save(str(source))
    session = session_of(source, 0)
    mark_words(session, "77", Verdict.QUESTIONED, "khung")
    mark_words(session, "99", Verdict.INCONSISTENT, "đầu trang")
    copy = annotated(session, tmp_path)
    body = Document(str(copy)).element.body
    starts = {start.get(qn("w:id")): start for start in body.iter(qn("w:commentRangeStart"))}
    assert sorted(starts) == ["0", "1"]
    assert not any(one.tag == qn("w:txbxContent") for start in starts.values() for one in start.iterancestors())
    assert starts["0"].getnext().find(qn("w:pict")) is not None
    said = comments_of(copy)
    assert "“77”" in said[0] and "khung" in said[0] and "“99”" in said[1]
    with zipfile.ZipFile(copy) as package:
        headers = b"".join(package.read(name) for name in package.namelist() if "header" in name)
        assert FILL[Verdict.INCONSISTENT].encode() in headers
        assert FILL[Verdict.QUESTIONED].encode() in package.read("word/document.xml")
    assert read_report(copy).text == session.report.text


def test_a_file_of_the_strict_variant_stays_one(tmp_path: Path) -> None:
    source = tmp_path / "strict.docx"
    usual, strict = b"http://schemas.openxmlformats.org/%s/2006/", b"http://purl.oclc.org/ooxml/%s/"
    with zipfile.ZipFile(SAMPLE) as old, zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            for kind in (b"wordprocessingml", b"officeDocument"):
                data = data.replace(usual % kind, strict % kind)
            new.writestr(name, data)
    session = session_of(source, 9)
    copy = annotated(session, tmp_path)
    with zipfile.ZipFile(copy) as package:
        for name in ("word/document.xml", "word/comments.xml"):
            data = package.read(name)
            assert b"http://purl.oclc.org/ooxml/wordprocessingml/main" in data
            assert b"http://schemas.openxmlformats.org/wordprocessingml" not in data
    assert read_report(copy).text == session.report.text
    assert len(session.marked()) == len([one for one in remarks_in_words(read_report(copy)) if "Comment" in one])


def test_a_field_a_link_and_a_tracked_insertion_keep_their_words_around_a_comment(tmp_path: Path) -> None:
    from lxml import etree

    words = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    source = tmp_path / "source.docx"
    document = Document()
    paragraph = etree.fromstring(
        f'<w:p {words}><w:hyperlink w:anchor="x"><w:r><w:t>Tăng 12,5</w:t></w:r></w:hyperlink>'
        '<w:ins w:id="1" w:author="A"><w:r><w:rPr><w:b/></w:rPr><w:t>% so với </w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="A"><w:r><w:delText>quý</w:delText></w:r></w:del>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>kỳ 2023</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    document.element.body.insert(0, paragraph)
    document.save(str(source))
    session = session_of(source, 0)
    mark_words(session, "12,5% so với kỳ", Verdict.VERIFIED)
    copy = annotated(session, tmp_path)
    assert list(quoted(copy).values()) == ["12,5% so với kỳ"]
    assert looks_of(source, "word/document.xml") == looks_of(copy, "word/document.xml")
    assert read_report(copy).text == session.report.text
