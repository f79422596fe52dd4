"""Pages of a PDF as pixels: in the asked size, of the very file that was read, whatever is wrong with it."""

from __future__ import annotations

import sys
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from app.errors import ReadError, SourceLost
from app.jobs import Token
from app.readers import limits
from app.readers.pdf.picture import Pictures
from app.readers.pictures import PageAsked, PagePicture, page_picture
from app.readers.process import ReadProcess
from tests.unit.readers.pdf.pdf_file import Pdf, rule, text

COMMAND = [sys.executable, "-m", "app.readers.worker"]
WIDTH = 119  # a fifth of A4


@pytest.fixture
def pictures() -> Iterator[Pictures]:
    made = Pictures()
    yield made
    made.close()


@pytest.fixture
def process() -> Iterator[ReadProcess]:
    made = ReadProcess(COMMAND)
    yield made
    made.close()


def written(tmp_path: Path, *extras: str) -> Path:
    pdf = Pdf()
    for extra in extras or ("",):
        pdf.page(rule(100, 742, 200, 742), extra=extra)
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf.build())
    return file


def digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def dark_rows(picture: PagePicture) -> set[int]:
    row = picture.width * 4
    return {y for y in range(picture.height) if min(picture.pixels[y * row : (y + 1) * row : 4]) < 200}


def taken(answer: dict[str, Any]) -> PagePicture:
    return PagePicture(answer["width"], answer["height"], zlib.decompress(b64decode(answer["pixels"])))


def test_a_page_is_drawn_in_the_asked_width_with_its_lines_in_their_place(tmp_path: Path, pictures: Pictures) -> None:
    file = written(tmp_path)
    picture = taken(pictures.picture(file, digest(file), 1, WIDTH))
    assert (picture.width, picture.height) == (119, 168)
    assert len(picture.pixels) == 119 * 168 * 4
    assert dark_rows(picture) <= {19, 20, 21} and dark_rows(picture)


def test_a_turned_page_is_drawn_as_it_is_shown(tmp_path: Path, pictures: Pictures) -> None:
    file = written(tmp_path, "/Rotate 90")
    picture = taken(pictures.picture(file, digest(file), 1, 168))
    assert (picture.width, picture.height) == (168, 119)
    assert len(dark_rows(picture)) > 15


def test_a_picture_stays_within_the_limit(tmp_path: Path, pictures: Pictures, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PICTURE_PIXELS", 5_000)
    file = written(tmp_path)
    answer = pictures.picture(file, digest(file), 1, 100_000)
    assert 4_000 < answer["width"] * answer["height"] <= 5_000


@pytest.mark.parametrize("page", [0, -1, 2, 99])
def test_a_page_that_is_none_costs_a_sentence(tmp_path: Path, pictures: Pictures, page: int) -> None:
    file = written(tmp_path)
    with pytest.raises(ReadError):
        pictures.picture(file, digest(file), page, WIDTH)


def test_a_file_that_was_changed_or_is_gone_is_told(tmp_path: Path, pictures: Pictures) -> None:
    file = written(tmp_path)
    before = digest(file)
    pictures.picture(file, before, 1, WIDTH)
    written(tmp_path, "", "")
    with pytest.raises(SourceLost, match="was changed"):
        pictures.picture(file, before, 1, WIDTH)
    file.unlink()
    with pytest.raises(SourceLost, match="not there any more"):
        pictures.picture(file, before, 1, WIDTH)


def test_the_process_draws_pages_and_reads_reports_in_turns(tmp_path: Path, process: ReadProcess) -> None:
    pdf = Pdf()
    for _ in range(2):
        pdf.page(text(70, 700, "Đã xong 37/42 việc."))
    file = tmp_path / "a.pdf"
    file.write_bytes(pdf.build())
    asked = PageAsked(str(file), digest(file), 2, WIDTH)
    first = page_picture(asked, ask=process.ask)
    assert (first.width, first.height) == (119, 168)
    assert len(process.read(file).pages) == 2
    warm = process.process_id
    with pytest.raises(SourceLost, match="was changed"):
        page_picture(PageAsked(str(file), "0" * 64, 1, WIDTH), ask=process.ask)
    assert page_picture(asked, ask=process.ask) == first
    assert process.process_id == warm


def test_a_process_that_dies_over_a_page_costs_that_page_alone(tmp_path: Path) -> None:
    process = ReadProcess([sys.executable, "-c", "import os; os.abort()"])
    with pytest.raises(ReadError, match="broke the reading process"):
        page_picture(PageAsked(str(tmp_path / "a.pdf"), "", 1, WIDTH), ask=process.ask)
    assert process.process_id is None
    process.close()


def test_a_page_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    process = ReadProcess([sys.executable, "-c", "import time; time.sleep(60)"], seconds=0.2)
    with pytest.raises(ReadError, match="too long"):
        page_picture(PageAsked(str(tmp_path / "a.pdf"), "", 1, WIDTH), ask=process.ask)
    assert process.process_id is None
    process.close()


def packed(size: int) -> str:
    return b64encode(zlib.compress(bytes(size), 9)).decode()


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"picture": None},
        {"picture": {"width": 10, "height": 10, "pixels": packed(399)}},
        {"picture": {"width": 10, "height": 10, "pixels": "no pixels at all"}},
        {"picture": {"width": 10, "height": 10, "pixels": b64encode(b"no pixels").decode()}},
        {"picture": {"width": 0, "height": 10, "pixels": packed(0)}},
        {"picture": {"width": -10, "height": -10, "pixels": packed(400)}},
        {"picture": {"width": 100_000, "height": 100_000, "pixels": packed(4)}},
    ],
)
def test_an_answer_that_is_no_picture_is_refused(tmp_path: Path, answer: dict[str, Any]) -> None:
    code = (
        "import sys; from app.readers.worker import read_frame, write_frame\n"
        f"read_frame(sys.stdin.buffer); write_frame(sys.stdout.buffer, {answer!r}); sys.stdin.read()"
    )
    process = ReadProcess([sys.executable, "-c", code])
    with pytest.raises(ReadError, match="broke the reading process"):
        page_picture(PageAsked(str(tmp_path / "a.pdf"), "", 1, WIDTH), ask=process.ask)
    process.close()


def test_of_an_answer_that_unpacks_to_more_only_the_pixels_are_taken() -> None:
    def ask(
        _request: Mapping[str, Any],
        _path: Path,
        _token: Token | None,
        made: Callable[[dict[str, Any]], PagePicture],
    ) -> PagePicture:
        return made({"picture": {"width": 10, "height": 10, "pixels": packed(50_000_000)}})

    assert len(page_picture(PageAsked("a.pdf", "", 1, 10), ask=ask).pixels) == 400
