"""DuckDB files: decimals with all their digits, lists as lists, and what each column is as its comment."""

import json
import tempfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb

from reportx.writers.database import DatabaseWriter, quoted
from reportx.writers.labels import column_label
from reportx.writers.tables import AS_NAMED, Column, Layout, Row, Table

FAULTS = (duckdb.Error,)
PRECISION, SCALE = 38, 10
TYPES = {
    "decimal": f"DECIMAL({PRECISION}, {SCALE})",
    "integer": "BIGINT",
    "boolean": "BOOLEAN",
    "date": "DATE",
    "list": "VARCHAR[]",
}
BATCH = 20_000  # rows that are handed over at once, for each hand-over takes a statement


class Writer(DatabaseWriter):
    """A file of DuckDB."""

    columns_there = "SELECT column_name FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index"

    def __init__(self, path: Path, tables: Sequence[Table], layout: Layout = AS_NAMED) -> None:
        self.waiting: dict[str, list[Row]] = {table.name: [] for table in tables}
        super().__init__(duckdb.connect(str(path)), tables, type_of)
        for table in tables:
            for column in table.columns:
                label = column_label(column, layout.language or "en").replace("'", "''")
                place = f"{quoted(table.name)}.{quoted(column.name)}"
                self.base.execute(f"COMMENT ON COLUMN {place} IS '{label}'")

    def insert(self, table: Table, rows: list[Row]) -> None:
        """Let rows wait until there are many."""
        self.waiting[table.name].extend(rows)
        if len(self.waiting[table.name]) >= BATCH:
            self.flush(table)

    def flush(self, table: Table) -> None:
        """Hand the rows that wait over as a file of JSON, which DuckDB reads much faster than parameters."""
        rows = self.waiting[table.name]
        if not rows:
            return
        names = [column.name for column in table.columns]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rows.jsonl"
            with path.open("w", encoding="utf-8") as stream:
                for row in rows:
                    members = dict(zip(names, row, strict=True))
                    stream.write(json.dumps(members, ensure_ascii=False, default=digits) + "\n")
            columns = ", ".join(
                f"{literal(column.name)}: {literal(type_of(column))}" for column in table.columns
            )
            read = f"read_json(?, format = 'newline_delimited', columns = {{{columns}}})"
            query = f"INSERT INTO {quoted(table.name)} SELECT * FROM {read}"  # noqa: S608 - quoted
            self.base.execute(query, [str(path)])
        rows.clear()

    def close(self) -> None:
        """Write what waits, and end."""
        for table in self.tables.values():
            self.flush(table)
        super().close()


def type_of(column: Column) -> str:
    """The type of a column."""
    return TYPES.get(column.kind, "VARCHAR")


def digits(value: object) -> str:
    """A decimal or a date as the text that DuckDB reads it from, with all its digits."""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no value of a table: {value!r}")


def literal(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"
