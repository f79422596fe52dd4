"""Processes that are ended together with those that they started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress

OF_ITS_OWN = sys.platform != "win32"  # for `start_new_session`: the process leads a group, which is then ended whole
WITHOUT_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def end(child: subprocess.Popen[bytes]) -> None:
    """End a process and those it started, and wait for its end."""
    if sys.platform == "win32":
        if child.poll() is None:
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(child.pid)],
                capture_output=True,
                check=False,
                creationflags=WITHOUT_WINDOW,
            )
            child.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):  # macOS refuses to end a group of which all has ended
            os.killpg(child.pid, signal.SIGKILL)
    child.wait()
