"""``reportx batch``."""

# ruff: noqa: PLC0415 - --help waits for no import

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, cast

import typer

from reportx.cli import options as o
from reportx.cli.app import DONE, FAILED, app, say
from reportx.cli.streams import DASH, resolved
from reportx.errors import InputError, displayed
from reportx.installing import install_command, is_missing

if TYPE_CHECKING:
    from reportx.batch.run import Engine, Job, Tally
    from reportx.batch.tasks import Recipe
    from reportx.records import Format as SourceFormat

PAUSE = 10  # seconds between two plain lines


class TableFormat(StrEnum):
    """Formats of a data set."""

    parquet = "parquet"
    jsonl = "jsonl"
    csv = "csv"


class EngineName(StrEnum):
    """What carries out the work."""

    local = "local"
    ray = "ray"


Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="SOURCE", help="Files, folders, patterns, URLs.", show_default=False),
]
FilesFrom = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Read more names from a file, one a line; - is stdin.")
]
Out = Annotated[str, typer.Option("-o", "--output", metavar="FOLDER", help="Where the data set goes.")]
Form = Annotated[
    TableFormat | None,
    typer.Option(
        "-f",
        "--format",
        metavar="FORMAT",
        help="parquet, jsonl or csv; by default parquet if it can be.",
    ),
]
Workers = Annotated[int | None, typer.Option(metavar="N", min=1, help="Processes; by default one a core.")]
OnEngine = Annotated[EngineName, typer.Option(metavar="ENGINE", help="local, or ray for a cluster.")]
Address = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Of the Ray cluster; by default one here.")
]
EXAMPLES = o.examples(
    "reportx batch reports/ -o data/",
    "reportx batch 'reports/**/*.docx' -o data/ --timeout 60 --workers 8",
    "reportx batch --files-from names.txt -o data/ -f csv",
)


@app.command(epilog=EXAMPLES)
def batch(  # noqa: PLR0913 - the parameters of a command are its options
    *,
    sources: Sources = None,
    output: Out,
    files_from: FilesFrom = None,
    form: Form = None,
    workers: Workers = None,
    timeout: o.Timeout = None,
    engine: OnEngine = EngineName.local,
    address: Address = None,
    pack: o.Packs = None,
    corrections: o.CorrectionFiles = None,
    read_as: o.As = None,
    max_bytes: o.MaxBytes = None,
    max_chars: o.MaxChars = None,
    max_pages: o.MaxPages = None,
    max_depth: o.MaxDepth = None,
    quiet: o.Quiet = False,
) -> None:
    """Extract thousands of reports into a data set, on all cores; again to go on where it ended."""
    from reportx.batch.run import Job, run
    from reportx.batch.sources import expand

    form = chosen_form(form, quiet=quiet)
    bounds = {"bytes": max_bytes, "chars": max_chars, "pages": max_pages, "depth": max_depth}
    job = Job(output, state(output), form.value, recipe(pack, corrections, read_as, bounds))
    names = expand(named(sources, files_from), apart=resolved(Path(output)))
    began = monotonic()
    chosen = engine_for(engine, job, workers=workers, timeout=timeout, address=address)
    with watching(quiet=quiet) as watch:
        for tally in run(job, names, chosen):
            watch(tally)
    if not quiet:
        say(closing(tally, monotonic() - began))
    raise typer.Exit(FAILED if tally.failed else DONE)


def chosen_form(asked: TableFormat | None, *, quiet: bool) -> TableFormat:
    """The format that is asked for; otherwise Parquet, or JSON lines where what Parquet needs is missing."""
    from reportx.writers import FORMATS, package_hint

    hint = package_hint(FORMATS[TableFormat.parquet])
    if hint is None or asked not in {None, TableFormat.parquet}:
        return asked or TableFormat.parquet
    if asked:
        raise typer.BadParameter(f"{hint}; or take -f jsonl or -f csv", param_hint="-f")
    if not quiet:
        say(f"writing JSON lines, for {hint}")
    return TableFormat.jsonl


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
            raise InputError(f"{displayed(str(files_from))}: can't be read: {error.strerror}") from None


def state(output: str) -> Path:
    """Where finished work is kept: in the data set's folder, or, where that is a URL, in the user's cache."""
    from reportx.batch.sources import is_url

    if not is_url(output):
        return Path(output) / ".reportx"
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "reportx" / hashlib.sha256(output.encode()).hexdigest()[:16]


def recipe(
    packs: list[Path] | None,
    corrections: list[Path] | None,
    read_as: o.Kind | None,
    bounds: dict[str, int | None],
) -> "Recipe":
    """What decides what comes out of a source."""
    from reportx.batch.tasks import Recipe
    from reportx.packs import read_pack_text
    from reportx.readers import Limits

    o.read_packs(packs)  # one that is wrong ends the run here
    o.read_corrections(corrections)
    texts = tuple((str(path), read_pack_text(path)) for path in packs or ())
    decided = tuple((str(path), path.read_text(encoding="utf-8-sig")) for path in corrections or ())
    limits = Limits(**{name: most for name, most in bounds.items() if most is not None})
    return Recipe(texts, cast("SourceFormat | None", read_as and read_as.value), limits, decided)


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


def watching(*, quiet: bool) -> "AbstractContextManager[Callable[[Tally], None]]":
    """Shows how far a run is: a bar on a terminal, lines elsewhere."""
    from reportx.cli import progress

    if quiet:
        return nullcontext(lambda tally: None)
    return progress.bar() if sys.stderr.isatty() else nullcontext(progress.Lines(monotonic(), PAUSE).show)


def closing(tally: "Tally", seconds: float) -> str:
    """The line that says what was done."""
    same = tally.sources - tally.read
    read = [f"{tally.sources} sources", f"{tally.read} read", f"{same} as before" if same else ""]
    failed = f"{tally.failed} failed: see failures" if tally.failed else ""
    return ", ".join(filter(None, [*read, failed, f"{tally.metrics} metrics", f"{seconds:.1f} s"]))
