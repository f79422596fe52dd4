"""Where a library lies: on a disk of this machine, or in a network folder that other machines write to as well.

SQLite's write-ahead log needs memory that all writers share, which no network folder gives (sqlite.org/wal.html).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_MOUNTS = Path("/proc/mounts")
# File systems of networks as Linux names them in its table of mounts (proc(5), mount(8)).
_OF_NETWORKS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "davfs"})
_OVER_NETWORKS = ("fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.gvfsd", "fuse.glusterfs", "fuse.s3fs")
_DRIVE_REMOTE = 4  # GetDriveTypeW


def on_network(path: Path) -> bool:
    """Whether a path lies in a network folder; False where the system does not tell."""
    whole = Path(os.path.realpath(path))
    if sys.platform == "win32":
        return _is_remote_drive(whole)
    try:
        return _mounted_from_network(whole, _MOUNTS.read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return False


def _mounted_from_network(path: Path, mounts: str) -> bool:
    """Whether the mount that a path lies on, the deepest one above it, is of a network."""
    deepest, kind = "", ""
    for line in mounts.splitlines():
        _, place, file_system, *_ = line.split(" ")
        # Blanks and backslashes in the names of places are written in octal.
        place = place.encode().decode("unicode_escape").encode("latin-1").decode("utf-8", "replace")
        if len(place) >= len(deepest) and (path == Path(place) or Path(place) in path.parents):
            deepest, kind = place, file_system
    return kind in _OF_NETWORKS or kind.startswith(_OVER_NETWORKS)


def _is_remote_drive(path: Path) -> bool:
    if path.drive.startswith("\\\\"):
        return True
    import ctypes

    return bool(ctypes.WinDLL("kernel32").GetDriveTypeW(f"{path.drive}\\") == _DRIVE_REMOTE)  # type: ignore[attr-defined,unused-ignore]
