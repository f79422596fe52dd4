"""Finding words in a report, written with or without accents."""

from __future__ import annotations

import unicodedata

from app.report.model import Span

BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2028\n\t\u2009", " "))


def find_words(text: str, words: str, any_accents: bool = False) -> list[Span]:
    """Return every place of the words: typed without accents they match any, typed with accents only their own.

    With `any_accents` those typed with accents match any too.
    """
    from app.language.folding import fold, fold_keeping_places, normalise_tones

    typed = " ".join(unicodedata.normalize("NFC", words).split()).lower()
    if not typed:
        return []
    text = text.translate(BLANKS)
    wanted = fold(typed)
    folded, places = fold_keeping_places(text)
    exact = None if any_accents or wanted == typed else normalise_tones(typed)
    found = []
    start = folded.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        span = Span(places[start], places[end - 1] + 1)
        if exact is None or normalise_tones(text[span.start : span.end].lower()) == exact:
            found.append(span)
        start = folded.find(wanted, end)
    return found
