"""Who signed a report: the name below an office, on lines, in a table, or in columns that a converter flattened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.report.model import NOTE_KINDS, Block, BlockKind, Span

_LAST = 60  # blocks among which a letter is signed, from its end
_NEAR = 10  # blocks between the office and the name
_LONGEST, _LONGEST_BLOCK = 120, 400
_BESIDE = NOTE_KINDS | {BlockKind.HEADER, BlockKind.FOOTER}
_COLUMNS = re.compile(r"\t+|\n|[ \u00a0]{3,}")
_ON_BEHALF = re.compile(r"(?:^|\s)(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q)\.?\s*[^\W\d_]{2}")
_OFFICE = re.compile(
    r"(?:^|[:;.,\s])(?:(?:PHÓ\s+|QUYỀN\s+)?(?:CHỦ TỊCH|TỔNG GIÁM ĐỐC|GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|"
    r"TRƯỞNG BAN|TRƯỞNG ĐOÀN|TRƯỞNG PHÒNG|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG|VIỆN TRƯỞNG|HIỆU TRƯỞNG|BÍ THƯ|"
    r"CHÁNH ÁN|TỔNG KIỂM TOÁN|THỦ TƯỞNG|ỦY VIÊN|UỶ VIÊN)|(?:BỘ|THỨ)\s+TRƯỞNG)\s*(?:\(?đã\s*k[ýí].*)?$"
)
_NO_NAME = re.compile(r"(?i)nơi nhận|như trên|lưu|đã ký|kính gửi")
_SURNAME_WORDS = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn lâm trịnh mai trương đào cao hà "
    "tạ lương chu châu quách tô thái kiều la lưu vương triệu nông hứa tống văn tôn doãn thạch danh điểu bạch bế giàng "
    "hầu khổng khương lò lục lữ mạc nghiêm ninh phùng phương quàng sùng thân thào thiều tăng từ vi viên vàng đàm đồng "
    "đới ông âu"
)
_SURNAMES = frozenset(_SURNAME_WORDS.split())


def find_signer(text: str, blocks: Sequence[Block]) -> tuple[str, Span] | None:
    """Return the name of who signed, and where it stands: on someone's behalf anywhere, by the office near the end."""
    pieces = _pieces(text, blocks)
    late = blocks[-_LAST].span.start if len(blocks) > _LAST else 0
    for is_office, begin in ((_signs_on_behalf, 0), (_is_office, late)):
        for index, (words, block, start) in enumerate(pieces):
            if start < begin or block.kind is BlockKind.TITLE or not is_office(words):
                continue
            for name, other, place in pieces[index + 1 : index + 1 + _NEAR]:
                if _same_column(block, other) and (written := _name(name)):
                    return written, Span(place, place + len(name))
    return None


def is_name(line: str) -> bool:
    """Say whether a line is shaped like a person's name: two to five words, each with one capital, at its beginning."""
    words = line.split()
    return 2 <= len(words) <= 5 and all(word.isalpha() and word.istitle() for word in words)


def _pieces(text: str, blocks: Sequence[Block]) -> list[tuple[str, Block, int]]:
    found = []
    for block in blocks:
        if block.kind in _BESIDE or block.span.end - block.span.start > _LONGEST_BLOCK:
            continue
        at = block.span.start
        for words in _COLUMNS.split(text[block.span.start : block.span.end]):
            at = text.index(words, at)
            if words.strip():
                found.append((words.strip(), block, at + words.index(words.strip())))
            at += len(words)
    return found


def _signs_on_behalf(words: str) -> bool:
    match = _ON_BEHALF.search(words) if len(words) <= _LONGEST else None
    return match is not None and words[match.start() :].isupper()


def _is_office(words: str) -> bool:
    return len(words) <= _LONGEST and bool(_OFFICE.search(words))


def _same_column(office: Block, other: Block) -> bool:
    if office.cell is None or other.cell is None:
        return (office.cell is None) == (other.cell is None)
    return office.cell.table == other.cell.table and office.cell.column == other.cell.column


def _name(words: str) -> str | None:
    """Return the person that a line names; one in capitals only where it begins with a surname."""
    if _NO_NAME.match(words):
        return None
    if is_name(words):
        return words
    parts = words.lower().split()
    capital = words.isupper() and 2 <= len(parts) <= 5 and parts[0] in _SURNAMES and words.replace(" ", "").isalpha()
    return " ".join(part.capitalize() for part in parts) if capital else None
