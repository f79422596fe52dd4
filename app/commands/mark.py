"""`main.py mark`: give a place of a report a verdict."""

from __future__ import annotations

import argparse
import re
import unicodedata

from app.commands.output import complain
from app.commands.reviewing import open_session
from app.report.model import Span
from app.review.model import Verdict
from app.review.store import Store
from app.wording import render
from app.wording.message import Message


def run(options: argparse.Namespace, store: Store, author: str) -> int:
    """Mark the one place that the quote names; return 1 where there is none or more than one."""
    session = open_session(options.file, store, author, options.ocr)
    places = find_quote(session.scan.report.text, options.quote, options.prefix, options.suffix)
    if len(places) != 1:
        complain(f"{options.file}: {render(_why_not(options.quote, len(places)))}")
        return 1
    edit = session.mark_span(places[0], Verdict(options.verdict), options.note)
    if edit:  # None: the place has this verdict and note already
        store.write(edit.writes)
        store.back_up_daily()
    return 0


def find_quote(text: str, quote: str, prefix: str = "", suffix: str = "") -> list[Span]:
    """Return every place of the quote between the words before and after it; blanks of any kind are alike."""
    quote, prefix, suffix = (unicodedata.normalize("NFC", part) for part in (quote, prefix, suffix))
    if not quote.strip():
        return []
    pattern = rf"{_loose(prefix)}\s*(?P<quote>{_loose(quote.strip())})\s*{_loose(suffix)}"
    return [Span(*match.span("quote")) for match in re.finditer(pattern, text)]


def _loose(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def _why_not(quote: str, count: int) -> Message:
    if count == 0:
        return Message("“{quote}” does not stand in the report. Nothing was marked.", quote=quote)
    return Message(
        "“{quote}” stands at {count} places. Nothing was marked; name the words around it with --prefix and --suffix.",
        quote=quote,
        count=count,
    )
