"""What holds for any two versions, made of the characters that files bring and by the edits that people make."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from app.comparison.carry import Carrier
from app.comparison.compare import compare_reports
from app.comparison.model import Comparison, FigureChangeKind, WordingChangeKind
from app.comparison.noise import noise
from app.report.model import Report, Span
from tests.unit.comparison.builder import extraction_of

_ODD = [
    "\u0007", "\u200b", "\u00ad", "\u202e", "\ufeff", "שלום", "العربية", "😀", "👨\u200d👩\u200d👧", "e\u0301\u0323",
    "ﬁ", "²", "¹⁰", "9" * 90, "1.234.567.890,123", "0,0000001", "−5", "½", "Ⅷ", "%", "m²", "/", "\u0301",
]  # fmt: skip
_PLAIN = ["đạt", "05", "06", "3.600 tỷ", "Sở Tài chính", "thu", "ngân sách", "hòa", "hoà", "12 %", "và", "chưa", "nội¹"]
_PHRASE = st.lists(st.sampled_from(_PLAIN + _ODD), min_size=1, max_size=6).map(" ".join)
_LINE = st.one_of(
    st.lists(_PHRASE, min_size=1, max_size=4).map(lambda phrases: ". ".join(phrases) + "."),
    _PHRASE.map(lambda words: f"1. {words}"),
    _PHRASE.map(lambda words: f"¹ {words}"),
    st.lists(_PHRASE, min_size=2, max_size=3).map(lambda cells: "| " + " | ".join(cells)),
)
_LINES = st.lists(_LINE, max_size=6)


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, str]:
    """Return a text and what some edits made of it."""
    old = draw(_LINES)
    new = list(old)
    for _ in range(draw(st.integers(0, 4))):
        if not new:
            break
        at = draw(st.integers(0, len(new) - 1))
        match draw(st.sampled_from(["move", "delete", "repeat", "insert", "join", "words"])):
            case "move":
                new.insert(draw(st.integers(0, len(new) - 1)), new.pop(at))
            case "delete":
                del new[at]
            case "repeat":
                new.insert(at, new[at])
            case "insert":
                new.insert(at, draw(_LINE))
            case "join":
                new[at : at + 2] = [" ".join(new[at : at + 2])]
            case _:
                words = new[at].split(" ")
                place = draw(st.integers(0, len(words)))
                new[at] = " ".join([*words[:place], draw(_PHRASE), *words[place + draw(st.integers(0, 2)) :]])
    return "\n".join(old), "\n".join(new)


def compare(texts: tuple[str, str]) -> Comparison:
    return compare_reports(extraction_of(texts[0]), extraction_of(texts[1]))


def letters(text: str) -> list[str]:
    return [char for char in text if char.isalnum() and (char.isdecimal() or not char.isdigit())]


@given(versions())
@settings(max_examples=50, deadline=None)
def test_a_version_does_not_differ_from_itself(texts: tuple[str, str]) -> None:
    for text in texts:
        comparison = compare((text, text))
        assert not comparison.wording and not comparison.figures and not comparison.restated
        assert noise(comparison) == ()


@given(versions())
@settings(max_examples=70, deadline=None)
def test_the_other_way_round_is_the_mirror(texts: tuple[str, str]) -> None:
    there, back = compare(texts), compare((texts[1], texts[0]))
    turned = {"inserted": "deleted", "deleted": "inserted", "split": "merged", "merged": "split"}
    assert sorted((str(c.change), str(c.old), str(c.new)) for c in there.wording) == sorted(
        (turned.get(c.change, str(c.change)), str(c.new), str(c.old)) for c in back.wording
    )
    assert {(c.old, c.new) for c in there.equal} == {(c.new, c.old) for c in back.equal}
    assert set(there.pairs) == {(old, new) for new, old in back.pairs}
    swapped = {FigureChangeKind.ADDED: FigureChangeKind.REMOVED, FigureChangeKind.REMOVED: FigureChangeKind.ADDED}
    assert {(c.change, c.old, c.new) for c in there.figures} == {
        (swapped.get(c.change, c.change), c.new, c.old) for c in back.figures
    }


@given(versions())
@settings(max_examples=70, deadline=None)
def test_the_changes_make_the_new_version_of_the_old_one(texts: tuple[str, str]) -> None:
    comparison = compare(texts)
    before, after = comparison.old.report, comparison.new.report
    made = [(one.new, before.text_of(one.old)) for one in comparison.equal]
    brought = (WordingChangeKind.INSERTED, WordingChangeKind.REPLACED)
    made += [(c.new, after.text_of(c.new)) for c in comparison.wording if c.new and c.change in brought]
    assert all(one.end <= other.start for one, other in pairwise(sorted(span for span, _ in made)))
    said = letters("".join(text for _, text in sorted(made)))
    assert sorted(said) == sorted(letters(_without_what_is_renumbered(after, [span for span, _ in made])))


def _without_what_is_renumbered(report: Report, told: list[Span]) -> str:
    """Return a text without marks of notes and without such list numbers as are neither the same nor told."""
    left_out = {place for mark in report.note_marks for place in range(*mark.span)}
    for block in report.blocks:
        labels = range(block.span.start, block.list_mark_end)
        left_out |= {place for place in labels if not any(span.start <= place < span.end for span in told)}
    return "".join(char for place, char in enumerate(report.text) if place not in left_out)


@given(versions())
@settings(max_examples=60, deadline=None)
def test_every_figure_is_paired_once_or_added_or_removed_and_every_place_is_carried(texts: tuple[str, str]) -> None:
    comparison = compare(texts)
    olds, news = zip(*comparison.pairs, strict=True) if comparison.pairs else ((), ())
    assert len(set(olds)) == len(olds) and len(set(news)) == len(news)
    gone = {c.old.id for c in comparison.figures if c.old and c.new is None}
    assert gone.isdisjoint(olds)
    carrier = Carrier(comparison)
    for figure in comparison.old.figures:
        carried = carrier.carry(figure.span)
        assert carried.span is None or 0 <= carried.span.start < carried.span.end <= len(comparison.new.report.text)
