"""Parquet, which pandas, polars, R, DuckDB and Spark open; what each column is stands in the schema.

For people, numbers are doubles, lists texts and enumerations dictionaries, so that pandas hands them on to
Stata or Excel without a cast. For engines (``Layout.nested``), numbers are decimals with all their digits,
and lists are lists.
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.json import ParseOptions, ReadOptions, read_json

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
CHOICE = pa.dictionary(pa.int8(), pa.string())
PLAIN = SHARED | {"decimal": pa.float64(), "enum": CHOICE, "list": pa.string()}
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
        self.path, self.table, self.nested = path, tables[0], layout.nested
        self.schema = arrow_schema(self.table.columns, nested=self.nested)
        self.file = pq.ParquetWriter(path, self.schema, compression="zstd")
        self.waiting: list[Row] = []
        self.filled: set[str] = set()  # columns with a value

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Let rows wait until there is a group of them."""
        if table != self.table.name:
            return
        left = iter(rows)
        while some := list(islice(left, GROUP - len(self.waiting))):
            self.waiting.extend(some)
            if len(self.waiting) == GROUP:
                self.flush()

    def add_lines(self, lines: bytes) -> None:
        """Write the rows that some lines of JSON are as a group, numbers by their digits."""
        read = ReadOptions(use_threads=False, block_size=len(lines) + 1)
        parse = ParseOptions(explicit_schema=self.schema, unexpected_field_behavior="error")
        self.write(
            read_json(pa.BufferReader(lines), read_options=read, parse_options=parse).cast(self.schema)
        )

    def flush(self) -> None:
        """Write a group of rows."""
        self.write(table_of(self.table.columns, self.schema, self.waiting))
        self.waiting.clear()

    def write(self, group: pa.Table) -> None:
        """Write a group."""
        self.filled |= filled(group)
        self.file.write_table(group)

    def close(self) -> None:
        """Write what waits, and the foot of the file."""
        if self.waiting:
            self.flush()
        self.file.close()
        schema = self.schema if self.nested else for_pandas(self.schema, self.filled)
        if schema != self.schema:
            self.write_again(schema)

    def write_again(self, schema: pa.Schema) -> None:
        """Write the file with the types of columns of which only now is known that they are empty."""
        again = self.path.with_name(f"{self.path.name}.again")
        try:
            with (
                pq.ParquetFile(self.path) as made,
                pq.ParquetWriter(again, schema, compression="zstd") as file,
            ):
                for number in range(made.num_row_groups):
                    file.write_table(in_schema(made.read_row_group(number), schema))
            again.replace(self.path)
        finally:
            again.unlink(missing_ok=True)


def arrow_table(columns: tuple[Column, ...], rows: Sequence[Row]) -> pa.Table:
    """Rows as a table of Arrow, for people."""
    made = table_of(columns, arrow_schema(columns), rows)
    return in_schema(made, for_pandas(made.schema, filled(made)))


def table_of(columns: Sequence[Column], schema: pa.Schema, rows: Sequence[Row]) -> pa.Table:
    """Rows as a table of Arrow."""
    values = zip(*rows, strict=True) if rows else [()] * len(columns)
    arrays = [as_array(*told) for told in zip(columns, schema.types, values, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def as_array(column: Column, kind: pa.DataType, values: Iterable[Any]) -> pa.Array:
    """The values of a column."""
    if pa.types.is_float64(kind):
        return pa.array([None if value is None else float(value) for value in values], kind)
    if kind == CHOICE:  # with all that it can be, so that frames have the same categories whatever is in them
        codes = {choice: code for code, choice in enumerate(column.choices)}
        numbers = pa.array([None if value is None else codes[value] for value in values], kind.index_type)
        return pa.DictionaryArray.from_arrays(numbers, pa.array(column.choices, kind.value_type))
    if pa.types.is_string(kind):
        return pa.array(map(flat, values), kind)
    if pa.types.is_date(kind):
        return pa.array([value and date.fromisoformat(str(value)) for value in values], kind)
    return pa.array(values, kind)


def filled(table: pa.Table) -> set[str]:
    """The columns in which there is a value."""
    return {name for name in table.column_names if table[name].null_count < len(table)}


def for_pandas(schema: pa.Schema, filled: Collection[str]) -> pa.Schema:
    """A schema of which pandas makes a frame that goes on to Stata, by what is in its columns.

    pandas can't give Stata a column of text in which there is none, nor a category of which nothing is
    known: without any row an enumeration is a text, and else what is empty is a category of the empty text.
    """
    if not filled:
        return with_types(schema, {field.name: pa.string() for field in schema if field.type == CHOICE})
    return with_types(
        schema, {f.name: CHOICE for f in schema if f.type == pa.string() and f.name not in filled}
    )


def with_types(schema: pa.Schema, types: Mapping[str, pa.DataType]) -> pa.Schema:
    """A schema with other types for some columns."""
    fields = [field.with_type(types.get(field.name, field.type)) for field in schema]
    return pa.schema(fields, schema.metadata)


def in_schema(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """A table in the types of ``for_pandas``."""
    hollow = pa.DictionaryArray.from_arrays(pa.nulls(len(table), CHOICE.index_type), pa.array([""]))
    arrays = [
        hollow if field.type == CHOICE and column.type != CHOICE else column.cast(field.type)
        for column, field in zip(table.columns, schema, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)
