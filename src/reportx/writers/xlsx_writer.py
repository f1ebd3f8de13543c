"""Excel workbooks: a sheet a table, with frozen header, filter, number formats and widths.

No text is run as a formula, and the same rows give the same bytes, since the workbook bears a fixed date.
"""

import datetime
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import xlsxwriter

from reportx.language import in_chinese
from reportx.writers.labels import header, table_label, value_label
from reportx.writers.tables import AS_NAMED, Column, Layout, Row, Table, flat, to_number

FAULTS = (xlsxwriter.exceptions.XlsxWriterException,)
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
MADE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC).replace(tzinfo=None)
MOST_TEXT = 32_767  # characters that a cell holds
CUT = {"en": "… [cut: {:,} characters in all]", "zh": "… [已截断：全文 {:,} 字]"}
MOST_ROWS = 1_048_575  # below the header
MOST_LINKS = 65_530  # of a sheet
MEASURED = 200  # rows whose texts tell how wide a column is
NARROWEST, WIDEST = 8, 48
# first columns, the same in all rows, which keep figures from view
KEPT_NARROW = {"source": 14, "sha256": 14}
NUMBERS = {"decimal", "integer", "boolean", "date"}  # kinds whose cells are no texts
TOLD = ("notes",)  # columns of sentences that reportx says, and not the report
LINKED = ("text", "sentence")  # from a figure's own words to the sentence around them


class Writer:
    """A workbook, written row by row in memory that does not grow."""

    def __init__(self, path: Path, tables: Sequence[Table], layout: Layout = AS_NAMED) -> None:
        folder = tempfile.mkdtemp(prefix="reportx-")  # for the sheets' rows, and the book until it is whole
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)  # also where no one closes the book
        self.path, self.made = path, Path(folder, "book.xlsx")
        self.book = xlsxwriter.Workbook(str(self.made), OPTIONS | {"tmpdir": folder})
        self.book.set_properties({"created": MADE})
        self.styles = {
            "head": self.book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
            "whole": self.book.add_format({"num_format": "#,##0"}),
            "broken": self.book.add_format({"num_format": "#,##0.0#########"}),
            "date": self.book.add_format({"num_format": "yyyy-mm-dd"}),
            "link": self.book.add_format({"font_color": "#0563C1", "underline": 1}),
        }
        self.layout = layout
        self.sheets = {table.name: Sheet(self, table) for table in tables}

    def add(self, table: str, rows: Iterable[Row]) -> None:
        """Write rows to the sheet of their table."""
        sheet = self.sheets[table]
        for row in rows:
            if sheet.count == MOST_ROWS:
                sheet = self.sheets[table] = sheet.continued()
            sheet.add(row)

    def close(self) -> None:
        """End the sheets and write the file."""
        for sheet in self.sheets.values():
            sheet.close()
        self.book.close()
        shutil.copyfile(self.made, self.path)


class Sheet:
    """A sheet of a workbook, of the rows of a table or of as many as it holds."""

    def __init__(self, writer: Writer, table: Table, number: int = 1) -> None:
        self.writer, self.table, self.number, self.count = writer, table, number, 0
        language = writer.layout.language
        title = table_label(table.name, language) if language else table.name
        self.title = title if number == 1 else f"{title} {number}"
        self.sheet = writer.book.add_worksheet(self.title)
        self.sheet.freeze_panes(1, 0)
        heads = [header(column, writer.layout) for column in table.columns]
        self.widths = [display_width(head) + 3 for head in heads]  # with room for the button of the filter
        self.sheet.write_row(0, 0, heads, writer.styles["head"])
        names = [column.name for column in table.columns]
        self.link = tuple(map(names.index, LINKED)) if set(LINKED) <= set(names) else None

    def continued(self) -> "Sheet":
        """The sheet for the rows that this one has no room for."""
        self.close()
        return Sheet(self.writer, self.table, self.number + 1)

    def add(self, row: Row) -> None:
        """Write a row."""
        self.count += 1
        for at, (column, value) in enumerate(zip(self.table.columns, row, strict=True)):
            if value is not None:
                self.write(at, column, value)

    def write(self, at: int, column: Column, value: Any) -> None:
        """Write a cell."""
        styles = self.writer.styles
        if column.kind in {"decimal", "integer"}:
            number = to_number(value)
            style = (
                None if column.kind == "integer" else styles["whole" if isinstance(number, int) else "broken"]
            )
            self.sheet.write_number(self.count, at, number, style)
            self.measure(at, f"{number:,}")
        elif column.kind == "boolean":
            self.sheet.write_boolean(self.count, at, value)
        elif column.kind == "date":
            self.sheet.write_datetime(self.count, at, datetime.date.fromisoformat(str(value)), styles["date"])
            self.measure(at, str(value))
        else:
            if column.name in TOLD and self.writer.layout.language == "zh":
                value = tuple(map(in_chinese, value))
            self.write_text(at, column, flat(value))

    def write_text(self, at: int, column: Column, text: str) -> None:
        """Write a text, that of a figure as a link to the sentence that stands in its row."""
        language = self.writer.layout.language
        told = text
        if column.choices and language:
            told = ("、" if language == "zh" else ", ").join(
                value_label(one, language) for one in text.split(", ")
            )
        text = shortened(told, CUT["zh" if language == "zh" else "en"])
        self.measure(at, text)
        if self.link and at == self.link[0] and self.count <= MOST_LINKS:
            place = xlsxwriter.utility.xl_rowcol_to_cell(self.count, self.link[1])
            self.sheet.write_url(
                self.count, at, f"internal:'{self.title}'!{place}", self.writer.styles["link"], text
            )
        else:
            self.sheet.write_string(self.count, at, text)

    def measure(self, at: int, text: str) -> None:
        """Make room for a text, if it is among the first."""
        if self.count <= MEASURED:
            self.widths[at] = max(self.widths[at], display_width(text[:WIDEST]) + 1)

    def close(self) -> None:
        """Set what is known at the end."""
        self.sheet.autofilter(0, 0, self.count, len(self.table.columns) - 1)
        for at, (column, width) in enumerate(zip(self.table.columns, self.widths, strict=True)):
            most = KEPT_NARROW.get(column.name, WIDEST)
            self.sheet.set_column(at, at, min(max(width, NARROWEST), most))
        texts = [at for at, column in enumerate(self.table.columns) if column.kind not in NUMBERS]
        if self.count and texts:  # a year or a code is a text, of which Excel need not warn
            ranges = (xlsxwriter.utility.xl_range(1, at, self.count, at) for at in texts)
            self.sheet.ignore_errors({"number_stored_as_text": " ".join(ranges)})


def shortened(text: str, note: str = CUT["en"]) -> str:
    """A text as a cell holds it: one that is too long is cut, and says so at its end.

    >>> len(shortened("字" * 40_000)), shortened("字" * 40_000)[-33:]
    (32767, '… [cut: 40,000 characters in all]')
    """
    if len(text) <= MOST_TEXT:
        return text
    note = note.format(len(text))
    return text[: MOST_TEXT - len(note)] + note


def display_width(text: str) -> int:
    """How wide a text is in characters of the width of a digit; a Chinese one takes two."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
