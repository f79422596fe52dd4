"""Reviews of colleagues, in SQL."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlite_utils import Database

from app.anchors.model import Anchor
from app.review.model import Mark, Verdict
from app.review.opinions import ColleagueReview, Delegate, Opinion, Origin, Receipt, Standing
from app.review.plain import from_plain, to_plain
from app.review.records import Additions
from storage.opening import writing

_COLLEAGUE = "delegate, name, changed, digest, origin, additions"
_OPINION = "uuid, anchor, place, standing, verdict, note, author, created, changed, carried_from"


def read_colleagues(db: Database, report_id: int) -> Sequence[ColleagueReview]:
    """Return the reviews of colleagues of one report, by their names."""
    rows = db.conn.execute(
        f"SELECT {_COLLEAGUE} FROM colleague WHERE report = ? ORDER BY name, delegate", [report_id]
    ).fetchall()
    return [
        ColleagueReview(
            *(report_id, Delegate(delegate, name), changed, digest, _read_opinions(db, report_id, delegate)),
            *(from_plain(Additions, json.loads(additions)), Origin(origin)),
        )
        for delegate, name, changed, digest, origin, additions in rows
    ]


def receive(db: Database, reviews: Sequence[ColleagueReview]) -> Sequence[Receipt]:
    """Keep reviews in one transaction and say what became of each; an earlier review gives way to a later one."""
    with writing(db):
        return [_receive(db, review) for review in reviews]


def forget(db: Database, report_id: int, delegate: str) -> None:
    """Delete the review of one colleague."""
    with writing(db):
        _delete(db, report_id, delegate)


def _receive(db: Database, review: ColleagueReview) -> Receipt:
    key = (review.report, review.delegate.id)
    kept = db.conn.execute("SELECT changed, digest FROM colleague WHERE report = ? AND delegate = ?", key).fetchone()
    if kept is not None and tuple(kept) >= review.age:
        return Receipt.KNOWN if kept[1] == review.digest else Receipt.OLDER
    _delete(db, *key)
    additions = json.dumps(to_plain(review.additions), ensure_ascii=False)
    received = datetime.now(UTC).isoformat(timespec="milliseconds")
    db.conn.execute(
        f"INSERT INTO colleague (report, received, {_COLLEAGUE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [review.report, received, review.delegate.id, review.delegate.name, *review.age, review.origin, additions],
    )
    db.conn.executemany(
        f"INSERT INTO opinion (report, delegate, {_OPINION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ([*key, *_row(opinion)] for opinion in review.opinions),
    )
    return Receipt.NEW if kept is None else Receipt.REPLACED


def _delete(db: Database, report_id: int, delegate: str) -> None:
    for table in ("opinion", "colleague"):
        db.conn.execute(f"DELETE FROM {table} WHERE report = ? AND delegate = ?", [report_id, delegate])


def _read_opinions(db: Database, report_id: int, delegate: str) -> tuple[Opinion, ...]:
    rows = db.conn.execute(
        f"SELECT {_OPINION} FROM opinion WHERE report = ? AND delegate = ? ORDER BY rowid", [report_id, delegate]
    )
    return tuple(_opinion(report_id, *row) for row in rows)


def _opinion(
    report_id: int, uuid: str, anchor: str, place: str | None, standing: str, verdict: str, *said: str
) -> Opinion:
    note, author, created, changed, carried = said
    mark = Mark(uuid, report_id, _anchor(anchor), Verdict(verdict), note, author, created, changed, carried or None)
    return Opinion(mark, _anchor(place) if place else None, Standing(standing))


def _row(opinion: Opinion) -> list[str | None]:
    mark = opinion.mark
    place = json.dumps(to_plain(opinion.place), ensure_ascii=False) if opinion.place else None
    anchor = json.dumps(to_plain(mark.anchor), ensure_ascii=False)
    said = [mark.note, mark.author, mark.created, mark.changed, mark.carried_from]
    return [mark.uuid, anchor, place, str(opinion.standing), str(mark.verdict), *said]


def _anchor(told: str) -> Anchor:
    return from_plain(Anchor, json.loads(told))
