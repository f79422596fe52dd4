from __future__ import annotations

import pytest

from app.comparison.compare import compare_reports
from app.comparison.noise import noise
from tests.unit.comparison.builder import extraction_of

TEXT = "Ủy ban nhân dân tỉnh báo cáo kết quả “thực hiện” nhiệm vụ hòa bình – ổn định trong 06 tháng đầu năm."


def kinds(old: str, new: str) -> list[str]:
    comparison = compare_reports(extraction_of(old), extraction_of(new))
    assert not comparison.wording
    return [str(one.kind) for one in noise(comparison)]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("hòa", "hoà", "tone"),
        ("“thực", '"thực', "quotes"),
        ("–", "-", "dashes"),
        ("06 tháng", "06\u00a0tháng", "blanks"),
        (" nhiệm vụ", "  nhiệm vụ", "blanks"),
        (" nhiệm vụ", "\nnhiệm vụ", "layout"),
    ],
)
def test_each_kind_of_noise_is_listed_once(old: str, new: str, kind: str) -> None:
    assert kinds(TEXT, TEXT.replace(old, new)) == [kind]


def test_numbers_of_lists_and_notes_are_listed_apart_from_changes() -> None:
    old = f"1. {TEXT[:-1]}¹.\n¹ Theo báo cáo của Sở Tài chính tỉnh."
    new = f"3. {TEXT[:-1]}².\n² Theo báo cáo của Sở Tài chính tỉnh."
    assert kinds(old, new) == ["list_number", "note_number"]


def test_equal_texts_have_no_noise() -> None:
    assert kinds(TEXT, TEXT) == []


@pytest.mark.parametrize(
    ("old", "new"), [("nhiệm vụ", "nhiệmvụ"), ("nhiệm vụ", "nh\u00adiệm vụ"), ("06 tháng", "06tháng")]
)
def test_blanks_between_letters_are_no_change(old: str, new: str) -> None:
    comparison = compare_reports(extraction_of(TEXT), extraction_of(TEXT.replace(old, new)))
    assert not comparison.wording
    said = "".join(comparison.new.report.text_of(one.new) for one in comparison.equal)
    assert "".join(filter(str.isalnum, said)) == "".join(filter(str.isalnum, TEXT))


def test_digits_of_two_numbers_are_not_taken_for_one() -> None:
    comparison = compare_reports(extraction_of("Có 3 5 nhóm."), extraction_of("Có 35 nhóm."))
    assert comparison.wording
