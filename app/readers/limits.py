"""The limits that every reader keeps, in one place: a hostile or broken file costs a clear message, nothing else."""

from __future__ import annotations

FILE_BYTES = 200_000_000  # the file as it lies on the disk
UNPACKED_BYTES = 400_000_000  # all parts of a package together, as they are really unpacked
PART_BYTES = 200_000_000  # one part of a package
RATIO = 400  # unpacked to packed, counted only from RATIO_FROM_BYTES on: XML of few words packs well
RATIO_FROM_BYTES = 20_000_000
CHUNK_BYTES = 1_000_000  # a part is unpacked in such pieces, each counted before the next one is
ENTRIES = 10_000
TAGS = 8_000_000  # opening and closing tags of one XML part; a tree takes some hundred bytes for each element
TABLE_NESTING = 20  # the parser itself stops at 256 elements inside one another
PARAGRAPHS = 400_000
TEXT_BYTES = 80_000_000  # a plain text is read in the window's own process
TEXT_CHARACTERS = 40_000_000
SECONDS = 60.0  # for one file in the child process
OFFICE_SECONDS = 90.0  # for LibreOffice to turn one file into .docx; its first start is slow
MEMORY_BYTES = 2_000_000_000  # address space of the child process
PDF_PAGES = 5_000
PDF_OBJECTS = 300_000  # paths and pictures of one page that are looked at for rules
PDF_STROKES = 20_000  # rules of one page; what has more is a drawing
PDF_SEGMENTS = 2_000  # corners of one path that is looked at for rules
PDF_ANNOTATIONS = 10_000  # of one page
PICTURE_PIXELS = 16_000_000  # of the picture of one page
PICTURE_SECONDS = 12.0  # for the picture of one page
OCR_DPI = 300  # what Tesseract is made for
OCR_PIXELS = 20_000_000  # of the picture of a page that Tesseract is given
OCR_PAGE_SECONDS = 120.0  # for Tesseract to read one page once
OCR_READINGS = 3  # of a page with tables: as it lies, turned straight without rules, its doubtful cells alone
OCR_START_SECONDS = 20.0  # for Tesseract to say which languages it has
OCR_BYTES = 30_000_000  # of what Tesseract answers about one page
OCR_LETTERS = 60_000  # letters, words and lines of one page
OCR_FAILURES = 3  # pages that Tesseract may fail at before the rest is left
