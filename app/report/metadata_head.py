"""The letterhead of a report: number, place, date and issuer, in whichever order a converter left its two columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.report.model import NOTE_KINDS, Block, BlockKind, Span

BLOCKS = 40  # that a letterhead and a title may take
LONGEST = 200  # letters of a block beyond which the running text begins
_LONGEST_WITH_MOTTO = 600  # a head that was flattened to one paragraph

_MOTTO = re.compile(
    r"(?i)cộng\s+h(?:òa|oà)\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam|độc\s+lập\s*[-–—]\s*tự\s+do\s*[-–—]\s*hạnh\s+phúc|"
    r"đảng\s+cộng\s+sản\s+việt\s+nam"
)
_COLUMNS = re.compile(r"[\t\n|]+|[ \u00a0]{3,}|[-–—_=*]{3,}|[─━]+")
_FILLED = r"\d+[a-zA-Z]?"
_SYMBOL = r"(?:\s*/\s*\d{4}(?=\s*/))?\s*/\s*[^\W\d_]+(?:\s?[-–]\s?[^\W\d_]+)*(?:\s?[-–]\s?\d{1,3})?"
_OF_PARTY = r"\s*[-–]\s*[^\W\d_]{2,5}\s*/\s*[^\W\d_]{2,}"  # 15-BC/TU
_NUMBER = re.compile(rf"(?i)\bsố\s*[:.]?\s*(?P<words>{_FILLED}(?:{_SYMBOL}|{_OF_PARTY}))")
_NO_NUMBER = re.compile(rf"(?i)\bsố\s*:?\s*(?P<words>[\s.…_]*{_SYMBOL})|\bsố\s*:\s*(?P<empty>[.…_]*)(?=\s*$)")
_DATE = re.compile(
    r"(?i)\bngày\s*(?P<day>\d{1,2})\s*(?:tháng|/|-|\.)\s*(?P<month>\d{1,2})\s*(?:năm|/|-|\.)\s*(?P<year>\d{4})"
)
_NO_DATE = re.compile(r"(?i)\bngày[\s.…_\d]*tháng[\s.…_\d]*năm[\s.…_]*\d{0,4}[.…_]*")
_PLACE = re.compile(r"(?P<place>[^\W\d_][^\W\d_.]*\.?(?:[ \u00a0-]+[^\W\d_][^\W\d_.]*\.?){0,5})\s*,\s*$")
_BEFORE_PLACE = frozenset({"thành", "phố", "tp", "tp.", "tỉnh", "huyện", "quận", "thị", "xã", "phường", "trấn"})
_GOES_ON = re.compile(r"\s*(?:$|[^\W\d_]{2})")
_AGENCY = re.compile(
    r"(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|ĐOÀN|VĂN PHÒNG|SỞ|CHI CỤC|CỤC|TỔNG CỤC|BAN|CHÍNH PHỦ|BỘ|QUỐC HỘI|THANH TRA|"
    r"CÔNG AN|TÒA ÁN|TOÀ ÁN|VIỆN|KHO BẠC|BẢO HIỂM|KIỂM TOÁN|NGÂN HÀNG|MẶT TRẬN|HỘI|LIÊN ĐOÀN|PHÒNG|TRUNG TÂM|"
    r"TRƯỜNG|BỆNH VIỆN|CÔNG TY|TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|THÀNH UỶ|HUYỆN ỦY|HUYỆN UỶ|ĐẢNG ỦY|ĐẢNG UỶ)\b"
)
_AREA = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN)\s+[^\W\d_]")
_AREA_WORDS = frozenset({"tỉnh", "phố", "huyện", "xã", "quận", "phường"})
_OF_AREA = ("tỉnh ủy", "tỉnh uỷ", "thành ủy", "thành uỷ", "huyện ủy", "huyện uỷ", "quận ủy", "quận uỷ")
_ABOVE = re.compile(r"(?:ỦY BAN|UỶ BAN|HỘI ĐỒNG) NHÂN DÂN$|UBND$|HĐND$|(?:SỞ|BỘ|BAN)\b")
_REST = re.compile(r"(?:VÀ|-|–)\s")
_SALUTATION = re.compile(r"(?i)kính\s+gửi\b")


class Found(NamedTuple):
    """What was read, and where it stands."""

    value: str
    span: Span


class _Piece(NamedTuple):
    text: str
    start: int


@dataclass
class Letterhead:
    """The parts of a letterhead; `blanks` are those that were left to be filled in, by name."""

    found: dict[str, Found] = field(default_factory=dict)
    blanks: dict[str, Span] = field(default_factory=dict)

    def value(self, name: str) -> str | None:
        """Return a part, None where it is blank or absent."""
        return self.found[name].value if name in self.found else None


def read_letterhead(text: str, blocks: Sequence[Block]) -> Letterhead:
    """Return what the first blocks say, up to the title for the issuer and up to the running text for the rest."""
    head = Letterhead()
    names: list[_Piece] = []
    titled = False
    for block in _head_blocks(text, blocks):
        titled = titled or block.kind is BlockKind.TITLE
        for piece in _pieces(text, block.span):
            rest = _take_date(_take_number([piece], head), head)
            names += [] if titled else rest
    issuer = _issuer(names)
    if issuer:
        head.found["issuer"] = issuer
    return head


def _head_blocks(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks[:BLOCKS]:
        words = text[block.span.start : block.span.end]
        if block.kind in NOTE_KINDS:
            continue
        longest = _LONGEST_WITH_MOTTO if _MOTTO.search(words) else LONGEST
        numbered = block.kind is BlockKind.HEADING and block.list_mark_end
        if len(words) > longest or _SALUTATION.match(words) or numbered:
            return
        yield block


def _pieces(text: str, span: Span) -> Iterator[_Piece]:
    """Yield what stands between the motto, rules and gaps of columns."""
    whole = [match.span() for part in (_NUMBER, _NO_NUMBER, _DATE, _NO_DATE) for match in part.finditer(text, *span)]
    cuts = sorted(match.span() for mark in (_MOTTO, _COLUMNS) for match in mark.finditer(text, *span))
    at = span.start
    for start, end in [*cuts, (span.end, span.end)]:
        if any(left < start and end < right for left, right in whole):
            continue  # the room that a blank leaves
        if piece := _stripped(text[at:start], at):
            yield piece
        at = max(at, end)


def _stripped(words: str, start: int) -> _Piece | None:
    bare = words.strip()
    return _Piece(bare, start + words.index(bare)) if bare else None


def _around(piece: _Piece, start: int, end: int) -> list[_Piece]:
    """Return what is left of a piece before and after a part that was taken out."""
    parts = (_stripped(piece.text[:start], piece.start), _stripped(piece.text[end:], piece.start + end))
    return [part for part in parts if part]


def _span(piece: _Piece, match: re.Match[str], group: str | int) -> Span:
    return Span(piece.start + match.start(group), piece.start + match.end(group))


def _take(pieces: list[_Piece], take: Callable[[_Piece], list[_Piece] | None]) -> list[_Piece]:
    left: list[_Piece] = []
    for piece in pieces:
        rest = take(piece)
        left += [piece] if rest is None else rest
    return left


def _take_number(pieces: list[_Piece], head: Letterhead) -> list[_Piece]:
    def take(piece: _Piece) -> list[_Piece] | None:
        if "number" in head.found or "number" in head.blanks:
            return None
        if match := _NUMBER.match(piece.text) or _after_name(_NUMBER, piece.text):
            head.found["number"] = Found(re.sub(r"\s", "", match["words"]), _span(piece, match, "words"))
        elif match := _NO_NUMBER.match(piece.text) or _after_name(_NO_NUMBER, piece.text):
            head.blanks["number"] = _span(piece, match, 0)
        else:
            return None
        return _around(piece, *match.span())

    return _take(pieces, take)


def _after_name(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """Return a number that stands behind the issuer's name in capitals, on the same line."""
    match = pattern.search(words)
    return match if match and words[: match.start()].isupper() else None


def _take_date(pieces: list[_Piece], head: Letterhead) -> list[_Piece]:
    def take(piece: _Piece) -> list[_Piece] | None:
        if "issued_on" in head.found or "issued_on" in head.blanks:
            return None
        match = _DATE.search(piece.text)
        blank = None if match else _NO_DATE.search(piece.text)
        taken = match or blank
        if taken is None or not _GOES_ON.match(piece.text, taken.end()):
            return None
        before = piece.text[: taken.start()]
        place = _place(before)
        if place is None and before.strip():
            return None
        if match:
            date = _iso(match)
            if date is None:
                return None
            head.found["issued_on"] = Found(date, _span(piece, match, 0))
        else:
            head.blanks["issued_on"] = _span(piece, taken, 0)
        start = taken.start()
        if place:
            start = place.start
            span = Span(piece.start + place.start, piece.start + place.end)
            head.found["place"] = Found(before[place.start : place.end], span)
        return _around(piece, start, taken.end())

    return _take(pieces, take)


def _place(before: str) -> Span | None:
    """Return the capitalised words right before the comma of "Bình Dương, ngày ..."."""
    match = _PLACE.search(before)
    if not match:
        return None
    start = match.end("place")
    for word in reversed(list(re.finditer(r"[^\s\u00a0]+", match["place"]))):
        letters = word[0]
        if not letters[:1].isupper() and letters.lower() not in _BEFORE_PLACE:
            break
        if "-" in letters and letters.isupper():
            break
        start = match.start("place") + word.start()
    return Span(start, match.end("place")) if start < match.end("place") else None


def _iso(match: re.Match[str]) -> str | None:
    day, month = int(match["day"]), int(match["month"])
    return f"{match['year']}-{month:02d}-{day:02d}" if 1 <= day <= 31 and 1 <= month <= 12 else None


def _issuer(pieces: list[_Piece]) -> Found | None:
    """Return the last agency named in capitals: the one above it stands first."""
    found: list[_Piece] = []
    for piece in pieces:
        words = piece.text
        if words != words.upper() or len(words) > 90 or not any(map(str.isalpha, words)):
            continue
        if _AGENCY.match(words):
            found = [piece]
        elif found and len(found) < 3 and (_REST.match(words) or (_AREA.match(words) and not _named(found))):
            found.append(piece)
    if not found:
        return None
    return Found(written_small(" ".join(piece.text for piece in found)), _first_to_last(found))


def _named(found: list[_Piece]) -> bool:
    return not _ABOVE.match(found[-1].text) or bool(_AREA.search(found[-1].text))


def _first_to_last(found: list[_Piece]) -> Span:
    """Return the place of the name; of one that another column cuts in two, the place of its first part."""
    first, last = found[0], found[-1]
    end = last.start + len(last.text)
    between = end - first.start - sum(len(piece.text) for piece in found)
    return Span(first.start, end if between <= 2 * len(found) else first.start + len(first.text))


def written_small(name: str) -> str:
    """Write a name in capitals as it stands in running text: Ủy ban nhân dân tỉnh Bình Dương, Sở Tài chính."""
    words = name.lower().split()
    area = 1 if name.lower().startswith(_OF_AREA) else None
    for index, word in enumerate(words[:-1]):
        if area is None and word in _AREA_WORDS and words[index + 1] != "hội":
            area = index
    if words[0] in ("sở", "bộ", "ban") and len(words) > 1:
        for index, word in enumerate(words):
            if index == 1 or (index > 1 and words[index - 1] in ("và", "-", "–")):
                words[index] = word.capitalize()
    if area is not None:
        words[area + 1 :] = [word.capitalize() for word in words[area + 1 :]]
    if words[0] in ("ubnd", "hđnd"):
        words[0] = words[0].upper()
    else:
        words[0] = words[0].capitalize()
    return " ".join(words)
