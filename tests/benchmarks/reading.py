"""Reading a Word file of 500 pages, beside python-docx loading it and returning its paragraphs' text."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.readers.process import ReadProcess
from app.readers.registry import read_report
from tests.benchmarks.clock import SAMPLE, Row, paired, process
from tests.benchmarks.long_word_file import write_long_file

CHARACTERS, NOTES, TABLES = 1_500_000, 500, 50
TIME_BAR, MEMORY_BAR = 3.0, 2.0
PEER_MEMORY = """
import json, sys, docx
from pathlib import Path
words = [paragraph.text for paragraph in docx.Document(sys.argv[1]).paragraphs]
status = Path("/proc/self/status")
print(json.dumps(status.read_text() if status.exists() else ""))
"""


def rows() -> Iterator[Row]:
    """Yield time and peak memory of a long file's reading, in python-docx's."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.docx"
        write_long_file(SAMPLE, path, CHARACTERS, NOTES, TABLES)
        report = read_report(path)
        name = f"read {len(report.text):,} characters, {len(report.note_marks)} notes, {TABLES} tables"
        ours, theirs = paired(lambda: read_report(path), lambda: python_docx(path), runs=5)
        yield Row(name, f"{ours:.2f} s", f"{ours / theirs:.2f} x python-docx ({theirs:.2f} s; bar {TIME_BAR:.0f} x)")
        warm = ReadProcess()
        try:
            whole, theirs = paired(lambda: warm.read(path), lambda: python_docx(path), runs=3)
            yield Row("the same through the reading process", f"{whole:.2f} s", f"{whole / theirs:.2f} x python-docx")
        finally:
            warm.close()
        yield _memory(path)


def python_docx(path: Path) -> list[str]:
    """Return the texts of the paragraphs as python-docx has them."""
    import docx

    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def _memory(path: Path) -> Row:
    what = "peak memory of the reading process for that file"
    peer = _peak(json.loads(process(PEER_MEMORY, str(path)).stdout))
    child = ReadProcess()
    try:
        child.read(path)
        status = Path(f"/proc/{child.process_id}/status")
        ours = _peak(status.read_text() if status.exists() else "")
    finally:
        child.close()
    if not ours or not peer:
        return Row(what, "not measured", "this system does not tell the peak of a process")
    return Row(
        what,
        f"{ours / 1024:.0f} MiB",
        f"{ours / peer:.2f} x python-docx ({peer / 1024:.0f} MiB; bar {MEMORY_BAR:.0f} x)",
    )


def _peak(status: str) -> int:
    """Return the kilobytes of the peak in a process's status, 0 where it is not told."""
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)
