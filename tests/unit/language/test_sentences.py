"""Where sentences and clauses begin and end."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.sentences import clauses, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Tại TP. Huế có 1.490 vụ.",
        "Tổ công tác gồm PGS.TS. Nguyễn Văn An và Th.s. Trần Bình.",
        "Trụ sở ở TT. Phước An, TX. Kỳ Anh và Tp.HCM.",
        "Giá trị (gồm: điện. Nước. Rác) tăng 5,5%.",
        "Phương châm “Kỷ cương. Liêm chính.” được quán triệt.",
        "Đã xử lý các lĩnh vực văn hóa, thể thao... và du lịch.",
        "1.2. Kết quả thực hiện.",
        "II. Nhiệm vụ còn lại.",
        "Ông Nguyễn Văn A. và bà B. tham dự.",
        "Tổng số vụ là 12\nvụ trong kỳ.",
    ],
)
def test_a_dot_that_ends_no_sentence_does_not_cut(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Vùng dân tộc thiểu số. Toàn tỉnh có 5 xã.", ["Vùng dân tộc thiểu số.", "Toàn tỉnh có 5 xã."]),
        ("Đã hoàn thành.⁵ Tiếp tục thực hiện.", ["Đã hoàn thành.⁵", "Tiếp tục thực hiện."]),
        ("Kết quả tốt.Ước đạt 5,5%.", ["Kết quả tốt.", "Ước đạt 5,5%."]),
        ("Có chè, cà phê, v.v. Ngoài ra còn lúa.", ["Có chè, cà phê, v.v.", "Ngoài ra còn lúa."]),
        ("ĐVT: ha\n- Lúa: 5 ha", ["ĐVT: ha", "- Lúa: 5 ha"]),
        ("Thu năm 2020. Chi năm 2021!", ["Thu năm 2020.", "Chi năm 2021!"]),
        (
            "Kết luận (không đóng ngoặc. Câu sau vẫn được tách.",
            ["Kết luận (không đóng ngoặc.", "Câu sau vẫn được tách."],
        ),
    ],
)
def test_a_stop_before_a_new_sentence_cuts(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_clauses_are_parted_by_semicolons_outside_brackets() -> None:
    text = "Thu 5 tỷ (nội địa 3; xuất khẩu 2); chi 4 tỷ; dư 1 tỷ."
    assert [text[a:b] for a, b in clauses(text, 0, len(text))] == [
        "Thu 5 tỷ (nội địa 3; xuất khẩu 2)",
        "chi 4 tỷ",
        "dư 1 tỷ.",
    ]


_TEXTS = st.one_of(st.text(), st.text(alphabet="aĐ1 .;:()“”…!?\n-⁵TPv", max_size=200))


@given(_TEXTS)
def test_sentences_cover_all_but_blanks_and_do_not_overlap(text: str) -> None:
    last = 0
    for start, end in sentences(text, 0, len(text)):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()


@given(_TEXTS)
def test_clauses_cover_all_but_blanks_and_semicolons_and_do_not_overlap(text: str) -> None:
    last = 0
    for start, end in clauses(text, 0, len(text)):
        assert last <= start < end <= len(text)
        assert not text[last:start].replace(";", "").strip()
        last = end
    assert not text[last:].replace(";", "").strip()


def test_a_long_run_of_dots_is_looked_at_once() -> None:
    text = "." * 20_000 + "a"
    began = process_time()
    assert list(sentences(text, 0, len(text))) == [(0, len(text))]
    assert process_time() - began < 1
