"""`main.py scan`: read reports and print what is in them."""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.batch.interrupts import heard_interrupts
from app.batch.journal import Journal, journal_of
from app.batch.output import Output, Results, Unwritten
from app.batch.task import Outcome, Task
from app.commands.output import complain, watch
from app.commands.progress import Progress
from app.readers.registry import REPORT_ENDINGS
from app.wording import current_language, render, translate
from app.wording.message import Message

if TYPE_CHECKING:
    from app.exports.archive_xlsx import ArchiveWorkbook
    from app.scan import Scan

log = logging.getLogger(__name__)
_FORMS = {".json": "json", ".jsonl": "jsonl"}


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is written: the results in a format, to a file or printed, or not at all; the summary of them all."""

    form: str
    output: Path | None
    summary: Path | None
    prints: bool
    resume: bool

    @property
    def journal(self) -> Path | None:
        """The output of which a journal is kept, so that an interrupted scan can be resumed."""
        return self.output if self.form == "jsonl" else None

    @property
    def mistake(self) -> Message | None:
        """What is wrong with the plan."""
        if self.summary is not None and self.summary.suffix.casefold() != ".xlsx":
            return Message("A summary is written as .xlsx, not as {ending}.", ending=self.summary.suffix)
        if self.resume and not self.journal:
            return Message("Only a scan into a file of JSON Lines can be resumed: --output NAME.jsonl --resume.")
        return None


def run(options: argparse.Namespace) -> int:
    """Scan every file; return 1 where one could not be read or the scan was interrupted, 2 on wrong usage, else 0."""
    plan = _plan(options)
    if plan.mistake:
        complain(render(plan.mistake))
        return 2
    paths = list(_files(options.paths))
    if not paths:
        complain(render(Message("There is no report in {place}.", place=", ".join(map(str, options.paths)))))
    whole = len(options.paths) == 1 and not options.paths[0].is_dir()
    progress = Progress(len(paths))
    try:
        read = _scan(paths, plan, options, progress, whole)
    except KeyboardInterrupt:
        progress.complain(_interrupted(plan, progress.done, len(paths)))
        return 1
    return int(not paths or read < len(paths))


def _plan(options: argparse.Namespace) -> _Plan:
    ending = options.output.suffix.casefold() if options.output else ""
    as_summary = ending == ".xlsx" and options.summary is None
    summary = options.output if as_summary else options.summary
    output = None if as_summary else options.output
    form = options.format or _FORMS.get(ending, "text")
    prints = output is not None or options.format is not None or summary is None
    return _Plan(form, output, summary, prints, options.resume)


def _task(plan: _Plan, ocr: bool) -> Task:
    return Task(_as_text if plan.form == "text" else _as_line, current_language(), ocr, facts=plan.summary is not None)


def _as_text(scan: Scan) -> str:
    from app.commands.text import scan_as_text

    return scan_as_text(scan)


def _as_line(scan: Scan) -> str:
    from app.scan_json import scan_as_line

    return scan_as_line(scan)


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            found = (p for p in path.rglob("*") if p.suffix.casefold() in REPORT_ENDINGS and p.is_file())
            # Word leaves "~$name.docx" beside a document that is open; it is no report.
            yield from sorted(p for p in found if not p.name.startswith(("~$", ".")))
        else:
            yield path


def _scan(paths: Sequence[Path], plan: _Plan, options: argparse.Namespace, progress: Progress, whole: bool) -> int:
    """Scan the files that are not done yet, write the results and the summary; return how many could be read."""
    task, read = _task(plan, options.ocr), 0
    with ExitStack() as stack:
        check_interrupt = stack.enter_context(heard_interrupts())
        workbook = stack.enter_context(_workbook(plan.summary)) if plan.summary else None
        results = stack.enter_context(_results(plan, task, whole))
        known = [results.knows(path) for path in paths]
        todo = [path for path, is_known in zip(paths, known, strict=True) if not is_known]
        outcomes = stack.enter_context(closing(_outcomes(todo, task, options)))
        for path, is_known in zip(paths, known, strict=True):
            check_interrupt()
            outcome = _known(path, results.take(path), task) if is_known else next(outcomes)
            if outcome.fault:
                log.error("a fault in a scan: %s", outcome.fault)
            if outcome.text is None:
                progress.complain(f"{path}: {outcome.error}")
            else:
                read += 1
                if not is_known:
                    results.add(outcome.text)
            if workbook:
                workbook.add(path, outcome.facts, outcome.error)
            progress.step(path, not is_known)
        progress.clear()
    return read


def _results(plan: _Plan, task: Task, whole: bool) -> Results:
    if not plan.prints:
        return Unwritten()
    return Journal(plan.journal, task, plan.resume) if plan.journal else Output(plan.output, plan.form, whole)


def _workbook(path: Path) -> ArchiveWorkbook:
    from app.exports.archive_xlsx import ArchiveWorkbook

    return ArchiveWorkbook(path)


def _known(path: Path, line: str, task: Task) -> Outcome:
    """Return the outcome of a file that was scanned before."""
    if not task.facts:
        return Outcome(path, line)
    from app.exports.archive import facts_of

    return Outcome(path, line, facts=facts_of(json.loads(line)))


def _outcomes(paths: Sequence[Path], task: Task, options: argparse.Namespace) -> Generator[Outcome]:
    """Yield the outcome of every file in their order: of this process, of several, or of a cluster."""
    if options.dask and paths:
        from app.batch.cluster import scan_on_cluster

        yield from scan_on_cluster(paths, task, options.dask)
    elif options.jobs > 1 and len(paths) > 1:
        from app.batch.crew import scan_side_by_side

        yield from scan_side_by_side(paths, task, options.jobs)
    else:
        from app.batch.work import scan_file

        for path in paths:
            yield scan_file(task, path, watch() if task.ocr else None)


def _interrupted(plan: _Plan, done: int, total: int) -> str:
    """Say what is kept of a scan that was interrupted, and how to go on."""
    if plan.journal:
        return translate(
            "Interrupted. {done} of {total} files are done and kept in {kept}. "
            "The same command with --resume goes on from there.",
            done=done,
            total=total,
            kept=journal_of(plan.journal).name,
        )
    return translate(
        "Interrupted after {done} of {total} files; no file was written. "
        "A scan into --output NAME.jsonl can be resumed.",
        done=done,
        total=total,
    )
