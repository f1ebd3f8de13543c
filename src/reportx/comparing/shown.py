"""What of a table people look at in a terminal: few columns, and a figure with its bound and unit in one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from reportx.comparing.results import Result
from reportx.figure_text import SIGNS
from reportx.records import plain

Named = Mapping[str, Any]  # a row by the names of its columns


class Shown(NamedTuple):
    """A column to look at."""

    title: str
    cell: Callable[[Named], str]
    right: bool = False


def text_of(name: str, title: str | None = None) -> Shown:
    """A column as it is."""
    return Shown(title or name, lambda row: "" if row[name] is None else str(row[name]))


def joined(title: str, columns: str, *, words: str | None = None) -> Shown:
    """A figure with its bound and unit, by the names of their columns, or the words in its place."""
    value, bound, unit = columns.split()

    def cell(row: Named) -> str:
        return (words and row[words]) or bounded(row[value], row[bound], row[unit])

    return Shown(title, cell, right=True)


def bounded(value: Decimal | None, bound: str | None, unit: str | None) -> str:
    """A figure in a few characters.

    >>> bounded(Decimal("5.50"), "about", "%"), bounded(Decimal(55), "at_least", "万人")
    ('~ 5.5%', '>= 55万人')
    """
    return "" if value is None else f"{SIGNS.get(bound or '', '')}{plain(value)}{unit or ''}"


def signed(name: str) -> Shown:
    """A number with its sign."""

    def cell(row: Named) -> str:
        return "" if row[name] is None else f"{'+' if row[name] > 0 else ''}{plain(row[name])}"

    return Shown(name, cell, right=True)


TABLES: Mapping[str, Sequence[Shown]] = {
    "panel": (
        text_of("region"),
        text_of("year"),
        text_of("indicator"),
        text_of("measure"),
        text_of("status"),
        joined("figure", "value bound unit", words="qualitative"),
        text_of("stage"),
        text_of("chosen_by", "chosen by"),
    ),
    "ledger": (
        text_of("region"),
        text_of("year"),
        text_of("indicator"),
        text_of("measure"),
        joined("target", "target bound unit", words="qualitative"),
        joined("actual", "actual actual_bound unit"),
        signed("gap"),
        text_of("verdict"),
    ),
    "diff": (
        text_of("change"),
        text_of("indicator"),
        text_of("measure"),
        text_of("status"),
        joined("old", "old_value old_bound old_unit", words="old_qualitative"),
        joined("new", "new_value new_bound new_unit", words="new_qualitative"),
    ),
    "cascade": (
        text_of("region_code", "code"),
        text_of("region"),
        joined("target", "value bound unit"),
        text_of("upper_region", "above"),
        joined("its target", "upper_value upper_bound unit"),
        signed("step"),
        signed("national_step"),
    ),
}


def shown(result: Result) -> tuple[Sequence[Shown], Iterator[list[str]]]:
    """The columns of a table to look at, with the cells of its rows; all columns of any other table."""
    names = [column.name for column in result.table.columns]
    columns = TABLES.get(result.table.name) or [text_of(name) for name in names]
    return columns, cells(columns, names, result.rows)


def cells(
    columns: Sequence[Shown], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> Iterator[list[str]]:
    """The cells of rows."""
    for row in rows:
        named = dict(zip(names, row, strict=True))
        yield [column.cell(named) for column in columns]
