"""Ruled lines and pictures of a page: thin boxes, stroked lines, the edges of stroked boxes, inside forms too."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator

from app.readers import limits
from app.readers.pdf.frame import Frame
from app.readers.pdf.native import Handle, address_of, object_at, object_kind, raw
from app.readers.pdf.runs import Stroke

_TEXT, _PATH, _IMAGE, _SHADING, _FORM = 1, 2, 3, 4, 5
_THIN = 3.0  # points: what is thicker is a box
_SHORT = 4.0  # points: what is shorter is no rule
_MOVE, _LINE = 2, 0
_NESTING = 8
_IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Matrix = tuple[float, float, float, float, float, float]


def strokes_and_pictures(page: Handle, frame: Frame) -> tuple[list[Stroke], list[Stroke]]:
    """Return the straight rules of a page, and the boxes of its pictures."""
    strokes: list[Stroke] = []
    pictures: list[Stroke] = []
    for count, (kind, thing, matrix) in enumerate(_things(page)):
        if count > limits.PDF_OBJECTS or len(strokes) > limits.PDF_STROKES:
            break
        if kind == _PATH:
            strokes += (Stroke(*frame.box(*box)) for box in _rules(thing, matrix))
        else:
            box = _bounds(thing, matrix)
            if box is not None:
                pictures.append(Stroke(*frame.box(*box)))
    return strokes, pictures


def _things(page: Handle) -> Iterator[tuple[int, Handle, Matrix]]:
    """Yield paths and pictures with the matrix of the forms that they stand in."""
    address = address_of(page)
    for index in range(raw.FPDFPage_CountObjects(page)):
        kind = object_kind(object_at(address, index))
        if kind == _TEXT:
            continue
        thing = raw.FPDFPage_GetObject(page, index)
        if kind in (_PATH, _IMAGE):
            yield kind, thing, _IDENTITY
        elif kind == _FORM:
            yield from _inside(thing, _IDENTITY, 0)


def _inside(form: Handle, outer: Matrix, depth: int) -> Iterator[tuple[int, Handle, Matrix]]:
    if depth > _NESTING:
        return
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(form, ctypes.byref(own))
    matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), outer)
    for index in range(max(0, raw.FPDFFormObj_CountObjects(form))):
        thing = raw.FPDFFormObj_GetObject(form, index)
        kind = raw.FPDFPageObj_GetType(thing)
        if kind in (_PATH, _IMAGE):
            yield kind, thing, matrix
        elif kind == _FORM:
            yield from _inside(thing, matrix, depth + 1)


def _times(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(thing: Handle, matrix: Matrix) -> tuple[float, float, float, float] | None:
    values = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, values)):
        return None
    left, bottom, right, top = (value.value for value in values)
    return _around(
        [_at(matrix, left, bottom), _at(matrix, right, top), _at(matrix, left, top), _at(matrix, right, bottom)]
    )


def _around(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _rules(path: Handle, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """Yield the rules that a path draws: itself where it is thin, otherwise the straight lines it strokes."""
    box = _bounds(path, matrix)
    if box is None:
        return
    wide, high = box[2] - box[0], box[3] - box[1]
    if max(wide, high) < _SHORT:
        return
    if min(wide, high) <= _THIN:
        yield box
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)):
        return
    count = raw.FPDFPath_CountSegments(path)
    if count > limits.PDF_SEGMENTS:
        return
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(path, ctypes.byref(own))
    whole = _times((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
    for shape in _shapes(path, count, whole):
        if stroke.value:
            for start, end in itertools.pairwise(shape):
                edge = _around([start, end])
                if (
                    min(edge[2] - edge[0], edge[3] - edge[1]) <= 0.5
                    and max(edge[2] - edge[0], edge[3] - edge[1]) >= _SHORT
                ):
                    yield edge
        elif fill.value:
            edge = _around(shape)
            if min(edge[2] - edge[0], edge[3] - edge[1]) <= _THIN:
                yield edge


def _shapes(path: Handle, count: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """Yield the corner points of each piece of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    shape: list[tuple[float, float]] = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == _MOVE:
            if len(shape) > 1:
                yield shape
            shape = []
        shape.append(_at(matrix, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and shape:
            shape.append(shape[0])
    if len(shape) > 1:
        yield shape
