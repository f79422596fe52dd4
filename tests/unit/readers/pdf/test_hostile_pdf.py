"""Broken, locked, huge and hostile PDF files cost one clear sentence, or are read; they never hang."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.errors import Cancelled, ReadError
from app.jobs import Token
from app.readers import limits
from app.readers.process import ReadProcess
from app.readers.registry import kind_of, read_report
from app.report.model import Report
from tests.unit.readers.pdf.pdf_file import Pdf, rule, text, wrapped, written

TIMES = int(os.environ.get("THAM_TRA_FUZZ", "1"))
SEED = int(os.environ.get("THAM_TRA_FUZZ_SEED", "20201121"))
WORDS = "Tỉnh đã thực hiện 37/42 nội dung, còn lại 05 nội dung đang chuẩn bị."


def sentence(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        read_report(path)
    assert str(caught.value).endswith(".") and "\n" not in str(caught.value)
    return str(caught.value)


@pytest.fixture(scope="module")
def process() -> Iterator[ReadProcess]:
    """A reading process with little patience."""
    reading = ReadProcess(seconds=20)
    yield reading
    reading.close()


def outcome(process: ReadProcess, path: Path, content: bytes) -> Report | str:
    path.write_bytes(content)
    try:
        report = process.read(path)
    except ReadError as error:
        assert str(error).endswith(".") and "\n" not in str(error)
        return str(error)
    assert "\n".join(report.text_of(block.span) for block in report.blocks) == report.text
    for line in report.lines:
        assert 1 <= line.page <= len(report.pages)
        assert 0 <= line.span.start < line.span.end <= len(report.text)
    return report


def small() -> Pdf:
    pdf = Pdf()
    pdf.picture("P")
    pdf.page(
        *wrapped(WORDS),
        text(70 + 20 * 6, 720, "Trung ương"), text(70 + 30 * 6, 724, "1", 7), rule(70, 200, 200, 200),
        text(70, 184, "1", 6), text(75, 180, "06 nội dung gồm:", 10),
        *(rule(70, y, 300, y) for y in (600, 560, 520)), *(rule(x, 600, x, 520) for x in (70, 150, 300)),
        text(75, 575, "Thu"), text(155, 575, "37"), text(75, 535, "Chi"), text(155, 535, "42"),
        "q 100 0 0 50 300 300 cm /P Do Q",
    )  # fmt: skip
    pdf.page(text(70, 780, "Trang sau"), extra="/Rotate 90")
    return pdf


def test_what_is_no_pdf_behind_its_first_letters_is_told(tmp_path: Path) -> None:
    for content in (b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\0" * 5_000, b"%PDF-1.4\nkhong phai PDF"):
        assert "damaged" in sentence(tmp_path / "a.pdf", content)


def test_a_text_that_speaks_of_pdf_is_still_a_text(tmp_path: Path) -> None:
    assert kind_of(tmp_path / "a.txt", "Tệp %PDF-1.7 là gì".encode()) == "txt"
    assert kind_of(tmp_path / "a.pdf", b"\xef\xbb\xbf\r\n%PDF-1.7 ...") == "pdf"


def test_a_file_with_a_password_is_refused_and_one_that_needs_none_is_read(tmp_path: Path) -> None:
    pytest.importorskip("reportlab")
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    for name, password in (("locked.pdf", "secret"), ("open.pdf", "")):
        path = tmp_path / name
        canvas = Canvas(str(path), encrypt=StandardEncryption(password, ownerPassword="owner"))
        canvas.drawString(70, 780, "37/42 noi dung")
        canvas.save()
    assert "password" in sentence(tmp_path / "locked.pdf", (tmp_path / "locked.pdf").read_bytes())
    assert read_report(tmp_path / "open.pdf").text == "37/42 noi dung"


def test_a_wrong_table_of_places_is_mended(tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.page(text(70, 780, WORDS))
    content = pdf.build()
    path = tmp_path / "a.pdf"
    for broken in (content.replace(b"startxref\n", b"startxref\n9"), content[: content.rindex(b"xref")]):
        path.write_bytes(broken)
        assert read_report(path).text == WORDS


def test_a_page_tree_that_bites_its_tail_is_no_endless_work(process: ReadProcess, tmp_path: Path) -> None:
    loop = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 2 0 R 3 0 R] /Count 3000 /MediaBox [0 0 595 842] >>",
        b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 100 /Parent 3 0 R >>",
    ]
    start = time.monotonic()
    assert isinstance(outcome(process, tmp_path / "a.pdf", written(loop)), str)
    assert time.monotonic() - start < 15


def test_more_pages_than_a_report_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_PAGES", 1)
    assert "more pages" in sentence(tmp_path / "a.pdf", small().build())


def test_a_hundred_thousand_objects_are_no_endless_work(process: ReadProcess, tmp_path: Path) -> None:
    pdf = Pdf()
    pdf.objects += [b"<< /A 1 >>"] * 50_000
    strokes = "\n".join(f"{x} {y} 3 3 re f" for x in range(0, 590, 3) for y in range(0, 760, 3))
    pdf.page(text(70, 780, WORDS), strokes)
    found = outcome(process, tmp_path / "a.pdf", pdf.build())
    assert isinstance(found, Report) and WORDS in found.text


def test_a_mesh_of_rules_is_a_drawing_and_costs_little(process: ReadProcess, tmp_path: Path) -> None:
    pdf = Pdf()
    lines = [rule(5, 700 - step / 3, 590, 700 - step / 3) for step in range(1_500)]
    lines += [rule(5 + step / 3, 0, 5 + step / 3, 700) for step in range(1_500)]
    pdf.page(text(70, 780, WORDS), *lines)
    start = time.monotonic()
    found = outcome(process, tmp_path / "a.pdf", pdf.build())
    assert isinstance(found, Report) and WORDS in found.text
    assert time.monotonic() - start < 15


@pytest.mark.parametrize("drawn", ["/X Do", "/X Do /X Do"])
def test_forms_that_hold_themselves_are_no_endless_work(tmp_path: Path, drawn: str) -> None:
    pdf = Pdf()
    resources = f"<< /XObject << /X {len(pdf.objects) + 3} 0 R >> >>"
    head = f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources {resources}"
    pdf.pictures["X"] = pdf.stream(f"{drawn} 10 10 200 0.5 re f", head)
    pdf.page(text(70, 780, WORDS), "/X Do")
    reading = ReadProcess(seconds=3)
    try:
        found = outcome(reading, tmp_path / "a.pdf", pdf.build())
    finally:
        reading.close()
    assert WORDS in found.text if isinstance(found, Report) else "took too long" in found


def test_pages_without_a_sensible_size_are_read_or_refused(process: ReadProcess, tmp_path: Path) -> None:
    for box in ("[0 0 0 0]", "[595 842 0 0]", "[-1e9 -1e9 1e9 1e9]", "[0 0 99999999999 1]", "(none)"):
        pdf = Pdf()
        pdf.page(text(70, 780, WORDS), extra=f"/MediaBox {box}")
        assert outcome(process, tmp_path / "a.pdf", pdf.build())


def test_reading_can_be_cancelled_between_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(small().build())
    token = Token()
    token.report = lambda done, *_: token.cancel() if done else None
    with pytest.raises(Cancelled):
        read_report(path, token)


def test_a_crash_of_the_library_costs_a_sentence_and_the_next_file_is_read(tmp_path: Path) -> None:
    crashing = (
        "import os, signal\n"
        "from app.readers.pdf import pdfium\n"
        "contents = pdfium.Document.contents\n"
        "def crash(self):\n"
        "    if self.pages > 1:\n"
        "        os.kill(os.getpid(), getattr(signal, 'SIGSEGV'))\n"
        "    return contents(self)\n"
        "pdfium.Document.contents = crash\n"
        "from app.readers.worker import main\n"
        "main()\n"
    )
    reading = ReadProcess([sys.executable, "-c", crashing], 20)
    good = Pdf()
    good.page(text(70, 780, WORDS))
    try:
        for _ in range(2):
            assert "broke the reading process" in str(outcome(reading, tmp_path / "bad.pdf", small().build()))
            found = outcome(reading, tmp_path / "good.pdf", good.build())
            assert isinstance(found, Report) and found.text == WORDS
    finally:
        reading.close()


def flip_bytes(chance: random.Random, content: bytes) -> bytes:
    """Change some bytes, mostly outside the long table of letters."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 2, 4, 16))):
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


def change_numbers(chance: random.Random, content: bytes) -> bytes:
    """Put other numbers and names in place of some: the file stays a PDF, what is in it does not fit."""
    pieces = content.split(b" ")
    for _ in range(chance.choice((1, 3, 9, 30))):
        at = chance.randrange(len(pieces))
        pieces[at] = chance.choice(
            (
                b"0",
                b"-1",
                b"1e30",
                b"99999999999",
                b"3",
                b"7",
                b"0.00001",
                b"null",
                b"[",
                b"]",
                b"<<",
                b">>",
                b"/F",
                b"2 0 R",
            )
        )
    return b" ".join(pieces)


@pytest.mark.parametrize(("mutate", "count"), [(flip_bytes, 80), (cut_or_repeat, 50), (change_numbers, 100)])
def test_a_mutated_file_is_a_report_or_a_sentence(
    process: ReadProcess, tmp_path: Path, mutate: Callable[[random.Random, bytes], bytes], count: int
) -> None:
    chance, original = random.Random(SEED), small().build()
    start = original.index(b"endstream")  # behind the table of letters, which is most of the file
    assert isinstance(outcome(process, tmp_path / "a.pdf", original), Report)
    outcomes = [
        outcome(process, tmp_path / "a.pdf", original[:start] + mutate(chance, original[start:]))
        for _ in range(count * TIMES)
    ]
    assert any(isinstance(one, Report) for one in outcomes)


def test_the_mutated_fixture_is_a_report_or_a_sentence(process: ReadProcess, tmp_path: Path) -> None:
    chance = random.Random(SEED + 1)
    original = (Path(__file__).resolve().parents[3] / "fixtures" / "pdf" / "tables.pdf").read_bytes()
    for _ in range(20 * TIMES):
        outcome(process, tmp_path / "a.pdf", chance.choice((flip_bytes, cut_or_repeat))(chance, original))
