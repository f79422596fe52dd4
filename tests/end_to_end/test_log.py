"""What the program writes into its log says what it did, and nothing of what stands in a report or a note."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from app.paths import user_data
from app.readers.registry import read_report
from main import SAMPLE_VERSIONS

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = str(SAMPLE_VERSIONS[0])
NOTE = "Đề nghị Sở Tài chính giải trình chênh lệch này"
RUN = 4  # so many words in a row are text of somebody's, not of the program's
DRIVER = """
import logging, sys
from pathlib import Path
from main import main
sample, broken, library, quote, note = sys.argv[1:]
common = ["--library", library, "-v"]
main(["scan", sample, broken, *common])
main(["mark", sample, "--quote", quote, "--verdict", "questioned", "--note", note, *common])
main(["library", "search", "ngân sách", *common])
logging.getLogger("app").error("told")
"""


def test_the_log_holds_no_words_of_a_report_or_of_a_note(tmp_path: Path) -> None:
    report = read_report(Path(SAMPLE)).text
    broken = tmp_path / "broken.docx"
    broken.write_bytes(Path(SAMPLE).read_bytes()[:5_000])
    quote = " ".join(report.split()[40:60])
    arguments = [SAMPLE, str(broken), str(tmp_path / "library.sqlite"), quote, NOTE]
    subprocess.run([sys.executable, "-c", DRIVER, *arguments], cwd=ROOT, capture_output=True, timeout=90, check=True)
    written = " ".join((user_data() / "thamtra.log").read_text(encoding="utf-8").split())
    assert written.endswith("told")
    texts = (report.split(), NOTE.split())
    runs = (" ".join(words[place : place + RUN]) for words in texts for place in range(len(words) - RUN))
    assert [run for run in runs if run in written] == []
