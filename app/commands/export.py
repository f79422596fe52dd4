"""`main.py export`: write the marks of a report to a file."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from app.commands.arguments import COMMITTEE
from app.commands.output import complain
from app.commands.reviewing import open_session
from app.exchange.committee_write import write_committee
from app.exchange.following import follow_versions
from app.exports.changes import with_changes
from app.exports.options import Charts, Options
from app.exports.registry import export, kind_for
from app.readers.office import PROGRAMS
from app.review.session import ReviewSession
from app.review.store import Store
from app.wording import translate


def run(options: argparse.Namespace, store: Store, author: str, draw: Callable[[ReviewSession], Charts | None]) -> int:
    """Export and return 0; raise WriteError for a kind or place that cannot be written."""
    session, path = open_session(options.file, store, author, options.ocr), options.to
    if options.kind == COMMITTEE:
        follow_versions(session.record, session.report, store)
        write_committee(path, session, store.colleagues(session.record.id))
        return 0
    kind = kind_for(path, options.kind, session.scan.report)
    chosen = Options(charts=draw(session) if kind == "overview" else None, with_text=options.with_text)
    export(kind, path, session.scan, session, with_changes(chosen, path.suffix, session, store))
    if kind == "annotated" and session.report.format in PROGRAMS:
        complain(
            translate(
                "{name} was turned into .docx by LibreOffice; the comments stand in that copy.", name=options.file.name
            )
        )
    return 0


def write_export(session: ReviewSession, path: Path, kind: str | None = None, options: Options | None = None) -> None:
    """Write what `kind` says, or what the ending of the path says; raise WriteError."""
    export(kind_for(path, kind, session.scan.report), path, session.scan, session, options)
