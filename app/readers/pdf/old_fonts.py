"""Letters in fonts from before Unicode, told by the font's name or by the words; fonts whose letters say nothing."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable

from app.language.legacy import Legacy, guess, is_syllable, legacy_font, replacements, to_unicode
from app.readers.pdf.lines import Line
from app.readers.pdf.runs import Look

_STYLE = re.compile(r"[,-](?:bold|italic|regular|roman|normal|mt|ps|bolditalic).*$", re.IGNORECASE)
_HYPHENED = re.compile(r"[^\W\d_]+-(?:[^\W\d_]|-)*|-[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_UNICODE_ONLY = re.compile(r"[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_STRANGE = frozenset({"Co", "Cn", "Cc", "Cs"})
_ENOUGH_SIGNS, _STRANGE_SHARE = 20, 0.25
_SAMPLE = 20_000  # letters of a font that are looked at
_ENOUGH_WORDS, _SOUND_SHARE = 25, 0.6
_VOWELS = re.compile(r"(?i)[aeiouyăâêôơư]")


def texts_by_font(lines: Iterable[Line]) -> dict[str, str]:
    """Return all words in each font, by its name."""
    found: dict[str, list[str]] = {}
    for line in lines:
        for start, end, look in _stretches(line):
            found.setdefault(look.font, []).append(line.text[start:end])
    return {font: " ".join(pieces) for font, pieces in found.items()}


def old_fonts(texts: dict[str, str]) -> dict[str, Legacy]:
    """Return the fonts whose letters are to be turned into Unicode, and how each is written."""
    found: dict[str, Legacy] = {}
    for font, text in texts.items():
        if _UNICODE_ONLY.search(text) and _legacy_named(font) is not Legacy.TCVN3_CAPITALS:
            continue
        legacy = _legacy_named(font) or guess(text)
        if legacy is not None:
            found[font] = legacy
    used = set(found.values()) - {Legacy.TCVN3_CAPITALS}
    if len(used) == 1:
        (legacy,) = used
        for font, text in texts.items():
            if font not in found and _is_better(text, legacy):
                found[font] = legacy
    return found


def _legacy_named(font: str) -> Legacy | None:
    return legacy_font(_STYLE.sub("", font))


def _is_better(text: str, legacy: Legacy) -> bool:
    """Say whether the few words of a font become Vietnamese by the encoding that the rest of the file has."""
    if _UNICODE_ONLY.search(text):
        return False
    before = [word for word in _WORD.findall(text) if not word.isascii()]
    edited = list(text)
    for start, end, letters in reversed(list(replacements(text, legacy))):
        edited[start:end] = letters
    after = [word for word in _WORD.findall("".join(edited)) if not word.isascii()]
    return bool(after) and all(map(is_syllable, after)) and not all(map(is_syllable, before))


def convert(line: Line, fonts: dict[str, Legacy]) -> None:
    """Turn the letters of a line into Unicode where they stand in one of these fonts."""
    edits: list[tuple[int, int, str]] = []
    for start, end, look in _stretches(line):
        legacy = fonts.get(look.font)
        if legacy is not None:
            edits += [
                (start + left, start + right, letters)
                for left, right, letters in replacements(_mended(line.text[start:end], legacy), legacy)
            ]
    edits += [(index, index + 1, "") for index, sign in enumerate(line.text) if sign == "\u00ad"]
    taken = {left for left, _, letters in edits if letters}
    _edit(line, sorted(edit for edit in edits if edit[2] or edit[0] not in taken))


def _mended(text: str, legacy: Legacy) -> str:
    """Give back the letter that PDFium takes for a hyphen: ư of TCVN3 has the place of the soft hyphen."""
    if legacy is Legacy.VNI or "-" not in text:
        return text

    def letter(match: re.Match[str]) -> str:
        meant = match[0].replace("-", "\u00ad")
        return meant if is_syllable(to_unicode(meant, legacy)) else match[0]

    return _HYPHENED.sub(letter, text)


def _stretches(line: Line) -> Iterable[tuple[int, int, Look]]:
    for index, (start, look) in enumerate(line.looks):
        end = line.looks[index + 1][0] if index + 1 < len(line.looks) else len(line.text)
        if start < end:
            yield start, end, look


def _edit(line: Line, edits: list[tuple[int, int, str]]) -> None:
    if not edits:
        return
    whole = len(line.edges) == len(line.text) + 1
    pieces: list[str] = []
    edges: array[float] = array("f")
    places: dict[int, int] = {}
    at = length = 0
    for start, end, letters in edits:
        pieces += [line.text[at:start], letters]
        for place in range(at, start):
            places[place] = length + place - at
        length += start - at
        places.update(dict.fromkeys(range(start, end), length))
        if whole:
            edges.extend(line.edges[at:start])
            edges.extend([line.edges[start]] * len(letters))
        length += len(letters)
        at = end
    rest = line.text[at:]
    places.update({place: length + place - at for place in range(at, len(line.text) + 1)})
    line.text = "".join(pieces) + rest
    if whole:
        edges.extend(line.edges[at:])
        line.edges = edges
    line.looks = [(places[start], look) for start, look in line.looks]
    line.raised = [(places[start], places[end]) for start, end in line.raised]


def says_nothing(text: str) -> bool:
    """Say whether the letters of a font have no meaning in the file: signs that are none, words without vowels."""
    text = text[:_SAMPLE]
    signs = [sign for sign in text if not sign.isspace()]
    if len(signs) >= _ENOUGH_SIGNS:
        strange = sum(unicodedata.category(sign) in _STRANGE or sign == "\ufffd" for sign in signs)
        if strange > _STRANGE_SHARE * len(signs):
            return True
    words = _WORD.findall(text)
    return len(words) >= _ENOUGH_WORDS and sum(map(_is_sound, words)) < _SOUND_SHARE * len(words)


def _is_sound(word: str) -> bool:
    """Say whether a word could be one: a vowel in it, or an abbreviation, and no capital behind a small letter."""
    plain = unicodedata.normalize("NFD", word)
    if word.isupper() and len(word) <= 6:
        return True
    return bool(_VOWELS.search(plain)) and (word.isupper() or word[1:].islower())
