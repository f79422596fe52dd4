"""A scan as JSON is what contract.md says."""

from __future__ import annotations

import json
from decimal import Decimal

from app.checks.registry import run_checks
from app.scan import Scan
from app.scan_json import figure_to_json, number_to_json, scan_to_json
from tests.unit.checks.texts import checked

TEXT = "Đã thực hiện 37/42 nội dung, đạt 88,1%; còn lại 06 nội dung theo Quyết định số 15/QĐ-UBND ngày 24/4/2020."


def test_a_whole_number_is_an_int_and_another_one_a_float() -> None:
    assert [number_to_json(Decimal(text)) for text in ("42.0", "1E+3", "88.1")] == [42, 1000, 88.1]
    assert isinstance(number_to_json(Decimal("42.0")), int)


def test_relations_and_findings_name_each_other_and_the_figures() -> None:
    extraction = checked(TEXT)[0]
    row = json.loads(json.dumps(scan_to_json(Scan(extraction, run_checks(extraction)))))
    assert row["schema"] == "thamtra.scan/1" and row["text"] == TEXT
    ids = {figure["id"] for figure in row["figures"]}
    assert [relation["holds"] for relation in row["relations"]] == [True, False]
    for relation in row["relations"]:
        assert {*relation["operands"], relation["result"]} <= ids
    (finding,) = row["findings"]
    assert (finding["relation"], finding["level"]) == (row["relations"][1]["id"], "error")
    assert row["relations"][1]["formula"] == "42 - 37 = 5"
    assert all(TEXT[start:end] for start, end in finding["spans"])


def test_only_a_document_reference_has_the_keys_of_one() -> None:
    figures = [figure_to_json(figure) for figure in checked(TEXT)[0].figures]
    assert {figure["kind"] for figure in figures if "issuer" in figure} == {"document_reference"}
    assert next(figure["value"] for figure in figures if figure["kind"] == "ratio") == [37, 42]
