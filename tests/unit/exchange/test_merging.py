"""Reviews of several delegates merge without loss, in any order to the same, and twice to the same."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from hypothesis import given, settings
from hypothesis import strategies as st

from app.exchange.bundle import read_bundle
from app.exchange.model import Parcel
from app.exchange.plain_json import clean
from app.exchange.receiving import receive
from app.exports.bundle import write_bundle
from app.report.model import Span
from app.review.model import Verdict
from app.review.opinions import ColleagueReview, Origin, Receipt, Standing
from app.review.session import ReviewSession
from storage.library import Library, open_library
from tests.unit.exchange.sent import made_scan, review_of, sent_by

SCAN = made_scan()
LENGTH = len(SCAN.report.text)
NOTES = st.text(st.characters() | st.sampled_from("\r\n\t\x00=<&\"'\u2028\u202e"), max_size=20)
MARKS = st.lists(
    st.tuples(st.integers(0, LENGTH - 1), st.integers(1, 40), st.sampled_from(tuple(Verdict)), NOTES), max_size=5
)
WHEN = st.integers(1, 3).map(lambda day: f"2026-02-0{day}T00:00:00.000+00:00")
REVIEWS = st.lists(st.tuples(st.sampled_from(["Lan", "Hùng", ""]), WHEN, MARKS, st.booleans()), min_size=3, max_size=4)
QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None  # a folder in memory where there is one
NOW = "2026-01-01T00:00:00.000+00:00"


def _session(author: str, changed: str, marks: Sequence[tuple[int, int, Verdict, str]], more: bool) -> ReviewSession:
    session = review_of(SCAN, author, str(uuid5(NAMESPACE_URL, f"library of {author}")), changed)
    session._now = lambda: NOW  # type: ignore[method-assign]
    for start, length, verdict, note in marks:
        span = Span(start, min(LENGTH, start + length))
        if SCAN.report.text_of(span).strip():
            session.mark_span(span, verdict, note)
    if more:
        keys = [item.key for item, _ in session.marked()]
        for key in keys[:2]:
            session.add_evidence(key, "Sở Tài chính", note)
        if len(keys) > 1:
            session.link(keys[0], keys[1])
        figures = [item.key for item in session.items if item.key.startswith("fig:")]
        session.tie(figures[:2], figures[2])
        session.put_aside(session.findings[0].key, "Hai cách đếm")
    return session


def _bundles(reviews: Sequence[tuple[str, str, list, bool]], folder: Path) -> list[tuple[ReviewSession, Parcel]]:
    made = []
    for number, (author, changed, marks, more) in enumerate(reviews):
        session = _session(author, changed, marks, more)
        path = folder / f"{number}.zip"
        write_bundle(path, SCAN, session)
        made.append((session, read_bundle(path)))
    return made


def _library() -> Library:
    library = open_library(Path(tempfile.mkdtemp(dir=QUICK)) / "l.sqlite")
    library.add_report(SCAN.report)
    return library


def _imported(library: Library, parcels: Sequence[Parcel]) -> Sequence[ColleagueReview]:
    for one in library.colleagues(1):
        library.forget_colleague(1, one.delegate.id)
    for parcel in parcels:
        receive(parcel, library, "Tôi")
    return library.colleagues(1)


LIBRARY = _library()


@settings(max_examples=100, deadline=None)
@given(reviews=REVIEWS, order=st.randoms(use_true_random=False))
def test_reviews_merge_in_any_order_and_twice_to_the_same_and_nothing_is_lost(reviews, order) -> None:  # noqa: ANN001
    with tempfile.TemporaryDirectory(dir=QUICK) as folder:
        made = _bundles(reviews, Path(folder))
    parcels = [parcel for _, parcel in made]
    shuffled = [*parcels, *parcels]
    order.shuffle(shuffled)
    merged = _imported(LIBRARY, parcels)
    assert merged == _imported(LIBRARY, shuffled)
    latest = {}
    for session, parcel in sorted(made, key=lambda one: (one[1].changed, one[1].digest)):
        latest[parcel.delegate] = session
    assert {one.delegate for one in merged} == set(latest)
    for review in merged:
        session = latest[review.delegate]
        said = [(m.uuid, m.anchor.quote, m.verdict, clean(m.note)) for _, m in session.marked()]
        assert [(o.mark.uuid, o.mark.anchor.quote, o.mark.verdict, o.mark.note) for o in review.opinions] == said
        for field in fields(review.additions):
            ours, theirs = (
                {one.uuid: replace(one, note="", quote="") if field.name == "evidence" else one for one in records}
                if field.name != "evidence"
                else {one.uuid: (one.mark, one.source, clean(one.quote)) for one in records}
                for records in (getattr(session.additions, field.name), getattr(review.additions, field.name))
            )
            assert ours == theirs
        for (item, _), opinion in zip(session.marked(), review.opinions, strict=True):
            assert opinion.standing is Standing.HERE and opinion.place is not None
            assert opinion.place.start == item.span.start


def test_the_same_review_is_the_same_bytes(tmp_path: Path) -> None:
    session = _session("Lan", NOW, [(10, 20, Verdict.QUESTIONED, "Vì sao?")], True)
    for name in ("one.zip", "two.zip"):
        write_bundle(tmp_path / name, SCAN, session)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_ones_own_bundle_is_known_as_ones_own(tmp_path: Path) -> None:
    library = open_library(tmp_path / "library.sqlite")
    record = library.add_report(SCAN.report)
    path = sent_by("Lan", tmp_path, library=record.library)
    (arrival,) = receive(read_bundle(path), library, "lan ")
    assert arrival.receipt is Receipt.OWN and library.colleagues(1) == []
    (arrival,) = receive(read_bundle(path), library, "Hùng")
    assert arrival.receipt is Receipt.NEW and arrival.review.origin is Origin.BUNDLE
    library.close()
