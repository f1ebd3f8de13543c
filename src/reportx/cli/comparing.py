"""``reportx panel``, ``ledger``, ``diff`` and ``cascade``."""

# ruff: noqa: PLC0415 - --help waits for no import

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from reportx.cli import batching as b
from reportx.cli import completing
from reportx.cli import options as o
from reportx.cli.app import DONE, FAILED, app, say
from reportx.cli.reading import Reading, with_reading
from reportx.cli.streams import DASH, destination
from reportx.cli.writing import chosen_format, layout_of, opened_writer, spare_inputs, titles, unwritten
from reportx.errors import count_of, displayed

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from reportx.batch.run import Engine, Job
    from reportx.batch.run import Tally as Progress
    from reportx.comparing.asked import Asked
    from reportx.comparing.dataset import Stated
    from reportx.comparing.panel import Tally
    from reportx.comparing.results import Result
    from reportx.records import Status
    from reportx.writers import Layout


class Level(StrEnum):
    """As in ``records``, without townships, which have no codes."""

    national = "national"
    province = "province"
    prefecture = "prefecture"
    county = "county"


class CellMeasure(StrEnum):
    """As in ``comparing``: what a cell of the panel may hold; ranks and streaks are in none."""

    level = "level"
    change = "change"
    growth = "growth"
    share = "share"
    qualitative = "qualitative"


Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, patterns, or data sets of batch.")
]
Indicators = Annotated[
    list[str] | None,
    typer.Option(
        "--indicator",
        metavar="NAME",
        autocompletion=completing.indicators,
        help="Only this one, by its code or a name; again for more.",
    ),
]
Years = Annotated[str | None, typer.Option(metavar="YEARS", help="2025, 2020-2025, or 2020,2022.")]
Levels = Annotated[
    list[Level] | None,
    o.choice_option(Level, "--level", metavar="LEVEL", help=f"Only {', '.join(Level)}; again for more."),
]
Places = Annotated[
    list[str] | None,
    typer.Option("--place", metavar="PLACE", help="Only this place, by code or name; again for more."),
]
Measures = Annotated[
    list[CellMeasure] | None,
    o.choice_option(
        CellMeasure, "--measure", metavar="MEASURE", help=f"Only {', '.join(CellMeasure)}; again for more."
    ),
]
Region = Annotated[
    str | None,
    typer.Option(metavar="PLACE", help="Whose reports they are, where the text does not tell: code or name."),
]
Year = Annotated[
    int | None,
    typer.Option(
        metavar="YEAR", min=1949, max=2100, help="The year of the reports, where the text does not tell."
    ),
]
SEVERAL = {o.Format.xlsx, o.Format.sqlite, o.Format.duckdb}  # formats whose files hold several tables


@dataclass(slots=True)
class How:
    """How sources are read, and how many could not be."""

    packs: list[Path] | None
    corrections: list[Path] | None
    workers: int | None
    quiet: bool
    reading: Reading
    failed: int = 0
    read: int = 0  # documents

    def engine(self, job: "Job") -> "Engine":
        """What reads them."""
        timeout = self.reading.timeout
        return b.engine_for(b.EngineName.local, job, workers=self.workers, timeout=timeout, address=None)

    def watched(self, show: "Callable[[Progress], None]") -> "Callable[[Progress], None]":
        """What is told of each step."""

        def watch(tally: "Progress") -> None:
            self.failed = max(self.failed, tally.failed)
            show(tally)

        return watch

    def settle(self, base: "DuckDBPyConnection", asked: "Asked", output: Path | None, **of: "Status") -> None:
        """Say where nothing matches, and end where a file was to hold it: an earlier one stays as it is."""
        from reportx.comparing.none_found import found, misses

        if found(base, **of):
            return
        if self.failed and not self.read:
            why = "no report was read"
        else:
            why = "nothing matches"
            for line in misses(base, asked, **of):
                say(line)
        if unwritten(output, why):
            raise typer.Exit(FAILED)

    def exit(self) -> typer.Exit:
        """How the command ends."""
        return typer.Exit(FAILED if self.failed else DONE)


@app.command(
    epilog=o.examples(
        "reportx panel reports/ -o panel.csv",
        "reportx panel data/ --indicator gdp --years 2020-2025 --level province -o gdp.xlsx",
        "reportx panel reports/ --wide -o panel.dta",
    )
)
@with_reading
def panel(  # noqa: PLR0913 - the parameters of a command are its options
    *,
    sources: Sources,
    output: o.Output = None,
    form: o.Formats = None,
    indicator: Indicators = None,
    years: Years = None,
    level: Levels = None,
    place: Places = None,
    measure: Measures = None,
    status: o.Statuses = None,
    wide: Annotated[bool, typer.Option("--wide", help="A column a figure, in canonical units.")] = False,
    region: Region = None,
    year: Year = None,
    excel: o.Excel = False,
    header: o.Headers = o.Header.name,
    pack: o.Packs = None,
    corrections: o.CorrectionFiles = None,
    reading: Reading,
    workers: b.Workers = None,
    quiet: o.Quiet = False,
) -> None:
    """Put figures of many reports into one table: a row a place, year, indicator, measure and status."""
    from reportx.comparing import panel as panels
    from reportx.comparing.asked import stated

    asked = question(indicator, years, level, place, measures=measure, status=status, packs=pack)
    written = written_as(
        output, form, header, sources=sources, excel=excel, otherwise=o.Format.csv, quiet=quiet
    )
    how = How(pack, corrections, workers, quiet, reading)
    with opened(sources, asked, how, stated(region, year)) as base:
        how.settle(base, asked, output)
        tables = panels.wide(base) if wide else (panels.panel(base),)
        write([*tables, panels.conflicts(base)], written)
        counted, ranges = panels.tally(base), panels.ranges(base) if wide else 0
    for line in () if quiet else told(counted, written):
        say(line)
    if ranges and not quiet:
        say(f"{count_of(ranges, 'ranges')} by the first end alone: without --wide both are told")
    raise how.exit()


@app.command(
    epilog=o.examples(
        "reportx ledger reports/ --indicator gdp -f table", "reportx ledger data/ -o ledger.xlsx"
    )
)
@with_reading
def ledger(  # noqa: PLR0913 - the parameters of a command are its options
    *,
    sources: Sources,
    output: o.Output = None,
    form: o.Formats = None,
    indicator: Indicators = None,
    years: Years = None,
    level: Levels = None,
    place: Places = None,
    measure: Measures = None,
    region: Region = None,
    year: Year = None,
    excel: o.Excel = False,
    header: o.Headers = o.Header.name,
    pack: o.Packs = None,
    corrections: o.CorrectionFiles = None,
    reading: Reading,
    workers: b.Workers = None,
    quiet: o.Quiet = False,
) -> None:
    """Hold each target against the figure of the report on its year, with a verdict."""
    from reportx.comparing import ledger as ledgers
    from reportx.comparing.asked import stated
    from reportx.comparing.verdicts import counted

    written = written_as(
        output, form, header, sources=sources, excel=excel, otherwise=o.Format.csv, quiet=quiet
    )
    how = How(pack, corrections, workers, quiet, reading)
    verdicts: list[str] = []
    asked = question(indicator, years, level, place, measures=measure, packs=pack)
    with opened(sources, asked, how, stated(region, year)) as base:
        how.settle(base, asked, output, status="target")
        write([ledgers.watched(ledgers.ledger(base), verdicts.append)], written)
    if verdicts and not quiet:
        told = counted(verdicts)
        say(f"{len(verdicts)} targets: {told}" if len(verdicts) > 1 else f"1 target: {told}")
    raise how.exit()


@app.command(
    epilog=o.examples(
        "reportx diff 2024.txt 2025.txt",
        "reportx diff 2024.txt 2025.txt -f md",
        "reportx diff hebei.txt henan.txt -o diff.json",
    )
)
@with_reading
def diff(  # noqa: PLR0913 - the parameters of a command are its options
    *,
    old: Annotated[str, typer.Argument(metavar="OLD", help="A report, or a data set of one place.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Another year's, or another place's.")],
    output: o.Output = None,
    form: o.Formats = None,
    indicator: Indicators = None,
    excel: o.Excel = False,
    header: o.Headers = o.Header.name,
    pack: o.Packs = None,
    corrections: o.CorrectionFiles = None,
    reading: Reading,
    workers: b.Workers = None,
    quiet: o.Quiet = False,
) -> None:
    """Tell how two reports differ: what is gone or new, which targets rose, fell, softened, hardened."""
    from reportx.comparing import diff as diffs
    from reportx.comparing.shown import pasted

    asked = question(indicator, None, None, packs=pack)
    written = written_as(
        output, form, header, sources=[old, new], excel=excel, otherwise=o.Format.table, quiet=quiet
    )
    how = How(pack, corrections, workers, quiet, reading)
    sides = []
    for name in (old, new):
        with opened([name], asked, how) as base:
            if how.failed and not how.read:
                unwritten(output, "no report was read")
                raise how.exit()
            sides.append(diffs.cells(base, name))
            if name == new and not any(sides):
                how.settle(base, asked, output)
    found = diffs.diff(*sides)
    write([pasted(found, written.layout.language) if written.form is o.Format.md else found], written)
    raise how.exit()


@app.command(
    epilog=o.examples(
        "reportx cascade gdp --year 2025 data/", "reportx cascade gdp --year 2025 reports/ -o steps.csv"
    )
)
@with_reading
def cascade(  # noqa: PLR0913 - the parameters of a command are its options
    *,
    indicator: Annotated[
        str,
        typer.Argument(metavar="INDICATOR", autocompletion=completing.indicators, help="Its code or a name."),
    ],
    sources: Sources,
    year: Annotated[int, typer.Option(metavar="YEAR", help="The year of the targets.")],
    measure: Annotated[
        CellMeasure,
        o.choice_option(CellMeasure, "--measure", metavar="MEASURE", help="growth, level, share or change."),
    ] = CellMeasure.growth,
    output: o.Output = None,
    form: o.Formats = None,
    excel: o.Excel = False,
    header: o.Headers = o.Header.name,
    pack: o.Packs = None,
    corrections: o.CorrectionFiles = None,
    reading: Reading,
    workers: b.Workers = None,
    quiet: o.Quiet = False,
) -> None:
    """Set a target beside those of the places above: the nation, the province, the prefecture."""
    from reportx.comparing import cascade as cascades

    written = written_as(
        output, form, header, sources=sources, excel=excel, otherwise=o.Format.table, quiet=quiet
    )
    how = How(pack, corrections, workers, quiet, reading)
    asked = question([indicator], str(year), None, packs=pack)
    with opened(sources, asked, how) as base:
        how.settle(base, asked, output, status="target")
        write([cascades.cascade(base, measure.value)], written)
    raise how.exit()


def question(
    indicators: list[str] | None,
    years: str | None,
    levels: list[Level] | None,
    places: list[str] | None = None,
    *,
    measures: list[CellMeasure] | None = None,
    status: o.Status | None = None,
    packs: list[Path] | None = None,
) -> "Asked":
    """What is asked for, of indicators by their names in the user's packs or in reportx's vocabulary."""
    from reportx.comparing.asked import Asked, indicator_codes, place_code, years_of
    from reportx.extract import vocabulary

    known = vocabulary(o.read_packs(packs))
    named = {displayed(name): indicator_codes(name, known) for name in indicators or ()}
    told = [*named, *filter(None, [years]), *(levels or ()), *(places or ()), *(measures or ())]
    return Asked(
        tuple(sorted({code for codes in named.values() for code in codes})),
        years_of(years) if years else (),
        tuple(level.value for level in levels or ()),
        tuple(place_code(name) for name in places or ()),
        tuple(measure.value for measure in measures or ()),
        None if status is None else status.value,
        tuple(named.items()),
        tuple(map(displayed, [*told, *filter(None, [status])])),
        known,
    )


@contextmanager
def opened(
    sources: Sequence[str], asked: "Asked", how: How, stating: "Stated | None" = None
) -> "Iterator[DuckDBPyConnection]":
    """The panel of some sources, from which the cells that are asked for are chosen."""
    from reportx.comparing import dataset
    from reportx.comparing.results import ask

    if how.corrections and (read := next(filter(dataset.is_dataset, sources), None)):
        hint = f"{displayed(read)} is a data set, which is read already: give them to the batch that makes it"
        raise typer.BadParameter(hint, param_hint="--corrections")
    with b.watching(quiet=how.quiet) as show:
        reading = dataset.Reading(
            b.recipe(how.packs, how.corrections, how.reading),
            how.engine,
            how.watched(show),
        )
        with dataset.opened(sources, reading, stating or dataset.Stated()) as base:
            if how.corrections:
                for source, note in dataset.notes(base):
                    if note.startswith("correction"):
                        say(f"{displayed(source)}: {displayed(note)}")
            ask(base, asked)
            for line in () if how.quiet or stating is None else overruled(base, stating):
                say(line)
            how.read = base.execute("SELECT count(*) FROM documents").fetchall()[0][0]
            yield base


def overruled(base: "DuckDBPyConnection", stating: "Stated") -> Iterator[str]:
    """What to say of reports that tell themselves what the caller states of them, and tell it otherwise."""
    from reportx.comparing.dataset import unused

    places, years = unused(base, stating)
    if places:
        those = count_of(places, "documents")
        yield f"--region {stating.name} is not used for {those}: another place is told there"
    if years:
        those = count_of(years, "documents")
        yield f"--year {stating.year} is not used for {those}: another year is told there"


@dataclass(frozen=True, slots=True)
class Written:
    """Where tables go, and how."""

    output: Path | None
    form: o.Format
    layout: "Layout"
    quiet: bool = False

    def place(self, table: str) -> Path | None:
        """Where a further table goes: panel.conflicts.csv beside panel.csv."""
        if self.output is None or self.output == DASH:
            return None
        return self.output.with_suffix(f".{table}{self.output.suffix}")

    def where(self, table: str) -> str:
        """Where to look for a table, in words."""
        path = self.place(table)
        if path is None:
            return "name a file with -o to see them"
        if self.form is o.Format.xlsx and self.layout.language:
            from reportx.writers.labels import table_label

            table = table_label(table, self.layout.language)
        return f"see the table {table}" if self.form in SEVERAL else f"see {displayed(str(path))}"


def written_as(
    output: Path | None,
    form: o.Format | None,
    header: o.Header,
    *,
    sources: Sequence[str],
    excel: bool,
    otherwise: o.Format,
    quiet: bool,
) -> Written:
    """How tables are written; what can't be is told before anything is read."""
    spare_inputs(output, sources)
    chosen = chosen_format(form, output, otherwise=otherwise)
    return Written(output, chosen, layout_of(chosen, header, excel=excel), quiet)


def write(results: "Sequence[Result]", written: Written) -> None:
    """Write tables: all into one file where its format holds several, otherwise a file a table."""
    if written.form in SEVERAL:
        write_file(results, written.output, written)
        return
    write_file(results[:1], written.output, written)
    for one in results[1:]:
        path = written.place(one.table.name)
        if path is not None:
            write_file([one], path, written)


def write_file(results: "Sequence[Result]", path: Path | None, written: Written) -> None:
    """Write a file, of which the first table is the main one."""
    if written.form is o.Format.table:
        with destination(path) as stream:
            lost = print_table(results[0], stream)
        if lost and not written.quiet:
            say(f"too narrow for the columns {titles(lost)}: widen the terminal, or write a file with -o")
        return
    from reportx.comparing.results import labelled

    tables = [labelled(one.table) for one in results]
    with opened_writer(written.form, path, tables, written.layout) as writer:
        for one in results:
            writer.add(one.table.name, one.rows)


def print_table(result: "Result", stream: TextIO) -> list[str]:
    """Write the columns of a table that people look at; those for which there was no room."""
    from reportx.comparing.shown import shown
    from reportx.terminal import Head, print_rows

    columns, rows = shown(result)
    return print_rows(stream, [Head(one.title, one.right, one.spare) for one in columns], rows)


def told(counted: "Tally", written: Written) -> Iterator[str]:
    """What is to be known of a panel: how much it holds, what else was said, and what is in no cell."""
    yield f"{count_of(counted.regions, 'places')}, {count_of(counted.rows, 'cells')}"
    if counted.with_others:
        yield (
            f"{count_of(counted.with_others, 'cells')} with several values, {counted.in_conflict} of them at"
            f" odds: {written.where('conflicts')}"
        )
    yield (
        f"in no cell: {count_of(counted.of_no_indicator, 'figures')} of no standard indicator,"
        f" {counted.of_others} of other places and bodies, {counted.of_other_kinds} of ranks and of other"
        " spans than a year"
    )
    if counted.nowhere:
        yield f"{count_of(counted.nowhere, 'documents')} without a place: state it with --region"
    if counted.timeless:
        yield f"{count_of(counted.timeless, 'documents')} without a year: state it with --year"
