"""``reportx plot``."""

# ruff: noqa: PLC0415 - --help waits for no import

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli import options as o
from reportx.cli.app import app, say
from reportx.cli.streams import DASH, path_for
from reportx.errors import InputError, OutputError, displayed

if TYPE_CHECKING:
    from reportx.plots import Chart

PICTURES = ("svg", "png", "pdf")


class PlotKind(StrEnum):
    """As in ``plots``, for which --help must not wait; a test compares them."""

    targets = "targets"
    growth = "growth"
    from_to = "from-to"


Figure = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Draw into an SVG, PNG or PDF; by default print bars."
    ),
]
ChartKind = Annotated[
    PlotKind, typer.Option("--kind", metavar="KIND", help=f"What is shown: {', '.join(PlotKind)}.")
]


@app.command(
    epilog=o.examples("reportx plot report.md --kind growth", "reportx plot report.md -o targets.svg")
)
def plot(  # noqa: PLR0913 - the parameters of a command are its options
    *,
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="A file; - is stdin.")] = DASH,
    output: Figure = None,
    kind: ChartKind = PlotKind.targets,
    pack: o.Packs = None,
    read_as: o.As = None,
    max_bytes: o.MaxBytes = None,
    max_chars: o.MaxChars = None,
    max_pages: o.MaxPages = None,
    max_depth: o.MaxDepth = None,
) -> None:
    """Draw a report's targets, growths or movements."""
    form = picture_form(output)
    from reportx.extract import read_report
    from reportx.plots import chart_of

    bounds = {"bytes": max_bytes, "chars": max_chars, "pages": max_pages, "depth": max_depth}
    name = o.named(None if source == DASH else [source])[0]
    chart = chart_of(
        read_report(o.Reading(read_as, bounds).source(name), packs=o.read_packs(pack)), kind.value
    )
    if not chart.marks:
        raise InputError(f"{displayed(str(name))}: nothing to show as {kind.value}")
    if output is None or form is None:
        from reportx.plots.bars import print_bars

        print_bars(chart, sys.stdout)
    else:
        draw(chart, output, form)


def picture_form(output: Path | None) -> str | None:
    """The format that the ending of a picture's name tells, if there is one; raises where none can be."""
    from reportx.installing import install_command, is_missing

    if output is None:
        return None
    form = output.suffix.lower().removeprefix(".")
    if form not in PICTURES:
        raise typer.BadParameter(
            f"{displayed(output.name)} tells no picture; the endings are: .svg .png .pdf", param_hint="-o"
        )
    if is_missing("matplotlib"):
        raise OutputError(f"a picture needs matplotlib: {install_command('matplotlib')}")
    return form


def draw(chart: "Chart", output: Path, form: str) -> None:
    """Draw into a file, and tell what could not be shown."""
    from reportx.plots.drawing import save

    with path_for(output) as path:
        missing = save(chart, path, form)
    if missing:
        say(f"{displayed(str(output))}: no shape for {' '.join(missing)}")
