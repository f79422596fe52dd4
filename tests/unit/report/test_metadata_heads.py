"""Letterheads and signatures as converters leave them: columns side by side, row by row, or in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.readers.registry import read_report
from app.report.model import Report

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
FREEDOM = "Độc lập - Tự do - Hạnh phúc"
BODY = """

Thực hiện Nghị quyết số: 12/NQ-HĐND ngày 10 tháng 12 năm 2019 của Hội đồng nhân dân tỉnh về nhiệm vụ kinh tế \
- xã hội, tại Hà Nội, ngày 03 tháng 01 năm 2020 Ủy ban nhân dân đã họp và thống nhất báo cáo kết quả thực hiện như sau.

I. KẾT QUẢ

Đã hoàn thành 37 nhiệm vụ.

"""


def read(tmp_path: Path, text: str) -> Report:
    file = tmp_path / "report.txt"
    file.write_text(text, "utf-8")
    return read_report(file)


HEADS = {
    "lines": (
        f"ỦY BAN NHÂN DÂN\nTỈNH BÌNH DƯƠNG\n-------\n{MOTTO}\n{FREEDOM}\n-----\nSố: 165 /BC-UBND\n"
        "Bình Dương, ngày 05 tháng 7 năm 2021",
        ("165/BC-UBND", "2021-07-05", "Bình Dương", "Ủy ban nhân dân tỉnh Bình Dương"),
    ),
    "rows with one blank between": (
        f"ỦY BAN NHÂN DÂN {MOTTO}\nTỈNH BÌNH DƯƠNG {FREEDOM}\nSố:165/BC-UBND Bình Dương, ngày 05 tháng 7 năm 2021",
        ("165/BC-UBND", "2021-07-05", "Bình Dương", "Ủy ban nhân dân tỉnh Bình Dương"),
    ),
    "rows with tabs, a department below the committee": (
        f"UBND TỈNH HÀ TĨNH\t{MOTTO}\nSỞ TÀI CHÍNH\t{FREEDOM}\nSố: 1165/BC-STC\tHà Tĩnh, ngày 5 tháng 7 năm 2021",
        ("1165/BC-STC", "2021-07-05", "Hà Tĩnh", "Sở Tài chính"),
    ),
    "columns of blanks, a name on two lines": (
        f"  UBND TỈNH AN GIANG          {MOTTO}\n SỞ LAO ĐỘNG - THƯƠNG BINH        {FREEDOM}\n     VÀ XÃ HỘI\n"
        "   Số: 12/BC-SLĐTBXH            An Giang, ngày 09/6/2020",
        ("12/BC-SLĐTBXH", "2020-06-09", "An Giang", "Sở Lao động - Thương binh và Xã hội"),
    ),
    "one line": (
        f"ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP {MOTTO} {FREEDOM} Số: 165/BC-UBND Đồng Tháp, ngày 05 tháng 7 năm 2021",
        ("165/BC-UBND", "2021-07-05", "Đồng Tháp", "Ủy ban nhân dân tỉnh Đồng Tháp"),
    ),
    "one column after the other": (
        f"ỦY BAN NHÂN DÂN\nHUYỆN A LƯỚI\nSố: 31/BC-UBND\n{MOTTO}\n{FREEDOM}\nA Lưới, ngày 31 tháng 12 năm 2022",
        ("31/BC-UBND", "2022-12-31", "A Lưới", "Ủy ban nhân dân huyện A Lưới"),
    ),
    "the date on a line of its own": (
        f"CHÍNH PHỦ\nSố: 426/BC-CP\n{MOTTO}\n{FREEDOM}\nHà Nội,\nngày 15 tháng 10 năm 2020",
        ("426/BC-CP", "2020-10-15", "Hà Nội", "Chính phủ"),
    ),
    "a city in its full name": (
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH\nSố: 99/BC-UBND\nThành phố Hồ Chí Minh, ngày 01 tháng 12 năm 2019",
        ("99/BC-UBND", "2019-12-01", "Thành phố Hồ Chí Minh", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
    ),
    "a committee of the council": (
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH HÀ TĨNH\nBAN KINH TẾ - NGÂN SÁCH\nSố: 20/BC-HĐND\nHà Tĩnh, ngày 2 tháng 7 năm 2021",
        ("20/BC-HĐND", "2021-07-02", "Hà Tĩnh", "Ban Kinh tế - Ngân sách"),
    ),
    "the party": (
        "TỈNH ỦY KIÊN GIANG\n*\nSố 15-BC/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nKiên Giang, ngày 2 tháng 3 năm 2021",
        ("15-BC/TU", "2021-03-02", "Kiên Giang", "Tỉnh ủy Kiên Giang"),
    ),
    "none": ("", (None, None, None, None)),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_letterhead_is_read_in_whichever_order_its_columns_come(tmp_path: Path, name: str) -> None:
    head, expected = HEADS[name]
    report = read(
        tmp_path, f"{head}\n\nBÁO CÁO\nTình hình kinh tế - xã hội năm\n2021 và kế hoạch năm 2022\n-----{BODY}"
    )
    found = report.metadata
    assert (found.number, found.issued_on, found.place, found.issuer) == expected
    assert found.title == "BÁO CÁO Tình hình kinh tế - xã hội năm 2021 và kế hoạch năm 2022"
    assert found.blanks == ()
    for part, span in found.places:
        words = "".join(report.text_of(span).split()).lower()
        value = "".join((getattr(found, part) or "").split()).lower()
        assert words and (value.startswith(words) or part in ("issued_on", "period"))


@pytest.mark.parametrize(
    ("head", "number", "date"),
    [
        (
            "Số:        /BC-UBND\nCần Thơ, ngày      tháng      năm 2021",
            "Số:        /BC-UBND",
            "ngày      tháng      năm 2021",
        ),
        ("Số: ..../BC-UBND\nCần Thơ, ngày ... tháng ... năm 2021", "Số: ..../BC-UBND", "ngày ... tháng ... năm 2021"),
        ("Số:…/BC-UBND\tCần Thơ, ngày     tháng 7 năm 2021", "Số:…/BC-UBND", "ngày     tháng 7 năm 2021"),
    ],
)
def test_what_was_left_blank_is_known_as_such(tmp_path: Path, head: str, number: str, date: str) -> None:
    report = read(tmp_path, f"ỦY BAN NHÂN DÂN\nTHÀNH PHỐ CẦN THƠ\n{head}\nBÁO CÁO\nTình hình năm 2021{BODY}")
    found = report.metadata
    assert (found.number, found.issued_on, found.place) == (None, None, "Cần Thơ")
    assert {name: report.text_of(span) for name, span in found.blanks} == {"number": number, "issued_on": date}


@pytest.mark.parametrize(
    ("signature", "name"),
    [
        (
            "Nơi nhận:\n- Như trên;\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n(Đã ký)\n\nLê Văn An",
            "Lê Văn An",
        ),
        ("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\tCHỦ TỊCH\n- Lưu: VT.\n\tLê Văn An", "Lê Văn An"),
        ("Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Như trên; KT. CHỦ TỊCH\n- Lưu: VT. PHÓ CHỦ TỊCH\n\nLê Văn An", "Lê Văn An"),
        ("GIÁM ĐỐC\n\n\nLÊ THỊ HOA", "Lê Thị Hoa"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn An\nNơi nhận:\n- UBND Tỉnh;\n- Lưu: VT.", "Lê Văn An"),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n", None),
    ],
)
def test_the_signer_is_the_name_below_the_office(tmp_path: Path, signature: str, name: str | None) -> None:
    report = read(tmp_path, f"BÁO CÁO\nTình hình năm 2021{BODY}{signature}\n")
    assert report.metadata.signer == name
    span = report.metadata.place_of("signer")
    assert (report.text_of(span).lower() if span else None) == (name.lower() if name else None)
