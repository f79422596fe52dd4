"""A program that stands in for Tesseract."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

# Takes the picture, notes that it runs, and does what the case says.
PROGRAM = """#!{python}
import os, pathlib, sys, time
if "--list-langs" in sys.argv:
    print('List of available languages in "/opt/tessdata/" (2):')
    print({languages!r})
    sys.exit(0)
picture = sys.stdin.buffer.read()
assert picture.startswith(b"P5 ") and sys.argv[1:3] == ["stdin", "stdout"], sys.argv
pathlib.Path({seen!r}).write_text(str(os.getpid()))
case = {case!r}
if case == "hangs":
    time.sleep(60)
if case == "takes its time":
    time.sleep(1)
if case == "fails":
    sys.exit(3)
if case == "floods":
    while True:
        sys.stdout.write("x" * 100_000)
sys.stdout.buffer.write({answer!r}.encode("utf-8"))
"""


def stand_in(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    case: str = "reads",
    languages: str = "eng\nvie",
) -> Path:
    """Put a program in Tesseract's place; return where it notes that it ran."""
    program, seen = folder / "bin" / "tesseract", folder / "seen"
    program.parent.mkdir()
    words = PROGRAM.format(python=sys.executable, case=case, languages=languages, seen=str(seen), answer=answer)
    program.write_text(words, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    return seen
