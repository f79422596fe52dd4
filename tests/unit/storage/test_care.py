"""The Help menu's work on the library: looking at a copy, going back to it while the window stays open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest

from app.errors import StoreError
from app.review.late_store import LateStore
from app.review.store import Store
from storage.care import LibraryCare
from storage.library import Library, open_library
from tests.unit.storage.made import adding, mark, report


@pytest.fixture
def late(path: Path) -> Iterator[LateStore]:
    late = LateStore()
    with closing(late):
        late.take(cast("Store", open_library(path)))
        yield late


@pytest.fixture
def care(path: Path, late: LateStore) -> LibraryCare:
    return LibraryCare(path, late, lambda: cast("Store", open_library(path)))


def test_a_copy_is_put_in_place_while_the_window_works_on(
    care: LibraryCare, late: LateStore, path: Path, tmp_path: Path
) -> None:
    record = late.add_report(report())
    late.write([adding(mark(report_id=record.id))])
    copy = tmp_path / "copy.db"
    late.backup(copy)
    facts = care.facts(copy)
    assert facts is not None
    assert (facts.reports, facts.marks) == (1, 1)
    late.delete_report(record.id)
    aside = care.restore(copy)
    assert aside is not None and aside.exists()
    assert [one.title for one in late.reports()] == [record.title]
    assert len(late.marks(record.id)) == 1


def test_what_is_no_library_is_refused_and_the_library_stays_open(
    care: LibraryCare, late: LateStore, tmp_path: Path
) -> None:
    record = late.add_report(report())
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(b"no library")
    assert care.facts(wrong) is None
    with pytest.raises(StoreError):
        care.restore(wrong)
    assert [one.id for one in late.reports()] == [record.id]


def test_a_library_that_was_moved_away_takes_no_marks(library: Library, path: Path) -> None:
    record = library.add_report(report())
    path.rename(path.with_name("elsewhere.db"))
    with pytest.raises(StoreError):
        library.write([adding(mark(report_id=record.id))])
    with pytest.raises(StoreError):
        library.version()
    path.with_name("elsewhere.db").rename(path)
    library.write([adding(mark(report_id=record.id))])
    assert len(library.marks(record.id)) == 1


def test_a_copy_never_takes_the_place_of_the_library_itself(library: Library, path: Path) -> None:
    record = library.add_report(report())
    with pytest.raises(StoreError):
        library.backup(path)
    assert [one.id for one in library.reports()] == [record.id]
