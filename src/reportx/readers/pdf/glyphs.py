"""A page's glyphs, in the order in which the file prints them."""

import ctypes
import math
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from reportx.readers.pdf.marks import Marks
from reportx.readers.pdf.shapes import Glyph, Rule

HYPHENS = {0x02: "-", 0xAD: "-", 0xFFFE: "-"}  # how a hyphen at a line's end comes out
UNKNOWN = "\ufffd"  # a glyph that stands for no character must not vanish from a number
BLANKS = frozenset([*range(1, 33), 0xA0, 0x3000, *range(0x2000, 0x2010), 0xFEFF]) - set(HYPHENS)


class Turn:
    """From a page's own coordinates to those in which it is looked at."""

    def __init__(self, page: PdfPage) -> None:
        left, bottom, right, top = page.get_cropbox()
        self.quarter = page.get_rotation() // 90 % 4
        self.origin = (left, bottom)
        self.sides = (right - left, top - bottom)
        self.width, self.height = self.sides if self.quarter % 2 == 0 else self.sides[::-1]

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.origin[0], y - self.origin[1]
        width, height = self.sides
        if self.quarter == 0:
            return x, y
        return ((y, width - x), (width - x, height - y), (height - y, x))[self.quarter - 1]

    def setting(self, a: float, b: float, c: float, d: float) -> tuple[float, bool]:
        """By how much a text's matrix scales, and whether the text stands upright."""
        if self.quarter == 0 and b == c == 0 and a > 0:
            return abs(d), True
        angle = math.degrees(math.atan2(b, a)) - 90 * self.quarter
        return math.hypot(c, d), abs((angle + 180) % 360 - 180) < 10

    def place(self, box: Any, x: float, y: float) -> tuple[float, float, float]:
        """From where to where a glyph reaches, and the height of its base."""
        if self.quarter == 0:
            return box.left - self.origin[0], box.right - self.origin[0], y - self.origin[1]
        turned = self.box(box.left, box.bottom, box.right, box.top)
        return turned.left, turned.right, self.point(x, y)[1]

    def box(self, left: float, bottom: float, right: float, top: float) -> Rule:
        (a, b), (c, d) = self.point(left, bottom), self.point(right, top)
        return Rule(min(a, c), min(b, d), max(a, c), max(b, d))


def glyphs(page: PdfPage, turn: Turn, marks: Marks) -> Iterator[tuple[Glyph, bool]]:
    """The glyphs of a page, and whether each stands upright."""
    text = page.get_textpage()
    try:
        count = text.count_chars()
        marks.add_characters(count)
        yield from read_glyphs(text.raw, count, turn)
    finally:
        text.close()


def read_glyphs(text: Any, count: int, turn: Turn) -> Iterator[tuple[Glyph, bool]]:
    box, x, y, matrix = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    # made once, and not for each of a page's thousands of characters
    to_box, to_matrix, to_place = ctypes.byref(box), ctypes.byref(matrix), (ctypes.byref(x), ctypes.byref(y))
    spaced, high = False, 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in BLANKS:
            spaced = True
            continue
        if 0xD800 <= code < 0xDC00:  # the first half of a character beyond U+FFFF
            high = code
            continue
        pdfium.FPDFText_GetMatrix(text, index, to_matrix)
        pdfium.FPDFText_GetLooseCharBox(text, index, to_box)
        pdfium.FPDFText_GetCharOrigin(text, index, *to_place)
        scale, upright = turn.setting(matrix.a, matrix.b, matrix.c, matrix.d)
        left, right, base = turn.place(box, x.value, y.value)
        size = scale * pdfium.FPDFText_GetFontSize(text, index)
        yield Glyph(character(code, high), left, right, base, size, spaced), upright
        spaced, high = False, 0


def character(code: int, high: int) -> str:
    """The character of a code, or of the two halves of a UTF-16 pair.

    >>> character(0xDDB0, 0xDBC0) == chr(0x1001B0), character(0, 0) == UNKNOWN
    (True, True)
    """
    if 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00) if high else UNKNOWN
    return HYPHENS.get(code) or (chr(code) if code else UNKNOWN)
