"""A picture as SVG, PNG or PDF. The same report makes the same bytes."""

from collections.abc import Callable, Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from textwrap import wrap
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ft2font import FT2Font

from reportx.plots.charts import Chart, Kind, Line, Mark, Tone, cut, labels, room_for
from reportx.writers.labels import Language

UP, DOWN, GREY = "#0072B2", "#D55E00", "#6b6b6b"  # blue and vermilion, which colour-blind readers tell apart
PALE, FAINT = "#dddddd", "#aaaaaa"
TONES: dict[Tone, str] = {"good": UP, "bad": DOWN, "plain": GREY}
WIDTH, ROW, CLOSE, AROUND = 7.2, 0.36, 0.27, 1.1  # inches
TITLE_ROOM, KEY_ROOM = 0.36, 0.22  # inches above a picture
LEAST, SPACE, SMALL = 3.0, 0.2, 1.45  # inches: of slopes at least, of a line of words, of a small picture
MANY = 20  # rows that stand closer
LABEL, LATIN = 14, 34  # characters of a line of a name, Chinese or English
TITLE, SLOPE = 22, 18  # of a heading, and of a name at a slope
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


def save(chart: Chart, path: Path, form: str, language: Language = "zh") -> tuple[str, ...]:
    """Draw a picture into a file. Returns the characters that the font has no shape for."""
    with as_file(files("reportx.plots") / "font.otf") as font:
        font_manager.fontManager.addfont(font)
        face = FT2Font(font)
        missing = lacking(chart, face)
        # what the cut lacks is left to the font that Matplotlib brings, which may lack it as well
        with mpl.rc_context(SETTINGS | {"font.family": [face.family_name, "DejaVu Sans"], "font.size": 9}):
            figure = draw(without(chart, missing), language)
            figure.savefig(path, format=form, dpi=200, metadata=NO_DATE[form])
    return missing


def lacking(chart: Chart, face: FT2Font) -> tuple[str, ...]:
    """The characters of a picture that a font has no shape for."""
    known = face.get_charmap()
    return tuple(sorted({char for char in "".join(words_of(chart)) if ord(char) not in known}))


def words_of(chart: Chart) -> Iterator[str]:
    """All words of a picture."""
    yield from (chart.title, chart.source, chart.key)
    for mark in chart.marks:
        yield from (mark.label, mark.text, mark.start_text)
    for line in chart.lines:
        yield line.label
        yield from (point.text for point in line.points)


def without(chart: Chart, missing: Sequence[str]) -> Chart:
    """A picture with a white square for each character that can't be shown."""
    shown = str.maketrans(dict.fromkeys(missing, "□"))
    marks = tuple(
        mark._replace(label=mark.label.translate(shown), text=mark.text.translate(shown))
        for mark in chart.marks
    )
    lines = tuple(line._replace(label=line.label.translate(shown)) for line in chart.lines)
    title, source = chart.title.translate(shown), chart.source.translate(shown)
    return chart._replace(title=title, source=source, marks=marks, lines=lines)


def draw(chart: Chart, language: Language) -> Figure:
    """The figure: labelled directly, with the title above and the source beneath."""
    if chart.kind == "panel":
        figure = draw_lines(chart)
    elif chart.kind == "ledger":
        figure = draw_slopes(chart, labels()[language]["line"])
    else:
        figure = draw_rows(chart)
    height = figure.get_figheight()
    above = TITLE_ROOM + (KEY_ROOM if chart.key else 0)
    figure.text(0.01, 1 - 0.08 / height, chart.title, ha="left", va="top", fontsize=12)
    figure.text(0.01, 1 - TITLE_ROOM / height, chart.key, ha="left", va="top", fontsize=8, color=GREY)
    figure.text(0.01, 0.07 / height, chart.source, ha="left", va="bottom", fontsize=7, color=GREY)
    beneath = 0.26 / height
    figure.set_layout_engine("constrained", rect=(0, beneath, 1, 1 - beneath - above / height))
    return figure


def folded(label: str) -> str:
    """A name in lines; one in English in two."""
    if room_for(label, LABEL) == LABEL:
        return "\n".join(wrap(label, LABEL))
    return "\n".join(wrap(label, LATIN, max_lines=2, placeholder="…"))


def draw_rows(chart: Chart) -> Figure:
    """A row a mark."""
    count = len(chart.marks)
    row_height = ROW if count <= MANY else CLOSE
    figure = Figure(figsize=(WIDTH, AROUND + row_height * count))
    if chart.kind == "sections":  # headings begin at the left, each below the one that holds it
        heads, axes = figure.subplots(1, 2, sharey=True, width_ratios=(1, 1.45))
        heads.axis("off")
        axes.tick_params(labelleft=False)
    else:
        axes = figure.add_subplot()
    rows = range(count, 0, -1)
    for row, mark in zip(rows, chart.marks, strict=True):
        DRAWN[chart.kind](axes, row, mark)
        if chart.kind == "sections":
            name = cut(mark.label, TITLE - mark.depth)
            heads.text(0.05 * mark.depth, row, name, va="center", color=GREY if mark.depth else "black")
    if chart.kind != "sections":
        axes.set_yticks(list(rows), [folded(mark.label) for mark in chart.marks])
    axes.set_ylim(0.4, count + 0.6)
    frame(axes, chart)
    return figure


def frame(axes: Axes, chart: Chart) -> None:
    """The bare frame: no box, a line where nothing moved, room for the words beside the marks."""
    bare(axes)
    if chart.kind == "from-to":
        axes.set_xscale("log")
        axes.set_xticks([])
        axes.set_xticks([], minor=True)
        low, high = min(1.0, *(m.value for m in chart.marks)), max(1.0, *(m.value for m in chart.marks))
        axes.set_xlim(low / 1.15, high * (high / low) ** 0.45 * 1.15)
        return
    axes.axvline(0, color=GREY, linewidth=0.8)
    axes.xaxis.grid(visible=True, color=PALE, linewidth=0.6)
    axes.set_axisbelow(True)
    ends = [0.0, *(m.value for m in chart.marks), *(m.start for m in chart.marks if m.start is not None)]
    reach = max(ends) - min(ends) or 1.0
    below = 0.18 if min(ends) < 0 else 0.02
    axes.set_xlim(min(ends) - below * reach, max(ends) + 0.2 * reach)


def bare(axes: Axes) -> None:
    """No box and no ticks."""
    axes.tick_params(length=0, axis="both", labelcolor="black")
    for side in axes.spines.values():
        side.set_visible(False)


def draw_bar(axes: Axes, row: int, mark: Mark) -> None:
    """A growth as a bar from zero."""
    up = mark.value >= 0
    axes.barh(row, mark.value, height=0.62, color=UP if up else DOWN)
    beside(axes, row, mark.value, mark.text, left=not up)


def draw_section(axes: Axes, row: int, mark: Mark) -> None:
    """The figures of a section as a bar: what happened, and hollow behind it what is planned."""
    done = mark.start or 0.0
    height = 0.62 if mark.depth == 0 else 0.42
    axes.barh(row, mark.value, height=height, facecolor="white", edgecolor=UP, linewidth=1)
    axes.barh(row, done, height=height, facecolor=UP, edgecolor=UP, linewidth=1)
    beside(axes, row, mark.value, mark.text, left=False)


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


def draw_slopes(chart: Chart, names: dict[str, str]) -> Figure:
    """Targets on the left, outcomes on the right; words are moved apart where they would meet."""
    count = len(chart.marks)
    height = max(LEAST, AROUND + 0.3 + (0.27 if count > MANY else 0.32) * count)
    figure = Figure(figsize=(WIDTH, height))
    axes = figure.add_subplot()
    starts = [mark.start or 0.0 for mark in chart.marks]
    ends = [mark.value for mark in chart.marks]
    low, high = min(starts + ends), max(starts + ends)
    reach = high - low or 1.0
    gap = reach / max(1, (height - AROUND - 0.3) / SPACE)
    bare(axes)
    axes.set_yticks([])
    axes.set_xticks([0, 1], [names["target"], names["actual"]])
    axes.axvline(0, color=PALE, linewidth=0.8, zorder=0)
    axes.axvline(1, color=PALE, linewidth=0.8, zorder=0)
    for mark, start in zip(chart.marks, starts, strict=True):
        colour = TONES[mark.tone]
        axes.plot([0, 1], [start, mark.value], color=colour, linewidth=1.6, zorder=1)
        axes.plot([0], [start], "o", markerfacecolor="white", markeredgecolor=colour, markersize=6, zorder=2)
        axes.plot([1], [mark.value], "o", color=colour, markersize=6, zorder=2)
    # a target that several share is told once
    told = {(start, mark.start_text) for mark, start in zip(chart.marks, starts, strict=True)}
    words(axes, [(start, text, "black") for start, text in told], gap, right=False)
    right = [(mark.value, f"{cut(mark.label, SLOPE)} {mark.text}", TONES[mark.tone]) for mark in chart.marks]
    words(axes, right, gap, right=True)
    spread = max(gap * count, reach)
    middle = (low + high) / 2
    axes.set_ylim(middle - spread / 2 - gap, middle + spread / 2 + gap)
    axes.set_xlim(-0.42, 2.15)
    return figure


def words(axes: Axes, told: Sequence[tuple[float, str, str]], gap: float, *, right: bool) -> None:
    """Words beside the ends of slopes, with a thin line to the end that they speak of."""
    ordered = sorted(told)
    for (value, text, colour), at in zip(ordered, apart([one[0] for one in ordered], gap), strict=True):
        end, knee, begin = (1.03, 1.1, 1.12) if right else (-0.03, -0.1, -0.12)
        axes.plot([end, knee], [value, at], color=FAINT, linewidth=0.7, zorder=0)
        axes.text(begin, at, text, ha="left" if right else "right", va="center", color=colour)


def apart(values: Sequence[float], gap: float) -> list[float]:
    """Rising values moved apart to a gap, each as little from where it was as its neighbours allow.

    >>> apart([1.0, 1.0, 5.0], 1.0)
    [0.5, 1.5, 5.0]
    """
    groups: list[list[float]] = []  # runs of values that touch, each as its members
    for value in values:
        groups.append([value])
        while len(groups) > 1 and bottom(groups[-1], gap) < top(groups[-2], gap) + gap:
            last = groups.pop()
            groups[-1].extend(last)
    return [bottom(group, gap) + gap * i for group in groups for i in range(len(group))]


def bottom(group: Sequence[float], gap: float) -> float:
    """Where the lowest member of a run stands, whose middle is the mean of what it stands for."""
    return sum(group) / len(group) - gap * (len(group) - 1) / 2


def top(group: Sequence[float], gap: float) -> float:
    """Where the highest member of a run stands."""
    return bottom(group, gap) + gap * (len(group) - 1)


def draw_lines(chart: Chart) -> Figure:
    """Small pictures side by side over the same years."""
    columns = min(3 if len(chart.lines) <= 12 else 4, len(chart.lines))
    rows = -(-len(chart.lines) // columns)
    figure = Figure(figsize=(WIDTH, AROUND + 0.3 + SMALL * rows))
    every = [point for line in chart.lines for point in line.points]
    years = [point.year for point in every]
    for number, line in enumerate(chart.lines, 1):
        axes = figure.add_subplot(rows, columns, number)
        values = [point.value for point in (every if chart.is_shared else line.points)]
        draw_line(axes, line, (min(years), max(years)), (min(values), max(values)))
    return figure


def draw_line(axes: Axes, line: Line, span: tuple[int, int], reaches: tuple[float, float]) -> None:
    """What came as a line, what was planned as rings, the last of each told beside it."""
    bare(axes)
    axes.set_title(folded(line.label), loc="left", fontsize=9)
    axes.plot([p.year for p in line.actual], [p.value for p in line.actual], "-o", color=UP, markersize=4)
    axes.plot(
        [p.year for p in line.target], [p.value for p in line.target], "o", markerfacecolor="none",
        markeredgecolor=DOWN, markersize=7,
    )  # fmt: skip
    low, high = reaches
    reach = high - low or abs(high) or 1.0
    ends = [(points[-1], colour) for points, colour in ((line.actual, UP), (line.target, DOWN)) if points]
    ends.sort(key=lambda end: end[0].value)
    places = apart([point.value for point, _ in ends], reach * 0.2)
    for (point, colour), at in zip(ends, places, strict=True):
        axes.annotate(
            point.text, (point.year, at), xytext=(7, 0), textcoords="offset points", va="center",
            color=colour, fontsize=8,
        )  # fmt: skip
    if low < 0 < high:
        axes.axhline(0, color=GREY, linewidth=0.6, zorder=0)
    first, last = span
    axes.set_xlim(first - 0.3, last + 0.42 * max(1, last - first))
    axes.set_ylim(low - 0.25 * reach, high + 0.3 * reach)
    axes.set_yticks([])
    axes.set_xticks(sorted({first, last}))
    axes.tick_params(axis="x", labelsize=7, labelcolor=GREY)


DRAWN: dict[Kind, Callable[[Axes, int, Mark], None]] = {
    "targets": draw_target,
    "growth": draw_bar,
    "from-to": draw_dumbbell,
    "sections": draw_section,
}
