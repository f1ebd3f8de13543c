"""Tables without rules: successive lines whose pieces stand below one another and mostly are figures."""

from collections.abc import Sequence

import regex

from reportx.readers.pdf.shapes import Item, Piece, Table, joined, merged

LEAST = 3  # lines that make a table
FIGURE = regex.compile(
    r"[-−+＋▲△]?[\d０-９][\d０-９.,，．\ue000-\uf8ff]*\s*(?:%|％|‰|\[\d+\])?|[-—–－…/]{1,3}"
)
RUNNING = frozenset("，。；")
Lines = list[list[Piece]]


def is_numeric(text: str) -> bool:
    """Whether a cell holds a figure, or a dash in the place of one.

    >>> is_numeric("-12.8%"), is_numeric("—"), is_numeric("2025年"), is_numeric("1,234.5")
    (True, True, False, True)
    """
    return FIGURE.fullmatch(text) is not None


def with_tables(lines: Sequence[Sequence[Item]]) -> list[Item]:
    """The lines of a column, each as one piece, but for those that are rows of a table."""
    items: list[Item] = []
    at = 0
    while at < len(lines):
        end = table_end(lines, at)
        block = [[item for item in line if isinstance(item, Piece)] for line in lines[at:end]]
        table = aligned_table(block, least=LEAST, top=block[0][0].base) if block else None
        if table is not None:
            items.append(table)
            at = end
        else:
            items.extend(as_items(lines[at]))
            at += 1
    return items


def as_items(line: Sequence[Item]) -> list[Item]:
    """A line as one piece; a table stands by itself."""
    parts = [item for item in line if isinstance(item, Piece)]
    whole: list[Item] = [merged(parts)] if parts else []
    return whole + [item for item in line if isinstance(item, Table)]


def table_end(lines: Sequence[Sequence[Item]], start: int) -> int:
    """Behind the last of the successive lines from here that have two pieces and more."""
    end = start
    while end < len(lines) and is_row(lines[end]):
        end += 1
    return end


def is_row(line: Sequence[Item]) -> bool:
    pieces = [item for item in line if isinstance(item, Piece)]
    return len(pieces) == len(line) > 1 and not any(RUNNING & set(piece.text) for piece in pieces)


def aligned_table(lines: Lines, *, least: int, top: float) -> Table | None:
    """The table that some lines make, or None."""
    rows = [line for line in lines if len(line) > 1]
    figured = [line for line in rows if any(is_numeric(piece.text) for piece in line[1:])]
    if len(rows) < least or len(figured) * 2 < len(rows) or len(rows) * 2 < len(lines):
        return None
    spans = columns(figured)
    if len(spans) < 2 or clashes(figured, spans) * 5 > len(figured):
        return None
    left, right = spans[0][0], spans[-1][1]
    return Table(tuple(placed(line, spans) for line in lines), tuple(s for s, _ in spans), left, right, top)


def columns(lines: Lines) -> list[tuple[float, float]]:
    """From where to where each column reaches: pieces that stand over one another are in one."""
    spans: list[tuple[float, float]] = []
    for left, right in sorted((piece.left, piece.right) for line in lines for piece in line):
        if spans and left < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(right, spans[-1][1]))
        else:
            spans.append((left, right))
    return spans


def clashes(lines: Lines, spans: Sequence[tuple[float, float]]) -> int:
    """How many lines have two pieces in one column."""
    return sum(len({column_of(piece, spans) for piece in line}) < len(line) for line in lines)


def column_of(piece: Piece, spans: Sequence[tuple[float, float]]) -> int:
    """The column that a piece stands in, or nearest to."""
    return min(
        range(len(spans)), key=lambda at: max(spans[at][0] - piece.middle, piece.middle - spans[at][1], 0)
    )


def placed(line: Sequence[Piece], spans: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    """The cells of a line."""
    row = [""] * len(spans)
    for piece in line:
        at = column_of(piece, spans)
        row[at] = joined(row[at], piece.text) if row[at] else piece.text
    return tuple(row)
