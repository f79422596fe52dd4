"""A third version of the sample report, so that a figure can be followed through more than two."""

from __future__ import annotations

from pathlib import Path

from resources.samples.make_sample import docx, second_version, texts

CHANGES = {
    "@number Số: 158/BC-UBND": "@number Số: 171/BC-UBND",
    "@place Lam Giang, ngày 05 tháng 7 năm 2024": "@place Lam Giang, ngày 12 tháng 7 năm 2024",
    "(Kèm theo Báo cáo số 158/BC-UBND ngày 05/7/2024": "(Kèm theo Báo cáo số 171/BC-UBND ngày 12/7/2024",
    "Kim ngạch xuất khẩu đạt 492,8 triệu USD, tăng 14,0%": "Kim ngạch xuất khẩu đạt 495,1 triệu USD, tăng 14,5%",
    "Toàn tỉnh có 524 doanh nghiệp thành lập mới, tăng 9,2%": "Toàn tỉnh có 531 doanh nghiệp thành lập mới, tăng 10,6%",
    "| doanh nghiệp | 960 | 524 | 54,6": "| doanh nghiệp | 960 | 531 | 55,3",
}


def write_third_version(path: Path) -> Path:
    """Write the version that comes after the two of the sample."""
    changes = [{"find": old, "replace": new} for old, new in CHANGES.items()]
    path.write_bytes(docx(second_version(texts()[1], changes)))
    return path
