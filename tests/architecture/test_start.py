"""What is imported before the window is painted: the window alone, so that it is there at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_LATER = (
    "sqlite3 sqlite_utils storage lxml docx rapidfuzz pypdfium2 xlsxwriter pyqtgraph numpy qtawesome qtpy "
    "app.scan app.scan_json app.checks.registry app.extraction.extract app.comparison.compare app.comparison.carry "
    "app.review.session app.review.adding app.review.ties app.checks.draft app.checks.context app.language.numerals "
    "app.exports app.readers.process app.readers.registry app.readers.worker app.commands.export "
    "widgets.window.furniture widgets.window.parts widgets.page.page widgets.facsimile.view widgets.detail.panel "
    "widgets.items.panel widgets.items.delegate widgets.compare widgets.picture widgets.recovery "
    "widgets.overview.panel widgets.page.print_dialog"
)
LATER = frozenset(_LATER.split())
FIRST_PAINTING = """
import json, sys
from main import build_services
from app.review.late_store import LateStore
from app.settings import SettingsFile
from widgets.application import make_application
from widgets.window.main_window import MainWindow
late, app = LateStore(), make_application()
window = MainWindow(build_services(late, SettingsFile(None)), furnished=False)
window.painted.connect(lambda: print(json.dumps(sorted(sys.modules)), flush=True))
window.show()
app.processEvents()
late.give_up()
window.close()
"""


def test_the_first_painting_needs_nothing_that_works_on_reports() -> None:
    found = subprocess.run(
        [sys.executable, "-c", FIRST_PAINTING],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert found.returncode == 0, found.stderr
    modules = set(json.loads(found.stdout.splitlines()[0]))
    assert "widgets.window.main_window" in modules
    assert not LATER & modules


def test_the_modules_that_come_later_exist() -> None:
    own = [name for name in LATER if name.split(".")[0] in ("app", "storage", "widgets")]
    assert own
    for name in own:
        path = ROOT / Path(*name.split("."))
        assert path.is_dir() or path.with_suffix(".py").is_file(), name
