"""Bundles to import: made of a small review, and altered as somebody with ill will would."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.exports.bundle import write_bundle
from app.review.model import ReportRecord, Verdict
from app.review.session import ReviewSession
from app.scan import Scan
from tests.unit.review.made import scan_of

LIBRARY = "1b671a64-40d5-491e-99b0-da01ff1f3341"
OTHER = "6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b"


def made_scan() -> Scan:
    """Return a scan of a small report with a fingerprint of its own."""
    scan = scan_of()
    report = replace(scan.report, sha256=hashlib.sha256(scan.report.text.encode()).hexdigest())
    return Scan(replace(scan.extraction, report=report), scan.checked)


def review_of(scan: Scan, author: str, library: str = LIBRARY, changed: str = "") -> ReviewSession:
    """Return an empty review by an author, in a library of its own."""
    report = scan.report
    record = ReportRecord(1, "made.txt", report.sha256, "Báo cáo", None, None, None, None, "txt", "2026-01-01")
    return ReviewSession(replace(record, library=library, changed=changed), scan, [], author)


def sent_by(author: str, folder: Path, note: str = "Vì sao?", library: str = OTHER, with_text: bool = False) -> Path:
    """Return a bundle of a review with one mark, evidence, a question and a finding put aside."""
    scan = made_scan()
    session = review_of(scan, author, library)
    (finding,) = session.findings
    session.set_verdict([finding.key], Verdict.QUESTIONED)
    session.set_note(finding.key, note)
    session.add_evidence(finding.key, "Sở Tài chính", "05", "https://so.example", "C:\\Lan\\cong van.pdf")
    session.change_question(finding.key, lambda question: replace(question, addressee="Sở Xây dựng"))
    session.put_aside(finding.key, "Hai cách đếm")
    path = folder / f"{author}.zip"
    write_bundle(path, scan, session, with_text)
    return path


def altered(path: Path, alter: Callable[[dict[str, Any]], object], part: str = "annotations.json") -> Path:
    """Return a copy of a bundle of which one part says something else, its hash told anew."""
    with zipfile.ZipFile(path) as package:
        parts = {name: json.loads(package.read(name)) for name in package.namelist()}
    alter(parts[part])
    written = {name: json.dumps(one).encode() for name, one in parts.items()}
    if part != "manifest.json":
        parts["manifest.json"]["files"] = [
            {"name": name, "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in written.items()
            if name != "manifest.json"
        ]
        written["manifest.json"] = json.dumps(parts["manifest.json"]).encode()
    other = path.with_name("altered.zip")
    with zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in written.items():
            package.writestr(name, data)
    return other
