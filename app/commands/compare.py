"""`main.py compare`: what changed between two versions of a report."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from app.commands.output import complain, watch, write_text
from app.readers.process import read_report_safely
from app.wording import translate

if TYPE_CHECKING:
    from app.comparison.model import Comparison
    from app.comparison.noise import Noise
    from app.comparison.relations import RelationChange
    from app.extraction.model import Extraction

_FILES = (".docx", ".xlsx")
_READERS = 2  # reading processes at work at once


def run(options: argparse.Namespace) -> int:
    """Compare and print or write; return 2 where the ending of the output is none of ours."""
    ending = options.output.suffix.casefold() if options.output else ""
    if ending not in ("", ".json", ".txt", *_FILES):
        complain(translate("A comparison is written as .json, .docx, .xlsx or .txt, not as {ending}.", ending=ending))
        return 2
    versions = _read([options.old, *options.new], options.ocr)
    if len(versions) > 2:
        return _trace(versions, options.output, ending, options.format)
    from app.checks.registry import run_checks
    from app.comparison.compare import compare_reports
    from app.comparison.noise import noise as list_noise
    from app.comparison.relations import relation_changes

    old, new = versions
    comparison = compare_reports(old, new)
    relations = relation_changes(comparison, run_checks(old), run_checks(new))
    noise = list_noise(comparison) if options.noise else None
    if ending in _FILES:
        from app.exports.compare_write import write_comparison

        write_comparison(comparison, options.output, relations, noise=noise)
    else:
        form = "json" if ending == ".json" else options.format
        write_text(_as(comparison, relations, noise, form), options.output)
    return 0


def _read(paths: Sequence[Path], ocr: bool) -> list[Extraction]:
    """Return the figures and claims of every file; a file is read while those before it are gone through."""
    with ThreadPoolExecutor(1 if ocr else _READERS) as readers:  # Tesseract takes every processor by itself
        reading = [readers.submit(read_report_safely, path, watch() if ocr else None, ocr) for path in paths]
        from app.extraction.extract import extract

        return [extract(one.result()) for one in reading]


def _trace(versions: Sequence[Extraction], output: Path | None, ending: str, form: str) -> int:
    """Print or write the history of every changed figure through more than two versions."""
    from app.comparison.lineage import trace

    lineage = trace(versions)
    if ending in _FILES and output is not None:
        from app.exports.compare_write import write_lineage

        write_lineage(lineage, output)
    elif ending == ".json" or form == "json":
        from app.compare_json import lineage_to_json

        write_text(json.dumps(lineage_to_json(lineage), ensure_ascii=False) + "\n", output)
    else:
        from app.commands.compare_text import lineage_as_text

        write_text(lineage_as_text(lineage), output)
    return 0


def _as(comparison: Comparison, relations: Sequence[RelationChange], noise: Sequence[Noise] | None, form: str) -> str:
    if form == "json":
        from app.compare_json import comparison_to_json

        return json.dumps(comparison_to_json(comparison, relations, noise), ensure_ascii=False) + "\n"
    from app.commands.compare_text import comparison_as_text

    return comparison_as_text(comparison, relations, noise)
