"""The letters of a page put together to runs of words, each letter with its place."""

from __future__ import annotations

import ctypes
import unicodedata

from app.readers.pdf.fonts import Fonts
from app.readers.pdf.frame import Frame
from app.readers.pdf.native import Handle, address_of, letter_box, letter_piece, raw
from app.readers.pdf.runs import PLAIN, Run

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\uffff")
_BLANKS = frozenset(" \r\n\t\u00a0")
_LINE_HYPHENS = "\x02\ufffe"  # what PDFium makes of a hyphen at the end of a line
_SAME = 0.02  # points by which two base lines may differ
_APART = 0.25  # in sizes: letters further from each other, without a blank between them, are two runs
_WIDE = 0.2  # in sizes: letters further from each other, with a blank between them, are two runs
_ASCENT, _DESCENT = 0.92, 0.25  # how far letters reach over and under their base line, in sizes


class Letters:
    """Reads the runs of one page after the other; `fonts` keeps what is known of the file's fonts."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts

    def runs(self, textpage: Handle, frame: Frame) -> tuple[list[Run], int]:
        """Return the runs of a page in the order of the file, and by how many turns most of it is to be read."""
        count = raw.FPDFText_CountChars(textpage)
        if count <= 0:
            return [], 0
        gatherer = _Gatherer(self._fonts, textpage, frame)
        gatherer.gather(_signs(textpage, count))
        turns, letters = max(gatherer.directions.items(), key=lambda pair: pair[1], default=(0, 0))
        return gatherer.runs, turns if letters > 0.6 * sum(gatherer.directions.values()) else 0


class _Gatherer:
    """Puts the letters of one page together to runs."""

    def __init__(self, fonts: Fonts, textpage: Handle, frame: Frame) -> None:
        self.runs: list[Run] = []
        self.directions: dict[int, int] = {}  # letters by the quarter turns to the right that set them upright
        self._fonts, self._textpage, self._frame = fonts, textpage, frame
        self._address = address_of(textpage)
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._piece: int | None = None
        self._turns = 0
        self._look, self._base, self._size, self._turned, self._glued = PLAIN, 0.0, 0.0, False, True

    def gather(self, text: str) -> None:
        """Read all letters. The loop runs for every letter of a file, so that it holds its state in local names."""
        rect = raw.FS_RECTF()
        box, address, get, plain = ctypes.addressof(rect), self._address, letter_box, self._frame.turns == 0
        signs, edges = self._open(glued=True)
        heights: set[float] = set()  # lower sides of letters that stand on the base line of the run
        right = reach = wide = 0.0
        for index, sign in enumerate(text):
            blank = sign in _BLANKS
            if blank and (not signs or sign in "\r\n"):
                signs, edges = self._ended(signs, edges, right, sign)
                continue
            get(address, index, box)
            if plain:
                left, end, bottom = rect.left, rect.right, rect.bottom
            else:
                left, _, end, bottom = self._frame.box(rect.left, rect.bottom, rect.right, rect.top)
            if blank:
                if self._turned or (end - left > 0.01 and edges[-1] <= left < right + reach):
                    right = _add_blank(signs, edges, left, right, end)
                else:  # one that PDFium makes up, as it does between pieces in any order
                    self._close(signs, edges, right)
                    signs, edges = self._open(glued=False)
                continue
            if signs:
                apart, near = left - right, wide if signs[-1] == " " else reach
                if (-1.0 < apart < near and bottom in heights) or self._goes_on(index, sign, apart, near):
                    heights.add(bottom)
                else:
                    glued = signs[-1] != " "
                    self._close(signs, edges, right)
                    signs, edges = self._open(glued=glued)
            if not signs:
                self._begin(index)
                heights, reach, wide = {bottom}, _APART * self._size, _WIDE * self._size
            signs.append(sign)
            edges.append(left)
            right = end
        if signs:
            self._close(signs, edges, right)

    def _open(self, *, glued: bool) -> tuple[list[str], list[float]]:
        """Return a new run's letters and edges."""
        self._glued = glued
        return [], []

    def _ended(self, signs: list[str], edges: list[float], right: float, sign: str) -> tuple[list[str], list[float]]:
        """End the run at a line's end; a blank at its beginning only tells that it stands apart."""
        if signs:
            self._close(signs, edges, right)
            return self._open(glued=True)
        self._glued = self._glued and sign in "\r\n"
        return signs, edges

    def _goes_on(self, index: int, sign: str, apart: float, reach: float) -> bool:
        """Say whether a letter on another height, or not right behind the last one, still belongs to its run."""
        if unicodedata.combining(sign):
            return True
        near = -0.5 * self._size < apart < reach
        if letter_piece(self._address, index) == self._piece:
            return near or self._turned
        before = self._base, self._size, self._look, self._turned
        self._begin(index)
        same = abs(self._base - before[0]) < _SAME and abs(self._size - before[1]) < _SAME and self._look == before[2]
        if (same and near and self._turned == before[3]) or (self._turned and before[3] and self._look == before[2]):
            return True
        self._base, self._size, self._look, self._turned = before
        self._piece = None
        return False

    def _begin(self, index: int) -> None:
        """Take over how a letter is written, unless it is of the same piece of text as the one before."""
        piece = letter_piece(self._address, index)
        if piece and piece == self._piece:
            return
        self._piece = piece
        textpage, matrix, frame = self._textpage, self._matrix, self._frame
        raw.FPDFText_GetCharOrigin(textpage, index, self._x, self._y)
        _, self._base = frame.point(self._x.value, self._y.value)
        raw.FPDFText_GetMatrix(textpage, index, matrix)
        size, scale = raw.FPDFText_GetFontSize(textpage, index), (matrix.c**2 + matrix.d**2) ** 0.5
        self._size = size * scale if scale else size
        self._look = self._fonts.look(textpage, index) if piece else PLAIN
        along, across = matrix.a, matrix.b
        for _ in range(frame.turns):
            along, across = across, -along
        self._turned = along <= 0 or abs(across) > 0.1 * along
        self._turns = (1 if across > 0 else 3) if abs(across) > abs(along) else 0 if along > 0 else 2

    def _close(self, signs: list[str], edges: list[float], right: float) -> None:
        """Make a run of letters."""
        if signs[-1] == " ":
            signs.pop()
            right = edges.pop()
        edges.append(right)
        text = "".join(signs)
        if not (text.isascii() and text.isprintable()):
            text, edges = composed(text, edges)
            if not text:
                return
        if self._frame.turns == 0 and self._frame.left:
            shift = self._frame.left
            edges = [edge - shift for edge in edges]
        self.directions[self._turns] = self.directions.get(self._turns, 0) + len(text)
        base, size = self._base, self._size
        top, bottom = base - _ASCENT * size, base + _DESCENT * size
        self.runs.append(Run(text, edges, top, bottom, base, size, self._look, self._glued, self._turned))


def _add_blank(signs: list[str], edges: list[float], left: float, right: float, end: float) -> float:
    """Add a blank to a run, several as one; return where it ends."""
    if signs[-1] != " ":
        signs.append(" ")
        edges.append(min(left, right))  # letters may stick out over their width
    return end


def composed(text: str, edges: list[float]) -> tuple[str, list[float]]:
    """Return letters in NFC without ligatures and signs that nobody sees, and their edges."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text) and _LIGATURES.keys().isdisjoint(text):
        return text, edges
    signs: list[str] = []
    lefts: list[float] = []
    for index, sign in enumerate(text):
        if sign in _LINE_HYPHENS:
            sign = "-"
        elif sign < " " or sign in _UNSEEN:
            continue
        if signs and unicodedata.combining(sign):
            whole = unicodedata.normalize("NFC", signs[-1] + sign)
            if len(whole) == 1:
                signs[-1] = whole
                continue
        plain = _LIGATURES.get(sign, sign)
        step = (edges[index + 1] - edges[index]) / len(plain)
        for place, letter in enumerate(plain):
            signs.append(letter)
            lefts.append(edges[index] + place * step)
    whole = unicodedata.normalize("NFC", "".join(signs))
    if len(whole) != len(lefts):  # marks that the letter before them does not take, in another order than theirs
        lefts = [edges[0] + (edges[-1] - edges[0]) * place / max(1, len(whole)) for place in range(len(whole))]
    return whole, [*lefts, edges[-1]]


def _signs(textpage: Handle, count: int) -> str:
    """Return one sign for each letter that PDFium counts."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer)
    if written == count + 1:
        text = bytes(memoryview(buffer).cast("B")[: count * 2]).decode("utf-16-le", "surrogatepass")
        if len(text) == count and not any("\ud800" <= sign <= "\udfff" for sign in set(text)):
            return text
    get = raw.FPDFText_GetUnicode
    return "".join(_scalar(get(textpage, index)) for index in range(count))


def _scalar(code: int) -> str:
    return chr(code) if code and not 0xD800 <= code <= 0xDFFF and code <= 0x10FFFF else "\ufffd"
