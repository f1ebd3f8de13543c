"""What SQLite and DuckDB files have in common: rows of a source take the place of those from before."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from reportx.errors import OutputError
from reportx.writers.tables import Column, Row, Table


class Connection(Protocol):
    """What a connection of either database can do."""

    def execute(self, query: str, parameters: Sequence[Any] = ..., /) -> Any:
        """Run one statement."""

    def close(self) -> None:
        """Close the file."""


class DatabaseWriter:
    """Tables of a database file, brought up to date in one transaction."""

    columns_there: str  # what asks for the names of a table's columns

    def __init__(self, base: Connection, tables: Sequence[Table], type_of: Callable[[Column], str]) -> None:
        self.base, self.type_of = base, type_of
        self.tables = {table.name: table for table in tables}
        self.replaced: set[tuple[str, Any]] = set()  # keys whose earlier rows are gone
        self.base.execute("BEGIN TRANSACTION")
        for table in tables:
            for view in table.views:
                self.base.execute(f"DROP VIEW IF EXISTS {quoted(view.name)}")
        for table in tables:
            self.prepare(table)

    def prepare(self, table: Table) -> None:
        """Make a table. One that is there stays if rows in it can be told by their key."""
        there = [name for (name,) in self.base.execute(self.columns_there, [table.name]).fetchall()]
        if there and table.key is None:
            self.base.execute(f"DROP TABLE {quoted(table.name)}")
        elif there:
            if there != [column.name for column in table.columns]:
                hint = "has other columns, of another version or command; name a new file"
                raise OutputError(f"the table {table.name} in this file {hint}")
            return
        columns = (f"{quoted(column.name)} {self.type_of(column)}" for column in table.columns)
        self.base.execute(f"CREATE TABLE {quoted(table.name)} ({', '.join(columns)})")
        if table.key is not None:
            index = quoted(f"{table.name}_{table.key}")
            self.base.execute(f"CREATE INDEX {index} ON {quoted(table.name)} ({quoted(table.key)})")

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows, after those of the same sources from before are gone."""
        made, key = list(rows), self.tables[table].key
        if key is not None:
            at = [column.name for column in self.tables[table].columns].index(key)
            for value in dict.fromkeys(row[at] for row in made):
                self.replace(key, value)
        if made:
            self.insert(self.tables[table], made)

    def replace(self, key: str, value: Any) -> None:
        """Drop the rows of a source that were there before this run."""
        if (key, value) in self.replaced:
            return
        self.replaced.add((key, value))
        for table in self.tables.values():
            if table.key == key:
                query = f"DELETE FROM {quoted(table.name)} WHERE {quoted(key)} = ?"  # noqa: S608 - quoted
                self.base.execute(query, [value])

    def insert(self, table: Table, rows: list[Row]) -> None:
        """Write rows."""
        raise NotImplementedError

    def close(self) -> None:
        """Make the views, and end the transaction."""
        for table in self.tables.values():
            for view in table.views:
                self.base.execute(f"CREATE VIEW {quoted(view.name)} AS {view.query}")
        self.base.execute("COMMIT")
        self.base.close()


def quoted(name: str) -> str:
    """A name as SQL takes any.

    >>> print(quoted('a"b'))
    "a""b"
    """
    return '"' + name.replace('"', '""') + '"'
