"""A picture as bars of text, for a terminal or a pipe."""

from collections.abc import Iterator
from typing import TextIO

from rich.table import Table
from rich.text import Text

from reportx.plots.charts import Chart, Line, Mark, cut, labels
from reportx.terminal import Screen
from reportx.writers.labels import Language

LENGTH, NAME = 30, 14  # characters of the longest bar, and of a name
STYLES = {"good": "blue", "bad": "red", "plain": ""}


def print_bars(chart: Chart, stream: TextIO, language: Language = "zh") -> None:
    """Print a row a mark: its name, a bar as long as it moved, and its words."""
    screen = Screen(stream)
    screen.print(Text(chart.title, style="bold"))
    if chart.lines:
        print_lines(chart.lines, screen, labels()[language]["line"])
    else:
        made = Table.grid(padding=(0, 2))
        scale = longest(chart)
        for mark in chart.marks:
            name = "  " * mark.depth + cut(mark.label, NAME - mark.depth)
            made.add_row(Text(name), bar_of(chart, mark, scale), Text(words_of(mark)))
        screen.print(made)
    screen.print(Text(chart.source, style="dim"))


def longest(chart: Chart) -> float:
    """What the longest bar stands for."""
    origin = 1.0 if chart.kind == "from-to" else 0.0
    ends = [mark.value - origin for mark in chart.marks]
    if chart.kind == "ledger":
        ends += [mark.start or 0.0 for mark in chart.marks]
    return max(map(abs, ends), default=0.0) or 1.0


def words_of(mark: Mark) -> str:
    """What stands beside a bar."""
    return f"{mark.start_text} → {mark.text}" if mark.start_text else mark.text


def bar_of(chart: Chart, mark: Mark, scale: float) -> Text:
    """The bar of a mark: targets of a section are hollow, and in a ledger a line shows the target."""
    if chart.kind == "sections":
        full, done = cells(mark.value, scale), cells(mark.start or 0.0, scale)
        return Text.assemble(("█" * done, "blue"), ("░" * (full - done), "blue"))
    moved = mark.value - (1.0 if chart.kind == "from-to" else 0.0)
    if chart.kind == "ledger":
        return with_target("█" * cells(moved, scale), cells(mark.start or 0.0, scale), STYLES[mark.tone])
    return Text("█" * cells(moved, scale), style="blue" if moved > 0 else "red")


def with_target(bar: str, at: int, style: str) -> Text:
    """A bar with a line where its target is."""
    at = max(at, 1)
    before, behind = bar[: at - 1].ljust(at - 1, "·"), bar[at:]
    return Text.assemble((before, style), "┃", (behind, style))


def cells(value: float, scale: float) -> int:
    """How many characters a bar has."""
    return max(1, round(LENGTH * abs(value) / scale)) if value else 0


def print_lines(lines: tuple[Line, ...], screen: Screen, words: dict[str, str]) -> None:
    """Print each of several small pictures: a row a year."""
    for line in lines:
        scale = max((abs(point.value) for point in line.points), default=0.0) or 1.0
        screen.print(Text(line.label, style="bold"))
        made = Table.grid(padding=(0, 2))
        for year, bar, told in years(line, scale, words):
            made.add_row(Text(f"  {year}"), bar, Text(told))
        screen.print(made)


def years(line: Line, scale: float, words: dict[str, str]) -> Iterator[tuple[int, Text, str]]:
    """The years of a small picture, with a bar of what came and a line where the target was."""
    actual, target = ({point.year: point for point in points} for points in (line.actual, line.target))
    for year in sorted({*actual, *target}):
        came, planned = actual.get(year), target.get(year)
        bar = "█" * cells(came.value, scale) if came else ""
        told = [came.text] if came else []
        if planned:
            told.append(f"{words['target']} {planned.text}")
        style = "red" if came and came.value < 0 else "blue"
        drawn = with_target(bar, cells(planned.value, scale), style) if planned else Text(bar, style=style)
        yield year, drawn, "  ".join(told)
