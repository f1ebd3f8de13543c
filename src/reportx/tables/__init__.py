"""Tables: the row's label names the indicator, the column's head tells measure, unit and period.

``grid`` finds tables in the repaired text, ``columns`` reads their heads and ``captions`` the lines above
them, ``values`` reads a cell, and ``reading`` makes of a row what a sentence is to running text. All but
``grid`` is loaded when a text has a table.
"""

from reportx.tables.grid import Table, find_tables, without

__all__ = ["Table", "find_tables", "without"]
