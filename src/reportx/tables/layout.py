"""What the columns of a table are, as its rows tell, and which column each cell of a row is below."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

from reportx.patterns import compiled
from reportx.periods import end_of
from reportx.tables.columns import RATES, WHOLE, Column
from reportx.tables.grid import Cell, Row, Table
from reportx.tables.place_names import PlaceNames
from reportx.tables.times import last_month, yearly_span
from reportx.tables.values import ValueReader

LABELS = frozenset({"label", "place", "member", "office"})
SPLIT = LABELS - {"label"}  # by whose heads figures may be split, too: 全市 | 城市 | 农村
NAMING = LABELS | {"outer"}
FEWEST_PLACES = 2
MOST = 0.8  # of the heads: how many are places
HOLDS_WORD = compiled(r"\p{Han}")
UNREAD = Column("unread", "", at=-1)
OF_PROJECT, OF_CODES = Column("project", "", at=-1), Column("code", "", at=-1)


def with_labels(columns: Sequence[Column], body: Sequence[Row], values: ValueReader) -> list[Column]:
    """Columns of which those with words in all cells are labels; what stands before these are row numbers.

    So 收入 | 预算数 | 支出 | 预算数 has two columns of labels, and 序号 | 部门名称 | 预算数 one.
    Where figures stand below what may be the head of labels, as 城市, it is one of figures.
    """
    found = [
        column._replace(kind="level")
        if at and column.kind in SPLIT and holds_figures(at, body, values)
        else column
        for at, column in enumerate(columns)
    ]
    wordy = [at for at in range(len(found)) if holds_words(at, body, values)]
    for at in wordy:
        behind = next((i for i in range(at + 1, len(found)) if found[i].is_figure), None)
        named = any(found[left].kind == "label" for left in wordy_before(at, wordy))
        if named and (found[at].kind == "office" or found[at - 1].kind not in LABELS):
            found[at] = Column("skip", found[at].head, at=found[at].at)  # who carries out a project, say
            continue
        if found[at].kind in WHOLE or (at and found[at - 1].kind in LABELS):
            continue
        labels = behind is not None and behind not in wordy
        found[at] = Column("label" if labels else "skip", found[at].head, at=found[at].at)
    first = next((at for at, column in enumerate(found) if column.kind in LABELS), None)
    if first is None and found and (found[0].kind != "skip" or 0 in wordy):
        found[0], first = Column("label", found[0].head), 0
    for at in range(first or 0):
        found[at] = Column("skip", found[at].head, at=found[at].at)
    if first and first - 1 in wordy and is_outer(first - 1, found, body, values):
        first -= 1
    if first is not None and is_outer(first, found, body, values):
        found[first] = found[first]._replace(kind="outer")
        found[first + 1] = Column("label", found[first + 1].head, at=found[first + 1].at)
    return found


def wordy_before(at: int, wordy: Sequence[int]) -> Iterator[int]:
    """The columns of words that stand in a row to the left of another."""
    while at - 1 in wordy:
        at -= 1
        yield at


def is_outer(at: int, columns: Sequence[Column], body: Sequence[Row], values: ValueReader) -> bool:
    """Whether a column of labels goes on over empty cells, beside one that tells these rows apart.

    一般债券 | 新增债券, and below it an empty cell | 置换债券.
    """
    if at + 1 >= len(columns) or not holds_words(at + 1, body, values):
        return False
    inner = [row for row in body if text_at(row, at + 1)]
    return any(not text_at(row, at) for row in inner) and bool(text_at(inner[0], at))


def holds_words(at: int, body: Sequence[Row], values: ValueReader) -> bool:
    """Whether a column holds words and no figures."""
    said = [text for row in body if not values.is_missing(text := text_at(row, at))]
    return bool(said) and all(HOLDS_WORD.search(text) and not values.read(text) for text in said)


def holds_figures(at: int, body: Sequence[Row], values: ValueReader) -> bool:
    """Whether a column holds figures and no words."""
    said = [text for row in body if not values.is_missing(text := text_at(row, at))]
    return bool(said) and all(map(values.read, said))


def with_owners(columns: Sequence[Column], names: PlaceNames, *, by_place: bool) -> list[Column]:
    """Columns whose heads are nothing but places, as a caption or most of them tell, as those of places.

    Heads that are left to be filled in, 县 | 县 | 区 | 区, tell no two places apart.
    """
    if any(column.kind in {"place", "member", "office"} for column in columns):
        return list(columns)  # the rows are split so
    told = [c for c in columns if c.kind == "level" and c.rest and c.rest == c.head and c.scope is None]
    known = [c for c in told if not names.is_other(c.rest)]
    places = [c for c in known if names.is_head(c.rest)]
    if len(known) < FEWEST_PLACES or (not by_place and len(places) < MOST * len(known)):
        return list(columns)
    count = Counter(rest for rest, _ in {(c.rest, c.at) for c in told})
    owned = [c._replace(owner=c.rest, rest="") if c in told else c for c in columns]
    return [UNREAD if count[c.owner] > 1 else c for c in owned]


def growing(columns: Sequence[Column], unit: str | None) -> list[Column]:
    """Columns of a table whose title says that it is of growth: so are all, where all are rates.

    `unit` is that of the table: 单位：%.
    """
    told = [column for column in columns if column.is_figure]
    if not all(column.kind in {"level", "growth"} and (column.unit or unit) in RATES for column in told):
        return list(columns)
    return [column._replace(kind="growth") if column in told else column for column in columns]


def with_own_time(columns: Sequence[Column]) -> list[Column]:
    """Columns of what the year itself brings, named so beside those of what comes to it from elsewhere.

    合计 | 本年支出 | 对下转移支付: the second is no more than a part of the first.
    """
    return [
        column._replace(rest=column.own + column.rest) if is_own_time(column, columns) else column
        for column in columns
    ]


def is_own_time(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a column of amounts says of what time it is, and another of all amounts stands beside it."""
    return bool(column.own) and any(
        other.kind == column.kind == "level"
        and not other.rest
        and (other.status, other.scope) == (column.status, column.scope)
        and other.period in {None, column.period}
        for other in columns
    )


def without_twins(columns: Sequence[Column]) -> list[Column]:
    """Columns, without those of amounts that nothing tells apart: a part of their heads must be lost.

    So are 预算数 | 执行数 | 预算数 where the years above them are gone.
    """
    groups: dict[Hashable, set[int]] = {}
    label = -1
    for at, column in enumerate(columns):
        label = at if column.kind in NAMING else label
        if column.kind == "level":
            said = column._replace(head="", at=0, own="")
            groups.setdefault((label, said), set()).add(column.at)
    twins = {at for heads in groups.values() if len(heads) > 1 for at in heads}
    return [UNREAD if column.at in twins and column.kind == "level" else column for column in columns]


def timed(columns: Sequence[Column]) -> list[Column]:
    """Columns with the time over which yearly growth is counted; growth since no told year is not read."""
    span = yearly_span([column.period or "" for column in columns if column.kind == "level"])
    long = span is not None and "/" in span
    found = []
    for column in columns:
        period = column.period or (span if column.kind == "yearly" else None)
        since = column.kind == "growth" and column.reach == "so_far" and long
        known = period is not None or not (since or column.kind == "yearly")
        found.append(column._replace(period=period, kind=column.kind if known else "unread"))
    return found


def anchor(column: Column, levels: Sequence[Column], default: str | None) -> Column:
    """The amounts that a figure goes with: the nearest of the latest time to the left of it.

    2024年 | 2023年 | 增长: a growth is that of the later year; 当月 | 累计 | 累计增长: that of its own reach.
    合计 | 税收收入 | 非税收入 | 增长: it is that of all.
    """
    if column.kind == "level":
        return column
    alike = [level for level in levels if column.reach and level.reach == column.reach]
    best = max(reversed(alike or levels), key=lambda level: latest(level, default))
    return next((level for level in reversed(levels) if is_whole_of(level, best)), best)


def is_whole_of(level: Column, part: Column) -> bool:
    """Whether a column is of all that another is a part of: 合计 | 税收收入 | 非税收入."""
    same = (level.period, level.status, level.scope) == (part.period, part.status, part.scope)
    return same and level.total and not level.rest and bool(part.rest)


def latest(column: Column, default: str | None = None) -> str:
    """The month with which a column's time ends."""
    return "" if column is UNREAD else last_month(column.period or default)


def planned_period(columns: Sequence[Column]) -> str | None:
    """The last time of a table that tells which of its figures bind (预期性, 约束性): a plan's targets."""
    if not any(column.kind == "nature" for column in columns):
        return None
    return (
        max((end_of(column.period or "") for column in columns if column.kind == "level"), default="") or None
    )


def is_sound(table: Table, heads: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether a flat table's head begins with a label's, and no words stand in a column of figures.

    A head that was broken over two lines shifts all that follow, and so does a label.
    """
    cells = (
        cell.text
        for row in table.rows
        if row not in heads
        for column, cell in zip(columns, row, strict=False)
        if column.kind not in {*NAMING, "unit"}
    )
    return bool(columns) and columns[0].kind in LABELS and not any(map(HOLDS_WORD.search, cells))


def fits_in_order(body: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether no row has more cells than there are heads, so that cells may go with heads in order."""
    heads = sum(column.at == at or column is UNREAD for at, column in enumerate(columns))
    return all(sum(bool(cell.text) for cell in row) <= heads for row in body)


def aligned(row: Row, columns: Sequence[Column], *, in_order: bool) -> Iterator[tuple[int, Cell, Column]]:
    """The cells of a row with their columns, and the places of these.

    Where the edges of cells do not meet those of the heads, two cells come below one head: then cells
    go with heads in order if there are as many of both (and no row has more), and otherwise those two are
    not read.
    """
    held = [cell for cell in row if cell.text]
    heads = [(at, column) for at, column in enumerate(columns) if column.at == at or column is UNREAD]
    below = Counter(columns[at].at for at, cell in enumerate(row) if cell.text and at < len(columns))
    crowded = {at for at, count in below.items() if count > 1}
    if crowded and in_order and len(held) == len(heads):
        yield from ((at, cell, column) for cell, (at, column) in zip(held, heads, strict=True))
        return
    for at, cell in enumerate(row):
        column = columns[at] if at < len(columns) else UNREAD
        yield at, cell, UNREAD if column.at in crowded and column.is_figure else column


def text_at(row: Row, at: int | None) -> str:
    """The text of a row's cell, if it has so many."""
    return row[at].text if at is not None and at < len(row) else ""


def texts(row: Row) -> list[str]:
    """The texts of a row's cells."""
    return [cell.text for cell in row]
