"""Versions of a report are told from other reports, also from those that share its boilerplate, in one pass."""

from __future__ import annotations

import random
import re
import unicodedata
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.comparison.resemblance import About, Groups, likeness
from app.readers.registry import read_report
from app.report.model import Report
from app.report.sketch import Sketch, sketch_from_bytes, sketch_of, sketch_to_bytes

SHARED = Path(__file__).resolve().parents[4] / "shared"
NAMES = ("binh-duong-2020-h1", "ha-tinh-2018-h1", "kien-giang-2021-h1")
PAIRS = sorted((SHARED / "versions").glob("*/new.*")) if SHARED.is_dir() else []
needs_shared = pytest.mark.skipif(not PAIRS, reason="the shared reports are not beside this checkout")
TEXT = "".join(
    f"Trong quý {n % 4 + 1} huyện {chr(65 + n % 20)}ân đã giải ngân {n * 37 + 5},{n % 9} tỷ đồng cho {n} công trình "
    f"{('đường', 'trường học', 'trạm y tế')[n % 3]} thuộc chương trình {n % 7}.\n"
    for n in range(120)
)


def about(report: Report) -> About:
    said = report.metadata
    return About(said.title, said.number, said.issued_on, said.issuer, said.period)


def resembles(one: Report, other: Report) -> bool:
    return likeness(sketch_of(one.text), about(one), sketch_of(other.text), about(other)) is not None


@needs_shared
@pytest.mark.parametrize(
    "new", [path for path in PAIRS if "pages" not in path.parent.name], ids=lambda p: p.parent.name
)
def test_every_pair_of_versions_is_told(new: Path) -> None:
    assert resembles(read_report(new.with_name("old.txt")), read_report(new))


@needs_shared
@pytest.mark.parametrize("name", NAMES)
def test_one_report_is_known_again_from_word_pdf_and_text(name: str) -> None:
    made = [read_report(SHARED / "reports" / f"{name}.{ending}") for ending in ("txt", "docx", "pdf")]
    assert all(resembles(one, other) for one, other in combinations(made, 2))


@needs_shared
def test_reports_of_different_provinces_are_not_versions() -> None:
    made = [read_report(SHARED / "reports" / f"{name}.txt") for name in NAMES]
    assert not any(resembles(one, other) for one, other in combinations(made, 2))


def test_the_same_boilerplate_with_other_numbers_is_another_report() -> None:
    chance = random.Random(1)
    other = re.sub(r"\d+", lambda found: str(chance.randrange(10 ** len(found.group()))), TEXT)
    one, two = sketch_of(TEXT), sketch_of(other)
    assert one.words_shared(two) > 0.9
    assert likeness(one, About(), two, About()) is None


def test_of_two_periods_or_issuers_more_numbers_must_agree() -> None:
    chance = random.Random(2)
    other = re.sub(r"\d+", lambda found: found.group() if chance.random() < 0.75 else "8", TEXT)
    one, two = sketch_of(TEXT), sketch_of(other)
    first = About("Báo cáo kinh tế", "15/BC-UBND", None, "UBND tỉnh Hà Tĩnh", "2020-H1")
    assert 0.4 < one.numbers_shared(two) < 0.6
    assert likeness(one, first, two, About())
    assert likeness(one, first, two, About(period="2020-H1", title="BÁO CÁO KINH TẾ"))
    assert likeness(one, first, two, About(period="2019-H1")) is None
    assert likeness(one, first, two, About(issuer="UBND tỉnh Nghệ An")) is None


def test_case_tones_blanks_line_ends_and_note_marks_do_not_matter() -> None:
    written = unicodedata.normalize("NFD", TEXT.upper()).replace(" ", "\n", 50).replace(".", "¹².")
    assert sketch_of(written) == sketch_of(TEXT)


def test_texts_without_words_resemble_nothing() -> None:
    empty = sketch_of("¹ – … \n")
    assert empty.bands() == ()
    assert likeness(empty, About(), empty, About()) is None


@settings(max_examples=60)
@given(st.text(alphabet="abcđ 0123456789\n.", max_size=400))
def test_a_sketch_comes_back_as_it_was_kept_and_shares_all_with_itself(text: str) -> None:
    sketch = sketch_of(text)
    assert sketch_from_bytes(sketch_to_bytes(sketch)) == sketch
    assert sketch.words_shared(sketch) == (1.0 if sketch.word_count else 0.0)


def test_groups_are_found_in_one_pass_without_comparing_all_pairs() -> None:
    sketches = [(_made(family, version), family) for version in range(5) for family in range(60)]
    groups = Groups()
    for sketch, _ in sketches:
        groups.add(sketch, About())
    found = [{sketches[place][1] for place, _ in group} for group in groups.groups()]
    assert sorted(map(tuple, found)) == [(family,) for family in range(60)]
    assert all(len(group) == 5 for group in groups.groups())
    assert groups.looked_at < 2 * len(sketches)


def test_many_versions_of_one_report_cost_no_more_each_than_a_few() -> None:
    few, many = Groups(), Groups()
    for version in range(400):
        for groups in (few, many) if version < 40 else (many,):
            groups.add(_made(1, version), About())
    assert len(many.groups()) == 1 and many.looked_at <= 11 * few.looked_at


def test_the_order_of_a_group_is_that_of_the_archive() -> None:
    groups = Groups()
    for family, version in ((1, 0), (2, 0), (1, 1), (2, 1)):
        groups.add(_made(family, version), About())
    places = [[place for place, _ in group] for group in groups.groups()]
    assert places == [[0, 2], [1, 3]]
    assert [like is None for group in groups.groups() for _, like in group] == [True, False, True, False]


def _made(family: int, version: int) -> Sketch:
    """Return the sketch of a version of a report: a few of its sentences are its own."""
    chance = random.Random(family)
    lines = [" ".join(f"{chance.choice('abcdeghiklmn')}{chance.randrange(99)}x" for _ in range(12)) for _ in range(30)]
    numbers = [f"so {chance.randrange(10**6)} cua {line}" for line in lines]
    own = random.Random(f"{family}/{version}")
    numbers[own.randrange(30)] = f"rieng {own.randrange(10**6)} nay {version}"
    return sketch_of("\n".join(numbers))
