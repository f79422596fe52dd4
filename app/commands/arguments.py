"""The arguments of the command line: what contract.md names, and nothing else."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from app import VERSION
from app.wording.catalogue import LANGUAGES

COMMANDS = ("scan", "compare", "export", "mark", "library")
KINDS = ("summary", "questions", "overview", "annotated", "table", "page", "web-annotation", "bundle")
COMMITTEE = "committee"  # of the reviews of several delegates
VERDICTS = ("verified", "questioned", "inconsistent")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options; `command` is None where the window is meant. Exits with status 2 on wrong usage."""
    common = _common()
    known, rest = common.parse_known_args(argv)
    if rest and rest[0] in COMMANDS:
        return _commands(common).parse_args(argv_in_order(argv, rest[0]), namespace=known)
    window = argparse.ArgumentParser(
        prog="main.py",
        parents=[common],
        description="Review a government report: every figure, every contradiction, every verdict.",
        epilog=f"commands: {', '.join(COMMANDS)} (main.py COMMAND --help)",
    )
    window.add_argument("files", nargs="*", type=Path, metavar="FILE", help="reports to open in the window")
    window.set_defaults(command=None)
    return window.parse_args(argv)


def argv_in_order(argv: Sequence[str], command: str) -> list[str]:
    """Return the arguments with the command first: common options may stand before it."""
    rest = list(argv)
    rest.remove(command)
    return [command, *rest]


def _common() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--library", type=Path, metavar="PATH", help="the library file (default: in the user's data)")
    common.add_argument("--language", choices=LANGUAGES, help="language of all texts")
    common.add_argument("--version", action="version", version=f"Thẩm Tra {VERSION}")
    common.add_argument("-v", "--verbose", action="store_true", help="tell what is done, on standard error")
    return common


def _commands(common: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="main.py")
    commands = parser.add_subparsers(dest="command", required=True)
    _add_scan(commands.add_parser("scan", parents=[common], help="read reports and print what is in them"))
    compare = commands.add_parser("compare", parents=[common], help="compare two versions of a report")
    compare.add_argument("old", type=Path, metavar="OLD")
    compare.add_argument("new", type=Path, nargs="+", metavar="NEW")
    compare.add_argument("--noise", action="store_true", help="list differences that are no changes, too")
    compare.add_argument("--format", choices=("text", "json"), default="text")
    compare.add_argument("--output", type=Path, metavar="PATH(.json .docx .xlsx)")
    _add_ocr(compare)
    export = commands.add_parser("export", parents=[common], help="write the marks of a report to a file")
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--to", type=Path, required=True, metavar="PATH")
    kinds = (*KINDS, COMMITTEE)
    export.add_argument("--with-text", action="store_true", help="put the text of the report into a bundle too")
    export.add_argument("--as", dest="kind", choices=kinds, help="what to write (default: by the ending of PATH)")
    _add_ocr(export)
    _add_mark(commands.add_parser("mark", parents=[common], help="give a place of a report a verdict"))
    library = commands.add_parser("library", parents=[common], help="list, search, check or save the library")
    library.add_argument("action", choices=("list", "search", "check", "backup", "restore", "import", "delete"))
    library.add_argument("words", nargs="*", metavar="WORDS|PATH|NUMBER")
    library.add_argument("--from-backups", action="store_true", help="with delete: from the backups too")
    return parser


def _add_scan(scan: argparse.ArgumentParser) -> None:
    scan.add_argument("paths", nargs="+", type=Path, metavar="FILE|FOLDER")
    scan.add_argument(
        "--format", choices=("text", "json", "jsonl"), help="(default: by the ending of --output, or text)"
    )
    scan.add_argument("--output", type=Path, metavar="PATH(.json .jsonl .txt .xlsx)", help=".xlsx: as --summary")
    scan.add_argument("--summary", type=Path, metavar="PATH.xlsx", help="sum up all the reports in a workbook")
    scan.add_argument(
        "--resume", action="store_true", help="go on where a scan into --output PATH.jsonl was interrupted"
    )
    where = scan.add_mutually_exclusive_group()
    where.add_argument("--jobs", type=_positive, default=1, metavar="N", help="processes that work side by side")
    where.add_argument("--dask", metavar="ADDRESS", help="scan on the Dask cluster of this scheduler")
    _add_ocr(scan)


def _add_mark(mark: argparse.ArgumentParser) -> None:
    mark.add_argument("file", type=Path, metavar="FILE")
    mark.add_argument("--quote", required=True, metavar="TEXT")
    mark.add_argument("--prefix", default="", metavar="TEXT", help="the words just before the quote")
    mark.add_argument("--suffix", default="", metavar="TEXT", help="the words just after the quote")
    mark.add_argument("--verdict", required=True, choices=VERDICTS)
    mark.add_argument("--note", default="", metavar="TEXT")
    _add_ocr(mark)


def _add_ocr(command: argparse.ArgumentParser) -> None:
    command.add_argument("--ocr", action="store_true", help="let Tesseract read the scanned pages of a PDF")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number
