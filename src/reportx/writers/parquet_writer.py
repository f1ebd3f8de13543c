"""Parquet, which pandas, polars, R, DuckDB and Spark open; what each column is stands in the schema.

For people, numbers are doubles, lists texts and enumerations dictionaries, so that pandas hands them on to
Stata or Excel without a cast. For engines (``Layout.nested``), numbers are decimals with all their digits,
and lists are lists.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from reportx.writers.labels import column_label
from reportx.writers.tables import AS_NAMED, Column, Layout, Row, Table, flat

PRECISION, SCALE = 38, 10  # digits in all and behind the point: what Parquet, Spark and DuckDB hold
OF_PANDAS = {"integer": "Int32", "boolean": "boolean"}
GROUP = 50_000  # rows that are in memory at once
SHARED: dict[str, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int32(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
PLAIN = SHARED | {
    "decimal": pa.float64(),
    "enum": pa.dictionary(pa.int8(), pa.string()),
    "list": pa.string(),
}
NESTED = SHARED | {
    "decimal": pa.decimal128(PRECISION, SCALE),
    "enum": pa.string(),
    "list": pa.list_(pa.string()),
}


@cache
def arrow_schema(columns: tuple[Column, ...], *, nested: bool = False) -> pa.Schema:
    """The Arrow schema of columns, with what each of them is as its ``description``."""
    schema = pa.schema([arrow_field(column, NESTED if nested else PLAIN) for column in columns])
    return schema if nested else schema.with_metadata({"pandas": pandas_metadata(columns)})


def pandas_metadata(columns: Iterable[Column]) -> str:
    """What tells pandas the types that can miss values, where it would else take doubles or objects."""
    types = {column.name: OF_PANDAS[column.kind] for column in columns if column.kind in OF_PANDAS}
    told = [
        {"name": name, "field_name": name, "pandas_type": kind, "numpy_type": kind, "metadata": None}
        for name, kind in types.items()
    ]
    return json.dumps({"index_columns": [], "column_indexes": [], "columns": told})


def arrow_field(column: Column, types: dict[str, pa.DataType]) -> pa.Field:
    """A column in Arrow."""
    description = {"description": column_label(column, "en"), "说明": column_label(column, "zh")}
    return pa.field(column.name, types[column.kind], not column.required, metadata=description)


class Writer:
    """The first table, in row groups of a bounded size."""

    def __init__(self, path: Path, tables: Sequence[Table], layout: Layout = AS_NAMED) -> None:
        self.table = tables[0]
        self.schema = arrow_schema(self.table.columns, nested=layout.nested)
        self.file = pq.ParquetWriter(path, self.schema, compression="zstd")
        self.waiting: list[Row] = []

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Let rows wait until there is a group of them."""
        if table != self.table.name:
            return
        left = iter(rows)
        while some := list(islice(left, GROUP - len(self.waiting))):
            self.waiting.extend(some)
            if len(self.waiting) == GROUP:
                self.flush()

    def flush(self) -> None:
        """Write a group."""
        self.file.write_table(table_of(self.schema, self.waiting))
        self.waiting.clear()

    def close(self) -> None:
        """Write what waits, and the foot of the file."""
        if self.waiting:
            self.flush()
        self.file.close()


def arrow_table(columns: tuple[Column, ...], rows: Sequence[Row]) -> pa.Table:
    """Rows as a table of Arrow, for people."""
    return table_of(arrow_schema(columns), rows)


def table_of(schema: pa.Schema, rows: Sequence[Row]) -> pa.Table:
    """Rows as a table of Arrow."""
    columns = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [as_array(field.type, values) for field, values in zip(schema, columns, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def as_array(kind: pa.DataType, values: Iterable[Any]) -> pa.Array:
    """The values of a column."""
    if pa.types.is_float64(kind):
        return pa.array([None if value is None else float(value) for value in values], kind)
    if pa.types.is_dictionary(kind):
        return pa.array(values, pa.string()).dictionary_encode().cast(kind)
    if pa.types.is_string(kind):
        return pa.array(map(flat, values), kind)
    if pa.types.is_date(kind):
        return pa.array([value and date.fromisoformat(str(value)) for value in values], kind)
    return pa.array(values, kind)
