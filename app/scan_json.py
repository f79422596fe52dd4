"""The scan of one report as the JSON of contract.md."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from app.checks.model import Finding, Holds, Relation
from app.extraction.indicator_index import IndicatorClaims, claims_by_indicator
from app.extraction.model import Claim, Figure, FigureKind, Value
from app.readers.unread import describe_changes, not_read_in_words, remarks_in_words
from app.report.model import Block, BlockKind, CellPlace, Report, Span, TrackedChanges
from app.scan import Scan
from app.wording import render

SCHEMA = "thamtra.scan/1"
_HOLDS: dict[Holds, bool | str] = {Holds.YES: True, Holds.NO: False, Holds.UNSURE: "unsure"}
Json = dict[str, Any]


def scan_to_json(scan: Scan) -> Json:
    """Return a scan as contract.md says, its explanations in the chosen language."""
    extraction, checked = scan.extraction, scan.checked
    return {
        "schema": SCHEMA,
        "document": document_to_json(scan.report),
        "text": scan.report.text,
        "blocks": [_block(block) for block in scan.report.blocks],
        "figures": [figure_to_json(figure) for figure in extraction.figures],
        "claims": [_claim(claim) for claim in extraction.claims],
        "relations": [relation_to_json(relation) for relation in checked.relations],
        "findings": [_finding(finding) for finding in checked.findings],
        "doubtful": _spans(scan.report.doubtful),
        "indicators": [_indicator(found) for found in claims_by_indicator(extraction.claims) if len(found.claims) > 1],
    }


def scan_as_line(scan: Scan) -> str:
    """Return a scan as one line of JSON."""
    return json.dumps(scan_to_json(scan), ensure_ascii=False)


def report_from_scan(found: Json) -> Report:
    """Return what the JSON of a scan keeps of its report: the text and its blocks."""
    document = found["document"]
    blocks = tuple(_block_from(row) for row in found["blocks"])
    return Report(document["path"], document["sha256"], document["format"], found["text"], blocks)


def document_to_json(report: Report) -> Json:
    """Return what a report is and says of itself."""
    metadata = report.metadata
    return {
        "path": report.path,
        "sha256": report.sha256,
        "format": report.format,
        "title": metadata.title,
        "number": metadata.number,
        "issued_on": metadata.issued_on,
        "place": metadata.place,
        "issuer": metadata.issuer,
        "signer": metadata.signer,
        "period": metadata.period,
        "session": metadata.session,
        "not_read": list(not_read_in_words(report)),
        "remarks": list(remarks_in_words(report)),
        "tracked_changes": _tracked(report.tracked_changes),
    }


def figure_to_json(figure: Figure) -> Json:
    """Return one figure, as scan and compare both print it."""
    row: Json = {
        "id": figure.id,
        "block": figure.block,
        "start": figure.span.start,
        "end": figure.span.end,
        "text": figure.text,
        "kind": figure.kind.value,
        "value": value_to_json(figure.value),
        "unit": figure.unit,
        "approximation": figure.approximation.value,
        "doubtful": figure.doubtful,
        "resolved": figure.resolved,
    }
    if figure.unit_from is not None:
        row["unit_from"] = list(figure.unit_from)
    if figure.kind is FigureKind.DOCUMENT_REFERENCE:
        row |= {
            "document_type": figure.document_type,
            "document_date": figure.document_date,
            "issuer": figure.issuer,
            "malformed": figure.malformed,
        }
    return row


def value_to_json(value: Value) -> int | float | str | list[int | float]:
    """Return a value as JSON has it: a number, the pair of a ratio, or text."""
    if isinstance(value, Decimal):
        return number_to_json(value)
    if isinstance(value, tuple):
        return [number_to_json(part) for part in value]
    return value


def number_to_json(number: Decimal) -> int | float:
    """Return a whole number as int, another one as float."""
    return int(number) if number == number.to_integral_value() else float(number)


def _block(block: Block) -> Json:
    return {
        "id": block.id,
        "kind": block.kind.value,
        "level": block.level,
        "start": block.span.start,
        "end": block.span.end,
        "note": block.note,
        "cell": list(block.cell) if block.cell else None,
        "page": block.page,
    }


def _block_from(row: Json) -> Block:
    cell = CellPlace(*row["cell"]) if row["cell"] else None
    span = Span(row["start"], row["end"])
    return Block(row["id"], BlockKind(row["kind"]), span, row["level"], row["note"], cell, row["page"])


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "block": claim.block,
        "start": claim.span.start,
        "end": claim.span.end,
        "types": sorted(kind.value for kind in claim.types),
        "figures": [{"id": role.id, "role": role.role} for role in claim.figures],
        "indicator": claim.indicator,
        "subjects": _spans(claim.subjects),
        "period": claim.period,
        "place": claim.place,
    }


def _indicator(found: IndicatorClaims) -> Json:
    return {"indicator": found.indicator, "claims": [claim.id for claim in found.claims]}


def relation_to_json(relation: Relation) -> Json:
    """Return one relation, as scan and compare both print it."""
    row: Json = {
        "id": relation.id,
        "type": relation.type,
        "operands": list(relation.operands),
        "result": relation.result,
        "stated": number_to_json(relation.stated),
        "computed": number_to_json(relation.computed),
        "holds": _HOLDS[relation.holds],
        "formula": relation.formula,
        "explanation": render(relation.explanation),
    }
    if relation.items:
        row["items"] = _spans(relation.items)
    return row


def _finding(finding: Finding) -> Json:
    return {
        "id": finding.id,
        "check": finding.check,
        "level": finding.level.value,
        "spans": _spans(finding.spans),
        "message": render(finding.message),
        "relation": finding.relation,
        "group": finding.group,
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _tracked(changes: TrackedChanges | None) -> Json | None:
    if changes is None:
        return None
    return {
        "insertions": changes.insertions,
        "deletions": changes.deletions,
        "moves": changes.moves,
        "authors": list(changes.authors),
        "words": describe_changes(changes),
    }
