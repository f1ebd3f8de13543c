"""Lists of parts behind one whole, each begun by 其中, told apart by what they come to.

常住人口 | 其中：城镇 | 乡村 | 其中：男性 | 女性: 城镇 and 乡村 come to 常住人口, and so do 男性 and 女性.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportx.tables.labels import UNNUMBERED, Line, is_plain
from reportx.tables.sums import GRAIN, unit_of

FEWEST = 2  # rows of a list that comes to its whole
Figures = Sequence[Decimal | None]


def with_lists(lines: Sequence[Line], of: Sequence[int], values: Figures) -> list[int]:
    """The rows that others are parts of, also where several lists of parts follow one whole.

    A list that comes to no row above it is of the nearest that can hold it. Behind a list that is whole it is
    of what that list is of, for sure, whatever else it may be of besides.

    >>> from reportx.tables.labels import line_of, parents
    >>> lines = [line_of(text) for text in ("人口", "其中：城镇", "乡村", "其中：男性", "女性", "其中：老人")]
    >>> with_lists(lines, parents(lines), [Decimal(n) for n in (10, 7, 3, 4, 6, 2)])
    [-1, 0, 0, 0, 0, 0]
    """
    found = list(of)
    whole_lists: dict[int, int] = {}  # the rows of lists that come to a row above them, with that row
    last = -1  # what the list before is of
    for at in range(1, len(lines)):
        if not begins_list(lines[at]) or found[at] < 0:
            continue
        above = list(upwards(at - 1, found))
        wholes = [*above, last] if last >= 0 else above
        told = next(((row, size) for row in wholes if (size := size_of(lines, values, at, row))), None)
        if told is not None:
            row, size = told
            whole_lists.update(dict.fromkeys(range(at, at + size), row))
            found[at : at + size] = [row] * size
        elif at - 1 in whole_lists:
            found[at] = whole_lists[at - 1]
        else:
            rows = upwards(found[at], found)
            found[at] = next((row for row in rows if lines[row].alone or holds(values[row], values[at])), -1)
        last = found[at]
    return found


def begins_list(line: Line) -> bool:
    """Whether a row is the first of some parts, and neither a number nor a code tells of what."""
    return line.part and not line.code and line.depth == line.inner == UNNUMBERED


def upwards(row: int, of: Sequence[int]) -> Iterator[int]:
    """A row and those that it is a part of."""
    while row >= 0:
        yield row
        row = of[row]


def size_of(lines: Sequence[Line], values: Figures, at: int, whole: int) -> int:
    """How many rows of a list come to a row above it, or none."""
    total, come = values[whole], Decimal(0)
    if not total:
        return 0
    grain = GRAIN * unit_of(total)
    for size in range(1, len(lines) - at + 1):
        row = at + size - 1
        value = values[row]
        if value is None or (size > 1 and not is_plain(lines[row])):
            return 0
        come, grain = come + value, min(grain, GRAIN * unit_of(value)) if value else grain
        if size >= FEWEST and abs(come - total) <= grain * size:
            return size
    return 0


def holds(whole: Decimal | None, part: Decimal | None) -> bool:
    """Whether a figure can hold another as a part; one below zero can, for other parts may be so too."""
    return part is None or (whole is not None and (whole < 0 or part <= whole))


def in_one_unit(of: Sequence[int], units: Sequence[str | None]) -> list[int]:
    """The rows that others are parts of, or what those are parts of where the units of both differ.

    >>> in_one_unit([-1, 0, 1], [None, "万亩", "万吨"])
    [-1, 0, 0]
    """
    found = list(of)
    for at, unit in enumerate(units):
        while found[at] >= 0 and unit and (units[found[at]] or unit) != unit:
            found[at] = found[found[at]]
    return found
