"""Picks the reader of a file by what is in it, its ending beside; says in one sentence why a file cannot be read."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from app.errors import ReadError
from app.jobs import Token
from app.readers import limits, office
from app.readers.assemble import Source
from app.readers.unread import describe
from app.report.model import Report
from app.wording import Message

WORD_ENDINGS = frozenset({".docx", ".docm", ".dotx", ".dotm"})
TEXT_ENDINGS = frozenset({".txt", ".text", ".md", ""})
# In a folder only what is surely meant as a report is taken up; a file that is named is always tried.
REPORT_ENDINGS = (WORD_ENDINGS | TEXT_ENDINGS | {".pdf"} | {f".{kind}" for kind in office.PROGRAMS}) - {"", ".md"}
_PICTURES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
_PDF = b"%PDF-"  # some programs write a few bytes before it
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
# An OpenDocument package begins with its kind, not packed (OpenDocument 1.3 part 2, section 3.3).
_OPEN_TEXT, _MIMETYPE_WITHIN = b"application/vnd.oasis.opendocument.text", 200
_WORD_PART = re.compile(rb"(?i)\bword[/\\]|\bdocument\d*\.xml")
_OTHER_PACKAGES = (("xl/workbook", "Excel"), ("ppt/presentation", "PowerPoint"), ("content.xml", "OpenDocument"))


def read_report(path: Path, token: Token | None = None, ocr: bool = False, wordless: bool = False) -> Report:
    """Return the report in a file, read in this process; ReadError says in one sentence why that cannot be.

    With `ocr` Tesseract reads the scanned pages of a PDF; with `wordless` a PDF may be of nothing but scanned pages.
    """
    token = token or Token()
    data = load(path)
    kind = kind_of(path, data)
    source = Source(str(path), hashlib.sha256(data).hexdigest(), kind)
    if kind == "txt":
        from app.readers.text import read_text

        if len(data) > limits.TEXT_BYTES:
            raise ReadError(_too_large(path.name))
        return read_text(data, source)
    if kind in office.PROGRAMS:
        with office.converted(path, kind, token) as made:
            return office.as_original(read_report(made, token), path, source.sha256, kind)
    if kind == "pdf":
        from app.readers.pdf.reader import read_pdf

        report = read_pdf(data, source, token, ocr)
    else:
        from app.readers.docx.reader import read_docx

        report = read_docx(data, source, token)
        if not report.text.strip():  # it opens and shows no words, as a form or a page of pictures does
            return replace(report, remarks=(*report.remarks, _wordless_remark(path.name, report)))
    if len(report.text) > limits.TEXT_CHARACTERS:
        raise ReadError(_too_large(path.name))
    if not report.text.strip() and not (wordless and report.pages_without_text):
        raise ReadError(_without_words(path.name, report))
    return report


def load(path: Path) -> bytes:
    """Return the bytes of a file; ReadError where there are none to be had."""
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise ReadError(Message("{name} is a folder; choose the report in it.", name=name))
        if path.stat().st_size > limits.FILE_BYTES:
            raise ReadError(_too_large(name))
        if not path.is_file():
            raise ReadError(Message("{name} is no file that can be read.", name=name))
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReadError(
            Message("{name} is not there any more; it may have been moved or renamed.", name=name)
        ) from None
    except PermissionError:
        raise ReadError(Message("{name} may not be read by you; ask for the right to read it.", name=name)) from None
    except (OSError, ValueError):
        raise ReadError(Message("{name} could not be read from the disk; copy it and try again.", name=name)) from None
    if not data:
        raise ReadError(Message("{name} is empty; choose another file.", name=name))
    return data


def kind_of(path: Path, data: bytes) -> str:
    """Return "docx", "pdf" or "txt", or a format for LibreOffice ("doc", "odt", "rtf"); ReadError for anything else."""
    name, ending = path.name, path.suffix.lower()
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if _OPEN_TEXT in data[:_MIMETYPE_WITHIN]:
            return "odt"
        _refuse_other_packages(name, data)
        return "docx"
    if data.startswith(_OLE):
        if _ENCRYPTED not in data and _OLD_WORD in data:
            return "doc"
        raise ReadError(_ole_message(name, data))
    if data.lstrip().startswith(_PDF) or (ending == ".pdf" and _PDF in data[:1024]):
        return "pdf"
    if data.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    for start, kind in _PICTURES:
        if data.startswith(start) and (start != b"BM" or ending not in TEXT_ENDINGS):
            raise ReadError(Message("{name} is a picture ({kind}), not a report with text.", name=name, kind=kind))
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise ReadError(Message("{name} is a picture ({kind}), not a report with text.", name=name, kind="WebP"))
    if ending in WORD_ENDINGS:
        raise ReadError(
            Message("{name} is called a Word file but is none; open it in Word and save it again.", name=name)
        )
    if ending in TEXT_ENDINGS:
        return "txt"
    raise ReadError(Message("{name} is of a kind that is not read; save it as .docx or as text.", name=name))


def _refuse_other_packages(name: str, data: bytes) -> None:
    if _WORD_PART.search(data):
        return
    for mark, program in _OTHER_PACKAGES:
        if mark.encode() in data:
            raise ReadError(
                Message("{name} is a file of {program}, not of Word; save it as .docx.", name=name, program=program)
            )


def scans_only(name: str, report: Report) -> Message:
    """Return what is said of a report that has no words because its pages are scans."""
    from app.readers.pdf.findings import ranges

    return Message(
        "There are no words in {name}: its pages {pages} are scans. "
        "Tesseract can read them, in the window or on the command line: scan --ocr.",
        name=name,
        pages=ranges(report.pages_without_text),
    )


def _wordless_remark(name: str, report: Report) -> Message:
    """Return the same of a report that is shown nevertheless: what was not read in it is told beside it anyway."""
    if report.not_read:
        return Message("There are no words in {name} that can be read.", name=name)
    return _without_words(name, report)


def _without_words(name: str, report: Report) -> Message:
    if report.pages_without_text:
        return scans_only(name, report)
    things = [describe(entry) for entry in report.not_read if entry.what != "picture"]
    if not things:
        return Message("There are no words in {name}: it is empty or holds pictures only.", name=name)
    return Message(
        "There are no words in {name} that can be read; it holds {things}.", name=name, things=", ".join(things)
    )


def _too_large(name: str) -> Message:
    return Message("{name} is too large to be a report, so it was not read.", name=name)


def _ole_message(name: str, data: bytes) -> Message:
    if _ENCRYPTED in data:
        return Message("{name} is protected by a password; remove the password in Word and open it again.", name=name)
    return Message("{name} is of a kind that is not read; save it as .docx or as text.", name=name)
