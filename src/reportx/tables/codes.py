"""Codes of a budget's classes: in a column of their own, in one a level, or before the names."""

from collections.abc import Sequence

from reportx.patterns import compiled
from reportx.tables.columns import Column
from reportx.tables.grid import Cell, Row, Table
from reportx.tables.layout import text_at

CODE = compiled(r"\d{3,9}")
INNER = compiled(r"\d{2}")  # of a level below the first
BEFORE = compiled(r"[\[［【（(]?(?P<code>\d{3,9})[\]］】）)]?[-—_.、 ]?(?=\p{Han})")
FEWEST, MOST = 3, 0.6  # labels with codes before them, and how many of all they are


def codes_of(rows: Sequence[Row], columns: Sequence[Column]) -> list[str]:
    """The code of each row; an empty string where columns hold none of which some begin with others."""
    first = next((at for at, c in enumerate(columns) if c.kind == "skip" and is_coded(at, rows)), None)
    if first is None:
        return [""] * len(rows)
    last = first
    while last + 1 < len(columns) and columns[last + 1].kind == "skip" and is_inner(last + 1, rows):
        last += 1
    found = [[text_at(row, at) for at in range(first, last + 1)] for row in rows]
    codes = []
    for at, parts in enumerate(found):
        if last > first and not parts[0] and any(parts) and at:
            parts[0] = found[at - 1][0]  # the first level is printed once
        codes.append("".join(parts))
    return codes if len({len(code) for code in codes if code}) > 1 else [""] * len(rows)


def is_coded(at: int, rows: Sequence[Row]) -> bool:
    """Whether a column holds codes of a first level, or of several."""
    said = [text for row in rows if (text := text_at(row, at))]
    return len(said) > 1 and all(map(CODE.fullmatch, said))


def is_inner(at: int, rows: Sequence[Row]) -> bool:
    """Whether a column holds the codes of a level below the one to its left."""
    said = [text for row in rows if (text := text_at(row, at))]
    return bool(said) and all(map(INNER.fullmatch, said))


def with_codes_apart(table: Table) -> Table:
    """A table whose codes stand before the names of classes with a column for them."""
    matches = [BEFORE.match(row[0].text) for row in table.rows]
    codes = [m["code"] for m in matches if m]
    labelled = sum(bool(row[0].text) for row in table.rows)
    if len(codes) < max(FEWEST, MOST * labelled) or len({len(code) for code in codes}) < 2:
        return table
    rows = []
    for row, m in zip(table.rows, matches, strict=True):
        first, at = row[0], m.end() if m else 0
        code = Cell(first.start, first.start + at, m["code"] if m else "")
        rows.append((code, first._replace(start=first.start + at, text=first.text[at:]), *row[1:]))
    return table._replace(rows=tuple(rows))
