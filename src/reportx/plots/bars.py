"""A picture as bars of text, for a terminal or a pipe."""

from typing import TextIO

from rich.table import Table
from rich.text import Text

from reportx.plots.choice import Chart
from reportx.terminal import Screen

LENGTH = 30  # of the longest bar


def print_bars(chart: Chart, stream: TextIO) -> None:
    """Print a row a mark: its name, a bar as long as it moved, and its words."""
    screen = Screen(stream)
    screen.print(Text(chart.title, style="bold"))
    origin = 1.0 if chart.kind == "from-to" else 0.0
    longest = max((abs(mark.value - origin) for mark in chart.marks), default=0.0) or 1.0
    made = Table.grid(padding=(0, 2))
    for mark in chart.marks:
        moved = mark.value - origin
        bar = "█" * max(1, round(LENGTH * abs(moved) / longest)) if moved else ""
        made.add_row(Text(mark.label), Text(bar, style="blue" if moved > 0 else "red"), Text(mark.text))
    screen.print(made)
    screen.print(Text(chart.source, style="dim"))
