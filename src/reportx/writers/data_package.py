"""Frictionless data packages: a CSV a table, and ``datapackage.json``, which says what each column is."""

import json
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from reportx.writers.csv_writer import CSVWriter
from reportx.writers.labels import column_label, table_label
from reportx.writers.tables import AS_NAMED, Column, Layout, Row, Table

DESCRIPTOR = "datapackage.json"
TYPES = {"decimal": "number", "integer": "integer", "boolean": "boolean", "date": "date"}


class Writer:
    """Files in a folder that is there and empty."""

    def __init__(self, folder: Path, tables: Sequence[Table], layout: Layout = AS_NAMED) -> None:
        self.folder, self.tables, self.files = folder, tables, ExitStack()
        self.writers = {}
        for table in tables:
            path = folder / f"{table.name}.csv"
            stream = self.files.enter_context(path.open("w", encoding="utf-8", newline=""))
            self.writers[table.name] = CSVWriter(stream, [table], AS_NAMED)

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows."""
        self.writers[table].add(table, rows)

    def close(self) -> None:
        """End the files, and write what they are."""
        for writer in self.writers.values():
            writer.close()
        self.files.close()
        text = json.dumps(package_descriptor(self.tables), ensure_ascii=False, indent=2)
        (self.folder / DESCRIPTOR).write_text(text + "\n", encoding="utf-8", newline="\n")


def package_descriptor(tables: Sequence[Table]) -> dict[str, Any]:
    """What a package holds: a resource a table."""
    return {
        "profile": "tabular-data-package",
        "name": "reportx",
        "resources": [
            {
                "profile": "tabular-data-resource",
                "name": table.name,
                "title": table_label(table.name, "en"),
                "path": f"{table.name}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": table_schema(table, tables),
            }
            for table in tables
        ],
    }


def table_schema(table: Table, tables: Sequence[Table] = ()) -> dict[str, Any]:
    """The Table Schema of a table; of tables with one key, that of the documents is told to be its home."""
    schema: dict[str, Any] = {
        "fields": [table_field(column) for column in table.columns],
        "missingValues": [""],
    }
    home = next((other for other in tables if other.name == "documents"), None)
    if home is None or table.key is None:
        return schema
    if table is home:
        return schema | {"primaryKey": [table.key]}
    reference = {"resource": home.name, "fields": [table.key]}
    return schema | {"foreignKeys": [{"fields": [table.key], "reference": reference}]}


def table_field(column: Column) -> dict[str, Any]:
    """A column in Table Schema."""
    constraints: dict[str, Any] = {"required": True} if column.required and column.kind != "list" else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    field = {
        "name": column.name,
        "type": TYPES.get(column.kind, "string"),
        "title": column_label(column, "zh"),
        "description": column_label(column, "en"),
    }
    return field | ({"constraints": constraints} if constraints else {})
