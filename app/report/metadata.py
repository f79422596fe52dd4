"""What a report says of itself on its first and last page: its number, date, place, issuer, signer, title, period."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from app.report.metadata_head import BLOCKS, read_letterhead
from app.report.metadata_period import Named, find_period, find_session
from app.report.metadata_signer import find_signer
from app.report.model import NOTE_KINDS, Block, BlockKind, Metadata, Span

_OPENING = 6  # blocks that may name period and session where the title does not


def find_metadata(text: str, blocks: Sequence[Block]) -> Metadata:
    """Return what the blocks of the first and last page say; what is blank or absent stays None."""
    head, signer = read_letterhead(text, blocks), find_signer(text, blocks)
    title = _title(text, blocks)
    first = [block.span for block in blocks[:BLOCKS] if block.kind not in NOTE_KINDS][:_OPENING]
    stretches = [title.span] if title else []
    stretches += [Span(first[0].start, first[-1].end)] if first else []

    def named(find: Callable[[str, Span], Named | None]) -> Named | None:
        return next((found for stretch in stretches if (found := find(text, stretch))), None)

    found: dict[str, tuple[str, Span] | None] = {
        "title": title,
        **{name: head.found.get(name) for name in ("number", "issued_on", "place", "issuer")},
        "signer": signer,
        "period": named(find_period),
        "session": named(find_session),
    }
    return Metadata(
        **{name: part[0] if part else None for name, part in found.items()},
        places=tuple((name, part[1]) for name, part in found.items() if part),
        blanks=tuple(head.blanks.items()),
    )


def _title(text: str, blocks: Sequence[Block]) -> Named | None:
    lines = list(_title_lines(text, blocks))
    title = " ".join(" ".join(text[start:end].split()) for start, end in lines)
    if not title:
        return None
    span = Span(lines[0].start, lines[-1].end)
    if title.startswith("(") and title.endswith(")") and title.count("(") == 1:
        return Named(title[1:-1].strip(), Span(span.start + 1, span.end - 1))
    return Named(title, span)


def _title_lines(text: str, blocks: Sequence[Block]) -> Iterator[Span]:
    begun = False
    for block in blocks[: BLOCKS * 2]:
        if block.kind is BlockKind.TITLE:
            begun = True
            if any(map(str.isalpha, text[block.span.start : block.span.end])):
                yield block.span
        elif begun and block.kind not in NOTE_KINDS:
            return
