"""Tables of which only the cells are left, each on a line of its own, as a copied page leaves them.

    指标 ⏎ 产量（万吨） ⏎ 比上年增长（%） ⏎ 粮食 ⏎ 303.2 ⏎ 0.3 ⏎ 油料 ⏎ 18.1 ⏎ 2.4

Rows of one make follow one another, each words and then figures, behind as many lines of words as a row
has cells: those are the head. Only that is certain enough to be put together again. A row between two of
these in which cells are missing is one with fewer cells.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from reportx.patterns import compiled, compiled_plain
from reportx.repair.characters import Edit, lines_of

FIGURE = compiled(r"[-－−+]?\d[\d,，]*(?:\.\d+)?[%％]?|[-—－–/]{1,3}")
BLANKS = " \t\u3000\u00a0\u2002\u2003\u200b\ufeff"
FIRST_OF_FIGURE = frozenset("-－−+—–/0123456789")
LONGEST_CELL = 30
WORDS = compiled(r"[^。；，\t|]+")
HOLDS_WORD = compiled(r"\p{Han}")
LONGEST = 9  # cells of a row
FEWEST = 3  # rows
WIDEST = 4  # figures


# a row is one or two lines of words, the second a unit, and then figures
ROW = rf"(?<row>w{{1,2}}f{{1,{LONGEST - 1}}})(?!f)"
AGAIN = r"(?:(?P=row)(?!f))"
LACKING = rf"(?:w{{1,2}}f{{1,{LONGEST - 1}}}(?!f)){{1,3}}?"  # rows in which cells are missing
ROW_OF_ANY = compiled(r"(?<words>w+)f+")
ALONE = r"(?:w(?=w)){0,2}"  # labels without figures
# the same behind such labels, which are too few for the heads of another table
GAP = rf"(?:{ALONE}w{{1,2}}f{{1,{LONGEST - 1}}}(?!f)){{0,4}}?{ALONE}"
GOES_ON = rf"{AGAIN}(?={LACKING}{AGAIN}{{{FEWEST - 1}}})"
WIDE = rf"(?<=f{{{WIDEST}}}){AGAIN}(?={LACKING}{AGAIN})"  # rows so long that fewer are enough
ROWS = compiled(rf"(?<head>w{{1,{LONGEST}}}){ROW}(?:{AGAIN}{{{FEWEST - 1},}}|{GOES_ON}|{WIDE})")
REST = r"(?<block>(?:{row}(?!f)){{{least},}})"  # full rows behind those: the table goes on there
SHORT = 3  # cells of a row, of which one by itself may be none
PAGE = compiled_plain(r"[-—－–·]{1,2}[ \t]*\d{1,4}[ \t]*[-—－–·]{1,2}")  # a page's number between two rows
# the same, digit by digit on lines of their own; asked first is what it begins with
SPREAD_BEGINS = compiled_plain(r"[-—–]\s*\n")
SPREAD_PAGE = compiled(r"(?m)^[ \t]*[-—–]\s*\n(?:[ \t]*\d[ \t]*\n\s*){2,4}[ \t]*[-—–][ \t]*$")
BREAK = compiled(r"\s*[\r\n]\s*")
# the rest of a head that was broken before its unit
UNIT = compiled_plain(r"[（(](?![一二三四五六七八九十\d]{1,3}[)）])[^（）()]{1,6}[)）]")


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
    spread = SPREAD_PAGE.finditer(chars) if SPREAD_BEGINS.search(chars) else ()
    page = Stretch(m.span() for m in spread)
    for at, line in lines_of(chars, "\r"):
        words = line.strip(BLANKS)
        start = at + len(line) - len(line.lstrip(BLANKS))
        if not words or PAGE.fullmatch(words) or page.holds(at):
            continue
        if last is not None and UNIT.fullmatch(words) and kind(last[1]) == "w":
            last = last[0], chars[last[0] : start + len(words)]
            continue
        if last is not None:
            yield last
        last = start, words
    if last is not None:
        yield last


class Stretch:
    """Spans in order, asked for places in order."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans = iter(spans)
        self.span = next(self.spans, None)

    def holds(self, at: int) -> bool:
        """Whether a place is within one of the spans."""
        while self.span is not None and self.span[1] <= at:
            self.span = next(self.spans, None)
        return self.span is not None and self.span[0] <= at


def runs(kinds: str) -> Iterator[tuple[int, int, int]]:
    """Where a table's head begins, how many cells a row has, and where its full rows end; so for its rest.

    >>> list(runs("wwwwwffwffwff"))
    [(1, 3, 13)]
    >>> list(runs("wwwwffwffwffwfwffwff"))
    [(0, 3, 12), (12, 2, 14), (14, 3, 20)]
    """
    for m in ROWS.finditer(kinds):
        size = len(m["row"])
        if len(m["head"]) < size:
            continue
        yield m.start("row") - size, size, m.end()
        long = size > SHORT
        rest = compiled((GAP if long else LACKING) + REST.format(row=m["row"], least=1 if long else 2))
        end = m.end()
        while found := rest.match(kinds, end):
            for row in ROW_OF_ANY.finditer(kinds, end, found.start("block")):
                words, count = m["row"].rstrip("f"), len(row[0].lstrip("w"))
                if len(words) + count < size:
                    yield row.end() - count - len(words), len(words) + count, row.end()
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
