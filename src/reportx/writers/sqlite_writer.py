"""SQLite files, which SQL, R, Python and many programs open. Lists are texts, dates too."""

import sqlite3
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from reportx.writers.database import DatabaseWriter, quoted
from reportx.writers.tables import AS_NAMED, Layout, Row, Table, flat, to_number

TYPES = {"decimal": "NUMERIC", "integer": "INTEGER", "boolean": "INTEGER"}
FAULTS = (sqlite3.Error,)
LARGEST = 1 << 63  # what no integer of SQLite reaches


class Writer(DatabaseWriter):
    """A file of SQLite."""

    columns_there = "SELECT name FROM pragma_table_info(?)"

    def __init__(self, path: Path, tables: Sequence[Table], layout: Layout = AS_NAMED) -> None:
        self.file = sqlite3.connect(path, isolation_level=None)
        super().__init__(self.file, tables, lambda column: TYPES.get(column.kind, "TEXT"))

    def insert(self, table: Table, rows: list[Row]) -> None:
        """Write rows."""
        marks = ", ".join("?" * len(table.columns))
        query = f"INSERT INTO {quoted(table.name)} VALUES ({marks})"  # noqa: S608 - quoted
        self.file.executemany(query, ([value_of(value) for value in row] for row in rows))


def value_of(value: Any) -> Any:
    """A value as SQLite holds it: a number is an integer where it is whole, and else a double."""
    if isinstance(value, Decimal):
        number = to_number(value)
        return float(value) if isinstance(number, int) and abs(number) >= LARGEST else number
    return flat(value)
