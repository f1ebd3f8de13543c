"""From glyphs to pieces: characters on one line with no wide gap between them.

A raised small character is no part of a number: a note's mark is printed as [1], an exponent as ².
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import regex

from reportx.readers.pdf.shapes import Glyph, Piece, is_latin

SAME_LINE = 0.4  # of the size: how far apart the bases of one line's characters are at most
CELL_GAP = 0.6  # of the size: what parts two columns of a table that no rule parts
GAP = 1.2  # of the size: a gap as wide parts two pieces
WORD_GAP = 0.15  # between Latin words
LOOSE = 0.9  # a gap as wide between Chinese characters is a blank
SMALLER = 0.92  # of the line's size: what stands a little above or below it
SMALL = 0.86  # of the line's size: what a mark or an index has at most
RAISED = 0.12
TWICE = 0.1  # characters printed again as near make them bold
EXPONENTS = str.maketrans("0123456789-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻")
MEASURED = regex.compile(r"(?:[a-zA-Zμ㎡米]|\d)$")
INSEPARABLE = frozenset("，。、；：！？”’）》〉】」』％%‰,.;:!?)]\"'")
Row = list[Glyph]


def rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """Glyphs line by line from the top, each line from the left."""
    found: list[Row] = []
    for run in sorted(runs(glyphs), key=lambda run: -run[0].base):
        home = next((row for row in reversed(found[-3:]) if on_line(row[0], run[0])), None)
        if home is None:
            found.append(list(run))
        else:
            home.extend(run)
    return [sorted(row, key=lambda glyph: glyph.left) for row in with_marks(found)]


def runs(glyphs: Iterable[Glyph]) -> Iterator[Row]:
    """Neighbours in the file's order that stand on one base."""
    run: Row = []
    for glyph in glyphs:
        if run and (abs(glyph.base - run[0].base) > 0.1 or glyph.size != run[0].size):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def on_line(first: Glyph, other: Glyph) -> bool:
    return abs(first.base - other.base) <= SAME_LINE * max(first.size, other.size)


def with_marks(found: list[Row]) -> Iterator[Row]:
    """Lines, with high marks put into the line below and low ones into the line above."""
    at = 0
    while at < len(found):
        row = found[at]
        while at + 1 < len(found) and (is_beside(row, found[at + 1]) or is_beside(found[at + 1], row)):
            row, at = row + found[at + 1], at + 1
        yield row
        at += 1


def is_beside(marks: Row, row: Row) -> bool:
    """Whether characters are small and stand next to those of a line, a little above or below."""
    size = max(glyph.size for glyph in row)
    base = next(glyph.base for glyph in row if glyph.size == size)
    if not all(m.size <= SMALLER * size and abs(m.base - base) <= 0.75 * size for m in marks):
        return False
    return all(
        any(-0.3 * size <= m.left - g.right <= 0.6 * size for g in (*row, *marks[:i]))
        for i, m in enumerate(marks)
    )


def pieces(row: Row, *, gap: float = GAP) -> list[Piece]:
    """The pieces of a line: a gap as wide, in sizes of its characters, parts them."""
    parts: list[Row] = []
    for glyph in row:
        if parts and is_again(parts[-1], glyph):
            continue
        if parts and glyph.left - parts[-1][-1].right <= gap * max(glyph.size, parts[-1][-1].size):
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return [piece(part) for part in parts]


def with_cells(row: Row) -> list[Piece]:
    """The pieces of a line, each with the parts into which narrower gaps part it, if they do."""
    found = []
    for whole in pieces(row):
        inside = [glyph for glyph in row if whole.left <= glyph.left and glyph.right <= whole.right]
        parts = pieces(inside, gap=CELL_GAP)
        found.append(replace(whole, parts=tuple(parts)) if len(parts) > 1 else whole)
    return found


def is_again(part: Row, glyph: Glyph) -> bool:
    """Whether a character is printed a second time on the same place."""
    return any(g.char == glyph.char and glyph.left - g.left < TWICE * glyph.size for g in part[-2:])


def piece(part: Row) -> Piece:
    """Characters that stand together, as text."""
    size, base = setting(part)
    spacing = letter_spacing(part)
    text, at = "", 0
    while at < len(part):
        end = at
        while end < len(part) and is_mark(part[end], size, base):
            end += 1
        if end > at:
            text, at = text + mark("".join(g.char for g in part[at:end]), text), end
            continue
        if text and is_parted(part[at - 1], part[at], spacing):
            text += " "
        text += part[at].char
        at += 1
    return Piece(text, part[0].left, part[-1].right, base, size, opening(part))


def setting(part: Row) -> tuple[float, float]:
    """The size of most characters, and the base of the first of them."""
    first = part[0]
    if all(glyph.size == first.size for glyph in part):
        return first.size, first.base
    counts = Counter(glyph.size for glyph in part)
    size = max(counts, key=lambda s: (counts[s], s))
    return size, next(glyph.base for glyph in part if glyph.size == size)


def letter_spacing(part: Row) -> float:
    """By how much the characters of a line that is spread stand apart."""
    return max(0.0, median(b.left - a.right for a, b in pairwise(part))) if len(part) > 2 else 0.0


def is_mark(glyph: Glyph, size: float, base: float) -> bool:
    """Whether a character is small and raised."""
    return glyph.size <= SMALL * size and glyph.base - base >= RAISED * size


def mark(raised: str, before: str) -> str:
    """How raised characters are written: as an exponent, a note's mark, or as they are.

    >>> mark("3", "微克/m"), mark("1", "增加值"), mark("[2]", "7.5%"), mark("4", "10")
    ('³', '[1]', '[2]', '⁴')
    """
    if raised.lstrip("-−").isdecimal():
        if MEASURED.search(before) and (len(raised) == 1 or raised[0] in "-−"):
            return raised.translate(EXPONENTS)
        return f"[{raised}]"
    return raised


def is_parted(before: Glyph, glyph: Glyph, spacing: float) -> bool:
    """Whether a blank stands between two characters."""
    gap = (glyph.left - before.right - spacing) / max(before.size, 0.1)
    if before.char < "\u2e80" and glyph.char < "\u2e80":
        latin = is_latin(before.char) and is_latin(glyph.char)
        return gap > (WORD_GAP if latin else 2 * WORD_GAP) or (glyph.spaced and gap > 0.5 * WORD_GAP)
    return gap > LOOSE


def opening(part: Row) -> float:
    """How much room the first word takes, with the punctuation that can't be parted from it."""
    last = 0
    while last + 1 < len(part):
        char, after = part[last].char, part[last + 1]
        if after.char not in INSEPARABLE and not (
            char < "\u2e80" and after.char < "\u2e80" and not after.spaced
        ):
            break
        last += 1
    return part[last].right - part[0].left
