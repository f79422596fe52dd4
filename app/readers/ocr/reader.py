"""The scanned pages of an open PDF, read by Tesseract one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.jobs import Token
from app.readers import limits
from app.readers.ocr.cells import put_in, stacked, unsure_cells
from app.readers.ocr.content import Doubt, ReadPage, contents_of
from app.readers.ocr.doubts import doubtful_spans
from app.readers.ocr.drawing import Drawing, draw, wiped
from app.readers.ocr.hocr import TextLine, lines_of_page
from app.readers.ocr.marks import Raised, find_marks, number_marks, part_marks
from app.readers.ocr.rules import rules_of
from app.readers.ocr.straight import Turn, angle_of, turned_back
from app.readers.ocr.tesseract import PageNotRead, Tesseract, find_tesseract
from app.readers.pdf.findings import ranges
from app.readers.pdf.grid import grids_of
from app.readers.pdf.native import Handle, raw
from app.readers.pdf.runs import PageContent, Stroke
from app.report.model import Report
from app.wording import Message


@dataclass(slots=True)
class _Read:
    """A page as Tesseract read it, how it lies on its scan, and the marks of notes on it."""

    page: ReadPage
    turn: Turn
    marks: list[Raised]


@dataclass(slots=True)
class Recognised:
    """What Tesseract read: pages by their number, words that may be wrong, how the pages lay, pages it failed at."""

    contents: dict[int, PageContent] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    turns: Mapping[int, Turn] = field(default_factory=dict)
    failed: list[int] = field(default_factory=list)

    def completed(self, report: Report) -> Report:
        """Return the report with its doubtful words told, and its lines where the pages show them."""
        doubtful, remarks = doubtful_spans(report, self.doubts), (*self._remarks(), *report.remarks)
        return turned_back(replace(report, doubtful=doubtful, remarks=remarks), self.turns)

    def _remarks(self) -> Iterator[Message]:
        """Yield how the scanned pages were read."""
        read = [number for number, content in self.contents.items() if content.runs]
        empty = [number for number, content in self.contents.items() if not content.runs]
        if read:
            yield Message(
                "Page {pages} is a scan that Tesseract read; words it was not sure of are doubtful.",
                "Pages {pages} are scans that Tesseract read; words it was not sure of are doubtful.",
                count=len(read),
                pages=ranges(read),
            )
        if empty:
            yield Message(
                "Tesseract found no words on page {pages}.",
                "Tesseract found no words on pages {pages}.",
                count=len(empty),
                pages=ranges(empty),
            )
        if self.failed:
            yield Message(
                "Tesseract could not read page {pages}.",
                "Tesseract could not read pages {pages}.",
                count=len(self.failed),
                pages=ranges(self.failed),
            )


def recognise(document: Handle, pages: Sequence[int], named: str, token: Token) -> Recognised:
    """Return what stands on scanned pages, counted from 1 and named; ReadError where Tesseract cannot be had."""
    found = Recognised()
    tesseract = find_tesseract(named, token)
    read: list[_Read] = []
    for done, number in enumerate(pages):
        token.step(done, len(pages), Message("Reading scan {page} of {total}", page=done + 1, total=len(pages)))
        page = _page(document, number, tesseract, token) if len(found.failed) < limits.OCR_FAILURES else None
        if page is None:
            found.failed.append(number)
        else:
            read.append(page)
    number_marks([one.marks for one in read])
    for one in read:
        part_marks(one.marks)
    contents, found.doubts = contents_of([one.page for one in read])
    found.contents = {content.number: content for content in contents}
    found.turns = {one.page.number: one.turn for one in read if one.turn.angle}
    return found


def _page(document: Handle, number: int, tesseract: Tesseract, token: Token) -> _Read | None:
    """Return a page as Tesseract read it, None where it could not."""
    page = raw.FPDF_LoadPage(document, number - 1)
    if not page:
        return None
    try:
        drawing = draw(page)
        if drawing is None:
            return None
        lines = lines_of_page(tesseract.read(drawing.as_pgm(), token))
        turn = _turn(drawing, angle_of(lines))
        tabled, rules = rules_of(page, turn.angle)
        laid = turn
        if tabled and (straight := draw(page, angle=turn.angle)):
            drawing, laid = wiped(straight, tabled), _turn(straight, 0.0)
            lines = _with_cells(
                drawing, tabled, lines_of_page(tesseract.read(drawing.as_pgm(), token)), tesseract, token
            )
        size = drawing.width / drawing.scale, drawing.height / drawing.scale
        return _Read(
            ReadPage(number, *size, drawing.scale, laid, lines, tabled + rules), turn, find_marks(drawing, lines)
        )
    except PageNotRead:
        return None
    finally:
        raw.FPDF_ClosePage(page)


def _with_cells(
    drawing: Drawing, rules: list[Stroke], lines: list[TextLine], tesseract: Tesseract, token: Token
) -> list[TextLine]:
    """Return the lines of a page with tables, those cells read once more by themselves that need it."""
    grids, _ = grids_of(rules)
    boxes = unsure_cells(drawing, grids, lines)
    if not boxes:
        return lines
    picture, places = stacked(drawing, boxes)
    return put_in(lines, boxes, places, lines_of_page(tesseract.read(picture.as_pgm(), token)))


def _turn(drawing: Drawing, angle: float) -> Turn:
    return Turn(angle, drawing.width / drawing.scale / 2, drawing.height / drawing.scale / 2)
