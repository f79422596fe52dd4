"""The lines of a comment in an annotated copy of ours: what the delegate wrote is told from what the program added.

The copy may have been written in either language of the program, whichever is chosen now.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property, partial
from typing import Any

from app.exports.comment_lines import comment_lines
from app.exports.content import describe
from app.exports.labels import priority_label, state_label, verdict_label
from app.exports.said import question_facts
from app.report.model import Report, Span
from app.review.items import Item, build_items
from app.review.model import Verdict
from app.review.records import Priority, Question, QuestionState
from app.scan import scan_report
from app.wording import speaking, translate
from app.wording.catalogue import LANGUAGES

QUOTED = re.compile("“(.+)”", re.DOTALL)
_ASKED = Question("", 0, "", "-", "-", Priority.HIGH, "-", "-", "2000-01-01", QuestionState.SETTLED)  # all is told
_FACTS = ("addressee", "theme", "priority", "wording", "answer", "answered_on", "state")  # in the order they are told
_LABELS: dict[str, tuple[type[StrEnum], Callable[[Any], str]]] = {
    "priority": (Priority, priority_label),
    "state": (QuestionState, state_label),
}
_HOLE = "\x00"


@dataclass(frozen=True, slots=True)
class OwnSaid:
    """What a delegate said in one comment: evidence and question as fields by name, what it contradicts as quotes."""

    note: str
    evidence: tuple[dict[str, str], ...] = ()
    question: dict[str, Any] = field(default_factory=dict)
    against: tuple[str, ...] = ()


class OwnLines:
    """Reads comments of ours on one report."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._verdicts = {word.casefold(): one for one in Verdict for word in _told(partial(verdict_label, one))}
        self._evidence = _told(lambda: translate("Evidence: {words}", words=""))
        self._against = [
            re.compile(re.escape(told).replace(_HOLE, ".*", 1).replace(_HOLE, "(.*)"), re.DOTALL)
            for told in _told(lambda: translate("Contradicts {place}: “{quote}”", place=_HOLE, quote=_HOLE))
        ]
        named = _told(lambda: [name for name, _ in question_facts(_ASKED)])
        self._facts = {f"{name}: ": fact for names in named for name, fact in zip(names, _FACTS, strict=True)}

    def verdict(self, lines: Sequence[str]) -> Verdict | None:
        """Return the verdict that a comment of ours begins with."""
        return self._verdicts.get(lines[0].strip().casefold()) if lines else None

    def read(self, lines: Sequence[str], span: Span) -> OwnSaid:
        """Return what the lines below the verdict say of a place; what was added stands at the end."""
        item = self._items.get(span)
        ours = set(self._written(item)) if item else set()
        kept = [line for line in lines if line not in ours]
        if kept and item is None and QUOTED.search(kept[0]):
            kept = kept[1:]
        said = OwnSaid("")
        while kept and (more := self._with(said, kept[-1])) is not None:
            said = more
            kept.pop()
        return replace(said, note="\n".join(kept).strip())

    @cached_property
    def _items(self) -> dict[Span, Item]:
        return {item.span: item for item in reversed(build_items(scan_report(self._report)))}

    def _written(self, item: Item) -> Iterator[str]:
        """Yield the lines that the program writes of an item, in all its languages."""
        for lines in _told(lambda: comment_lines(describe(self._report, item, None), quoted=True)):
            yield from lines[1:]

    def _with(self, said: OwnSaid, line: str) -> OwnSaid | None:
        """Return what is said with one more line before it, None where that line is none that adds something."""
        for name in self._evidence:
            if line.startswith(name):
                return replace(said, evidence=(_evidence(line.removeprefix(name)), *said.evidence))
        for name, fact in self._facts.items():
            value = _fact(fact, line.removeprefix(name)) if line.startswith(name) else None
            if value is not None and fact not in said.question:
                return replace(said, question={**said.question, fact: value})
        found = next((one for told in self._against if (one := told.fullmatch(line))), None)
        return replace(said, against=(found[1], *said.against)) if found else None


def _told(words: Callable[[], Any]) -> list[Any]:
    """Return what is said in each language of the program."""
    told = []
    for language in LANGUAGES:
        with speaking(language):
            told.append(words())
    return told


def _fact(fact: str, words: str) -> object:
    """Return the value of one fact of a question, None where the words tell none."""
    if fact in _LABELS:
        kinds, label = _LABELS[fact]
        return next((one for one in kinds if words in _told(partial(label, one))), None)
    if fact == "answered_on":
        with suppress(ValueError):
            return datetime.strptime(words, "%d/%m/%Y").date().isoformat()
        return None
    return words


def _evidence(words: str) -> dict[str, str]:
    """Return the source, the quote, the address and the file that a line tells one after the other."""
    found = QUOTED.search(words)
    source, rest = (words[: found.start()], words[found.end() :]) if found else ("", words)
    parts = [part.strip() for part in rest.split("; ") if part.strip()]
    addresses = [part for part in parts if part.startswith(("http://", "https://"))]
    others = [part.lstrip("; ") for part in parts if part not in addresses]
    if not found and others:
        source, *others = others
    told = {"source": source.removesuffix("; ").strip(), "quote": found[1] if found else ""}
    return told | {"url": "; ".join(addresses), "file": "; ".join(others)}
