"""``reportx plot``."""

# ruff: noqa: PLC0415 - --help waits for no import

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli import batching as b
from reportx.cli import comparing as c
from reportx.cli import options as o
from reportx.cli.app import FAILED, app, say
from reportx.cli.reading import Reading, with_reading
from reportx.cli.streams import DASH, destination, path_for
from reportx.cli.writing import spare_inputs
from reportx.errors import InputError, OutputError, displayed
from reportx.language import chosen_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportx.comparing.asked import Asked
    from reportx.plots import Chart
    from reportx.writers.labels import Language


class PlotKind(StrEnum):
    """As in ``plots``, for which --help must not wait; a test compares them."""

    targets = "targets"
    growth = "growth"
    from_to = "from-to"
    ledger = "ledger"
    panel = "panel"
    sections = "sections"


class PlotFormat(StrEnum):
    """Bars of text, or a picture."""

    table = "table"
    svg = "svg"
    png = "png"
    pdf = "pdf"


class PlotMeasure(StrEnum):
    """What kind of figures a picture of many reports shows."""

    growth = "growth"
    level = "level"
    share = "share"
    change = "change"


PICTURES = [form.value for form in PlotFormat if form is not PlotFormat.table]
OF_MANY = {PlotKind.ledger, PlotKind.panel}
PATTERN = frozenset("*?[")
Sources = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="SOURCE...",
        help="A file, or files, folders and data sets of batch; - is stdin.",
        show_default=False,
    ),
]
Figure = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="Draw into a file; by default print bars."),
]
Form = Annotated[
    PlotFormat | None,
    typer.Option(
        "-f", "--format", metavar="FORMAT", help=f"{', '.join(PlotFormat)}; by default as FILE ends."
    ),
]
ChartKind = Annotated[
    PlotKind, typer.Option("--kind", metavar="KIND", help=f"What is shown: {', '.join(PlotKind)}.")
]
Measure = Annotated[
    PlotMeasure,
    o.choice_option(
        PlotMeasure, "--measure", metavar="MEASURE", help=f"Of many reports: {', '.join(PlotMeasure)}."
    ),
]
EXAMPLES = o.examples(
    "reportx plot report.md --kind growth",
    "reportx plot data/ --kind targets --indicator gdp --level province -o gdp.svg",
    "reportx plot data/ --kind ledger --place 上海市 --indicator gdp -o promises.png",
)


@app.command(epilog=EXAMPLES)
@with_reading
def plot(  # noqa: PLR0913 - the parameters of a command are its options
    *,
    sources: Sources = None,
    output: Figure = None,
    form: Form = None,
    kind: ChartKind = PlotKind.targets,
    indicator: c.Indicators = None,
    years: c.Years = None,
    level: c.Levels = None,
    place: c.Places = None,
    measure: Measure = PlotMeasure.growth,
    pack: o.Packs = None,
    corrections: o.CorrectionFiles = None,
    reading: Reading,
    workers: b.Workers = None,
    quiet: o.Quiet = False,
) -> None:
    """Draw targets, growths, movements, outcomes, years or sections, of one report or of many."""
    form = chosen(form, output)
    spare_inputs(output, sources or ())
    how = c.How(pack, corrections, workers, quiet, reading)
    if any([indicator, years, level, place]) or is_of_many(sources or [], kind):
        asked = c.question(indicator, years, level, place, packs=pack)
        chart = of_many(sources or [], kind, asked, measure=measure.value, how=how)
    else:
        chart = of_one(Path(sources[0]) if sources else DASH, kind, how)
    if not chart:
        many = len(sources or []) > 1
        named = "these reports" if many else displayed(str(sources[0] if sources else o.named(None)[0]))
        raise InputError("; ".join(filter(None, [f"{named}: nothing to show as {kind.value}", advice(kind)])))
    if form is PlotFormat.table:
        from reportx.plots.bars import print_bars

        with destination(output) as stream:
            print_bars(chart, stream, spoken_language())
    else:
        draw(chart, output, form.value)
    if how.failed:
        raise typer.Exit(FAILED)


def advice(kind: PlotKind) -> str:
    """What a picture takes, where that is more than one report."""
    if kind is PlotKind.ledger:
        return "it takes a report with targets and one that looks back on their year"
    return "it takes reports of several years" if kind is PlotKind.panel else ""


def is_of_many(sources: "Sequence[str]", kind: PlotKind) -> bool:
    """Whether a picture is of the panel of several reports, and not of one."""
    several = len(sources) > 1 or any(Path(one).is_dir() or PATTERN & set(one) for one in sources)
    return kind in OF_MANY or several


def of_one(name: Path, kind: PlotKind, how: c.How) -> "Chart":
    """The picture of one report."""
    from reportx.extract import read_report, worths_of
    from reportx.plots import Speech, chart_of

    packs = o.read_packs(how.packs)
    named = o.named(None)[0] if name == DASH else name
    source, report = how.reading.read(named, lambda source: (source, read_report(source, packs=packs)))
    if (decided := o.read_corrections(how.corrections)) is not None:
        report = decided.apply(report, source, worths_of(packs))
    if spoken_language() == "zh":
        return chart_of(report, kind.value)
    from reportx.indicators import own_table

    every = (*(one for pack in packs for one in pack.indicator), *own_table())
    return chart_of(report, kind.value, Speech("en", {one.code: one.english for one in every}))


def of_many(sources: "Sequence[str]", kind: PlotKind, asked: "Asked", *, measure: str, how: c.How) -> "Chart":
    """The picture of the panel of some reports."""
    if not sources or "-" in sources:
        raise typer.BadParameter(f"{kind.value} of many reports takes files, folders or data sets")
    from reportx.plots.compared import chart_of_reports

    with c.opened(sources, asked, how) as base:
        return chart_of_reports(base, kind.value, asked, measure, language=spoken_language())


def spoken_language() -> "Language":
    """The language that a picture is to speak: that of everything that is said."""
    return "zh" if chosen_language() == "zh" else "en"


def chosen(form: PlotFormat | None, output: Path | None) -> PlotFormat:
    """The format that is asked for, or that the ending of a file's name tells; raises where none can be."""
    from reportx.installing import install_command, is_missing

    if form is None:
        if output is None or output == DASH:
            return PlotFormat.table
        ending = output.suffix.lower().removeprefix(".")
        if ending not in PICTURES:
            raise typer.BadParameter(
                f"{displayed(output.name)} tells no picture; the endings are: .svg .png .pdf", param_hint="-o"
            )
        form = PlotFormat(ending)
    if form is not PlotFormat.table and is_missing("matplotlib"):
        raise OutputError(f"a picture needs matplotlib: {install_command('matplotlib')}")
    return form


def draw(chart: "Chart", output: Path | None, form: str) -> None:
    """Draw into a file, and tell what could not be shown."""
    from reportx.plots.drawing import save

    with path_for(output) as path:
        missing = save(chart, path, form, spoken_language())
    if missing:
        say(f"{displayed(str(output or DASH))}: no shape for {' '.join(missing)}")
