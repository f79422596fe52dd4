"""Places: provinces before and since the mergers, districts and communes by their rank."""

import pytest

from app.language.places import PROVINCES, current_province, places_in


def test_sixty_three_provinces_became_thirty_four() -> None:
    assert len(set(PROVINCES.values())) == 34
    assert len(set(PROVINCES) - {"Huế"}) == 63


@pytest.mark.parametrize(
    ("before", "now"),
    [("Kiên Giang", "An Giang"), ("Bình Dương", "Hồ Chí Minh"), ("Thanh Hoá", "Thanh Hóa"), ("X", None)],
)
def test_a_province_is_found_under_its_name_of_today(before: str, now: str | None) -> None:
    assert current_province(before) == now


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("UBND tỉnh Bình Dương và huyện Krông Pa", [("tỉnh", "Bình Dương"), ("huyện", "Krông Pa")]),
        ("tại TP. Huế, TP.HCM", [("thành phố", "Huế"), ("thành phố", "Hồ Chí Minh")]),
        ("Quận 1, phường 12, 11 quận, 5 xã", [("quận", "1"), ("phường", "12")]),
        ("xã Tân Lập đã đạt chuẩn", [("xã", "Tân Lập")]),
        ("Hà Tĩnh thuộc nhóm đầu", [("tỉnh", "Hà Tĩnh")]),
        ("ông Nguyễn Long An, Thành phố Thông minh, Tỉnh Đảng bộ", []),
    ],
)
def test_places_are_told_by_their_rank_or_as_provinces(text: str, places: list[tuple[str, str]]) -> None:
    assert [(place.rank, place.name) for place in places_in(text)] == places
