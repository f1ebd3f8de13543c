"""Stata files of version 118, which Stata 14 and later read with Chinese in names, labels and strings.

Columns have labels, enumerations have value labels, and numbers are numbers. The rows are held until the end.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from reportx.writers.labels import column_label, table_label, value_label
from reportx.writers.tables import AS_NAMED, Column, Layout, Row, Table, flat

VERSION = 118
MADE = datetime(2000, 1, 1)
LONGEST_LABEL, LONGEST_NAME = 80, 32
RESERVED = frozenset(
    "_all _b _coef _cons _n _N _pi _pred _rc _skip byte double end float if in int long strL using"
    " with".split()
)
TYPES = {"integer": "Int32", "boolean": "Int8"}


class Writer:
    """The first table as a data set."""

    def __init__(self, path: Path, tables: Sequence[Table], layout: Layout = AS_NAMED) -> None:
        self.path, self.table, self.language = path, tables[0], layout.language or "en"
        self.rows: list[Row] = []

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Keep rows."""
        if table == self.table.name:
            self.rows.extend(rows)

    def close(self) -> None:
        """Write the file."""
        columns = {variable_name(column.name): column for column in self.table.columns}
        values = zip(*self.rows, strict=True) if self.rows else [()] * len(columns)
        made = {n: series(c, v) for (n, c), v in zip(columns.items(), values, strict=True)}
        pd.DataFrame(made).to_stata(
            self.path,
            write_index=False,
            version=VERSION,
            time_stamp=MADE,
            data_label=table_label(self.table.name, self.language)[:LONGEST_LABEL],
            variable_labels={n: self.label(c) for n, c in columns.items()},
            value_labels={n: self.codes(c) for n, c in columns.items() if c.kind == "enum"},
        )

    def label(self, column: Column) -> str:
        """What a column is, as long as Stata takes it."""
        return column_label(column, self.language)[:LONGEST_LABEL]

    def codes(self, column: Column) -> dict[int, str]:
        """The values of an enumeration by their numbers."""
        return {code: value_label(choice, self.language) for code, choice in enumerate(column.choices, 1)}


def series(column: Column, values: Iterable[Any]) -> pd.Series:
    """The values of a column as Stata holds them: an enumeration is a number with a label."""
    if column.kind == "decimal":
        return pd.Series([None if value is None else float(value) for value in values], dtype="float64")
    if column.kind == "enum":
        codes = {choice: code for code, choice in enumerate(column.choices, 1)}
        return pd.Series([value and codes[value] for value in values], dtype="Int8")
    if column.kind in TYPES:
        return pd.Series(list(values), dtype=TYPES[column.kind])
    return pd.Series(["" if value is None else str(flat(value)) for value in values], dtype=object)


def variable_name(name: str) -> str:
    """A name as Stata takes it: letters, also Chinese ones, digits and underscores, 32 at most.

    >>> variable_name("end"), variable_name("gdp.growth"), variable_name("2024年")
    ('_end', 'gdp_growth', '_2024年')
    """
    made = re.sub(r"\W", "_", name)
    return f"_{made}"[:LONGEST_NAME] if made in RESERVED or made[:1].isdecimal() else made[:LONGEST_NAME]
