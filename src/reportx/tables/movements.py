"""Columns whose head tells that something moved but not in what unit, settled by the figures themselves.

增减 behind last year's figures and this year's may be in their unit or in percent. Which of both can be
counted: 110, 100 and 10 may be either, 1,200, 1,000 and 200 are not in percent.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from reportx.tables.columns import RATES, Column
from reportx.tables.grid import Row
from reportx.tables.values import Value, ValueReader

LEAST = Decimal("0.5")  # of the rows that can be counted: how many must come out, and only one way
ROUNDED = Decimal("0.051")  # by which a percentage may differ
NEAREST = 6  # columns of amounts that a movement may be of
MOST_ROWS = 60  # that show it
Figures = Sequence[Decimal | None]
UNSETTLED = frozenset({"movement", "growth"})
MOVING = UNSETTLED | {"change"}


def settled(columns: Sequence[Column], body: Sequence[Row], values: ValueReader) -> list[Column]:
    """Columns with those read as changes or growth whose figures come out as one of both, and since when."""
    found = list(columns)
    if not any(column.kind in MOVING for column in columns):
        return found
    figures = [
        [signed(values.read(cell.text), column) for cell, column in zip(row, columns, strict=False)]
        for row in body[:MOST_ROWS]
    ]
    for at, column in enumerate(columns):
        if column.kind not in MOVING or column.at != at:
            continue
        kind, since = way_of(at, columns, figures)
        if not kind and column.kind == "movement" and are_percent(at, body, values):
            kind = "growth"  # 同比, with a percent sign in each cell
        open_ = column.kind in UNSETTLED and column.unit is None
        if kind == column.kind or (kind and open_):
            found[at] = column._replace(kind=kind, baseline=column.baseline or since)
        elif column.kind == "movement":
            found[at] = column._replace(kind="unread")
    return found


def are_percent(at: int, body: Sequence[Row], values: ValueReader) -> bool:
    """Whether each figure of a column bears its own percent sign."""
    found = [value for row in body if at < len(row) and (value := values.read(row[at].text)) is not None]
    return bool(found) and all(value.unit in RATES for value in found)


def way_of(at: int, columns: Sequence[Column], figures: Sequence[Figures]) -> tuple[str, str | None]:
    """What the figures of a column are of two columns of amounts, and the time of the one compared with."""
    levels = [i for i, c in enumerate(columns[:at]) if c.kind == "level" and c.unit not in RATES][-NEAREST:]
    for end, start in permutations(reversed(levels), 2):
        rows = list(counted(figures, (start, end, at)))
        changed = [abs(moved - (last - first)) <= grain(moved) for first, last, moved in rows]
        grown = [
            first != 0 and abs(moved - 100 * (last - first) / abs(first)) <= ROUNDED
            for first, last, moved in rows
        ]
        if sum(changed) > LEAST * len(rows) and sum(changed) > sum(grown):
            return "change", columns[start].period
        if sum(grown) > LEAST * len(rows) and sum(grown) > sum(changed):
            return "growth", columns[start].period
    return "", None


def counted(
    figures: Sequence[Figures], places: tuple[int, int, int]
) -> Iterator[tuple[Decimal, Decimal, Decimal]]:
    """The figures of the rows that have all three."""
    for row in figures:
        first, last, moved = (row[at] if at < len(row) else None for at in places)
        if first is not None and last is not None and moved is not None:
            yield first, last, moved


def signed(value: Value | None, column: Column) -> Decimal | None:
    """A figure below zero where its cell says so; one with a unit of its own is none of a column's.

    Growth may bear its percent sign in each cell.
    """
    if value is None or not (value.unit is None or (column.kind == "growth" and value.unit in RATES)):
        return None
    return -value.low if value.negative else value.low


def grain(value: Decimal) -> Decimal:
    """By how much a rounded difference of rounded figures may differ from it: twice its last digit's worth.

    >>> grain(Decimal("29.4")), grain(Decimal("30"))
    (Decimal('0.2'), Decimal('2'))
    """
    return 2 * Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))
