"""Tesseract, an installed program that reads pictures of pages: where it is, which languages it has, one page read.

The picture goes in and the words come out through pipes, so that nothing is ever left on the disk.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from app.errors import Cancelled, ReadError
from app.jobs import Token
from app.readers import limits
from app.readers.children import WITHOUT_WINDOW
from app.wording import Message

LANGUAGE = "vie"
# Where installers put it: UB Mannheim's on Windows, Homebrew and MacPorts, which a window started by a click has not
# on its PATH.
_PLACES = (
    r"C:\Program Files\Tesseract-OCR\tesseract.exe",
    r"C:\Program Files (x86)\Tesseract-OCR\tesseract.exe",
    "/opt/homebrew/bin/tesseract",
    "/usr/local/bin/tesseract",
    "/opt/local/bin/tesseract",
)
_OF_USER = ("Programs", "Tesseract-OCR", "tesseract.exe")  # below %LOCALAPPDATA%
_FOLDER = re.compile(r'"([^"]+)"')
_POLL = 0.05  # seconds between two looks at the token and the clock
_CHUNK = 1 << 16
# The whole page without a guess at its direction; boxes of letters tell which of them stand raised.
_OPTIONS = ("--psm", "3", "--dpi", str(limits.OCR_DPI), "-c", "hocr_char_boxes=1", "-c", "tessedit_create_hocr=1")


class PageNotRead(Exception):
    """Tesseract could not read a page: it failed, took too long or answered what makes no sense."""


@dataclass(frozen=True, slots=True)
class Tesseract:
    """An installed Tesseract that has Vietnamese."""

    command: Path

    def read(self, picture: bytes, token: Token) -> str:
        """Return what stands on the picture of a page as hOCR; PageNotRead or Cancelled otherwise."""
        words = [str(self.command), "stdin", "stdout", "-l", LANGUAGE, *_OPTIONS]
        answer = _run(words, picture, limits.OCR_PAGE_SECONDS, token)
        if answer is None:
            raise PageNotRead
        return answer.decode("utf-8", "replace")


def find_command() -> Path | None:
    """Return the command that starts Tesseract, or None where it is not installed."""
    local = os.environ.get("LOCALAPPDATA")
    own = [str(Path(local, *_OF_USER))] if local else []
    places = (shutil.which("tesseract"), *_PLACES, *own)
    return next((Path(place) for place in places if place and Path(place).is_file()), None)


def find_tesseract(pages: str, token: Token) -> Tesseract:
    """Return a Tesseract that reads Vietnamese; ReadError says how to get it, and which pages wait for it."""
    command = find_command()
    if command is None:
        raise ReadError(_absent(pages))
    listed = _run([str(command), "--list-langs"], b"", limits.OCR_START_SECONDS, token)
    if listed is None:
        raise ReadError(
            Message(
                "Tesseract could not be started, so the scanned pages {pages} were not read; install it anew.",
                pages=pages,
            )
        )
    words = listed.decode("utf-8", "replace")
    if LANGUAGE not in words.split():
        folder = _FOLDER.search(words)
        raise ReadError(_without_vietnamese(pages, folder[1] if folder else "tessdata"))
    return Tesseract(command)


def _absent(pages: str) -> Message:
    if sys.platform == "win32":
        return Message(
            "The pages {pages} are scans. Tesseract, which can read them, is not installed: run the installer of "
            "UB Mannheim (tesseract-ocr-w64-setup) and choose Vietnamese in it, then read the pages again.",
            pages=pages,
        )
    if sys.platform == "darwin":
        return Message(
            "The pages {pages} are scans. Tesseract, which can read them, is not installed: install tesseract and "
            "tesseract-lang with Homebrew, then read the pages again.",
            pages=pages,
        )
    return Message(
        "The pages {pages} are scans. Tesseract, which can read them, is not installed: install the packages "
        "tesseract-ocr and tesseract-ocr-vie, then read the pages again.",
        pages=pages,
    )


def _without_vietnamese(pages: str, folder: str) -> Message:
    return Message(
        "The pages {pages} are scans. Tesseract is installed, but without Vietnamese: install the package "
        "tesseract-ocr-vie, or copy the file vie.traineddata into the folder {folder}, then read the pages again.",
        pages=pages,
        folder=folder,
    )


def _run(words: Sequence[str], given: bytes, seconds: float, token: Token) -> bytes | None:
    """Return what a command answers to what it is given, None where it fails; it never outlives this call."""
    try:
        child = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=WITHOUT_WINDOW,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},  # its threads wait for each other more than they work
        )
    except OSError:
        return None
    answer = bytearray()
    pipes = [
        threading.Thread(target=_feed, args=(child, given), daemon=True),
        threading.Thread(target=_drain, args=(child, answer), daemon=True),
    ]
    for pipe in pipes:
        pipe.start()
    try:
        ended = _wait(child, seconds, token)
    finally:
        child.kill()
        child.wait()
        for pipe in pipes:
            pipe.join(limits.OCR_START_SECONDS)
        if child.stdout is not None:
            child.stdout.close()
    return bytes(answer) if ended and child.returncode == 0 and len(answer) <= limits.OCR_BYTES else None


def _wait(child: subprocess.Popen[bytes], seconds: float, token: Token) -> bool:
    """Say whether a process ended by itself in its time; Cancelled where somebody asked for that."""
    deadline = time.monotonic() + seconds
    while child.poll() is None:
        if token.cancelled:
            raise Cancelled
        if time.monotonic() > deadline:
            return False
        with suppress(subprocess.TimeoutExpired):
            child.wait(_POLL)
    return True


def _feed(child: subprocess.Popen[bytes], given: bytes) -> None:
    assert child.stdin is not None
    with suppress(OSError, ValueError):  # a process that does not want more has its reasons
        child.stdin.write(given)
    with suppress(OSError, ValueError):
        child.stdin.close()


def _drain(child: subprocess.Popen[bytes], answer: bytearray) -> None:
    assert child.stdout is not None
    with suppress(OSError, ValueError):
        while piece := os.read(child.stdout.fileno(), _CHUNK):
            answer += piece
            if len(answer) > limits.OCR_BYTES:
                child.kill()
                return
