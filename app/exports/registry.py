"""Which exports there are, and which one a file name means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import WriteError
from app.exports.annotated_docx import write_annotated_docx
from app.exports.annotated_pdf import write_annotated_pdf
from app.exports.bundle import write_bundle
from app.exports.options import Options
from app.exports.overview_docx import write_overview
from app.exports.page import write_page
from app.exports.questions_docx import write_questions
from app.exports.summary_docx import write_summary
from app.exports.table import write_csv, write_workbook
from app.exports.web_annotation import write_annotations
from app.readers.office import PROGRAMS
from app.report.model import Report
from app.review.session import ReviewSession
from app.scan import Scan
from app.wording import Message, speaking

Writer = Callable[[Path, Scan, ReviewSession, Options], None]


def _write_bundle(path: Path, scan: Scan, session: ReviewSession, options: Options) -> None:
    write_bundle(path, scan, session, options.with_text)


def _write_annotations(path: Path, scan: Scan, session: ReviewSession, _options: Options) -> None:
    write_annotations(path, scan, session)


WRITERS: dict[str, dict[str, Writer]] = {
    "summary": {".docx": write_summary},
    "questions": {".docx": write_questions},
    "overview": {".docx": write_overview},
    "annotated": {".docx": write_annotated_docx, ".pdf": write_annotated_pdf},
    "table": {".xlsx": write_workbook, ".csv": write_csv},
    "page": {".html": write_page, ".htm": write_page},
    "web-annotation": {".json": _write_annotations, ".jsonld": _write_annotations},
    "bundle": {".zip": _write_bundle},
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One file that can be written of a review, as a person chooses it; `name` ends the proposed file name."""

    kind: str
    ending: str
    label: Message
    name: str
    about: Message


_ANNOTATED = Message("Annotated copy of the report")
CHOICES = (
    Choice(
        "summary",
        ".docx",
        Message("Summary of all marks"),
        "tong-hop",
        Message("Every marked item by section, with quote, place, verdict, proof, note and evidence, to be handed in."),
    ),
    Choice(
        "questions",
        ".docx",
        Message("Questions to the issuing body"),
        "chat-van",
        Message(
            "What is questioned or inconsistent, as numbered questions. Their words and order can be changed here."
        ),
    ),
    Choice(
        "overview",
        ".docx",
        Message("Overview on one page"),
        "tong-quan",
        Message("How far the review is and what to speak about, with charts, for the chair of a committee."),
    ),
    Choice(
        "annotated",
        ".docx",
        _ANNOTATED,
        "co-ghi-chu",
        Message("The report's own Word file, each mark a comment at its words. Nothing else in it is changed."),
    ),
    Choice(
        "annotated",
        ".pdf",
        _ANNOTATED,
        "co-ghi-chu",
        Message("The report's own PDF file, each mark a highlight with its note. Nothing else in it is changed."),
    ),
    Choice(
        "table",
        ".xlsx",
        Message("Workbook that recomputes"),
        "bang-tinh",
        Message("Items, figures, relations as live formulas, findings, questions and changes, for Excel."),
    ),
    Choice(
        "table",
        ".csv",
        Message("Plain table"),
        "bang",
        Message("All items as one table of text, for any program."),
    ),
    Choice(
        "page",
        ".html",
        Message("Web page in one file"),
        "trang",
        Message("The report with its highlights and the list of marks, for any browser, to be read or printed."),
    ),
    Choice(
        "web-annotation",
        ".json",
        Message("Web annotations"),
        "ghi-chu",
        Message("Every mark in the form of the W3C Web Annotation model, for other programs."),
    ),
    Choice(
        "bundle",
        ".zip",
        Message("Bundle to exchange"),
        "trao-doi",
        Message("Your marks, notes, questions and evidence for a colleague, who opens them beside their own."),
    ),
)


_CONVERTED = Message(
    "The report is no .docx: LibreOffice turns a copy of it into .docx, and each mark is a comment at its words there."
)


def choices_for(report: Report) -> tuple[Choice, ...]:
    """Return what can be written of a report; an annotated copy is of its format, or of .docx where it was turned."""
    turned = report.format in PROGRAMS
    ending = ".docx" if turned else f".{report.format}"
    offered = (one for one in CHOICES if one.kind != "annotated" or one.ending == ending)
    return tuple(replace(one, about=_CONVERTED) if turned and one.kind == "annotated" else one for one in offered)


def kind_for(path: Path, wanted: str | None, report: Report) -> str:
    """Return the kind of export that is asked for by name, or else by the ending; raise WriteError for no such kind."""
    ending = path.suffix.lower()
    kind = wanted or next((kind for kind, writers in WRITERS.items() if ending in writers), None)
    if kind is None:
        raise WriteError(
            Message(
                "A review is written as {endings}, not as “{ending}”. Nothing was written.",
                endings=", ".join(known for writers in WRITERS.values() for known in writers),
                ending=ending,
            )
        )
    if kind not in WRITERS:
        raise WriteError(
            Message(
                "This version does not write “{kind}” yet. Nothing was written. It writes {kinds}.",
                kind=kind,
                kinds=", ".join(WRITERS),
            )
        )
    if ending not in WRITERS[kind]:
        raise WriteError(
            Message(
                "“{kind}” is written as {endings}, not as “{ending}”. Nothing was written.",
                kind=kind,
                endings=", ".join(WRITERS[kind]),
                ending=ending,
            )
        )
    return kind


def export(kind: str, path: Path, scan: Scan, session: ReviewSession, options: Options | None = None) -> None:
    """Write a review as one of the kinds over `path`; raise WriteError, Cancelled."""
    chosen = options or Options()
    with speaking(chosen.language):
        WRITERS[kind][path.suffix.lower()](path, *chosen.chosen(scan, session), chosen)
