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
from reportx.periods import end_of
from reportx.repair import Text
from reportx.tables.captions import Caption, read_caption
from reportx.tables.columns import Column, ColumnReader, paths
from reportx.tables.figures import Entry, Label, Maker, Place
from reportx.tables.grid import Cell, Row, Table
from reportx.tables.names import Namer
from reportx.tables.values import is_missing, value_reader

LABELS = frozenset({"label", "place", "member"})
HOLDS_WORD = compiled(r"\p{Han}")
UNREAD = Column("unread", "", at=-1)


@dataclass(slots=True)
class Part:
    """A part of a table with one head."""

    caption: Caption
    namer: Namer
    period: str | None = None  # of columns that tell none
    heads: list[Row] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)


class TableReader:
    """Reads the tables of one text."""

    def __init__(self, text: Text, reader: MetricReader) -> None:
        self.text, self.reader = text, reader
        self.values = value_reader(reader.scanner)
        self.columns = ColumnReader(reader.pack, reader.words, self.values)

    def sentences(self, table: Table) -> Iterator[Sentence]:
        """The rows of a table that hold figures."""
        loose = list(table.lead)
        part = self.part(table, loose)
        for row in table.rows:
            if self.holds_values(row, part):
                part.columns = part.columns or self.read_columns(table, part)
                loose = []
                yield self.sentence(table, part, row)
            elif self.is_head(row, part):
                if part.columns:
                    part = self.part(table, loose)
                part.heads.append(row)
            else:
                loose += [cell.text for cell in row if cell.text]
                if not part.heads:
                    part = self.part(table, loose)

    def part(self, table: Table, lines: Sequence[str]) -> Part:
        """A part with the caption that some lines make."""
        caption = read_caption(lines, self.columns, self.reader.years)
        return Part(caption, Namer(self.reader.words, caption.name))

    def holds_values(self, row: Row, part: Part) -> bool:
        """Whether a row has figures behind its first cell, and no years or numbers of columns."""
        found = [value for cell in row[1:] if (value := self.values.read(cell.text))]
        if part.columns or not found:
            return bool(found)
        years = all(value.is_year for value in found)
        counted = [value.low for value in found] == [found[0].low + i for i in range(len(found))]
        return not years and not (counted and len(found) > 2 and len(row[0].text) < 3)

    def is_head(self, row: Row, part: Part) -> bool:
        """Whether a row without figures has words in two columns, not only labels', or one of a head."""
        said = [at for at, cell in enumerate(row) if not is_missing(cell.text)]
        if len(said) == 1 and not part.columns:
            return row[said[0]].text in self.columns.whole or (bool(part.heads) and said[0] > 0)
        if len(said) < 2:
            return False
        columns = part.columns
        return not columns or any(at < len(columns) and columns[at].is_figure for at in said)

    def read_columns(self, table: Table, part: Part) -> list[Column]:
        """The columns of a part: what its heads say, the first being that of labels where they do not."""
        part.period = default = part.caption.period or self.period(table)
        found = [
            self.columns.read(head, self.reader.years, default)._replace(at=at) if head else UNREAD
            for head, at in paths(part.heads, self.columns.whole)
        ]
        if table.flat and not is_sound(table, part.heads, found):
            return [UNREAD] * len(found)
        if found and not any(column.kind in LABELS for column in found):
            found[0] = Column("label", found[0].head)
        return found

    def period(self, table: Table) -> str | None:
        """The time that the text around a table speaks of."""
        context = self.reader.timeline.at(table.start)
        return end_of(context.period) if context.period else None

    def sentence(self, table: Table, part: Part, row: Row) -> Sentence:
        """A row with what became of its figures."""
        context = Context(self.reader.timeline.at(table.start).status, self.period(table))
        place = Place(self.text, row, self.reader.path(table.start))
        maker = Maker(self.reader, part.caption, part.namer, context, planned_period(part.columns))
        readings = tuple(maker.reading(entry, place) for entry in self.entries(row, part))
        return Sentence(row[0].start, row[-1].end, place.path, (), readings)

    def entries(self, row: Row, part: Part) -> Iterator[Entry]:
        """The figures of a row, each with its column and the label to the left of it."""
        label, unit, anchor = Label(), None, UNREAD
        for cell, column in aligned(row, part.columns):
            if column.kind in LABELS and cell.text:
                label, anchor = self.label(cell.text, column, (row, part)), UNREAD
            elif column.kind == "unit":
                unit = cell.text if self.values.is_unit(cell.text) else None
            elif value := self.values.read(cell.text):
                if column.kind == "level" and latest(column, part.period) >= latest(anchor):
                    anchor = column  # 2024年 | 2023年 | 增长: a growth is that of the later year
                yield Entry(cell, value, column, anchor, label, unit)

    def label(self, text: str, column: Column, place: tuple[Row, Part]) -> Label:
        """What the label of a row says."""
        row, part = place
        plain, unit = self.columns.without_unit(text)
        plain, period, status = self.columns.label(plain, self.reader.years)
        told = (cell.text for cell, c in zip(row, part.columns, strict=False) if c.kind == "unit")
        heads = (c.unit for c in part.columns if c.kind == "level")
        unit_of_row = unit or next(told, None) or next(heads, None)
        return Label(part.namer.label(plain, unit_of_row), column.kind, period, status, unit)


def latest(column: Column, default: str | None = None) -> str:
    """The end of a column's time."""
    return end_of(column.period or (default if column is not UNREAD else None) or "")


def planned_period(columns: Sequence[Column]) -> str | None:
    """The last time of a table that tells which of its figures bind (预期性, 约束性): a plan's targets."""
    if not any(column.kind == "nature" for column in columns):
        return None
    return max((latest(column) for column in columns if column.kind == "level"), default="") or None


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


def aligned(row: Row, columns: Sequence[Column]) -> Iterator[tuple[Cell, Column]]:
    """The cells of a row with their columns.

    Where the edges of cells do not meet those of the heads, two cells come below one head: then cells
    go with heads in order if there are as many of both, and otherwise those two are not read.
    """
    held = [cell for cell in row if cell.text]
    heads = [column for at, column in enumerate(columns) if column.at == at or column is UNREAD]
    below = Counter(columns[at].at for at, cell in enumerate(row) if cell.text and at < len(columns))
    crowded = {at for at, count in below.items() if count > 1}
    if crowded and len(held) == len(heads):
        yield from zip(held, heads, strict=True)
        return
    for at, cell in enumerate(row):
        column = columns[at] if at < len(columns) else UNREAD
        yield cell, UNREAD if column.at in crowded and column.is_figure else column
