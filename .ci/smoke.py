"""Tries a frozen build: the scan of the sample, its errors, and the window offscreen. Usage: smoke.py FOLDER."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

folder = Path(sys.argv[1])
program = folder / ("tham-tra.exe" if os.name == "nt" else "tham-tra")
sample = next(folder.rglob("bao-cao-mau-ban-1.docx"))
environment = {
    name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
}


def run(*arguments: str, cwd: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder of its own and return what it printed."""
    own = environment | {"XDG_DATA_HOME": cwd, "XDG_CONFIG_HOME": cwd}
    return subprocess.run(
        [program.absolute(), *arguments],
        cwd=cwd,
        env=own,
        capture_output=True,
        text=True,
        timeout=180,
        encoding="utf-8",
    )


with tempfile.TemporaryDirectory() as place:
    scan = run("scan", str(sample.absolute()), "--format", "json", cwd=place)
    assert scan.returncode == 0, scan.stderr
    found = json.loads(scan.stdout)
    block = next(one for one in found["blocks"] if one["end"] - one["start"] > 60)
    quote = found["text"][block["start"] : block["end"]]
    assert len(found["figures"]) > 100 and found["findings"], "the frozen program finds too little in the sample"
    assert run("scan", "absent.docx", cwd=place).returncode == 1
    marked = ("mark", str(sample.absolute()), "--quote", quote, "--verdict", "questioned", "--note", "làm rõ")
    assert run(*marked, cwd=place).returncode == 0
    for kind in ("questions", "annotated", "overview"):
        written = Path(place) / f"{kind}.docx"
        export = run("export", str(sample.absolute()), "--to", str(written), "--as", kind, cwd=place)
        assert export.returncode == 0 and zipfile.is_zipfile(written), export.stderr
    with zipfile.ZipFile(Path(place) / "annotated.docx") as package:
        assert "làm rõ" in package.read("word/comments.xml").decode(), "the mark is no comment in the copy"
    with zipfile.ZipFile(Path(place) / "overview.docx") as package:
        assert any("media/" in name for name in package.namelist()), "the overview has no charts"
    window = run(str(sample.absolute()), cwd=place)
    assert window.returncode == 0, window.stdout + window.stderr
    picture = Path(place) / "build" / "window.png"
    assert picture.stat().st_size > 20_000, "the window was not drawn"
print(
    f"The frozen program works: {len(found['figures'])} figures, {len(found['findings'])} findings, the window drawn."
)
