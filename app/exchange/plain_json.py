"""JSON that somebody sent: read within limits, and cleaned of what no person writes."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from app.exchange import limits

# Controls but tab and line end, half letters, and signs that turn the direction of all that follows.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def read_json(content: bytes, longest: int) -> Any:  # noqa: ANN401  any JSON
    """Return what the bytes say; ValueError where they are no JSON, OverflowError where they hold too much."""
    if _values(content) > limits.VALUES:
        raise OverflowError
    read = json.loads(content.decode("utf-8"), parse_constant=_refuse)
    return _cleaned(read, longest, 0)


def clean(words: str) -> str:
    """Return words with line ends as newlines and without what cannot be seen."""
    return _UNSEEN.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def _values(content: bytes) -> int:
    """Return at most how many values the bytes hold, before a single one is made."""
    return sum(content.count(sign) for sign in (b"{", b"[", b","))


def _refuse(_constant: str) -> NoReturn:
    raise ValueError("no number of JSON")


def _cleaned(value: Any, longest: int, depth: int) -> Any:  # noqa: ANN401  any JSON
    if depth > limits.DEPTH:
        raise OverflowError
    if isinstance(value, str):
        if len(value) > longest:
            raise OverflowError
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(one, longest, depth + 1) for one in value]
    if isinstance(value, dict):
        return {key: _cleaned(one, longest, depth + 1) for key, one in value.items()}
    return value
