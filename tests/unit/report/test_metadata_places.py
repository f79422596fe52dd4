"""Where a report says what its metadata hold."""

from __future__ import annotations

import json
from pathlib import Path

from app.readers.registry import read_report
from app.report.serialize import report_from_json, report_to_json

LETTER = """ỦY BAN NHÂN DÂN
TỈNH BÌNH DƯƠNG
Số: {number}
Bình Dương, ngày {date}
BÁO CÁO
Tình hình kinh tế - xã hội 6 tháng đầu năm 2020
(Trình kỳ họp thứ 15 khoá IX)

Thực hiện chương trình năm, tỉnh đã đạt kết quả sau.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Thanh Liêm
"""


def test_each_part_has_its_place(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(LETTER.format(number="165 /BC-UBND", date="01 tháng 7 năm 2020"), "utf-8")
    report = read_report(file)
    places = {name: report.text_of(span) for name, span in report.metadata.places}
    assert places == {
        "title": "BÁO CÁO\nTình hình kinh tế - xã hội 6 tháng đầu năm 2020\n(Trình kỳ họp thứ 15 khoá IX)",
        "number": "165 /BC-UBND",
        "issued_on": "ngày 01 tháng 7 năm 2020",
        "place": "Bình Dương",
        "issuer": "ỦY BAN NHÂN DÂN\nTỈNH BÌNH DƯƠNG",
        "signer": "Trần Thanh Liêm",
        "period": "6 tháng đầu năm 2020",
        "session": "kỳ họp thứ 15 khoá IX",
    }
    assert report_from_json(json.loads(json.dumps(report_to_json(report)))) == report


def test_blanks_have_neither_words_nor_place(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(LETTER.format(number="     /BC-UBND", date="   tháng   năm 2020"), "utf-8")
    metadata = read_report(file).metadata
    assert (metadata.number, metadata.issued_on, metadata.place) == (None, None, "Bình Dương")
    assert metadata.place_of("number") is None and metadata.place_of("issued_on") is None
