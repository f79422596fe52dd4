"""What goes wrong with a library file is told in words, and nothing is lost."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from app.errors import StoreError
from app.wording import choose_language, render
from storage import opening, schema
from storage.backup import restore, set_aside
from storage.copies import KEPT, back_up_dated, backups_of, last_good_backup
from storage.errors import DamagedLibrary, ForeignFile, NewerLibrary
from storage.library import Library, open_library
from tests.unit.storage.made import adding, mark, report


def with_one_mark(path: Path) -> None:
    library = open_library(path)
    library.write([adding(mark(report_id=library.add_report(report()).id))])
    library.close()


def test_a_file_that_is_no_database_is_named_and_left_as_it_is(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 this is something else" * 40)
    before = path.read_bytes()
    with pytest.raises(DamagedLibrary, match=r"library\.db"):
        open_library(path)
    assert path.read_bytes() == before


def test_a_library_with_broken_pages_is_damaged_and_not_empty(path: Path) -> None:
    with_one_mark(path)
    data = bytearray(path.read_bytes())
    data[100:4096] = os.urandom(3996)
    path.write_bytes(bytes(data))
    with pytest.raises(DamagedLibrary) as said:
        open_library(path)
    assert said.value.backup is None


def test_a_library_cut_to_nothing_is_not_opened_as_empty_where_there_are_backups(path: Path) -> None:
    with_one_mark(path)
    with closing(sqlite3.connect(path)) as connection:
        backup = back_up_dated(connection, path)
    path.write_bytes(b"")
    with pytest.raises(DamagedLibrary) as said:
        open_library(path)
    assert said.value.backup == backup


def test_a_copy_that_is_not_sound_never_takes_the_place_of_the_library(path: Path, tmp_path: Path) -> None:
    open_library(path).close()
    before = path.read_bytes()
    junk = tmp_path / "junk.sqlite"
    junk.write_bytes(b"no database at all" * 100)
    with pytest.raises(StoreError, match="no sound copy"):
        restore(junk, path)
    assert path.read_bytes() == before


def test_a_damaged_library_is_set_aside_and_the_last_good_backup_put_back(path: Path) -> None:
    with_one_mark(path)
    with closing(sqlite3.connect(path)) as connection:
        good = back_up_dated(connection, path)
    bad = good.with_name("library-29990101-000000.db")
    bad.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    path.write_bytes(b"broken")
    path.with_name("library.db-wal").write_bytes(b"left over")
    assert last_good_backup(path) == good
    aside = restore(good, path)
    assert aside is not None
    assert aside.read_bytes() == b"broken"
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"left over"
    library = open_library(path)
    assert len(library.marks(1)) == 1
    library.close()


def test_after_setting_aside_a_new_library_begins(path: Path) -> None:
    path.write_bytes(b"broken")
    assert set_aside(path).read_bytes() == b"broken"
    library = open_library(path)
    assert library.reports() == []
    library.close()


def test_a_library_of_a_newer_program_is_refused_unchanged(path: Path) -> None:
    with_one_mark(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('library', '9999_future', 'x')"
        )
    with pytest.raises(NewerLibrary, match="newer version"):
        open_library(path)


def test_the_database_of_another_program_is_refused_unchanged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE moz_places (url TEXT)")
    before = path.read_bytes()
    with pytest.raises(ForeignFile, match="another program"):
        open_library(path)
    assert path.read_bytes() == before


def test_a_dated_copy_is_made_before_a_migration(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_one_mark(path)
    grown = schema.Migrations("library")
    grown._migrations = [*schema.MIGRATIONS._migrations]
    grown(name="0002_more")(lambda db: db.execute("CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT"))
    monkeypatch.setattr(schema, "MIGRATIONS", grown)
    monkeypatch.setattr(opening, "MIGRATIONS", grown)
    library = open_library(path)
    assert len(library.marks(1)) == 1
    library.close()
    (backup,) = backups_of(path)
    with closing(sqlite3.connect(backup)) as copy:
        tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master")}
        assert copy.execute("SELECT count(*) FROM mark").fetchone() == (1,)
    assert "mark" in tables
    assert "more" not in tables


def test_a_migration_that_fails_leaves_the_library_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(db: Database) -> None:
        db.execute("CREATE TABLE half (id INTEGER) STRICT")
        db.execute("INSERT INTO nowhere VALUES (1)")

    with_one_mark(path)
    grown = schema.Migrations("library")
    grown._migrations = [*schema.MIGRATIONS._migrations]
    grown(name="0002_half")(half)
    with monkeypatch.context() as patched:
        patched.setattr(schema, "MIGRATIONS", grown)
        patched.setattr(opening, "MIGRATIONS", grown)
        with pytest.raises(StoreError, match="did not take the change"):
            open_library(path)
    library = open_library(path)
    assert len(library.marks(1)) == 1
    assert library._db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    library.close()


def test_a_new_library_makes_no_backup(library: Library, path: Path) -> None:
    assert backups_of(path) == []


def test_the_ten_youngest_backups_are_kept(library: Library, path: Path) -> None:
    made = [back_up_dated(library._db.conn, path) for _ in range(KEPT + 3)]
    assert backups_of(path) == made[: -KEPT - 1 : -1]


def test_a_full_disk_is_told_and_what_was_saved_stays(library: Library) -> None:
    record = library.add_report(report())
    library.write([adding(mark("u1", record.id))])
    pages = library._db.execute("PRAGMA page_count").fetchone()[0]
    library._db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="disk is full"):
        library.write([adding(mark(f"n{n}", record.id, note="x" * 500)) for n in range(200)])
    assert library.marks(record.id) == [mark("u1", record.id)]
    library._db.execute(f"PRAGMA max_page_count = {pages + 10_000}")
    library.write([adding(mark("u2", record.id))])
    assert len(library.marks(record.id)) == 2
    assert library.check() == []


def test_a_library_that_another_holds_is_told(library: Library, path: Path) -> None:
    record = library.add_report(report())
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another"):
            library.write([adding(mark(report_id=record.id))])
        other.rollback()
    library.write([adding(mark(report_id=record.id))])
    assert len(library.marks(record.id)) == 1


def test_a_library_that_may_only_be_read_is_told(library: Library) -> None:
    record = library.add_report(report())
    library._db.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreError, match="may only be read"):
        library.write([adding(mark(report_id=record.id))])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_is_told(path: Path) -> None:
    with_one_mark(path)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with pytest.raises(StoreError):
            open_library(path).progress(1, 1, 1, 1)
    finally:
        path.parent.chmod(0o755)


def test_a_folder_in_the_place_of_the_library_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreError, match="could not be reached"):
        open_library(path)


def test_a_library_below_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="could not be reached"):
        open_library(tmp_path / "file" / "library.db")


def test_a_copy_into_a_folder_that_is_not_there_is_told(library: Library, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="could not be reached"):
        library.backup(tmp_path / "gone" / "copy.db")


def test_trouble_is_told_in_vietnamese_too(path: Path) -> None:
    path.write_bytes(b"broken")
    with pytest.raises(DamagedLibrary) as said:
        open_library(path)
    choose_language("vi")
    assert render(said.value.message).startswith("Kho báo cáo")
