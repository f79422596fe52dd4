"""Numbers that lost a separator: "thứ 1763 tỉnh/thành" for 17/63."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.draft import FindingDraft
from app.checks.model import Level
from app.extraction.model import Extraction
from app.report.model import Span
from app.wording.message import Message

PROVINCES = ("63", "64", "61", "34")  # how many provinces and cities the country had, or has, at a time
_RANK = re.compile(
    rf"(?:thứ|hạng|vị trí)\s+(\d{{1,2}})({'|'.join(PROVINCES)})(?![\d.,/])"
    r"(?=\s*(?:\(?\s*(?:tỉnh|thành|địa phương)|[,;.)\s]))",
    re.IGNORECASE,
)


def check_broken_number(extraction: Extraction) -> Iterator[FindingDraft]:
    """Yield ranks of four digits that end in the number of provinces."""
    for match in _RANK.finditer(extraction.report.text):
        rank, field = match[1], match[2]
        if int(rank) > int(field) or rank.startswith("0") or len(rank) < 2:
            continue
        message = Message(
            "{written} is more than there are provinces; {likely} is probably meant.",
            written=rank + field,
            likely=f"{rank}/{field}",
        )
        yield FindingDraft("broken_number", Level.UNSURE, (Span(match.start(1), match.end(2)),), message)
