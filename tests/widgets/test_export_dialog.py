"""The export dialog offers every kind of export there is for the report, and hands on which one was chosen."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.exports.registry import CHOICES, WRITERS
from tests.unit.review.made import scan_of
from widgets.window.export_dialog import ask_where_to_export


def test_every_writer_can_be_chosen_but_for_a_second_ending_of_the_same_file() -> None:
    offered = {(one.kind, one.ending) for one in CHOICES}
    written = {(kind, ending) for kind, writers in WRITERS.items() for ending in writers}
    assert written - offered == {("page", ".htm"), ("web-annotation", ".jsonld")}
    assert offered <= written


def test_the_chosen_kind_and_place_are_handed_on_and_a_name_is_proposed(qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    report = dataclasses.replace(scan_of().report, format="docx", path=str(tmp_path / "bao-cao.docx"))
    asked: list[tuple[Path, str | None]] = []
    dialog = ask_where_to_export(window, report, lambda path, kind: asked.append((path, kind)))
    filters = dialog.nameFilters()
    assert not any(".pdf" in one for one in filters)
    assert dialog.selectedFiles()[0].endswith("bao-cao-tong-hop.docx")
    chosen = next(one for one in filters if "Questions" in one)
    dialog.selectNameFilter(chosen)
    dialog.filterSelected.emit(chosen)
    assert dialog.selectedFiles()[0].endswith("bao-cao-chat-van.docx")
    dialog.fileSelected.emit(str(tmp_path / "a.docx"))
    dialog.fileSelected.emit(str(tmp_path / "a.xlsx"))
    assert asked == [(tmp_path / "a.docx", "questions"), (tmp_path / "a.xlsx", None)]
    dialog.close()
