"""`main.py scan`: read reports and print what is in them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from app.commands.output import complain, watch, write_text
from app.errors import ThamTraError
from app.readers.process import read_report_safely
from app.readers.registry import REPORT_ENDINGS
from app.scan import scan_report
from app.wording import choose_language, current_language, render
from app.wording.message import Message

# What one file came to: its name, the scan in the format asked for, or the sentence that says why there is none.
Outcome = tuple[Path, str | None, str | None]


def run(options: argparse.Namespace) -> int:
    """Scan every file; return 1 where one could not be read, else 0."""
    paths = list(_files(options.paths))
    whole = len(options.paths) == 1 and not options.paths[0].is_dir()
    results: list[str] = []
    failed = not paths
    if failed:
        complain(render(Message("There is no report in {place}.", place=", ".join(map(str, options.paths)))))
    for done, (path, result, error) in enumerate(_outcomes(paths, options.format, options.jobs, options.ocr), 1):
        _progress(done, len(paths))
        if result is None:
            failed = True
            complain(f"{path}: {error}")
        else:
            results.append(result)
    if results or options.format != "text":
        write_text(_joined(results, options.format, whole), options.output)
    return int(failed)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            found = (p for p in path.rglob("*") if p.suffix.casefold() in REPORT_ENDINGS and p.is_file())
            # Word leaves "~$name.docx" beside a document that is open; it is no report.
            yield from sorted(p for p in found if not p.name.startswith(("~$", ".")))
        else:
            yield path


def _outcomes(paths: Sequence[Path], form: str, jobs: int, ocr: bool) -> Iterator[Outcome]:
    work = partial(_scan_one, form=form, language=current_language(), ocr=ocr)
    if jobs == 1 or len(paths) < 2:
        yield from map(work, paths)
        return
    # spawn: the same on every system, and no thread of ours is forked in mid-air
    with ProcessPoolExecutor(min(jobs, len(paths)), mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, paths)


def _scan_one(path: Path, form: str, language: str, ocr: bool) -> Outcome:
    if current_language() != language:
        choose_language(language)
    try:
        scan = scan_report(read_report_safely(path, watch() if ocr else None, ocr))
    except ThamTraError as error:
        return path, None, render(error.message)
    if form == "text":
        from app.commands.text import scan_as_text

        return path, scan_as_text(scan), None
    from app.scan_json import scan_to_json

    return path, json.dumps(scan_to_json(scan), ensure_ascii=False), None


def _joined(results: Sequence[str], form: str, whole: bool) -> str:
    if form == "jsonl":
        return "".join(result + "\n" for result in results)
    if form == "json":
        return (results[0] if whole and results else "[" + ",\n".join(results) + "]") + "\n"
    return "\n".join(results)


def _progress(done: int, total: int) -> None:
    if total > 1 and sys.stderr.isatty():
        print(f"\r{done}/{total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
