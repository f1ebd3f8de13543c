"""Reports for people: a table, a tree, an explanation, and JSON in colour.

All of it also goes through a pipe, without colour. Chinese characters are two columns wide,
which rich reckons with; marks whose width terminals disagree about (≥, ↑) stay out of the tables.
"""

import os
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple, TextIO

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.highlighter import JSONHighlighter
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from reportx.errors import inert
from reportx.explain import Explained
from reportx.figure_text import shown_measure, shown_unit, shown_value
from reportx.language import chosen_language, class_names, head, spoken
from reportx.packs import Indicator
from reportx.records import Document, Metric, QualitativeTarget, Report, Section, plain
from reportx.report_tables import BESIDE, FLAT, in_order
from reportx.trials import PARTING, Change
from reportx.wording import (
    CHANGE,
    Row,
    column_name,
    numeral_rows,
    place,
    token_rows,
    value_name,
    value_names,
)
from reportx.writers.tables import flat

Found = Metric | QualitativeTarget
WRAPPED = {"indicator", "sentence"}
OF_WORDS = {column.name for column in FLAT.columns if column.choices}  # whose values have names
WIDE = 100  # columns of a terminal from which on there is room for spaces and a column of promises
USUAL = 80  # columns of a terminal in which what each figure needs has room
NUMBER = "+-.,0123456789%"
CHINESE_FOLD = 6  # columns to which Chinese may be folded
LONGEST_WORD = 24  # columns of a word in Latin letters that is not folded
LEAST = 40  # columns without which no table can be read; lines of a narrower terminal run over


class Screen(Console):
    """A console that leaves a closed pipe to the command, which knows how to end."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(file=stream, highlight=False, markup=False, emoji=False)
        told = self.is_terminal or "COLUMNS" in os.environ
        self.width = max(self.width, LEAST) if told else WIDE  # a pipe or a file has no width

    def on_broken_pipe(self) -> None:
        """Raise what rich would turn into an exit code of its own."""
        raise BrokenPipeError


def json_printer(stream: TextIO) -> Callable[[str], None]:
    """Prints JSON in colour, as it is: no line of it is wrapped."""
    screen, colours = Screen(stream), JSONHighlighter()
    return lambda text: screen.print(colours(Text(text)), soft_wrap=True, end="")


# --- the table ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and the width of the terminal from which on there is room for it."""

    title: str
    cell: Callable[[Found], str]
    room: int = 0
    justify: Literal["left", "right"] = "left"
    least: int = 4
    small: int | None = None  # least, where not all that a figure needs has room
    most: int | None = None
    narrow: int | None = None  # at most, where the terminal is narrow
    style: str = ""


def printed(name: str) -> Callable[[Found], str]:
    """A field as a cell shows it; nothing where a target in words has no such field."""
    if name in OF_WORDS:
        return lambda record: value_name(getattr(record, name, None) or "")

    def cell(record: Found) -> str:
        value = getattr(record, name, None)
        return "" if value is None else plain(value) if isinstance(value, Decimal) else str(flat(value))

    return cell


def shown_status(record: Found) -> str:
    """The status, and with it how strong the promise is."""
    return f"{value_name(record.status)} {record.commitment or ''}".rstrip()


COLUMNS = (
    Column("indicator", printed("indicator"), least=20, small=9),
    Column("code", printed("indicator_code"), room=170, most=22, style="dim"),
    Column("action", printed("action"), room=110, most=10),
    Column("value", shown_value, justify="right", least=8, most=20, narrow=12, style="bold"),
    Column("unit", shown_unit, most=12, narrow=8),
    Column("measure", lambda record: value_name(shown_measure(record)), least=8, narrow=8),
    Column("period", printed("period"), room=56, least=7, narrow=9),
    Column("status", printed("status"), room=72, least=6),
    Column("commitment", printed("commitment"), room=WIDE, most=10),
    Column("scope", printed("scope"), room=140, most=12),
    Column("section", lambda r: r.section[-1] if r.section else "", room=120, most=24, style="dim"),
    Column("line", printed("line"), room=78, justify="right", style="dim"),
)
NARROW_STATUS = Column("status", shown_status, least=6, most=13)
# where a metric is in the original: the line of a text file, the page of a PDF, the block of other formats
PLACES = {
    form: Column(name, printed(name), room=COLUMNS[-1].room, justify="right", style="dim")
    for form, name in {"pdf": "page", "docx": "block", "html": "block"}.items()
}


class TableWriter:
    """One table a report, each under a line that says whose it is, and of several which file's."""

    def __init__(self, stream: TextIO, *, columns: Sequence[str] = (), many: bool = False) -> None:
        self.screen, self.columns, self.many = Screen(stream), columns, many

    def add(self, report: Report) -> None:
        """Print a report."""
        self.screen.print(headline(report.document, many=self.many), style="bold")
        made = table(report, self.screen.width, self.columns)
        if self.columns:  # none of those that are asked for is lost, though lines run over
            self.screen.width = max(self.screen.width, needed(made))
        self.screen.print(made)

    def close(self) -> None:
        """Nothing to end: each report is a table of its own."""


def headline(document: Document, *, many: bool = False) -> str:
    """What the report says of itself, behind the file's name where there are many; or else that name."""
    years = (("review", document.review_year), ("plan", document.plan_year))
    told = [document.title, document.region, *(f"{head(name)} {year}" for name, year in years if year)]
    line = "  ".join(part for part in told if part)
    return inert("  ".join(filter(None, (document.source if many or not line else "", line))))


def table(report: Report, width: int, names: Sequence[str] = ()) -> Table:
    """A row a metric or target in words, with the columns that are named, or as many as there is room for."""
    found = in_order(report)
    columns = columns_named(names, report.document) if names else columns_for(report, found, width)
    narrow = width < WIDE
    padding = (0, 0 if narrow else 1)
    cells = [[inert(column.cell(record)) for record in found] for column in columns]
    limits = limits_of(columns, cells, width) if narrow else [column.most for column in columns]
    made = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True, show_edge=False, padding=padding)
    for column, most in zip(columns, limits, strict=True):
        wraps = column.title in WRAPPED
        least = (column.small if width < USUAL else None) or column.least
        made.add_column(
            column_name(column.title), justify=column.justify, style=column.style, max_width=most,
            no_wrap=not wraps, overflow="fold" if wraps else "ellipsis", min_width=least,
        )  # fmt: skip
    for record, row in zip(found, zip(*cells, strict=True), strict=True):
        style = "green" if record.status == "target" else ""
        made.add_row(*map(Text, row), style=style)
    return made


def limits_of(columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int) -> list[int | None]:
    """How wide columns may be on a narrow screen: what one of them needs beyond that, where there is room."""
    needed = [
        max(column.least, *map(cell_len, [column_name(column.title), *told]))
        for column, told in zip(columns, cells, strict=True)
    ]
    limits = [column.narrow or column.most for column in columns]
    free = width - len(columns) + 1
    free -= sum(min(wanted, most or wanted) for wanted, most in zip(needed, limits, strict=True))
    for at, (column, wanted) in enumerate(zip(columns, needed, strict=True)):
        more = min(wanted, column.most or wanted) - (column.narrow or wanted)
        if 0 < more <= free:
            limits[at], free = wanted, free - more
    return limits


def needed(made: Table) -> int:
    """How wide a table must be to lose no column: those that wrap may become narrow."""
    found = [
        max(cell_len(str(cell)) for cell in [column.header, *(column.cells if column.no_wrap else ())])
        for column in made.columns
    ]
    least = [column.min_width or 0 for column in made.columns]
    return sum(map(max, found, least)) + len(found) - 1


class Head(NamedTuple):
    """A column of a table of any kind."""

    title: str
    right: bool = False  # whether its cells stand to the right
    spare: int = 0  # which columns are left out where there is no room: the highest first, and never 0
    style: str = ""


def print_rows(stream: TextIO, heads: Sequence[Head], rows: Iterable[Sequence[str]]) -> list[str]:
    """Print a table of any kind; the titles of the columns for which there was no room."""
    screen = Screen(stream)
    made, lost = fitted(heads, rows, screen.width)
    screen.width = max(
        screen.width, sum(column.width or 0 for column in made.columns) + 2 * len(made.columns)
    )
    screen.print(made)
    return lost


def fitted(heads: Sequence[Head], rows: Iterable[Sequence[str]], width: int) -> tuple[Table, list[str]]:
    """A table that is no wider than it may be, and the titles of the columns that are left out for that.

    Cells are folded between words, and Chinese ones to some characters a line, but no number is cut. Where
    that is not enough, columns are left out; where none of these is left, lines run over.
    """
    cells = [
        [head(one.title), *column] for one, column in zip(heads, by_column(rows, len(heads)), strict=True)
    ]
    least = [max(map(unbroken, column)) for column in cells]
    gap = 1 if width < USUAL else 2
    kept = list(range(len(heads)))
    spare = sorted((at for at in kept if heads[at].spare), key=lambda at: heads[at].spare)
    while spare and sum(least[at] for at in kept) + gap * (len(kept) - 1) > width:
        kept.remove(spare.pop())
    widths = {at: max(map(cell_len, cells[at])) for at in kept}
    while sum(widths.values()) + gap * (len(kept) - 1) > width:
        at = max(kept, key=lambda at: (widths[at] > least[at]) * widths[at])
        if widths[at] <= least[at]:
            break
        widths[at] -= 1
    padding = (0, gap - 1)
    made = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True, show_edge=False, padding=padding)
    for at in kept:
        one = heads[at]
        justify: Literal["left", "right"] = "right" if one.right else "left"
        made.add_column(cells[at][0], justify=justify, style=one.style, overflow="fold", width=widths[at])
    for row in zip(*(cells[at][1:] for at in kept), strict=True):
        made.add_row(*map(Text, row))
    return made, [heads[at].title for at in range(len(heads)) if at not in kept]


def by_column(rows: Iterable[Sequence[str]], count: int) -> list[list[str]]:
    """The cells of rows, column by column."""
    return [list(column) for column in zip(*rows, strict=True)] or [[] for _ in range(count)]


def unbroken(cell: str) -> int:
    """How wide a column must be for a cell: no word in Latin letters and no number is parted.

    >>> unbroken("规模以上工业增加值"), unbroken(">= 12345.6万平方米"), unbroken("not comparable")
    (6, 7, 10)
    """
    return max(map(unfolded, cell.split()), default=1)


def unfolded(word: str) -> int:
    """How wide a column must be for a word, of which the Chinese behind a number may be folded."""
    number = len(word) - len(word.lstrip(NUMBER))
    least = LONGEST_WORD if word.isascii() else max(number, CHINESE_FOLD)
    return min(cell_len(word), least)


def columns_for(report: Report, found: Sequence[Found], width: int) -> list[Column]:
    """The columns that there is room for; that of promises only where some are made."""
    place = PLACES.get(report.document.format, COLUMNS[-1])
    promised = any(record.commitment for record in found)
    columns = [column for column in (*COLUMNS[:-1], place) if width >= column.room]
    columns = [column for column in columns if promised or column.title != "commitment"]
    return [NARROW_STATUS if column.title == "status" and width < WIDE else column for column in columns]


def left_out(stream: TextIO) -> list[str]:
    """The columns that each figure needs for which a screen has no room."""
    width = Screen(stream).width
    return [column.title for column in COLUMNS if width < column.room <= USUAL]


def columns_named(names: Sequence[str], document: Document) -> list[Column]:
    """The columns that are named, by what stands above them here or by the names of the fields."""
    known = {column.title: column for column in COLUMNS}
    return [known.get(name) or Column(name, printed_beside(name, document)) for name in names]


def printed_beside(name: str, document: Document) -> Callable[[Found], str]:
    """A field of the record, or of its document where that stands beside it."""
    if name in BESIDE:
        told = str(getattr(document, name) or "")
        return lambda record: value_name(told) if name in OF_WORDS else told
    return printed(name)


# --- the tree ----------------------------------------------------------------------------------


INDICATOR_HEADS = (
    Head("code", style="bold"),
    Head("name"),
    Head("english", spare=4),
    Head("unit", spare=1),
    Head("type", spare=2),
    Head("better", spare=3),
)


def print_indicators(indicators: Iterable[Indicator], stream: TextIO) -> None:
    """A row an indicator, without its spellings."""

    def cells(one: Indicator) -> list[str]:
        units = one.units[0] if one.units else ""
        kind, better = value_name(one.kind or ""), value_name(one.better or "")
        return [inert(cell or "") for cell in (one.code, one.name, one.english, units, kind, better)]

    print_rows(stream, INDICATOR_HEADS, map(cells, indicators))


def print_changes(changes: Iterable[Change], stream: TextIO) -> None:
    """Each change in the place where it is, with what was and what is."""
    screen, place = Screen(stream), ""
    for one in changes:
        where = f"{one.source}:{one.line}  {one.text}"
        if where != place:
            screen.print(Text(inert(where), style="bold"), soft_wrap=True)
        place = where
        for sign, said in change_lines(one):
            screen.print(
                Text(f"  {sign} {inert(said)}", style={"-": "red", "+": "green"}.get(sign, "")),
                soft_wrap=True,
            )


def change_lines(one: Change) -> Iterator[tuple[str, str]]:
    """What a change says, in a line each, with its sign.

    >>> list(change_lines(Change("changed", "x", 1, "5%", "unit", None, "%")))
    [('~', 'unit: nothing, now %')]
    """
    old, new = (value_names(told or "", PARTING) for told in (one.old, one.new))
    if one.change == "changed":
        nothing = head("nothing")
        yield "~", spoken(f"{column_name(one.field or '')}: {old or nothing}, now {new or nothing}")
    elif one.change == "lost":
        yield "-", old
    else:
        yield "+", new


def print_tree(report: Report, stream: TextIO) -> None:
    """The report's sections, each with the number of metrics in it and below it."""
    counts = branch_counts(report)
    root = Tree(label(headline(report.document), len(report.metrics), ""), guide_style="dim")
    nodes: dict[int | None, Tree] = {None: root}
    for section in report.sections:
        title = f"{section.number} {section.title}" if section.number else section.title
        nodes[section.id] = nodes[section.parent].add(label(inert(title), counts[section.id], section.kind))
    Screen(stream).print(root)


def label(title: str, count: int, kind: str) -> Text:
    """A branch's title, with its count and what it speaks of."""
    return Text.assemble(title, (f"  {count}", "bold cyan"), (f"  {head(kind)}" if kind else "", "dim"))


def branch_counts(report: Report) -> Counter[int]:
    """How many metrics stand in each section, those below it included."""
    by_id = {section.id: section for section in report.sections}
    starts = [section.start for section in report.sections]
    counts: Counter[int] = Counter()
    for metric in report.metrics:
        at = bisect_right(starts, metric.start) - 1
        section = report.sections[at] if at >= 0 else None
        while section is not None:
            counts[section.id] += section.start <= metric.start < section.end
            section = parent(section, by_id)
    return counts


def parent(section: Section, by_id: dict[int, Section]) -> Section | None:
    """The section around one, or None at the top."""
    return None if section.parent is None else by_id[section.parent]


# --- the coverage ------------------------------------------------------------------------------


def print_coverage(report: Report, stream: TextIO) -> None:
    """How many numbers are in metrics and in each class of others, and those that are left over."""
    screen, counted = Screen(stream), report.coverage
    screen.print(Text(headline(report.document), style="bold"))
    made, names = Table.grid(padding=(0, 2)), class_names() if chosen_language() == "zh" else {}
    made.add_column(justify="right")
    made.add_column()
    made.add_row(Text(str(counted.numerals)), Text(head("numbers")))
    made.add_row(Text(str(counted.in_metrics), style="bold green"), Text(head("in metrics")))
    for label, count in sorted(counted.classes.items(), key=lambda item: (-item[1], item[0])):
        named = [Text(names.get(label, ""))] if names else []
        made.add_row(Text(str(count)), Text(label, style="cyan"), *named)
    made.add_row(Text(str(len(counted.left_over)), style="yellow"), Text(head("left over")))
    screen.print(Padding(made, (0, 0, 0, 2), expand=False))
    screen.print(Text(f"  {counted.share:.2%} {head('accounted for')}"))
    for number in counted.left_over:
        where = spoken(f"line {number.line}")
        told = Text(inert(f"  {where}: {number.text}  {number.context}"), style="dim")
        screen.print(told, soft_wrap=True)


# --- the explanation ---------------------------------------------------------------------------


def print_explanation(sentences: Iterable[Explained], stream: TextIO) -> None:
    """How each sentence is read: its tokens, then its numerals, each a metric or the reason why not."""
    screen = Screen(stream)
    for i, explained in enumerate(sentences):
        screen.print(Text(f"{chr(10) if i else ''}{inert(place(explained))}", style="dim"))
        screen.print(Text(inert(explained.sentence), style="bold", overflow="fold"))
        screen.print(Padding(grid(token_rows(explained)), (1, 0, 1, 2)))
        screen.print(Padding(grid(numeral_rows(explained)), (0, 0, 0, 2)))
    screen.print(Text(f"\n{' '.join(spoken(CHANGE).split())}", style="dim"))


def grid(rows: Sequence[Row]) -> Table:
    """Rows below one another, without lines."""
    made = Table.grid(padding=(0, 2))
    for _ in rows[0] if rows else ():
        made.add_column(overflow="fold")
    for row in rows:
        made.add_row(*(Text.assemble(*((inert(text), style) for text, style in cell)) for cell in row))
    return made
