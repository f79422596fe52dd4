"""The bundle that delegates exchange: the marks and the fingerprint of their report, never the report itself."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path
from typing import Any

from app.exports.atomic import replacing
from app.exports.web_annotation import annotation_page, as_json, source_name
from app.review.session import ReviewSession
from app.scan import Scan

SCHEMA = "thamtra.bundle/1"
MANIFEST, ANNOTATIONS = "manifest.json", "annotations.json"


def write_bundle(path: Path, scan: Scan, session: ReviewSession) -> None:
    """Write the bundle over `path`; raise WriteError."""
    annotations = as_json(annotation_page(scan, session)).encode("utf-8")
    manifest = as_json(_manifest(scan, annotations)).encode("utf-8")
    with replacing(path) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(MANIFEST, manifest)
        package.writestr(ANNOTATIONS, annotations)


def _manifest(scan: Scan, annotations: bytes) -> dict[str, Any]:
    report = scan.report
    return {
        "schema": SCHEMA,
        "reports": [
            {
                "source": source_name(report),
                "sha256": report.sha256,
                "format": report.format,
                "title": report.metadata.title,
                "number": report.metadata.number,
                "issued_on": report.metadata.issued_on,
                "characters": len(report.text),
            }
        ],
        "files": [{"name": ANNOTATIONS, "sha256": hashlib.sha256(annotations).hexdigest()}],
    }
