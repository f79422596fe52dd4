"""What is asked of whom: by addressee and priority, in the delegate's words where there are any, with the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from app.exports.options import Options
from app.exports.questions import asked_of, edited_lines
from app.exports.registry import export
from app.review.model import Verdict
from app.review.records import Priority, Question, QuestionState
from app.review.session import ReviewSession
from app.wording import choose_language
from tests.unit.exports.reports import SAMPLE, session_of


@pytest.fixture(autouse=True)
def in_vietnamese() -> Iterator[None]:
    choose_language("vi")
    yield
    choose_language("en")


@pytest.fixture
def session() -> ReviewSession:
    """A review with three questions, the second pressing, the third to another body and answered."""
    made = session_of(SAMPLE, 0)
    figures = [item.key for item in made.items if item.kind.value == "figure"][:3]
    made.set_verdict(figures, Verdict.QUESTIONED)
    ask(made, figures[1], priority=Priority.HIGH, theme="Ngân sách")
    ask(
        made,
        figures[2],
        addressee="Sở Tài chính",
        wording="Vì sao “chậm” như vậy?\nĐề nghị nêu lý do.",
        answer="Do thiếu vốn.",
        answered_on="2026-07-10",
        state=QuestionState.ANSWERED,
    )
    return made


def ask(session: ReviewSession, key: str, **said: object) -> None:
    def change(question: Question) -> Question:
        return replace(question, **said)  # type: ignore[arg-type]

    session.change_question(key, change)


def lines_of(session: ReviewSession, folder: Path, options: Options | None = None) -> list[str]:
    path = folder / "questions.docx"
    export("questions", path, session.scan, session, options)
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def marks_of(session: ReviewSession, options: Options | None = None) -> list[str]:
    return [one.mark for one in asked_of(session.scan, session, options or Options())]


def test_the_pressing_question_comes_first_and_each_body_has_its_own(session: ReviewSession) -> None:
    first, second, third = (mark.uuid for _, mark in session.marked())
    asked = asked_of(session.scan, session, Options())
    assert [one.mark for one in asked] == [second, first, third]
    assert asked[2].addressee == "Sở Tài chính" != asked[0].addressee == asked[1].addressee


def test_several_bodies_are_named_and_have_a_heading_each(session: ReviewSession, tmp_path: Path) -> None:
    lines = lines_of(session, tmp_path)
    assert "- Sở Tài chính." in lines and "II. Câu hỏi gửi Sở Tài chính" in lines
    questions = [line for line in lines if line.startswith("Câu ") and line[4].isdigit()]
    assert [line[:6] for line in questions] == ["Câu 1.", "Câu 2.", "Câu 3."]
    assert questions[0].endswith("(lĩnh vực: Ngân sách; ưu tiên)")


def test_the_delegates_words_take_the_place_of_the_template_and_the_answer_follows(
    session: ReviewSession, tmp_path: Path
) -> None:
    lines = lines_of(session, tmp_path)
    place = lines.index("Vì sao “chậm” như vậy?")
    assert lines[place + 1] == "Đề nghị nêu lý do."
    assert lines[place + 2] == "Trả lời của cơ quan được chất vấn ngày 10/7/2026: Do thiếu vốn."
    assert lines[place + 3].startswith("Kết quả: ")
    assert sum(line.startswith("Báo cáo nêu:") for line in lines) == 2


def test_what_is_quoted_in_the_delegates_words_is_in_italics() -> None:
    (line,) = edited_lines("Vì sao “37/42” mà “05”?")
    assert [(piece.words, piece.italic) for piece in line] == [
        ("Vì sao ", False),
        ("“37/42”", True),
        (" mà ", False),
        ("“05”", True),
        ("?", False),
    ]


def test_questions_are_left_out_and_ordered_as_chosen(session: ReviewSession) -> None:
    first, second, _ = (mark.uuid for _, mark in session.marked())
    assert marks_of(session, Options(questions=(first, second))) == [first, second]
    assert marks_of(session, Options(questions=())) == []


def test_only_ones_own_marks_are_written_where_that_is_chosen(session: ReviewSession, tmp_path: Path) -> None:
    _, mark = session.marked()[0]
    others = replace(mark, author="Người khác")
    marks = [others, *(one for _, one in session.marked()[1:])]
    mixed = ReviewSession(session.record, session.machine_scan, marks, session.author, session.additions)
    assert len(marks_of(mixed)) == 3
    words = "\n".join(lines_of(mixed, tmp_path, Options(own_only=True)))
    assert "02 nội dung" in words


def test_every_other_export_tells_the_question_and_its_answer(session: ReviewSession, tmp_path: Path) -> None:
    from tests.unit.exports.test_real_reports import words_of

    for kind, ending in (("summary", ".docx"), ("table", ".xlsx"), ("table", ".csv"), ("page", ".html")):
        path = tmp_path / f"{kind}{ending}"
        export(kind, path, session.scan, session)
        words = words_of(path)
        for said in ("Sở Tài chính", "Ngân sách", "Do thiếu vốn.", "10/7/2026", "Ưu tiên cao"):
            assert said in words, (kind, said)


def test_evidence_and_contradictions_are_told_beside_the_mark(session: ReviewSession, tmp_path: Path) -> None:
    from tests.unit.exports.test_real_reports import words_of

    one, other = (item.key for item, _ in session.marked()[:2])
    session.add_evidence(one, "Niên giám 2025", "tăng 5,2%", "https://thongke.example")
    session.link(one, other)
    for kind, ending in (("summary", ".docx"), ("table", ".xlsx"), ("page", ".html")):
        path = tmp_path / f"{kind}{ending}"
        export(kind, path, session.scan, session)
        words = words_of(path)
        assert "Niên giám 2025; “tăng 5,2%”; https://thongke.example" in words
    assert words.count("Mâu thuẫn với") == 2


def test_a_quote_that_ends_a_sentence_is_followed_by_no_second_stop(tmp_path: Path) -> None:
    made = session_of(SAMPLE, 0)
    text = made.report.text
    last = next(one for one in made.items if text[one.span.end - 1] == "." and text[one.span.end] == "\n")
    made.set_verdict([last.key], Verdict.QUESTIONED)
    (line,) = [line for line in lines_of(made, tmp_path) if line.startswith("Báo cáo nêu")]
    assert line.endswith(".”")
