"""A picture as SVG, PNG or PDF. The same report makes the same bytes."""

from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path
from textwrap import wrap
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font

from reportx.plots.choice import Chart, Mark

UP, DOWN, GREY = "#0072B2", "#D55E00", "#6b6b6b"  # blue and vermilion, which colour-blind readers tell apart
WIDTH, ROW, AROUND = 7.2, 0.36, 1.1  # inches
LABEL = 14  # characters of a line of a name
SETTINGS: dict[Any, Any] = {
    "text.parse_math": False,  # a dollar in a name is a dollar
    "svg.fonttype": "path",
    "svg.hashsalt": "reportx",
    "pdf.fonttype": 42,
    "axes.unicode_minus": False,
}
NO_DATE: dict[str, dict[str, Any]] = {
    "svg": {"Date": None},
    "pdf": {"CreationDate": None},
    "png": {"Software": None},
}


def save(chart: Chart, path: Path, form: str) -> tuple[str, ...]:
    """Draw a picture into a file. Returns the characters that the font has no shape for."""
    with as_file(files("reportx.plots") / "font.otf") as font:
        font_manager.fontManager.addfont(font)
        face = FT2Font(font)
        missing = lacking(chart, face)
        # what the cut lacks is left to the font that Matplotlib brings, which may lack it as well
        with mpl.rc_context(SETTINGS | {"font.family": [face.family_name, "DejaVu Sans"], "font.size": 9}):
            figure = draw(without(chart, missing))
            figure.savefig(path, format=form, dpi=200, metadata=NO_DATE[form])
    return missing


def lacking(chart: Chart, face: FT2Font) -> tuple[str, ...]:
    """The characters of a picture that a font has no shape for."""
    known = face.get_charmap()
    words = [chart.title, chart.source, *(mark.label + mark.text for mark in chart.marks)]
    return tuple(sorted({char for char in "".join(words) if ord(char) not in known}))


def without(chart: Chart, missing: Sequence[str]) -> Chart:
    """A picture with a white square for each character that can't be shown."""
    shown = str.maketrans(dict.fromkeys(missing, "□"))
    marks = tuple(
        mark._replace(label=mark.label.translate(shown), text=mark.text.translate(shown))
        for mark in chart.marks
    )
    return Chart(chart.kind, chart.title.translate(shown), chart.source.translate(shown), marks)


def draw(chart: Chart) -> Figure:
    """The figure: a row a mark, labelled directly, with the title above and the source beneath."""
    figure = Figure(figsize=(WIDTH, AROUND + ROW * len(chart.marks)), layout="constrained")
    axes = figure.add_subplot()
    figure.suptitle(chart.title, x=0.01, ha="left", fontsize=12)
    figure.supxlabel(chart.source, x=0.01, ha="left", fontsize=7, color=GREY)
    rows = range(len(chart.marks), 0, -1)
    for row, mark in zip(rows, chart.marks, strict=True):
        DRAWN[chart.kind](axes, row, mark)
    axes.set_yticks(list(rows), ["\n".join(wrap(mark.label, LABEL)) for mark in chart.marks])
    axes.set_ylim(0.4, len(chart.marks) + 0.6)
    frame(axes, chart)
    return figure


def frame(axes: Axes, chart: Chart) -> None:
    """The bare frame: no box, a line where nothing moved, room for the words beside the marks."""
    axes.tick_params(length=0, axis="both", labelcolor="black")
    for side in axes.spines.values():
        side.set_visible(False)
    if chart.kind == "from-to":
        axes.set_xscale("log")
        axes.set_xticks([])
        axes.set_xticks([], minor=True)
        low, high = min(1.0, *(m.value for m in chart.marks)), max(1.0, *(m.value for m in chart.marks))
        axes.set_xlim(low / 1.15, high * (high / low) ** 0.45 * 1.15)
        return
    axes.axvline(0, color=GREY, linewidth=0.8)
    axes.xaxis.grid(visible=True, color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    ends = [0.0, *(m.value for m in chart.marks), *(m.start for m in chart.marks if m.start is not None)]
    reach = max(ends) - min(ends) or 1.0
    below = 0.18 if min(ends) < 0 else 0.02
    axes.set_xlim(min(ends) - below * reach, max(ends) + 0.2 * reach)


def draw_bar(axes: Axes, row: int, mark: Mark) -> None:
    """A growth as a bar from zero."""
    up = mark.value >= 0
    axes.barh(row, mark.value, height=0.62, color=UP if up else DOWN)
    beside(axes, row, mark.value, mark.text, left=not up)


def draw_target(axes: Axes, row: int, mark: Mark) -> None:
    """A target as a dot, a range as a stretch, an open bound as an arrow."""
    end = mark.value if mark.start is None else mark.start
    axes.plot([mark.value, end], [row, row], color=UP, linewidth=4, solid_capstyle="round")
    marker = {1: ">", -1: "<", 0: "o"}[mark.open_end]
    axes.plot([mark.value], [row], marker, color=UP, markersize=8)
    beside(axes, row, max(mark.value, end), mark.text, left=False)


def draw_dumbbell(axes: Axes, row: int, mark: Mark) -> None:
    """A way from one value to another: a ring where it began, a dot where it ended."""
    start = 1.0 if mark.start is None else mark.start
    colour = UP if mark.value >= start else DOWN
    axes.plot([start, mark.value], [row, row], color=colour, linewidth=2)
    axes.plot([start], [row], "o", markerfacecolor="white", markeredgecolor=GREY, markersize=7)
    axes.plot([mark.value], [row], "o", color=colour, markersize=7)
    beside(axes, row, max(start, mark.value), mark.text, left=False)


def beside(axes: Axes, row: int, value: float, text: str, *, left: bool) -> None:
    """The words of a mark, beside it."""
    axes.annotate(
        text, (value, row), xytext=(-7 if left else 7, 0), textcoords="offset points",
        ha="right" if left else "left", va="center",
    )  # fmt: skip


DRAWN = {"targets": draw_target, "growth": draw_bar, "from-to": draw_dumbbell}
