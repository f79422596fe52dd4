"""Reports that resemble one another are found in the library without comparing all of them."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.report.model import Report
from app.report.sketch import sketch_of
from storage.library import Library, open_library
from tests.unit.review.made import LINES, report_of

STORED = sorted((Path(__file__).resolve().parents[2] / "fixtures" / "libraries").glob("*.sqlite"))
STOCK = "ngân sách tỉnh giao kế hoạch vốn đầu tư công huyện xã nông thôn mới hồ sơ dự án tiến độ giải ngân"


def report(name: str, seed: int, changed: int = 0) -> Report:
    """Return a report of 300 words of a stock, some of which are changed."""
    chance = random.Random(seed)
    words = [chance.choice(STOCK.split()) + str(chance.randrange(9)) * (place % 7 == 0) for place in range(300)]
    for place in range(changed):
        words[place * 30] = "khác"
    made = report_of([*LINES, (LINES[-1][0], " ".join(words))])
    return replace(made, sha256=name.ljust(64, "0"), path=f"{name}.docx")


@pytest.fixture
def filled(library: Library) -> Library:
    """A library with two versions of one report and another report."""
    for made in (report("a", 1), report("b", 1, changed=3), report("c", 2)):
        library.add_report(made)
    while library.sketch_some(2):
        continue
    return library


def near(library: Library, report_id: int = 1) -> list[int]:
    found = library.near(report_id)
    assert found is not None and found.own.record.id == report_id
    return [one.record.id for one in found.others]


def test_the_other_version_is_near_and_another_report_is_not(filled: Library) -> None:
    assert near(filled, 1) == [2]
    assert near(filled, 3) == []


def test_the_sketch_that_is_kept_is_that_of_the_text(filled: Library) -> None:
    found = filled.near(1)
    assert found is not None and found.own.sketch == sketch_of(report("a", 1).text)


def test_a_report_is_near_nothing_until_it_is_sketched(library: Library) -> None:
    library.add_report(report("a", 1))
    assert library.near(1) is None
    assert library.sketch_some(5) == 0
    assert near(library) == []


def test_a_report_that_is_read_anew_is_sketched_anew(filled: Library) -> None:
    filled.add_report(replace(report("c", 1), sha256="c".ljust(64, "0")))
    assert filled.near(3) is None
    filled.sketch_some(1)
    assert near(filled, 3) == [2, 1] or near(filled, 3) == [1, 2]


def test_versions_that_are_tied_or_kept_apart_are_not_near(filled: Library) -> None:
    filled.keep_apart(2, 1)
    filled.keep_apart(1, 2)
    assert near(filled, 1) == near(filled, 2) == []


def test_tied_versions_are_not_near_nor_are_they_once_they_were_untied(filled: Library) -> None:
    filled.tie_versions(1, 2)
    assert near(filled, 1) == []
    filled.untie_version(2)
    assert near(filled, 1) == near(filled, 2) == []


def test_a_deleted_report_leaves_no_sketch_behind(filled: Library, path: Path) -> None:
    filled.keep_apart(1, 3)
    filled.delete_report(2)
    filled.delete_report(3)
    assert near(filled, 1) == []
    assert filled.check() == []


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_reports_of_an_older_library_are_sketched_little_by_little(stored: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(stored, path)
    library = open_library(path)
    left = [library.sketch_some(1) for _ in range(3)]
    assert left[-1] == 0 and library.near(1) is not None
    library.close()
