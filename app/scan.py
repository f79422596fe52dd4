"""A scan: all that the program finds in one report, from its text to the findings."""

from __future__ import annotations

from dataclasses import dataclass

from app.checks.model import Checked
from app.checks.registry import run_checks
from app.extraction.extract import extract
from app.extraction.model import Extraction
from app.jobs import Token
from app.report.model import Report
from app.wording.message import Message


@dataclass(frozen=True)
class Scan:
    """A report, what was extracted from it, and what the checks say."""

    extraction: Extraction
    checked: Checked

    @property
    def report(self) -> Report:
        """The report that was scanned."""
        return self.extraction.report


def scan_report(report: Report, token: Token | None = None) -> Scan:
    """Extract and check one report; raise Cancelled where the token says so."""
    token = token or Token()
    token.step(0, 2, Message("Reading the figures"))
    extraction = extract(report)
    token.step(1, 2, Message("Checking the figures against each other"))
    checked = run_checks(extraction)
    token.step(2, 2, Message("Done"))
    return Scan(extraction, checked)
