"""What a colleague sent, before it is known which report of one's own it speaks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.anchors.traces import Trace
from app.comparison.resemblance import About
from app.report.model import Report
from app.report.sketch import Sketch
from app.review.model import Mark
from app.review.opinions import Delegate, Origin
from app.review.records import Additions


@dataclass(frozen=True, slots=True)
class Described:
    """The report that a review speaks of, by which it is known again; `text` is the report itself if it came along."""

    sha256: str
    content: str
    facts: About
    sketch: Sketch | None = None
    text: Report | None = None


@dataclass(frozen=True, slots=True)
class Parcel:
    """One review as it came; its records name no report of this library yet.

    `traces` tells, by the uuids of marks, how their places are known again.
    """

    delegate: Delegate
    changed: str
    digest: str
    about: Described
    marks: tuple[Mark, ...]
    additions: Additions = field(default_factory=Additions)
    origin: Origin = Origin.BUNDLE
    traces: Mapping[str, Trace] = field(default_factory=dict)
