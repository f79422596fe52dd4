"""Without the version that a colleague marked, marks stand where they belong by their words, and none elsewhere."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from app.anchors.place import make_anchor
from app.anchors.traces import Letters
from app.comparison.resemblance import About
from app.exchange.model import Described, Parcel
from app.exchange.placing import placed_review
from app.readers.registry import read_report
from app.report.model import Report, Span
from app.review.model import Mark, Verdict
from app.review.opinions import Delegate, Standing

SHARED = Path(__file__).resolve().parents[4] / "shared"
VERSIONS = SHARED / "versions"
pytestmark = pytest.mark.skipif(not VERSIONS.is_dir(), reason="the shared versions are not beside this checkout")
PAIRS = ("binh-duong", "binh-duong-rewrapped", "ha-tinh", "ha-tinh-noise", "kien-giang")


@pytest.fixture
def score(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [*sys.path, str(SHARED / "tools")])
    import score_compare

    return score_compare


def _parcel(report: Report, spans: list[tuple[int, int]], told: bool) -> Parcel:
    letters, marks, traces = Letters(report), [], {}
    for number, span in enumerate(spans):
        anchor = make_anchor(report, Span(*span))
        marks.append(Mark(f"m{number}", 0, anchor, Verdict.QUESTIONED))
        traces[f"m{number}"] = letters.trace(anchor, Span(*span))
    about = Described(report.sha256, "", About("", None, None, None, None))
    parcel = Parcel(Delegate("lan", "Lan"), "", "", about, tuple(marks))
    return replace(parcel, traces=traces) if told else parcel


def _near(one: tuple[int, int], other: tuple[int, int] | None) -> bool:
    return other is not None and all(abs(a - b) <= 2 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(("told", "least"), [(True, 0.9), (False, 0.5)])
def test_marks_on_what_stayed_are_placed_and_none_on_what_changed_or_went(
    score: ModuleType, told: bool, least: float
) -> None:
    kept = right = 0
    astray = []
    for name in PAIRS:
        old, new = (read_report(VERSIONS / name / f"{side}.txt") for side in ("old", "new"))
        pair = score.Pair(
            VERSIONS / name, {"old": {"text": old.text}, "new": {"text": new.text}, "wording": [], "figures": []}
        )
        renumbered = [edit["at"]["new"] for edit in pair.of("fn_ins_mark", "fn_renum") if edit["at"]["new"]]
        spans = [(one, place) for one in pair.truth["spans"] if (place := pair.place("old", one["old"])) is not None]
        review = placed_review(_parcel(old, [place for _, place in spans], told), 1, new, None)
        for (span, _), opinion in zip(spans, review.opinions, strict=True):
            place = opinion.place if opinion.standing is Standing.HERE else None
            to = (place.start, place.start + len(place.quote)) if place else None
            stayed = span["status"] == "kept"
            kept += stayed
            if to is None or any(score.overlap(to, mark) for mark in renumbered):
                right += stayed and to is not None
            elif stayed and _near(to, pair.place("new", span["new"])):
                right += 1
            else:
                astray.append((name, span["text"][:40]))
    assert kept > 700 and right >= least * kept
    assert astray == [] or not told
    assert len(astray) <= 3
