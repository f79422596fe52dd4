"""The limits that every reader keeps, in one place: a hostile or broken file costs a clear message, nothing else."""

from __future__ import annotations

FILE_BYTES = 200_000_000  # the file as it lies on the disk
UNPACKED_BYTES = 400_000_000  # all parts of a package together, as they are really unpacked
PART_BYTES = 200_000_000  # one part of a package
RATIO = 400  # unpacked to packed, counted only from RATIO_FROM_BYTES on: XML of few words packs well
RATIO_FROM_BYTES = 20_000_000
ENTRIES = 10_000
NESTING = 200  # XML elements inside one another that the walkers follow (the parser itself stops at 256)
TABLE_NESTING = 20
PARAGRAPHS = 400_000
TEXT_CHARACTERS = 40_000_000
SECONDS = 60.0  # for one file in the child process
MEMORY_BYTES = 2_000_000_000  # address space of the child process
