"""What the library keeps, and that it is kept safely."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import StoreError
from app.report.model import BlockKind
from app.review.model import Mark, MarkWrite, Verdict
from storage.library import Library, open_library
from tests.unit.review.made import report_of
from tests.unit.storage.made import adding, mark, report


def test_a_report_comes_back_as_it_was_read(library: Library) -> None:
    record = library.add_report(report())
    assert library.report(record.id) == report()
    assert (record.title, record.number, record.sha256, record.format) == ("Báo cáo", "15/BC", "a" * 64, "txt")


def test_the_same_bytes_opened_again_are_the_same_report_with_its_marks(library: Library) -> None:
    record = library.add_report(report())
    library.write([adding(mark(report_id=record.id))])
    again = library.add_report(replace(report(), path="elsewhere.docx"))
    assert again.id == record.id
    assert again.path == "elsewhere.docx"
    assert library.marks(record.id) == [mark(report_id=record.id)]
    assert len(library.reports()) == 1


def test_a_report_without_a_title_is_listed_by_its_file_name(library: Library) -> None:
    assert library.add_report(report(title=None)).title == "aaa.docx"


def test_reports_are_listed_with_their_progress(library: Library) -> None:
    first, second = library.add_report(report("a" * 64)), library.add_report(report("b" * 64))
    library.progress(first.id, 343, 128, 7, 13, 6)
    listed = {record.id: record for record in library.reports()}
    assert (listed[first.id].questioned, listed[first.id].inconsistent) == (13, 6)
    assert set(listed) == {first.id, second.id}
    assert (listed[first.id].items, listed[first.id].reviewed, listed[first.id].findings) == (343, 128, 7)


def test_versions_of_versions_are_one_lineage(library: Library) -> None:
    one, two, three, four = (library.add_report(report(letter * 64)).id for letter in "abcd")
    library.tie_versions(one, two)
    library.tie_versions(three, four)
    library.tie_versions(two, three)
    assert len({library.record(each).lineage for each in (one, two, three, four)}) == 1
    assert library.check() == []


def test_a_version_is_untied_from_the_others_which_stay_together(library: Library) -> None:
    one, two, three = (library.add_report(report(letter * 64)).id for letter in "abc")
    library.tie_versions(one, two)
    library.tie_versions(two, three)
    library.untie_version(two)
    assert library.record(two).lineage is None
    assert library.record(one).lineage == library.record(three).lineage is not None


def test_of_two_versions_that_are_untied_neither_is_a_version_any_more(library: Library) -> None:
    one, two = (library.add_report(report(letter * 64)).id for letter in "ab")
    library.tie_versions(one, two)
    library.untie_version(one)
    assert [library.record(each).lineage for each in (one, two)] == [None, None]
    assert library.check() == []


def test_a_report_is_called_as_the_delegate_says_also_when_it_is_read_anew(library: Library) -> None:
    record = library.add_report(report())
    library.rename(record.id, "Ngân sách")
    assert library.add_report(report()).title == "Ngân sách"
    library.rename(record.id, "")
    assert library.record(record.id).title == "Báo cáo"


def test_reports_are_put_into_a_session_or_into_none_whatever_they_say(library: Library) -> None:
    said = replace(report().metadata, session="kỳ họp thứ 12")
    first = library.add_report(replace(report("a" * 64), metadata=said)).id
    second = library.add_report(replace(report("b" * 64), metadata=said)).id
    library.move([first, second], "Kỳ họp thứ 15")
    library.move([second], "")
    assert [library.record(each).session for each in (first, second)] == ["Kỳ họp thứ 15", None]
    assert library.add_report(replace(report("a" * 64), metadata=said)).session == "Kỳ họp thứ 15"


def test_a_report_that_is_not_there_is_told_in_words(library: Library) -> None:
    with pytest.raises(StoreError, match="no longer in the library"):
        library.report(9)
    with pytest.raises(StoreError, match="no longer in the library"):
        library.record(9)


def test_marks_are_added_changed_and_taken_away_with_their_history(library: Library) -> None:
    record = library.add_report(report())
    first = mark(report_id=record.id)
    second = replace(first, verdict=Verdict.INCONSISTENT, note="06?", changed="2026-01-03")
    changes = library.write([adding(first)])
    assert (changes.report, changes.marks) == (record.id, frozenset({"u1"}))
    library.write([MarkWrite(first, second, "note")])
    assert library.marks(record.id) == [second]
    library.write([MarkWrite(second, None, "undo")])
    assert library.marks(record.id) == []
    told = library.history("u1")
    assert [(entry.action, entry.before is None, entry.after is None) for entry in told] == [
        ("verdict", True, False),
        ("note", False, False),
        ("undo", False, True),
    ]
    assert '"06?"' in (told[1].after or "")
    assert told[2].before == told[1].after


def test_the_history_can_only_be_added_to(library: Library, path: Path) -> None:
    record = library.add_report(report())
    library.write([adding(mark(report_id=record.id))])
    with sqlite3.connect(path) as other:
        for statement in ("DELETE FROM history", "UPDATE history SET who = 'x'"):
            with pytest.raises(sqlite3.IntegrityError, match="only added to"):
                other.execute(statement)
    other.close()
    assert len(library.history("u1")) == 1


def test_writes_are_all_done_or_none(library: Library) -> None:
    record = library.add_report(report())
    good, homeless = mark("u1", record.id), mark("u2", 999)
    with pytest.raises(StoreError, match="did not take the change"):
        library.write([adding(good), adding(homeless)])
    assert library.marks(record.id) == []
    assert library.history("u1") == []


def test_the_writer_syncs_fully_and_keeps_foreign_keys(library: Library) -> None:
    asked = {name: library._db.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
    assert asked == PRAGMAS


PRAGMAS = {"synchronous": 2, "foreign_keys": 1, "journal_mode": "wal"}


def test_every_table_of_ours_is_strict(library: Library) -> None:
    strict = {row[1]: row[5] for row in library._db.execute("PRAGMA table_list")}
    assert {strict[name] for name in ("report", "lineage", "mark", "history")} == {1}


def test_a_write_is_seen_by_another_window_once_it_returned(library: Library, path: Path) -> None:
    record = library.add_report(report())
    other = open_library(path)
    library.write([adding(mark(report_id=record.id))])
    assert other.marks(record.id) == [mark(report_id=record.id)]
    other.close()


def test_the_history_tells_what_another_window_wrote_meanwhile(library: Library, path: Path) -> None:
    record = library.add_report(report())
    mine = mark(report_id=record.id)
    library.write([adding(mine)])
    other = open_library(path)
    other.write([MarkWrite(mine, replace(mine, note="theirs"), "note")])
    other.close()
    library.write([MarkWrite(mine, replace(mine, verdict=Verdict.QUESTIONED), "verdict")])
    assert '"theirs"' in (library.history("u1")[-1].before or "")


def test_it_may_be_opened_in_one_thread_and_used_in_another(library: Library) -> None:
    said: list[object] = []
    thread = threading.Thread(target=lambda: said.append(library.add_report(report()).id))
    thread.start()
    thread.join()
    assert said == [1]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    note=st.text(st.characters(codec="utf-8"), max_size=40),
    verdict=st.sampled_from(Verdict),
    carried=st.none() | st.just("u0"),
)
def test_any_mark_comes_back_as_it_was(library: Library, note: str, verdict: Verdict, carried: str | None) -> None:
    record = library.add_report(report())
    made: Mark = replace(mark("any", record.id, verdict, note), carried_from=carried)
    library.write([adding(made)])
    assert library.marks(record.id) == [made]


@pytest.mark.parametrize("words", ["ngan sach", "Ngân SÁCH", "NGÂN SA", "duong sat", "ĐƯỜNG sắt"])
def test_search_finds_without_tones_and_diacritics(library: Library, words: str) -> None:
    made = report()
    text = made.text.replace("Giải quyết kiến nghị", "Thu ngân sách đường sắt")
    blocks = tuple(replace(block) for block in made.blocks[:1])
    line = replace(blocks[0], span=type(blocks[0].span)(0, len(text)))
    library.add_report(replace(made, text=text, blocks=(line,)))
    (hit,) = library.search(words)
    assert "ngân sách đường sắt" in hit.snippet
    assert hit.start == 0


def test_words_that_follow_on_one_another_are_found_before_the_same_words_apart(library: Library) -> None:
    apart, together = "Công việc đầu năm, tư vấn đầu thầu", "Có 5 dự án về vốn đầu tư công của tỉnh trong cả năm"
    lines = [(BlockKind.PARAGRAPH, words) for words in (f"{apart}, tư, công", together)]
    made = report_of(lines)
    library.add_report(replace(report(), text=made.text, blocks=made.blocks))
    assert [hit.snippet for hit in library.search("dau tu cong")] == [together, f"{apart}, tư, công"]


def test_search_takes_any_words_and_finds_nothing_for_none(library: Library) -> None:
    library.add_report(report())
    for words in ("", "  ", '"', "a* OR (", "NEAR", "không-có-đâu", "' ;--"):
        assert library.search(words) == []


def test_the_newest_reading_alone_is_searched(library: Library) -> None:
    library.add_report(report())
    library.add_report(report())
    assert len(library.search("con lai")) == 1


def test_a_copy_is_a_whole_library(library: Library, tmp_path: Path) -> None:
    record = library.add_report(report())
    library.write([adding(mark(report_id=record.id))])
    library.backup(tmp_path / "copy.db")
    assert not list(tmp_path.glob("*.part*"))
    copy = open_library(tmp_path / "copy.db")
    assert copy.marks(record.id) == library.marks(record.id)
    assert copy.check() == []
    copy.close()
