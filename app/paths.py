"""Where the program's own files and the user's data lie."""

from __future__ import annotations

import sys
from pathlib import Path

# A frozen build unpacks resources/ beside the program (PyInstaller: sys._MEIPASS).
ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
RESOURCES = ROOT / "resources"
SAMPLES = RESOURCES / "samples"


def user_data() -> Path:
    """Return the folder for the library, settings and log; it is made where it is absent."""
    from platformdirs import user_data_path

    return user_data_path("ThamTra", appauthor=False, ensure_exists=True)
