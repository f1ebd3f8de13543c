"""Arguments and options that the commands share, and where an input comes from."""

# ruff: noqa: PLC0415 - --help waits for no import

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli.streams import DASH

if TYPE_CHECKING:
    from reportx.models import Source
    from reportx.packs import Pack


class Format(StrEnum):
    """Output formats, which are also suffixes of ``-o``."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    table = "table"


class Measure(StrEnum):
    """As in ``models``, for which --help must not wait; a test compares them."""

    level = "level"
    change = "change"
    growth = "growth"
    share = "share"
    rank = "rank"
    streak = "streak"
    multiple = "multiple"


class Status(StrEnum):
    """As in ``models``."""

    actual = "actual"
    target = "target"


Sources = Annotated[
    list[Path] | None,
    typer.Argument(metavar="SOURCE", help="Files; - or a pipe is stdin.", show_default=False),
]
Packs = Annotated[
    list[Path] | None, typer.Option("--pack", metavar="FILE", help="Add vocabulary of your own.")
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file instead of stdout.")
]
Formats = Annotated[
    Format | None,
    typer.Option(
        "-f", "--format", metavar="FORMAT", help="json, jsonl, csv, table; by default as FILE ends."
    ),
]
Measures = Annotated[
    list[Measure] | None, typer.Option("--measure", metavar="MEASURE", help=f"Only {', '.join(Measure)}.")
]
Statuses = Annotated[
    Status | None, typer.Option("--status", metavar="STATUS", help="Only actual, or only target.")
]
Indicators = Annotated[
    list[str] | None,
    typer.Option("--indicator", metavar="NAME", help="Only this one: its code, its name, or a part of it."),
]
InSection = Annotated[
    str | None, typer.Option("--section", metavar="TEXT", help="Only below headings that hold this text.")
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Keep stderr for errors.")]


def examples(*lines: str) -> str:
    """Lines for the end of --help, with the mark that keeps it from wrapping them."""
    return "\b\n" + "\n".join(lines)


def named(sources: list[Path] | None) -> list[Path]:
    """The inputs: those that are named, or what comes through a pipe."""
    if sources:
        return sources
    if sys.stdin is None or sys.stdin.isatty():
        hint = "name a file, or pipe a text in; reportx --help shows how"
        raise typer.BadParameter(hint, param_hint="SOURCE")
    return [DASH]


def read(path: Path) -> "Source":
    """The source of that name, ``-`` being stdin."""
    from reportx.readers import read_path, read_stream

    return read_stream(sys.stdin.buffer) if path == DASH else read_path(path)


def read_packs(paths: list[Path] | None) -> "tuple[Pack, ...]":
    """The user's packs, in the order in which they win."""
    if not paths:
        return ()
    from reportx.packs import read_pack

    return tuple(read_pack(path) for path in paths)
