"""The noun phrase of what a claim measures, and whether two such phrases name the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from app.extraction.amounts import is_amount, lasts
from app.extraction.draft import lower_keeping_places
from app.extraction.model import Figure, FigureKind
from app.language.folding import fold, normalise_tones
from app.language.indicator_words import (
    ABBREVIATED,
    ACTIONS,
    ACTOR,
    ADVERBS,
    AFTERWARDS,
    DETERMINERS,
    INTRODUCTION,
    MEASURED_ACTOR,
    PREDICATE,
    STANDING,
)
from app.language.places import places_in

_BRACKETS = re.compile(r"\([^()]*\)")
_BREAK = re.compile(r"[,;:.(\[\n]|\s(?:nên|thì|nhưng|song)\s")
# "Khách nội địa ước đạt 57,9 triệu lượt": heads and visits are the unit of what is named before the verb.
_HEADS = frozenset({"người", "lượt", "lượt người", "lượt khách"})
_REACHED = re.compile(r"\s(?:đạt|là)(?:\s(?:khoảng|trên|hơn|gần|xấp xỉ))?\s*$")
_STATED = re.compile(r"\s(?:có|là|còn)(?![^\W_])")
_FULL_BREAK = re.compile(r";|\.\s|\n")
_ACTION = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(ACTIONS, key=len, reverse=True))})(?![^\W_])")
# "Đàn lợn có 215.000 con", "Số hộ nghèo: 3.200 hộ": the noun before the verb is measured, not the word counted by.
_OWNED = re.compile(
    r"(?:^|[,;:]\s|\s{2,})"
    r"(?P<noun>(?:tổng\s)?(?:số|đàn|dân số|tổng|diện tích|sản lượng|số lượng)(?:,?\s+[^\W\d_]+){0,24}?)"
    r"\s?(?:(?<=\s)(?:có|là|đạt|còn|ước|tăng|giảm|gồm)(?![^\W_])|[:,](?=\s*$))[^;]*$"
)
# Times and approximations that are left over right before a figure.
_TAIL = re.compile(
    r"(?:(?:^|\s)(?:trong|đến|cuối|đầu|vào|của|so với|tính đến|ngày|tháng|năm|quý|hết|cùng kỳ|qua|khoảng|trên|hơn|gần"
    r"|dưới|xấp xỉ|từ|thêm|cả|với|cho|ở|tại|về|thứ|mỗi|hàng|là))+$",
    re.IGNORECASE,
)
_ONLY_TIME = re.compile(
    r"(?:(?:trong|đến|cuối|đầu|vào|tính|từ|ngày|tháng|năm|quý|nay|hết|thời điểm|của|so với|cùng kỳ|qua|kể)(?:\s+|$))+"
)
_EDGE = " \t\n*“”\"'⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾-–•+"
_LONGEST = 120
_MODIFIERS = 4
_ITEM = 5  # words of an item in a list of names
# "khu vực dịch vụ tăng trưởng 5,9%": a verb there, a noun in "tốc độ tăng trưởng".
_GROWS = re.compile(r"(?<=\S)(?<!độ)(?<!mức)(?<!đà)(?<!số)(?<!lệ)\stăng trưởng$", re.IGNORECASE)


def find_indicator(text: str, start: int, end: int, figures: Sequence[Figure], roles: Sequence[str]) -> str | None:
    """Return the noun phrase that the main figure of a claim measures, or None where none is clear."""
    main, role = main_figure(figures, roles)
    if main is None:
        return None
    head = _head(text, start, main, figures)
    following = _following(text, main.span.end, end)
    if main.kind in (FigureKind.COUNT, FigureKind.RATIO) and main.unit:
        changed = _measured(head, "") if role == "change" else None
        return changed or _counted(head, main.unit, following)
    return _measured(head, following)


def main_figure(figures: Sequence[Figure], roles: Sequence[str]) -> tuple[Figure | None, str]:
    """Return the figure that a claim is about and its role: the first amount, the first value where that is none."""
    amounts = [pair for pair in zip(figures, roles, strict=True) if is_amount(pair[0])]
    if not amounts or amounts[0][1] in ("change", "share", "plan_share"):
        return amounts[0] if amounts else (None, "")
    return next((pair for pair in amounts if pair[1] in ("value", "rank")), amounts[0])


def _head(text: str, start: int, main: Figure, figures: Sequence[Figure]) -> str:
    """Return the words before the main figure, with the figures among them and brackets blanked out."""
    pieces: list[str] = []
    place = start
    for figure in figures:
        first, last = figure.span
        if not lasts(figure) and place <= first and last <= main.span.start:
            pieces += (text[place:first], " " * (last - first))
            place = last
    head = "".join((*pieces, text[place : main.span.start]))
    return _BRACKETS.sub(lambda match: " " * len(match.group()), head)


def _following(text: str, start: int, end: int) -> str:
    """Return the noun phrase that follows a figure."""
    stretch = text[start : min(end, start + 120)]
    match = AFTERWARDS.search(lower_keeping_places(stretch))
    return stretch[: match.start() if match else len(stretch)].strip(_EDGE)


def _counted(head: str, unit: str, following: str) -> str:
    low = lower_keeping_places(head)
    owned = _OWNED.search(low)
    if owned is not None:
        name = head[owned.start("noun") : owned.end("noun")]
        if len(name.split()) > 1:
            return _trimmed(name) or unit
    if unit.lower() in _HEADS and _REACHED.search(low) and (named := _measured(head, "")):
        return named
    noun = following if following.lower().startswith(unit.lower()) else unit
    if len(noun.split()) > len(unit.split()) + _MODIFIERS:
        noun = unit
    action = _last_action(low)
    return noun if action is None or action in noun.lower() else f"{noun} {action}"


def _last_action(low: str) -> str | None:
    part = _BREAK.split(low)[-1]
    found = None
    for match in _ACTION.finditer(part):
        found = match
    if found is None or len(part) - found.end() > 30 or _STATED.search(part, found.end()):
        return None
    return found.group()


def _measured(head: str, following: str) -> str | None:
    parts = _BREAK.split(_FULL_BREAK.split(head)[-1])
    if following and len(parts) > 1 and not parts[-1].strip(_EDGE):
        return _trimmed(following)
    for place in range(len(parts) - 1, -1, -1):
        phrase, verb = _stripped(parts[place])
        if phrase and ACTOR.fullmatch(lower_keeping_places(phrase)):
            actor = phrase
            phrase, verb = _stripped(parts[place][parts[place].find(actor) + len(actor) :])
            if not phrase:
                return _trimmed(actor if MEASURED_ACTOR.match(actor.lower()) else following)
        if not phrase:
            if verb in ("có", "còn") and following:
                break
            continue
        if INTRODUCTION.match(lower_keeping_places(parts[place].strip(_EDGE))) is None:
            phrase = _listed(parts[:place], phrase)
        act = _ACTION.match(lower_keeping_places(phrase))
        if act is None or act.end() < len(phrase):
            return _trimmed(phrase)
        return _trimmed(f"{phrase} {following}") if following or act.group() in STANDING else None
    return _trimmed(following) if following else None


def _listed(before: list[str], phrase: str) -> str:
    """Return a phrase with the list that it ends: "giá trị ngành công nghiệp, dịch vụ, xây dựng"."""
    words = [part.strip(_EDGE) for part in before]
    if not words or len(phrase.split()) > _ITEM or not 0 < len(words[-1].split()) <= _ITEM:
        return phrase
    while words and _is_item(lower_keeping_places(words[-1])):
        last = words.pop()
        phrase = f"{last}, {phrase}"
        if len(last.split()) > _ITEM:
            break
    return _introduced(phrase)


def _is_item(low: str) -> bool:
    """Say whether words between commas are an item of a list of names: no verb, no time, no word that introduces."""
    return bool(low) and PREDICATE.search(low) is None and INTRODUCTION.match(low) is None


def _stripped(part: str) -> tuple[str, str]:
    """Return the noun phrase of a part before its verb, or after the verbs that open it, and the last of those."""
    phrase, opening = _introduced(part.strip(_EDGE)), ""
    while True:
        verb = PREDICATE.search(lower_keeping_places(phrase))
        if verb is None or verb.start() > 0:
            break
        opening = verb.group()
        phrase = _introduced(phrase[verb.end() :].strip(_EDGE))
    noun = _GROWS.sub("", _TAIL.sub("", phrase[: verb.start()] if verb else phrase).strip(_EDGE))
    return ("" if _ONLY_TIME.fullmatch(lower_keeping_places(noun)) else noun), opening


def _introduced(phrase: str) -> str:
    while match := INTRODUCTION.match(lower_keeping_places(phrase)):
        phrase = phrase[match.end() :].lstrip(_EDGE)
    return phrase


def _trimmed(phrase: str) -> str | None:
    phrase = _TAIL.sub("", re.sub(r"\s+", " ", phrase).strip(_EDGE)).strip(_EDGE)
    return phrase if 3 <= len(phrase) <= _LONGEST else None


_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ADVERBS = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(ADVERBS, key=len, reverse=True))})(?![^\W_])")
_DETERMINERS = re.compile(rf"\s*(?:(?:{'|'.join(sorted(DETERMINERS, key=len, reverse=True))})(?![^\W_])\s*)+(?=\S)")


@lru_cache(maxsize=4096)
def indicator_key(indicator: str) -> str:
    """Return what an indicator is filed under: folded, abbreviations written out, without adverbs, places and order."""
    kept = list(indicator)
    for place in places_in(indicator):
        kept[place.start : place.end] = " " * (place.end - place.start)
    low = normalise_tones("".join(kept)).lower()
    low = _WORDS.sub(lambda match: ABBREVIATED.get(match.group(), match.group()), low)
    determined = _DETERMINERS.match(low)
    plain = _ADVERBS.sub(" ", low[determined.end() :] if determined else low)
    return " ".join(sorted(set(re.findall(r"[^\W_]+", fold(plain))))) or fold(low).strip()
