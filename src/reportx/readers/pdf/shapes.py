"""What the steps of the reader hand on to one another.

Lengths are points; the origin is the lower left corner of the page as it is looked at.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Glyph(NamedTuple):
    """A printed character; ``base`` is the height of its line."""

    char: str
    left: float
    right: float
    base: float
    size: float
    spaced: bool  # behind a blank in the file's own order

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


class Rule(NamedTuple):
    """A line along an axis, or the box of something drawn."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def across(self) -> bool:
        return self.right - self.left >= self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters on one line without a wide gap between them."""

    text: str
    left: float
    right: float
    base: float
    size: float
    opening: float  # width of its first character with what can't be parted from it
    parts: tuple["Piece", ...] = ()  # what narrower gaps part, which may be the cells of a table

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; ``edges`` are where its columns begin, by which it is known on the next page."""

    rows: tuple[tuple[str, ...], ...]
    edges: tuple[float, ...]
    left: float
    right: float
    base: float  # its upper edge


Item = Piece | Table


@dataclass(frozen=True, slots=True)
class Column:
    """What is read from top to bottom before the eye goes elsewhere."""

    left: float
    right: float
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page holds, in reading order; its notes belong behind the paragraph that is open at its end."""

    columns: tuple[Column, ...]
    notes: tuple[str, ...] = ()
    width: float = 0.0  # of the page


def joined(before: str, after: str) -> str:
    """Two parts of a text that a line's end cut: a blank only between Latin words.

    >>> joined("280万公", "里"), joined("Mini", "LED"), joined("14", "44亿元")
    ('280万公里', 'Mini LED', '1444亿元')
    """
    if before and after and is_latin(before[-1]) and is_latin(after[0]):
        return f"{before} {after}"
    return before + after


def joined_all(parts: Iterable[str]) -> str:
    """All parts of a text that line ends cut."""
    text = ""
    for part in parts:
        text = joined(text, part)
    return text


def is_latin(char: str) -> bool:
    """A letter of an alphabet, which words are made of."""
    return char.isalpha() and char < "\u2e80"


def merged(parts: Sequence[Piece]) -> Piece:
    """The pieces of one line as one."""
    if len(parts) == 1:
        return parts[0]
    widest = max(parts, key=lambda part: part.right - part.left)
    text = " ".join(part.text for part in parts)
    return Piece(text, parts[0].left, parts[-1].right, widest.base, widest.size, parts[0].opening)


def typical(values: Iterable[float], *, grain: float) -> float:
    """The most frequent of some lengths, those within a grain of one another being the same.

    >>> typical([10.1, 10.2, 55, 10.3], grain=2)
    10.2
    """
    ordered = sorted(values)
    best, count, low = ordered[0], 0, 0
    for high, value in enumerate(ordered):
        while value - ordered[low] > grain:
            low += 1
        if high - low + 1 > count:
            best, count = ordered[(low + high) // 2], high - low + 1
    return best
