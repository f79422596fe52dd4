"""Scans for tests: blank pictures in a PDF, what Tesseract would answer, real words drawn, turned and made noisy."""

from __future__ import annotations

from html import escape
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from app.report.model import BlockKind, Report

HOCR = (
    "<?xml version=\"1.0\"?><div class='ocr_page' id='page_1' title='image \"-\"; bbox 0 0 2480 3508'>"
    "<p class='ocr_par' id='par_1' lang='vie' title=\"bbox 300 300 2200 900\">{lines}</p></div>"
)
# Where fonts with Vietnamese letters lie on the systems that tests run on.
FONTS = (
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf",
    "/System/Library/Fonts/Supplemental/Times New Roman.ttf",
    r"C:\Windows\Fonts\times.ttf",
)
_DPI = 200
_LETTER, _BLANK = 24, 14  # pixels


def hocr_line(words: str, top: int, left: int = 300, sure: int = 96, slope: float = 0.0) -> str:
    """Return a line as Tesseract answers it, every letter equally wide."""
    right = left
    spans = []
    for number, word in enumerate(words.split(" "), 1):
        start = right
        letters = []
        for letter in word:
            box = f"{right} {top} {right + _LETTER - 2} {top + 38}"
            letters.append(
                f"<span class='ocrx_cinfo' title='x_bboxes {box}; x_conf {sure + 3}.5'>{escape(letter)}</span>"
            )
            right += _LETTER
        title = f"bbox {start} {top} {right} {top + 38}; x_wconf {sure}"
        spans.append(f"<span class='ocrx_word' id='word_{number}' title='{title}'>{''.join(letters)}</span>")
        right += _BLANK
    title = f"bbox {left} {top} {right} {top + 48}; baseline {slope} -10; x_size 50; x_descenders 10; x_ascenders 12"
    return f"<span class='ocr_line' id='line_1' title=\"{title}\">{''.join(spans)}</span>"


def blank_scans(pages: int) -> bytes:
    """Return a PDF of grey pictures."""
    return _pdf([Image.new("L", (620, 877), 200) for _ in range(pages)])


def font_file() -> Path | None:
    """Return a font that has Vietnamese letters, None where none of those known is here."""
    return next((Path(font) for font in FONTS if Path(font).is_file()), None)


def printed(report: Report, font: Path, first: int, last: int) -> bytes:
    """Return some blocks of a report printed to a PDF, its tables ruled."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

    pdfmetrics.registerFont(TTFont("Words", str(font)))
    style = ParagraphStyle("text", fontName="Words", fontSize=13, leading=18, spaceAfter=7, firstLineIndent=28)
    cell = ParagraphStyle("cell", fontName="Words", fontSize=11, leading=14)
    flow: list[Flowable] = []
    rows: list[list[Flowable]] = []
    for block in [*report.blocks[first:last], None]:
        if block is not None and block.cell is not None:
            if block.cell.column == 0:
                rows.append([])
            rows[-1].append(Paragraph(escape(report.text_of(block.span)), cell))
            continue
        if rows:
            ruled = [("GRID", (0, 0), (-1, -1), 0.7, "black")]
            wide = [30 if len(rows[0]) > 2 else 200, *[430 / (len(rows[0]) - 1)] * (len(rows[0]) - 1)]
            flow.append(Table([row[: len(rows[0])] for row in rows], colWidths=wide, style=ruled))
            rows = []
        if block is not None and block.kind not in (BlockKind.FOOTNOTE, BlockKind.ENDNOTE):
            flow.append(Paragraph(escape(report.text_of(block.span)), style))
    made = BytesIO()
    SimpleDocTemplate(made, pagesize=(595, 842), leftMargin=70, rightMargin=55).build(flow)
    return made.getvalue()


def _noise(size: tuple[int, int], seed: int) -> Image.Image:
    """Return grey noise about the middle, the same for every run: Pillow's own has no seed."""
    grey = np.random.default_rng(seed).normal(128, 40, (size[1], size[0]))
    return Image.fromarray(grey.clip(0, 255).astype(np.uint8))


def scanned(pdf: bytes, angle: float = 0.8) -> bytes:
    """Return a printed PDF as a scanner makes it: pictures that lie a little aslant, unsharp and noisy."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for number in range(len(document)):
        page = document[number].render(scale=_DPI / 72, grayscale=True).to_pil().convert("L")
        page = page.rotate(-angle if number % 2 else angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
        page = page.filter(ImageFilter.GaussianBlur(0.5))
        pages.append(Image.blend(page, _noise(page.size, len(pages)), 0.15))
    document.close()
    return _pdf(pages)


def _pdf(pages: list[Image.Image]) -> bytes:
    made = BytesIO()
    pages[0].save(made, "PDF", save_all=True, append_images=pages[1:], resolution=_DPI, quality=75)
    return made.getvalue()
