"""A table's rows, each read as a sentence is: figures with their names, and a reason where there is none.

A part of a table has one head: rows of words over rows of figures. Where words stand again in columns
of figures, a new part begins, whose caption are the rows with one cell right before it.
A figure whose head, unit or label the table does not tell is refused.
"""

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from reportx.metrics import MetricReader, Sentence
from reportx.metrics.timeline import Context
from reportx.patterns import compiled
from reportx.periods import end_of
from reportx.records import Status
from reportx.repair import Text
from reportx.tables.broken_heads import grouped, with_whole_label
from reportx.tables.captions import Caption, read_caption
from reportx.tables.codes import are_levels, class_codes, code_columns, codes_of, with_codes_apart
from reportx.tables.columns import BLANK, WHOLE, Column, ColumnReader, paths
from reportx.tables.figures import NOT_TOLD, Entry, Label, Maker, Place
from reportx.tables.grid import LEAD, Row, Table
from reportx.tables.label_words import label_words
from reportx.tables.labels import (
    Line,
    chains,
    completed_by,
    line_of,
    parents,
    parts_behind,
    with_sums,
    without_number,
)
from reportx.tables.layout import (
    LABELS,
    OF_CODES,
    OF_PROJECT,
    UNREAD,
    aligned,
    anchor,
    fits_in_order,
    growing,
    is_sound,
    planned_period,
    text_at,
    texts,
    timed,
    with_labels,
    with_own_time,
    with_owners,
    without_twins,
)  # fmt: skip
from reportx.tables.lost_cells import filled
from reportx.tables.movements import settled
from reportx.tables.names import Namer, Whole, grand_totals, of_funds, told_apart
from reportx.tables.part_lists import in_one_unit, with_lists
from reportx.tables.times import row_period
from reportx.tables.unit_lists import allotted
from reportx.tables.values import value_reader

UNIT = compiled(r"[百千万亿]{0,2}\p{Han}{1,3}(?:/\p{Han}{1,3})?")  # in a column of units
FORMULA = compiled(
    r"[A-Z](?:\d{1,2})?(?:=[A-Z\d+\-－＋/÷×*%()（）]+)?|\d{1,2}=[\d+\-－＋/÷×*%()（）]+|\d{1,2}"
)
BEGINNING = 400  # characters of a report in which it tells its years, if it does
MOST_LINES = 8  # of a caption, that of the table before with them
LONGEST_GAP = 60  # characters between the two halves of a table, as a page's number
MOST_ABOVE = 50  # rows of the pages before that a row's parents are looked for in: few below few rows
MOST_ROWS, FEWEST_ROWS = 1500, 10  # looked at for the columns of a part: the more parts, the fewer each


Timed = tuple[str, Status | None]


class Labelled(NamedTuple):
    """The labels of a column, and where their rows begin."""

    starts: Sequence[int]
    lines: Sequence[Line]
    values: Sequence[Decimal | None]  # of the first column of amounts beside them
    units: Sequence[str | None]  # that the rows tell

    def before(self, start: int, most: int) -> "Labelled":
        """The labels of the last rows before a place."""
        end = bisect_left(self.starts, start)
        rows = slice(max(0, end - most), end)
        return Labelled(self.starts[rows], self.lines[rows], self.values[rows], self.units[rows])

    def followed_by(self, below: "Labelled") -> "Labelled":
        """The labels with those of the rows below them."""
        return Labelled(
            [*self.starts, *below.starts],
            [*self.lines, *below.lines],
            [*self.values, *below.values],
            [*self.units, *below.units],
        )


Labels = Mapping[int, Labelled]  # by the column


@dataclass(slots=True)
class Part:
    """A part of a table with one head."""

    lines: tuple[str, ...]  # of the caption
    caption: Caption
    period: str | None = None  # of columns that tell none
    heads: list[Row] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)
    namers: dict[int, Namer] = field(default_factory=dict)  # by the column of the labels
    labels: dict[int, Labelled] = field(default_factory=dict)  # by their column
    times: dict[int, Timed] = field(default_factory=dict)  # of wholes, by where the rows of their parts begin
    in_order: bool = True  # whether cells may go with heads in order where their edges do not meet
    opened: int = -1  # the heads that there were when a row of figures was reached
    coded: set[int] = field(default_factory=set)  # its columns of the codes of official classes
    outer: str = ""  # what a cell to the left of the labels says of its row and of those below it


class TableReader:
    """Reads the tables of one text, from the first to the last."""

    def __init__(self, text: Text, reader: MetricReader) -> None:
        self.text, self.reader = text, reader
        self.values = value_reader(reader.scanner, reader.words)
        self.says = label_words(reader.pack)
        self.columns = ColumnReader(reader.pack, reader.words, self.values)
        self.before: tuple[Part, Table] | None = None  # what a table may go on from
        self.projects: tuple[Table | None, bool] = None, False  # whether a table is of single projects

    def sentences(self, table: Table) -> Iterator[Sentence]:
        """The rows of a table that hold figures."""
        table = with_codes_apart(with_whole_label(self.with_heads(table)))
        loose = list(table.lead)
        part, parts = self.part(loose), 1
        for at, row in enumerate(table.rows):
            if self.is_formula(row):
                continue
            if self.holds_values(row, part):
                if not part.columns and part.opened < len(part.heads):
                    part, parts = self.opened(table, at, part, MOST_ROWS // parts), parts + 1
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

    def with_heads(self, table: Table) -> Table:
        """A flat table with its heads in one row, where they were broken over lines above it."""
        if not table.flat:
            return table
        first = table.rows[0]
        lines = [*table.lead, *texts(first)]
        labels = [at for at, line in enumerate(lines) if BLANK.sub("", line) in self.columns.whole]
        at = labels[-1] if labels else len(table.lead)
        plain = table._replace(lead=table.lead[-LEAD:])
        if at >= len(table.lead):
            return plain
        found = grouped(
            lines[at + 1 :],
            len(first) - 1,
            is_time=lambda line: (
                row_period(line, self.columns.expressions, self.reader.years, None) is not None
            ),
            is_whole=lambda line: line in self.columns.roles,
        )
        if found is None or len(set(found)) < len(found):
            return plain
        told = [lines[at], *found]
        head = tuple(cell._replace(text=text) for cell, text in zip(first, told, strict=True))
        return table._replace(rows=(head, *table.rows[1:]), lead=tuple(lines[: labels[0]][-LEAD:]))

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

    def opened(self, table: Table, at: int, part: Part, most: int) -> Part:
        """A part whose first row of figures is reached, with its columns and what names its rows, if few."""
        part.opened = len(part.heads)
        before = self.before[0] if self.before else None
        first = self.begin(table, at, part)
        body = self.body(table.rows[first : first + max(FEWEST_ROWS, most)], part.heads)
        goes_on = False
        if before and not part.heads and self.goes_on(table):
            part.heads, part.lines, part.caption = before.heads, before.lines, before.caption
            goes_on = True
        elif before and part.heads and [*map(texts, part.heads)] == [*map(texts, before.heads)]:
            part.lines, part.caption = self.again(before, part)
            goes_on = part.caption.title == before.caption.title
        part.columns = self.read_columns(table, part, body)
        part.in_order = fits_in_order(body, part.columns)
        part.namers = self.namers(part, body, before.labels if before and goes_on else {})
        self.before = part, table
        return part

    def again(self, before: Part, part: Part) -> tuple[tuple[str, ...], Caption]:
        """The caption of a part below the same heads as the one before: its own, or what both tell."""
        own, last = part.caption, before.caption
        if own.title.topic or own.title.fund or own.title.name:
            return part.lines, own._replace(unit=own.unit or last.unit, period=own.period or last.period)
        told = self.captioned([*before.lines, *part.lines])
        return told.lines, told.caption

    @staticmethod
    def begin(table: Table, at: int, part: Part) -> int:
        """The first row below the heads, which may be that of a label alone: 一、养老保险基金."""
        while part.heads and table.rows[at - 1] not in part.heads and is_lone(table.rows[at - 1]):
            at -= 1
        return at

    def goes_on(self, table: Table) -> bool:
        """Whether a table without a head is the rest of the one before: marked so, or right behind it."""
        if self.before is None:
            return False
        before, last = self.before
        own = read_caption(table.lead, self.columns, self.reader.years)
        near = table.start - last.end <= LONGEST_GAP and not own.unit and not own.title.topic
        marked = any(map(self.columns.continues, table.lead))
        return table is not last and len(table.rows[0]) == len(before.columns) and (marked or near)

    def body(self, rows: Sequence[Row], heads: Sequence[Row]) -> list[Row]:
        """The rows of figures below a head, up to another one, and those in which a label stands alone.

        The same head, as each page prints it again, ends nothing.
        """
        again = [texts(head) for head in heads]
        found: list[Row] = []
        for row in rows:
            said = sum(not self.values.is_missing(cell.text) for cell in row)
            values = self.has_value(row)
            if texts(row) in again:
                while found and is_lone(found[-1]):
                    found.pop()
                continue
            if not values and said > 2:
                break
            found += [row] if values or said == 1 else []
        return found

    def has_value(self, row: Row) -> bool:
        """Whether a cell of a row is a figure."""
        return any(self.values.read(cell.text) for cell in row)

    def tells_figures(self, row: Row, at: int) -> bool:
        """Whether something stands beside a label, if only a dash for a figure that there is none of."""
        return self.has_value(row) or any(
            cell.text and self.values.is_missing(cell.text) for cell in row[at + 1 :]
        )

    def namers(self, part: Part, body: Sequence[Row], above: Labels) -> dict[int, Namer]:
        """What names the rows by each column of labels, which may go on from those of the page before."""
        found = {}
        for at, column in enumerate(part.columns):
            if column.kind in LABELS and at in {0, column.at}:
                labelled = [row for row in body if text_at(row, at)]
                beside = code_columns(labelled, part.columns, at)
                codes = codes_of(labelled, beside)
                levels = codes if are_levels(codes) else [""] * len(codes)
                official = class_codes(codes)
                part.coded.update(beside if any(official) else ())
                lines = [
                    line_of(
                        self.named(row, at),
                        code,
                        alone=not self.tells_figures(row, at),
                        totals=self.says.totals,
                    )
                    for row, code in zip(labelled, levels, strict=True)
                ]
                starts = [row[0].start for row in labelled]
                values = self.amounts(labelled, part.columns, at)
                units = [self.unit_of(row, at, part.columns) for row in labelled]
                part.times.update(self.times(labelled, lines, at))
                told = Labelled(starts, lines, values, units)
                if labelled and (own := above.get(at)):
                    told = own.before(starts[0], MOST_ABOVE * len(labelled)).followed_by(told)
                part.labels[at] = told
                found[at] = self.namer(part, part.labels[at])
                rows = zip(labelled, official, strict=True)
                found[at].codes = {row[0].start: code for row, code in rows if code}
        return found

    def namer(self, part: Part, labelled: Labelled) -> Namer:
        """What names the rows of a column of labels, by the tree over them."""
        starts, lines, values, units = labelled
        of = with_sums(lines, parents(lines), values)
        lists = in_one_unit(with_lists(lines, of, values), units)
        words = self.reader.words
        completed = {**told_apart(completed_by(lines, of), lines, words), **of_funds(lines, of, words)}
        wholes = {starts[i]: Whole(starts[whole], lines[whole].name) for i, whole in completed.items()}
        paths = dict(zip(starts, chains(lines, lists), strict=True))
        going_on = frozenset(starts[at] for at in parts_behind(lines, of))
        split = any(line.is_mere_total for line in lines)
        namer = Namer(self.reader.words, part.caption.title, wholes, paths, going_on, split)
        totals = grand_totals(lines, namer, self.columns.transferred)
        namer.grand = frozenset(starts[at] for at in totals)
        return namer

    def amounts(self, rows: Sequence[Row], columns: Sequence[Column], at: int) -> list[Decimal | None]:
        """The figures beside labels, of the column of amounts that has the most of them."""
        ends = (i for i in range(at + 1, len(columns)) if columns[i].kind in LABELS)
        figures = [i for i in range(at + 1, next(ends, len(columns))) if columns[i].kind == "level"]
        read = [[self.values.read(text_at(row, i)) for row in rows] for i in figures]
        most = max(read, key=lambda column: sum(value is not None for value in column), default=None)
        return [v and (-v.low if v.negative else v.low) for v in most] if most else [None] * len(rows)

    def named(self, row: Row, at: int) -> str:
        """The label of a row without its unit and its time."""
        return self.columns.label(self.columns.without_unit(text_at(row, at))[0], self.reader.years)[0]

    def unit_of(self, row: Row, at: int, columns: Sequence[Column]) -> str | None:
        """The unit that a row tells, in its label or in a column of units."""
        told = (cell.text for cell, column in zip(row, columns, strict=False) if column.kind == "unit")
        return self.columns.without_unit(text_at(row, at))[1] or next(filter(None, told), None)

    def times(self, rows: Sequence[Row], lines: Sequence[Line], at: int) -> Iterator[tuple[int, Timed]]:
        """When the whole of each row holds, and whether that happened, where its label tells."""
        found: dict[int, Timed] = {}
        for i, whole in enumerate(parents(lines)):
            if whole >= 0:
                text = self.columns.without_unit(text_at(rows[whole], at))[0]
                _, period, status = self.columns.label(text, self.reader.years)
                if period is not None:
                    found[i] = period, status
                elif whole in found:
                    found[i] = found[whole]
        yield from ((rows[i][0].start, timed) for i, timed in found.items())

    @staticmethod
    def is_formula(row: Row) -> bool:
        """Whether a row only tells how columns are counted: A=B+C | B | C."""
        said = [cell.text for cell in row[1:] if cell.text]
        if len(said) < 2 or not all(map(FORMULA.fullmatch, said)):
            return False
        numbers = [int(text.partition("=")[0]) for text in said if text[0].isdecimal()]
        counted = all(after - before == 1 for before, after in pairwise(numbers))
        return counted and any(text[0].isalpha() or "=" in text for text in said)

    def holds_values(self, row: Row, part: Part) -> bool:
        """Whether a row has figures behind its first cell, and no years or numbers of columns."""
        found = [value for cell in row[1:] if (value := self.values.read(cell.text))]
        if part.columns or not found:
            return bool(found)
        if part.heads and row_period(
            row[0].text, self.columns.expressions, self.reader.years, part.caption.period
        ):
            return True
        years = all(value.is_year for value in found)
        counted = [value.low for value in found] == [found[0].low + i for i in range(len(found))]
        return not years and not (counted and len(found) > 2 and len(row[0].text) < 3)

    def is_head(self, row: Row, part: Part) -> bool:
        """Whether a row without figures has words in two columns, not only labels', or one of a head."""
        said = [at for at, cell in enumerate(row) if not self.values.is_missing(cell.text)]
        if len(said) == 1 and not part.columns:
            text = row[said[0]].text
            below = said[0] > 0 and (bool(part.heads) or self.columns.tells(text))
            return text in self.columns.whole or below
        if len(said) < 2:
            return False
        columns = part.columns
        if not columns:
            return True
        told = [row[at].text for at in said if at < len(columns) and columns[at].is_figure]
        labelled = row[said[0]].text in self.columns.whole
        return bool(told) and (labelled or any(self.is_told(text, part) for text in told))

    def is_told(self, text: str, part: Part) -> bool:
        """Whether the text of a cell by itself says that it is a head."""
        return (
            self.columns.tells(text)
            or row_period(text, self.columns.expressions, self.reader.years, part.period) is not None
        )

    def tells_columns(self, part: Part) -> bool:
        """Whether heads are such: one of their words is a head's, or those of a row all differ."""
        last = [text for text in texts(part.heads[-1]) if text]
        told = (text for row in part.heads for text in texts(row) if text)
        return len(set(last)) == len(last) or any(
            text in self.columns.whole or self.is_told(text, part) for text in told
        )

    def read_columns(self, table: Table, part: Part, body: Sequence[Row]) -> list[Column]:
        """The columns of a part: what its heads say, the first being that of labels where they do not."""
        part.period = default = part.caption.period or self.period(table)
        found = [
            self.columns.read(head, self.reader.years, default)._replace(at=at) if head else UNREAD
            for head, at in paths(part.heads, self.columns.whole)
        ]
        unsound = table.flat and not is_sound(table, part.heads, found)
        if self.is_of_projects(table, part):
            return [OF_PROJECT] * max(map(len, table.rows))
        if unsound or (part.heads and not self.tells_columns(part)):
            return [UNREAD] * len(found)
        if part.heads:
            found = with_labels(found, body, self.values)
        found = with_owners(found, self.columns.place_names, by_place=self.columns.by_place(part.lines))
        found = growing(found, part.caption.unit) if part.caption.growing else found
        found = allotted(found, () if part.caption.unit else part.caption.units)
        return without_twins(timed(settled(with_own_time(found), body, self.values)))

    def is_of_projects(self, table: Table, part: Part) -> bool:
        """Whether a part is of single projects; the rows of its table are asked once for all of its parts."""
        if self.projects[0] is not table:
            self.projects = table, self.columns.of_projects(table.rows)
        return self.projects[1] or self.columns.of_projects(part.heads)

    def period(self, table: Table) -> str | None:
        """The time that the text around a table speaks of."""
        context = self.reader.timeline.at(table.start)
        return end_of(context.period) if context.period else None

    def sentence(self, table: Table, part: Part, row: Row) -> Sentence:
        """A row with what became of its figures."""
        context = Context(self.reader.timeline.at(table.start).status, self.period(table))
        place = Place(self.text, row, self.reader.path(table.start))
        maker = Maker(self.reader, part.caption, context, planned_period(part.columns), self.done(part))
        short = table.flat and len(row) < len(part.columns)
        whole = filled(row, part.columns, self.values) if short else row
        entries = self.entries(row if whole is None else whole, part)
        readings = tuple(maker.reading(entry, place, lost=whole is None) for entry in entries)
        return Sentence(row[0].start, row[-1].end, place.path, (), readings)

    def done(self, part: Part) -> str:
        """The year up to which all has happened, as far as a report without a title lets it be known.

        A budget speaks of its own year and of the one before; what moved against last year has happened.
        """
        moved = any(c.kind in {"growth", "change"} and c.status != "target" for c in part.columns)
        planned = any(column.status == "target" for column in part.columns)
        told = self.columns.expressions.mentions(self.text.chars[:BEGINNING], NOT_TOLD)
        named = max((m.period[:4] for m in told), default="")
        last = str(int(named) - 1) if named else ""
        return max(last, end_of(part.period or "")[:4]) if moved and not planned else last

    def entries(self, row: Row, part: Part) -> Iterator[Entry]:
        """The figures of a row, each with its column and the label to the left of it."""
        label, unit, levels = Label(), None, [UNREAD]
        namer = next(iter(part.namers.values()), Namer(self.reader.words))
        for at, cell, column in aligned(row, part.columns, in_order=part.in_order):
            if column.kind == "outer":
                part.outer = cell.text or part.outer
                label = self.outer_label(part)
            elif column.kind in LABELS and cell.text:
                namer = part.namers.get(at, namer)
                label, levels = self.label(cell.text, column, (row, part, namer)), [UNREAD]
            elif column.kind == "skip" and cell.text and self.is_label_aside(row, part.columns, at):
                label = self.label(cell.text, part.columns[at + 1], (row, part, namer))
            elif column.kind == "unit":
                unit = cell.text if self.values.is_unit(cell.text) or UNIT.fullmatch(cell.text) else None
            elif value := self.values.read(cell.text):
                levels += [column] if column.kind == "level" else []
                told = UNREAD if column.kind in WHOLE else column
                told = OF_CODES if at in part.coded else told
                yield Entry(cell, value, told, anchor(column, levels, part.period), label, unit, namer)

    def is_label_aside(self, row: Row, columns: Sequence[Column], at: int) -> bool:
        """Whether a total's name stands in a column of codes or numbers, and none in that of the labels."""
        beside = at + 1 < len(columns) and columns[at + 1].kind in LABELS and not text_at(row, at + 1)
        return beside and bool(self.says.totals.end(row[at].text))

    def label(self, text: str, column: Column, place: tuple[Row, Part, Namer]) -> Label:
        """What the label of a row says."""
        row, part, namer = place
        outer = self.outer_label(part)
        plain, unit = self.columns.without_unit(text)
        if period := row_period(plain, self.columns.expressions, self.reader.years, part.period):
            return Label("", column.kind, period, None, unit)
        plain, period, status = self.columns.label(plain, self.reader.years)
        told = (cell.text for cell, c in zip(row, part.columns, strict=False) if c.kind == "unit")
        if moving := self.columns.moving(plain, unit):
            against = any(word in plain for word in self.says.compared_years)
            name = namer.last or namer.title.name
            return Label(name, "label", outer.period, None, unit, outer.name, moving, against)
        heads = (c.unit for c in part.columns if c.kind == "level")
        unit_of_row = unit or next(told, None) or next(heads, None)
        name = within(outer.name, namer.label(plain, unit_of_row, row[0].start), self.says.totals)
        if period is None:
            period, status = part.times.get(row[0].start, (outer.period, status))
        elsewhere = column.kind == "place" and not self.columns.place_names.is_row(name)
        kind = "member" if elsewhere else column.kind
        return Label(name, kind, period, status, unit, outer.name)

    def outer_label(self, part: Part) -> Label:
        """What stands to the left of some labels: whose parts their rows are, or when they hold."""
        plain = without_number(self.columns.without_unit(part.outer)[0])
        period = (
            row_period(plain, self.columns.expressions, self.reader.years, part.period) if plain else None
        )
        return Label("" if period else plain, "label", period)


def is_lone(row: Row) -> bool:
    """Whether only the first cell of a row holds something."""
    return bool(row[0].text) and not any(cell.text for cell in row[1:])


def within(outer: str, inner: str, totals: Container[str]) -> str:
    """The name of a part of what stands to the left of it, which is all that a total of it is.

    >>> within("一般债券", "新增债券", {"合计"}), within("一般债券", "合计", {"合计"})
    ('一般债券新增债券', '一般债券')
    """
    if not outer or inner.startswith(outer):
        return inner
    return outer if inner in totals else outer + inner
