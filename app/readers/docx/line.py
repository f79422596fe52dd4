"""The words of one line of a Word file while they are gathered, with their looks, marks and old fonts."""

from __future__ import annotations

from app.language.legacy import Legacy, legacy_font, unmasked
from app.language.legacy_words import OldWords
from app.readers.docx.styles import Look
from app.readers.draft import Draft, Edit, Mark
from app.report.model import Span


class Line:
    """Words of one line as they are gathered; becomes a Draft."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.length = 0
        self.bold: list[Span] = []
        self.italic: list[Span] = []
        self.marks: list[Mark] = []
        self.after_break = False
        self._old: list[tuple[Span, Legacy]] = []  # stretches in fonts from before Unicode

    def add(self, text: str, look: Look) -> None:
        """Append words in a look."""
        if not text:
            return
        legacy = legacy_font(look.font) if look.font else None
        if legacy is not None:
            text = unmasked(text)
        start, self.length = self.length, self.length + len(text)
        self.pieces.append(text)
        for wanted, spans in ((look.bold, self.bold), (look.italic, self.italic)):
            if wanted:
                if spans and spans[-1].end == start:
                    spans[-1] = Span(spans[-1].start, self.length)
                else:
                    spans.append(Span(start, self.length))

        if legacy is not None:
            if self._old and self._old[-1][0].end == start and self._old[-1][1] is legacy:
                start = self._old.pop()[0].start
            self._old.append((Span(start, self.length), legacy))

    def draft(self, old_words: OldWords) -> Draft:
        """Return what was gathered as a draft in Unicode letters."""
        draft = Draft(
            "".join(self.pieces),
            bold=self.bold,
            italic=self.italic,
            marks=self.marks,
            source=self.source,
            after_break=self.after_break,
        )
        if self._old:
            found = old_words.replacements((draft.text[span.start : span.end], legacy) for span, legacy in self._old)
            draft.edit(
                Edit(span.start + start, span.start + end, letters)
                for (span, _), replaced in zip(self._old, found, strict=True)
                for start, end, letters in replaced
            )
        return draft
