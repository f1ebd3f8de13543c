"""Tables in a text: rows whose cells are parted by tabs, as a reader or a copied table leaves them, or by |.

In the repaired text a tab parts two cells of a table's row, and stands nowhere else.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from reportx.patterns import compiled
from reportx.repair.characters import Edit, lines_of

STROKED = compiled(r"[ \t]*\|.*\|[ \t]*")
RULE = compiled(r"[-:|\s]+")


class Row(NamedTuple):
    """A line that may be a table's row: where it begins, and what parts its cells."""

    start: int
    chars: str
    mark: str

    @property
    def cells(self) -> int:
        """How many of its cells hold something."""
        return sum(1 for cell in self.chars.split(self.mark) if cell.strip())


def cell_edits(chars: str) -> Iterator[Edit]:
    """Tabs outside tables become blanks, and | inside them tabs."""
    if "\t" not in chars and "|" not in chars:
        return
    lines = [Row(at, line, mark_of(line)) for at, line in lines_of(chars, "\r") if not line.isspace()]
    for mark, group in groupby(lines, key=lambda row: row.mark):
        rows = list(group)
        if mark and is_table(rows):
            yield from (edit for row in rows if mark == "|" for edit in stroke_edits(row))
        else:
            yield from (
                (row.start + i, row.start + i + 1, " ")
                for row in rows
                for i, c in enumerate(row.chars)
                if c == "\t"
            )


def mark_of(line: str) -> str:
    """What parts the cells of a line, if it is a row."""
    if STROKED.fullmatch(line) and line.count("|") > 2:
        return "|"
    return "\t" if "\t" in line else ""


def is_table(rows: Sequence[Row]) -> bool:
    """Whether at least two of some lines one below the other have two cells that hold something."""
    return sum(row.cells > 1 for row in rows) > 1


def stroke_edits(row: Row) -> Iterator[Edit]:
    """The strokes inside a row become tabs; those around it go, and so does a row of dashes."""
    if RULE.fullmatch(row.chars):
        yield row.start, row.start + len(row.chars), ""
        return
    first, last = row.chars.index("|"), row.chars.rindex("|")
    yield row.start, row.start + first + 1, ""
    for i in range(first + 1, last):
        if row.chars[i] in "|\t":
            yield row.start + i, row.start + i + 1, "\t" if row.chars[i] == "|" else " "
    yield row.start + last, row.start + len(row.chars), ""
