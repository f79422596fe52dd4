"""Marks that converters leave in a text: bold, italic, headings, tables and escapes of Markdown, [bookmark: name]."""

from __future__ import annotations

import re

from app.readers.draft import Draft, Edit
from app.report.model import BlockKind, CellPlace, Span

_LEFTOVER = re.compile(r"\[bookmark: *[^\]\n]{0,80}\]")
_BOLD = re.compile(r"\*\*")
_ITALIC = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,200}?)(?<=\S)\*(?![\w*])|(?<=[“\"(])\*(?=[^\s*])([^*\n]{1,200}?)\*(?!\*)"
)
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_HEADING_END = re.compile(r"[ \t]+#+[ \t]*$")
_RULE = re.compile(r"[ \t]*(?:\*[ \t]*){3,}")
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*")
_SEPARATOR = re.compile(r"[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?)?[ \t]*")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# Signs that were escaped stand at private places while marks are looked for.
_MARKS = "*|`\\"
_KEPT = {sign: chr(0xE100 + ord(sign)) for sign in _MARKS}
_BACK = {ord(kept): sign for sign, kept in _KEPT.items()}
_REACH = 6  # blocks that one bold stretch may span: a title or a signature on several lines


def protect_escaped(text: str) -> str:
    """Return a text in which an escaped sign stands for itself, and is no mark where it could be one."""
    return _ESCAPED.sub(lambda match: _KEPT.get(match[1], match[1]), text) if "\\" in text else text


def restore_escaped(drafts: list[Draft]) -> None:
    """Put the signs that were escaped back in their places."""
    for draft in drafts:
        draft.text = draft.text.translate(_BACK)


def is_own_line(text: str) -> bool:
    """Say whether a line is a heading or a row, so that no other line goes on with it."""
    return bool(_HEADING.match(text) or _ROW.fullmatch(text) or _RULE.fullmatch(text))


def take_structure(drafts: list[Draft]) -> list[Draft]:
    """Turn lines that begin with # into headings and lines of pipes into tables; rules of stars go."""
    taken: list[Draft] = []
    at = tables = 0
    while at < len(drafts):
        end = _end_of_table(drafts, at)
        if end:
            taken += _cells(drafts[at:end], tables)
            tables += 1
            at = end
            continue
        draft = drafts[at]
        at += 1
        if _RULE.fullmatch(draft.text):
            continue
        if heading := _HEADING.match(draft.text):
            draft.kind, draft.level = BlockKind.HEADING, len(heading[1])
            closing = _HEADING_END.search(draft.text)
            draft.edit([Edit(0, heading.end(), "")] + ([Edit(*closing.span(), "")] if closing else []))
        taken.append(draft)
    return taken


def _end_of_table(drafts: list[Draft], start: int) -> int:
    """Return where the rows end that begin here: two of one width at least, or one with a line of dashes below it."""
    end = start
    while end < len(drafts) and _ROW.fullmatch(drafts[end].text) and (end == start or not drafts[end].gap):
        end += 1
    rows = [draft.text for draft in drafts[start:end]]
    marked = len(rows) >= 2 and _SEPARATOR.fullmatch(rows[1])
    alike = len(rows) >= 2 and len({row.strip().count("|") for row in rows}) == 1 and rows[0].count("|") >= 3
    return end if marked or alike else 0


def _cells(rows: list[Draft], table: int) -> list[Draft]:
    headed = bool(_SEPARATOR.fullmatch(rows[1].text))
    rows = [row for row in rows if not _SEPARATOR.fullmatch(row.text)]
    columns = max(row.text.strip().count("|") - 1 for row in rows)
    cells = []
    for number, row in enumerate(rows):
        words = row.text.strip()[1:-1].split("|")
        for column in range(columns):
            text = words[column].strip() if column < len(words) else ""
            place = CellPlace(table, number, column)
            cell = Draft(text, BlockKind.TABLE_CELL, fixed=True, cell=place, source=row.source)
            cell.header_row = headed and number == 0
            cells.append(cell)
    return cells


def strip_marks(drafts: list[Draft]) -> None:
    """Take the marks out of the drafts; what stood between them becomes bold or italic."""
    for draft in drafts:
        if "[bookmark" in draft.text:
            draft.edit(Edit(match.start(), match.end(), "") for match in _LEFTOVER.finditer(draft.text))
    _strip_bold(drafts)
    for draft in drafts:
        if "*" in draft.text:
            _strip_italic(draft)


def _strip_bold(drafts: list[Draft]) -> None:
    """Pair ** with the next ** of the same block, or of one of the next blocks; a lone ** stays as it is."""
    places = [(index, match.start()) for index, draft in enumerate(drafts) for match in _BOLD.finditer(draft.text)]
    pairs: list[tuple[tuple[int, int], tuple[int, int]]] = []
    at = 0
    while at + 1 < len(places):
        if places[at + 1][0] - places[at][0] <= _REACH:
            pairs.append((places[at], places[at + 1]))
            at += 2
        else:
            at += 1
    edits: dict[int, list[Edit]] = {}
    for (first, start), (last, end) in pairs:
        for index in range(first, last + 1):
            left = start + 2 if index == first else 0
            right = end if index == last else len(drafts[index].text)
            if left < right:
                drafts[index].bold.append(Span(left, right))
        edits.setdefault(first, []).append(Edit(start, start + 2, ""))
        edits.setdefault(last, []).append(Edit(end, end + 2, ""))
    for index, wanted in edits.items():
        drafts[index].edit(wanted)


def _strip_italic(draft: Draft) -> None:
    edits = []
    for match in _ITALIC.finditer(draft.text):
        draft.italic.append(Span(match.start() + 1, match.end() - 1))
        edits += [Edit(match.start(), match.start() + 1, ""), Edit(match.end() - 1, match.end(), "")]
    draft.edit(edits)
