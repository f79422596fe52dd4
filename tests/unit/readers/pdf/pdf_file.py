"""Small PDF files made by hand, so that a test says all that is in them; no font file is needed for any letter."""

from __future__ import annotations

from dataclasses import dataclass, field

A4 = (595, 842)
_MAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    + "".join(
        f"{len(block)} beginbfrange\n"
        + "".join(f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>\n" for high in block)
        + "endbfrange\n"
        for block in (range(0, 64), range(64, 128), range(128, 192), range(192, 256))
    )
    + "endcmap end end\n"
)


@dataclass
class Pdf:
    """A file as it is put together: pages of content, fonts by their short names, any other objects."""

    pages: list[str] = field(default_factory=list)
    objects: list[bytes] = field(default_factory=list)  # numbered from 3 on
    page_extras: dict[int, str] = field(default_factory=dict)
    catalogue: str = ""
    size: tuple[int, int] = A4
    fonts: dict[str, int] = field(default_factory=dict)
    pictures: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.font("F", "Serif")
        self.font("B", "Serif-Bold")

    def add(self, body: str | bytes) -> int:
        """Add an object and return its number."""
        self.objects.append(body if isinstance(body, bytes) else body.encode())
        return len(self.objects) + 2

    def stream(self, content: str | bytes, head: str = "") -> int:
        """Add a stream and return its number."""
        data = content if isinstance(content, bytes) else content.encode("latin-1")
        return self.add(f"<< {head} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream")

    def font(self, short: str, name: str, *, unicode: bool = True) -> None:
        """Add a font whose codes are UTF-16 and whose letters are half as wide as high."""
        told = f"/ToUnicode {self.stream(_MAP)} 0 R" if unicode else ""
        descriptor = self.add(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -250 1000 900] /ItalicAngle 0 "
            "/Ascent 900 /Descent -250 /CapHeight 700 /StemV 80 >>"
        )
        below = self.add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor {descriptor} 0 R /DW 500 "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        )
        self.fonts[short] = self.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{below} 0 R] {told} >>"
        )

    def plain_font(self, short: str, name: str) -> None:
        """Add a font of one byte a letter, taken for Windows-1252."""
        self.fonts[short] = self.add(
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /Encoding /WinAnsiEncoding /FirstChar 32 "
            f"/LastChar 255 /Widths [{' '.join(['500'] * 224)}] >>"
        )

    def picture(self, short: str) -> None:
        """Add a picture of one grey dot."""
        head = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        self.pictures[short] = self.stream(b"\x80", head)

    def page(self, *content: str, extra: str = "") -> None:
        """Add a page."""
        if extra:
            self.page_extras[len(self.pages)] = extra
        self.pages.append("\n".join(content))

    def build(self) -> bytes:
        """Return the bytes of the file."""
        named = [
            " ".join(f"/{name} {number} 0 R" for name, number in kind.items()) for kind in (self.fonts, self.pictures)
        ]
        resources = f"<< /Font << {named[0]} >> /XObject << {named[1]} >> >>"
        kids = []
        for index, content in enumerate(self.pages):
            body = self.stream(content)
            extra = self.page_extras.get(index, "")
            kids.append(
                self.add(f"<< /Type /Page /Parent 2 0 R /Contents {body} 0 R /Resources {resources} {extra} >>")
            )
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        box = f"/MediaBox [0 0 {self.size[0]} {self.size[1]}]"
        first = [
            f"<< /Type /Catalog /Pages 2 0 R {self.catalogue} >>".encode(),
            f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} {box} >>".encode(),
        ]
        return written([*first, *self.objects])


def written(objects: list[bytes], trailer: str = "") -> bytes:
    """Return a file of numbered objects with a table of where each begins."""
    pieces = [b"%PDF-1.7\n"]
    places, size = [], len(pieces[0])
    for number, body in enumerate(objects, 1):
        places.append(size)
        pieces.append(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
        size += len(pieces[-1])
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{place:010d} 00000 n \n" for place in places
    )
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{size}\n%%EOF\n"
    return b"".join(pieces) + table.encode() + end.encode()


def text(x: float, y: float, words: str, size: float = 12, font: str = "F", *, mode: int = 0, turn: str = "") -> str:
    """Write words with their left end on a base line, y from the foot of the page."""
    codes = words.encode("utf-16-be").hex()
    matrix = turn or "1 0 0 1"
    return f"BT /{font} {size} Tf {mode} Tr {matrix} {x} {y} Tm <{codes}> Tj ET"


def old_text(x: float, y: float, words: str, font: str, size: float = 12) -> str:
    """Write words in a font of one byte a letter."""
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm <{words.encode('cp1252', 'replace').hex()}> Tj ET"


def rule(x0: float, y0: float, x1: float, y1: float) -> str:
    """Draw a thin line."""
    return f"0.5 w {x0} {y0} m {x1} {y1} l S"


def wrapped(
    words: str,
    *,
    x: float = 70,
    y: float = 780,
    width: int = 75,
    size: float = 12,
    leading: float = 16,
    indent: float = 0,
) -> list[str]:
    """Write a paragraph in lines of at most `width` letters."""
    lines: list[str] = [""]
    for word in words.split():
        room = width - (round(indent / size * 2) if len(lines) == 1 else 0)
        if lines[-1] and len(lines[-1]) + 1 + len(word) > room:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return [text(x + (0 if index else indent), y - index * leading, line, size) for index, line in enumerate(lines)]
