"""Old and other formats (.doc, .odt, .rtf): an installed LibreOffice turns them into .docx, which is then read.

LibreOffice runs without a window, for a limited time, on a profile of its own in which macros are off, links are never
updated and nothing is fetched (option names: its configuration schema, org.openoffice.Office.Common and .Writer).
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from app.errors import Cancelled, ReadError
from app.jobs import Token
from app.readers import children, limits
from app.report.model import Report
from app.wording import Message

PROGRAMS = {"doc": "Word 97-2003 (.doc)", "odt": "OpenDocument (.odt)", "rtf": "Rich Text (.rtf)"}
# LibreOffice would take what it does not know for plain text, so it is told which reader to use.
_FILTERS = {"doc": "MS Word 97", "odt": "writer8", "rtf": "Rich Text Format"}
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_POLL = 0.1  # seconds between two looks at the token and the clock
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
)


def find_office() -> Path | None:
    """Return the command that starts LibreOffice, or None where it is not installed."""
    named = (shutil.which(name) for name in ("soffice", "libreoffice"))
    return next((Path(place) for place in (*named, *_PLACES) if place and Path(place).is_file()), None)


@contextmanager
def converted(path: Path, kind: str, token: Token) -> Iterator[Path]:
    """Yield a .docx made of a file, gone afterwards; ReadError where LibreOffice is absent or fails, Cancelled."""
    office = find_office()
    if office is None:
        raise ReadError(
            Message(
                "{name} is of the format {format}. LibreOffice, which can turn it into .docx, is not installed here: "
                "install it, or open the file in Word and save it as .docx.",
                name=path.name,
                format=PROGRAMS[kind],
            )
        )
    with tempfile.TemporaryDirectory(prefix="tham-tra-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"source.{kind}"
        shutil.copyfile(path, source)
        _run(_command(office, source, kind, _profile(Path(folder))), path, token)
        made = source.with_suffix(".docx")
        if not made.is_file():
            raise ReadError(
                Message("LibreOffice could not open {name}; open it in Word and save it as .docx.", name=path.name)
            )
        yield made


def as_original(report: Report, path: Path, sha256: str, kind: str) -> Report:
    """Return the report read from what was made of a file as a report of that file, and say how it was read."""
    said = Message("Turned from {format} into .docx by LibreOffice, then read.", format=PROGRAMS[kind])
    return replace(report, path=str(path), sha256=sha256, format=kind, remarks=(said, *report.remarks))


def _profile(folder: Path) -> Path:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{place}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for place, name, value in _SETTINGS
    )
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )
    return profile


def _command(office: Path, source: Path, kind: str, profile: Path) -> list[str]:
    return [
        *(str(office), f"-env:UserInstallation={profile.as_uri()}", f"--infilter={_FILTERS[kind]}"),
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", "docx:Office Open XML Text"),
        *("--outdir", str(source.parent), str(source)),
    ]


def _run(command: Sequence[str], path: Path, token: Token) -> None:
    """Wait for LibreOffice; end it, with what it started, where it takes too long or the user cancels."""
    try:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=children.WITHOUT_WINDOW,
            start_new_session=children.OF_ITS_OWN,  # its starter has the work done by another
        )
    except OSError:
        raise ReadError(
            Message("LibreOffice could not be started, so {name} was not read; start it once by hand.", name=path.name)
        ) from None
    deadline = time.monotonic() + limits.OFFICE_SECONDS
    try:
        while child.poll() is None:
            if token.cancelled:
                raise Cancelled
            if time.monotonic() > deadline:
                raise ReadError(
                    Message("Reading {name} took too long and was stopped; nothing else was touched.", name=path.name)
                )
            with suppress(subprocess.TimeoutExpired):
                child.wait(_POLL)
    finally:
        children.end(child)
