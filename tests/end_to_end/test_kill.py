"""What the window shows as saved is there after the program was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from main import SAMPLE_VERSIONS

ROOT = Path(__file__).resolve().parents[2]
DRIVER = """
import sys
from pathlib import Path
from app.review.model import Verdict
from app.settings import SettingsFile
from main import build_services
from storage.library import open_library
from widgets.application import make_application
from widgets.detail.content import SaveState
from widgets.picture import wait_for_jobs
from widgets.window.main_window import MainWindow

app = make_application()
window = MainWindow(build_services(open_library(Path(sys.argv[1])), SettingsFile(None)))
window.show()
window.open_file(Path(sys.argv[2]))
wait_for_jobs(window)
room, detail = window.room, window.parts.detail
if sys.argv[3] == "write":
    room.give(Verdict.INCONSISTENT)
    detail.note.setPlainText("Vì sao 05 mà không phải 06?")
    detail.flush_note()
    while detail.state is not SaveState.SAVED:
        app.processEvents()
    print("saved", flush=True)
    app.exec()
key = room.current
print(window.session.verdict_of(key).value, detail.note.toPlainText(), detail.state.value, flush=True)
window.close()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_verdict_and_a_note_shown_as_saved_outlive_a_kill(tmp_path: Path) -> None:
    library = str(tmp_path / "library.sqlite")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", DRIVER, library, str(SAMPLE_VERSIONS[0])]
    with subprocess.Popen([*command, "write"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "saved\n"
        first.kill()
    second = subprocess.run(
        [*command, "read"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8", timeout=60, check=True
    )
    assert second.stdout.splitlines()[-1] == "inconsistent Vì sao 05 mà không phải 06? saved"
