"""A library of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.library import Library, open_library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the library of the test lies."""
    return tmp_path / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """An open, empty library that does not wait for others."""
    opened = open_library(path, busy_seconds=0.05)
    yield opened
    opened.close()
