"""A report that is deleted leaves no trace, and takes nothing of another with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import StoreError
from app.review.model import MarkWrite, Verdict
from storage.library import Library, open_library
from tests.unit.storage.made import adding, mark, report

SECRET = "Chuyện riêng của đại biểu"
PLACE = "Thạch Khê"


@pytest.fixture
def filled(library: Library) -> Library:
    """A library with two versions of a report; the first holds words and a note that the other has not."""
    own = report("b" * 64)
    library.add_report(replace(own, text=own.text.replace(own.text[:9], PLACE)))
    library.add_report(report("c" * 64))
    library.tie_versions(1, 2)
    noted = mark("u1", 1, note=SECRET)
    library.write([adding(noted), adding(mark("u2", 2, note="Ghi chú khác"))])
    library.write([MarkWrite(noted, None, "verdict")])
    library.write([adding(replace(noted, uuid="u3"))])
    return library


def _traces(path: Path, words: str) -> list[str]:
    files = [path, *path.parent.glob(path.name + "-*"), *path.parent.glob("backups/*")]
    return [file.name for file in files if words.encode() in file.read_bytes()]


def test_a_deleted_report_leaves_no_words_in_the_file_or_its_log(filled: Library, path: Path) -> None:
    assert _traces(path, SECRET)
    assert _traces(path, PLACE)
    filled.delete_report(1)
    assert _traces(path, SECRET) == []
    assert _traces(path, PLACE) == []
    assert filled.history("u1") == []
    assert filled.search("thach khe") == []
    assert filled.search("chuyen rieng") == []


def test_what_belongs_to_other_reports_stays_when_one_is_deleted(filled: Library) -> None:
    filled.delete_report(1)
    assert [record.id for record in filled.reports()] == [2]
    assert filled.record(2).lineage is None
    assert [kept.uuid for kept in filled.marks(2)] == ["u2"]
    assert len(filled.history("u2")) == 1
    assert [hit.mark for hit in filled.search("ghi chu khac")] == ["u2"]
    assert filled.check() == []


def test_backups_keep_a_deleted_report_unless_asked(filled: Library, path: Path) -> None:
    assert filled.back_up_daily()
    filled.delete_report(1)
    assert _traces(path, SECRET) == [backup.name for backup in (path.parent / "backups").iterdir()]


def test_a_report_is_deleted_from_the_backups_when_asked(filled: Library, path: Path) -> None:
    filled.back_up_daily()
    filled.delete_report(1, from_backups=True)
    assert _traces(path, SECRET) == []
    assert len(list((path.parent / "backups").iterdir())) == 1


def test_a_deleted_report_can_be_read_in_again(filled: Library) -> None:
    filled.delete_report(1)
    record = filled.add_report(report("b" * 64))
    assert filled.marks(record.id) == []


def test_the_history_is_guarded_again_after_a_report_was_deleted(filled: Library) -> None:
    filled.delete_report(1)
    with pytest.raises(StoreError), filled._using() as db:
        db.conn.execute("DELETE FROM history")


def test_deleting_a_report_that_is_not_there_is_told_in_words(filled: Library) -> None:
    with pytest.raises(StoreError):
        filled.delete_report(99)


def test_a_dated_copy_is_made_once_a_day(library: Library, path: Path) -> None:
    library.add_report(report())
    assert library.back_up_daily()
    assert not library.back_up_daily()
    assert len(list((path.parent / "backups").iterdir())) == 1


def test_a_mark_is_found_by_its_note_first_and_no_longer_once_the_note_is_changed(library: Library) -> None:
    library.add_report(report())
    noted = mark("u1", 1, note="Hỏi Ban QLDA về đường tránh")
    library.write([adding(noted)])
    for words in ("duong tranh", "ĐƯỜNG tránh", "qlda"):
        assert library.search(words)[0].mark == "u1"
    library.write([MarkWrite(noted, replace(noted, note="Đã trả lời"), "note")])
    assert [hit.mark for hit in library.search("duong tranh")] == []
    assert library.search("da tra loi")[0].mark == "u1"


def test_a_mark_that_another_window_changed_meanwhile_is_told(library: Library) -> None:
    library.add_report(report())
    known = mark("u1", 1)
    assert library.write([adding(known)]).overtaken == frozenset()
    theirs = replace(known, verdict=Verdict.QUESTIONED)
    assert library.write([MarkWrite(known, theirs, "verdict")]).overtaken == frozenset()
    mine = replace(known, verdict=Verdict.INCONSISTENT)
    assert library.write([MarkWrite(known, mine, "verdict")]).overtaken == {"u1"}
    assert [entry.before for entry in library.history("u1")][-1:] != [None]


def test_the_version_tells_that_another_window_has_written(library: Library, path: Path) -> None:
    library.add_report(report())
    before = library.version()
    assert library.version() == before
    other = open_library(path)
    other.write([adding(mark("u9", 1))])
    other.close()
    assert library.version() != before


def test_a_hit_says_under_which_heading_it_stands(library: Library) -> None:
    library.add_report(report())
    assert library.search("37/42")[0].heading == "3.1. Về đất đai"
    assert library.search("nghi quyet so 12")[0].heading == "II. NHIỆM VỤ"
    assert library.search("bao cao 6 thang")[0].heading == ""
