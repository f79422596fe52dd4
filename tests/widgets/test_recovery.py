"""A damaged library is never opened as empty: the delegate chooses what becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

import main as program
from widgets import recovery
from widgets.recovery import Recovery, recovery_box


def test_the_backup_is_offered_only_where_there_is_one(qtbot: QtBot) -> None:
    for backup, names in ((Path("copy"), ["restore", "begin_anew", "quit"]), (None, ["begin_anew", "quit"])):
        box = recovery_box("damaged", backup)
        qtbot.addWidget(box)
        assert sorted(button.objectName() for button in box.buttons()) == sorted(names)
        assert box.escapeButton().objectName() == "quit"


@pytest.mark.parametrize("choice", [Recovery.BEGIN_ANEW, Recovery.QUIT])
def test_a_damaged_library_is_set_aside_or_left_as_it_is(
    choice: Recovery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = tmp_path / "library.sqlite"
    library.write_bytes(b"no database at all" * 100)
    monkeypatch.setattr(recovery, "ask_recovery", lambda sentence, backup: choice)
    store = program._open_or_recover(library)
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path.read_bytes().startswith(b"no database")]
    assert len(kept) == 1
    assert (store is None) == (choice is Recovery.QUIT)
    if store is not None:
        assert list(store.reports()) == []
        store.close()
