"""In which order the parts of a page are read: a gazette's columns one behind the other.

A gutter is a strip that hardly any line crosses, with lines on both sides that fill their columns;
a table's cells do not.
"""

from collections.abc import Sequence
from statistics import median

from reportx.readers.pdf.aligned import with_tables
from reportx.readers.pdf.shapes import Column, Item, Piece

STEP = 2.0  # points; how finely gutters are looked for
STRIPS = 2000  # into which a page is cut at most, however wide it says that it is
WIDEST_CELL = 9  # of the size: what is no wider may be a table's cell
LINES = 6  # that a column has at least
FILLED = 0.7  # of its column: what a line of running text takes
CROSSED = 0.25  # of the lines beside a gutter: how many may run across it, as titles do
NARROWEST = 0.08  # of the text's width: a newspaper has up to eight
LARGER = 1.2  # than most: a title, which may be no wider than a column
Span = tuple[float, float]
Lines = Sequence[Sequence[Item]]


def columns(lines: Lines) -> list[Column]:
    """The columns of a page in reading order; lines that run across all stand by themselves."""
    items = [item for line in lines for item in line]
    if not items:
        return []
    pieces = [item for item in items if isinstance(item, Piece)]
    spans = column_spans(pieces)
    if len(spans) < 2:
        return [column(lines)]
    found: list[Column] = []
    open_: list[list[list[Item]]] = [[] for _ in spans]
    across: list[list[Item]] = []
    most = median(piece.size for piece in pieces)
    for line in lines:
        homes = [home(item, spans) for item in line]
        if None in homes or (not any(open_) and is_title(line, most)):
            found += [column(part) for part in open_ if part]
            open_ = [[] for _ in spans]
            across.append(list(line))
            continue
        if across:
            found.append(column(across))
            across = []
        for at in sorted({at for at in homes if at is not None}):
            open_[at].append([item for item, place in zip(line, homes, strict=True) if place == at])
    found += [column(part) for part in (*open_, across) if part]
    return found


def column(lines: Lines) -> Column:
    """Some lines as a column, with the tables among them."""
    items = tuple(with_tables(lines))
    return Column(min(item.left for item in items), max(item.right for item in items), items)


def is_title(line: Sequence[Item], most: float) -> bool:
    """Whether a line is one piece of larger characters than most, as the title above all columns is."""
    return len(line) == 1 and isinstance(line[0], Piece) and line[0].size >= LARGER * most


def home(item: Item, spans: Sequence[Span]) -> int | None:
    """The column that holds an item, or None where it runs across."""
    for at, (left, right) in enumerate(spans):
        if item.left >= left - STEP * 2 and item.right <= right + item_slack(item):
            return at
    return None


def item_slack(item: Item) -> float:
    """By how much a line may stand out of its column: punctuation hangs in the margin."""
    return item.size if isinstance(item, Piece) else STEP * 2


def column_spans(pieces: Sequence[Piece]) -> list[Span]:
    """From where to where each column reaches, or none where the page has one only."""
    if not pieces:
        return []
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    step = max(STEP, (right - left) / STRIPS)
    cover = [0] * (int((right - left) / step) + 2)
    for piece in pieces:
        for at in range(int((piece.left - left) / step), int((piece.right - left) / step) + 1):
            cover[at] += 1
    dense = median(cover)
    spans = [
        (left + start * step, left + end * step)
        for start, end in stretches([count > CROSSED * dense for count in cover])
        if (end - start) * step >= NARROWEST * (right - left)
    ]
    return spans if all(is_column(span, pieces) for span in spans) else []


def stretches(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Where the flags are up.

    >>> stretches([True, True, False, True])
    [(0, 2), (3, 4)]
    """
    found: list[tuple[int, int]] = []
    for at, flag in enumerate(flags):
        if flag and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        elif flag:
            found.append((at, at + 1))
    return found


def is_column(span: Span, pieces: Sequence[Piece]) -> bool:
    """Whether most lines between two gutters fill the room."""
    inside = [p for p in pieces if span[0] - STEP * 2 <= p.left and p.right <= span[1] + p.size]
    if len(inside) < LINES:
        return False
    least = max(FILLED * (span[1] - span[0]), WIDEST_CELL * median(p.size for p in inside))
    return median(p.right - p.left for p in inside) >= least
