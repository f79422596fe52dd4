"""`main.py compare`: what changed between two versions of a report."""

from __future__ import annotations

import argparse
import json

from app.commands.output import complain, watch, write_text
from app.comparison.compare import compare_reports
from app.comparison.model import Comparison
from app.extraction.extract import extract
from app.readers.process import read_report_safely
from app.wording import translate


def run(options: argparse.Namespace) -> int:
    """Compare and print or write; return 2 where the ending of the output is none of ours."""
    ending = options.output.suffix.casefold() if options.output else ""
    if ending not in ("", ".json", ".docx", ".xlsx", ".txt"):
        complain(translate("A comparison is written as .json, .docx, .xlsx or .txt, not as {ending}.", ending=ending))
        return 2
    ocr = options.ocr
    old, new = (extract(read_report_safely(path, watch() if ocr else None, ocr)) for path in (options.old, options.new))
    comparison = compare_reports(old, new)
    if ending == ".docx":
        from app.exports.compare_docx import write_comparison_docx

        write_comparison_docx(comparison, options.output)
    elif ending == ".xlsx":
        from app.exports.compare_xlsx import write_comparison_xlsx

        write_comparison_xlsx(comparison, options.output)
    else:
        write_text(_as(comparison, "json" if ending == ".json" else options.format), options.output)
    return 0


def _as(comparison: Comparison, form: str) -> str:
    if form == "json":
        from app.compare_json import comparison_to_json

        return json.dumps(comparison_to_json(comparison), ensure_ascii=False) + "\n"
    from app.commands.text import comparison_as_text

    return comparison_as_text(comparison)
