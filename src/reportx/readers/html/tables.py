"""Tables of a page on a grid: a cell that spans others stands in its first place, the others are empty."""

from collections.abc import Callable, Iterator

import regex
from lxml import etree
from lxml.html import HtmlElement

from reportx.readers.limits import Limits, within

Grid = list[list[str]]

SPAN = regex.compile(r"\s*\+?(\d{1,9})")
MOST_COLUMNS, MOST_ROWS = 1000, 65534  # what HTML lets a cell span
ORDER = {"thead": 0, "tfoot": 2}  # where a browser puts them, wherever they stand in the file


def table_sizes(root: HtmlElement) -> dict[HtmlElement, tuple[int, int]]:
    """For each table, the characters in it outside of inner tables, and in inner tables."""
    sizes: dict[HtmlElement, tuple[int, int]] = {}
    counts: list[list[int]] = [[0, 0]]
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element.tag == "table" and event == "start":
            counts.append([0, 0])
        elif element.tag == "table":
            own, inner = counts.pop()
            sizes[element] = own, inner
            counts[-1][1] += own + inner
        text = element.text if event == "start" else element.tail
        if text and element.tag not in {"script", "style"}:
            counts[-1][0] += len(text.strip())
    return sizes


def is_frame(table: HtmlElement, sizes: dict[HtmlElement, tuple[int, int]]) -> bool:
    """Whether most of what a table holds is in tables inside it."""
    own, inner = sizes.get(table, (0, 0))
    return inner > own


def caption(table: HtmlElement) -> HtmlElement | None:
    """What is written over a table."""
    return next((child for child in table if child.tag == "caption"), None)


def rows_of(table: HtmlElement) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    """The rows of a table, each with its group, in the order in which they are seen; no inner table's."""
    groups = [child for child in table if child.tag in {"thead", "tbody", "tfoot", "tr"}]
    for group in sorted(groups, key=lambda group: ORDER.get(str(group.tag), 1)):
        if group.tag == "tr":
            yield table, group
        else:
            yield from ((group, row) for row in group if row.tag == "tr")


def grid_of(table: HtmlElement, read: Callable[[HtmlElement], str], *, limits: Limits, name: str) -> Grid:
    """The rows of a table, all of one length; rows and columns that hold nothing are left out."""
    found: list[dict[int, str]] = []
    until: dict[int, int] = {}  # by column, the row down to which a cell above reaches
    places, group = 0, None
    for number, (around, row) in enumerate(rows_of(table)):
        if around is not group:
            until, group = {}, around
        cells, column = {}, 0
        for cell in row:
            if cell.tag not in {"td", "th"}:
                continue
            while until.get(column, 0) > number:
                column, places = column + 1, places + 1
            wide, high = span(cell, "colspan", MOST_COLUMNS), span(cell, "rowspan", MOST_ROWS)
            places += wide
            within(places, limits.chars, name=name, what="cells in a table", option="--max-chars")
            if high != 1:
                until |= dict.fromkeys(range(column, column + wide), number + (high or MOST_ROWS))
            if text := read(cell).strip():
                cells[column] = text
            column += wide
        found.append(cells)
    return filled([cells for cells in found if cells], limits=limits, name=name)


def filled(rows: list[dict[int, str]], *, limits: Limits, name: str) -> Grid:
    """Rows with their empty places, but without columns that no row uses."""
    columns = sorted({column for row in rows for column in row})
    within(len(rows) * len(columns), limits.chars, name=name, what="cells in a table", option="--max-chars")
    return [[row.get(column, "") for column in columns] for row in rows]


def span(cell: HtmlElement, side: str, most: int) -> int:
    """How many columns or rows a cell spans; a rowspan of 0 reaches to the end of its group."""
    found = SPAN.match(cell.get(side, "1"))
    count = min(int(found[1]), most) if found else 1
    return count if side == "rowspan" else max(count, 1)
