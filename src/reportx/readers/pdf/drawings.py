"""Lines, frames, filled shapes and pictures on a page, by which tables and charts are known."""

from collections.abc import Iterator
from ctypes import byref, c_float, c_int, c_uint
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfMatrix, PdfPage

from reportx.readers.pdf.glyphs import Turn
from reportx.readers.pdf.marks import Marks
from reportx.readers.pdf.shapes import Rule

THIN = 3.0  # points; a box not thicker is a line
STRAY = 0.7  # points by which a line along an axis may be off it
DEPTH = 8  # of forms inside one another
Box = tuple[float, float, float, float]


def drawings(page: PdfPage, turn: Turn, marks: Marks) -> Iterator[tuple[str, Rule]]:
    """What is drawn: each ``rule``, ``shape`` and ``picture`` with its box."""
    for item, matrix in objects(page.raw, PdfMatrix(), 0, marks):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield from ((what, turn.box(*box)) for what, box in strokes(item, matrix, marks))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield "picture", turn.box(*bounds(item, matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_SHADING:
            yield "shape", turn.box(*bounds(item, matrix))


def objects(holder: Any, matrix: PdfMatrix, depth: int, marks: Marks) -> Iterator[tuple[Any, PdfMatrix]]:
    """The objects of a page or a form but for text, and the matrix by which each is put there."""
    count, get = (
        (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
        if depth
        else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
    )
    held = count(holder)
    marks.add(held)
    for index in range(held):
        item = get(holder, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEPTH:
            yield from objects(item, placed(item, matrix), depth + 1, marks)
        elif kind != pdfium.FPDF_PAGEOBJ_TEXT:
            yield item, matrix


def placed(item: Any, matrix: PdfMatrix) -> PdfMatrix:
    """The matrix of an object's own coordinates."""
    own = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, own)
    return PdfMatrix.from_raw(own).multiply(matrix)


def bounds(item: Any, matrix: PdfMatrix) -> Box:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    pdfium.FPDFPageObj_GetBounds(item, byref(left), byref(bottom), byref(right), byref(top))
    return hull([matrix.on_point(x.value, y.value) for x in (left, right) for y in (bottom, top)])


def hull(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def strokes(path: Any, matrix: PdfMatrix, marks: Marks) -> Iterator[tuple[str, Box]]:
    """The lines and shapes of a path; a frame that is only drawn around comes as its four sides."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
    if not stroke.value and (not fill.value or is_white(path)):
        return
    count = pdfium.FPDFPath_CountSegments(path)
    marks.add(count)
    for points, curved in outlines(path, count, placed(path, matrix)):
        box = hull(points)
        if min(box[2] - box[0], box[3] - box[1]) <= THIN:
            yield "rule", box
        elif curved or not stroke.value:
            yield "shape", box
        else:
            yield from sides(points)


def sides(points: list[tuple[float, float]]) -> Iterator[tuple[str, Box]]:
    """The lines from point to point; those that run along no axis are a shape."""
    for pair in pairwise(points):
        box = hull(list(pair))
        straight = min(box[2] - box[0], box[3] - box[1]) <= STRAY
        yield "rule" if straight else "shape", box


def is_white(path: Any) -> bool:
    colour = [c_uint() for _ in range(4)]
    known = pdfium.FPDFPageObj_GetFillColor(path, *map(byref, colour))
    return bool(known) and all(part.value >= 250 for part in colour[:3])


def outlines(path: Any, count: int, matrix: PdfMatrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The points of each part of a path, and whether a curve is in it."""
    points: list[tuple[float, float]] = []
    curved = False
    x, y = c_float(), c_float()
    place = byref(x), byref(y)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points, curved
            points, curved = [], False
        pdfium.FPDFPathSegment_GetPoint(segment, *place)
        points.append(matrix.on_point(x.value, y.value))
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points, curved
