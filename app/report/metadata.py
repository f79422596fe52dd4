"""What a report says of itself on its first and last page: its number, date, place, issuer, signer, title, period."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.report.metadata_places import places_of
from app.report.model import Block, BlockKind, Metadata

FIRST = 40  # blocks that a letterhead and a title may take

_NUMBER = re.compile(r"(?i)\bsố\s*:\s*(?P<number>\d+)\s*(?P<symbol>/\s*[\wĐđ]+(?:[-–][\wĐđ]+)*)")
_DATED = re.compile(
    r"(?i)^(?P<place>[^,\d]{2,40}),\s*ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})\s*$"
)
_UNDATED = re.compile(r"(?i)^(?P<place>[^,\d]{2,40}),\s*ngày\s*[.…]*\s*tháng\s*[.…\d]*\s*năm\s*(?P<year>\d{4})?\s*$")
_ISSUER = re.compile(
    r"(?i)^(?:ủy ban nhân dân|uỷ ban nhân dân|hội đồng nhân dân|văn phòng|sở|chi cục|cục|ban|tỉnh ủy|tỉnh uỷ|"
    r"chính phủ|bộ|đoàn đại biểu|thanh tra|công an|tòa án|toà án|viện kiểm sát)\b"
)
_AREA = re.compile(r"(?i)^(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\s+\S")
_MOTTO = re.compile(r"(?i)cộng hòa xã hội|cộng hoà xã hội|độc lập\s*[-–]")
_OFFICE = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.\s*\w|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|TRƯỞNG BAN)$")
_SESSION = re.compile(
    r"(?i)kỳ họp\s+(?:thường lệ\s+|chuyên đề\s+|bất thường\s+)?(?:thứ|lần thứ)\s+\w+"
    r"[^.;()\n]{0,60}?kh(?:óa|oá)\s+[IVXLC]+\b"
)
_SESSION_OTHER = re.compile(r"(?i)kỳ họp\s+(?:thứ|lần thứ)\s+\w+")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_HALF = re.compile(r"(?i)\b0?6\s+tháng\s+(?P<half>đầu|cuối)\s+năm(?:\s+(?P<year>\d{4}))?")
_NINE = re.compile(r"(?i)\b0?9\s+tháng(?:\s+đầu\s+năm|\s+năm)?\s+(?P<year>\d{4})")
_QUARTER = re.compile(r"(?i)\bquý\s+(?P<quarter>IV|I{1,3}|[1-4])\b(?:\s*[/,-]\s*|\s+)(?:năm\s+)?(?P<year>\d{4})")
_MONTH = re.compile(r"(?i)\btháng\s+(?P<month>\d{1,2})(?:\s*/\s*|\s+năm\s+)(?P<year>\d{4})")
_YEAR = re.compile(r"(?i)\bnăm\s+(?P<year>\d{4})\b")
_CHAMBER = re.compile(r"(?i)khoá")


def find_metadata(text: str, blocks: Sequence[Block]) -> Metadata:
    """Return what the blocks of the first and last page say; what is blank or absent stays None."""

    def words(block: Block) -> str:
        return text[block.span.start : block.span.end]

    first = [block for block in blocks[:FIRST] if block.kind not in (BlockKind.FOOTNOTE, BlockKind.ENDNOTE)]
    head = [words(block).strip() for block in first]
    title = _title(blocks, words)
    place, issued_on = _place_and_date(head)
    opening = " ".join(head[:6])
    period = find_period(title or "") or find_period(opening)
    metadata = Metadata(
        title=title,
        number=_number(head),
        issued_on=issued_on,
        place=place,
        issuer=_issuer(head),
        signer=_signer([words(block).strip() for block in blocks if block.kind is BlockKind.SIGNATURE])
        or _signer_in_table(blocks, words),
        period=period,
        session=_session(f"{title or ''}\n{opening}"),
    )
    return replace(metadata, places=places_of(text, blocks, metadata, FIRST))


def find_period(title: str) -> str | None:
    """Return the period that a title names: "2020-H1", "2020", "2023-Q1", "2023-07", or None."""
    if half := _HALF.search(title):
        year = half["year"] or (found["year"] if (found := _YEAR.search(title)) else None)
        return f"{year}-H{1 if half['half'].lower() == 'đầu' else 2}" if year else None
    if nine := _NINE.search(title):
        return f"{nine['year']}-01/{nine['year']}-09"
    if quarter := _QUARTER.search(title):
        return f"{quarter['year']}-Q{_QUARTERS[quarter['quarter'].lower()]}"
    if (month := _MONTH.search(title)) and 1 <= int(month["month"]) <= 12:
        return f"{month['year']}-{int(month['month']):02d}"
    if year_only := _YEAR.search(title):
        return year_only["year"]
    return None


def _title(blocks: Sequence[Block], words: Callable[[Block], str]) -> str | None:
    lines: list[str] = []
    for block in blocks[: FIRST * 2]:
        if block.kind is BlockKind.TITLE:
            lines.append(" ".join(words(block).split()))
        elif lines and block.kind not in (BlockKind.FOOTNOTE, BlockKind.ENDNOTE):
            break
    title = " ".join(lines).strip()
    if title.startswith("(") and title.endswith(")") and title.count("(") == 1:
        title = title[1:-1].strip()
    return title or None


def _number(head: list[str]) -> str | None:
    for line in head:
        if match := _NUMBER.search(line):
            return match["number"] + re.sub(r"\s", "", match["symbol"])
        if _MOTTO.search(line):
            continue
        if len(line) > 200:  # the running text begins: a number in it is another document's
            return None
    return None


def _place_and_date(head: list[str]) -> tuple[str | None, str | None]:
    for line in head:
        for part in (line, *re.split(r"\t+|\s{3,}", line)):
            if match := _DATED.match(part.strip()):
                day, month = int(match["day"]), int(match["month"])
                valid = 1 <= day <= 31 and 1 <= month <= 12
                return match["place"].strip(), f"{match['year']}-{month:02d}-{day:02d}" if valid else None
            if match := _UNDATED.match(part.strip()):
                return match["place"].strip(), None
    return None, None


def _issuer(head: list[str]) -> str | None:
    for index, line in enumerate(head[:12]):
        name = re.split(r"\t+|\s{3,}|\s*Cộng hòa xã hội|\s*CỘNG HÒA XÃ HỘI", line)[0].strip()
        if not name or len(name) > 80 or name != name.upper() or not _ISSUER.match(name):
            continue
        following = head[index + 1].strip() if index + 1 < len(head) else ""
        area = re.split(r"\t+|\s{3,}", following)[0].strip()
        if _AREA.match(area) and area == area.upper() and not _AREA.search(name):
            name = f"{name} {area}"
        return _sentence_case(name)
    return None


def _sentence_case(name: str) -> str:
    """Write a name in capitals as it stands in running text: Ủy ban nhân dân tỉnh Bình Dương."""
    words = name.lower().split()
    area = next((index for index, word in enumerate(words) if word in ("tỉnh", "phố", "huyện", "xã", "quận")), None)
    if area is not None:
        words[area + 1 :] = [word.capitalize() for word in words[area + 1 :]]
    words[0] = words[0].capitalize()
    return " ".join(words)


def _signer(lines: list[str]) -> str | None:
    return next((line for line in lines if is_name(line)), None)


def _signer_in_table(blocks: Sequence[Block], words: Callable[[Block], str]) -> str | None:
    """Return the name below an office in one cell: letters are often signed in a table without borders."""
    office: Block | None = None
    for block in blocks:
        line = words(block).strip()
        if block.kind is not BlockKind.TABLE_CELL:
            continue
        if _OFFICE.match(line) and line == line.upper():
            office = block
        elif office is not None and office.cell is not None and block.cell is not None:
            same = office.cell.table == block.cell.table and office.cell.column == block.cell.column
            if same and is_name(line):
                return line
    return None


def is_name(line: str) -> bool:
    """Say whether a line is shaped like a person's name: two to five words, each with one capital, at its beginning."""
    words = line.split()
    return 2 <= len(words) <= 5 and all(word.isalpha() and word.istitle() for word in words)


def _session(opening: str) -> str | None:
    match = _SESSION.search(opening) or _SESSION_OTHER.search(opening)
    if not match:
        return None
    words = " ".join(_CHAMBER.sub("khóa", match[0]).split())
    return words[0].lower() + words[1:]
