"""The bodies that a text names."""

from __future__ import annotations

import pytest

from app.language.bodies import BODIES, THEMES, bodies_in


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("giao Sở Tài chính và Sở KH&ĐT tham mưu", ("Sở Tài chính", "Sở Kế hoạch và Đầu tư")),
        ("Sở Lao động – Thương binh và Xã hội", ("Sở Lao động - Thương binh và Xã hội",)),
        ("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", ("Sở Tài nguyên và Môi trường",)),
        ("Sở Văn hoá, Thể thao và Du lịch", ("Sở Văn hóa, Thể thao và Du lịch",)),
        ("Sở VH,TT&DL phối hợp", ("Sở Văn hóa, Thể thao và Du lịch",)),
        ("Ủy ban nhân dân huyện Dầu Tiếng đã", ("UBND huyện Dầu Tiếng",)),
        ("Uỷ ban nhân dân tỉnh Bình Dương", ("UBND tỉnh",)),
        ("UBND huyện Kế hoạch số 5", ("UBND huyện",)),
        ("UBND tỉnh, Sở Y tế; UBND tỉnh", ("UBND tỉnh", "Sở Y tế")),
        ("cơ sở y tế, trụ sở xây dựng", ()),
        ("", ()),
    ],
)
def test_bodies_are_found_however_they_are_written(text: str, bodies: tuple[str, ...]) -> None:
    assert bodies_in(text) == bodies


def test_every_body_of_the_table_is_found_by_its_own_name_and_none_stands_twice() -> None:
    assert all(bodies_in(f"giao {body}.") == (body,) for body in BODIES)
    assert len(set(BODIES)) == len(BODIES) and len(set(THEMES)) == len(THEMES)
