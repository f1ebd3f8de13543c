"""What every format is turned into: lines of text, and where each page or block of the original begins.

A paragraph is a line. A table is a line a row, its cells parted by tabs, with a blank line before and
behind it; only tables hold tabs. So the text that ``reportx text`` prints reads as the file does.
"""

from collections.abc import Collection, Sequence
from itertools import compress, zip_longest
from typing import NamedTuple

from reportx.patterns import compiled

BREAKS = compiled(r"[\t\n\r\v\f\u2028\u2029]+")
LINE_ENDS = compiled(r"[\n\r\v\f\u2028\u2029]+")
PROSE = 60  # characters from which on a cell holds running text


class Extracted(NamedTuple):
    """The text of a document, where its pages or blocks begin, counted from 1, and what could not be read."""

    text: str
    starts: tuple[int, ...]
    notes: tuple[str, ...] = ()


class Assembly:
    """Puts the text of a document together, piece by piece."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.starts: list[int] = []
        self.last = "\n"

    def begin(self) -> None:
        """Count a new page or block from here on."""
        self.starts.append(self.length)

    def add(self, words: str) -> None:
        """Go on with the open paragraph."""
        if words:
            self.pieces.append(words)
            self.length += len(words)
            self.last = words[-1]

    def end(self) -> None:
        """End the open paragraph, if there is one."""
        if self.last != "\n":
            self.add("\n")

    def paragraph(self, words: str) -> None:
        """Add a paragraph; line breaks in it stay, tabs become blanks, and an empty one is left out."""
        self.end()
        for line in LINE_ENDS.split(words):
            if not line.isspace():
                self.add(line.strip().replace("\t", " "))
                self.end()

    def table(self, rows: Sequence[Sequence[str]], *, begins: Collection[int] = ()) -> None:
        """Add a table; one that only lays out running text is added as paragraphs.

        A cell that spans others stands where it begins, and the others are empty.
        At the rows ``begins``, counted from 0, a new page begins, at one named twice two, and behind the last
        row at their number.
        """
        layout = is_layout(rows)
        lines = [[BREAKS.sub(" ", cell).strip() for cell in row] for row in rows]
        grid = list(zip(*zip_longest(*lines, fillvalue=""), strict=True))  # rows of one length
        used = [any(column) for column in zip(*grid, strict=True)]
        self.end()
        self.add("" if layout else "\n")
        for at, row in enumerate(grid):
            self.pages(begins, at)
            if layout:
                for cell in rows[at]:
                    self.paragraph(cell)
            elif any(row):
                self.add("\t".join(compress(row, used)) + "\n")
        self.pages(begins, len(grid))
        self.add("" if layout else "\n")

    def pages(self, begins: Collection[int], at: int) -> None:
        """Count the pages that begin at a row."""
        for _ in filter(at.__eq__, begins):
            self.begin()

    def extracted(self) -> Extracted:
        """All of it."""
        return Extracted("".join(self.pieces), tuple(self.starts))


def is_layout(grid: Sequence[Sequence[str]]) -> bool:
    """Whether a table has no two columns, or mostly holds running text."""
    if sum(map(any, zip_longest(*grid))) < 2:
        return True
    cells = [len(cell) for row in grid for cell in row]
    return sum(size for size in cells if size >= PROSE) > sum(cells) / 2
