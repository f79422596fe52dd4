"""LibreOffice loading and comparing two files, timed from inside it, and as a whole process."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

_PATIENCE = 120  # seconds until a run that shows a message to nobody is given up
_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main(older As String, newer As String, told As String)
 On Error GoTo Ended
 Dim unseen(0) As New com.sun.star.beans.PropertyValue
 unseen(0).Name = "Hidden"
 unseen(0).Value = True
 Dim place(0) As New com.sun.star.beans.PropertyValue
 place(0).Name = "URL"
 place(0).Value = older
 Dim began As Long
 Dim took As Long
 began = GetSystemTicks()
 report = StarDesktop.loadComponentFromURL(newer, "_blank", 0, unseen())
 dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
 dispatcher.executeDispatch(report.CurrentController.Frame, ".uno:CompareDocuments", "", 0, place())
 took = GetSystemTicks() - began
 If report.Redlines.createEnumeration().hasMoreElements() Then
  Open told For Output As #1
  Print #1, CStr(took)
  Close #1
 End If
Ended:
 StarDesktop.terminate()
End Sub
</script:module>
"""


class Office:
    """An installed LibreOffice with a profile of its own in a folder."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._program, self._folder = program, folder
        self._run(folder / "profile", "--terminate_after_init")
        module = folder / "profile" / "user" / "basic" / "Standard" / "Module1.xba"
        module.write_text(_MACRO, encoding="utf-8")

    def seconds(self, old: Path, new: Path) -> tuple[float, float] | None:
        """Return how long it loads two files and marks what differs, and how long with its start and end.

        None where it found nothing or gave up.
        """
        # a fresh copy for each run: what it remembers of the last one makes it fail
        profile, told = self._folder / "copy", self._folder / "told.txt"
        shutil.rmtree(profile, ignore_errors=True)
        shutil.copytree(self._folder / "profile", profile)
        told.unlink(missing_ok=True)
        # copies, since a run that fails leaves its lock beside the file
        old, new = (Path(shutil.copy(path, profile / path.name)) for path in (old, new))
        start = time.perf_counter()
        self._run(profile, f"macro:///Standard.Module1.Main({old.as_uri()},{new.as_uri()},{told})")
        whole = time.perf_counter() - start
        return (int(told.read_text()) / 1000, whole) if told.exists() else None

    def _run(self, profile: Path, what: str) -> None:
        command = [str(self._program), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", what]
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as run:
            try:
                run.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                os.killpg(run.pid, signal.SIGKILL)
