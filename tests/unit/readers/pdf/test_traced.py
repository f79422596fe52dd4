"""Whatever is done to the words of a line, each letter keeps its place on the page."""

from __future__ import annotations

from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.readers.draft import Draft, Edit, Traced
from app.readers.pdf.letters import composed
from app.readers.pdf.lines import Line
from app.readers.pdf.notes import _LABEL
from app.readers.pdf.paragraphs import draft_of


def traced(text: str) -> Draft:
    edges = array("f", [10.0 * place for place in range(len(text) + 1)])
    return Draft(text, lines=[Traced(0, len(text), 1, 0, 12, edges)])


@given(st.text("ab c", min_size=1, max_size=30), st.data())
def test_an_edit_keeps_the_places_of_the_letters_around_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = data.draw(st.text("xyz", max_size=5))
    draft = traced(text)
    draft.edit([Edit(start, end, words)])
    assert draft.text == text[:start] + words + text[end:]
    for line in draft.lines:
        assert 0 <= line.start < line.end <= len(draft.text)
        assert len(line.edges) == line.end - line.start + 1
        assert all(left <= right for left, right in pairwise(line.edges))
    if draft.lines and start > 0:
        assert list(draft.lines[0].edges[:start]) == [10.0 * place for place in range(start)]


def test_two_drafts_put_together_keep_the_lines_of_both() -> None:
    draft = traced("một")
    draft.append(traced("hai"))
    assert [(line.start, line.end) for line in draft.lines] == [(0, 3), (4, 7)]


@given(st.text("aeo\u0301\u0323\u0302\ufb01\u200bx", max_size=20))
def test_composed_letters_have_an_edge_each(text: str) -> None:
    words, edges = composed(text, [float(place) for place in range(len(text) + 1)])
    assert len(edges) == len(words) + 1
    assert all(left <= right for left, right in pairwise(edges))


def line(text: str, base: float) -> Line:
    edges = array("f", [70.0 + 6 * place for place in range(len(text) + 1)])
    return Line(text, edges, base - 10, base + 3, base, 12, page=1)


def test_a_label_cut_off_and_a_hyphen_dropped_move_no_letter() -> None:
    text = "¹ tính devel-"
    match = _LABEL.match(text)
    assert match
    draft = draft_of([line(text, 100), line("opment chung", 116)], match.end())
    assert draft.text == "tính development chung"
    first, second = draft.lines
    assert (first.start, first.end, second.start) == (0, 10, 10)
    assert list(first.edges) == [70.0 + 6 * place for place in range(2, 13)]
    assert second.edges[0] == 70.0
