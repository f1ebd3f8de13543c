"""Markdown: tables as GitHub, Pandoc and most wikis read them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TextIO

from reportx.records import plain
from reportx.writers.csv_writer import truth
from reportx.writers.labels import header, table_label
from reportx.writers.tables import AS_NAMED, Layout, Row, Table, flat

RIGHT = {"decimal", "integer"}
ESCAPES = str.maketrans({"|": r"\|", "\n": " ", "\r": "", "<": "&lt;", "*": r"\*", "_": r"\_", "`": r"\`"})


class Writer:
    """A table as it comes, and any others below it, each under a heading."""

    def __init__(self, stream: TextIO, tables: Sequence[Table], layout: Layout = AS_NAMED) -> None:
        self.stream, self.tables, self.layout = stream, {table.name: table for table in tables}, layout
        self.main = tables[0].name
        self.held: dict[str, list[str]] = {table.name: [] for table in tables[1:]}
        self.begun = False

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Write or hold rows."""
        lines = (line(map(cell, row)) for row in rows)
        if table in self.held:
            self.held[table].extend(lines)
        else:
            self.begin()
            self.stream.writelines(lines)

    def begin(self) -> None:
        """Write the head of the first table."""
        if not self.begun:
            self.begun = True
            self.stream.write(self.head(self.tables[self.main]))

    def head(self, table: Table) -> str:
        """What stands above the rows of a table."""
        title = f"## {table_label(table.name, self.layout.language or 'en')}\n\n" if self.held else ""
        names = line(header(column, self.layout).translate(ESCAPES) for column in table.columns)
        rules = line("---:" if column.kind in RIGHT else "---" for column in table.columns)
        return title + names + rules

    def close(self) -> None:
        """Write the tables that were held."""
        self.begin()
        for name, lines in self.held.items():
            self.stream.write("\n" + self.head(self.tables[name]))
            self.stream.writelines(lines)


def line(cells: Iterable[str]) -> str:
    """Cells as a line."""
    return f"| {' | '.join(cells)} |\n"


def cell(value: object) -> str:
    r"""A value as the text of a cell, which stands in one line.

    >>> cell(Decimal("1444.0")), cell("港口|铁路"), cell(None)
    ('1444', '港口\\|铁路', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return truth(value) or ""
    if isinstance(value, Decimal):
        return plain(value)
    return str(flat(value)).translate(ESCAPES)
