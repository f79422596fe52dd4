"""Picking a reader, and the sentences for what cannot be read."""

from __future__ import annotations

import io
import os
import random
import zipfile
from pathlib import Path

import pytest

from app.errors import ReadError
from app.readers import limits
from app.readers.registry import read_report
from app.readers.unread import remarks_in_words
from tests.unit.readers.word_file import paragraph, word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504


def zipped(**entries: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


WORD = word_file(paragraph("Báo cáo."))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("picture.docx", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "picture"),
        ("picture.txt", b"\xff\xd8\xff\xe0" + b"\x00" * 50, "picture"),
        ("archive.docx", zipped(readme=b"hello"), "no Word document"),
        ("sheet.docx", zipped(**{"xl/workbook.xml": b"<x/>"}), "Excel"),
        ("cut.docx", WORD[: len(WORD) // 2], "damaged"),
        ("locked.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("old.doc", OLE, "kind that is not read"),
        ("report.pdf", b"%PDF-1.7\n", "PDF"),
        ("words.docx", b"Just words.", "called a Word file"),
        ("program.exe", b"MZ\x00\x00", "kind that is not read"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n \n", "no words"),
    ],
)
def test_what_is_no_report_is_refused_in_one_sentence(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(ReadError, match=says) as raised:
        read_report(file)
    assert str(raised.value).endswith(".")
    assert "\n" not in str(raised.value)


def test_a_word_file_without_words_opens_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "blank.docx"
    file.write_bytes(word_file(paragraph("")))
    report = read_report(file)
    assert report.text.strip() == ""
    assert remarks_in_words(report) == ("There are no words in blank.docx: it is empty or holds pictures only.",)


def test_a_folder_and_a_missing_file_are_named_as_such(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="folder"):
        read_report(tmp_path)
    with pytest.raises(ReadError, match="not there"):
        read_report(tmp_path / "gone.docx")


def test_an_unreadable_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "mine.txt"
    file.write_text("Báo cáo.")

    def refuse(self: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReadError, match="may not be read"):
        read_report(file)


def test_a_part_that_unpacks_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PART_BYTES", 100_000)
    file = tmp_path / "bomb.docx"
    file.write_bytes(word_file(paragraph("a" * 200_000)))
    with pytest.raises(ReadError, match="unpacks to more"):
        read_report(file)


def test_elements_nested_without_end_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "deep.docx"
    deep = 5_000
    file.write_bytes(word_file("<w:tbl><w:tr><w:tc>" * deep + paragraph("x") + "</w:tc></w:tr></w:tbl>" * deep))
    with pytest.raises(ReadError):
        read_report(file)


def test_a_broken_file_gives_a_report_or_one_sentence(tmp_path: Path) -> None:
    chance = random.Random(20201121)
    sample = word_file("".join(paragraph(f"Đoạn {number} có {number * 3} việc.") for number in range(20)))
    file = tmp_path / "broken.docx"
    for _ in range(150):
        mutated = bytearray(sample)
        for _ in range(chance.randint(1, 6)):
            mutated[chance.randrange(len(mutated))] = chance.randrange(256)
        file.write_bytes(bytes(mutated[: chance.choice((len(mutated), chance.randrange(4, len(mutated))))]))
        try:
            assert read_report(file).text
        except ReadError as error:
            assert error.message.template


def test_the_ending_does_not_decide_for_a_word_file(tmp_path: Path) -> None:
    for name in ("report.docm", "report.dotx", "report.txt"):
        file = tmp_path / name
        file.write_bytes(WORD)
        assert read_report(file).format == "docx"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights bind neither Windows nor root this way")
def test_a_file_without_the_right_to_read_says_so(tmp_path: Path) -> None:
    file = tmp_path / "shut.txt"
    file.write_text("Báo cáo.")
    file.chmod(0)
    with pytest.raises(ReadError, match="may not be read"):
        read_report(file)
