"""Where the tables of a command go, and in which format: what ``-o``, ``-f`` and ``--header`` say."""

# ruff: noqa: PLC0415 - --help waits for no import

import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

import typer

from reportx.cli import options as o
from reportx.cli import streams
from reportx.errors import OutputError, displayed

if TYPE_CHECKING:
    from reportx.writers import Layout, Table, Writer

LOOKED_AT = {".txt": o.Format.table}


def chosen_format(
    form: o.Format | None, output: Path | None, *, inputs: Collection[Path] = (), otherwise: o.Format
) -> o.Format:
    """The format that is asked for, or that the ending of the output's name tells."""
    if output is None or output == streams.DASH:
        return form or otherwise
    if streams.resolved(output) in set(map(streams.resolved, inputs)):
        raise typer.BadParameter(f"{displayed(str(output))} is also an input; name another", param_hint="-o")
    if form or output.suffix.lower() in LOOKED_AT:
        return form or LOOKED_AT[output.suffix.lower()]
    from reportx.writers import format_of

    try:
        told = format_of(output)
    except OutputError as error:
        raise typer.BadParameter(f"{error}; or say -f FORMAT", param_hint="-o") from None
    return o.Format(told.name) if told else otherwise


def layout_of(header: o.Header, *, excel: bool) -> "Layout":
    """How tables are laid out."""
    from reportx.writers import Layout

    languages: dict[o.Header, Literal["zh", "en"]] = {o.Header.zh: "zh", o.Header.en: "en"}
    return Layout(languages.get(header), excel)


@contextmanager
def target_of(form: o.Format, output: Path | None) -> "Iterator[TextIO | Path]":
    """What a writer of a format writes to: a stream, or the path of a file that then goes to its place."""
    from reportx.writers import FORMATS, package_hint

    known = FORMATS.get(form.value)
    if known is None or known.text:
        with streams.destination(output) as stream:
            yield stream
        return
    hint = package_hint(known)
    if hint:
        raise typer.BadParameter(hint, param_hint="-o" if output else "-f")
    if output in {None, streams.DASH} and sys.stdout.isatty():
        raise typer.BadParameter(f"{form} is nothing to look at; name a file with -o", param_hint="-f")
    with streams.path_for(output, grows=known.grows) as path:
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
