"""What is done with one report of an archive, in whatever process: the same file gives the same outcome."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app import VERSION
from app.batch.task import Outcome, Task, failed
from app.errors import ThamTraError, fault_of
from app.jobs import Token
from app.readers.process import read_report_safely
from app.readers.worker import OUT_OF_MEMORY, unexpected
from app.scan import Scan, scan_report
from app.wording import choose_language, current_language

if TYPE_CHECKING:
    from app.exports.archive import Facts


def scan_file(task: Task, path: Path, token: Token | None = None, at: Path | None = None) -> Outcome:
    """Scan one file; `at` is where it lies for a process that works in another folder. Never raises for a file."""
    if current_language() != task.language:
        choose_language(task.language)
    try:
        return _scanned(task, path, token, at or path)
    except ThamTraError as error:
        return failed(path, error.message)
    except MemoryError:
        return failed(path, OUT_OF_MEMORY)
    except Exception as error:  # a fault of ours in one file: the others are scanned as ever
        return replace(failed(path, unexpected(path)), fault=fault_of(error))


def program_version() -> str:
    """Return the version of the program in the process that is asked."""
    return VERSION


def _scanned(task: Task, path: Path, token: Token | None, at: Path) -> Outcome:
    report = read_report_safely(at, token, task.ocr)
    scan = scan_report(replace(report, path=str(path)))
    return Outcome(path, task.write(scan), facts=_facts(scan) if task.facts else None)


def _facts(scan: Scan) -> Facts:
    from app.exports.archive import facts_of
    from app.scan_json import scan_to_json

    return facts_of(scan_to_json(scan))
