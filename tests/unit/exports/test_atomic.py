from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.errors import WriteError
from app.exports.atomic import replacing


def test_a_written_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    place = tmp_path / "out.txt"
    place.write_text("old", encoding="utf-8")
    with replacing(place) as temporary:
        temporary.write_text("new", encoding="utf-8")
        assert place.read_text(encoding="utf-8") == "old"
    assert place.read_text(encoding="utf-8") == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


def test_a_failure_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "out.txt"
    place.write_text("old", encoding="utf-8")
    with pytest.raises(RuntimeError), replacing(place) as temporary:
        temporary.write_text("half", encoding="utf-8")
        raise RuntimeError("fell over")
    assert place.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.txt"]


def test_a_missing_folder_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="no folder"), replacing(tmp_path / "absent" / "out.txt"):
        pass


def test_a_folder_in_the_place_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(WriteError, match="is a folder"), replacing(tmp_path / "out") as temporary:
        temporary.write_text("x", encoding="utf-8")


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "read-only"), (errno.EIO, "could not be written")],
)
def test_a_failing_disk_is_told_in_words(tmp_path: Path, number: int, words: str) -> None:
    with pytest.raises(WriteError, match=words), replacing(tmp_path / "out.txt"):
        raise OSError(number, os.strerror(number))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="file modes are those of POSIX")
def test_the_rights_of_the_replaced_file_are_kept(tmp_path: Path) -> None:
    place = tmp_path / "out.txt"
    place.write_text("old", encoding="utf-8")
    place.chmod(0o640)
    with replacing(place) as temporary:
        temporary.write_text("new", encoding="utf-8")
    assert place.stat().st_mode & 0o777 == 0o640
