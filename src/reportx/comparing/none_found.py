"""Whether what is asked for is there at all, and what to say where it is not."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportx.comparing.asked import Asked
from reportx.errors import count_of
from reportx.indicators import akin
from reportx.records import Status

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_NEAR = 3  # indicators that are told of one that is not there


def found(base: "DuckDBPyConnection", *, status: Status | None = None) -> int:
    """How many cells are as they are asked for."""
    return cells(base, "asked", status)


def cells(base: "DuckDBPyConnection", table: str, status: Status | None) -> int:
    """How many cells there are in all or among those that are asked for, of what was or what shall be."""
    query = f"SELECT count(*) FROM {table} WHERE $1 IS NULL OR status = $1"  # noqa: S608 - a table of ours
    return int(base.execute(query, [status]).fetchall()[0][0])


def misses(base: "DuckDBPyConnection", asked: Asked, *, status: Status | None = None) -> Iterator[str]:
    """Why nothing is as it is asked for, with what is near to it, the most used first."""
    there = cells(base, "panel", status)
    of_targets = status == "target"
    if not there:
        yield f"no {'target' if of_targets else 'figure'} of a standard indicator here"
        return
    things = count_of(there, "targets") if of_targets else count_of(there, "figures")
    yield f"none of {things} passes: {', '.join(asked.told)}"
    rows = base.execute(
        "SELECT indicator, indicator_code FROM panel WHERE $1 IS NULL OR status = $1"
        " GROUP BY ALL ORDER BY count(*) DESC, min(position)",
        [status],
    ).fetchall()
    for name, codes in asked.named:
        if codes.isdisjoint(code for _, code in rows):
            near = ", ".join(akin(codes, rows, asked.pack)[:MOST_NEAR])
            yield f"no figure here is of {name}; near it: {near}" if near else f"no figure here is of {name}"
