"""Play one full review in the real window, and take the pictures of the guides on the way: `make screenshots`."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from app.wording.catalogue import LANGUAGES  # noqa: E402
from docs.play.camera import Camera  # noqa: E402
from docs.play.days import play  # noqa: E402
from docs.play.desk import Desk  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
SCREEN = {
    "name": "screen",
    "x": 0,
    "y": 0,
    "width": 1366,
    "height": 768,
    "logicalDpi": 96,
    "logicalBaseDpi": 96,
    "dpr": 1,
}


def main() -> int:
    """Play the review in each language on an empty desk, and write the pictures."""
    from app.readers.process import close_processes
    from widgets.application import make_application

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=Path, default=PICTURES, help="where the pictures go")
    parser.add_argument("--language", choices=sorted(LANGUAGES), action="append", help="all languages by default")
    options = parser.parse_args()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    with tempfile.TemporaryDirectory() as folder:
        _ask_for_screen(Path(folder) / "screen.json")
        make_application()
    try:
        for language in options.language or sorted(LANGUAGES):
            with tempfile.TemporaryDirectory() as folder:
                play(Desk(Path(folder) / "binh", language), Camera(options.pictures / language))
            print(options.pictures / language)
    finally:
        close_processes()
    return 0


def _ask_for_screen(path: Path) -> None:
    """Let the screen that is none be as large as that of a common laptop."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        path.write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"


if __name__ == "__main__":
    sys.exit(main())
