"""Tables of which only the cells are left, each on a line of its own, as a copied page leaves them.

    指标 ⏎ 产量（万吨） ⏎ 比上年增长（%） ⏎ 粮食 ⏎ 303.2 ⏎ 0.3 ⏎ 油料 ⏎ 18.1 ⏎ 2.4

Rows of one make follow one another, each words and then figures, behind as many lines of words as a row
has cells: those are the head. Only that is certain enough to be put together again; a row in which a
cell is missing ends the table.
"""

from collections.abc import Iterator
from itertools import pairwise

from reportx.patterns import compiled
from reportx.repair.characters import Edit, lines_of

FIGURE = compiled(r"[-－−+]?\d[\d,，]*(?:\.\d+)?[%％]?|[-—－–/]{1,3}")
BLANKS = " \t\u3000\u00a0\u2002\u2003\u200b\ufeff"
FIRST_OF_FIGURE = frozenset("-－−+—–/0123456789")
LONGEST_CELL = 30
WORDS = compiled(r"[^。；，\t|]+")
HOLDS_WORD = compiled(r"\p{Han}")
LONGEST = 9  # cells of a row
FEWEST = 3  # rows


# a row is one or two lines of words, the second a unit, and then figures
ROWS = compiled(rf"(?<head>w{{1,{LONGEST}}})(?<row>w{{1,2}}f{{1,{LONGEST - 1}}})(?P=row){{{FEWEST - 1},}}")


def flat_edits(chars: str) -> Iterator[Edit]:
    """Line breaks between the cells of a row become tabs."""
    found = (
        (at + len(line) - len(line.lstrip(BLANKS)), line.strip(BLANKS)) for at, line in lines_of(chars, "\r")
    )
    lines = [(start, words) for start, words in found if words]
    for start, size, end in runs("".join(kind(words) for _, words in lines)):
        if start and len(lines[start][1]) == len(lines[start - 1][1]) == 1:  # 指 ⏎ 标
            yield lines[start - 1][0] + 1, lines[start][0], ""
        for row in range(start, end, size):
            for (at, words), (following, _) in pairwise(lines[row : row + size]):
                yield at + len(words), following, "\t"


def runs(kinds: str) -> Iterator[tuple[int, int, int]]:
    """Where a table's head begins, how many cells a row has, and where the table ends.

    >>> list(runs("wwwwwffwffwff"))
    [(1, 3, 13)]
    """
    for m in ROWS.finditer(kinds):
        size = len(m["row"])
        if len(m["head"]) >= size:
            yield m.start("row") - size, size, m.end()


def kind(line: str) -> str:
    """Whether a line may be a cell: w of words, f of a figure; or neither, a dot.

    >>> [kind(line) for line in ("原煤", "-3.2", "增长5%。")]
    ['w', 'f', '.']
    """
    if line[0] in FIRST_OF_FIGURE and FIGURE.fullmatch(line):
        return "f"
    return "w" if len(line) <= LONGEST_CELL and WORDS.fullmatch(line) and HOLDS_WORD.search(line) else "."
