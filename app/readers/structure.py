"""What the words themselves say of a document's structure: cut paragraphs, headings, lists, titles, signatures.

Used by every reader, so that the same report has the same structure from every format.
"""

from __future__ import annotations

import re

from app.readers.draft import Draft
from app.readers.markdown import strip_marks
from app.report.metadata_signer import is_name
from app.report.model import NOTE_KINDS, BlockKind, CellPlace

_LIST_MARK = re.compile(
    r"(?:[-–—•*+▪●○◦■□\uf0b7\uf0a7]\s*(?:\+\s*)?(?=\s|[^\d\s])|\((?:\d{1,3}|[a-zđ]|[ivxl]{1,6})\)\s*\.?"
    r"|(?:\d{1,3}(?:\.\d{1,3}){0,4})[.)]?(?=\s)|\d{1,3}(?:\.\d{1,3}){0,4}\.(?=[^\W\d])|[a-zđ][.)](?=\s)|[ivx]{1,6}[.)](?=\s)"
    r"|[IVXLC]{1,6}[.)](?=\s)|[IVXLC]{1,6}\s[-–](?=\s)|[A-ZĐ][.)](?=\s))\s*"
)
_BULLET = re.compile(r"[-–—•*+▪●○◦■□\uf0b7\uf0a7]")
_PART = re.compile(
    r"(?i)(?:phần|chương|mục|phụ lục|điều)\s+(?:thứ\s+\w+|[IVXLC]{1,6}|\d{1,3}[a-z]?|số\s*\d+)\b|"
    r"phụ lục\s*$|phần\s+[A-Z]\b"
)
_ROMAN = re.compile(r"[IVXLC]{1,6}(?:[.)]|\s[-–])\s")
_CAPITAL = re.compile(r"[A-ZĐ][.)]\s")
_DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,4})[.)]?\s|(\d{1,3}(?:\.\d{1,3}){0,4})\.[^\W\d]")
_LETTER = re.compile(r"[a-zđ][.)]\s")
_CAPTION = re.compile(r"(?i)(?:bảng|biểu|biểu đồ|hình|sơ đồ)\s+(?:số\s*)?\d+(?:\.\d+)*\s*[.:–-]\s*\S")
_KIND_OF_DOCUMENT = re.compile(
    r"(?:BÁO CÁO|THÔNG BÁO|TỜ TRÌNH|NGHỊ QUYẾT|KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|ĐỀ ÁN|CHỈ THỊ|HƯỚNG DẪN|KẾT LUẬN|"
    r"PHƯƠNG ÁN|BIÊN BẢN|CÔNG ĐIỆN|DỰ ÁN|NGHỊ ĐỊNH|THÔNG TƯ|LUẬT|PHÁP LỆNH|BẢN TỔNG HỢP)\b"
)
_OPENING = re.compile(r"(?i)\((?:báo cáo|tờ trình|trình|tài liệu|dự thảo|tại|phục vụ|kèm theo)\b")
_NO_TITLE = re.compile(r"(?i)kính gửi|căn cứ|thực hiện\b|ngày\b|số\s*:|[^,]{2,40},\s*ngày\b")
_ON_BEHALF = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.\s*[^\W\d_]")
_OFFICE = re.compile(
    r"(?:(?:PHÓ )?CHỦ TỊCH|(?:PHÓ )?CHÁNH VĂN PHÒNG|(?:PHÓ )?GIÁM ĐỐC|(?:PHÓ )?TRƯỞNG BAN|BỘ TRƯỞNG|THỨ TRƯỞNG)$"
)
_CLOSERS = "”\"'’)]» *⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾\u00a0\t"
_TERMINATORS = ".;:!?…/"
_HEADING_LENGTH = 250
_BOLD_HEADING_LENGTH = 150
_CUT_LENGTH = 60
_TITLE_BLOCKS = 40


def shape(drafts: list[Draft]) -> list[Draft]:
    """Return the body's drafts with conversion marks taken out, cut paragraphs joined, tables and kinds recognised."""
    for draft in drafts:
        draft.normalize()
    strip_marks(drafts)
    drafts = tabbed_tables(drafts)
    for draft in drafts:
        draft.strip()
    drafts = join_cut([draft for draft in drafts if draft.text or draft.cell or draft.marks])
    for draft in drafts:
        if draft.kind is not BlockKind.TABLE_CELL:
            draft.list_mark = draft.list_mark or list_mark_length(draft.text)
    _mark_titles(drafts)
    _mark_signature(drafts)
    _mark_headings(drafts)
    for draft in drafts:
        _mark_lists_and_captions(draft)
    return drafts


def list_mark_length(text: str) -> int:
    """Return how long the leading list or heading number is ("3.1 ", "a) ", "- "), 0 where there is none."""
    match = _LIST_MARK.match(text)
    if not match or match.end() == len(text):
        return 0
    rest = text[match.end() :]
    number = re.fullmatch(r"(\d+(?:\.\d+)*)\s+", match[0])
    # "1.245 hồ sơ", "37 nhiệm vụ": a bare number is a heading's only where it is short and a capital follows
    if number and ("." not in number[1] or not rest[:1].isupper() or any(len(n) > 2 for n in number[1].split("."))):
        return 0
    return match.end()


def join_cut(drafts: list[Draft]) -> list[Draft]:
    """Join paragraphs that a page break, a note or a line's end cut in two."""
    joined: list[Draft] = []
    pieces: list[Draft] = []  # of the paragraph that may go on, of `length` letters together
    length = 0
    for draft in drafts:
        if draft.kind in NOTE_KINDS:  # a note that nothing calls stands between: it cuts, it does not end
            joined.append(draft)
        elif pieces and _is_cut(pieces[0], pieces[-1], length, draft):
            pieces.append(draft)
            length += len(draft.text) + 1
        else:
            _join(pieces)
            joined.append(draft)
            pieces, length = [draft], len(draft.text)
    _join(pieces)
    return joined


def _join(pieces: list[Draft]) -> None:
    if len(pieces) > 1:
        pieces[0].extend(pieces[1:])


def _is_cut(first: Draft, last: Draft, length: int, after: Draft) -> bool:
    """Say whether a paragraph goes on, of which the first and the last piece and the length so far are known."""
    if first.cell or after.cell or "\t" in first.text or "\t" in after.text or not last.text or not after.text:
        return False
    if after.kind is not BlockKind.PARAGRAPH or first.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return False
    ending = last.text.rstrip(_CLOSERS)
    if not ending or ending[-1] in _TERMINATORS or after.list_mark or list_mark_length(after.text):
        return False
    beginning = after.text.lstrip("“\"'(")
    if beginning[:1].islower():
        return True
    if length < _CUT_LENGTH or first.kind is BlockKind.HEADING:
        return False
    if ending[-1] == ",":
        return beginning[:1].isalnum()
    if last.text.rstrip()[-1:] == ")":
        return False
    is_heading = list_mark_length(first.text) > 0 or length < _HEADING_LENGTH
    return beginning[:1].isdigit() or (after.after_break and not is_heading)


def tabbed_tables(drafts: list[Draft]) -> list[Draft]:
    """Turn rows of tabs, two or more with one column count of at least three, into table cells."""
    shaped: list[Draft] = []
    table = max((draft.cell.table for draft in drafts if draft.cell), default=-1) + 1
    at = 0
    while at < len(drafts):
        end, columns = at, _tabs(drafts[at])
        while end < len(drafts) and columns >= 2 and _is_row(_tabs(drafts[end]), columns, end - at):
            end += 1
        if end - at < 2:
            shaped.append(drafts[at])
            at += 1
            continue
        for row, draft in enumerate(drafts[at:end]):
            shaped += _cells(draft, table, row, columns + 1)
        table += 1
        at = end
    return shaped


def _is_row(tabs: int, columns: int, rows: int) -> bool:
    """Say whether a line goes on a table; below two full rows one may lack the tabs of its last, empty cells."""
    return tabs == columns or (rows >= 2 and 2 <= tabs < columns)


def _tabs(draft: Draft) -> int:
    return 0 if draft.cell else draft.text.count("\t")


def _cells(draft: Draft, table: int, row: int, columns: int) -> list[Draft]:
    cells, start = [], 0
    words_of_cells = draft.text.split("\t")
    words_of_cells += [""] * (columns - len(words_of_cells))
    for column, words in enumerate(words_of_cells):
        end = start + len(words)
        cell = Draft(
            words,
            BlockKind.TABLE_CELL,
            fixed=True,
            cell=CellPlace(table, row, column),
            source=draft.source,
            marks=[
                type(mark)(mark.start - start, mark.end - start, mark.label, mark.note)
                for mark in draft.marks
                if start <= mark.start < end
            ],
            bold=[
                type(span)(max(span.start, start) - start, min(span.end, end) - start)
                for span in draft.bold
                if span.start < end and start < span.end
            ],
            italic=[
                type(span)(max(span.start, start) - start, min(span.end, end) - start)
                for span in draft.italic
                if span.start < end and start < span.end
            ],
            lines=[part for line in draft.lines if (part := line.cut(start, end)) is not None],
        )
        cell.strip()
        cells.append(cell)
        start = end + 1
    return cells


def _mark_titles(drafts: list[Draft]) -> None:
    for index, draft in enumerate(drafts[:_TITLE_BLOCKS]):
        if draft.fixed and draft.kind is BlockKind.TITLE:
            return
        heads = draft.kind is BlockKind.HEADING and draft.level == 1
        if draft.cell or draft.list_mark or not (draft.kind is BlockKind.PARAGRAPH or heads):
            continue
        if _is_title(draft.text):
            draft.kind = BlockKind.TITLE
            for follower in drafts[index + 1 : index + 5]:
                if not _continues_title(follower):
                    break
                follower.kind = BlockKind.TITLE
            return
        if index == 0 and _OPENING.match(draft.text) and draft.text.endswith(")") and len(draft.text) < 250:
            draft.kind = BlockKind.TITLE
            return
        if len(draft.text) > 250:
            return


def _is_title(text: str) -> bool:
    if len(text) > 250 or not _KIND_OF_DOCUMENT.match(text):
        return False
    return _mostly_capital(text.split(":")[0]) or text.rstrip()[-1] not in _TERMINATORS


def _continues_title(draft: Draft) -> bool:
    if draft.cell or draft.list_mark or draft.fixed or draft.kind is not BlockKind.PARAGRAPH or len(draft.text) > 250:
        return False
    if draft.text.startswith("("):
        return True
    return draft.text.rstrip()[-1:] not in ".;:," and not _NO_TITLE.match(draft.text) and not _PART.match(draft.text)


def _mark_signature(drafts: list[Draft]) -> None:
    for index, draft in enumerate(drafts):
        if draft.cell or draft.kind is not BlockKind.PARAGRAPH or len(draft.text) > 120:
            continue
        if not (_ON_BEHALF.match(draft.text) or (_OFFICE.match(draft.text) and index > len(drafts) // 2)):
            continue
        if not _mostly_capital(draft.text):
            continue
        draft.kind = BlockKind.SIGNATURE
        for follower in drafts[index + 1 : index + 5]:
            if follower.cell or len(follower.text) > 80 or follower.kind is not BlockKind.PARAGRAPH:
                break
            if is_name(follower.text):
                follower.kind = BlockKind.SIGNATURE
                break
            if _mostly_capital(follower.text) or re.match(r"(?i)\(?đã k[ýí]", follower.text):
                follower.kind = BlockKind.SIGNATURE
            else:
                break


def _mark_headings(drafts: list[Draft]) -> None:
    ranks: dict[int, int] = {}
    titles = [index for index, draft in enumerate(drafts[:_TITLE_BLOCKS]) if draft.kind is BlockKind.TITLE]
    for index, draft in enumerate(drafts):
        if titles and index < titles[0] and not draft.fixed:
            continue  # the letterhead, in capitals and bold as it is
        if rank := _heading_rank(draft, drafts[index - 1] if index else None, ranks.get(index - 1, 0)):
            ranks[index] = rank
            draft.kind = BlockKind.HEADING
    depths = {rank: depth for depth, rank in enumerate(sorted(set(ranks.values())), 1)}
    for index, rank in ranks.items():
        drafts[index].level = depths[rank]


def _heading_rank(draft: Draft, before: Draft | None, rank_before: int) -> int:
    """Return the rank of a heading, lower is nearer to the root; 0 where the draft is none."""
    if draft.cell or draft.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING):
        return 0
    styled = draft.kind is BlockKind.HEADING
    if not styled and not _may_be_heading(draft):
        return 0
    if numbered := _rank_of_number(draft.text):
        return numbered
    if styled:
        return 10 + 20 * max(1, draft.level)
    if before is not None and rank_before and _mostly_capital(draft.text):
        if _PART.fullmatch(before.text):
            return 20  # the words of "Phần thứ nhất" on a line of their own
        if rank_before in (20, 25) and not before.list_mark:
            return rank_before  # the second line of such words
    if _all_bold(draft) and len(draft.text) <= _BOLD_HEADING_LENGTH:
        return 90
    if _mostly_capital(draft.text) and len(draft.text.split()) >= 3:
        return 25
    return 0


def _may_be_heading(draft: Draft) -> bool:
    text = draft.text.rstrip(_CLOSERS)
    if not text or len(draft.text) > _HEADING_LENGTH or "\t" in draft.text:
        return False
    return text[-1] not in ".;,!?…/" or (_mostly_capital(text) and text[-1] == ".")


def _rank_of_number(text: str) -> int:
    if _PART.match(text):
        return 10
    if _ROMAN.match(text):
        return 30
    if _CAPITAL.match(text):
        return 20
    if list_mark_length(text) == 0:
        return 0
    if decimal := _DECIMAL.match(text):
        number = decimal[1] or decimal[2]
        return 40 + 5 * number.count(".")
    return 70 if _LETTER.match(text) else 0


def _mark_lists_and_captions(draft: Draft) -> None:
    if draft.cell or draft.kind is not BlockKind.PARAGRAPH:
        return
    if draft.list_mark:
        draft.kind = BlockKind.LIST_ITEM
        draft.level = draft.level or (2 if draft.text.startswith("+") or draft.text[:4].rstrip().endswith("+") else 1)
    elif _CAPTION.match(draft.text) and len(draft.text) <= _HEADING_LENGTH:
        draft.kind = BlockKind.CAPTION


def _mostly_capital(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) >= 3 and sum(sign.isupper() for sign in letters) >= 0.85 * len(letters)


def _all_bold(draft: Draft) -> bool:
    return bool(draft.text) and sum(span.end - span.start for span in draft.bold) >= 0.95 * len(draft.text)
