"""A library in a network folder keeps the rollback journal, which is safe there; on a disk it has the log."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import opening, place
from storage.library import open_library
from tests.unit.storage.made import adding, mark, report

MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/share /mnt/kho nfs4 rw 0 0
//server/kho /mnt/kho/Ban\\040Kinh\\040t\\341\\272\\277 cifs rw 0 0
/dev/sdb1 /mnt/kho/usb vfat rw 0 0
lan@host:/ /home/lan/xa fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/home/lan/kho.sqlite", False),
        ("/mnt/kho/kho.sqlite", True),
        ("/mnt/kho", True),
        ("/mnt/khoang/kho.sqlite", False),
        ("/mnt/kho/Ban Kinh tế/kho.sqlite", True),
        ("/mnt/kho/usb/kho.sqlite", False),
        ("/home/lan/xa/kho.sqlite", True),
    ],
)
def test_the_deepest_mount_above_a_path_decides(path: str, network: bool) -> None:
    assert place._mounted_from_network(Path(path), MOUNTS) is network


def test_a_disk_of_this_machine_is_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "_MOUNTS", tmp_path / "absent")
    assert place.on_network(tmp_path) is False


@pytest.mark.parametrize(("network", "journal"), [(True, "delete"), (False, "wal")])
def test_the_journal_fits_the_place_and_marks_are_kept_in_either(
    path: Path, monkeypatch: pytest.MonkeyPatch, network: bool, journal: str
) -> None:
    open_library(path).close()  # with the log of a disk, as if the folder had been moved to the network since
    monkeypatch.setattr(opening, "on_network", lambda _path: network)
    library = open_library(path)
    with library._using() as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == journal
        assert db.execute("PRAGMA synchronous").fetchone()[0] >= 2
    library.add_report(report())
    library.write([adding(mark())])
    other = open_library(path)
    assert [kept.uuid for kept in other.marks(1)] == ["u1"]
    other.close()
    library.close()
