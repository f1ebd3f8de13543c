"""Rows of a flat table in which cells are missing: below which heads those that are left stand.

Where only lines are left of a table, an empty cell leaves nothing behind. Some heads tell of one another:
how much of a plan was reached is printed where both the plan and what was done are, and a growth where its
amount is. A row of which these leave one way alone is read, and any other is refused, as is one with a single
figure.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from reportx.tables.columns import Column
from reportx.tables.grid import Cell, Row
from reportx.tables.layout import NAMING, anchor
from reportx.tables.values import ValueReader

MOST_WAYS = 200
FEWEST = 2  # figures of a row
ROUNDED = Decimal("0.6")  # by which a percentage of rounded figures may differ
DEPENDENT = frozenset({"growth", "change", "ratio", "yearly", "movement"})


def filled(row: Row, columns: Sequence[Column], values: ValueReader) -> Row | None:
    """A row with an empty cell for each that is missing, or None where these may be several."""
    first = next((at for at, cell in enumerate(row) if values.read(cell.text)), len(row))
    slots = [at for at, column in enumerate(columns) if at >= first and column.kind not in {*NAMING, "unit"}]
    figures = row[first:]
    if len(figures) < FEWEST:
        return None
    ways = []
    for count, way in enumerate(combinations(slots, len(figures))):
        if count >= MOST_WAYS:
            return None
        placed = dict(zip(way, figures, strict=True))
        ways += [placed] if is_possible(placed, columns, values) else []
    if len(ways) != 1:
        return None
    found = list(row[:first])
    for at in range(first, len(columns)):
        found.append(ways[0].get(at, Cell(found[-1].end, found[-1].end, "")))
    return tuple(found)


def is_possible(placed: dict[int, Cell], columns: Sequence[Column], values: ValueReader) -> bool:
    """Whether cells may stand below some heads, as these tell of one another."""
    for at, column in enumerate(columns):
        levels = [c for c in columns[:at] if c.kind == "level"]
        if column.kind in DEPENDENT and levels and at in placed:
            of = columns.index(anchor(column, levels, None))
            if of not in placed:
                return False
        if column.kind == "of_plan" and not is_share(at, placed, columns, values):
            return False
    return True


def is_share(at: int, placed: dict[int, Cell], columns: Sequence[Column], values: ValueReader) -> bool:
    """Whether a cell is the share of the plan that was reached, and there where both figures are."""
    plan, done = last_of(columns[:at], "target"), last_of(columns[:at], "actual")
    if plan is None or done is None:
        return True
    if at not in placed:
        return plan not in placed or done not in placed
    if plan not in placed or done not in placed:
        return False
    read = [values.read(placed[i].text) for i in (plan, done, at)]
    low = [value.low for value in read if value is not None]
    return len(low) == len(read) and low[0] != 0 and abs(100 * low[1] / low[0] - low[2]) <= ROUNDED


def last_of(columns: Sequence[Column], status: str) -> int | None:
    """The last column of amounts that are planned, or that happened."""
    found = [at for at, column in enumerate(columns) if column.kind == "level" and column.status == status]
    return found[-1] if found else None
