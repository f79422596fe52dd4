"""What all checks share: sentences that can be read, estimates at their word."""

from __future__ import annotations

from app.checks.context import context_of
from app.extraction.extract import extract
from app.extraction.model import Approximation
from tests.unit.checks.texts import report_of


def test_a_sentence_that_never_ends_is_cut_without_losing_a_figure() -> None:
    extraction = extract(report_of("trong đó có 12 hộ nghèo (chiếm 5%), " * 400))
    cut = context_of(extraction).sentences
    assert max(one.span.end - one.span.start for one in cut) <= 3000
    assert sum(len(one.figures) for one in cut) == len(extraction.figures) == 800


def test_an_estimate_is_taken_at_its_word_and_a_rough_number_is_not() -> None:
    context = context_of(
        extract(report_of("Thu ước đạt 486,5 tỷ đồng, chi khoảng 300 tỷ đồng, vốn ước khoảng 20 tỷ đồng."))
    )
    told = [figure.approximation for figure in context.sentences[0].figures]
    assert told == [Approximation.EXACT, Approximation.ABOUT, Approximation.ABOUT]
