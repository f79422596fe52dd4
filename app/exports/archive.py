"""What the summary of an archive tells of one report, taken from the JSON of its scan."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from app.comparison.resemblance import About
from app.exports.content import one_line, quote_at
from app.report.model import Report, Span
from app.report.sketch import Sketch, sketch_of
from app.review.finding_kinds import kind_of_check
from app.scan_json import Json, report_from_scan


@dataclass(frozen=True, slots=True)
class FoundFact:
    """One finding: its kind, its check and level, where it is, what it says, the words it is about."""

    kind: str
    check: str
    level: str
    place: str
    message: str
    quote: str


@dataclass(frozen=True, slots=True)
class Facts:
    """One report of an archive; `figures` counts its figures by kind and unit."""

    path: str
    format: str
    about: About
    pages: int | None
    claims: int
    relations: int
    holding: int
    figures: dict[tuple[str, str], int]
    findings: tuple[FoundFact, ...]
    not_read: tuple[str, ...]
    sketch: Sketch


def facts_of(found: Json) -> Facts:
    """Return the facts of one scan."""
    document, relations = found["document"], found["relations"]
    report = report_from_scan(found)
    about = About(*(document[name] for name in ("title", "number", "issued_on", "issuer", "period")))
    return Facts(
        path=document["path"],
        format=document["format"],
        about=about,
        pages=max((block.page for block in report.blocks if block.page), default=None),
        claims=len(found["claims"]),
        relations=len(relations),
        holding=sum(relation["holds"] is True for relation in relations),
        figures=dict(Counter((figure["kind"], figure["unit"] or "") for figure in found["figures"])),
        findings=tuple(_finding(report, finding) for finding in found["findings"]),
        not_read=tuple(document["not_read"]),
        sketch=sketch_of(report.text),
    )


def _finding(report: Report, finding: Json) -> FoundFact:
    quotes = [quote_at(report, Span(*span)) for span in finding["spans"]]
    check, level = finding["check"], finding["level"]
    return FoundFact(
        kind_of_check(check),
        check,
        level,
        "\n".join(dict.fromkeys(quote.where for quote in quotes)),
        finding["message"],
        "\n".join(one_line(quote.whole) for quote in quotes),
    )
