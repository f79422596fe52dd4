"""Cells that were missed or doubted are read once more by themselves, and taken where that is surer."""

from __future__ import annotations

from app.readers.ocr.cells import put_in, stacked, unsure_cells
from app.readers.ocr.drawing import Drawing
from app.readers.ocr.hocr import TextLine, lines_of_page
from app.readers.pdf.grid import Grid, grids_of
from app.readers.pdf.runs import Stroke
from tests.unit.readers.ocr.scan_file import HOCR, hocr_line

WIDTH, HEIGHT = 700, 300
SURE, DOUBTED, MISSED, EMPTY = (20, 20), (320, 20), (20, 160), (320, 160)  # where the words of the four cells begin


def _grid() -> Grid:
    level = [Stroke(0, y, 600, y) for y in (0, 140, 280)]
    upright = [Stroke(x, 0, x, 280) for x in (0, 300, 600)]
    return grids_of([*level, *upright])[0][0]


def _drawing(*inked: tuple[int, int]) -> Drawing:
    pixels = bytearray(b"\xff" * (WIDTH * HEIGHT))
    for left, top in inked:
        for row in range(top, top + 30):
            pixels[row * WIDTH + left : row * WIDTH + left + 60] = b"\x00" * 60
    return Drawing(WIDTH, HEIGHT, bytes(pixels), 1.0)


def _lines(*lines: str) -> list[TextLine]:
    return lines_of_page(HOCR.format(lines="".join(lines)))


def _page() -> list[TextLine]:
    return _lines(hocr_line("980,0", 20, 20), hocr_line("S1?", 20, 320, sure=40))


def test_cells_with_doubted_words_and_with_ink_alone_are_read_again_and_empty_ones_are_not() -> None:
    found = unsure_cells(_drawing(SURE, DOUBTED, MISSED), [_grid()], _page())
    assert [(round(left), round(top)) for left, top, _, _ in found] == [(302, 2), (2, 142)]
    assert unsure_cells(_drawing(SURE), [_grid()], _page()[:1]) == []


def test_the_picture_of_cells_has_each_one_where_it_is_told() -> None:
    drawing = _drawing(SURE, DOUBTED, MISSED)
    boxes = unsure_cells(drawing, [_grid()], _page())
    picture, places = stacked(drawing, boxes)
    assert len(picture.pixels) == picture.width * picture.height
    for box, place in zip(boxes, places, strict=True):
        x, y = int(MISSED[0] + place[0]), int(MISSED[1] - 140 + place[1])
        assert picture.pixels[y * picture.width + x + 5] == 0
        assert place[2] - place[0] == int(box[2]) - int(box[0])


def test_what_was_read_again_stands_in_its_cell_where_it_is_surer() -> None:
    drawing = _drawing(SURE, DOUBTED, MISSED)
    lines = _page()
    boxes = unsure_cells(drawing, [_grid()], lines)
    _, places = stacked(drawing, boxes)
    read = _lines(hocr_line("312,5", int(places[0][1]) + 18, 54), hocr_line("2", int(places[1][1]) + 18, 54))
    words = {word.text: word.box for line in put_in(lines, boxes, places, read) for word in line.words}
    assert set(words) == {"980,0", "312,5", "2"}
    assert (round(words["312,5"][0]), round(words["312,5"][1])) == (320, 20)
    assert (round(words["2"][0]), round(words["2"][1])) == (20, 160)


def test_what_was_read_again_less_surely_is_left() -> None:
    drawing = _drawing(SURE, DOUBTED)
    lines = _page()
    boxes = unsure_cells(drawing, [_grid()], lines)
    _, places = stacked(drawing, boxes)
    read = _lines(hocr_line("xx", int(places[0][1]) + 18, 54, sure=30))
    assert [word.text for line in put_in(lines, boxes, places, read) for word in line.words] == ["980,0", "S1?"]
