"""Plain text: its encoding, its lines, and the three ways in which converters write notes into it."""

from __future__ import annotations

import re

from app.errors import ReadError
from app.readers import limits
from app.readers.assemble import Leftovers, Source, assemble, with_notes
from app.readers.draft import SUPERSCRIPT_DIGITS, Draft, Edit, Mark, plain_digits, superscript
from app.readers.encoding import decode
from app.readers.markdown import is_own_line, protect_escaped, restore_escaped, take_structure
from app.readers.structure import list_mark_length, shape
from app.report.model import BlockKind, Report
from app.wording import Message

_BRACKETED_MARK = re.compile(r"\[footnoteRef:(\d+)\]")
_BRACKETED_NOTE = re.compile(r"\[(\d+):[ \u00a0]*")
_SIGNS = re.compile(rf"⁽[{SUPERSCRIPT_DIGITS}]+⁾|[{SUPERSCRIPT_DIGITS}]+")
_SQUARE = re.compile(r"(?:^|[\s\d(/])(?:[kcdmh]|da)?m$")
_NEAR = 400  # blocks between a mark and its note
_SLACK = 2  # characters that a line may have lost since it was broken, by being composed
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…")


def read_text(data: bytes, source: Source) -> Report:
    """Return the report of a plain text file's bytes."""
    text, remarks = decode(data)
    if len(text) > limits.TEXT_CHARACTERS:
        raise ReadError(Message("This text is too long to be a report; split it into smaller files and open those."))
    if not text.strip():
        raise ReadError(Message("This file is empty: there are no words in it. Choose another file."))
    body, notes = take_notes(take_structure(_lines(protect_escaped(text))))
    body = shape(body)
    restore_escaped([*body, *notes.values()])
    return assemble(with_notes(body, notes), source, Leftovers(remarks=remarks))


def _lines(text: str) -> list[Draft]:
    """Return the non-blank lines as drafts; hard-wrapped lines of one paragraph are joined."""
    drafts: list[Draft] = []
    gap = broken = True
    number = 0
    width = _wrap_width(text)
    last = ""
    for number, raw in enumerate(_gather_bracketed(text).split("\n")):
        if "\f" in raw:
            broken = True
        line = raw.replace("\f", " ").replace("\v", " ")
        if not line.strip():
            gap = True
            continue
        draft = Draft(line.rstrip(" \u00a0"), source=f"line{number + 1}", gap=gap, after_break=broken)
        if width and drafts and not gap and not broken and _goes_on(drafts[-1], draft) and _is_full(last, line, width):
            drafts[-1].strip()
            draft.strip()
            drafts[-1].append(draft)
        else:
            drafts.append(draft)
        gap, broken, last = False, False, line
    return drafts


def _gather_bracketed(text: str) -> str:
    """Bring a note such as [1: ...] that spans lines onto one line."""
    pieces, at = [], 0
    for match in _BRACKETED_NOTE.finditer(text):
        if match.start() < at:
            continue
        end = _closing(text, match.end())
        pieces += [text[at : match.start()], text[match.start() : end].replace("\n", " ")]
        at = end
    return "".join(pieces) + text[at:]


def _closing(text: str, start: int) -> int:
    """Return the place after the bracket that closes the one before `start`, or `start` where there is none."""
    depth = 1
    for place in range(start, min(len(text), start + 20_000)):
        if text[place] == "[":
            depth += 1
        elif text[place] == "]":
            depth -= 1
            if not depth:
                return place + 1
    return start


def _wrap_width(text: str) -> int:
    """Return the width that lines were broken at, 0 where they were not: most are nearly as long as the longest."""
    lengths = [len(line.rstrip()) for line in text.split("\n") if line.strip()]
    if len(lengths) < 12:
        return 0
    longest = sorted(lengths)[int(len(lengths) * 0.95)]
    wrapped = 40 <= longest <= 140 and sum(length >= longest - 15 for length in lengths) >= 0.4 * len(lengths)
    return longest if wrapped else 0


def _is_full(line: str, following: str, width: int) -> bool:
    """Say whether a line was broken for want of room: a sentence that ends where the next word had room ends there."""
    word = following.lstrip().split(" ", 1)[0]  # a no-break space breaks no line
    roomy = len(line) + 1 + len(word) <= width - _SLACK
    return not (roomy and line.rstrip().endswith(_SENTENCE_ENDS) and not word[0].islower())


def _goes_on(before: Draft, after: Draft) -> bool:
    if "\t" in before.text or "\t" in after.text or _SIGNS.match(after.text.lstrip()):
        return False
    if list_mark_length(after.text.lstrip()) or is_own_line(before.text) or is_own_line(after.text):
        return False
    last = before.text
    return len(last) >= 40 and not (last.rstrip().isupper() and not after.text.isupper())


def take_notes(drafts: list[Draft]) -> tuple[list[Draft], dict[str, Draft]]:
    """Return the body without its notes, each mark tied to its note, and the notes by key."""
    notes: dict[str, Draft] = {}
    body: list[Draft] = []
    taken: list[tuple[int, str, str]] = []  # how many body blocks stood before the note, its label, its key
    after_note = False
    for draft in drafts:
        for label, words in _cut_bracketed(draft):
            _keep_note(notes, taken, len(body) + 1, label, words, draft.source)
        draft.strip(" \u00a0")
        sign = _SIGNS.match(draft.text)
        if sign and draft.text[sign.end() :].strip() and body and draft.cell is None:
            label = plain_digits(sign[0]).strip("()")
            _keep_note(notes, taken, len(body), label, draft.text[sign.end() :], draft.source)
            after_note = True
            continue
        if not draft.text.strip() and draft.cell is None:
            continue
        draft.after_break = draft.after_break or after_note
        after_note = False
        body.append(draft)
    _tie_marks(body, notes, taken)
    return body, notes


def has_typed_notes(drafts: list[Draft]) -> bool:
    """Say whether notes were typed by hand: none is called by the file itself, and a line begins with a raised mark."""
    if any(draft.marks for draft in drafts):
        return False
    return any(draft.cell is None and _SIGNS.match(draft.text.lstrip()) for draft in drafts)


def _cut_bracketed(draft: Draft) -> list[tuple[str, str]]:
    if "[" not in draft.text:
        return []
    found, edits, at = [], [], 0
    for match in _BRACKETED_NOTE.finditer(draft.text):
        if match.start() < at:
            continue
        at = _closing(draft.text, match.end())
        if at > match.end():
            found.append((match[1], draft.text[match.end() : at - 1]))
            edits.append(Edit(match.start(), at, ""))
    draft.edit(edits)
    return found


def _keep_note(
    notes: dict[str, Draft], taken: list[tuple[int, str, str]], before: int, label: str, words: str, source: str
) -> None:
    key = f"note{len(notes) + 1}"
    note = Draft(words, BlockKind.FOOTNOTE, fixed=True, note=label, key=key, source=source)
    note.strip()
    notes[key] = note
    taken.append((before, label, key))


def _tie_marks(body: list[Draft], notes: dict[str, Draft], taken: list[tuple[int, str, str]]) -> None:
    """Turn marks into superscript digits and tie each to the nearest following note with its label."""
    used: set[str] = set()
    for index, draft in enumerate(body):
        edits: list[Edit] = []
        labels: list[str] = []
        for match in _marks(draft.text):
            label = plain_digits(match[match.lastindex or 0]).strip("()")
            key = next(
                (key for at, name, key in taken if name == label and key not in used and index < at <= index + _NEAR),
                None,
            )
            if key is None and not _BRACKETED_MARK.match(match[0]) and "⁽" not in match[0]:
                continue  # digits that are no mark: there is no note of that name
            used.add(key or "")
            labels.append(label)
            draft.marks.append(Mark(match.start(), match.end(), label, key))
            edits.append(Edit(match.start(), match.end(), superscript(label)))
        draft.edit(edits)
    for before, _label, key in reversed(taken):
        if key not in used:  # a note that nothing calls stands where it stood
            body.insert(before, notes.pop(key))


def _marks(text: str) -> list[re.Match[str]]:
    found = list(_BRACKETED_MARK.finditer(text)) if "[" in text else []
    found += [
        match
        for match in _SIGNS.finditer(text)
        if match.start()
        and not (match[0][0] in "²³" and _SQUARE.search(text[max(0, match.start() - 4) : match.start()]))
    ]
    return sorted(found, key=lambda match: match.start())
