"""JSON lines: a row a line, flushed at once, so that a reader in a pipe need not wait for the last."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from reportx.json_text import in_line
from reportx.writers.tables import AS_NAMED, Layout, Row, Table


class Writer:
    """Rows of the first table."""

    def __init__(self, stream: TextIO, tables: Sequence[Table], layout: Layout = AS_NAMED) -> None:
        self.stream, self.table = stream, tables[0]
        self.names = [column.name for column in self.table.columns]

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Write a line for each row."""
        if table != self.table.name:
            return
        for row in rows:
            members = dict(zip(self.names, row, strict=True))
            self.stream.write(in_line(members) + "\n")
        self.stream.flush()

    def add_lines(self, lines: bytes) -> None:
        """Write lines that are made."""
        self.stream.write(lines.decode())

    def close(self) -> None:
        """Nothing to end: a line is whole by itself."""
