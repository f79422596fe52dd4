"""What every test stands on: no display, no traces outside a folder of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_API"] = "pyside6"

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def shared() -> Path:
    """The folder with real reports beside the checkout; the test is skipped where it is absent."""
    if not (SHARED / "reports").is_dir():
        pytest.skip("the real reports are not beside this checkout")
    return SHARED


@pytest.fixture(autouse=True)
def own_place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the user's data of each test in a folder of its own, and texts in English unless a test says otherwise."""
    from app.wording import choose_language

    folder = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    choose_language("en")
    yield
