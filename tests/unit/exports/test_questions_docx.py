"""The questions to the issuing body: only what was questioned or is inconsistent, in the order of the text."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from docx import Document

from app.exports.official import sentences
from app.exports.registry import export
from app.review.model import Verdict
from app.review.session import ReviewSession
from app.wording import choose_language
from tests.unit.exports.reports import SAMPLE, session_of
from tests.unit.exports.test_review_exports import RECORD, made_scan, reviewed


def lines_of(session: ReviewSession, folder: Path) -> list[str]:
    path = folder / "questions.docx"
    export("questions", path, session.scan, session)
    return [paragraph.text for paragraph in Document(str(path)).paragraphs]


def test_only_questioned_and_inconsistent_items_are_asked_numbered_in_order(tmp_path: Path) -> None:
    choose_language("vi")
    lines = lines_of(reviewed(), tmp_path)
    assert [line for line in lines if line.startswith("Câu ")] == ["Câu 1. Mục I.3.1", "Câu 2. Mục I.3.1"]
    words = "\n".join(lines)
    assert "12/NQ-HĐND" not in words
    assert "giải trình sự không thống nhất" in words and "làm rõ nội dung này" in words
    assert "tại Chú thích 6 lại nêu: “Gồm 06 nội dung" in words
    assert "trả lời 02 nội dung sau:" in words and words.count("Đề nghị giải trình") == 2


def test_every_asked_quote_and_note_of_a_report_is_in_the_questions(tmp_path: Path) -> None:
    session = session_of(SAMPLE)
    words = " ".join("\n".join(lines_of(session, tmp_path)).split())
    asked = [one for one in session.marked() if one[1].verdict in (Verdict.QUESTIONED, Verdict.INCONSISTENT)]
    assert len(asked) > 20
    for item, mark in asked:
        assert " ".join(session.report.text_of(item.span).split()) in words
        if mark.note == "Đề nghị giải trình":
            assert mark.note in words


def test_with_nothing_to_ask_the_page_says_so_in_both_languages(tmp_path: Path) -> None:
    session = ReviewSession(RECORD, made_scan(), [])
    choose_language("en")
    assert any("judged nothing as questioned" in line for line in lines_of(session, tmp_path))
    choose_language("vi")
    assert any("chưa đánh giá nội dung nào" in line for line in lines_of(session, tmp_path))


@pytest.mark.parametrize("name", ["questions"])
def test_both_languages_of_a_template_have_the_same_sentences_and_places(name: str) -> None:
    found = []
    for language in ("vi", "en"):
        choose_language(language)
        parsed = {
            key: sorted(part[1] or "" for part in string.Formatter().parse(text))
            for key, text in sentences(name).items()
        }
        found.append({key: {place for place in places if place} for key, places in parsed.items()})
    assert found[0] == found[1]
