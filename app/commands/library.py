"""`main.py library`: list, search, check and save the library, and delete a report from it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path

from app.commands.output import complain, watch
from app.readers.process import read_report_safely
from app.review.store import Store
from app.wording import render
from app.wording.message import Message

# How many arguments an action takes, at least and at most.
ARGUMENTS = {
    **{"list": (0, 0), "search": (1, 99), "check": (0, 0)},
    **dict.fromkeys(("backup", "restore", "import", "delete"), (1, 1)),
}


def run(options: argparse.Namespace, store: Store, author: str) -> int:
    """Do one action; return 2 where its words are missing, 1 where the check found something."""
    words: Sequence[str] = options.words
    if not _fits(options.action, words):
        return 2
    if options.action == "list":
        return _list(store)
    if options.action == "search":
        return _search(store, " ".join(words))
    if options.action == "check":
        return _check(store)
    if options.action == "backup":
        store.backup(Path(words[0]))
        return 0
    if options.action == "delete":
        return _delete(store, words[0], options.from_backups)
    return _import(store, Path(words[0]), author)


def run_restore(options: argparse.Namespace, restore: Callable[[Path], object]) -> int:
    """Put a backup in the place of the library; the library is not open meanwhile."""
    if not _fits(options.action, options.words):
        return 2
    restore(Path(options.words[0]))
    print(render(Message("The library was restored. The one before it was set aside next to it.")))
    return 0


def _fits(action: str, words: Sequence[str]) -> bool:
    least, most = ARGUMENTS[action]
    if least <= len(words) <= most:
        return True
    complain(render(Message("“library {action}” takes {count} argument(s).", action=action, count=least)))
    return False


def _list(store: Store) -> int:
    for record in store.reports():
        progress = f"{record.reviewed}/{record.items}"
        print(record.id, record.number or "-", record.issued_on or "-", progress, record.title, record.path, sep="\t")
    return 0


def _search(store: Store, words: str) -> int:
    for hit in store.search(words):
        print(hit.report.title, hit.start, json.dumps(hit.snippet, ensure_ascii=False), hit.heading, sep="\t")
    return 0


def _delete(store: Store, number: str, from_backups: bool) -> int:
    """Delete the report that `library list` shows with this number."""
    if not number.isdecimal():
        complain(render(Message("“{number}” is no number of a report; “library list” shows them.", number=number)))
        return 2
    title = store.record(int(number)).title
    store.delete_report(int(number), from_backups)
    print(render(Message("Deleted from the library with its marks: {title}", title=title)))
    return 0


def _import(store: Store, path: Path, author: str) -> int:
    """Take over what a colleague sent: a bundle, or a report that came back with comments."""
    from app.exchange.receiving import read_parcels, receive_all
    from app.exchange.telling import told_arrivals

    token = watch()
    for told in told_arrivals(receive_all(read_parcels(path, read_report_safely, token), store, author, token)):
        print(told)
    store.back_up_daily()
    return 0


def _check(store: Store) -> int:
    problems = store.check()
    for problem in problems:
        complain(problem)
    if not problems:
        print(render(Message("The library is sound.")))
    return int(bool(problems))
