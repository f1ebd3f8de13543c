"""Tables: the row's label names the indicator, the column's head tells measure, unit and period.

``grid`` finds tables in the repaired text, ``columns`` reads their heads and ``captions`` the lines above
them, ``values`` reads a cell, and ``reading`` makes of a row what a sentence is to running text.
"""

from reportx.tables.grid import Table, find_tables, without
from reportx.tables.reading import TableReader

__all__ = ["Table", "TableReader", "find_tables", "without"]
