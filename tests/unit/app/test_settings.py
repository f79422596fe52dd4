"""The settings file: sparse, written whole, and bad values are as by default."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest

from app.errors import WriteError
from app.settings import Settings, SettingsFile


def test_only_what_differs_from_the_defaults_is_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).change(theme="dark", language="vi")
    assert json.loads(path.read_text("utf-8")) == {"theme": "dark"}
    assert SettingsFile(path).current == Settings(theme="dark")


@pytest.mark.parametrize("content", ['{"theme": "pink", "text_size": "big", "language": "fr"}', "[1]", "{broken", ""])
def test_what_is_bad_is_as_by_default_and_logged(
    tmp_path: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, "utf-8")
    with caplog.at_level(logging.WARNING):
        assert SettingsFile(path).current == Settings()
    assert caplog.records


def test_a_value_that_is_not_allowed_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    with pytest.raises(ValueError, match="text_size"):
        SettingsFile(path).change(text_size=7)
    assert not path.exists()


def test_a_folder_that_cannot_be_written_is_said_and_the_value_holds(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    settings = SettingsFile(tmp_path / "file" / "settings.json")
    with pytest.raises(WriteError):
        settings.change(author="Nguyễn Văn A")
    assert settings.current.author == "Nguyễn Văn A"
