"""The tables of a report themselves, for those who want no records: rectangular, with their caption."""

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from reportx.extract import outlines, reader, to_source
from reportx.packs import Pack
from reportx.patterns import compiled
from reportx.records import Source
from reportx.repair import Text
from reportx.writers import Column, Table, write_tables
from reportx.writers.csv_writer import harmless

COUNTED = ("table", "page", "line", "rows", "columns")  # whole numbers of the index
INDEX = (*COUNTED, "unit", "caption")
NUMBER = compiled(r"[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")  # as a spreadsheet reckons with it
LEADING_ZERO = compiled(r"0\d")  # of a code


class Sheet(NamedTuple):
    """A table: its number in the report, where it stands, its unit, the lines above it, and its cells."""

    number: int
    page: int | None
    line: int
    unit: str | None
    caption: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_sheets(source: str | Path | Source, *, packs: Sequence[Path | Pack] = ()) -> Iterator[Sheet]:
    r"""The tables of a report, in reading order. Raises InputError and PackError as ``extract`` does.

    >>> (sheet,) = read_sheets("单位：万元\n项目\t2024年\n房产税\t9\n契税\t8\n")
    >>> sheet.unit, sheet.rows
    ('万元', (('项目', '2024年'), ('房产税', '9'), ('契税', '8')))
    """
    from reportx.tables.captions import read_caption  # noqa: PLC0415 - few texts have tables
    from reportx.tables.reading import TableReader  # noqa: PLC0415

    number = 0
    for found in outlines(to_source(source), packs=packs):
        reads = TableReader(found.text, reader(found))
        for table in map(reads.with_heads, found.tables):
            number += 1
            unit = read_caption(table.lead, reads.columns, found.years).unit
            start = found.text.offsets[table.start]
            width = max(map(len, table.rows))
            rows = tuple(tuple(cell.text for cell in row) + ("",) * (width - len(row)) for row in table.rows)
            place = where(found.text, start)
            yield Sheet(number, *place, unit, table.lead, rows)


def where(text: Text, start: int) -> tuple[int | None, int]:
    """The page and the line of a place in a source."""
    return text.source.page(start), text.source.line(start)


def sheet_csv(sheet: Sheet) -> str:
    """A table as CSV; a cell that a spreadsheet would take for a formula is quoted by an apostrophe."""
    return as_csv([[harmless(cell) for cell in row] for row in sheet.rows])


def index_csv(sheets: Sequence[Sheet]) -> str:
    """What tables there are, one a line."""
    return as_csv([INDEX, *((*index_row(sheet)[:-1], harmless(caption_of(sheet))) for sheet in sheets)])


def index_row(sheet: Sheet) -> tuple[int | str | None, ...]:
    """What the index tells of a table."""
    size = len(sheet.rows), len(sheet.rows[0])
    return (sheet.number, sheet.page, sheet.line, *size, sheet.unit, caption_of(sheet))


def caption_of(sheet: Sheet) -> str:
    """The lines above a table as one."""
    return " / ".join(sheet.caption)


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """Write tables as a workbook: the index, and a sheet a table, whose first row is the header.

    Raises OutputError where the package for workbooks is missing.
    """
    index = Table("index", tuple(Column(name, "integer" if name in COUNTED else "text") for name in INDEX))
    tables = {as_table(sheet): sheet.rows[1:] for sheet in sheets}
    told = {table: with_numbers(table, rows) for table, rows in tables.items()}
    write_tables("xlsx", path, {index: map(index_row, sheets), **told})


def as_table(sheet: Sheet) -> Table:
    """A table as a sheet; a column that holds nothing but numbers below its head is one of numbers."""
    head, *body = sheet.rows
    held = [[row[at] for row in body if row[at]] for at in range(len(head))]
    kinds = (is_number_column(cells) for cells in held)
    return Table(
        f"table-{sheet.number:03}",
        tuple(Column(name, "decimal" if kind else "text") for name, kind in zip(head, kinds, strict=True)),
    )


def is_number_column(cells: Sequence[str]) -> bool:
    """Whether cells are numbers, and none a code with a zero before it.

    >>> is_number_column(["1,234.50", "-3"]), is_number_column(["0102", "12"]), is_number_column(["3%"])
    (True, False, False)
    """
    numbers = all(NUMBER.fullmatch(cell) and not LEADING_ZERO.match(cell) for cell in cells)
    return bool(cells) and numbers


def with_numbers(table: Table, rows: Sequence[Sequence[str]]) -> Iterator[list[Decimal | str | None]]:
    """Rows with their numbers as such."""
    counted = [column.kind == "decimal" for column in table.columns]
    for row in rows:
        yield [to_number(cell) if number else cell or None for cell, number in zip(row, counted, strict=True)]


def to_number(cell: str) -> Decimal | None:
    """What a cell of numbers holds."""
    return Decimal(cell.replace(",", "").replace("−", "-")) if cell else None


def as_csv(rows: Sequence[Sequence[object]]) -> str:
    """Rows as CSV."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()
