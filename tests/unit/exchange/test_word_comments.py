"""Comments of a Word file that came back: each at its place, with its author; ours are known again and not doubled."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document

from app.errors import ExchangeError
from app.exchange.receiving import read_parcels, receive_all
from app.exchange.word_comments import read_comments
from app.exports.registry import export
from app.readers.registry import read_report
from app.review.model import Verdict
from app.review.opinions import Origin, Receipt
from app.review.records import Priority, QuestionState
from app.review.session import ReviewSession
from app.scan import scan_report
from app.wording import choose_language
from storage.library import Library, open_library
from tests.unit.exports.reports import SAMPLE


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    choose_language("en")
    yield
    choose_language("en")


@pytest.fixture
def report_file(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.docx"
    shutil.copy(SAMPLE, path)
    return path


@pytest.fixture
def library(tmp_path: Path, report_file: Path) -> Iterator[Library]:
    opened = open_library(tmp_path / "library.sqlite")
    opened.add_report(read_report(report_file))
    yield opened
    opened.close()


def _session(library: Library, author: str = "Lan") -> ReviewSession:
    record = library.reports()[0]
    marks, additions = library.marks(record.id), library.additions(record.id)
    return ReviewSession(record, scan_report(library.report(record.id)), marks, author, additions)


def _commented(source: Path, said: str, author: str, nth: int = 4) -> Path:
    """Return a copy in which somebody commented on a run of the text in Word."""
    document = Document(str(source))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if len(run.text) > 30]
    document.add_comment(runs[nth], said, author, "X")
    path = source.with_name("came-back.docx")
    document.save(str(path))
    return path


def _receive(path: Path, library: Library, author: str = "Lan"):  # noqa: ANN202
    return receive_all(read_parcels(path, lambda file, _token: read_report(file)), library, author)


def _marked(library: Library, note: str = "Vì sao?") -> ReviewSession:
    session = _session(library)
    for item in (*session.findings[:3], *session.items[::25]):
        for edit in (session.set_verdict([item.key], Verdict.QUESTIONED), session.set_note(item.key, note)):
            if edit:
                library.write(edit.writes)
    return session


def test_a_comment_is_a_note_at_its_words_and_no_verdict(library: Library, report_file: Path) -> None:
    path = _commented(report_file, "Số này lấy đâu ra?\n<b>Đề nghị rõ</b>", "Trần Hùng")
    (arrival,) = _receive(path, library)
    (opinion,) = arrival.review.opinions
    assert (arrival.review.delegate.name, arrival.review.origin) == ("Trần Hùng", Origin.WORD)
    assert opinion.mark.verdict is Verdict.UNREVIEWED
    assert opinion.mark.note == "Số này lấy đâu ra?\n<b>Đề nghị rõ</b>"
    run = [run for paragraph in Document(str(path)).paragraphs for run in paragraph.runs if len(run.text) > 30][4]
    assert opinion.place is not None and opinion.place.quote == " ".join(run.text.split())
    assert opinion.mark.created[:2] == "20"


def test_our_own_comments_come_back_as_the_marks_they_were(library: Library, report_file: Path, tmp_path: Path) -> None:
    session = _marked(library)
    path = tmp_path / "annotated.docx"
    export("annotated", path, session.scan, session)
    (parcel,) = read_comments(path, read_report(path))
    ours = {(mark.anchor.quote, mark.anchor.start): (mark.verdict, mark.note) for _, mark in session.marked()}
    theirs = {(mark.anchor.quote, mark.anchor.start): (mark.verdict, mark.note) for mark in parcel.marks}
    assert theirs == ours
    (arrival,) = _receive(path, library)
    assert arrival.receipt is Receipt.KNOWN and library.colleagues(1) == []


def test_a_note_that_was_changed_in_word_is_the_only_thing_that_is_new(
    library: Library, report_file: Path, tmp_path: Path
) -> None:
    session = _marked(library)
    path = tmp_path / "annotated.docx"
    export("annotated", path, session.scan, session)
    document = Document(str(path))
    comment = next(iter(document.comments))
    line = next(paragraph for paragraph in comment.paragraphs if paragraph.text == "Vì sao?")
    line.runs[0].text = "Đã rõ một phần"
    document.save(str(path))
    (arrival,) = _receive(path, library)
    (opinion,) = arrival.review.opinions
    assert (arrival.receipt, opinion.mark.note) == (Receipt.NEW, "Đã rõ một phần")
    assert opinion.mark.verdict is Verdict.QUESTIONED


def test_a_colleagues_annotated_copy_brings_their_verdicts(library: Library, report_file: Path, tmp_path: Path) -> None:
    theirs = _session(library, "Mai")
    theirs.set_verdict([theirs.findings[0].key], Verdict.INCONSISTENT)
    path = tmp_path / "annotated.docx"
    export("annotated", path, theirs.scan, theirs)
    (arrival,) = _receive(path, library)
    (opinion,) = arrival.review.opinions
    assert (arrival.review.delegate.name, opinion.mark.verdict) == ("Mai", Verdict.INCONSISTENT)
    (again,) = _receive(path, library)
    assert again.receipt is Receipt.KNOWN and len(library.colleagues(1)) == 1


@pytest.mark.parametrize(("written", "chosen"), [("vi", "en"), ("en", "vi"), ("vi", "vi")])
def test_what_the_program_wrote_is_known_in_whatever_language_it_was_written(
    library: Library, tmp_path: Path, written: str, chosen: str
) -> None:
    theirs = _session(library, "Mai")
    one, two, *_ = [item.key for item in theirs.findings]
    theirs.set_verdict([one, two], Verdict.INCONSISTENT)
    theirs.set_note(one, "Vì sao?\nĐề nghị rõ")
    theirs.add_evidence(one, "Sở Tài chính", "06 nội dung; gồm 05", "https://so.example/a", "C:\\Mai\\cong van.pdf")
    theirs.add_evidence(two, "", "", "https://so.example/b")
    asked = {"addressee": "UBND tỉnh", "priority": Priority.HIGH, "wording": "Còn lại\nbao nhiêu?"}
    answered = {"answer": "Còn 05", "answered_on": "2026-03-09", "state": QuestionState.SETTLED, "theme": "Đầu tư"}
    theirs.change_question(one, lambda question: replace(question, **asked, **answered))
    theirs.link(one, two)
    choose_language(written)
    path = tmp_path / "annotated.docx"
    export("annotated", path, theirs.scan, theirs)
    choose_language(chosen)
    (parcel,) = read_comments(path, read_report(path))
    said = {mark.anchor.start: mark for mark in parcel.marks}
    first, second = (said[theirs.item(key).span.start] for key in (one, two))
    assert (first.verdict, first.note, second.note) == (Verdict.INCONSISTENT, "Vì sao?\nĐề nghị rõ", "")
    told = {(each.mark, each.source, each.quote, each.url, each.file) for each in parcel.additions.evidence}
    assert told == {
        (first.uuid, "Sở Tài chính", "06 nội dung; gồm 05", "https://so.example/a", "cong van.pdf"),
        (second.uuid, "", "", "https://so.example/b", ""),
    }
    (question,) = parcel.additions.questions
    assert question.mark == first.uuid
    assert {name: getattr(question, name) for name in (*asked, *answered)} == asked | answered
    (link,) = parcel.additions.links
    assert {link.first, link.second} == {first.uuid, second.uuid}
    (arrival,) = _receive(path, library)
    assert (arrival.receipt, len(arrival.review.additions.all)) == (Receipt.NEW, 4)


def test_two_comments_at_one_place_are_one_note_in_their_order_with_both_times(
    library: Library, report_file: Path
) -> None:
    document = Document(str(report_file))
    run = [run for paragraph in document.paragraphs for run in paragraph.runs if len(run.text) > 30][4]
    times = [datetime(2026, 3, 1, hour, 5, tzinfo=UTC) for hour in (14, 8)]
    for words, when in zip(("Sau", "Trước"), times, strict=True):
        document.add_comment([run], words, "Hùng", "H")._comment_elm.date = when
    path = report_file.with_name("came-back.docx")
    document.save(str(path))
    (arrival,) = _receive(path, library)
    (opinion,) = arrival.review.opinions
    assert opinion.mark.note == "01/03/2026 08:05: Trước\n01/03/2026 14:05: Sau"
    assert (opinion.mark.created[:16], opinion.mark.changed[:16]) == ("2026-03-01T08:05", "2026-03-01T14:05")
    (again,) = _receive(path, library)
    assert again.receipt is Receipt.KNOWN and len(library.colleagues(1)) == 1


def test_a_file_without_comments_is_refused_in_words(library: Library, report_file: Path) -> None:
    with pytest.raises(ExchangeError, match="holds no comments"):
        _receive(report_file, library)
