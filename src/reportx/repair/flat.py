"""Tables of which only the cells are left, each on a line of its own, as a copied page leaves them.

    指标 ⏎ 产量（万吨） ⏎ 比上年增长（%） ⏎ 粮食 ⏎ 303.2 ⏎ 0.3 ⏎ 油料 ⏎ 18.1 ⏎ 2.4

Rows of one make follow one another, each words and then figures, behind as many lines of words as a row
has cells: those are the head. Only that is certain enough to be put together again; a row in which a
cell is missing ends the table.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

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
ROW = rf"(?<row>w{{1,2}}f{{1,{LONGEST - 1}}})(?!f)"
AGAIN = r"(?:(?P=row)(?!f))"
LACKING = rf"(?:w{{1,2}}f{{1,{LONGEST - 1}}}(?!f)){{1,3}}?"  # rows in which cells are missing
GOES_ON = rf"{AGAIN}(?={LACKING}{AGAIN}{{{FEWEST - 1}}})"
ROWS = compiled(rf"(?<head>w{{1,{LONGEST}}}){ROW}(?:{AGAIN}{{{FEWEST - 1},}}|{GOES_ON})")
REST = r"(?<block>(?:{row}(?!f)){{2,}})"  # full rows behind those: the table goes on there
PAGE = compiled(r"[-—－–·]{1,2}[ \t]*\d{1,4}[ \t]*[-—－–·]{1,2}")  # a page's number between two rows
BREAK = compiled(r"\s*[\r\n]\s*")
# the rest of a head that was broken before its unit
UNIT = compiled(r"[（(](?![一二三四五六七八九十\d]{1,3}[)）])[^（）()]{1,6}[)）]")


def flat_edits(chars: str) -> Iterator[Edit]:
    """Line breaks between the cells of a row become tabs."""
    lines = list(cells(chars))
    for start, size, end in runs("".join(kind(words) for _, words in lines)):
        if start and len(lines[start][1]) == len(lines[start - 1][1]) == 1:  # 指 ⏎ 标
            yield lines[start - 1][0] + 1, lines[start][0], ""
        for row in range(start, end, size):
            yield from row_edits(lines[row : row + size])


def row_edits(row: Sequence[tuple[int, str]]) -> Iterator[Edit]:
    """Tabs between the cells of a row, and nothing for the breaks inside them."""
    for (at, words), after in zip_longest(row, row[1:]):
        yield from ((at + m.start(), at + m.end(), "") for m in BREAK.finditer(words))
        if after is not None:
            yield at + len(words), after[0], "\t"


def cells(chars: str) -> Iterator[tuple[int, str]]:
    """Lines that may be cells, with where they begin; a head that was broken before its unit is one."""
    last: tuple[int, str] | None = None
    for at, line in lines_of(chars, "\r"):
        words = line.strip(BLANKS)
        start = at + len(line) - len(line.lstrip(BLANKS))
        if not words or PAGE.fullmatch(words):
            continue
        if last is not None and UNIT.fullmatch(words) and kind(last[1]) == "w":
            last = last[0], chars[last[0] : start + len(words)]
            continue
        if last is not None:
            yield last
        last = start, words
    if last is not None:
        yield last


def runs(kinds: str) -> Iterator[tuple[int, int, int]]:
    """Where a table's head begins, how many cells a row has, and where its full rows end; so for its rest.

    >>> list(runs("wwwwwffwffwff"))
    [(1, 3, 13)]
    >>> list(runs("wwwwffwffwffwfwffwff"))
    [(0, 3, 12), (14, 3, 20)]
    """
    for m in ROWS.finditer(kinds):
        size = len(m["row"])
        if len(m["head"]) < size:
            continue
        yield m.start("row") - size, size, m.end()
        rest = compiled(LACKING + REST.format(row=m["row"]))
        end = m.end()
        while found := rest.match(kinds, end):
            end = found.end()
            yield found.start("block"), size, end


def kind(line: str) -> str:
    """Whether a line may be a cell: w of words, f of a figure; or neither, a dot.

    >>> [kind(line) for line in ("原煤", "-3.2", "增长5%。")]
    ['w', 'f', '.']
    """
    if line[0] in FIRST_OF_FIGURE and FIGURE.fullmatch(line):
        return "f"
    return "w" if len(line) <= LONGEST_CELL and WORDS.fullmatch(line) and HOLDS_WORD.search(line) else "."
