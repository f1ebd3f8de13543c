"""JSON: an array of rows for one table, an object of arrays for several. UTF-8 as it is, indented by two."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from reportx.json_text import enclosed, literal
from reportx.writers.tables import AS_NAMED, Layout, Row, Table


class Writer:
    """Rows as objects. Those of the first table are written as they come, the others held until its end."""

    def __init__(self, stream: TextIO, tables: Sequence[Table], layout: Layout = AS_NAMED) -> None:
        self.stream, self.tables = stream, tables
        self.indent = "\n    " if len(tables) > 1 else "\n  "
        self.held: dict[str, list[str]] = {table.name: [] for table in tables[1:]}
        self.names = {table.name: [column.name for column in table.columns] for table in tables}
        self.count = 0

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Write or hold rows."""
        made = (self.as_object(table, row) for row in rows)
        if table in self.held:
            self.held[table].extend(made)
            return
        for text in made:
            self.begin()
            self.stream.write(("" if self.count == 0 else ",") + self.indent + text)
            self.count += 1

    def as_object(self, table: str, row: Row) -> str:
        """A row as an object."""
        return literal(dict(zip(self.names[table], row, strict=True)), self.indent)

    def begin(self) -> None:
        """Open the object and the first array."""
        if self.count == 0:
            name = self.tables[0].name
            self.stream.write("[" if len(self.tables) == 1 else f'{{\n  "{name}": [')

    def close(self) -> None:
        """End the first array, and write the others."""
        self.begin()
        several = len(self.tables) > 1
        self.stream.write(("\n  ]" if several else "\n]") if self.count else "]")
        for name, rows in self.held.items():
            self.stream.write(f',\n  "{name}": ' + enclosed("[]", rows, "\n  "))
        self.stream.write("\n}\n" if several else "\n")
