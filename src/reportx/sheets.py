"""The tables of a report themselves, for those who want no records: rectangular, with their caption."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportx.extract import outlines, reader, to_source
from reportx.packs import Pack
from reportx.records import Source
from reportx.repair import Text
from reportx.writers.csv_writer import harmless

INDEX = ("table", "page", "line", "rows", "columns", "unit", "caption")


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
    lines = [
        (s.number, s.page, s.line, len(s.rows), len(s.rows[0]), s.unit, harmless(" / ".join(s.caption)))
        for s in sheets
    ]
    return as_csv([INDEX, *lines])


def as_csv(rows: Sequence[Sequence[object]]) -> str:
    """Rows as CSV."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue()
