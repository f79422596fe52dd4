"""What Tesseract answers becomes words at their places: straight for reading, aslant again for showing."""

from __future__ import annotations

import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.readers.ocr.content import Doubt, ReadPage, contents_of
from app.readers.ocr.doubts import doubtful_spans
from app.readers.ocr.drawing import Drawing, wiped
from app.readers.ocr.hocr import TextLine, lines_of_page
from app.readers.ocr.marks import find_marks, number_marks, part_marks
from app.readers.ocr.rules import _is_drawn, _rules
from app.readers.ocr.straight import Turn, angle_of, turned_back
from app.readers.pdf.runs import Stroke
from app.report.model import Block, BlockKind, Box, PlacedLine, Report, Span
from app.report.pages import boxes_of
from tests.unit.readers.ocr.scan_file import HOCR, hocr_line

SCALE = 300 / 72


def _lines(*lines: str) -> list[TextLine]:
    return lines_of_page(HOCR.format(lines="".join(lines)))


def _page(lines: list[TextLine], angle: float = 0.0, number: int = 1) -> ReadPage:
    return ReadPage(number, 595.0, 842.0, SCALE, Turn(angle, 297.5, 421.0), lines)


def _blank(width: int = 2480, height: int = 600) -> bytearray:
    return bytearray(b"\xe6" * (width * height))


def _ink(pixels: bytearray, left: int, top: int, right: int, bottom: int, width: int = 2480) -> None:
    for row in range(top, bottom):
        pixels[row * width + left : row * width + right] = b"\x10" * (right - left)


def test_letters_words_and_confidence_are_read() -> None:
    (line,) = _lines(hocr_line("Đạt 88,1%", 400, sure=73, slope=-0.014))
    assert [word.text for word in line.words] == ["Đạt", "88,1%"]
    assert {word.confidence for word in line.words} == {73.0}
    assert (line.slope, line.size, line.base) == (-0.014, 50.0, 438.0)
    assert line.words[0].letters[1].box == (324.0, 400.0, 346.0, 438.0)


def test_letters_that_are_put_together_of_marks_become_one() -> None:
    (line,) = _lines(hocr_line("a", 400).replace(">a<", ">e\u0323\u0302<"))
    assert line.words[0].text == "ệ"


@given(st.text(alphabet="<>'\"=ocr_line wordbbox0123456789;-. ", max_size=300))
def test_no_answer_breaks_the_reading(answer: str) -> None:
    for line in lines_of_page(answer + hocr_line("A", 10) + answer):
        assert line.words and line.size > 0


def test_most_long_lines_tell_how_a_page_lies() -> None:
    long = [hocr_line("dài " * 12, top, slope=0.0105) for top in range(300, 900, 60)]
    strays = [hocr_line("x", 1000, slope=0.4), hocr_line("dài " * 12, 1060, slope=-0.3)]
    assert angle_of(_lines(*long, *strays)) == pytest.approx(math.atan(0.0105))
    assert angle_of([]) == 0.0


def test_lines_of_one_base_are_level_once_the_page_is_straight() -> None:
    slope = math.tan(0.014)
    tops = [400, round(400 + slope * 1200)]
    lines = _lines(hocr_line("trái", tops[0], 300, slope=slope), hocr_line("phải", tops[1], 1500, slope=slope))
    contents, _ = contents_of([_page(lines, 0.014)])
    left, right = contents[0].runs
    assert left.base == pytest.approx(right.base, abs=0.5)
    assert left.size == right.size


@given(st.floats(-0.05, 0.05), st.floats(0, 595), st.floats(0, 842))
def test_a_point_that_is_turned_straight_and_back_stays(angle: float, x: float, y: float) -> None:
    turn = Turn(angle, 297.5, 421.0)
    assert turn.aslant(*turn.straight(x, y)) == pytest.approx((x, y), abs=1e-6)


def _report(text: str, line: PlacedLine) -> Report:
    block = Block("b1", BlockKind.PARAGRAPH, Span(0, len(text)))
    return Report("a.pdf", "0" * 64, "pdf", text, (block,), lines=(line,))


def _even(text: str, box: Box) -> PlacedLine:
    shares = [round(place / len(text) * 65535) for place in range(len(text) + 1)]
    return PlacedLine(Span(0, len(text)), 1, box, struct.pack(f"<{len(shares)}H", *shares))


def test_a_line_that_lies_aslant_is_shown_word_by_word() -> None:
    text = "mot hai ba bon"
    report = _report(text, _even(text, Box(100, 400, 500, 414)))
    turned = turned_back(report, {1: Turn(0.02, 297.5, 421.0)})
    tops = [boxes_of(turned, Span(at, at + 2))[0].box.top for at in (0, 4, 8, 11)]
    assert tops == sorted(tops) and tops[-1] - tops[0] > 4
    box = boxes_of(turned, Span(4, 7))[0].box
    assert box.right - box.left == pytest.approx(400 * 3 / 14, abs=0.1)
    assert turned_back(report, {2: Turn(0.02, 297.5, 421.0)}) == report


def test_a_doubtful_word_is_found_in_the_text_by_its_place() -> None:
    text = "Con lai 05."
    report = _report(text, _even(text, Box(100, 400, 210, 414)))
    doubts = [Doubt(1, 180, 210, 408), Doubt(1, 180, 210, 500), Doubt(2, 100, 130, 408)]
    assert [report.text_of(span) for span in doubtful_spans(report, doubts)] == ["05."]


@pytest.mark.parametrize(
    ("word", "sure", "doubts"), [("06", 86, 0), ("chữ", 85, 1), ("88,1%", 93, 0), ("9,1", 92, 1), ("6472", 92, 1)]
)
def test_a_number_that_may_have_lost_a_comma_needs_more_confidence(word: str, sure: int, doubts: int) -> None:
    assert len(contents_of([_page(_lines(hocr_line(word, 300, sure=sure)))])[1]) == doubts


def test_sizes_that_were_measured_a_little_different_are_one() -> None:
    body = [hocr_line("than bai " * 5, top) for top in range(300, 700, 60)]
    near = "</p><p class='ocr_par' title=\"\">" + hocr_line("gan", 800).replace("x_size 50", "x_size 47.5")
    note = "</p><p class='ocr_par' title=\"\">" + hocr_line("chu thich", 900).replace("x_size 50", "x_size 40")
    contents, _ = contents_of([_page(_lines(*body, near, note))])
    sizes = [round(run.size, 2) for run in contents[0].runs]
    assert len(set(sizes[:-1])) == 1 and sizes[-1] < 0.9 * sizes[0]


def test_a_rule_is_long_thin_and_has_paper_along_it() -> None:
    pixels = _blank(300, 60)
    _ink(pixels, 20, 10, 280, 12, 300)  # a rule
    _ink(pixels, 20, 30, 280, 45, 300)  # a bar
    for start in range(20, 280, 8):
        _ink(pixels, start, 50, start + 4, 58, 300)  # letters
    dark = bytes(1 if grey < 190 else 0 for grey in pixels)
    rows = [dark[row * 300 : (row + 1) * 300] for row in range(60)]
    assert [(start, end) for _, start, end in _rules(rows, 50)] == [(20, 280)]


def test_the_side_of_a_cell_is_drawn_where_most_of_it_is_ink() -> None:
    rows = [bytearray(200) for _ in range(20)]
    rows[10][0:100] = b"\x01" * 100
    whole = [bytes(row) for row in rows]
    assert _is_drawn(whole, 11.4, 0, 100)
    assert not _is_drawn(whole, 11.4, 100, 200)


def test_rules_are_wiped_from_a_drawing_and_nothing_else() -> None:
    pixels = _blank(100, 50)
    _ink(pixels, 10, 20, 90, 22, 100)
    _ink(pixels, 10, 40, 12, 42, 100)
    drawing = wiped(Drawing(100, 50, bytes(pixels), 1.0), [Stroke(10, 21, 90, 21)])
    assert 0x10 not in drawing.pixels[: 30 * 100]
    assert drawing.pixels.count(0x10) == 4


def _marked(words: str, top: int, mark: tuple[int, int], pixels: bytearray) -> str:
    """Return a line whose letters are drawn; those from the one to the other stand raised and half as high."""
    right = 300
    for place, letter in enumerate(words):
        if letter != " ":
            raised = mark[0] <= place < mark[1]
            _ink(pixels, right + 4, top if not raised else top - 4, right + 16, top + (18 if raised else 38))
        right += 14 if letter == " " else 24
    return hocr_line(words, top)


def test_raised_marks_are_numbered_by_the_notes_at_the_foot() -> None:
    pixels = _blank()
    lines = _lines(
        _marked('cuoi nam2019",', 60, (12, 13), pixels),
        _marked("quyet dinh? cua", 140, (10, 11), pixels),
        _marked("? Chi thi", 400, (0, 1), pixels),
        _marked("5 Nghi quyet", 480, (0, 1), pixels),
    )
    marks = find_marks(Drawing(2480, 600, bytes(pixels), SCALE), lines)
    assert [mark.digits for mark in marks] == ["", "", "", "5"]
    number_marks([marks])
    assert [mark.number for mark in marks] == ["4", "5", "4", "5"]
    part_marks(marks)
    words = [[(word.text, word.raised) for word in line.words] for line in lines]
    assert words[0] == [("cuoi", False), ("nam2019", False), ("4", True), (",", False)]
    assert words[1] == [("quyet", False), ("dinh", False), ("5", True), ("cua", False)]
    assert words[2][0] == ("4", True) and words[3][0] == ("5", True)


def test_quotes_and_units_are_no_marks() -> None:
    pixels = _blank()
    lines = _lines(_marked("dat 12 m2", 60, (8, 9), pixels), _marked("mot **", 200, (4, 6), pixels))
    assert find_marks(Drawing(2480, 600, bytes(pixels), SCALE), lines) == []


def test_raised_signs_that_no_note_answers_stay_what_they_were() -> None:
    pixels = _blank()
    lines = _lines(_marked("quyet dinh?", 60, (10, 11), pixels))
    marks = find_marks(Drawing(2480, 600, bytes(pixels), SCALE), lines)
    number_marks([marks])
    part_marks(marks)
    assert [word.text for word in lines[0].words] == ["quyet", "dinh?"]
