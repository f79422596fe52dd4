"""The limits of what is taken from others, in one place: beyond them a bundle is refused in words."""

from __future__ import annotations

FILE_BYTES = 50_000_000  # the bundle as it lies on the disk
PART_BYTES = 32_000_000  # one part of it, as it is really unpacked
RATIO = 200  # unpacked to packed, counted from RATIO_FROM_BYTES on: marks of one sentence pack well
RATIO_FROM_BYTES = 4_000_000
CHUNK_BYTES = 1_000_000  # a part is unpacked in such pieces, each counted before the next one is
RECORDS = 20_000  # marks, and again what was added beside them
LETTERS = 100_000  # code points of one note, quote or name
TEXT_LETTERS = 20_000_000  # of the text of a report that was sent along
VALUES = 1_500_000  # objects, lists, numbers and texts of one part
DEPTH = 40  # objects inside one another
