"""A fault in the log says where the program went wrong and quotes nobody."""

from __future__ import annotations

from app.errors import fault_of


def test_a_fault_names_its_kind_and_its_places_and_not_what_it_says() -> None:
    try:
        int("Tổng thu ngân sách 4.862,5 tỷ đồng")
    except ValueError as error:
        told = fault_of(error)
    assert told.startswith("ValueError at test_errors.py:")
    assert "ngân sách" not in told
