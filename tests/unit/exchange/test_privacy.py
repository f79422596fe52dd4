"""A bundle tells nothing of the computer that it was made on."""

from __future__ import annotations

import zipfile
from pathlib import Path

from app.exports.bundle import write_bundle
from app.review.model import Verdict
from tests.unit.exchange.sent import LIBRARY, made_scan, review_of


def test_no_folder_and_no_name_of_a_library_is_sent(tmp_path: Path) -> None:
    scan = made_scan()
    session = review_of(scan, "Lan")
    key = session.items[0].key
    session.set_verdict([key], Verdict.QUESTIONED)
    session.add_evidence(key, "Sở", file="/home/lan/ho so/cong van.pdf")
    session.add_evidence(key, "Sở", file="C:\\Users\\lan\\cong van 2.pdf")
    for with_text in (True, False):
        path = tmp_path / "lan.zip"
        write_bundle(path, scan, session, with_text)
        with zipfile.ZipFile(path) as package:
            said = b"".join(package.read(name) for name in package.namelist()).decode()
        assert "cong van.pdf" in said and "cong van 2.pdf" in said
        assert "/home/lan" not in said and "Users" not in said
        assert LIBRARY not in said and (with_text or scan.report.text not in said)
