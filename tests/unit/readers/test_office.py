"""Old and other formats are read through LibreOffice where it is installed, else refused in a sentence."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from app.errors import Cancelled, ReadError
from app.jobs import Token
from app.readers import limits, office
from app.readers.registry import kind_of, load, read_report
from app.readers.unread import remarks_in_words
from main import SAMPLE_VERSIONS

RTF = rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\f0 T\u7893?ng s\u7889? 42 nhi\u7879?m v\u7909?.\par}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
# Stands in for LibreOffice: does what the case says with the file named last, beside which the result must lie.
STARTER = """#!{python}
import pathlib, shutil, sys, time
source = pathlib.Path(sys.argv[-1])
profile = next(word for word in sys.argv if word.startswith("-env:UserInstallation=file:"))
assert "--headless" in sys.argv and source.read_bytes(), profile
case = {case!r}
if case == "hangs":
    time.sleep(60)
if case == "converts":
    shutil.copyfile({sample!r}, source.with_suffix(".docx"))
pathlib.Path({seen!r}).write_text(str(source.parent))
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A small Rich Text file."""
    path = tmp_path / "bao-cao.rtf"
    path.write_bytes(RTF)
    return path


def _stand_in(folder: Path, case: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program in LibreOffice's place; return where it notes the folder it worked in."""
    program, seen = folder / "soffice", folder / "seen"
    words = STARTER.format(python=sys.executable, case=case, sample=str(SAMPLE_VERSIONS[0]), seen=str(seen))
    program.write_text(words, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(office, "find_office", lambda: program)
    return seen


posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script")


def test_each_format_is_told_by_what_is_in_the_file(tmp_path: Path) -> None:
    text = tmp_path / "a.odt"
    with zipfile.ZipFile(text, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("content.xml", "<x/>")
    old = OLE + "WordDocument".encode("utf-16-le")
    assert kind_of(text, load(text)) == "odt"
    assert kind_of(Path("a.doc"), old) == "doc"
    assert kind_of(Path("a.doc"), RTF) == "rtf"


def test_a_protected_file_is_no_old_word_file() -> None:
    with pytest.raises(ReadError, match="password"):
        kind_of(Path("a.docx"), OLE + "WordDocument".encode("utf-16-le") + "EncryptedPackage".encode("utf-16-le"))


@posix
def test_a_converted_file_is_read_as_the_report_it_came_from(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = _stand_in(tmp_path, "converts", monkeypatch)
    report = read_report(letter)
    assert report.text == read_report(SAMPLE_VERSIONS[0]).text
    assert (report.path, report.format) == (str(letter), "rtf")
    assert report.sha256 != read_report(SAMPLE_VERSIONS[0]).sha256
    assert "Rich Text (.rtf)" in remarks_in_words(report)[0]
    assert not Path(seen.read_text()).exists()


def test_without_libreoffice_the_sentence_says_what_to_do(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    with pytest.raises(ReadError, match=r"bao-cao\.rtf is of the format Rich Text .* not installed"):
        read_report(letter)


@posix
def test_a_file_that_libreoffice_cannot_open_is_refused(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _stand_in(tmp_path, "fails", monkeypatch)
    with pytest.raises(ReadError, match="could not open"):
        read_report(letter)


@posix
def test_a_conversion_that_hangs_is_ended(letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(tmp_path, "hangs", monkeypatch)
    monkeypatch.setattr(limits, "OFFICE_SECONDS", 0.3)
    with pytest.raises(ReadError, match="took too long"):
        read_report(letter)


@posix
def test_a_conversion_can_be_cancelled(letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(tmp_path, "hangs", monkeypatch)
    token = Token()
    token.cancel()
    with pytest.raises(Cancelled):
        read_report(letter, token)


@pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is not installed here")
def test_rich_text_is_read_through_libreoffice(letter: Path) -> None:
    report = read_report(letter)
    assert report.text.strip() == "Tổng số 42 nhiệm vụ."


@pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is not installed here")
def test_what_only_looks_like_an_old_word_file_is_no_report(tmp_path: Path) -> None:
    broken = tmp_path / "broken.doc"
    broken.write_bytes(OLE + "WordDocument".encode("utf-16-le") + bytes(2000))
    with pytest.raises(ReadError):
        read_report(broken)
