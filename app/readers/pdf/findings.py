"""What the report says besides its words: what was not read, and how the rest was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from app.language.legacy import Legacy
from app.readers.pdf.layout import PageLayout
from app.readers.pdf.old_fonts import says_nothing
from app.readers.pdf.pdfium import Facts
from app.readers.pdf.runs import Stroke
from app.readers.unread import legacy_remarks
from app.report.model import NotRead
from app.wording import Message

_COVERED = 0.5  # the share of a page that a picture takes where the page is a scan
_SMALLEST = 24.0  # points: a smaller picture is an ornament
_MANY = 3  # pages that the same picture at the same place stands on: a letterhead
_WHOLE = 0.85  # the share of a page that a picture takes where it is the page
_STAMP = 250  # letters over such a picture that are those of a digital signature's stamp, not of a report
_UNPAINTED = 0.5  # the share of letters that are not painted where a page was read by a program before


def scans(pages: Iterable[PageLayout]) -> tuple[int, ...]:
    """Return the pages that show something and have no words, or few over a picture of the whole page: a stamp's."""
    return tuple(page.number for page in pages if _is_scan(page))


def _is_scan(page: PageLayout) -> bool:
    if not page.letters:
        return bool(page.pictures or page.drawn)
    return page.letters <= _STAMP and not page.unpainted and any(_covers(page, one, _WHOLE) for one in page.pictures)


def _covers(page: PageLayout, picture: Stroke, share: float) -> bool:
    wide, high = picture.right - picture.left, picture.bottom - picture.top
    return wide * high > share * page.width * page.height


def not_read(pages: Sequence[PageLayout], facts: Facts) -> tuple[NotRead, ...]:
    """Return what was left unread."""
    empty = scans(pages)
    damaged = tuple(page.number for page in pages if page.damaged)
    counts = [
        ("scanned page", len(empty), ranges(empty)),
        ("damaged page", len(damaged), ranges(damaged)),
        ("picture", _pictures(pages), ""),
        ("attachment", facts.attachments, ""),
        ("script", facts.scripts, ""),
        ("seal", facts.seals, ""),
    ]
    return tuple(NotRead(what, count, place) for what, count, place in counts if count)


def remarks(
    pages: Sequence[PageLayout], facts: Facts, old: Iterable[Legacy], texts: dict[str, str]
) -> tuple[Message, ...]:
    """Return how the file was read, where a person should know."""
    said = list(legacy_remarks(old))
    before = [page.number for page in pages if page.letters and page.unpainted >= _UNPAINTED * page.letters]
    if before:
        said.append(
            Message(
                "Page {pages} is a scan; its words are those that another program recognised, some may be wrong.",
                "Pages {pages} are scans; their words are those that another program recognised, some may be wrong.",
                count=len(before),
                pages=ranges(before),
            )
        )
    for font in sorted(font for font, text in texts.items() if says_nothing(text)):
        said.append(
            Message(
                "The letters of the font {font} have no meaning in this PDF; words in it are not what the page shows.",
                font=font or "?",
            )
        )
    for author, words in facts.comments:
        said.append(Message("Comment in the file, by {author}: “{words}”", author=author, words=words))
    return tuple(said)


def ranges(numbers: Sequence[int]) -> str:
    """Return numbers in order as "1, 4-6"."""
    runs = []
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        part = [number for _, number in run]
        runs.append(str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}")
    return ", ".join(runs)


def _pictures(pages: Iterable[PageLayout]) -> int:
    """Count pictures, apart from scans of whole pages and ornaments; one that stands on many pages counts once."""
    seen: Counter[tuple[int, ...]] = Counter()
    for page in pages:
        for picture in page.pictures:
            wide, high = picture.right - picture.left, picture.bottom - picture.top
            scan = _covers(page, picture, _COVERED) and (page.unpainted or _is_scan(page))
            if min(wide, high) >= _SMALLEST and not scan:
                seen[tuple(round(side) for side in picture)] += 1
    return sum(1 if count >= _MANY else count for count in seen.values())
