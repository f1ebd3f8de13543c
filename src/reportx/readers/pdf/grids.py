"""Tables that lines are drawn around: rules that touch make a grid, and glyphs fall into its cells."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reportx.readers.pdf.aligned import COUNTED, NUMBER, RUNNING, aligned_table, columns, is_numeric
from reportx.readers.pdf.lines import CELL_GAP, Row, pieces, with_cells
from reportx.readers.pdf.shapes import Piece, Rule, Table, joined_all, merged

TOUCH = 3.0  # points between rules that belong together
SAME = 4.0  # points within which two rules stand on one line
SHORTEST = 6.0
LEAST_HEADS, LONGEST_HEAD = 3, 24  # heads, and their characters, of a row that stands alone on a page
NEAR = 2.0  # of the size: how far above a rule a line of heads is at most
CENTRED = 0.1  # of the width: how far from the left a title is that stands in the middle
SPLIT = 0.5  # points by which parts of one line, drawn cell by cell, may miss one another
Entry = tuple[int, Piece]  # in which column a piece stands


class Walls:
    """Rules that stand upright, and which of them run through a line at each height that is asked for."""

    def __init__(self, upright: Sequence[Rule]) -> None:
        self.upright = upright
        self.through: dict[float, list[float]] = {}

    def at(self, height: float) -> list[float]:
        """Where the rules stand that run through a line, from the left; many pieces stand on one line."""
        found = self.through.get(height)
        if found is None:
            found = sorted(r.left for r in self.upright if r.bottom - 1 <= height <= r.top + 1)
            self.through[height] = found
        return found


@dataclass(frozen=True)
class Grid:
    """Rules that belong together: those that run across, and those that stand upright."""

    across: tuple[Rule, ...]
    upright: tuple[Rule, ...]

    @cached_property
    def box(self) -> Rule:
        lefts, bottoms, rights, tops = zip(*self.across, *self.upright, strict=True)
        return Rule(min(lefts), min(bottoms), max(rights), max(tops))

    @cached_property
    def walls(self) -> Walls:
        return Walls(self.upright)

    @cached_property
    def ceilings(self) -> tuple[list[float], list[Rule]]:
        """The rules that run across from below, and at what height each does."""
        found = sorted(self.across, key=lambda rule: rule.bottom)
        return [rule.bottom for rule in found], found

    def ceiling(self, piece: Piece) -> float:
        """How high the rule over a piece runs, or else the top of the grid."""
        middle, at = piece.base + 0.3 * piece.size, piece.middle
        heights, rules = self.ceilings
        over = (r for r in rules[bisect_right(heights, middle) :] if r.left - 1 <= at <= r.right + 1)
        return next((rule.bottom for rule in over), self.box.top)

    def holds(self, row: Row) -> bool:
        """Whether a line stands between its upper and lower rule."""
        box, middle = self.box, row[0].base + 0.3 * row[0].size
        return box.bottom < middle < box.top and row[0].left < box.right and row[-1].right > box.left


def tables(rules: Sequence[Rule], rows: Sequence[Row]) -> tuple[list[Table], list[Row]]:
    """The ruled tables of a page, and the lines outside of them."""
    found: list[Table] = []
    rest = list(rows)
    for grid in (part for whole in grids(rules) for part in apart(whole, rows)):
        inside = [row for row in rest if grid.holds(row)]
        above = [] if grid.upright or not inside else heads_above(grid, rest)
        table = ruled_table(grid, [*above, *inside]) if inside else None
        if table is not None:
            found.append(table)
            rest = [row for row in rest if not grid.holds(row) and row not in above]
    return found, rest


def heads_above(grid: Grid, rows: Sequence[Row]) -> list[Row]:
    """The lines of heads right above the first rule of a table that has none on top of it."""
    top = grid.box.top
    found: list[Row] = []
    for row in sorted((row for row in rows if row[0].base > top), key=lambda row: row[0].base):
        size = row[0].size
        near = row[0].base - (found[-1][0].base if found else top) < NEAR * size
        text = text_of(row)
        if not near or len(pieces(row)) < LEAST_HEADS or COUNTED.search(text) or RUNNING & set(text):
            break
        found.append(row)
    return found[::-1]


def apart(grid: Grid, rows: Sequence[Row]) -> list[Grid]:
    """The tables of a grid: several of one width that stand below one another have rules of the same margins.

    Between two tables something stands that no upright rule runs through: below rules that do, or a caption.
    """
    edges = [0.0, *(cut for cut in gaps(grid, rows)), float("inf")]
    parts = []
    for low, high in pairwise(sorted(edges)):
        across = tuple(rule for rule in grid.across if low <= rule.bottom < high)
        upright = tuple(rule for rule in grid.upright if low <= (rule.bottom + rule.top) / 2 < high)
        parts.append(Grid(across, upright))
    return [part for part in parts if len(part.across) > 1]


def gaps(grid: Grid, rows: Sequence[Row]) -> Iterator[float]:
    """The heights at which a grid is parted, from above, each between two rules that run across."""
    inside = [row for row in rows if grid.holds(row)]
    reach = [(rule.bottom, rule.top) for rule in grid.upright]
    above = 1  # rules of the table above
    for high, low in pairwise(reversed(places(rule.bottom for rule in grid.across))):
        middle = (low + high) / 2
        between = [row for row in inside if low < row[0].base + 0.3 * row[0].size < high]
        apart = between and not any(bottom <= middle <= top for bottom, top in reach)
        ruled = any(top <= low + SAME for _, top in reach) and any(
            bottom >= high - SAME for bottom, _ in reach
        )
        if apart and (
            ruled or (above > 1 and any(is_caption(row, grid.box) for row in captions(between, grid)))
        ):
            yield middle
            above = 0
        above += 1


def captions(between: Sequence[Row], grid: Grid) -> Sequence[Row]:
    """The lines between two rules that may be a table's caption: none beside a row of figures.

    Where rules only run across, such a line is the end of a label.
    """
    figured = any(is_numeric(piece.text) for row in between for piece in pieces(row)[1:])
    return () if figured and not grid.upright else between


def is_caption(row: Row, box: Rule) -> bool:
    """Whether a line between two rules is of the caption of a table below: numbered, or in the middle."""
    text, centred = text_of(row), row[0].left - box.left > CENTRED * (box.right - box.left)
    alone = len(pieces(row)) == 1 and centred
    return COUNTED.search(text) is not None or NUMBER.match(text) is not None or alone


def text_of(row: Row) -> str:
    """The characters of a line."""
    return "".join(glyph.char for glyph in row)


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """Groups of rules that touch, or are drawn across between the same margins."""
    long = [r for r in united(rules) if max(r.right - r.left, r.top - r.bottom) >= SHORTEST]
    groups: list[list[Rule]] = []
    for rule in sorted(long, key=lambda r: (-r.top, r.left)):
        near = [group for group in groups if any(belong(rule, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([rule, *(other for group in near for other in group)])
    found = [Grid(tuple(r for r in g if r.across), tuple(r for r in g if not r.across)) for g in groups]
    return [grid for grid in found if len(grid.across) > 1]


def united(rules: Iterable[Rule]) -> list[Rule]:
    """Rules with those joined that are parts of one line: many a program draws a border for each cell."""
    across: list[Rule] = []
    upright: list[Rule] = []
    for rule in rules:
        (across if rule.across else upright).append(rule)
    turned = [Rule(r.bottom, r.left, r.top, r.right) for r in upright]
    return lines_along(across) + [Rule(r.bottom, r.left, r.top, r.right) for r in lines_along(turned)]


def lines_along(parts: Sequence[Rule]) -> list[Rule]:
    """Parts from left to right, joined where one goes on with another at the same height.

    >>> parts = [Rule(0, 1, 20, 2), Rule(20.2, 1, 40, 2), Rule(60, 1, 80, 2), Rule(0, 9, 40, 10)]
    >>> [(rule.left, rule.right) for rule in lines_along(parts)]
    [(0, 40), (60, 80), (0, 40)]
    """
    found: list[Rule] = []
    for level in levels(parts):
        begin = len(found)
        for part in sorted(level):
            last = found[-1] if len(found) > begin else None
            if last is not None and part.left <= last.right + SPLIT:
                low, high = min(last.bottom, part.bottom), max(last.top, part.top)
                found[-1] = Rule(last.left, low, max(last.right, part.right), high)
            else:
                found.append(part)
    return found


def levels(parts: Sequence[Rule]) -> list[list[Rule]]:
    """Parts that stand at one height, from below."""
    found: list[list[Rule]] = []
    for part in sorted(parts, key=lambda part: part.bottom):
        if not found or part.bottom - found[-1][0].bottom > SPLIT:
            found.append([])
        found[-1].append(part)
    return found


def belong(rule: Rule, other: Rule) -> bool:
    """Whether two rules are parts of one grid."""
    if rule.across and other.across and same(rule.left, other.left) and same(rule.right, other.right):
        return True
    apart = rule.left > other.right + TOUCH or other.left > rule.right + TOUCH
    return not (apart or rule.bottom > other.top + TOUCH or other.bottom > rule.top + TOUCH)


def same(one: float, other: float) -> bool:
    return abs(one - other) <= SAME


def ruled_table(grid: Grid, rows: Sequence[Row]) -> Table | None:
    """The table that a grid holds, or None where its rules only set off running text."""
    box, walls = grid.box, grid.walls
    xs = places([box.left, box.right, *(rule.left for rule in grid.upright)])
    if len(xs) < 3:
        return aligned_table([with_cells(row) for row in rows], least=2, top=box.top)
    # from the top: depths grow, and are below zero
    depths = [-y for y in reversed(places([box.bottom, box.top, *(rule.bottom for rule in grid.across)]))]
    lines = [[p for part in cut(row, walls) for p in pieces(part, gap=CELL_GAP)] for row in rows]
    starts = with_unruled(lines, walls, xs)
    bands: dict[int, list[Entry]] = defaultdict(list)
    for piece in (piece for line in lines for piece in line):
        bands[nearest(depths, -grid.ceiling(piece))].append((column_of(piece, walls, xs, starts), piece))
    return as_table([line for at in sorted(bands) for line in band_rows(bands[at], starts)], starts, box)


def as_table(lines: Sequence[dict[int, str]], starts: Sequence[float], box: Rule) -> Table | None:
    """Rows of cells as a table without empty columns; one column makes none, nor one row of text."""
    filled = sorted({column for line in lines for column in line})
    if len(filled) < 2 or (len(lines) < 2 and not is_lone_row([*lines[0].values()])):
        return None
    cells = tuple(tuple(line.get(column, "") for column in filled) for line in lines)
    return Table(cells, tuple(starts[column] for column in filled), box.left, box.right, box.top)


def is_lone_row(texts: Sequence[str]) -> bool:
    """Whether the texts of a row may be heads that the end of a page cuts off, or the last figures.

    >>> is_lone_row(["项目", "2025年预算数", "2026年预算数"]), is_lone_row(["支出合计", "80", "90"])
    (True, True)
    >>> is_lone_row(["目标", "全年培训30人次。", "80"])
    False
    """
    running = any(RUNNING & set(text) for text in texts)
    return len(texts) >= LEAST_HEADS and not running and max(map(len, texts)) <= LONGEST_HEAD


def with_unruled(lines: Sequence[Sequence[Piece]], walls: Walls, xs: Sequence[float]) -> list[float]:
    """Where columns begin: at rules, and where figures stand below one another between two rules."""
    starts = list(xs)
    held: dict[int, list[list[Piece]]] = defaultdict(list)
    for line in lines:
        by_column: dict[int, list[Piece]] = defaultdict(list)
        for piece in line:
            by_column[column_of(piece, walls, xs, xs)].append(piece)
        for column, parts in by_column.items():
            held[column].append(parts)
    for at, inside in sorted(held.items()):
        figured = [line for line in inside if len(line) > 1 and any(is_numeric(p.text) for p in line)]
        if len(figured) > 1 and len(figured) * 2 >= len(inside):
            starts += [(a[1] + b[0]) / 2 for a, b in pairwise(columns(figured)) if a[1] > xs[at]]
    return sorted(starts)


def places(values: Iterable[float]) -> list[float]:
    """Where lines are drawn, each place once, in order."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > SAME:
            found.append(value)
    return found


def cut(row: Row, walls: Walls) -> list[Row]:
    """A line cut at the rules that run through it."""
    through = walls.at(row[0].base + 0.3 * row[0].size)
    parts: list[Row] = [[] for _ in range(len(through) + 1)]
    for glyph in row:
        parts[bisect_left(through, (glyph.left + glyph.right) / 2)].append(glyph)
    return [part for part in parts if part]


def column_of(piece: Piece, walls: Walls, xs: Sequence[float], starts: Sequence[float]) -> int:
    """The column in which the cell around a piece begins: at the rule before it, or where figures begin."""
    before = piece.middle
    through = walls.at(piece.base + 0.3 * piece.size)
    wall = bisect_left(through, before) - 1
    at = min(nearest(xs, through[wall] if wall >= 0 else xs[0]), len(xs) - 2)
    inner = min(bisect_right(starts, before), bisect_left(starts, xs[at + 1])) - 1
    return inner if inner >= 0 and starts[inner] > xs[at] else bisect_left(starts, xs[at])


def nearest(ordered: Sequence[float], value: float) -> int:
    """Which of some numbers in order is the nearest to another; of two the first.

    >>> nearest([0, 10, 20], 14), nearest([0, 10], 5), nearest([0, 10], 99)
    (1, 0, 1)
    """
    at = bisect_left(ordered, value)
    if 0 < at < len(ordered):
        return at - 1 if value - ordered[at - 1] <= ordered[at] - value else at
    return min(at, len(ordered) - 1)


def band_rows(band: Sequence[Entry], xs: Sequence[float]) -> list[dict[int, str]]:
    """The rows between two rules: one, unless figures stand on several lines."""
    lines: list[list[Entry]] = []
    for column, piece in sorted(band, key=lambda entry: (-entry[1].base, entry[1].left)):
        if lines and lines[-1][0][1].base - piece.base <= 0.5 * piece.size:
            lines[-1].append((column, piece))
        else:
            lines.append([(column, piece)])
    figured = [line for line in lines if len({c for c, _ in line}) > 1 and has_figures(line)]
    if len(figured) < 2:
        return [cells([entry for line in lines for entry in line])]
    return [cells(line) for line in with_wrapped(lines, xs)]


def has_figures(line: Sequence[Entry]) -> bool:
    first = min(column for column, _ in line)
    return any(column > first and is_numeric(piece.text) for column, piece in line)


def with_wrapped(lines: list[list[Entry]], xs: Sequence[float]) -> list[list[Entry]]:
    """Lines, with a label that fills its column put to the one that goes on with it."""
    found: list[list[Entry]] = []
    for line in lines:
        column, last = found[-1][-1] if found else (0, None)
        alone = last is not None and len(found[-1]) == 1
        if (
            alone
            and last is not None
            and column == line[0][0]
            and last.right > xs[column + 1] - 1.5 * last.size
        ):
            found[-1].extend(line)
        else:
            found.append(list(line))
    return found


def cells(entries: Sequence[Entry]) -> dict[int, str]:
    """The text of each cell, its lines joined."""
    held: dict[int, dict[float, list[Piece]]] = defaultdict(lambda: defaultdict(list))
    for column, piece in entries:
        base = next((b for b in held[column] if abs(b - piece.base) <= 0.5 * piece.size), piece.base)
        held[column][base].append(piece)
    return {
        column: joined_all(merged(sorted(parts, key=lambda p: p.left)).text for parts in lines.values())
        for column, lines in held.items()
    }
