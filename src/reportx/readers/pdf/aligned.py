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
WORDS_OF_FIGURE = 2  # a label and a unit
LEAST_LABELS = 2
FULL = 2.5  # of the size: how far from the end of its column a line is at most that goes on
NEARER = 0.9  # of the distance between rows: what lines of one label are apart at most
NEAREST = 0.8  # the same, where a line does not fill its column
LINES_ABOVE = 2  # of the lines above one of heads: with which its characters may go on, and one between
ROWS_NEAR = 8  # lines above and below one that tell how far apart rows are
FEWEST_HEADS = 3  # of a line of heads that narrow gaps part
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
        if (headed := headed_table(rows, at)) is not None:
            items.append(headed[0])
            at = headed[1]
            continue
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


def headed_table(rows: Sequence[Sequence[Item]], at: int) -> tuple[Table, int] | None:
    """The table that begins with a line of heads between which gaps are as narrow as in text, and its end.

    Such a line is one where each of its parts has a column of its own, and it is as near the next line as
    lines of a cell are.
    """
    (head, *others) = rows[at]
    below = rows[at + 1][0] if at + 1 < len(rows) else head
    if others or not isinstance(head, Piece) or len(head.parts) < FEWEST_HEADS or not is_near(head, below):
        return None
    parted = [head.parts, *rows[at + 1 :]]
    end = at + table_end(parted, 0)
    block = [[item for item in line if isinstance(item, Piece)] for line in parted[: end - at]]
    table = aligned_table(block, least=LEAST + 1, top=head.base) if block else None
    whole = table is not None and sum(map(bool, table.rows[0])) >= len(head.parts)
    return (table, end) if table is not None and whole else None


def in_cells(line: Sequence[Item]) -> Sequence[Item]:
    """A line that narrower gaps part into figures, which running text has not, in these parts.

    Of two tables side by side each may have a label and a unit before its figure.
    """
    cells = [cell for item in line for cell in parts_of(item)]
    figures = sum(is_numeric(cell.text) for cell in cells if isinstance(cell, Piece))
    words = len(cells) - figures
    halves = words <= WORDS_OF_FIGURE * figures and not any(
        RUNNING & set(c.text) for c in cells if isinstance(c, Piece)
    )
    return cells if figures >= LEAST_FIGURES and (figures >= words - 1 or halves) else line


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
    """Lines, with heads put to the line below that stand between two lines of heads beside them.

    So is 项目 printed before 2024年 and, below that, 预算数 and 执行数: in the middle of both lines. Several
    such go to the line above, which may be one head alone.
    """
    found: list[list[Piece]] = []
    at = 0
    while at < len(lines):
        if found and at + 2 < len(lines) and is_centred(found[-1], *lines[at : at + 3]):
            found.append(sorted([*lines[at], *lines[at + 1]], key=lambda item: item.left))
            at += 2
        elif found and at + 2 < len(lines) and are_centred(found[-1], *lines[at : at + 3]):
            found[-1] = sorted([*found[-1], *lines[at]], key=lambda item: item.left)
            at += 1
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
    return not RUNNING & set(line[0].text) and is_between_lines(above, line, below, next_)


def are_centred(
    above: Sequence[Piece], line: Sequence[Piece], below: Sequence[Piece], next_: Sequence[Piece]
) -> bool:
    """Whether a line of several heads is beside those above and below it, and nearer than rows are."""
    if len(line) < 2 or not all(is_row(other) for other in (line, below, next_)):
        return False
    told = all(map(is_cell, above)) and not numeric([*above, *line, *below])
    return told and is_between_lines(above, line, below, next_)


def is_between_lines(
    above: Sequence[Piece], line: Sequence[Piece], below: Sequence[Piece], next_: Sequence[Piece]
) -> bool:
    """Whether a line has nothing above and below it, in lines that are nearer to it than rows are."""
    apart = below[0].base - next_[0].base
    near = max(above[0].base - line[0].base, line[0].base - below[0].base) <= MIDDLE * apart
    return near and not any(overlap(piece, [*above, *below]) for piece in line)


def with_whole_labels(lines: Lines) -> Lines:
    """Lines, with those in which only labels go on put to the row above, or to that below.

    A line goes on with one that fills its column of labels and is nearer to it than rows are to one another.
    """
    labels = labels_of(lines)
    if labels is None:
        return lines
    found: Lines = []
    last: Sequence[Piece] = ()  # the lowest line of the last row
    gap = labels.apart
    for at, line in enumerate(lines):
        below = line[0].base - lines[at + 1][0].base if at + 1 < len(lines) else 0.0
        if last and is_figured(found[-1]) and labels.go_on(last, line, below):
            found[-1] = with_parts(found[-1], line)
            last = [*(piece for piece in last if not overlap(piece, line)), *line]
        elif last and len(found[-1]) == 1 and is_figured(line) and labels.go_on(line, last, gap):
            found[-1] = [stacked([found[-1][0], line[0]]), *line[1:]]
            last = line
        else:
            found.append(line)
            gap, last = last[0].base - line[0].base if last else labels.apart, line
    return found


def with_parts(row: Sequence[Piece], line: Sequence[Piece]) -> list[Piece]:
    """A row, with each piece of a line put to that which it goes on with."""
    return [stacked([piece, *(part for part in line if overlap(part, [piece]))]) for piece in row]


class Labels(NamedTuple):
    """From where to where each column of labels of a table reaches, and how far apart its rows are."""

    columns: Sequence[tuple[float, float]]
    apart: float

    def go_on(self, row: Sequence[Piece], line: Sequence[Piece], gap: float) -> bool:
        """Whether each piece of a line without figures is one of the labels of a row, the upper being full.

        ``gap`` is what parts the line from the row on its other side, if there is one.
        """
        apart, rows = abs(row[0].base - line[0].base), min(self.apart, gap or self.apart)
        near, surely = apart < NEARER * rows, gap > 0 and apart < NEAREST * rows
        return near and not numeric(line) and all(self.goes_on(row, piece, surely=surely) for piece in line)

    def goes_on(self, row: Sequence[Piece], piece: Piece, *, surely: bool) -> bool:
        """Whether a piece is of one label with one of a row, be it by its distance alone."""
        for left, right in self.columns:
            if left - piece.size <= piece.left and piece.right <= right + piece.size:
                own = [other for other in row if left <= other.middle <= right]
                upper = max([*own, piece], key=lambda other: other.base)
                full = surely or upper.right > right - FULL * piece.size
                return len(own) == 1 and full and not numeric(own)
        return False


def labels_of(lines: Sequence[Sequence[Item]]) -> Labels | None:
    """The labels of the rows of figures among some lines, if there are two and more."""
    rows = [
        [item for item in line if isinstance(item, Piece)]
        for line in lines
        if is_row(line) and is_figured(line)
    ]
    if len(rows) < LEAST_LABELS:
        return None
    words = [
        (left, right)
        for left, right in columns(rows)
        if not numeric([piece for row in rows for piece in row if left <= piece.middle <= right])
    ]
    return Labels(words, min(a[0].base - b[0].base for a, b in pairwise(rows)))


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
    behind = at > start and (is_near(lines[at - 1][0], piece) or ends_label(lines, at, start))
    before = at + 1 < len(lines) and is_row(lines[at + 1]) and is_near(piece, lines[at + 1][0])
    return (behind or before) and (at > start or piece.left > lines[at + 1][0].left)


def ends_label(lines: Sequence[Sequence[Item]], at: int, start: int) -> bool:
    """Whether a lone piece goes on with the label of the line above it."""
    above, line = ([item for item in lines[i] if isinstance(item, Piece)] for i in (at - 1, at))
    labels = labels_of(lines[max(start, at - ROWS_NEAR) : at + ROWS_NEAR])
    gap = line[0].base - lines[at + 1][0].base if at + 1 < len(lines) else line[0].base
    return labels is not None and bool(above) and labels.go_on(above, line, gap)


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
    parted: Lines = []
    for line in lines:
        above = [piece for upper in parted[-LINES_ABOVE:] for piece in upper]
        parted.append(line if is_figured(line) else in_columns(line, spans, above))
    lines = with_whole_labels(with_centred(with_whole_rows(parted)))
    rows = [line for line in lines if len(line) > 1]
    figured = [line for line in rows if is_figured(line)]
    if len(rows) < least or len(figured) * 2 < len(rows) or len(rows) * 2 < len(lines):
        return None
    spans = columns(figured)
    if len(spans) < 2 or clashes(figured, spans) * 5 > len(figured):
        return None
    count = next(at for at, line in enumerate(lines) if line in figured)
    spans = with_heads(spans, [line for line in rows if line not in figured])
    spans = with_empty(spans, lines[:count])
    left, right = spans[0][0], spans[-1][1]
    cells = [placed(line, spans) for line in lines]
    cells[:count] = heads(lines[:count], spans)
    return Table(tuple(cells), tuple(s for s, _ in spans), left, right, top)


def is_figured(line: Sequence[Item]) -> bool:
    """Whether figures stand behind the first piece of a line."""
    return any(isinstance(piece, Piece) and is_numeric(piece.text) for piece in line[1:])


def in_columns(
    line: Sequence[Piece], spans: Sequence[tuple[float, float]], above: Sequence[Piece]
) -> list[Piece]:
    """A line of words in the parts that stand above columns of their own; a head may be spread: 收　入.

    Characters that each go on with another piece of the lines above are ends of several heads.
    """
    whole: list[Piece] = []
    for piece in line:
        if (
            whole
            and is_spread(whole[-1])
            and is_spread(piece)
            and piece.left - whole[-1].right < SPREAD * piece.size
            and not any(overlap(piece, [other]) and not overlap(whole[-1], [other]) for other in above)
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


def with_empty(spans: list[tuple[float, float]], heads: Lines) -> list[tuple[float, float]]:
    """Columns, with a first and a last one in which only a head stands, beside that of figures: 备注."""
    pieces = [piece for line in heads for piece in line]
    last = max(pieces, key=lambda head: head.left, default=None)
    if last is not None and last.left >= spans[-1][1]:
        before = [
            head for head in pieces if head.right < last.left and column_of(head, spans) == len(spans) - 1
        ]
        spans = [*spans, (last.left, last.right)] if before else spans
    for first, *others in heads:
        if first.right <= spans[0][0] and any(column_of(head, spans) == 0 for head in others):
            return [(first.left, first.right), *spans]
    return spans


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
