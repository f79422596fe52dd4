"""The workbook tells what changed since the earlier version of the report that the library holds."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.exports.changes import with_changes
from app.exports.options import Options
from app.exports.registry import export
from app.readers.registry import read_report
from app.review.session import ReviewSession
from app.scan import scan_report
from storage.library import Library, open_library
from tests.unit.exports.test_real_reports import words_of

OLD = "I. KẾT QUẢ\n\nTỉnh bố trí 68,6 tỷ đồng cho 12 xã trong năm 2020.\n\nĐã giải quyết 37/42 nội dung.\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(open_library(tmp_path / "library.sqlite")) as opened:
        yield opened


def opened(library: Library, path: Path, text: str) -> ReviewSession:
    path.write_text(text, "utf-8")
    report = read_report(path)
    return ReviewSession(library.add_report(report), scan_report(report), [])


def test_a_workbook_has_a_sheet_of_changes_once_the_versions_are_tied(library: Library, tmp_path: Path) -> None:
    old = opened(library, tmp_path / "old.txt", OLD)
    new = opened(library, tmp_path / "new.txt", OLD.replace("68,6", "70,1").replace("Đã giải quyết", "Giải quyết xong"))
    assert with_changes(Options(), ".xlsx", new, library).changes is None
    library.tie_versions(old.record.id, new.record.id)
    assert with_changes(Options(), ".docx", new, library).changes is None
    assert with_changes(Options(), ".xlsx", old, library).changes is None
    options = with_changes(Options(), ".xlsx", new, library)
    assert options.changes is not None
    path = tmp_path / "review.xlsx"
    export("table", path, new.scan, new, options)
    words = words_of(path)
    assert all(said in words for said in ("Value changed", "68,6 tỷ đồng", "70,1 tỷ đồng", "Replaced"))
    with zipfile.ZipFile(path) as package:
        assert '"Changes"' in package.read("xl/workbook.xml").decode()
        sheet = package.read("xl/worksheets/sheet6.xml").decode()
    found = re.search(r'<c r="D2" s="\d+"><v>([^<]+)</v>', sheet)
    assert found and float(found[1]) == 1_500_000_000
