"""What the window opens when it is started: the files that are named, and the sample the very first time."""

from __future__ import annotations

from pathlib import Path

from main import SAMPLE_VERSIONS, files_to_show
from storage.library import open_library


def test_the_first_start_opens_the_sample_and_later_ones_the_start_page(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    assert files_to_show([], library) == SAMPLE_VERSIONS[:1]
    open_library(library).close()
    assert not files_to_show([], library)


def test_files_that_are_named_are_opened_even_the_first_time(tmp_path: Path) -> None:
    assert files_to_show([tmp_path / "a.docx"], tmp_path / "none.sqlite") == [tmp_path / "a.docx"]
