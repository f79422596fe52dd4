"""The annotated copy of a PDF report: the original bytes, then highlights with notes at the words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject
from reportlab.pdfgen.canvas import Canvas

from app.errors import WriteError
from app.exports.content import printable
from app.exports.labels import FILL, verdict_label
from app.exports.registry import export
from app.readers.registry import read_report
from app.review.model import Verdict
from app.review.session import ReviewSession
from tests.unit.exports.reports import mark_words, session_of

REPORTS = ("binh-duong-2020-h1", "ha-tinh-2018-h1", "kien-giang-2021-h1")


def annotated(session: ReviewSession, folder: Path) -> Path:
    path = folder / "annotated.pdf"
    export("annotated", path, session.scan, session)
    return path


def notes_of(path: Path) -> list[tuple[int, DictionaryObject]]:
    found = []
    for number, page in enumerate(PdfReader(path).pages):
        for note in page.annotations or ():
            one = note.get_object()
            assert isinstance(one, DictionaryObject)
            found.append((number, one))
    return found


def made(folder: Path, turn: int = 0) -> Path:
    """A page with one line of words at a known place, turned; the line reads upright as it is shown."""
    path = folder / f"made{turn}.pdf"
    canvas = Canvas(str(folder / "plain.pdf"), pagesize=(400, 600) if turn in (0, 180) else (600, 400))
    width, height = canvas._pagesize
    if turn:
        canvas.translate(*{90: (width, 0), 180: (width, height), 270: (0, height)}[turn])
        canvas.rotate({90: 90, 180: 180, 270: 270}[turn])
    canvas.setFont("Helvetica", 14)
    canvas.drawString(50, 500, "Thu 1.234 USD")
    canvas.drawString(50, 470, "Chi 777 USD va 05 du an")
    canvas.save()
    writer = PdfWriter(clone_from=folder / "plain.pdf")
    writer.pages[0].rotate(turn)
    writer.write(path)
    return path


@pytest.mark.parametrize("name", REPORTS)
def test_a_copy_begins_with_the_original_and_holds_all_marks(name: str, shared: Path, tmp_path: Path) -> None:
    source = shared / "reports" / f"{name}.pdf"
    session = session_of(source)
    copy = annotated(session, tmp_path)
    assert copy.read_bytes().startswith(source.read_bytes())
    notes = {str(note["/NM"]).removeprefix("thamtra-"): note for _, note in notes_of(copy) if "/NM" in note}
    for _, mark in session.marked():
        note = notes[f"{mark.uuid}-0"]
        assert str(note["/Contents"]).startswith(verdict_label(mark.verdict))
        assert " ".join(printable(mark.note).split()) in " ".join(str(note["/Contents"]).split())
        assert note["/T"] == "Nguyễn Thị Hạnh" and note["/Subtype"] == "/Highlight"
    assert read_report(copy).text == session.report.text


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_highlight_lies_over_its_words_however_the_page_is_turned(turn: int, tmp_path: Path) -> None:
    import pypdfium2

    session = session_of(made(tmp_path, turn), 0)
    mark_words(session, "777 USD", Verdict.INCONSISTENT, "so với 05?")
    copy = annotated(session, tmp_path)
    ((_, note),) = notes_of(copy)
    left, bottom, right, top = (float(side) for side in note["/Rect"])  # type: ignore[attr-defined]
    document = pypdfium2.PdfDocument(copy)
    words = document[0].get_textpage().get_text_bounded(left - 1, bottom - 1, right + 1, top + 1)
    document.close()
    assert words.strip() == "777 USD"
    red, green, blue = (int(FILL[Verdict.INCONSISTENT][at : at + 2], 16) / 255 for at in (0, 2, 4))
    assert [float(part) for part in note["/C"]] == pytest.approx([red, green, blue], abs=0.001)  # type: ignore[attr-defined]


def test_a_second_export_over_an_annotated_copy_does_not_double(tmp_path: Path) -> None:
    session = session_of(made(tmp_path), 0)
    mark_words(session, "777 USD", Verdict.QUESTIONED, "một")
    first = tmp_path / "first.pdf"
    shutil.copy(annotated(session, tmp_path), first)
    again = session_of(first, 0)
    mark_words(again, "777 USD", Verdict.VERIFIED, "hai")
    ((_, note),) = notes_of(annotated(again, tmp_path))
    assert "hai" in str(note["/Contents"])


def test_notes_of_other_people_stay(tmp_path: Path) -> None:
    from pypdf.annotations import Text

    writer = PdfWriter(clone_from=made(tmp_path))
    writer.add_annotation(0, Text(rect=(10, 10, 30, 30), text="của người khác"))
    source = tmp_path / "source.pdf"
    writer.write(source)
    session = session_of(source, 0)
    mark_words(session, "05", Verdict.VERIFIED)
    assert [str(note["/Subtype"]) for _, note in notes_of(annotated(session, tmp_path))] == ["/Text", "/Highlight"]


def test_a_protected_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=made(tmp_path))
    writer.encrypt("", "owner", algorithm="RC4-128")
    source = tmp_path / "locked.pdf"
    writer.write(source)
    session = session_of(source, 0)
    mark_words(session, "05", Verdict.VERIFIED)
    with pytest.raises(WriteError, match="protected"):
        annotated(session, tmp_path)
    assert not (tmp_path / "annotated.pdf").exists()


@pytest.mark.parametrize("rewritten", [False, True])
def test_the_pages_themselves_stay_byte_for_byte(rewritten: bool, shared: Path, tmp_path: Path) -> None:
    source = shared / "reports" / "kien-giang-2021-h1.pdf"
    if rewritten:  # by another producer, its objects in another order
        writer = PdfWriter(clone_from=source)
        writer.compress_identical_objects()
        source = tmp_path / "rewritten.pdf"
        writer.write(source)
    copy = annotated(session_of(source, 10), tmp_path)
    pages = list(zip(PdfReader(source).pages, PdfReader(copy).pages, strict=True))
    for old, new in pages:
        contents = [page.get_contents() for page in (old, new)]
        assert contents[0] is not None and contents[1] is not None
        assert contents[0].get_data() == contents[1].get_data()
        assert {key for key in new if key not in old} <= {"/Annots"}
    assert len(notes_of(copy)) >= 10 and len(pages) > 3


def test_a_file_with_something_before_its_beginning_is_refused_in_a_sentence(tmp_path: Path) -> None:
    source = tmp_path / "junk.pdf"
    source.write_bytes(b"junk\n" + made(tmp_path).read_bytes())
    session = session_of(source, 0)
    mark_words(session, "05", Verdict.VERIFIED)
    with pytest.raises(WriteError, match="built so that notes cannot be added"):
        annotated(session, tmp_path)
