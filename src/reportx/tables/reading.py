"""A table's rows, each read as a sentence is: figures with their names, and a reason where there is none.

A part of a table has one head: rows of words over rows of figures. Where words stand again in columns
of figures, a new part begins, whose caption are the rows with one cell right before it.
A figure whose head, unit or label the table does not tell is refused.
"""

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
from reportx.tables.grid import Row, Table
from reportx.tables.labels import completed_by, line_of
from reportx.tables.layout import (
    LABELS,
    UNREAD,
    aligned,
    anchor,
    is_sound,
    planned_period,
    text_at,
    texts,
    timed,
    with_labels,
)  # fmt: skip
from reportx.tables.names import Namer
from reportx.tables.times import row_period
from reportx.tables.values import is_missing, value_reader

UNIT = compiled(r"[百千万亿]{0,2}\p{Han}{1,3}(?:/\p{Han}{1,3})?")  # in a column of units
CODE = compiled(r"\d{3,9}")
FORMULA = compiled(
    r"[A-Z](?:\d{1,2})?(?:=[A-Z\d+\-－＋/÷×*%()（）]+)?|\d{1,2}=[\d+\-－＋/÷×*%()（）]+|\d{1,2}"
)
BEGINNING = 400  # characters of a report in which it tells its years, if it does
MOST_LINES = 8  # of a caption, that of the table before with them
LONGEST_GAP = 60  # characters between the two halves of a table, as a page's number


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
            if column.kind in LABELS and at in {0, column.at}:
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
            found = with_labels(found, body, self.values)
        return timed(found)

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
                told = UNREAD if column.kind in WHOLE else column
                yield Entry(cell, value, told, anchor(column, levels, part.period), label, unit, namer)

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
