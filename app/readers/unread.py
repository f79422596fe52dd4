"""What was not read, and how the rest was read, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from app.report.model import NotRead, Report, TrackedChanges
from app.wording import Message, plural, render, translate

if TYPE_CHECKING:
    from app.language.legacy import Legacy


def describe(entry: NotRead) -> str:
    """Return "3 pictures" in the chosen language."""
    count = entry.count
    texts = {
        "picture": lambda: plural("{count} picture", "{count} pictures", count),
        "chart": lambda: plural("{count} chart", "{count} charts", count),
        "diagram": lambda: plural("{count} diagram", "{count} diagrams", count),
        "embedded object": lambda: plural("{count} embedded object", "{count} embedded objects", count),
        "inserted document": lambda: plural("{count} inserted document", "{count} inserted documents", count),
        "hidden text": lambda: plural("{count} stretch of hidden text", "{count} stretches of hidden text", count),
        "symbol": lambda: plural("{count} unknown symbol", "{count} unknown symbols", count),
        "equation": lambda: plural("{count} equation", "{count} equations", count),
        "damaged part": lambda: plural("{count} damaged part", "{count} damaged parts", count),
        "comment": lambda: plural("{count} comment", "{count} comments", count),
        "scanned page": lambda: plural("{count} scanned page", "{count} scanned pages", count),
        "damaged page": lambda: plural("{count} damaged page", "{count} damaged pages", count),
        "attachment": lambda: plural("{count} attached file", "{count} attached files", count),
        "script": lambda: plural("{count} script", "{count} scripts", count),
        "seal": lambda: plural("{count} seal of a digital signature", "{count} seals of digital signatures", count),
    }
    say = texts.get(entry.what)
    return say() if say else f"{count} {entry.what}"


def not_read_in_words(report: Report) -> tuple[str, ...]:
    """Return what was left unread, one text each."""
    return tuple(f"{describe(one)} ({one.place})" if one.place else describe(one) for one in report.not_read)


def remarks_in_words(report: Report) -> tuple[str, ...]:
    """Return how the file was read, one text each."""
    return tuple(map(render, report.remarks))


def describe_changes(changes: TrackedChanges) -> str:
    """Return "12 insertions, 3 deletions by An, Bình" in the chosen language."""
    parts = []
    if changes.insertions:
        parts.append(plural("{count} insertion", "{count} insertions", changes.insertions))
    if changes.deletions:
        parts.append(plural("{count} deletion", "{count} deletions", changes.deletions))
    if changes.moves:
        parts.append(plural("{count} move", "{count} moves", changes.moves))
    words = ", ".join(parts)
    if not changes.authors:
        return words
    return translate("{changes} by {authors}", changes=words, authors=", ".join(changes.authors))


def legacy_remarks(found: Iterable[Legacy]) -> tuple[Message, ...]:
    """Return a remark for each old font encoding whose letters were turned into Unicode."""
    from app.language.legacy import Legacy  # not before it is needed: the window names what was not read

    remarks = {
        Legacy.TCVN3: Message("Letters in TCVN3 fonts (.VnTime and the like) were turned into Unicode."),
        Legacy.VNI: Message("Letters in VNI fonts were turned into Unicode."),
    }
    named = {Legacy.TCVN3 if one is Legacy.TCVN3_CAPITALS else one for one in found}
    return tuple(words for legacy, words in remarks.items() if legacy in named)
