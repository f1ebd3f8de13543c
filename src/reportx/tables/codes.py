"""Codes of a budget's classes: in a column of their own, in one a level, or before the names."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportx.patterns import compiled
from reportx.tables.columns import Column
from reportx.tables.grid import Cell, Row, Table
from reportx.tables.layout import text_at

CODE = compiled(r"\d{3,9}")
CLASS = compiled(r"[1235]\d{2}(?:\d{2}){0,3}")  # of revenue, of spending by function and by its economic kind
INNER = compiled(r"\d{2}")  # of a level below the first
BEFORE = compiled(r"[\[［【（(]?(?P<code>\d{3,9})[\]］】）)]?[-—_.、 ]?(?=\p{Han})")
FEWEST, MOST = 3, 0.6  # labels with codes before them, and how many of all they are


def code_columns(rows: Sequence[Row], columns: Sequence[Column], label: int) -> range:
    """The columns of codes beside one of labels, one a level.

    So 收入编码 | 收入 | 预算数 | 支出编码 | 支出 | 预算数 has codes of both.
    """
    beside = [at for at in beside_label(columns, label) if columns[at].kind == "skip"]
    first = next((at for at in beside if is_coded(at, rows)), None)
    if first is None:
        return range(0)
    last = first
    while last + 1 in beside and is_inner(last + 1, rows):
        last += 1
    return range(first, last + 1)


def codes_of(rows: Sequence[Row], columns: range) -> list[str]:
    """The code of each row; what stands above goes on where a level is printed once."""
    found = [[text_at(row, at) for at in columns] for row in rows]
    for before, parts in pairwise(found):
        deepest = max((at for at, part in enumerate(parts) if part), default=0)
        parts[:deepest] = [part or upper for part, upper in zip(parts[:deepest], before, strict=False)]
    return ["".join(parts) for parts in found]


def beside_label(columns: Sequence[Column], label: int) -> Iterator[int]:
    """The columns to the left of one of labels, and those to its right, up to figures and other labels."""
    for step in (-1, 1):
        at = label + step
        while 0 <= at < len(columns) and columns[at].kind in {"skip", "outer"}:
            at += step
        yield from range(at + 1, label) if step < 0 else range(label + 1, at)


def are_levels(codes: Sequence[str]) -> bool:
    """Whether codes are of several levels, so that some begin with others."""
    return len({len(code) for code in codes if code}) > 1


def class_codes(codes: Sequence[str]) -> list[str]:
    """The codes that are those of official classes, and none where others stand among them.

    >>> class_codes(["201", "20101", "2010101"]), class_codes(["101001", "101002"]), class_codes(["001"])
    (['201', '20101', '2010101'], ['', ''], [''])
    """
    official = all(CLASS.fullmatch(code) for code in codes if code)
    return list(codes) if official else [""] * len(codes)


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
