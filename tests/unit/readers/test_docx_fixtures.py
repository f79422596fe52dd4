"""The small Word files of our own are read as the JSON beside them says."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from app.readers.registry import read_report
from tests.fixtures.word.make_fixtures import FILES

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "word"


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_fixture_is_read_as_a_person_sees_it(name: str) -> None:
    report = read_report(FOLDER / f"{name}.docx")
    expected = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    found = [
        {
            "kind": block.kind.value,
            "text": report.text_of(block.span),
            "cell": list(block.cell) if block.cell else None,
            "note": block.note,
            "header_row": block.header_row,
        }
        for block in report.blocks
    ]
    assert found == expected["blocks"]
    changes = json.loads(json.dumps(asdict(report.tracked_changes))) if report.tracked_changes else None
    assert changes == expected["tracked_changes"]
