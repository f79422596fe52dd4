"""The one place that opens files with PDFium: documents, pages, ruled strokes, pictures."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.errors import ReadError
from app.readers import limits
from app.readers.pdf.annotations import merge
from app.readers.pdf.fonts import Fonts
from app.readers.pdf.frame import Frame
from app.readers.pdf.letters import Letters
from app.readers.pdf.native import Handle, raw
from app.readers.pdf.runs import PageContent, Run
from app.readers.pdf.strokes import strokes_and_pictures
from app.wording import Message

_PASSWORD, _SECURITY = 4, 5
BROKEN = Message(
    "This PDF is damaged and could not be opened; get the file again, "
    "or open it in another program and print it to a new PDF."
)
LOCKED = Message(
    "This PDF is protected by a password; remove the password in the program that made it, and open it again."
)
SECURED = Message("This PDF is locked in a way that is not known; save it without protection and open it again.")
TOO_MANY_PAGES = Message("This PDF has more pages than a report can have; split it into smaller files and open those.")


@dataclass(slots=True)
class Facts:
    """What a file holds besides its pages' words, as far as its pages were read."""

    attachments: int = 0
    scripts: int = 0
    seals: int = 0
    comments: list[tuple[str, str]] = field(default_factory=list)  # author, words


class Document:
    """An open PDF; close it, or use it in a `with`."""

    def __init__(self, data: bytes) -> None:
        self._data = data  # PDFium reads from it until the document is closed
        self._handle = raw.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._handle:
            code = raw.FPDF_GetLastError()
            raise ReadError(LOCKED if code == _PASSWORD else SECURED if code == _SECURITY else BROKEN)
        self._fonts = Fonts()
        self._letters = Letters(self._fonts)
        self.facts = Facts(
            max(0, int(raw.FPDFDoc_GetAttachmentCount(self._handle))),
            max(0, int(raw.FPDFDoc_GetJavaScriptActionCount(self._handle))),
        )
        self.pages = int(raw.FPDF_GetPageCount(self._handle))
        if self.pages > limits.PDF_PAGES:
            self.close()
            raise ReadError(TOO_MANY_PAGES)

    def __enter__(self) -> Document:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def handle(self) -> Handle:
        """PDFium's own handle of the open document."""
        return self._handle

    def close(self) -> None:
        """Let go of the document."""
        if self._handle:
            raw.FPDF_CloseDocument(self._handle)
            self._handle = None

    def contents(self) -> Iterator[PageContent | None]:
        """Yield what stands on each page; None for a page that is damaged."""
        for number in range(self.pages):
            page = self._loaded(number)
            if page is None:
                yield None
                continue
            try:
                yield self._content(page, number)
            finally:
                self._fonts.forget()
                raw.FPDF_ClosePage(page)

    def _loaded(self, number: int) -> Handle | None:
        """Return a page with what is laid over it made part of it."""
        page = raw.FPDF_LoadPage(self._handle, number)
        if not page or raw.FPDFPage_GetAnnotCount(page) <= 0:
            return page or None
        overlay = merge(page)
        self.facts.comments += overlay.comments
        self.facts.seals += overlay.signatures
        self.facts.attachments += overlay.attachments
        if overlay.merged:
            raw.FPDF_ClosePage(page)
            page = raw.FPDF_LoadPage(self._handle, number)
        return page or None

    def _content(self, page: Handle, number: int) -> PageContent:
        frame = _frame(page)
        runs: list[Run] = []
        turns = 0
        textpage = raw.FPDFText_LoadPage(page)
        if textpage:
            try:
                runs, turns = self._letters.runs(textpage, frame)
                if turns:  # a wide table printed along a high page
                    frame = frame._replace(turns=(frame.turns + turns) % 4)
                    runs, _ = self._letters.runs(textpage, frame)
            finally:
                raw.FPDFText_ClosePage(textpage)
        return PageContent(number + 1, *frame.size, runs, *strokes_and_pictures(page, frame), turns)


def _frame(page: Handle) -> Frame:
    box = raw.FS_RECTF()
    turns = int(raw.FPDFPage_GetRotation(page)) % 4
    if not raw.FPDF_GetPageBoundingBox(page, ctypes.byref(box)):
        width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
        return Frame(0.0, 0.0, *((height, width) if turns % 2 else (width, height)), turns)
    return Frame(
        min(box.left, box.right), min(box.bottom, box.top), max(box.left, box.right), max(box.bottom, box.top), turns
    )
