"""Word files with very much of one thing are read in a time that grows with their size, not with its square."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.readers.test_docx import read
from tests.unit.readers.word_file import paragraph, part, run

SECONDS = 15.0  # of a slow machine; each case took more than this where its time grew with the square


def alternating_runs() -> tuple[str, dict[str, str]]:
    return paragraph(*[run("chữ ", "<w:b/>" if place % 2 else "<w:i/>") for place in range(40_000)]), {}


def comments() -> tuple[str, dict[str, str]]:
    body = "".join(paragraph("Có", f'<w:r><w:commentReference w:id="{place}"/></w:r>') for place in range(8_000))
    said = "".join(f'<w:comment w:id="{place}" w:author="An">{paragraph("Xem")}</w:comment>' for place in range(8_000))
    return body, {"comments": part("comments", said)}


def one_paragraph_cut_in_many() -> tuple[str, dict[str, str]]:
    return "".join(
        paragraph("đoạn văn bị cắt ra nhiều lần và còn dài hơn sáu mươi chữ cái nữa") for _ in range(45_000)
    ), {}


@pytest.mark.parametrize("made", [alternating_runs, comments, one_paragraph_cut_in_many])
def test_much_of_one_thing_is_read_in_linear_time(
    tmp_path: Path, made: Callable[[], tuple[str, dict[str, str]]]
) -> None:
    body, parts = made()
    begun = time.perf_counter()
    assert read(tmp_path, body, **parts).text
    assert time.perf_counter() - begun < SECONDS
