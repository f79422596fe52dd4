"""Thẩm Tra: reads the arguments, builds the objects and joins them; what they do is in app/, storage/ and widgets/."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app.commands.arguments import parse
from app.commands.output import complain
from app.errors import ThamTraError
from app.paths import SAMPLES, user_data
from app.settings import SettingsFile
from app.wording import choose_language, render, translate

if TYPE_CHECKING:
    from app.comparison.model import Comparison
    from app.exports.options import Charts, Options
    from app.extraction.model import Extraction
    from app.jobs import Token
    from app.readers.pictures import PageAsked, PagePicture
    from app.report.model import Report
    from app.review.session import ReviewSession
    from app.review.store import Store
    from app.scan import Scan
    from widgets.services import Services

SAMPLE_VERSIONS = (SAMPLES / "bao-cao-mau-ban-1.docx", SAMPLES / "bao-cao-mau-ban-2.docx")
HEADLESS_OUTPUT = Path("build")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status: 0 done, 1 something could not be read or written, 2 wrong usage."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()
    arguments = sys.argv[1:] if argv is None else list(argv)
    if arguments[:1] == ["read-worker"]:
        from app.readers.worker import main as read_worker

        return read_worker()
    try:
        options = parse(arguments)
    except SystemExit as stop:  # argparse: --help and --version are 0, wrong usage is 2
        return stop.code if isinstance(stop.code, int) else 2
    return _guarded(options)


def _guarded(options: argparse.Namespace) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        folder = user_data()
        settings = SettingsFile(folder / "settings.json")
        choose_language(options.language or settings.current.language)
        _start_log(folder, options.verbose)
        return _run(options, settings)
    except ThamTraError as error:
        complain(render(error.message))
    except OSError as error:
        complain(f"{error.filename or ''}: {error.strerror or error}")
    except KeyboardInterrupt:
        complain(translate("Interrupted. What was done until now is kept."))
    finally:
        from app.readers.process import close_processes

        close_processes()
    return 1


def _run(options: argparse.Namespace, settings: SettingsFile) -> int:
    if options.command == "scan":
        from app.commands import scan

        return scan.run(options)
    if options.command == "compare":
        from app.commands import compare

        return compare.run(options)
    library = _library_path(options, settings)
    if options.command == "library" and options.action == "restore":
        return _restore(options, library)
    if options.command:
        return _run_on_store(options, library, settings.current.author)
    return _window(options, settings, library)


def _library_path(options: argparse.Namespace, settings: SettingsFile) -> Path:
    chosen = options.library or settings.current.library
    return Path(chosen) if chosen else user_data() / "library.sqlite"


def _run_on_store(options: argparse.Namespace, library: Path, author: str) -> int:
    from storage.library import open_library

    with closing(open_library(library)) as store:
        if options.command == "export":
            from app.commands import export

            return export.run(options, store, author, _charts)
        if options.command == "mark":
            from app.commands import mark

            return mark.run(options, store, author)
        from app.commands import library as library_command

        return library_command.run(options, store, author)


def _charts(session: ReviewSession) -> Charts | None:
    """Draw the charts of the overview, without a display where there is none; None where Qt cannot paint here."""
    if not has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from widgets.application import make_application
        from widgets.export.charts import draw_charts
    except ImportError:
        return None
    make_application()
    return draw_charts(session)


def _restore(options: argparse.Namespace, library: Path) -> int:
    from app.commands.library import run_restore
    from storage.backup import restore

    return run_restore(options, lambda source: restore(source, library))


def _window(options: argparse.Namespace, settings: SettingsFile, library: Path) -> int:
    files = [path.absolute() for path in options.files]
    if not has_display():
        return _headless(files[0] if files else SAMPLE_VERSIONS[0], settings, library)
    from app.review.late_store import LateStore
    from storage.care import LibraryCare
    from widgets.application import run_window
    from widgets.services import StoreOpener

    late = LateStore()
    with closing(late):
        care = LibraryCare(library, late, lambda: _open_library(library))
        services = replace(build_services(cast("Store", late), settings), care=care)
        opener = StoreOpener(_load_storage, lambda: _open_or_recover(library))
        return run_window(services, files_to_show(files, library), late, opener)


def files_to_show(files: Sequence[Path], library: Path) -> Sequence[Path]:
    """Return the files that were named; without any, the sample where there is no library yet, else none."""
    return files or (() if library.exists() else SAMPLE_VERSIONS[:1])


def _open_library(library: Path) -> Store:
    from storage.library import open_library

    return open_library(library)


def _load_storage(_token: Token) -> None:
    import storage.backup
    import storage.library  # noqa: F401  sqlite_utils takes long


def _open_or_recover(library: Path) -> Store | None:
    """Open the library; where it is damaged ask what to do, and return None where the delegate would rather quit."""
    from storage.backup import restore, set_aside
    from storage.errors import DamagedLibrary
    from storage.library import open_library

    try:
        return open_library(library)
    except DamagedLibrary as error:
        from widgets.recovery import Recovery, ask_recovery

        choice = ask_recovery(render(error.message), error.backup)
        if choice is Recovery.QUIT:
            return None
        if choice is Recovery.RESTORE and error.backup:
            restore(error.backup, library)
        else:
            set_aside(library)
        return open_library(library)


def has_display() -> bool:
    """Say whether a window can be shown: on Linux a display or Qt's offscreen platform must be named."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def _headless(file: Path, settings: SettingsFile, library: Path) -> int:
    """Do without a display what the window does: print the scan, write the summary and a picture of the window."""
    from app.commands.export import write_export
    from app.commands.reviewing import open_session
    from app.commands.text import scan_as_text
    from storage.library import open_library

    print(translate("There is no display: the report is read without a window."))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    HEADLESS_OUTPUT.mkdir(exist_ok=True)
    summary, picture = HEADLESS_OUTPUT / "summary.docx", HEADLESS_OUTPUT / "window.png"
    with closing(open_library(library)) as store:
        session = open_session(file, store, settings.current.author)
        print(scan_as_text(session.scan))
        write_export(session, summary)
        from widgets.picture import render_window

        render_window(build_services(store, settings), file, picture)
    print(translate("Written: {summary} (summary), {picture} (the window)", summary=summary, picture=picture))
    return 0


def build_services(store: Store, settings: SettingsFile) -> Services:
    """Join the use cases that the window starts as jobs with the store; each is imported when it is first used."""
    from widgets.services import Services

    def picture(asked: PageAsked, token: Token) -> PagePicture:
        from app.readers.pictures import page_picture

        return page_picture(asked, token)

    def scan(report: Report, token: Token) -> Scan:
        from app.scan import scan_report

        return scan_report(report, token)

    def compare(old: Extraction, new: Extraction, token: Token) -> Comparison:
        from app.comparison.compare import compare_reports

        return compare_reports(old, new, token)

    def export(session: ReviewSession, path: Path, kind: str | None = None, options: Options | None = None, /) -> None:
        from app.commands.export import write_export

        write_export(session, path, kind, options)

    def prepare(_token: Token) -> None:
        import app.scan  # noqa: F401  so that the first report does not wait for it
        from app.readers.process import warm_up

        warm_up(pictures=settings.current.pages != "text")

    sample = SAMPLE_VERSIONS[0]
    read, read_pages, read_scans = _reader(), _reader(wordless=True), _reader(ocr=True)
    return Services(
        store, read, scan, compare, export, settings, sample, SAMPLE_VERSIONS, prepare, picture, read_pages, read_scans
    )


def _reader(ocr: bool = False, wordless: bool = False) -> Callable[[Path, Token], Report]:
    """Return what reads a report as it is wished, in a reading process."""

    def read(path: Path, token: Token) -> Report:
        from app.readers.process import read_report_safely

        return read_report_safely(path, token, ocr, wordless)

    return read


def _start_log(folder: Path, verbose: bool) -> None:
    """Log to a file that holds no word of any report, and with -v to standard error."""
    handlers: list[logging.Handler] = [
        RotatingFileHandler(folder / "thamtra.log", maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True)
    ]
    if verbose:
        handlers.append(logging.StreamHandler())
    logging.basicConfig(
        level=logging.INFO if verbose else logging.WARNING,
        format="%(asctime)s %(levelname)s %(name)s %(message)s",
        handlers=handlers,
    )


if __name__ == "__main__":
    sys.exit(main())
