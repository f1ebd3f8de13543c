"""CSV and TSV: plain UTF-8 without a mark, what every tool but Excel reads unasked.

A text that a spreadsheet would take for a formula is written behind an apostrophe, and thus as a text.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, TextIO

from reportx.records import plain
from reportx.writers.labels import header
from reportx.writers.tables import AS_NAMED, JOINT, Column, Layout, Row, Table

FORMULA = re.compile(
    r"[=+\-@\t\r＝＋－＠]"
)  # what begins one, in a Chinese or Japanese Excel also at full width
SIGNED = re.compile(r"[+-][\d.]+%?$")  # begins like one, and is a number
BYTE_ORDER_MARK = "\ufeff"


class CSVWriter:
    """Rows of the first table below the names of its columns."""

    delimiter = ","

    def __init__(self, stream: TextIO, tables: Sequence[Table], layout: Layout = AS_NAMED) -> None:
        self.stream, self.table, self.layout = stream, tables[0], layout
        self.rows = csv.writer(stream, lineterminator="\n", delimiter=self.delimiter)
        self.cells = [cell_for(column) for column in self.table.columns]
        self.begun = False

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows, under the header if they are the first."""
        if table != self.table.name:
            return
        self.begin()
        self.rows.writerows(
            [cell(value) for cell, value in zip(self.cells, row, strict=True)] for row in rows
        )

    def add_lines(self, lines: bytes) -> None:
        """Write the rows that some lines of JSON are, numbers by their digits."""
        read = (json.loads(line, parse_int=str, parse_float=str) for line in lines.split(b"\n") if line)
        self.add(self.table.name, (tuple(row.values()) for row in read))

    def begin(self) -> None:
        """Write the header."""
        if self.begun:
            return
        self.begun = True
        if self.layout.byte_order_mark:
            self.stream.write(BYTE_ORDER_MARK)
        self.rows.writerow([header(column, self.layout) for column in self.table.columns])

    def close(self) -> None:
        """See to it that a table without rows has its header."""
        self.begin()


class TSVWriter(CSVWriter):
    """The same between tabs."""

    delimiter = "\t"


def cell_for(column: Column) -> Callable[[Any], object]:
    """What makes cells of the values of a column."""
    match column.kind:
        case "decimal":
            return number
        case "boolean":
            return truth
        case "list":
            return lambda members: harmless(JOINT.join(members or ()))
        case "text":
            return harmless
        case _:
            return as_it_is


def number(value: Decimal | float | None) -> str | int | float | None:
    """A number without exponent and without zeros that say nothing."""
    return plain(value) if isinstance(value, Decimal) else value


def truth(value: bool | None) -> str | None:
    """A truth value as most tools read one."""
    return None if value is None else "true" if value else "false"


def as_it_is(value: object) -> object:
    """A value that CSV writes as it is."""
    return value


def harmless(text: str | None) -> str | None:
    """A text, behind an apostrophe where a spreadsheet would otherwise run it.

    >>> harmless("=1+1"), harmless("-3.2%"), harmless("@SUM(A1)"), harmless("增长")
    ("'=1+1", '-3.2%', "'@SUM(A1)", '增长')
    """
    if text and FORMULA.match(text) and not SIGNED.match(text):
        return f"'{text}"
    return text
