"""An annotated copy of a PDF report: highlights with notes, added behind the bytes of the original."""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import WriteError
from app.exports.annotated_source import source_bytes
from app.exports.atomic import replacing
from app.exports.comment_lines import comment_lines
from app.exports.content import Entry, marked_entries, printable
from app.exports.labels import FILL
from app.exports.options import Options
from app.report.model import Box, Report
from app.report.pages import PageBox, boxes_of
from app.review.session import ReviewSession
from app.scan import Scan
from app.wording import translate
from app.wording.message import Message

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter
    from pypdf.generic import ArrayObject

NAME = "thamtra-"  # of our annotations, so that a second export takes the place of the first
_PRINT = 4
_SPARE_NUMBERS = 1_000_000
_SIGN = 18  # points of the sign of a mark whose place on the page is not known


@dataclass(frozen=True, slots=True)
class _Frame:
    """How a page is turned, and the sides of what is shown of it, in its own coordinates."""

    turn: int
    left: float
    bottom: float
    right: float
    top: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the page as shown, counted from its top left corner, in the page's own coordinates."""
        match self.turn:
            case 90:
                return self.left + y, self.bottom + x
            case 180:
                return self.right - x, self.bottom + y
            case 270:
                return self.right - y, self.top - x
            case _:
                return self.left + x, self.top - y

    def quad(self, box: Box) -> list[float]:
        """Return the corners of a box as a reader sees them: top left, top right, bottom left, bottom right."""
        corners = (
            (box.left, box.top),
            (box.right, box.top),
            (box.left, box.bottom),
            (box.right, box.bottom),
        )
        return [round(side, 2) for corner in corners for side in self.point(*corner)]


def write_annotated_pdf(path: Path, scan: Scan, session: ReviewSession, options: Options) -> None:
    """Write the annotated copy over `path`; raise WriteError."""
    data = source_bytes(scan.report, "pdf", options.token)
    entries = marked_entries(scan, session, options)
    annotated = annotate_pdf(data, scan.report, entries, session.author) if entries else data
    with replacing(path) as temporary:
        temporary.write_bytes(annotated)


def annotate_pdf(data: bytes, report: Report, entries: tuple[Entry, ...], author: str) -> bytes:
    """Return the bytes with an annotation for each entry; the original bytes stand before them as they are."""
    from pypdf import PdfWriter
    from pypdf.errors import PyPdfError

    if not data.startswith(b"%PDF-"):  # its table counts from elsewhere, and what is added behind would not fit to it
        raise _refusal(report)
    try:
        writer = PdfWriter(io.BytesIO(data), incremental=True)
        _keep_numbers(writer, data)
        _take_out_earlier(writer, {author or translate("Delegate"), *_authors(entries)})
        for entry in entries:
            _annotate(writer, report, entry, author or translate("Delegate"))
        out = io.BytesIO()
        writer.write(out)
    except (PyPdfError, NotImplementedError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise _refusal(report) from error
    return out.getvalue()


def _refusal(report: Report) -> WriteError:
    return WriteError(
        Message(
            "{name} is protected, or built so that notes cannot be added, so no annotated copy was written. "
            "Your marks are kept. Choose the summary or the page instead.",
            name=Path(report.path).name,
        )
    )


def _authors(entries: tuple[Entry, ...]) -> set[str]:
    return {entry.mark.author for entry in entries if entry.mark and entry.mark.author}


def _keep_numbers(writer: PdfWriter, data: bytes) -> None:
    """Give new objects no number that the file uses already: an earlier addition has its table under one."""
    from pypdf import PdfReader

    size = PdfReader(io.BytesIO(data)).trailer.get("/Size", 0)
    missing = int(size) - 1 - len(writer._objects)  # noqa: SLF001 - pypdf has no other way
    if 0 < missing < _SPARE_NUMBERS:
        writer._objects.extend([None] * missing)  # noqa: SLF001


def _take_out_earlier(writer: PdfWriter, authors: set[str]) -> None:
    from pypdf.generic import ArrayObject, NameObject

    for page in writer.pages:
        notes = page.annotations
        if notes is None:
            continue
        kept = [note for note in notes if not _is_ours(note.get_object(), authors)]
        if len(kept) < len(notes):
            page[NameObject("/Annots")] = ArrayObject(kept)


def _is_ours(note: object, authors: set[str]) -> bool:
    from pypdf.generic import DictionaryObject

    if not isinstance(note, DictionaryObject):
        return False
    return str(note.get("/NM", "")).startswith(NAME) and str(note.get("/T", "")) in authors


def _annotate(writer: PdfWriter, report: Report, entry: Entry, author: str) -> None:
    boxes = boxes_of(report, entry.item.span)
    lines = comment_lines(entry, quoted=not boxes)
    words = printable("\n".join(lines))
    if not boxes:
        page = report.block_at(entry.item.span.start).page or 1
        boxes = [PageBox(page, Box(4, 4, 4 + _SIGN, 4 + _SIGN))]
        _add(writer, entry, author, boxes, words, sign=True)
        return
    for number, (_, group) in enumerate(groupby(boxes, key=lambda box: box.page)):
        _add(writer, entry, author, list(group), lines[0] if number else words, part=number)


def _add(
    writer: PdfWriter,
    entry: Entry,
    author: str,
    boxes: list[PageBox],
    words: str,
    *,
    sign: bool = False,
    part: int = 0,
) -> None:
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

    page = writer.pages[boxes[0].page - 1]
    frame = _frame_of(page)
    quads = [frame.quad(box.box) for box in boxes]
    across, along = [x for quad in quads for x in quad[::2]], [y for quad in quads for y in quad[1::2]]
    mark = entry.mark
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Text" if sign else "/Highlight"),
            NameObject("/Rect"): _numbers([min(across), min(along), max(across), max(along)]),
            NameObject("/C"): _numbers([int(FILL[entry.verdict][at : at + 2], 16) / 255 for at in (0, 2, 4)]),
            NameObject("/F"): NumberObject(_PRINT),
            NameObject("/T"): TextStringObject(printable((mark.author if mark else "") or author)),
            NameObject("/Contents"): TextStringObject(words),
            NameObject("/NM"): TextStringObject(f"{NAME}{mark.uuid if mark else entry.item.key}-{part}"),
            NameObject("/CA"): FloatObject(1),
        }
    )
    if mark and (when := mark.changed or mark.created):
        note[NameObject("/M")] = TextStringObject(_pdf_time(when))
    if not sign:
        note[NameObject("/QuadPoints")] = _numbers([side for quad in quads for side in quad])
    note[NameObject("/P")] = page.indirect_reference
    reference = writer._add_object(note)  # noqa: SLF001 - `add_annotation` takes only annotations of its own classes
    notes: ArrayObject = page.annotations if page.annotations is not None else ArrayObject()
    notes.append(reference)
    page[NameObject("/Annots")] = notes


def _numbers(values: list[float]) -> ArrayObject:
    from pypdf.generic import ArrayObject, FloatObject

    return ArrayObject([FloatObject(round(value, 3)) for value in values])


def _frame_of(page: PageObject) -> _Frame:
    before = set(page)
    shown, whole = page.cropbox, page.mediabox
    for name in set(page) - before:  # to ask pypdf for a box writes it into the page
        del page[name]
    return _Frame(
        (page.rotation or 0) % 360,
        max(float(shown.left), float(whole.left)),
        max(float(shown.bottom), float(whole.bottom)),
        min(float(shown.right), float(whole.right)),
        min(float(shown.top), float(whole.top)),
    )


def _pdf_time(iso: str) -> str:
    digits = "".join(sign for sign in iso.partition("+")[0].partition(".")[0] if sign.isdigit())
    return f"D:{digits}Z"
