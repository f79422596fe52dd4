"""`main.py export`: write the marks of a report to a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.commands.reviewing import open_session
from app.exports.registry import export, kind_for
from app.review.model import Store
from app.review.session import ReviewSession


def run(options: argparse.Namespace, store: Store, author: str) -> int:
    """Export and return 0; raise WriteError for a kind or place that cannot be written."""
    write_export(open_session(options.file, store, author, options.ocr), options.to, options.kind)
    return 0


def write_export(session: ReviewSession, path: Path, kind: str | None = None) -> None:
    """Write what `kind` says, or what the ending of the path says; raise WriteError."""
    export(kind_for(path, kind, session.scan.report), path, session.scan, session)
