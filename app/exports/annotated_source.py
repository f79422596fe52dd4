"""The bytes of the file that a report was read from, for exports that write into a copy of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from app.errors import ReadError, WriteError
from app.jobs import Token
from app.readers.office import PROGRAMS, converted
from app.report.model import Report
from app.wording.message import Message


def source_bytes(report: Report, ending: str, token: Token) -> bytes:
    """Return the bytes of a report's own file, or of the .docx that its text was read from; WriteError, Cancelled.

    It is an error that the file is of another kind, gone or changed since.
    """
    path = Path(report.path)
    turned = report.format in PROGRAMS and ending == "docx"
    if report.format != ending and not turned:
        raise WriteError(
            Message(
                "An annotated .{ending} copy is made of a .{ending} report; {name} was read as .{format}. "
                "Nothing was written. Choose the summary or the page instead.",
                ending=ending,
                name=path.name,
                format=report.format,
            )
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WriteError(
            Message(
                "{path} cannot be read any more, so no annotated copy of it was written. "
                "Your marks are kept. Put the file back in its place and export again.",
                path=path,
            )
        ) from error
    if hashlib.sha256(data).hexdigest() != report.sha256:
        raise WriteError(
            Message(
                "{path} was changed after it was opened here, so no annotated copy of it was written. "
                "Your marks are kept. Open the changed file, carry the marks over and export again.",
                path=path,
            )
        )
    return _turned(path, report.format, token) if turned else data


def _turned(path: Path, kind: str, token: Token) -> bytes:
    """Return the .docx that LibreOffice makes of a file, as it did when the report was read."""
    try:
        with converted(path, kind, token) as made:
            return made.read_bytes()
    except ReadError as error:
        raise WriteError(error.message) from error
