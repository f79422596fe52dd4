"""Appendices and tables that the text names and that are not there: "chi tiết tại Phụ lục 02 kèm theo"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.context import Context
from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.report.model import Block, BlockKind, Report, Span
from app.wording.message import Message

_KINDS = r"[Pp]hụ lục|PHỤ LỤC|[Pp]hụ biểu|[Bb]iểu(?: số)?|[Bb]ảng"
_SENT = r"kèm theo|đính kèm|gửi kèm"
# "Phụ lục I ban hành kèm theo Nghị định ..." is an appendix of another document.
_NAMED = re.compile(
    rf"\b(?P<kind>{_KINDS})\s+(?:số\s+)?(?P<number>\d{{1,2}}|[IVX]{{1,5}})"
    rf"(?:\s*(?:,|và)\s*(?:\d{{1,2}}|[IVX]{{1,5}}))*\s*\)?\s*(?:{_SENT})"
    r"(?!\s*\)?\s*(?:của\s+|theo\s+)?(?:Luật|Nghị|Quyết định|Thông|Công văn|Kế hoạch|Chỉ thị|Tờ trình|Hướng dẫn|Đề án"
    r"|Văn bản|văn bản|Chương trình|Quy|[Bb]áo cáo(?! này)))"
)
_SEEN = re.compile(r"(?P<kind>[Bb]ảng|[Bb]iểu)\s+(?:số\s+)?(?P<number>[0-9]{1,2}|[IVX]{1,5})(?![\w./])")
_LOOKED_AT = re.compile(r"\b(?:xem|tại|theo|ở)\s+(?:chi tiết\s+)?$")
_HEADED = re.compile(
    r"[*\s(]*(?P<kind>phụ lục|phụ biểu|biểu|bảng)\s*(?:số\s*)?(?P<number>\d{1,2}|[IVX]{1,5})?(?=[\s.:*)–-]|$)",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_LENGTH = 160  # a heading is not longer


def check_missing_reference(context: Context) -> Iterator[FindingDraft]:
    """Yield each "Phụ lục 02 kèm theo" that is not in the file; all in one where the file has no appendix at all."""
    report = context.report
    present, kinds = _present(report)
    missing = [m for m in _named(report.text) if (_kind(m), _number(m["number"])) not in present]
    tables = [
        match
        for match in _SEEN.finditer(report.text)
        if _LOOKED_AT.search(report.text, max(0, match.start() - 20), match.start())
        and _kind(match) in kinds
        and (_kind(match), _number(match["number"])) not in present
    ]
    loose = [match for match in missing if not kinds]
    if len(loose) > 1:
        message = Message(
            "{count} places name an appendix ({reference}, …) that is said to be attached; the file has none.",
            count=len(loose),
            reference=_quoted(loose[0]),
        )
        yield FindingDraft("missing_reference", Level.UNSURE, tuple(Span(*match.span()) for match in loose), message)
        missing = []
    for match in (*missing, *tables):
        message = Message("{reference} is said to be attached, but it is not in the file.", reference=_quoted(match))
        yield FindingDraft("missing_reference", Level.UNSURE, (Span(*match.span()),), message)


def _named(text: str) -> Iterator[re.Match[str]]:
    """Yield what is named as attached; the word for that is looked for first, since text is long."""
    end = 0
    place = text.find("kèm")
    while place >= 0:
        for match in _NAMED.finditer(text, max(end, place - 60), place + 90):
            yield match
            end = match.end()
        place = text.find("kèm", place + 1)


def _present(report: Report) -> tuple[set[tuple[str, int]], set[str]]:
    """Return the appendices and tables of a report by kind and number, and the kinds that have a heading at all."""
    heads = [match for block in report.blocks if (match := _heading(report, block))]
    return {(_kind(match), _number(match["number"])) for match in heads if match["number"]}, {_kind(m) for m in heads}


def _heading(report: Report, block: Block) -> re.Match[str] | None:
    if (block.cell and block.cell.row > 0) or block.kind is BlockKind.LIST_ITEM:
        return None
    text = report.text_of(block.span)
    return _HEADED.match(text) if len(text) <= _LENGTH and not _NAMED.search(text) else None


def _kind(match: re.Match[str]) -> str:
    """Return which row of numbers a name belongs to; "phụ lục", "phụ biểu" and "biểu" are used for one another."""
    return "table" if match["kind"].lower() == "bảng" else "appendix"


def _quoted(match: re.Match[str]) -> str:
    return " ".join(match[0].split())


def _number(written: str) -> int:
    if written.isdigit():
        return int(written)
    values = [_ROMAN[sign] for sign in written.upper()]
    following = [*values[1:], 0]
    return sum(-one if one < other else one for one, other in zip(values, following, strict=True))
