"""Reports for people: a table, a tree, an explanation, and JSON in colour.

All of it also goes through a pipe, without colour. Chinese characters are two columns wide,
which rich reckons with; marks whose width terminals disagree about (≥, ↑) stay out of the tables.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.highlighter import JSONHighlighter
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from reportx.errors import inert
from reportx.explain import Explained
from reportx.records import Document, Metric, Report, Section
from reportx.wording import Row, figure, numeral_rows, place, token_rows


class Screen(Console):
    """A console that leaves a closed pipe to the command, which knows how to end."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(file=stream, highlight=False, markup=False, emoji=False)

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
    cell: Callable[[Metric], str]
    room: int = 0
    justify: Literal["left", "right"] = "left"
    most: int | None = None
    style: str = ""


COLUMNS = (
    Column("indicator", lambda m: m.indicator),
    Column("code", lambda m: m.indicator_code or "", room=170, most=22, style="dim"),
    Column("action", lambda m: m.action or "", room=110, most=10),
    Column("value", figure, justify="right", style="bold"),
    Column("unit", lambda m: "" if m.measure == "rank" else m.unit or "", most=12),
    Column("measure", lambda m: m.measure, room=100),
    Column("period", lambda m: m.period or ""),
    Column("status", lambda m: m.status),
    Column("scope", lambda m: m.scope or "", room=140, most=12),
    Column("section", lambda m: m.section[-1] if m.section else "", room=120, most=24, style="dim"),
    Column("line", lambda m: str(m.line), justify="right", style="dim"),
)
# where a metric is in the original: the line of a text file, the page of a PDF, the block of other formats
PLACES = {
    "pdf": Column("page", lambda m: str(m.page), justify="right", style="dim"),
    "docx": Column("block", lambda m: str(m.block), justify="right", style="dim"),
    "html": Column("block", lambda m: str(m.block), justify="right", style="dim"),
}


class TableWriter:
    """One table a report, each under a line that says whose it is."""

    def __init__(self, stream: TextIO) -> None:
        self.screen = Screen(stream)

    def add(self, report: Report) -> None:
        """Print a report."""
        self.screen.print(headline(report.document), style="bold")
        self.screen.print(table(report, self.screen.width))

    def close(self) -> None:
        """Nothing to end: each report is a table of its own."""


def headline(document: Document) -> str:
    """What the report says of itself, or else the file's name."""
    years = (("review", document.review_year), ("plan", document.plan_year))
    told = [document.title, document.region, *(f"{name} {year}" for name, year in years if year)]
    return inert("  ".join(part for part in told if part) or document.source)


def table(report: Report, width: int) -> Table:
    """A row a metric, with as many columns as the width has room for."""
    place = PLACES.get(report.document.format, COLUMNS[-1])
    columns = [column for column in (*COLUMNS[:-1], place) if width >= column.room]
    made = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True, show_edge=False)
    for column in columns:
        wraps = column.title == "indicator"
        made.add_column(
            column.title, justify=column.justify, style=column.style, max_width=column.most,
            no_wrap=not wraps, overflow="fold" if wraps else "ellipsis", min_width=20 if wraps else 4,
        )  # fmt: skip
    for metric in report.metrics:
        style = "green" if metric.status == "target" else ""
        made.add_row(*(Text(inert(column.cell(metric))) for column in columns), style=style)
    return made


def print_rows(stream: TextIO, columns: Iterable[tuple[str, bool]], rows: Iterable[Sequence[str]]) -> None:
    """A table of any kind, its columns with their titles and whether they stand to the right."""
    made = Table(box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True, show_edge=False)
    for title, right in columns:
        made.add_column(title, justify="right" if right else "left", overflow="fold")
    for row in rows:
        made.add_row(*map(Text, row))
    Screen(stream).print(made)


# --- the tree ----------------------------------------------------------------------------------


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
    return Text.assemble(title, (f"  {count}", "bold cyan"), (f"  {kind}" if kind else "", "dim"))


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
    made = Table.grid(padding=(0, 2))
    made.add_column(justify="right")
    made.add_column()
    made.add_row(Text(str(counted.numerals)), Text("numbers"))
    made.add_row(Text(str(counted.in_metrics), style="bold green"), Text("in metrics"))
    for label, count in sorted(counted.classes.items(), key=lambda item: (-item[1], item[0])):
        made.add_row(Text(str(count)), Text(label, style="cyan"))
    made.add_row(Text(str(len(counted.left_over)), style="yellow"), Text("left over"))
    screen.print(Padding(made, (0, 0, 0, 2), expand=False))
    screen.print(Text(f"  {counted.share:.2%} accounted for"))
    for number in counted.left_over:
        told = Text(inert(f"  line {number.line}: {number.text}  {number.context}"), style="dim")
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


def grid(rows: Sequence[Row]) -> Table:
    """Rows below one another, without lines."""
    made = Table.grid(padding=(0, 2))
    for _ in rows[0] if rows else ():
        made.add_column(overflow="fold")
    for row in rows:
        made.add_row(*(Text.assemble(*((inert(text), style) for text, style in cell)) for cell in row))
    return made
