r"""Tables as files: one module a format, and each format written once, whatever command has the rows.

A command says which columns its tables have and hands over rows; which format it is to be is told by the
name of the file. A format's library is imported when a writer of it is opened, and not before.

>>> import io
>>> from decimal import Decimal
>>> prices = Table("prices", (Column("good"), Column("price", "decimal")))
>>> stream = io.StringIO()
>>> write_tables("csv", stream, {prices: [("粮食", Decimal("2.50"))]})
>>> stream.getvalue()
'good,price\n粮食,2.5\n'
"""

from reportx.writers.formats import (
    FORMATS,
    Format,
    faults_of,
    format_of,
    misfit,
    open_writer,
    package_hint,
    write_tables,
)
from reportx.writers.tables import (
    AS_NAMED,
    Column,
    Label,
    Layout,
    LinesWriter,
    Row,
    Table,
    View,
    Writer,
    column_of,
    columns_of,
)

__all__ = [
    "AS_NAMED",
    "FORMATS",
    "Column",
    "Format",
    "Label",
    "Layout",
    "LinesWriter",
    "Row",
    "Table",
    "View",
    "Writer",
    "column_of",
    "columns_of",
    "faults_of",
    "format_of",
    "misfit",
    "open_writer",
    "package_hint",
    "write_tables",
]
