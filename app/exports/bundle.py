"""The bundle that delegates exchange: a review and the fingerprint of its report, and the report's text only if asked.

Of one review the bundle is always the same, byte for byte, so that two copies of it can be known for one.
"""

from __future__ import annotations

import base64
import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path, PureWindowsPath
from typing import Any

from app.anchors.traces import Letters, Trace
from app.exports.atomic import replacing
from app.exports.web_annotation import annotation_page, as_json, source_name
from app.report.fingerprint import content_fingerprint
from app.report.model import Report
from app.report.serialize import report_to_json
from app.report.sketch import sketch_of, sketch_to_bytes
from app.review.opinions import delegate_of
from app.review.plain import to_plain
from app.review.session import ReviewSession
from app.scan import Scan

SCHEMA = "thamtra.bundle/1"
REVIEW_SCHEMA = "thamtra.review/1"
MANIFEST, ANNOTATIONS, REVIEW, REPORT = "manifest.json", "annotations.json", "review.json", "report.json"
TRACE = "thamtra:trace"  # how a place is known where the report itself is not at hand
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip knows: the bytes must not tell when they were written


def write_bundle(path: Path, scan: Scan, session: ReviewSession, with_text: bool = False) -> None:
    """Write the bundle over `path`; raise WriteError."""
    parts = {ANNOTATIONS: _annotations(scan, session)}
    if session.additions.all:
        parts[REVIEW] = _review(session)
    if with_text:
        parts[REPORT] = report_to_json(_bare(scan.report))
    written = {name: as_json(part).encode("utf-8") for name, part in parts.items()}
    manifest = as_json(_manifest(scan.report, session, written)).encode("utf-8")
    with replacing(path) as temporary, zipfile.ZipFile(temporary, "w") as package:
        for name, content in {MANIFEST: manifest, **written}.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same on every system
            package.writestr(entry, content, zipfile.ZIP_DEFLATED)


def _annotations(scan: Scan, session: ReviewSession) -> dict[str, Any]:
    """Return the marks, each with what makes its place known again in another version of the report."""
    page, letters = annotation_page(scan, session), Letters(scan.report)
    for one, (item, mark) in zip(page["items"], session.marked(), strict=False):
        target = one["target"]
        first = target[0] if isinstance(target, list) else target
        first[TRACE] = _told(letters.trace(mark.anchor, item.span))
    return page


def _told(trace: Trace) -> dict[str, Any]:
    within = [[one.level.value, one.fingerprint, one.first, one.last] for one in trace.within]
    return {"within": within, "reach": trace.reach}


def _review(session: ReviewSession) -> dict[str, Any]:
    """Return what was added beside marks, without what tells of the sender's computer: its library, its folders."""
    evidence = tuple(replace(one, file=PureWindowsPath(one.file).name) for one in session.additions.evidence)
    said = to_plain(replace(session.additions, evidence=evidence))
    kinds = {
        name: [{key: value for key, value in one.items() if key != "report"} for one in sorted(records, key=_uuid)]
        for name, records in said.items()
    }
    return {"schema": REVIEW_SCHEMA, **kinds}


def _manifest(report: Report, session: ReviewSession, parts: dict[str, bytes]) -> dict[str, Any]:
    delegate = delegate_of(session.record, session.author)
    records = [*(mark for _, mark in session.marked()), *session.lost, *session.additions.all]
    return {
        "schema": SCHEMA,
        "delegate": {"id": f"urn:uuid:{delegate.id}", "name": delegate.name},
        "changed": max((session.record.changed, *(one.changed for one in records))),
        "reports": [
            {
                "source": source_name(report),
                "sha256": report.sha256,
                "content": content_fingerprint(report.text),
                "sketch": base64.b64encode(sketch_to_bytes(sketch_of(report.text))).decode("ascii"),
                "format": report.format,
                "title": report.metadata.title,
                "number": report.metadata.number,
                "issued_on": report.metadata.issued_on,
                "issuer": report.metadata.issuer,
                "period": report.metadata.period,
                "characters": len(report.text),
            }
        ],
        "files": [{"name": name, "sha256": hashlib.sha256(content).hexdigest()} for name, content in parts.items()],
    }


def _bare(report: Report) -> Report:
    """Return a report without where its file lies and how its pages look."""
    return replace(report, path=Path(report.path).name, pages=(), lines=())


def _uuid(record: dict[str, Any]) -> str:
    return str(record["uuid"])
