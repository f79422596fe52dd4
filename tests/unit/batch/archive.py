"""A small archive on the disk, with a broken file in its middle, and the ways to scan it."""

from __future__ import annotations

from pathlib import Path

from main import SAMPLE_VERSIONS

LINES = "I. KẾT QUẢ\n\nToàn tỉnh đã thực hiện 37/42 nhiệm vụ năm 20{year} (đạt 88,1%), còn lại {rest:02} nhiệm vụ.\n"


def archive(folder: Path, texts: int = 4) -> Path:
    """Make a folder of texts, a Word file, and one file that no reader reads."""
    folder.mkdir()
    for number in range(texts):
        (folder / f"{number}.txt").write_text(LINES.format(year=18 + number, rest=3 + number), "utf-8")
    (folder / "1a.docx").write_bytes(SAMPLE_VERSIONS[0].read_bytes())
    (folder / "2a.docx").write_bytes(SAMPLE_VERSIONS[0].read_bytes()[:9000])
    return folder
