"""The three real reports: both contradictions are found, and nothing false."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from app.checks.model import Holds, Level
from app.readers.registry import read_report
from app.scan import Scan, scan_report

REPORTS = Path(__file__).parents[4] / "shared" / "reports"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the shared reports are not beside the checkout")


@cache
def scanned(name: str) -> Scan:
    return scan_report(read_report(REPORTS / name))


@pytest.mark.parametrize("ending", ["txt", "docx"])
def test_binh_duong_shows_its_two_contradictions_as_one_matter(ending: str) -> None:
    scan = scanned(f"binh-duong-2020-h1.{ending}")
    broken = [relation for relation in scan.checked.relations if relation.holds is Holds.NO]
    assert sorted(relation.type for relation in broken) == ["list_count", "same_figure"]
    errors = [finding for finding in scan.checked.findings if finding.level is Level.ERROR]
    assert len(errors) == 2 and len({finding.group for finding in errors}) == 1 and errors[0].group


@pytest.mark.parametrize("ending", ["txt", "docx"])
@pytest.mark.parametrize("name", ["ha-tinh-2018-h1", "kien-giang-2021-h1"])
def test_a_report_without_contradictions_has_no_error(name: str, ending: str) -> None:
    scan = scanned(f"{name}.{ending}")
    assert [finding for finding in scan.checked.findings if finding.level is Level.ERROR] == []
