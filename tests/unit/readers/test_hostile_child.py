"""Hostile files through the real reading process: each costs a sentence or is read, and the next is read as ever."""

from __future__ import annotations

import io
import random
import struct
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.errors import ReadError
from app.readers import process as reading
from app.readers.process import ReadProcess, read_report_safely
from tests.unit.readers.word_file import R, W, paragraph, word_file

PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
GOOD = paragraph("Đã xong 37/42 việc.")
SECONDS = 20.0


def packed(parts: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def document(body: str, before: str = "", **others: str) -> bytes:
    parts: dict[str, bytes | str] = {
        "word/document.xml": f"{before}<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    }
    return packed(parts | {name.replace("__", "/"): content for name, content in others.items()})


def related(target: str, mode: str = "") -> bytes:
    kind = f"{R}/footnotes"
    one = f'<Relationship Id="r1" Type="{kind}" Target="{target}"{mode}/>'
    rels = f'<Relationships xmlns="{PACKAGE}">{one}</Relationships>'
    return packed(
        {
            "word/document.xml": f"<w:document {SPACES}><w:body>{GOOD}</w:body></w:document>",
            "word/_rels/document.xml.rels": rels,
        }
    )


def bomb() -> bytes:
    return packed({"word/document.xml": f"<w:document {SPACES}><w:body>" + " " * 120_000_000})


def nested_bomb() -> bytes:
    return packed(
        {"word/document.xml": f"<w:document {SPACES}><w:body>{GOOD}</w:body></w:document>", "word/in.zip": bomb()}
    )


def overlapping() -> bytes:
    """Let a thousand names of the directory share the packed bytes of one part."""
    data = document(GOOD + "<!--" + "a" * 3_000_000 + "-->")
    end = data.rindex(b"PK\x05\x06")
    (offset,) = struct.unpack("<I", data[end + 16 : end + 20])
    entry = data[offset:end]
    name = b"word/document.xml"
    entries = b"".join(entry.replace(name, b"word/part%08d" % number) for number in range(1_000))
    count = 1_001
    directory = entry + entries
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0)
    return data[:offset] + directory + tail


def declared_size(size: int) -> bytes:
    data = bytearray(document(GOOD))
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = struct.pack("<I", size)
    data[22:26] = struct.pack("<I", size)
    return bytes(data)


def wrong_checksum() -> bytes:
    data = bytearray(document(GOOD))
    central = data.rindex(b"PK\x01\x02")
    data[central + 16] ^= 0xFF
    return bytes(data)


def duplicates() -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")
        for words in ("Một", "Hai"):
            body = f"<w:document {SPACES}><w:body>{paragraph(words)}</w:body></w:document>"
            archive.writestr("word/document.xml", body)
    return buffer.getvalue()


def protected() -> bytes:
    names = "".join(("Root Entry", "EncryptionInfo", "EncryptedPackage"))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names.encode("utf-16-le") + bytes(1024)


ENTITIES = (
    "<!DOCTYPE w:document ["
    + '<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
TEXT_OF = "<w:p><w:r><w:t>&{};</w:t></w:r></w:p>"
TABLE, END = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"

FILES: dict[str, tuple[Callable[[], bytes], str | None]] = {
    "a part that unpacks a thousandfold": (bomb, ""),
    "a bomb inside the package": (nested_bomb, None),
    "entries that overlap": (overlapping, None),
    "entities that grow": (lambda: document(TEXT_OF.format("j"), ENTITIES), ""),
    "an entity outside": (lambda: document(TEXT_OF.format("x"), OUTSIDE), ""),
    "a relation to the network": (lambda: related("http://127.0.0.1:9/x.xml", ' TargetMode="External"'), None),
    "a relation that climbs out": (lambda: related("../../../../etc/passwd"), None),
    "a relation to itself": (lambda: related("document.xml"), None),
    "a hundred thousand nested tables": (lambda: document(TABLE * 100_000 + END * 100_000), ""),
    "a wrong checksum": (wrong_checksum, "damaged"),
    "duplicate entries": (duplicates, None),
    "a name that climbs out": (lambda: document(GOOD, **{"..__..__evil.xml": "<a/>"}), None),
    "an entry that declares two gigabytes": (lambda: declared_size(2_000_000_000), None),
    "a password": (protected, "password"),
    "nothing but a beginning": (lambda: b"PK\x03\x04" + bytes(40), ""),
    "half a file": (lambda: document(GOOD)[:200], ""),
}


@pytest.fixture(scope="module")
def child() -> Iterator[ReadProcess]:
    process = ReadProcess(seconds=SECONDS)
    yield process
    process.close()


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("good") / "good.docx"
    file.write_bytes(word_file(GOOD))
    return file


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_costs_a_sentence_or_is_read_and_the_process_lives_on(
    child: ReadProcess, good: Path, tmp_path: Path, name: str
) -> None:
    make, says = FILES[name]
    file = tmp_path / "hostile.docx"
    file.write_bytes(make())
    before = (child.read(good).text, child.process_id)
    start = time.monotonic()
    if says is None:
        report = child.read(file)
        assert report.text in ("Đã xong 37/42 việc.", "Hai") and "root:" not in report.text
    else:
        with pytest.raises(ReadError) as raised:
            child.read(file)
        sentence = str(raised.value)
        assert says in sentence and sentence.endswith(".") and "\n" not in sentence
        assert "broke the reading process" not in sentence
    assert time.monotonic() - start < SECONDS
    assert (child.read(good).text, child.process_id) == before


def test_truncated_and_flipped_files_never_cost_the_process(child: ReadProcess, good: Path, tmp_path: Path) -> None:
    whole, chance = good.read_bytes(), random.Random(20_211_005)
    file = tmp_path / "broken.docx"
    child.read(good)
    first = child.process_id
    for turn in range(60):
        data = bytearray(whole[: chance.randrange(1, len(whole))] if turn % 2 else whole)
        for _ in range(turn % 5 + 1):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        file.write_bytes(data)
        try:
            assert child.read(file).text
        except ReadError as error:
            assert str(error).endswith(".")
    assert child.process_id == first


FAULTY = """
from app.readers import registry
read = registry.read_report
def stumble(path, token, *more, **named):
    if path.stem == "odd":
        raise KeyError("a word of the report")
    return read(path, token, *more, **named)
registry.read_report = stumble
from app.readers.worker import main
main()
"""


def test_a_fault_of_the_program_is_a_sentence_and_is_logged_without_a_word_of_the_report(
    good: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    import sys

    odd = tmp_path / "odd.docx"
    odd.write_bytes(good.read_bytes())
    process = ReadProcess([sys.executable, "-c", FAULTY], SECONDS)
    try:
        with pytest.raises(ReadError, match="not as the program expects"):
            process.read(odd)
        assert process.read(good).text == "Đã xong 37/42 việc."
    finally:
        process.close()
    assert "KeyError" in caplog.text and "a word of the report" not in caplog.text


@pytest.mark.parametrize(("fault", "says"), [(KeyError("words"), "program expects"), (MemoryError(), "more memory")])
def test_a_fault_in_reading_a_text_is_a_sentence_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception, says: str
) -> None:
    def stumble(*_: object) -> None:
        raise fault

    file = tmp_path / "report.txt"
    file.write_text("Đã xong 37/42 việc.", "utf-8")
    assert read_report_safely(file).text == "Đã xong 37/42 việc."
    monkeypatch.setattr(reading, "read_report", stumble)
    with pytest.raises(ReadError, match=says):
        read_report_safely(file)
