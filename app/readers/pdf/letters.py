"""The letters of a page put together to words, each letter with its place."""

from __future__ import annotations

import ctypes
import unicodedata

from app.readers.pdf.fonts import Fonts
from app.readers.pdf.frame import Frame
from app.readers.pdf.native import Handle, raw
from app.readers.pdf.words import Look, Word

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\uffff")
_LINE_HYPHENS = "\x02\ufffe"  # what PDFium makes of a hyphen at the end of a line
_SAME = 0.02  # points by which two base lines may differ


class Letters:
    """Reads the words of one page after the other; `fonts` keeps what is known of the file's fonts."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def words(self, textpage: Handle, frame: Frame) -> list[Word]:
        """Return the words of a page in the order of the file."""
        count = raw.FPDFText_CountChars(textpage)
        if count <= 0:
            return []
        gatherer = _Gatherer(self, textpage, frame)
        text = _signs(textpage, count)
        if frame.turns == 0:
            self._straight(gatherer, textpage, text, frame)
        else:
            self._turned(gatherer, textpage, text, frame)
        gatherer.flush()
        return gatherer.words

    def _straight(self, gatherer: _Gatherer, textpage: Handle, text: str, frame: Frame) -> None:
        """Gather the letters of a page that is shown as it is written; the one loop that runs for every letter."""
        box, get, reference = self._box, raw.FPDFText_GetLooseCharBox, ctypes.byref(self._box)
        shift, top = frame.left, frame.top
        add = gatherer.add
        for index, sign in enumerate(text):
            if sign in " \r\n\t\u00a0":
                gatherer.blank(sign)
                continue
            get(textpage, index, reference)
            add(index, sign, box.left - shift, top - box.top, box.right - shift, top - box.bottom)

    def _turned(self, gatherer: _Gatherer, textpage: Handle, text: str, frame: Frame) -> None:
        box, reference = self._box, ctypes.byref(self._box)
        for index, sign in enumerate(text):
            if sign in " \r\n\t\u00a0":
                gatherer.blank(sign)
                continue
            raw.FPDFText_GetLooseCharBox(textpage, index, reference)
            gatherer.add(index, sign, *frame.box(box.left, box.bottom, box.right, box.top))

    def style(self, textpage: Handle, index: int, frame: Frame) -> tuple[float, float, Look, bool]:
        """Return base line, size, look of a letter, and whether it is written in another direction than the page."""
        raw.FPDFText_GetCharOrigin(textpage, index, self._x, self._y)
        _, base = frame.point(self._x.value, self._y.value)
        raw.FPDFText_GetMatrix(textpage, index, self._matrix)
        matrix = self._matrix
        size = raw.FPDFText_GetFontSize(textpage, index)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        along, across = (matrix.a, matrix.b)
        for _ in range(frame.turns):
            along, across = across, -along
        turned = along <= 0 or abs(across) > 0.1 * along
        return base, size * scale if scale else size, self._fonts.look(textpage, index), turned


class _Gatherer:
    """Puts letters together to words."""

    __slots__ = (
        "_base",
        "_bottom",
        "_edges",
        "_frame",
        "_glued",
        "_hold",
        "_letters",
        "_look",
        "_right",
        "_signs",
        "_size",
        "_source",
        "_top",
        "_turned",
        "words",
    )

    def __init__(self, letters: Letters, textpage: Handle, frame: Frame) -> None:
        self._letters, self._source, self._frame = letters, textpage, frame
        self.words: list[Word] = []
        self._signs: list[str] = []
        self._edges: list[float] = []
        self._glued = False
        self._top = self._bottom = self._base = self._size = self._right = self._hold = 0.0
        self._look, self._turned = Look(), False

    def blank(self, sign: str) -> None:
        """End the word; a line's end that PDFium makes up says nothing, a blank says that the next word is apart."""
        if self._signs:
            self.flush()
        if sign not in "\r\n":
            self._glued = False

    def add(self, index: int, sign: str, left: float, top: float, right: float, bottom: float) -> None:
        """Take the next letter along, in the same word where it stands right behind the last one."""
        if sign in _LINE_HYPHENS:
            sign = "-"
        elif sign < " " or sign in _UNSEEN:
            return
        signs = self._signs
        if signs:
            apart = left - self._right
            if self._turned:
                apart = 0.0
            if bottom == self._hold and -1.0 < apart < 0.3 * self._size:
                pass
            elif self._goes_on(index, sign, left, bottom):
                self._hold = bottom
            else:
                self.flush()
                self._begin(index, top, bottom)
        else:
            self._begin(index, top, bottom)
        signs.append(sign)
        self._edges.append(left)
        self._right = right
        if top < self._top:
            self._top = top
        if bottom > self._bottom:
            self._bottom = bottom

    def _goes_on(self, index: int, sign: str, left: float, bottom: float) -> bool:
        if unicodedata.combining(sign):
            return True
        base, size, look, turned = self._letters.style(self._source, index, self._frame)
        if turned and self._turned and look == self._look:
            return True
        apart = left - self._right
        near = -0.5 * size < apart < 0.3 * size
        return near and abs(base - self._base) < _SAME and abs(size - self._size) < _SAME and look == self._look

    def _begin(self, index: int, top: float, bottom: float) -> None:
        self._base, self._size, self._look, self._turned = self._letters.style(self._source, index, self._frame)
        self._top, self._bottom, self._hold = top, bottom, bottom

    def flush(self) -> None:
        """Close the word that is being gathered."""
        if not self._signs:
            return
        edges = self._edges
        edges.append(self._right)
        text = "".join(self._signs)
        if not text.isascii():
            text, edges = composed(text, edges)
        if text:
            self.words.append(
                Word(
                    text,
                    edges,
                    self._top,
                    self._bottom,
                    self._base,
                    self._size,
                    self._look,
                    self._glued,
                    self._turned,
                )
            )
        self._signs.clear()
        self._edges = []
        self._glued = True


def composed(text: str, edges: list[float]) -> tuple[str, list[float]]:
    """Return letters in NFC without ligatures, and their edges."""
    if not any(sign in _LIGATURES for sign in text) and unicodedata.is_normalized("NFC", text):
        return text, edges
    signs: list[str] = []
    lefts: list[float] = []
    for index, sign in enumerate(text):
        plain = _LIGATURES.get(sign, sign)
        if signs and unicodedata.combining(sign):
            whole = unicodedata.normalize("NFC", signs[-1] + sign)
            if len(whole) == 1:
                signs[-1] = whole
                continue
        step = (edges[index + 1] - edges[index]) / len(plain)
        for place, letter in enumerate(plain):
            signs.append(letter)
            lefts.append(edges[index] + place * step)
    return unicodedata.normalize("NFC", "".join(signs)), [*lefts, edges[-1]]


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
