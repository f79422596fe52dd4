"""The bytes of the file that a report was read from, for exports that write into a copy of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from app.errors import WriteError
from app.report.model import Report
from app.wording.message import Message


def source_bytes(report: Report, ending: str) -> bytes:
    """Return the bytes of a report's own file; WriteError where it is of another kind, gone or changed since."""
    path = Path(report.path)
    if report.format != ending:
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
    return data
