"""Libraries that an earlier version of the program left behind open and keep all they held."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from app.review.model import Verdict
from storage.library import open_library

STORED = sorted((Path(__file__).resolve().parents[2] / "fixtures" / "libraries").glob("*.sqlite"))


def test_a_library_of_each_schema_is_stored() -> None:
    assert [path.stem[:4] for path in STORED][:1] == ["0001"]


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_a_stored_library_opens_with_its_reports_marks_and_history(stored: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(stored, path)
    library = open_library(path)
    assert library.check() == []
    assert len({record.lineage for record in library.reports()}) == 1
    first, second = sorted(library.reports(), key=lambda record: record.id)
    assert library.report(first.id).text == library.report(second.id).text
    (mark,) = library.marks(first.id)
    assert (mark.verdict, mark.note) == (Verdict.INCONSISTENT, "Đã hỏi Sở Tài chính")
    assert [entry.action for entry in library.history(mark.uuid)] == ["verdict", "note"]
    assert [hit.mark for hit in library.search("so tai chinh")] == [mark.uuid]
    library.close()


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_a_stored_library_is_copied_before_it_is_brought_up_to_date(stored: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(stored, path)
    open_library(path).close()
    (backup,) = (tmp_path / "backups").iterdir()
    assert backup.read_bytes() == stored.read_bytes() or backup.stat().st_size >= stored.stat().st_size // 2
