"""Tables that come out of a panel: their columns, and their rows as DuckDB hands them out."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from reportx.comparing.asked import Asked
from reportx.comparing.dataset import SQL, execute
from reportx.records import Comparator, Genre, Measure, RegionLevel, Status
from reportx.writers import Column, Label, Row, Table
from reportx.writers.labels import labels
from reportx.writers.tables import Kind, column_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PLACES = 6  # behind the point of a number that was reckoned
CHUNK = 2048  # rows that are in memory at once
KINDS: dict[str, Kind] = {"BIGINT": "integer", "INTEGER": "integer", "BOOLEAN": "boolean"}
CellMeasure = Literal[Measure, "qualitative"]  # a promise in words stands among the figures
Stage = Literal["final", "estimate"]
Choice = Literal[
    "only", "same", "stage", "report", "unit", "exact", "basis", "done", "list", "whole", "first"
]
ENUMERATIONS = {
    "region_level": RegionLevel,
    "measure": CellMeasure,
    "status": Status,
    "bound": Comparator,
    "upper_bound": Comparator,
    "stage": Stage,
    "chosen_by": Choice,
    "lost_by": Choice,
    "genre": Genre,
}


class Result(NamedTuple):
    """A table with its rows."""

    table: Table
    rows: Iterator[Row]


def ask(base: "DuckDBPyConnection", asked: Asked) -> None:
    """Choose the cells of the panel that further queries speak of."""
    values = {
        "codes": list(asked.codes),
        "levels": list(asked.levels),
        "places": list(asked.places),
        "years": [list(span) for span in asked.years],
        "measures": list(asked.measures),
        "statuses": [asked.status] if asked.status else [],
    }
    execute(base, "asked", values)


def query(base: "DuckDBPyConnection", name: str) -> Result:
    """The result of a file of SQL, whose columns are those of the query."""
    return queried(base, name, (SQL / f"{name}.sql").read_text(encoding="utf-8"))


def queried(base: "DuckDBPyConnection", name: str, text: str) -> Result:
    """The result of a query under a name."""
    cursor = base.cursor()
    cursor.execute(text)
    columns = tuple(column(told[0], str(told[1])) for told in cursor.description or ())
    return Result(Table(name, columns), fetched(cursor))


def fetched(cursor: "DuckDBPyConnection") -> Iterator[Row]:
    """All rows of a query, some at a time."""
    while some := cursor.fetchmany(CHUNK):
        yield from some


def column(name: str, told: str) -> Column:
    """A column of a query: an enumeration by its name, any other by the type that DuckDB gives it."""
    return column_of(name, ENUMERATIONS[name] | None) if name in ENUMERATIONS else Column(name, kind(told))


def labelled(table: Table) -> Table:
    """A table whose columns bear the labels that they have in what is made of several reports."""
    known = labels()["compared"]

    def column_of_its_own(column: Column) -> Column:
        label = known.get(f"{table.name}.{column.name}") or known.get(column.name)
        return column._replace(label=column.label or (Label(**label) if label else None))

    return table._replace(columns=tuple(map(column_of_its_own, table.columns)))


def kind(told: str) -> Kind:
    """The kind of a column by the type that DuckDB gives it."""
    return "decimal" if told.startswith(("DECIMAL", "DOUBLE", "NUMBER")) else KINDS.get(told, "text")


def in_unit(value: Decimal, scale: float | None) -> Decimal:
    """A canonical number in a printed unit that is ``scale`` canonical ones, which may be no round number.

    >>> in_unit(Decimal("3896666.6666666667"), 2000 / 3)
    Decimal('5845')
    """
    return round(value / abs(Decimal(scale or 1)), PLACES).normalize() + 0
