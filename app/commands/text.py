"""A scan or a comparison as text for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.checks.model import Finding, Holds, Relation
from app.extraction.model import Extraction
from app.readers.unread import not_read_in_words, remarks_in_words
from app.report.model import Report, Span
from app.review.sections import section_label
from app.scan import Scan
from app.wording import plural, render, translate

CONTEXT = 45  # code points shown on each side of a place


def scan_as_text(scan: Scan) -> str:
    """Return the report's own data, the counts, what was not read, every finding and every relation that holds."""
    return "\n".join(_scan_lines(scan)) + "\n"


def _scan_lines(scan: Scan) -> Iterator[str]:
    report, checked = scan.report, scan.checked
    yield report.metadata.title or report.path
    yield "  " + " · ".join(part for part in _origin(report) if part)
    yield "  " + _counts(scan)
    for what in not_read_in_words(report):
        yield "  " + translate("Not read: {what}", what=what)
    for remark in remarks_in_words(report):
        yield "  " + remark
    relations = {relation.id: relation for relation in checked.relations}
    yield ""
    yield plural("{count} finding", "{count} findings", len(checked.findings))
    for finding in checked.findings:
        yield from _finding_lines(scan.extraction, finding, relations.get(finding.relation or ""))
    holding = [relation for relation in checked.relations if relation.holds is Holds.YES]
    yield ""
    yield plural("{count} relation holds", "{count} relations hold", len(holding))
    for relation in holding:
        yield f"  ✓ {relation.formula}  [{_where(scan.extraction, relation)}]"


def _origin(report: Report) -> tuple[str | None, ...]:
    data = report.metadata
    return report.format, data.number, data.issued_on, data.issuer, data.period, data.session


def _counts(scan: Scan) -> str:
    kinds = Counter(figure.kind.value for figure in scan.extraction.figures)
    figures = plural("{count} figure", "{count} figures", len(scan.extraction.figures))
    claims = plural("{count} claim", "{count} claims", len(scan.extraction.claims))
    return f"{figures} ({', '.join(f'{kind} {count}' for kind, count in kinds.most_common())}), {claims}"


def _finding_lines(extraction: Extraction, finding: Finding, relation: Relation | None) -> Iterator[str]:
    sign = {"error": "✗", "unsure": "?", "notice": "·"}[finding.level.value]
    group = f" ({finding.group})" if finding.group else ""
    yield f"  {sign} {render(finding.message)}{group}"
    if relation:
        yield f"      {relation.formula}"
    for span in finding.spans:
        yield f"      {section_label(extraction.report, span)}: {_quote(extraction.report, span)}"


def _where(extraction: Extraction, relation: Relation) -> str:
    named = relation.result or (relation.operands[0] if relation.operands else None)
    return section_label(extraction.report, extraction.figure(named).span) if named else ""


def _quote(report: Report, span: Span) -> str:
    block = report.block_at(span.start).span
    before = report.text[max(block.start, span.start - CONTEXT) : span.start]
    after = report.text[span.end : min(block.end, span.end + CONTEXT)]
    return f"…{before}[{report.text_of(span)}]{after}…"
