"""Write the pictures of the docs from the real window: `make screenshots`."""

from __future__ import annotations

import sys
import tempfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from app.settings import SettingsFile  # noqa: E402
from main import SAMPLE_VERSIONS, build_services  # noqa: E402
from storage.library import open_library  # noqa: E402
from widgets.picture import render_window  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
SHOTS = (("window-light.png", "vi", "light"), ("window-dark.png", "vi", "dark"), ("window-english.png", "en", "light"))


def main() -> int:
    """Render every shot on a library of its own, so that nothing of the user's is seen."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, language, theme in SHOTS:
        with tempfile.TemporaryDirectory() as folder, closing(open_library(Path(folder) / "library.sqlite")) as store:
            services = build_services(store, SettingsFile(None))
            render_window(services, SAMPLE_VERSIONS[0], PICTURES / name, language=language, theme=theme)
        print(PICTURES / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
