"""Rows as data frames, with the types that suit what people do next."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from reportx.errors import OutputError
from reportx.installing import install_command, is_missing
from reportx.writers.tables import Column, Row, flat

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa


def need(package: str) -> None:
    """Say how a package is installed that a frame needs; raises OutputError where it is missing."""
    if is_missing(package):
        raise OutputError(f"a frame needs {package}: {install_command(package)}")


def to_dicts(columns: Sequence[Column], rows: Iterable[Row]) -> list[dict[str, Any]]:
    """A dict a row, values as they are: a number is a ``Decimal``, a list a tuple."""
    names = [column.name for column in columns]
    return [dict(zip(names, row, strict=True)) for row in rows]


def to_pandas(columns: Sequence[Column], rows: Iterable[Row]) -> "pd.DataFrame":
    """A frame of pandas: numbers are doubles, whole ones may miss values, enumerations are categories.

    A column of text in which there is none is a category too, so that every frame goes on to Stata.
    """
    need("pandas")
    import pandas as pd  # noqa: PLC0415 - only where it is asked for

    types = {"decimal": "float64", "integer": "Int32", "boolean": "boolean", "text": "str", "list": "str"}
    made: dict[str, Any] = {}
    for column, values in zip(columns, by_column(columns, rows), strict=True):
        if column.kind == "enum":
            made[column.name] = pd.Categorical(values, list(column.choices))
        elif column.kind in {"text", "list"} and values and not any(v is not None for v in values):
            made[column.name] = pd.Categorical(values, [""])  # Stata takes no text of which there is none
        elif column.kind == "date":
            made[column.name] = pd.to_datetime(pd.Series(values, dtype="str"))
        else:
            made[column.name] = pd.Series(plain_values(column, values), dtype=types[column.kind])
    return pd.DataFrame(made)


def to_polars(columns: Sequence[Column], rows: Iterable[Row]) -> "pl.DataFrame":
    """A frame of polars: numbers are doubles, enumerations are ``Enum``."""
    need("polars")
    import polars as pl  # noqa: PLC0415 - only where it is asked for

    types: dict[str, Any] = {"decimal": pl.Float64, "integer": pl.Int64, "boolean": pl.Boolean}
    schema = {
        c.name: pl.Enum(c.choices) if c.kind == "enum" else types.get(c.kind, pl.String) for c in columns
    }
    values = zip(columns, by_column(columns, rows), strict=True)
    made = {column.name: plain_values(column, some) for column, some in values}
    return pl.DataFrame(made, schema=schema)


def to_arrow(columns: Sequence[Column], rows: Iterable[Row]) -> "pa.Table":
    """A table of Arrow, as ``-o FILE.parquet`` has it."""
    need("pyarrow")
    from reportx.writers.parquet_writer import arrow_table  # noqa: PLC0415 - only where it is asked for

    return arrow_table(tuple(columns), list(rows))


def by_column(columns: Sequence[Column], rows: Iterable[Row]) -> list[Sequence[Any]]:
    """The values of each column."""
    return list(zip(*rows, strict=True)) or [()] * len(columns)


def plain_values(column: Column, values: Sequence[Any]) -> list[Any]:
    """The values of a column without decimals and lists."""
    if column.kind == "decimal":
        return [None if number is None else float(number) for number in values]
    return [flat(value) for value in values]
