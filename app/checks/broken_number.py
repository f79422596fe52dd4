"""Numbers that lost a separator or have one too many: "thứ 1763 tỉnh/thành" for 17/63, "12,,5%", "1.234.56 tỷ đồng"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.clauses import same_noun
from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.extraction.model import FigureKind
from app.report.model import Span
from app.wording.message import Message

PROVINCES = ("63", "64", "61", "34")  # how many provinces and cities the country had, or has, at a time
# The patterns begin with what is rare, and look back afterwards: text is long.
_RANK = re.compile(
    rf"([1-9][0-9])({'|'.join(PROVINCES)})(?![0-9.,/])(?=\s*(?:\(?\s*(?:tỉnh|thành|địa phương)|[,;.)\s]))",
    re.IGNORECASE,
)
_ORDERED = re.compile(r"(?:thứ|hạng|vị trí)\s+$", re.IGNORECASE)
_UNIT = r"(?=\s?(?:%|(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|USD|ha|tấn|km|người|hộ|lượt|con|m[23²³])(?![^\W_])))"
_DOUBLED = re.compile(r"[,.](?:(?<=,)[,.]|,)([0-9]{1,3})(?![0-9]|[.,][0-9])" + _UNIT)
_WHOLE = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})*$")
_LAST_GROUP = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+)\.([0-9]{1,2})(?![0-9]|[.,][0-9])" + _UNIT)
_BLANK = re.compile(r"([0-9]{1,3}) ?([.,]) ([0-9]{1,3})(?! ?[.,]?[0-9])" + _UNIT)
_AMOUNTS = re.compile(r"\b(?:đạt|tăng|giảm|bằng|chiếm) $", re.IGNORECASE)
_YEAR = re.compile(r"ăm ((?:19|20)[0-9]{3})(?=[,;:)]|\.(?:\s|$)|\s(?:so với|và|là|đạt)\s)")
_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_DOTTED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_INSIDE = frozenset("0123456789.,/")


def check_broken_number(context: Context) -> Iterator[FindingDraft]:
    """Yield ranks, amounts and years whose digits and separators make no number, with the likely reading."""
    text = context.report.text
    for match in _RANK.finditer(text):
        if _before(_ORDERED, match) and int(match[1]) <= int(match[2]):
            message = Message(
                "{written} is more than there are provinces; {likely} is probably meant.",
                written=match[1] + match[2],
                likely=f"{match[1]}/{match[2]}",
            )
            yield FindingDraft("broken_number", Level.UNSURE, (Span(match.start(1), match.end(2)),), message)
    for match in _DOUBLED.finditer(text):
        if whole := _before(_WHOLE, match):
            yield _misread(text, Span(match.start() - len(whole[0]), match.end()), f"{whole[0]},{match[1]}")
    for match in _LAST_GROUP.finditer(text):
        if text[match.start() - 1 : match.start()] not in _INSIDE:
            yield _misread(text, Span(*match.span()), f"{match[1]},{match[2]}")
    for match in _BLANK.finditer(text):
        if (match[2] == ".") == (len(match[3]) == 3) and _before(_AMOUNTS, match):
            yield _misread(text, Span(*match.span()), f"{match[1]}{match[2]}{match[3]}")
    for match in _YEAR.finditer(text):
        message = Message("{written} is no year.", written=match[1])
        yield FindingDraft("broken_number", Level.UNSURE, (Span(*match.span(1)),), message)
    yield from _unlike_the_others(context)


def _unlike_the_others(context: Context) -> Iterator[FindingDraft]:
    """Yield "14,917 hộ" beside "15.483 hộ" in a sentence: parts of a household are counted nowhere."""
    for sentence in context.sentences:
        counts = [figure for figure in sentence.figures if figure.kind is FigureKind.COUNT and figure.unit]
        for figure in counts:
            others = [other for other in counts if same_noun(other.unit, figure.unit)]
            if _COMMA.fullmatch(figure.text) and any(_DOTTED.fullmatch(other.text) for other in others):
                message = Message(
                    "{written} has a comma where the other numbers beside it have a dot; {likely} is probably meant.",
                    written=figure.text,
                    likely=figure.text.replace(",", "."),
                )
                yield FindingDraft("broken_number", Level.UNSURE, (figure.span,), message)


def _before(words: re.Pattern[str], match: re.Match[str]) -> re.Match[str] | None:
    return words.search(match.string[max(0, match.start() - 16) : match.start()])


def _misread(text: str, span: Span, likely: str) -> FindingDraft:
    message = Message(
        "{written} is no number; {likely} is probably meant.", written=text[span.start : span.end], likely=likely
    )
    return FindingDraft("broken_number", Level.UNSURE, (span,), message)
