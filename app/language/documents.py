"""Official documents cited by number and symbol: how the two are written, and what stands before them."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.language.document_types import JOINT, NAMES, PARTY_OFFICES, SHORT_NAMES, TYPES
from app.language.letters import CAPITALS, SMALL

__all__ = ["TYPES", "Symbol", "name_before", "read_symbol", "type_before", "type_of_symbol"]

_BY_LETTERS = {letters.upper(): name for letters, name in TYPES.items()}
_ABBREVIATED = "|".join(sorted(map(re.escape, TYPES), key=len, reverse=True))
_PART = rf"[{CAPITALS}][{CAPITALS}{SMALL}&]{{0,19}}[0-9]{{0,3}}"
_NUMBER = r"(?P<number>[0-9lOoI]{1,6}[A-Za-zđĐ]?)(?:\s?[/-]\s?(?P<year>(?:19|20)[0-9]{2})(?=\s?[/-]))?"
_SYMBOL = re.compile(
    rf"{_NUMBER}(?P<first>\s?/\s?|\s?[-–]\s?(?=[{CAPITALS}{SMALL}]{{1,6}}\s?/)|(?=(?:{_ABBREVIATED})\s?[/-]))"
    rf"(?P<letters>{_PART}(?:(?:[-–/.]|\s?[-–/]\s?(?=[{CAPITALS}]{{2}})){_PART}){{0,5}})(?![^\W_])"
)
# The same with the type of document in small letters: "33/qđ-ubnd", "12/nq-cp".
_SMALL_SYMBOL = re.compile(
    rf"{_NUMBER}(?P<first>\s?/\s?)"
    rf"(?P<letters>(?i:{_ABBREVIATED})(?:\s?[-–]\s?[{CAPITALS}{SMALL}]{{2,10}}[0-9]{{0,3}}){{1,3}})(?![^\W_])"
)
_LETTERS_ONLY = re.compile(r"[-–/.\s]+")
_NOT_SYMBOLS = re.compile(r"(?:USD|VND|EUR|MW|KW|Kg|Km|Ha|CP)$")
_SECOND = re.compile(r"\s?([-–/.])")


class Symbol(NamedTuple):
    """A document's number and symbol that was read: where it ends, the letters of its symbol, what is wrong with it.

    `malformed` is "digit" (a letter in the number), "separator" (none, or the wrong one, between the parts), "case" (a
    type in small letters) or "blank" (a blank inside). `bare` says that nothing but its place tells it from a share.
    """

    end: int
    letters: str
    malformed: str | None = None
    bare: bool = False


def read_symbol(text: str, start: int) -> Symbol | None:
    """Read the number and symbol of a document that begins at a place ("106/2023/NQ-HĐND", "26-NQ/TW")."""
    match = _SYMBOL.match(text, start)
    if match is None or not _is_symbol(match):
        match = _SMALL_SYMBOL.match(text, start)
    if match is None or not any(character.isdigit() for character in match.group("number")):
        return None
    letters = match.group("letters")
    bare = match.group("year") is None and len(_LETTERS_ONLY.split(letters)) == 1
    return Symbol(match.end(), letters, _malformed(match), bare)


def _is_symbol(match: re.Match[str]) -> bool:
    letters = match.group("letters")
    if len(letters) < 2 or _NOT_SYMBOLS.match(letters) or letters[1:].islower():
        return False
    return "-" in match.group() or "–" in match.group() or letters[:2].isupper()


def _malformed(match: re.Match[str]) -> str | None:
    number, letters = match.group("number"), match.group("letters")
    parts = _LETTERS_ONLY.split(letters)
    kind = parts[0].rstrip("0123456789")
    if any(character in "lOoI" for character in number[:-1]) or number[-1] in "lOI":
        return "digit"
    if _has_wrong_separator(match.group("first").strip(), letters, parts):
        return "separator"
    if type_of_symbol(letters) is not None and kind not in TYPES and kind != kind.upper():
        return "case"
    return "blank" if any(character.isspace() for character in match.group()) else None


def _has_wrong_separator(first: str, letters: str, parts: list[str]) -> bool:
    """Say whether the signs are neither the state's (01/NQ-CP) nor the Party's (26-NQ/TW)."""
    if not first:
        return True
    if len(parts) < 2 or type_of_symbol(letters) is None or parts[0] in JOINT:
        return False
    second = _SECOND.match(letters, len(parts[0]))
    sign = second.group(1) if second else ""
    if first == "/":
        return sign not in ("-", "–") or parts[1] in PARTY_OFFICES
    return sign != "/"


_NAMES = "|".join(re.escape(name) for name in NAMES)
_SHORT = "|".join(SHORT_NAMES)
_EDGE = r"(?:^|(?<=[\s(“\"*/,;:.\-]))"
_TYPE_BEFORE = re.compile(
    rf"{_EDGE}(?:(?P<name>(?i:{_NAMES}))(?:\s+liên\s+tịch)?|(?P<short>{_SHORT}|VB))(?:\s+số|\s+của)?\s*:?\s*[*“\"]?\s*$"
)
_NAMED = re.compile(rf"{_EDGE}(?i:{_NAMES})(?![^\W_])")
_NUMBERED = re.compile(r"(?:\s+[^\W\d_]+){0,6}\s+số\s*:?\s*$")
_CANONICAL = {name.lower(): name for name in NAMES}


def type_before(before: str) -> str | None:
    """Return the type of document that the words end with ("... theo Nghị quyết số"), as the tables write it."""
    found = name_before(before)
    return found[1] if found else None


def name_before(before: str) -> tuple[int, str] | None:
    """Return where the name of a document begins that the words end with, and its type as the tables write it."""
    match = _TYPE_BEFORE.search(before)
    if match is not None:
        short = match.group("short")
        return match.start(), TYPES.get(short, "Văn bản") if short else _CANONICAL[match.group("name").lower()]
    if "số" not in before[-6:].lower():
        return None
    last = max(_NAMED.finditer(before), key=lambda found: found.start(), default=None)
    if last is None or _NUMBERED.fullmatch(before, last.end()) is None:
        return None
    return last.start(), _CANONICAL[last.group().lower()]


def type_of_symbol(letters: str) -> str | None:
    """Return the type of document that the first letters of a symbol name; None where they name an office."""
    return _BY_LETTERS.get(_LETTERS_ONLY.split(letters)[0].rstrip("0123456789").upper())
