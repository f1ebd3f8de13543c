"""Tables without rules: successive lines whose pieces stand below one another and mostly are figures."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import regex

from reportx.readers.pdf.shapes import Item, Piece, Table, joined, joined_all, merged

LEAST = 3  # lines that make a table
FIGURE = regex.compile(
    r"[-−+＋▲△]?[\d０-９][\d０-９.,，．\ue000-\uf8ff]*\s*(?:%|％|‰|\[\d+\])?|[-—–－…/]{1,3}"
)
BESIDE = 0.95  # of the size: what stands nearer below a line is beside it
CENTRED = 0.2  # of the distance between two heads: by how much one over several may miss their middle
MIDDLE = 0.7  # of the distance between two rows: what a head in the middle of two lines of heads is from each
MOST_WAYS = 50  # in which the heads of a line may reach over those of a lower one, the likeliest
LEADING = 1.45  # of the size: how far apart the lines of one cell are at most
ALIKE = 0.1  # of the size: by how much sizes of one cell may differ
MOST_LINES = 5  # of the cells of a row, with those that stand between the lines of others
LEAST_FIGURES = 2
SPREAD = 4.0  # of the size: how far apart the characters of a head are at most
UNSURE = "？"  # behind a head that may reach over more or other columns
RUNNING = frozenset("，。；")
COUNTED = regex.compile(r"单位[:：]")  # what a table is counted in, and by whom, stands above it
# before a table's title
NUMBER = regex.compile(r"附?表\s?(?:\d[\d—–-]*|[一二三四五六七八九十]{1,3})(?!\p{Han})")
Lines = list[list[Piece]]


def is_numeric(text: str) -> bool:
    """Whether a cell holds a figure, or a dash in the place of one.

    >>> is_numeric("-12.8%"), is_numeric("—"), is_numeric("2025年"), is_numeric("1,234.5")
    (True, True, False, True)
    """
    return FIGURE.fullmatch(text) is not None


def with_tables(lines: Sequence[Sequence[Item]]) -> list[Item]:
    """The lines of a column, each as one piece, but for those that are rows of a table."""
    rows = [in_cells(line) for line in lines]
    items: list[Item] = []
    at = 0
    while at < len(lines):
        end = table_end(rows, at)
        block = [[item for item in line if isinstance(item, Piece)] for line in rows[at:end]]
        table = aligned_table(block, least=LEAST, top=block[0][0].base) if block else None
        if table is not None:
            items.append(table)
            at = end
        else:
            items.extend(as_items(lines[at]))
            at += 1
    return items


def in_cells(line: Sequence[Item]) -> Sequence[Item]:
    """A line that narrower gaps part into figures, which running text has not, in these parts."""
    cells = [cell for item in line for cell in parts_of(item)]
    figures = sum(is_numeric(cell.text) for cell in cells if isinstance(cell, Piece))
    return cells if LEAST_FIGURES <= figures >= len(cells) - figures - 1 else line


def parts_of(item: Item) -> Sequence[Item]:
    """What narrower gaps part an item into."""
    return item.parts if isinstance(item, Piece) and item.parts else (item,)


def with_whole_rows(lines: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Lines, with those put together that stand beside one another, as a label of two lines and its figures.

    No two lines of a text are so near each other.
    """
    found: list[list[Piece]] = []
    at = 0
    while at < len(lines):
        sizes = range(MOST_LINES, 1, -1)
        whole = next(((row, size) for size in sizes if (row := row_of(lines[at : at + size], size))), None)
        found.append(whole[0] if whole else list(lines[at]))
        at += whole[1] if whole else 1
    return found


def with_centred(lines: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    """Lines, with a head put to the line below it that stands alone between two lines of heads beside it.

    So is 项目 printed before 2024年 and, below that, 预算数 and 执行数: in the middle of both lines.
    """
    found: list[list[Piece]] = []
    at = 0
    while at < len(lines):
        if found and at + 2 < len(lines) and is_centred(found[-1], *lines[at : at + 3]):
            found.append(sorted([*lines[at], *lines[at + 1]], key=lambda item: item.left))
            at += 2
        else:
            found.append(list(lines[at]))
            at += 1
    return found


def is_centred(
    above: Sequence[Piece], line: Sequence[Piece], below: Sequence[Piece], next_: Sequence[Piece]
) -> bool:
    """Whether a line is one piece beside those above and below it, and nearer to them than rows are."""
    if len(line) != 1 or not all(is_row(other) for other in (above, below, next_)):
        return False
    (piece,) = line
    if RUNNING & set(piece.text):
        return False
    apart = below[0].base - next_[0].base
    near = max(above[0].base - piece.base, piece.base - below[0].base) <= MIDDLE * apart
    return near and all(o.right < piece.left or piece.right < o.left for o in (*above, *below))


def row_of(lines: Sequence[Sequence[Piece]], size: int) -> list[Piece] | None:
    """So many lines as one row, or None where they are none: what stands in one column goes together.

    Each line goes on with what stands above it in all of its cells or in none: where some of them have
    nothing above them, a head stands over several, unless most go on with wider lines of a head.
    """
    if len(lines) < size or not all(lines):
        return None
    leading = all(
        a[0].base - b[0].base <= LEADING * a[0].size for a, b in zip(lines, lines[2:], strict=False)
    )
    pieces = [piece for line in lines for piece in line]
    if not leading or any(RUNNING & set(piece.text) for piece in pieces):
        return None
    stacks: list[list[Piece]] = [[piece] for piece in lines[0]]
    for above, line in pairwise(lines):
        homes = [[at for at, stack in enumerate(stacks) if overlap(piece, stack)] for piece in line]
        told = [home[0] for home in homes if home]
        if any(len(home) > 1 for home in homes) or len(set(told)) < len(told):
            return None
        pairs = [(stacks[home[0]], piece) for home, piece in zip(homes, line, strict=True) if home]
        if any(numeric([piece, *stack]) for stack, piece in pairs):
            return None
        apart, most = above[0].base - line[0].base, len(told) not in {0, len(line)}
        near = (LEADING if most and is_wrapped(line, pairs) else 0 if most else BESIDE) * line[0].size
        if apart >= near:
            return None
        for piece, home in zip(line, homes, strict=True):
            if home:
                stacks[home[0]].append(piece)
            else:
                stacks.append([piece])
    row = [stacked(stack) for stack in sorted(stacks, key=lambda stack: stack[0].left)]
    return row if len(row) > (1 if numeric(pieces) else 2) else None


def is_wrapped(line: Sequence[Piece], pairs: Sequence[tuple[Sequence[Piece], Piece]]) -> bool:
    """Whether most of a line's words go on with wider ones above them, as the last lines of heads do."""
    shorter = [piece for stack, piece in pairs if width(piece) < width(stack[-1])]
    return not numeric(line) and 2 * len(shorter) > len(line)


def width(piece: Piece) -> float:
    """How wide a piece is printed."""
    return piece.right - piece.left


def overlap(piece: Piece, stack: Sequence[Piece]) -> bool:
    """Whether a piece stands below one of some others."""
    return any(other.left < piece.right and piece.left < other.right for other in stack)


def numeric(pieces: Sequence[Piece]) -> bool:
    """Whether one of some pieces is a figure."""
    return any(is_numeric(piece.text) for piece in pieces)


def stacked(stack: Sequence[Piece]) -> Piece:
    """Pieces below one another as one."""
    first = stack[0]
    text = joined_all(piece.text for piece in stack)
    left, right = min(piece.left for piece in stack), max(piece.right for piece in stack)
    return Piece(text, left, right, first.base, first.size, first.opening)


def as_items(line: Sequence[Item]) -> list[Item]:
    """A line as one piece; a table stands by itself."""
    parts = [item for item in line if isinstance(item, Piece)]
    whole: list[Item] = [merged(parts)] if parts else []
    return whole + [item for item in line if isinstance(item, Table)]


def table_end(lines: Sequence[Sequence[Item]], start: int) -> int:
    """Behind the last of the successive lines from here that have two pieces and more, or go on with such."""
    end = start
    while end < len(lines) and (is_row(lines[end]) or goes_with(lines, end, start)):
        end += 1
    while end > start and not is_row(lines[end - 1]) and not goes_with(lines, end - 1, start):
        end -= 1
    return end


def is_row(line: Sequence[Item]) -> bool:
    """Whether a line has two pieces and more, and is no running text."""
    cells = all(isinstance(item, Piece) and is_cell(item) for item in line)
    return len(line) > 1 and cells and not is_captioned(line)


def is_captioned(line: Sequence[Item]) -> bool:
    """Whether a line is a table's title behind its number."""
    return isinstance(line[0], Piece) and NUMBER.match(line[0].text) is not None


def is_cell(piece: Piece) -> bool:
    """Whether a piece is neither running text nor what a table is counted in."""
    return not RUNNING & set(piece.text) and not COUNTED.search(piece.text)


def goes_with(lines: Sequence[Sequence[Item]], at: int, start: int) -> bool:
    """Whether a lone piece is a line of a cell: as near a row as lines of a cell are, or before one."""
    (piece, *others) = lines[at]
    if others or not isinstance(piece, Piece) or not is_cell(piece):
        return False
    behind = at > start and is_near(lines[at - 1][0], piece)
    before = at + 1 < len(lines) and is_row(lines[at + 1]) and is_near(piece, lines[at + 1][0])
    return (behind or before) and (at > start or piece.left > lines[at + 1][0].left)


def is_near(upper: Item, lower: Item) -> bool:
    """Whether a line is so near another of its size as lines of one cell are."""
    if not isinstance(upper, Piece) or not isinstance(lower, Piece):
        return False
    alike = abs(upper.size - lower.size) < ALIKE * upper.size
    return alike and upper.base - lower.base <= LEADING * upper.size


def aligned_table(lines: Lines, *, least: int, top: float) -> Table | None:
    """The table that some lines make, or None."""
    lines = [[cell for cell in in_cells(line) if isinstance(cell, Piece)] for line in lines]
    spans = columns([line for line in lines if is_figured(line)])
    lines = [line if is_figured(line) else in_columns(line, spans) for line in lines]
    lines = with_centred(with_whole_rows(lines))
    rows = [line for line in lines if len(line) > 1]
    figured = [line for line in rows if is_figured(line)]
    if len(rows) < least or len(figured) * 2 < len(rows) or len(rows) * 2 < len(lines):
        return None
    spans = columns(figured)
    if len(spans) < 2 or clashes(figured, spans) * 5 > len(figured):
        return None
    count = next(at for at, line in enumerate(lines) if line in figured)
    spans = with_heads(spans, [line for line in rows if line not in figured])
    spans = with_empty(spans, [piece for line in lines[:count] for piece in line])
    left, right = spans[0][0], spans[-1][1]
    cells = [placed(line, spans) for line in lines]
    cells[:count] = heads(lines[:count], spans)
    return Table(tuple(cells), tuple(s for s, _ in spans), left, right, top)


def is_figured(line: Sequence[Piece]) -> bool:
    """Whether figures stand behind the first piece of a line."""
    return any(is_numeric(piece.text) for piece in line[1:])


def in_columns(line: Sequence[Piece], spans: Sequence[tuple[float, float]]) -> list[Piece]:
    """A line of words in the parts that stand above columns of their own; a head may be spread: 收　入."""
    whole: list[Piece] = []
    for piece in line:
        if (
            whole
            and is_spread(whole[-1])
            and is_spread(piece)
            and piece.left - whole[-1].right < SPREAD * piece.size
        ):
            whole[-1] = merged([whole[-1], piece])
        else:
            whole.append(piece)
    near = [part for piece in whole for part in piece.parts or (piece,)]
    apart = spans and len({column_of(piece, spans) for piece in near}) == len(near) > len(whole)
    return near if apart else whole


def is_spread(piece: Piece) -> bool:
    """Whether blanks stand between all characters of a piece, or it is only one.

    >>> is_spread(Piece("收", 0, 9, 0, 9, 9)), is_spread(Piece("收入", 0, 18, 0, 9, 9))
    (True, False)
    """
    return all(len(word) == 1 for word in piece.text.split(" "))


def columns(lines: Lines) -> list[tuple[float, float]]:
    """From where to where each column reaches: pieces that stand over one another are in one."""
    spans: list[tuple[float, float]] = []
    for left, right in sorted((piece.left, piece.right) for line in lines for piece in line):
        if spans and left < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(right, spans[-1][1]))
        else:
            spans.append((left, right))
    return spans


def with_heads(spans: Sequence[tuple[float, float]], heads: Lines) -> list[tuple[float, float]]:
    """Columns as wide as their heads, which are printed in the middle of them and figures at their right.

    A head is known to be a column's where a line has as many pieces as there are columns, or one for each but
    the labels.
    """
    wide = list(spans)
    for line in heads:
        unlabelled = len(line) == len(wide) - 1 and line[0].left > wide[0][1]
        if len(line) + unlabelled == len(wide) and all(len(piece.text) > 1 for piece in line):
            both = zip(wide[unlabelled:], line, strict=True)
            wide[unlabelled:] = [
                (min(left, head.left), max(right, head.right)) for (left, right), head in both
            ]
    return wide if all(a[1] <= b[0] for a, b in pairwise(wide)) else list(spans)


def with_empty(spans: list[tuple[float, float]], heads: Sequence[Piece]) -> list[tuple[float, float]]:
    """Columns, with a last one in which only a head stands, beside that of the last figures: 备注."""
    last = max(heads, key=lambda head: head.left, default=None)
    if last is None or last.left < spans[-1][1]:
        return spans
    before = [head for head in heads if head.right < last.left and column_of(head, spans) == len(spans) - 1]
    return [*spans, (last.left, last.right)] if before else spans


def clashes(lines: Lines, spans: Sequence[tuple[float, float]]) -> int:
    """How many lines have two pieces in one column."""
    return sum(len({column_of(piece, spans) for piece in line}) < len(line) for line in lines)


def column_of(piece: Piece, spans: Sequence[tuple[float, float]]) -> int:
    """The column that a piece stands in, or nearest to."""
    return min(
        range(len(spans)), key=lambda at: max(spans[at][0] - piece.middle, piece.middle - spans[at][1], 0)
    )


def placed(
    line: Sequence[Piece], spans: Sequence[tuple[float, float]], begun: Sequence[int] = ()
) -> tuple[str, ...]:
    """The cells of a line, whose pieces stand in the columns nearest to them or begin in given ones."""
    row = [""] * len(spans)
    for piece, at in zip(line, begun or [column_of(piece, spans) for piece in line], strict=True):
        row[at] = joined(row[at], piece.text) if row[at] else piece.text
    return tuple(row)


def heads(lines: Lines, spans: Sequence[tuple[float, float]]) -> list[tuple[str, ...]]:
    """The cells of lines of heads, one of which that stands over several of a lower line begins at the first.

    It is printed in the middle of them, and no rule tells how far it reaches. One whose columns are not told
    for sure is marked as such.
    """
    found = []
    for at, line in enumerate(lines):
        begun = [column_of(piece, spans) for piece in line]
        unsure = [begun.count(at) > 1 and len(piece.text) > 1 for at, piece in zip(begun, line, strict=True)]
        reached = next((r for lower in lines[at + 1 :] if (r := reaches(line, lower, spans))), [])
        for i, reach in enumerate(reached):
            begun[i] = reach.columns[0] if reach.columns else begun[i]
            unsure[i] = reach.unsure or (unsure[i] and not reach.columns)
        told = [
            replace(piece, text=piece.text + UNSURE * doubt)
            for piece, doubt in zip(line, unsure, strict=True)
        ]
        found.append(placed(told, spans, begun if len(set(begun)) == len(begun) else ()))
    return found


class Reach(NamedTuple):
    """The columns of a lower line that a head stands over, and whether these are not told for sure."""

    columns: tuple[int, ...] = ()
    unsure: bool = False


def reaches(
    line: Sequence[Piece], lower: Sequence[Piece], spans: Sequence[tuple[float, float]]
) -> list[Reach] | None:
    """How far each head of a line reaches over those of a lower line, or None where none is over several.

    Of all ways in which each head is in the middle of its columns the one that covers the most columns holds,
    and of these the one that comes nearest to their middles.
    """
    ways: list[tuple[int, float, list[tuple[int, ...]]]] = [(0, 0.0, [])]
    choices = [ranges(head, line, lower, spans) for head in line]
    for found in choices:
        ways = [
            (covered - len(columns), missed + off, [*chosen, columns])
            for covered, missed, chosen in ways
            for columns, off in [*found.items(), ((), 0.0)]
            if not columns or not any(chosen) or columns[0] > max(at for taken in chosen for at in taken)
        ]
        ways = sorted(ways, key=lambda way: way[:2])[:MOST_WAYS]
    chosen = ways[0][2]
    between = [is_between(head, lower, spans) for head in line]
    reached = [Reach(columns, not columns and doubt) for columns, doubt in zip(chosen, between, strict=True)]
    return reached if any(len(columns) > 1 for columns in chosen) or any(between) else None


def ranges(
    head: Piece, line: Sequence[Piece], lower: Sequence[Piece], spans: Sequence[tuple[float, float]]
) -> dict[tuple[int, ...], float]:
    """The columns side by side that a head of a line may stand over, by how far it is from their middle."""
    others = [piece.middle for piece in line if piece is not head]
    places = [column_of(piece, spans) for piece in lower]
    found = {}
    for first in range(len(lower)):
        for last in range(first, len(lower)):
            begin, end = lower[first], lower[last]
            alone = not any(begin.left <= other <= end.right for other in others)
            if places[last] - places[first] != last - first or not (alone or first == last):
                continue
            edges = min(begin.left, spans[places[first]][0]), max(end.right, spans[places[last]][1])
            middles = (begin.middle + end.middle) / 2, sum(edges) / 2
            off = min(abs(head.middle - middle) for middle in middles)
            apart = (end.middle - begin.middle) / (last - first) if last > first else edges[1] - edges[0]
            if off <= CENTRED * apart:
                found[tuple(places[first : last + 1])] = off
    return found


def is_between(head: Piece, lower: Sequence[Piece], spans: Sequence[tuple[float, float]]) -> bool:
    """Whether a head stands above the gap between two columns side by side, and so over both or none."""
    for left, right in pairwise(lower):
        first, last = column_of(left, spans), column_of(right, spans)
        begin, end = max(left.right, spans[first][1]), min(right.left, spans[last][0])
        if last - first == 1 and begin < head.middle < end:
            return True
    return False
