"""Where the tables of a command go, and in which format: what ``-o``, ``-f`` and ``--header`` say."""

# ruff: noqa: PLC0415 - --help waits for no import

import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

import typer

from reportx.cli import options as o
from reportx.cli import streams
from reportx.cli.app import say
from reportx.errors import InputError, OutputError, displayed, nearest
from reportx.language import head

if TYPE_CHECKING:
    from reportx.outputs import Writer as ReportWriter
    from reportx.writers import Layout, Table, Writer

MOST_TITLES = 8  # columns that are named in a line
MARKED = {o.Format.csv, o.Format.tsv, o.Format.xlsx}  # a workbook is what Excel wants as it is
HEADED = MARKED | {o.Format.md, o.Format.dta, o.Format.duckdb}  # what has labels that can be in a language
LOOKED_AT = {".txt": o.Format.table, ".html": o.Format.html, ".htm": o.Format.html}


def chosen_format(
    form: o.Format | None,
    output: Path | None,
    *,
    inputs: Collection[Path] = (),
    otherwise: o.Format,
    known: Collection[o.Format] = o.OF_TABLES,
) -> o.Format:
    """The format that is asked for, or that the ending of the output's name tells."""
    if output is None or streams.is_stdout(output):
        return form or otherwise
    if streams.resolved(output) in set(map(streams.resolved, inputs)):
        raise also_input(output)
    if form:
        return form
    try:
        return told_format(output, known) or otherwise
    except OutputError as error:
        raise typer.BadParameter(f"{error}; or say -f FORMAT", param_hint="-o") from None


def spare_inputs(output: Path | None, sources: Iterable[str]) -> None:
    """Refuse an output that is one of the files that are read, be it by a folder or a pattern."""
    from reportx.batch.sources import expand, is_url

    if output is None or not output.is_file():
        return
    target = streams.resolved(output)

    def is_read(name: str) -> bool:
        with suppress(InputError):  # which is said when it is read
            return any(streams.resolved(Path(one)) == target for one, _ in expand([name]))
        return False

    if any(is_read(name) for name in sources if not is_url(name)):
        raise also_input(output)


def also_input(output: Path) -> typer.BadParameter:
    """What is said of an output that would take the place of a report."""
    return typer.BadParameter(f"{displayed(str(output))} is also an input; name another", param_hint="-o")


def unwritten(output: Path | None, why: str) -> bool:
    """Whether an output is a file, which a result of nothing neither makes nor replaces; it is said why.

    A pipe or a device gets the empty result: whoever reads it waits for one.
    """
    if output is None or streams.is_stdout(output):
        return False
    is_there = output.exists()
    if is_there and output.is_dir():
        is_there = any(one.name[0] != "." for one in output.iterdir())
    elif is_there and not output.is_file():
        return False
    name = displayed(str(output))
    say(f"{name} stays as it was: {why}" if is_there else f"{name} is not written: {why}")
    return True


def told_format(output: Path, known: Collection[o.Format] = o.OF_TABLES) -> o.Format | None:
    """The format that the ending of a name tells, if it has one; raises OutputError where it tells none."""
    looked_at = LOOKED_AT.get(output.suffix.lower())
    if looked_at in known:
        return looked_at
    from reportx.writers import format_of

    told = format_of(output)
    return o.Format(told.name) if told else None


def layout_of(form: o.Format | None, header: o.Header, *, excel: bool) -> "Layout":
    """How tables are laid out; raises where a format, or a package (None), has no use for what is asked."""
    from reportx.writers import Layout

    name = form or "a package"
    if excel and form not in MARKED:
        hint = f"is for CSV, not for {name}; try -f csv, or -o FILE.xlsx"
        raise typer.BadParameter(hint, param_hint="--excel")
    if header is not o.Header.name and form not in HEADED:
        hint = f"is for CSV, XLSX, Stata, Markdown and DuckDB, not for {name}; try -f csv, or -o FILE.xlsx"
        raise typer.BadParameter(hint, param_hint="--header")
    languages: dict[o.Header, Literal["zh", "en"]] = {o.Header.zh: "zh", o.Header.en: "en"}
    return Layout(languages.get(header), excel)


@contextmanager
def target_of(form: o.Format, output: Path | None) -> "Iterator[TextIO | Path]":
    """What a writer of a format writes to: a stream, or the path of a file that then goes to its place."""
    from reportx.writers import FORMATS, faults_of, misfit, package_hint

    known = FORMATS.get(form.value)
    if known is None or known.text:
        with streams.destination(output) as stream:
            yield stream
        return
    hint = package_hint(known)
    if hint:
        raise typer.BadParameter(hint, param_hint="-o" if output else "-f")
    if streams.is_stdout(output) and sys.stdout.isatty():
        raise typer.BadParameter(f"{form} is nothing to look at; name a file with -o", param_hint="-f")
    if output and (why := misfit(output, known)):
        raise OutputError(why)
    with streams.path_for(output, grows=known.grows, faults=faults_of(form.value)) as path:
        yield path


@contextmanager
def opened_writer(
    form: o.Format, output: Path | None, tables: "Sequence[Table]", layout: "Layout"
) -> "Iterator[Writer]":
    """A writer of tables; what it wrote is in its place when the block has ended."""
    from reportx.writers import open_writer

    with target_of(form, output) as target:
        writer = open_writer(form.value, target, tables, layout)
        yield writer
        writer.close()


def writer_for(
    form: o.Format, target: "TextIO | Path", layout: "Layout", *, columns: Sequence[str], many: bool
) -> "ReportWriter":
    """The writer of reports in a format. Only what people look at needs rich."""
    if form is o.Format.table and not isinstance(target, Path):
        from reportx.terminal import TableWriter

        return TableWriter(target, columns=columns, many=many)
    if form is o.Format.json and not isinstance(target, Path):
        from reportx.json_text import JsonWriter
        from reportx.outputs import report_json

        return JsonWriter(streams.printer(target), report_json, many=many)
    from reportx.report_tables import PACKAGE, READABLE, TablesWriter

    shown = streams.for_text() if target is sys.stdout else target
    chosen = columns or (READABLE if form is o.Format.md else ())
    inside = isinstance(target, Path) and target.is_dir()
    return TablesWriter(PACKAGE if inside else form.value, shown, layout, columns=chosen)


def write_nothing(form: o.Format, output: Path | None, *, many: bool) -> None:
    """Write what a pipe that waits for JSON of several sources gets where none could be read."""
    if form is o.Format.json and streams.is_stdout(output) and many:
        sys.stdout.write("[]\n")


def left_out(form: o.Format, columns: Sequence[str]) -> Iterator[str]:
    """What to say of the columns for which a screen has no room."""
    if form is o.Format.table and not columns:
        from reportx.terminal import left_out as without_room

        lost = without_room(sys.stdout)
        if lost:
            yield f"too narrow for the columns {titles(lost)}: widen the terminal, or choose with --columns"


def titles(names: Sequence[str]) -> str:
    """What stands above some columns; of very many, the first.

    >>> titles(["status", "line"])
    'status, line'
    """
    told = ", ".join(map(head, names[:MOST_TITLES]))
    return told if len(names) <= MOST_TITLES else f"{told} … ({len(names)})"


def named_columns(names: str | None, form: o.Format | None) -> list[str]:
    """The columns that are asked for, by name or Chinese label, in formats of which they can be chosen.

    A name that no format has is told before a format that has no choice. None is a package or a data set.
    """
    if names is None:
        return []
    from reportx.report_tables import FIELDS, WITH_CHOICE
    from reportx.writers.labels import field_label

    asked = [name.strip() for name in names.replace("，", ",").split(",") if name.strip()]
    known = (*FIELDS, "code") if form is o.Format.table else FIELDS
    chosen = [o.meant(displayed(name), known, field_label) for name in asked]
    for name, column in zip(map(displayed, asked), chosen, strict=True):
        if column is None:
            told = known if name.isascii() else [field_label(one, "zh") for one in known]
            near = nearest(name, told)
            hint = f"did you mean {near}?" if near else f"there are {', '.join(told)}"
            raise typer.BadParameter(f"no column {name}; {hint}", param_hint="--columns")
    if form not in {*WITH_CHOICE, o.Format.table}:
        able = ", ".join(WITH_CHOICE)
        hint = f"{form or 'a package'} always has all columns; they are chosen for {able} and table"
        raise typer.BadParameter(hint, param_hint="--columns")
    if not chosen:
        raise typer.BadParameter(f"names no column; there are {', '.join(known)}", param_hint="--columns")
    return [column for column in chosen if column]
