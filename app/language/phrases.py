"""Patterns of many phrases, tried only where a word stands that they need."""

from __future__ import annotations

import re

# A class, an escaped sign, a quantifier, the beginning of a group, or any one sign.
_TOKEN = re.compile(r"\[[^\]]+\]|\\.|\{[0-9,]*\}|\(\?(?:<?[=!]|:)|.", re.DOTALL)
_QUANTIFIER = re.compile(r"[?*+]|\{.*\}")


class Phrases:
    """A pattern that finds any of some phrases where whole words begin and end.

    A search of a pattern that begins with a look behind tries it at every letter; looking for the words that the
    phrases cannot do without is some ten times quicker, and most sentences have none of them.
    """

    __slots__ = ("_needed", "_pattern")

    def __init__(self, *phrases: str) -> None:
        self._pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(phrases)})(?![^\W_])")
        words = {needed_word(phrase) for phrase in phrases}
        self._needed = tuple(word for word in words if not any(other in word for other in words - {word}))

    @property
    def pattern(self) -> str:
        """The pattern of all the phrases."""
        return self._pattern.pattern

    def search(self, low: str) -> re.Match[str] | None:
        """Return the first place where one of the phrases stands in words in small letters, or None."""
        return self._pattern.search(low) if self.may_stand_in(low) else None

    def blank(self, low: str) -> str:
        """Return the words with a blank in place of each phrase."""
        return self._pattern.sub(" ", low) if self.may_stand_in(low) else low

    def may_stand_in(self, low: str) -> bool:
        """Say whether one of the words stands there that the phrases cannot do without."""
        for word in self._needed:  # noqa: SIM110 (any() takes a fifth longer, and this is asked of every clause)
            if word in low:
                return True
        return False


def needed_word(phrase: str) -> str:
    """Return the longest stretch of letters that all that a pattern finds has; nothing where it may have none."""
    runs = [""]
    depth = 0
    for token in _TOKEN.findall(phrase):
        if token.startswith("("):
            depth += 1
            runs.append("")
        elif token == ")":
            depth -= 1
        elif depth:
            continue
        elif token == "|":
            return ""
        elif _QUANTIFIER.fullmatch(token):
            runs[-1:] = [runs[-1][:-1], ""]
        elif token.isalnum() or token == " ":
            runs[-1] += token
        else:
            runs.append("")
    return max(reversed(runs), key=len)
