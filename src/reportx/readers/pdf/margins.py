"""Between which margins the lines of a column run, and how far apart they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportx.readers.pdf.shapes import Column, Piece, Sheet, typical

ENOUGH = 5  # lines that show where a column's margins are
NEAR = 3.0
ALIKE = 50.0  # points within which pages are as wide as one another


@dataclass(frozen=True, slots=True)
class Measure:
    """The margins of a column and the distance of its lines."""

    left: float
    right: float
    leading: float
    indents: bool  # whether paragraphs begin with an indent

    def indent(self, line: Piece) -> float:
        return line.left - self.left

    def is_centred(self, line: Piece) -> bool:
        """Whether a line stands in the middle, with room on both sides."""
        before, behind = line.left - self.left, self.right - line.right
        return before > 1.5 * line.size and abs(before - behind) < 1.5 * line.size


def lines_of(column: Column) -> list[Piece]:
    return [item for item in column.items if isinstance(item, Piece)]


def body_size(sheets: Sequence[Sheet]) -> float:
    """The size in which most of a document is set."""
    lines = [line for sheet in sheets for column in sheet.columns for line in lines_of(column)]
    sizes = [line.size for line in lines for _ in line.text]
    return typical(sizes, grain=0.3) if sizes else 0.0


def measures(sheets: Sequence[Sheet]) -> dict[int, Measure]:
    """The measure of each column, by its ``id``; one with few lines has that of its like elsewhere.

    Its like stand on pages as wide as its own: a page that lies on its side tells nothing of others.
    """
    found: dict[int, Measure] = {}
    for width in sorted({round(sheet.width / ALIKE) for sheet in sheets}):
        alike = [sheet for sheet in sheets if round(sheet.width / ALIKE) == width]
        columns = [column for sheet in alike for column in sheet.columns]
        own = {id(column): measure(lines_of(column)) for column in columns}
        known = [own[id(column)] for column in columns if len(lines_of(column)) >= ENOUGH]
        found |= {at: widened(measured, known) for at, measured in own.items()}
    return found


def measure(lines: Sequence[Piece]) -> Measure:
    """What some lines show of their column."""
    if not lines:
        return Measure(0.0, 0.0, 0.0, indents=False)
    size = typical((line.size for line in lines), grain=0.3)
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    left = next((a for a, b in pairwise(lefts) if b - a <= NEAR), lefts[0])
    outer = rights[-2] if len(rights) > 2 else rights[-1]
    # >= and not >: numbers that are too great to be told apart leave one
    right = typical((value for value in rights if value >= outer - 2 * size), grain=NEAR)
    gaps = [a.base - b.base for a, b in pairwise(lines) if 0 < a.base - b.base < 4 * size]
    indents = sum(0.8 * size < line.left - left < 3.2 * size for line in lines)
    return Measure(left, right, typical(gaps, grain=1.0) if gaps else 0.0, indents >= max(1, len(lines) / 20))


def widened(own: Measure, known: Iterable[Measure]) -> Measure:
    """A measure, or a wider one from another page in whose margins it stands."""
    fitting = [
        other
        for other in known
        if other.left <= own.left + NEAR and other.right >= own.right - NEAR and (own.left - other.left) < 120
    ]
    if not fitting:
        return own
    left = typical((other.left for other in fitting), grain=NEAR)
    near = [other for other in fitting if abs(other.left - left) <= NEAR]
    right = typical((other.right for other in near), grain=NEAR)
    if abs(own.left - left) <= NEAR:
        right = max(right, own.right)
    indents = own.indents or sum(other.indents for other in near) * 2 > len(near)
    return Measure(min(own.left, left), right, own.leading or near[0].leading, indents)
