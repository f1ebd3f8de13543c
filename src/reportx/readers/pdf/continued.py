"""Tables that go on on the next page are one, without the head that is printed again."""

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from reportx.readers.pdf.aligned import is_numeric
from reportx.readers.pdf.margins import Measure, measures
from reportx.readers.pdf.shapes import Item, Piece, Sheet, Table, joined

Row = tuple[str, ...]
SAME = 8.0  # points by which columns may stand elsewhere on the next page
MOST_EMPTY = 0.6  # of the columns of a table are used on each of its pages, and more
HEAD = 3  # lines that a table's head or caption has at most
COUNTED = regex.compile(r"[（(]?单位[:：]")  # the only line above the right half of a table
AGAIN = regex.compile(r"续表|[（(]续[)）]")


@dataclass(slots=True)
class Long:
    """A table over one or more pages; a page begins at each row of ``begins``."""

    rows: list[Row]
    begins: list[int]
    edges: tuple[float, ...]
    last: int = 0  # where the rows of its last page begin
    right: float = 0.0  # where its columns end
    again: int = 0  # how many rows of that page were a head printed again

    def is_like(self, table: Table) -> bool:
        """Whether a table has the same columns, but for some in which nothing stands on one of the pages.

        Such a one must go on with figures or the same head, for forms that follow one another differ so too.
        Of a table there may be no more than the first of its heads on a page.
        """
        both = self.union(table)
        fewer, more = sorted((len(self.edges), len(table.edges)))
        if fewer == more:
            return len(both) == more
        margins = zip((self.edges[0], self.right), (table.edges[0], table.right), strict=True)
        as_wide = all(abs(one - other) <= SAME for one, other in margins)
        first = table.rows[0]
        goes_on = any(map(is_numeric, first[1:])) or [*filter(None, first)] == [*filter(None, self.rows[0])]
        headed = not any(map(is_numeric, (cell for row in self.rows for cell in row)))
        told = (
            len(self.edges) < more
            if headed and len(self.rows) < HEAD
            else goes_on and fewer > MOST_EMPTY * more
        )
        return len(both) == more and as_wide and told

    def union(self, table: Table) -> list[float]:
        """Where the columns of either begin."""
        own = [*self.edges, *(edge for edge in table.edges if nearest(edge, self.edges) > SAME)]
        return sorted(own)

    def go_on(self, table: Table) -> None:
        """Take the rows of a table on the next page."""
        both = self.union(table)
        self.rows = [spread(row, self.edges, both) for row in self.rows]
        self.edges = tuple(both)
        rows = [spread(row, table.edges, both) for row in table.rows]
        again = 0
        while again < min(HEAD, len(rows) - 1) and self.has_head(rows[again], again):
            again += 1
        self.begins.append(len(self.rows))
        self.last, self.again = len(self.rows), again
        self.rows += with_whole_labels(rows[again:])

    def has_head(self, row: Row, at: int) -> bool:
        """Whether a row of a table is that of a head printed again, to which a right half may have come."""
        return at < len(self.rows) and self.rows[at][: len(row)] == row

    def is_faced_by(self, table: Table) -> bool:
        """Whether a table on the next page is the right half of the last one: as many rows, and no labels.

        It may print the labels of the left half again, below other heads.
        """
        left, right = self.rows[self.last :], table.rows[self.again :]
        if len(left) != len(right) or len(left) < HEAD or any(is_numeric(row[0]) for row in left):
            return False
        if self.labels_again(table):
            return True
        heads = next((at for at, row in enumerate(right) if any(map(is_numeric, row))), len(right))
        body = right[max(1, heads) :]
        figured = [row[0] for row in body if row[0]] or [cell for row in body for cell in row if cell]
        first = table.rows[0][0]
        return bool(figured and first) and all(map(is_numeric, figured)) and not is_numeric(first)

    def labels_again(self, table: Table) -> bool:
        """Whether the first column of a table is that of the left half, and no other one."""
        left, right = self.rows[self.last :], table.rows[self.again :]
        same = len(left) == len(right) and all(
            one[0] == other[0] for one, other in zip(left, right, strict=True)
        )
        heads = self.rows[0][1:], table.rows[0][1:]
        return same and not {*heads[0]} & {*heads[1]} - {""}

    def face(self, table: Table) -> None:
        """Put the rows of the right half to those of the left one; its page begins behind them."""
        width = max(len(row) for row in self.rows[self.last :])
        labels = self.labels_again(table)
        for at, row in enumerate(table.rows[self.again :], self.last):
            self.rows[at] += ("",) * (width - len(self.rows[at])) + row[labels:]
        self.begins.append(len(self.rows))


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is read on a page; ``begun`` where it began within a table of the page before."""

    items: tuple[tuple[Piece | Long, Measure], ...]
    notes: tuple[str, ...]
    begun: bool


def flow(sheets: Sequence[Sheet]) -> list[Leaf]:
    """The pages of a document, a table that goes on over pages being on the first of them."""
    known = measures(sheets)
    leaves: list[Leaf] = []
    open_: Long | None = None
    caption: list[str] = []
    for sheet in sheets:
        items = [(item, known[id(column)]) for column in sheet.columns for item in column.items]
        taken = facing(items, open_, caption) if open_ else 0
        if open_ and taken:
            leaves[-1] = faced(leaves[-1], open_, items[:taken])
        elif open_ and (taken := again(items, open_, caption)):
            table = items[taken - 1][0]
            if isinstance(table, Table):
                open_.go_on(table)
        leaf = [(as_long(item), measure) for item, measure in items[taken:]]
        leaves.append(Leaf(tuple(leaf), sheet.notes, begun=bool(taken)))
        if leaf:
            last = leaf[-1][0]
            open_ = last if isinstance(last, Long) else None
            caption = [item.text for item, _ in leaf[-1 - HEAD : -1] if isinstance(item, Piece)]
    return leaves


def as_long(item: Item) -> Piece | Long:
    return (
        Long(with_whole_labels(item.rows), [], item.edges, right=item.right)
        if isinstance(item, Table)
        else item
    )


def nearest(edge: float, edges: Sequence[float]) -> float:
    """How far the nearest of some edges is."""
    return min(abs(edge - other) for other in edges)


def spread(row: Row, edges: Sequence[float], wider: Sequence[float]) -> Row:
    """A row with empty cells in the columns that only another page of its table uses; a right half is behind.

    >>> spread(("a", "b", "c"), (0, 9), (0, 5, 9))
    ('a', '', 'b', 'c')
    """
    if len(edges) == len(wider):
        return row
    used = dict(zip((min(wider, key=lambda to: abs(to - edge)) for edge in edges), row, strict=False))
    return (*(used.get(edge, "") for edge in wider), *row[len(edges) :])


def with_whole_labels(rows: Sequence[Row]) -> list[Row]:
    """Rows, with a label put together that stands above and below its figures.

    >>> with_whole_labels([("解决历史遗留问题", ""), ("", "9"), ("支出", "")])
    [('解决历史遗留问题支出', '9')]
    """
    found: list[Row] = []
    at = 0
    while at < len(rows):
        above, beside, below = (*rows[at : at + 3], (), ())[:3]
        if is_label(above) and is_label(below) and is_unlabelled(beside):
            found.append((joined(above[0], below[0]), *beside[1:]))
            at += 3
        else:
            found.append(above)
            at += 1
    return found


def is_unlabelled(row: Row) -> bool:
    """Whether a row holds figures and nothing else."""
    return bool(row) and not row[0] and any(row) and all(not cell or is_numeric(cell) for cell in row)


def is_label(row: Row) -> bool:
    """Whether only the first cell of a row holds something."""
    return bool(row) and bool(row[0]) and not any(row[1:])


def facing(items: Sequence[tuple[Item, Measure]], open_: Long, caption: Sequence[str]) -> int:
    """How many items at the top of a page are the right half of the open table, and the lines above that.

    Above it may stand what it is counted in, or the caption of the left half again.
    """
    for at, (item, _) in enumerate(items[: HEAD + 1]):
        if isinstance(item, Table):
            return at + 1 if open_.is_faced_by(item) else 0
        if not COUNTED.match(item.text) and not is_caption_again(item.text, caption):
            return 0
    return 0


def is_caption_again(text: str, caption: Sequence[str]) -> bool:
    """Whether a line above a table is of the caption of the one before, or says that it goes on."""
    return text in caption or AGAIN.search(text) is not None


def faced(leaf: Leaf, open_: Long, items: Sequence[tuple[Item, Measure]]) -> Leaf:
    """A page that ends with the open table, with its right half and what that is counted in above it."""
    *lines, (table, _) = items
    first, said = open_.last == 0, {item.text for item, _ in leaf.items if isinstance(item, Piece)}
    if isinstance(table, Table):
        open_.face(table)
    above = [
        (line, measure)
        for line, measure in lines
        if isinstance(line, Piece) and COUNTED.match(line.text) and first and line.text not in said
    ]
    return Leaf((*leaf.items[:-1], *above, *leaf.items[-1:]), leaf.notes, leaf.begun)


def again(items: Sequence[tuple[Item, Measure]], open_: Long | None, caption: Sequence[str]) -> int:
    """How many items at the top of a page belong to the open table: its caption again, and its rows."""
    if open_ is None:
        return 0
    for at, (item, _) in enumerate(items[: HEAD + 1]):
        if isinstance(item, Table):
            return at + 1 if open_.is_like(item) else 0
        if not is_caption_again(item.text, caption):
            return 0
    return 0
