"""``reportx batch``."""

# ruff: noqa: PLC0415 - --help waits for no import

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli import options as o
from reportx.cli.app import DONE, FAILED, app, say
from reportx.cli.reading import Reading, with_reading
from reportx.cli.streams import DASH, resolved
from reportx.cli.writing import (
    chosen_format,
    layout_of,
    left_out,
    named_columns,
    spare_inputs,
    target_of,
    told_format,
    write_nothing,
    writer_for,
)
from reportx.errors import InputError, OutputError, count_of, displayed, unread
from reportx.installing import install_command, is_missing

if TYPE_CHECKING:
    from reportx.batch.run import Engine, Job, Tally
    from reportx.batch.tasks import Recipe
    from reportx.records import Report
    from reportx.writers import Layout

PAUSE = 10  # seconds between two plain lines
OF_DATA_SETS = (o.Format.parquet, o.Format.jsonl, o.Format.csv)
OTHERS = tuple(form for form in o.OF_TABLES if form not in OF_DATA_SETS)


class EngineName(StrEnum):
    """What carries out the work."""

    local = "local"
    ray = "ray"


Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="SOURCE...", help="Files, folders, patterns, URLs.", show_default=False),
]
FilesFrom = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Read more names from a file, one a line; - is stdin.")
]
Out = Annotated[
    str,
    typer.Option(
        "-o", "--output", metavar="FOLDER|FILE", help="Where the data set goes, or the one file; - is stdout."
    ),
]
Form = Annotated[
    o.Format | None,
    o.format_option(
        o.OF_TABLES,
        help=f"Of a data set {', '.join(OF_DATA_SETS)}, of a file also {', '.join(OTHERS)};"
        " by default parquet if it can be, or as FILE ends.",
    ),
]
Workers = Annotated[int | None, typer.Option(metavar="N", min=1, help="Processes; by default one a core.")]
OnEngine = Annotated[EngineName, typer.Option(metavar="ENGINE", help="local, or ray for a cluster.")]
Address = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Of the Ray cluster; by default one here.")
]
EXAMPLES = o.examples(
    "reportx batch reports/ -o data/",
    "reportx batch reports/ -o all.xlsx",
    "reportx batch 'reports/**/*.docx' -o data/ --timeout 60 --workers 8",
    "reportx batch --files-from names.txt -o data/ -f csv",
)


@app.command(epilog=EXAMPLES)
@with_reading
def batch(  # noqa: PLR0913 - the parameters of a command are its options
    *,
    sources: Sources = None,
    output: Out,
    files_from: FilesFrom = None,
    form: Form = None,
    columns: o.Columns = None,
    excel: o.Excel = False,
    header: o.Headers = o.Header.name,
    workers: Workers = None,
    engine: OnEngine = EngineName.local,
    address: Address = None,
    pack: o.Packs = None,
    corrections: o.CorrectionFiles = None,
    reading: Reading,
    quiet: o.Quiet = False,
) -> None:
    """Extract thousands of reports into a data set or a file, on all cores; again to go on where it ended."""
    from reportx.batch.run import Job
    from reportx.batch.sources import expand

    one = is_file(output)
    names = expand(named(sources, files_from), apart=resolved(Path(output)))
    work = Work(
        names,
        recipe(pack, corrections, reading, whole=one),
        lambda job: engine_for(engine, job, workers=workers, timeout=reading.timeout, address=address),
        quiet,
    )
    if one:
        path = Path(output)
        if not cached(str(resolved(path))).exists():  # else it is what an earlier run wrote among the reports
            spare_inputs(path, sources or ())
        asked = chosen_format(
            form, path, inputs=[Path(name) for name in sources or ()], otherwise=o.Format.jsonl
        )
        chosen = named_columns(columns, asked)
        write_file(work, path, asked, layout_of(asked, header, excel=excel), columns=chosen)
        for line in () if quiet else left_out(asked, chosen):
            say(line)
    else:
        if columns or excel or header is not o.Header.name:
            named_columns(columns, o.Format.csv)  # whether there are such columns is told first
            hint = (
                "a data set has all columns, by their names; name a file for --columns, --header and --excel"
            )
            raise typer.BadParameter(hint, param_hint="-o")
        work.run(Job(output, state(output), chosen_form(form, quiet=quiet).value, work.recipe))
    raise typer.Exit(FAILED if work.failed else DONE)


@dataclass(slots=True)
class Work:
    """What is read, how, and by what."""

    names: "Iterator[tuple[str, int]]"
    recipe: "Recipe"
    engine: "Callable[[Job], Engine]"
    quiet: bool
    failed: int = 0

    def run(self, job: "Job") -> "Tally":
        """Carry out a job, and tell how far it is."""
        from reportx.batch.run import run

        began = monotonic()
        with watching(quiet=self.quiet, table=job.write is None) as watch:
            for tally in run(job, self.names, self.engine(job)):
                watch(tally)
        self.failed = tally.failed
        if not self.quiet:
            say(closing(tally, monotonic() - began, table=job.write is None))
        return tally


def is_file(output: str) -> bool:
    """Whether an output is one file: standard output, or a name whose ending tells a format."""
    from reportx.batch.sources import is_url

    path = Path(output)
    if is_url(output) or output.endswith(("/", os.sep)) or path.is_dir():
        return False
    try:
        return path == DASH or told_format(path) is not None
    except OutputError as error:
        raise typer.BadParameter(f"{error}; or end it in / for a folder", param_hint="-o") from None


def write_file(
    work: Work, output: Path, form: o.Format, layout: "Layout", *, columns: "Sequence[str]"
) -> None:
    """Write all reports into one file, report by report, when they are read; it is whole or not there."""
    from tempfile import TemporaryDirectory

    from reportx.batch.run import Job

    with target_of(form, output) as target, TemporaryDirectory(prefix="reportx-") as passing:
        writer = writer_for(form, target, layout, columns=columns, many=True)

        def write(reports: "Iterator[Report]") -> None:
            for report in reports:
                writer.add(report)

        kept = Path(passing) if output == DASH else cached(str(resolved(output)))
        tally = work.run(Job(str(output), kept, recipe=work.recipe, write=write))
        if tally.failed == tally.sources:
            write_nothing(form, output, many=True)
            raise typer.Exit(FAILED)  # so that an earlier file stays as it is
        writer.close()


def chosen_form(asked: o.Format | None, *, quiet: bool) -> o.Format:
    """The format that is asked for; otherwise Parquet, or JSON lines where what Parquet needs is missing."""
    from reportx.writers import FORMATS, package_hint

    if asked not in {None, *OF_DATA_SETS}:
        hint = f"a data set is {', '.join(OF_DATA_SETS)}; for {asked} name a file: -o FILE.{asked}"
        raise typer.BadParameter(hint, param_hint="-f")
    missing = package_hint(FORMATS[o.Format.parquet])
    if missing is None or asked not in {None, o.Format.parquet}:
        return asked or o.Format.parquet
    if asked:
        raise typer.BadParameter(f"{missing}; or take -f jsonl or -f csv", param_hint="-f")
    if not quiet:
        say(f"writing JSON lines, for {missing}")
    return o.Format.jsonl


def named(sources: list[str] | None, files_from: Path | None) -> Iterator[str]:
    """The names on the command line, then those in the list."""
    if not sources and files_from is None:
        raise typer.BadParameter("name files or folders, or a list with --files-from", param_hint="SOURCE")
    yield from sources or ()
    if files_from == DASH:
        yield from filter(None, map(os.fsdecode, sys.stdin.buffer.read().splitlines()))
    elif files_from is not None:
        try:
            yield from filter(None, map(os.fsdecode, files_from.read_bytes().splitlines()))
        except OSError as error:
            raise InputError(f"{displayed(str(files_from))}: {unread(error)}") from None


def state(output: str) -> Path:
    """Where finished work is kept: in the data set's folder, or, where that is a URL, in the user's cache."""
    from reportx.batch.sources import is_url

    return cached(output) if is_url(output) else Path(output) / ".reportx"


def cached(output: str) -> Path:
    """A folder for one output in the user's cache."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "reportx" / hashlib.sha256(output.encode()).hexdigest()[:16]


def recipe(
    packs: list[Path] | None, corrections: list[Path] | None, reading: Reading, *, whole: bool = False
) -> "Recipe":
    """What decides what comes out of a source."""
    from reportx.batch.tasks import Recipe
    from reportx.packs import read_pack_text

    o.read_packs(packs)  # one that is wrong ends the run here
    o.read_corrections(corrections)
    texts = tuple((str(path), read_pack_text(path)) for path in packs or ())
    decided = tuple((str(path), path.read_text(encoding="utf-8-sig")) for path in corrections or ())
    return Recipe(texts, reading.source_format, reading.limits, decided, whole)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def engine_for(
    name: EngineName, job: "Job", *, workers: int | None, timeout: float | None, address: str | None
) -> "Engine":
    """What carries out the tasks."""
    if name is EngineName.local:
        from reportx.batch.workers import Pool, forking

        return Pool(job.recipe, workers or cores(), timeout, context=forking(job.form)).run
    if is_missing("ray"):
        command = install_command("ray[data]", "pyarrow", "fsspec")
        raise typer.BadParameter(f"ray is missing: {command}", param_hint="--engine")
    from reportx.batch.cluster import Cluster

    return Cluster(job.recipe, workers, timeout, address).run


def watching(*, quiet: bool, table: bool = True) -> "AbstractContextManager[Callable[[Tally], None]]":
    """Shows how far a run is: a bar on a terminal, lines elsewhere; all failures where no table has them."""
    from reportx.cli import progress

    failures = progress.Failures(progress.SHOWN if table else None)
    if quiet:
        return nullcontext(lambda tally: None if table else failures.tell(tally, say))
    lines = progress.Lines(monotonic(), PAUSE, failures=failures)
    return progress.bar(failures) if sys.stderr.isatty() else nullcontext(lines.show)


def closing(tally: "Tally", seconds: float, *, table: bool) -> str:
    """The line that says what was done."""
    same = tally.sources - tally.read
    well = tally.read - tally.failed
    read = [count_of(tally.sources, "sources"), f"{well} read", f"{same} as before" if same else ""]
    told = f"{tally.failed} failed: see failures" if table else f"{tally.failed} failed"
    failed = told if tally.failed else ""
    return ", ".join(filter(None, [*read, failed, count_of(tally.metrics, "metrics"), f"{seconds:.1f} s"]))
