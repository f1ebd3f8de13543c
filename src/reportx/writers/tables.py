"""What a writer is told of a table: its name and its columns, each with the kind of its values."""

import types
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Annotated, Any, Literal, NamedTuple, Protocol, Union, get_args, get_origin, get_type_hints

Kind = Literal["text", "decimal", "integer", "boolean", "enum", "date", "list"]
Row = Sequence[Any]  # a value a column, in the order of the columns; None where there is none

KINDS: dict[object, Kind] = {
    str: "text",
    int: "integer",
    bool: "boolean",
    float: "decimal",
    Decimal: "decimal",
    tuple[str, ...]: "list",
}
JOINT = " > "  # between the members of a list, in formats whose cells hold one text


class Label(NamedTuple):
    """What people read above a column, in both languages."""

    en: str
    zh: str


class Column(NamedTuple):
    """A column of a table. What people read above it stands in ``label``, or else in ``labels.toml``."""

    name: str
    kind: Kind = "text"  # a date is a whole day in ISO 8601; a list is one of texts
    choices: tuple[str, ...] = ()  # all values of an enumeration, or all that a text joins by ", "
    required: bool = False  # whether no value is ever missing
    label: Label | None = None  # of a column whose name is made of what is in the rows


class View(NamedTuple):
    """A question that people ask of a database first, as SQL that SQLite and DuckDB both answer."""

    name: str
    query: str


class Table(NamedTuple):
    """A table: its name, its columns, and what a database is told beside them.

    ``key`` is the column that tells which source a row came of. A database that is there keeps the rows of
    other sources, and those of the same source make room in all tables with that key. A table without a key
    is replaced as a whole.
    """

    name: str
    columns: tuple[Column, ...]
    key: str | None = None
    views: tuple[View, ...] = ()


class Layout(NamedTuple):
    """How tables are laid out, where a format leaves it open."""

    language: Literal["zh", "en"] | None = (
        None  # of the headers; by default they are the names of the columns
    )
    byte_order_mark: bool = False  # before CSV, for Excel
    nested: bool = False  # lists as lists and enumerations as texts, in Parquet, for engines


AS_NAMED = Layout()  # headers are the names of the columns


class Writer(Protocol):
    """Takes rows, table by by table or in turns; ``close`` ends the file."""

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows of a table. A format that holds one table writes the first and leaves out the others."""

    def close(self) -> None:
        """End what was written."""


class LinesWriter(Writer, Protocol):
    """Takes rows of the first table that are lines of JSON already, which many readers have sent."""

    def add_lines(self, lines: bytes) -> None:
        """Write whole lines; their members are the columns, in their order."""


def columns_of(record: type[tuple[Any, ...]]) -> tuple[Column, ...]:
    """The columns of a named tuple, by the types of its fields.

    >>> class Price(NamedTuple):
    ...     good: str
    ...     state: Literal["old", "new"] | None
    >>> for column in columns_of(Price):
    ...     print(column)
    Column(name='good', kind='text', choices=(), required=True, label=None)
    Column(name='state', kind='enum', choices=('old', 'new'), required=False, label=None)
    """
    return tuple(column_of(name, kind) for name, kind in get_type_hints(record).items())


def column_of(name: str, annotation: object) -> Column:
    """The column of a field."""
    united = get_origin(annotation) in {Union, types.UnionType}
    members = {bare(member) for member in (get_args(annotation) if united else [annotation])}
    required = types.NoneType not in members
    # what is always missing is the value of a target in words, which stands beside those in figures
    (kind,) = members - {types.NoneType} or {Decimal}
    if get_origin(kind) is Literal:
        return Column(name, "enum", get_args(kind), required)
    return Column(name, KINDS[kind], (), required)


def bare(annotation: object) -> object:
    """A type without what annotates it."""
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def flat(value: object) -> Any:
    """A value as a cell holds it that can't hold a list.

    >>> flat(("回顾", "经济运行")), flat(Decimal("8.70"))
    ('回顾 > 经济运行', Decimal('8.70'))
    """
    return JOINT.join(value) if isinstance(value, tuple) else value


def to_number(value: Decimal | float | None) -> int | float | None:
    """A number as machines reckon with it: an integer where it is whole.

    >>> to_number(Decimal("1444.0")), to_number(Decimal("8.70")), to_number(None)
    (1444, 8.7, None)
    """
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == int(value) else float(value)
