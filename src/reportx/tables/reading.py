"""A table's rows, each read as a sentence is: figures with their names, and a reason where there is none.

A part of a table has one head: rows of words over rows of figures. Where words stand again in columns
of figures, a new part begins, whose caption are the rows with one cell right before it.
A figure whose head, unit or label the table does not tell is refused.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportx.metrics import MetricReader, Sentence
from reportx.metrics.timeline import Context
from reportx.patterns import compiled
from reportx.periods import end_of, mentions
from reportx.repair import Text
from reportx.tables.captions import Caption, read_caption
from reportx.tables.columns import WHOLE, Column, ColumnReader, paths
from reportx.tables.figures import NOT_TOLD, Entry, Label, Maker, Place
from reportx.tables.grid import Cell, Row, Table
from reportx.tables.labels import completed_by, line_of
from reportx.tables.names import Namer
from reportx.tables.times import last_month, row_period, yearly_span
from reportx.tables.values import is_missing, value_reader

LABELS = frozenset({"label", "place", "member"})
HOLDS_WORD = compiled(r"\p{Han}")
UNIT = compiled(r"[百千万亿]{0,2}\p{Han}{1,3}(?:/\p{Han}{1,3})?")  # in a column of units
CODE = compiled(r"\d{3,9}")
FORMULA = compiled(
    r"[A-Z](?:\d{1,2})?(?:=[A-Z\d+\-－＋/÷×*%()（）]+)?|\d{1,2}=[\d+\-－＋/÷×*%()（）]+|\d{1,2}"
)
BEGINNING = 400  # characters of a report in which it tells its years, if it does
MOST_LINES = 8  # of a caption, that of the table before with them
LONGEST_GAP = 60  # characters between the two halves of a table, as a page's number
UNREAD = Column("unread", "", at=-1)


@dataclass(slots=True)
class Part:
    """A part of a table with one head."""

    lines: tuple[str, ...]  # of the caption
    caption: Caption
    period: str | None = None  # of columns that tell none
    heads: list[Row] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    namers: dict[int, Namer] = field(default_factory=dict)  # by the column of the labels


class TableReader:
    """Reads the tables of one text, from the first to the last."""

    def __init__(self, text: Text, reader: MetricReader) -> None:
        self.text, self.reader = text, reader
        self.values = value_reader(reader.scanner, reader.words)
        self.columns = ColumnReader(reader.pack, reader.words, self.values)
        self.before: tuple[Part, Table] | None = None  # what a table may go on from

    def sentences(self, table: Table) -> Iterator[Sentence]:
        """The rows of a table that hold figures."""
        loose = list(table.lead)
        part = self.part(loose)
        for at, row in enumerate(table.rows):
            if self.is_formula(row):
                continue
            if self.holds_values(row, part):
                if not part.columns:
                    part = self.opened(table, at, part)
                loose = []
                yield self.sentence(table, part, row)
            elif self.is_head(row, part):
                if part.columns:
                    part = self.part(loose)
                part.heads.append(row)
            else:
                loose += [cell.text for cell in row if cell.text]
                if not part.heads:
                    part = self.part(loose)
        self.before = (part, table) if part.columns else self.before

    def part(self, lines: Sequence[str]) -> Part:
        """A part with the caption that some lines make; one that goes on from another has that one's too."""
        if self.before and any(map(self.columns.continues, lines)):
            own = [line for line in lines if not self.columns.continues(line)]
            lines = [*self.before[0].lines, *own]
        return self.captioned(lines)

    def captioned(self, lines: Sequence[str]) -> Part:
        """A part with the caption that the last of some lines make."""
        lines = lines[-MOST_LINES:]
        return Part(tuple(lines), read_caption(lines, self.columns, self.reader.years))

    def opened(self, table: Table, at: int, part: Part) -> Part:
        """A part whose first row of figures is reached, with its columns and what names its rows."""
        before = self.before[0] if self.before else None
        body = self.body(table.rows[at:])
        if before and not part.heads and self.goes_on(table):
            part.heads, part.lines, part.caption = before.heads, before.lines, before.caption
        elif before and part.heads and [*map(texts, part.heads)] == [*map(texts, before.heads)]:
            told = self.captioned([*before.lines, *part.lines])
            part.lines, part.caption = told.lines, told.caption
        part.columns = self.read_columns(table, part, body)
        part.namers = self.namers(part, body)
        self.before = part, table
        return part

    def goes_on(self, table: Table) -> bool:
        """Whether a table without a head is the rest of the one before: marked so, or right behind it."""
        if self.before is None:
            return False
        before, last = self.before
        own = read_caption(table.lead, self.columns, self.reader.years)
        near = table.start - last.end <= LONGEST_GAP and not own.unit and not own.title.topic
        marked = any(map(self.columns.continues, table.lead))
        return table is not last and len(table.rows[0]) == len(before.columns) and (marked or near)

    def body(self, rows: Sequence[Row]) -> list[Row]:
        """The rows below a head, up to the next one."""
        found: list[Row] = []
        for row in rows:
            values = any(self.values.read(cell.text) for cell in row)
            if not values and sum(not is_missing(cell.text) for cell in row) > 2:
                break
            found += [row] if values else []
        return found

    def namers(self, part: Part, body: Sequence[Row]) -> dict[int, Namer]:
        """What names the rows by each column of labels."""
        codes = next(
            (at for at, c in enumerate(part.columns) if c.kind == "skip" and self.coded(at, body)), None
        )
        found = {}
        for at, column in enumerate(part.columns):
            if column.kind in LABELS and (at == 0 or column.at == at):
                lines = [
                    line_of(self.named(row, at), text_at(row, codes)) for row in body if text_at(row, at)
                ]
                found[at] = Namer(self.reader.words, part.caption.title, completed_by(lines))
        return found

    def named(self, row: Row, at: int) -> str:
        """The label of a row without its unit."""
        return self.columns.without_unit(text_at(row, at))[0]

    def coded(self, at: int, body: Sequence[Row]) -> bool:
        """Whether a column holds codes, of which some begin with others."""
        codes = [text for row in body if CODE.fullmatch(text := text_at(row, at))]
        return len({len(code) for code in codes}) > 1

    @staticmethod
    def is_formula(row: Row) -> bool:
        """Whether a row only tells how columns are counted: A=B+C | B | C."""
        said = [cell.text for cell in row[1:] if cell.text]
        return len(said) > 1 and all(map(FORMULA.fullmatch, said)) and any(text[0].isalpha() for text in said)

    def holds_values(self, row: Row, part: Part) -> bool:
        """Whether a row has figures behind its first cell, and no years or numbers of columns."""
        found = [value for cell in row[1:] if (value := self.values.read(cell.text))]
        if part.columns or not found:
            return bool(found)
        if part.heads and row_period(row[0].text, self.reader.years, part.caption.period):
            return True
        years = all(value.is_year for value in found)
        counted = [value.low for value in found] == [found[0].low + i for i in range(len(found))]
        return not years and not (counted and len(found) > 2 and len(row[0].text) < 3)

    def is_head(self, row: Row, part: Part) -> bool:
        """Whether a row without figures has words in two columns, not only labels', or one of a head."""
        said = [at for at, cell in enumerate(row) if not is_missing(cell.text)]
        if len(said) == 1 and not part.columns:
            text = row[said[0]].text
            below = said[0] > 0 and (bool(part.heads) or self.columns.tells(text))
            return text in self.columns.whole or below
        if len(said) < 2:
            return False
        columns = part.columns
        return not columns or any(at < len(columns) and columns[at].is_figure for at in said)

    def read_columns(self, table: Table, part: Part, body: Sequence[Row]) -> list[Column]:
        """The columns of a part: what its heads say, the first being that of labels where they do not."""
        part.period = default = part.caption.period or self.period(table)
        found = [
            self.columns.read(head, self.reader.years, default)._replace(at=at) if head else UNREAD
            for head, at in paths(part.heads, self.columns.whole)
        ]
        if table.flat and not is_sound(table, part.heads, found):
            return [UNREAD] * len(found)
        if part.heads:
            found = self.with_labels(found, body)
        return timed(found)

    def with_labels(self, columns: Sequence[Column], body: Sequence[Row]) -> list[Column]:
        """Columns of which those with words in all cells are labels; what stands before these are row numbers.

        So 收入 | 预算数 | 支出 | 预算数 has two columns of labels, and 序号 | 部门名称 | 预算数 one.
        """
        found = list(columns)
        wordy = [at for at in range(len(found)) if self.holds_words(at, body)]
        for at in wordy:
            behind = next((i for i in range(at + 1, len(found)) if found[i].is_figure), None)
            if found[at].kind in WHOLE or (at and found[at - 1].kind in LABELS):
                continue
            labels = behind is not None and behind not in wordy
            found[at] = Column("label" if labels else "skip", found[at].head, at=found[at].at)
        first = next((at for at, column in enumerate(found) if column.kind in LABELS), None)
        if first is None and found and found[0].kind != "skip":
            found[0], first = Column("label", found[0].head), 0
        for at in range(first or 0):
            found[at] = Column("skip", found[at].head, at=found[at].at)
        return found

    def holds_words(self, at: int, body: Sequence[Row]) -> bool:
        """Whether a column holds words and no figures."""
        said = [text for row in body if not is_missing(text := text_at(row, at))]
        return bool(said) and all(HOLDS_WORD.search(text) and not self.values.read(text) for text in said)

    def period(self, table: Table) -> str | None:
        """The time that the text around a table speaks of."""
        context = self.reader.timeline.at(table.start)
        return end_of(context.period) if context.period else None

    def sentence(self, table: Table, part: Part, row: Row) -> Sentence:
        """A row with what became of its figures."""
        context = Context(self.reader.timeline.at(table.start).status, self.period(table))
        place = Place(self.text, row, self.reader.path(table.start))
        maker = Maker(self.reader, part.caption, context, planned_period(part.columns), self.done(part))
        readings = tuple(maker.reading(entry, place) for entry in self.entries(row, part))
        return Sentence(row[0].start, row[-1].end, place.path, (), readings)

    def done(self, part: Part) -> str:
        """The year up to which all has happened, as far as a report without a title lets it be known.

        A budget speaks of its own year and of the one before; what moved against last year has happened.
        """
        moved = any(c.kind in {"growth", "change"} and c.status != "target" for c in part.columns)
        planned = any(column.status == "target" for column in part.columns)
        named = max((m.period[:4] for m in mentions(self.text.chars[:BEGINNING], NOT_TOLD)), default="")
        last = str(int(named) - 1) if named else ""
        return max(last, end_of(part.period or "")[:4]) if moved and not planned else last

    def entries(self, row: Row, part: Part) -> Iterator[Entry]:
        """The figures of a row, each with its column and the label to the left of it."""
        label, unit, levels = Label(), None, [UNREAD]
        namer = next(iter(part.namers.values()), Namer(self.reader.words))
        for at, cell, column in aligned(row, part.columns):
            if column.kind in LABELS and cell.text:
                namer = part.namers.get(at, namer)
                label, levels = self.label(cell.text, column, (row, part, namer)), [UNREAD]
            elif column.kind == "unit":
                unit = cell.text if self.values.is_unit(cell.text) or UNIT.fullmatch(cell.text) else None
            elif value := self.values.read(cell.text):
                levels += [column] if column.kind == "level" else []
                column = UNREAD if column.kind in WHOLE else column
                yield Entry(cell, value, column, anchor(column, levels, part.period), label, unit, namer)

    def label(self, text: str, column: Column, place: tuple[Row, Part, Namer]) -> Label:
        """What the label of a row says."""
        row, part, namer = place
        plain, unit = self.columns.without_unit(text)
        if period := row_period(plain, self.reader.years, part.period):
            return Label("", column.kind, period, None, unit)
        plain, period, status = self.columns.label(plain, self.reader.years)
        told = (cell.text for cell, c in zip(row, part.columns, strict=False) if c.kind == "unit")
        heads = (c.unit for c in part.columns if c.kind == "level")
        unit_of_row = unit or next(told, None) or next(heads, None)
        return Label(namer.label(plain, unit_of_row), column.kind, period, status, unit)


def anchor(column: Column, levels: Sequence[Column], default: str | None) -> Column:
    """The amounts that a figure goes with: the nearest of the latest time to the left of it.

    2024年 | 2023年 | 增长: a growth is that of the later year; 当月 | 累计 | 累计增长: that of its own reach.
    """
    if column.kind == "level":
        return column
    alike = [level for level in levels if column.reach and level.reach == column.reach]
    return max(reversed(alike or levels), key=lambda level: latest(level, default))


def latest(column: Column, default: str | None = None) -> str:
    """The month with which a column's time ends."""
    return "" if column is UNREAD else last_month(column.period or default)


def timed(columns: Sequence[Column]) -> list[Column]:
    """Columns with the time over which yearly growth is counted; growth since no told year is not read."""
    span = yearly_span([column.period or "" for column in columns if column.kind == "level"])
    long = span is not None and "/" in span
    found = []
    for column in columns:
        if column.kind == "yearly":
            period = column.period or span
            column = column._replace(period=period, kind="yearly" if period else "unread")
        elif column.kind == "growth" and column.reach == "so_far" and long and not column.period:
            column = column._replace(kind="unread")
        found.append(column)
    return found


def text_at(row: Row, at: int | None) -> str:
    """The text of a row's cell, if it has so many."""
    return row[at].text if at is not None and at < len(row) else ""


def texts(row: Row) -> list[str]:
    """The texts of a row's cells."""
    return [cell.text for cell in row]


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
        if column.kind not in {*LABELS, "unit"}
    )
    return bool(columns) and columns[0].kind in LABELS and not any(map(HOLDS_WORD.search, cells))


def aligned(row: Row, columns: Sequence[Column]) -> Iterator[tuple[int, Cell, Column]]:
    """The cells of a row with their columns, and the places of these.

    Where the edges of cells do not meet those of the heads, two cells come below one head: then cells
    go with heads in order if there are as many of both, and otherwise those two are not read.
    """
    held = [cell for cell in row if cell.text]
    heads = [(at, column) for at, column in enumerate(columns) if column.at == at or column is UNREAD]
    below = Counter(columns[at].at for at, cell in enumerate(row) if cell.text and at < len(columns))
    crowded = {at for at, count in below.items() if count > 1}
    if crowded and len(held) == len(heads):
        yield from ((at, cell, column) for cell, (at, column) in zip(held, heads, strict=True))
        return
    for at, cell in enumerate(row):
        column = columns[at] if at < len(columns) else UNREAD
        yield at, cell, UNREAD if column.at in crowded and column.is_figure else column
