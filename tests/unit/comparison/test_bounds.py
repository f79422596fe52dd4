"""No text makes the work grow with the square of its length: counted in cells of alignments and blocks looked at."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import pytest

from app.comparison import align
from app.comparison.compare import compare_reports
from app.comparison.likeness import _LONGEST, Likeness
from tests.unit.comparison.builder import extraction_of

WORDS = [f"từ{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(600)]
Texts = Callable[[int], tuple[str, str]]


def said(count: int, seed: int) -> list[str]:
    return random.Random(seed).choices(WORDS, k=count)


def lines(count: int, seed: int) -> str:
    words = said(12 * count, seed)
    return "\n".join(" ".join(words[12 * n : 12 * n + 12]) for n in range(count))


def headings(count: int) -> tuple[str, str]:
    return "Kết quả thực hiện\n" * count, "Kết quả thực hiện\n" * (count - count // 9) + "Phương hướng"


def headings_between(count: int) -> tuple[str, str]:
    first, second = lines(count, 1).split("\n"), lines(count, 2).split("\n")
    return "\nKết quả thực hiện\n".join(first), "\nKết quả thực hiện\n".join(second)


def long_lines_all_alike(count: int) -> tuple[str, str]:
    line = " ".join(said(12, 3))
    return f"{line}\n" * count, f"{line} thêm\n" * (count - 7)


def all_different(count: int) -> tuple[str, str]:
    return lines(count, 4), lines(count, 5)


def one_paragraph(count: int) -> tuple[str, str]:
    words = said(40 * count, 6)
    return " ".join(words), " ".join(word for n, word in enumerate(words) if n % 97)


def one_paragraph_of_two_words(count: int) -> tuple[str, str]:
    return tuple(" ".join(random.Random(seed).choices(("và", "thu"), k=40 * count)) for seed in (7, 8))  # type: ignore[return-value]


def paragraphs_turned_round(count: int) -> tuple[str, str]:
    old = lines(count, 9)
    return old, "\n".join(reversed(old.split("\n")))


@pytest.mark.parametrize(
    "texts",
    [headings, headings_between, long_lines_all_alike, all_different, one_paragraph, one_paragraph_of_two_words,
     paragraphs_turned_round],
)  # fmt: skip
def test_twice_the_text_is_at_most_little_more_than_twice_the_work(
    texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = [_work(texts(count), monkeypatch) for count in (600, 1200)]
    assert work[1] <= 2.6 * work[0] + align._CAP


def _work(texts: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> int:
    cells = 0
    exact, measured = align._exact, Likeness._measured

    def counted(old: Sequence[int], new: Sequence[int], a0: int, a1: int, b0: int, b1: int) -> list[align.Run]:
        nonlocal cells
        assert (a1 - a0) * (b1 - b0) <= align._CAP
        cells += (a1 - a0) * (b1 - b0)
        return exact(old, new, a0, a1, b0, b1)

    def looked_at(self: Likeness, number: int, other: int) -> float:
        nonlocal cells
        cells += len(self.words[0][number][:_LONGEST]) * len(self.words[1][other][:_LONGEST])
        return measured(self, number, other)

    with monkeypatch.context() as patch:
        patch.setattr(align, "_exact", counted)
        patch.setattr(Likeness, "_measured", looked_at)
        compare_reports(extraction_of(texts[0]), extraction_of(texts[1]))
    return cells


def test_a_block_is_looked_at_beside_few_others(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = 0
    measured = Likeness._measured

    def looked_at(self: Likeness, number: int, other: int) -> float:
        nonlocal seen
        seen += 1
        return measured(self, number, other)

    monkeypatch.setattr(Likeness, "_measured", looked_at)
    old = "\n".join(f"{lines(1, n)} chung một đoạn cuối" for n in range(500))
    compare_reports(extraction_of(old), extraction_of(old.replace("chung", "cùng")))
    assert seen <= 8 * 500
