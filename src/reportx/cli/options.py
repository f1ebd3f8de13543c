"""Arguments and options that the commands share, and where an input comes from."""

# ruff: noqa: PLC0415 - --help waits for no import

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from reportx.cli import completing
from reportx.cli.streams import DASH
from reportx.errors import InputError

if TYPE_CHECKING:
    from reportx.corrections import Corrections
    from reportx.packs import Pack
    from reportx.records import Format as SourceFormat
    from reportx.records import Source


class Format(StrEnum):
    """Output formats: those of ``writers``, and a table to look at; a test compares them."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    md = "md"
    xlsx = "xlsx"
    parquet = "parquet"
    dta = "dta"
    sqlite = "sqlite"
    duckdb = "duckdb"
    table = "table"


class Kind(StrEnum):
    """As in ``models``: formats of a source."""

    text = "text"
    html = "html"
    docx = "docx"
    pdf = "pdf"


class Measure(StrEnum):
    """As in ``models``, for which --help must not wait, and what has none; a test compares them."""

    level = "level"
    change = "change"
    growth = "growth"
    share = "share"
    rank = "rank"
    streak = "streak"
    multiple = "multiple"
    qualitative = "qualitative"


class Header(StrEnum):
    """What stands above the columns."""

    name = "name"
    en = "en"
    zh = "zh"


class Status(StrEnum):
    """As in ``models``."""

    actual = "actual"
    target = "target"


Sources = Annotated[
    list[Path] | None,
    typer.Argument(metavar="SOURCE", help="Files; - or a pipe is stdin.", show_default=False),
]
As = Annotated[
    Kind | None,
    typer.Option("--as", metavar="FORMAT", help="Read as text, html, docx or pdf; by default by content."),
]
MaxBytes = Annotated[
    int | None, typer.Option("--max-bytes", metavar="N", min=1, help="Of a file, and of what it unpacks to.")
]
MaxChars = Annotated[
    int | None, typer.Option("--max-chars", metavar="N", min=1, help="Of the text in a file.")
]
MaxPages = Annotated[int | None, typer.Option("--max-pages", metavar="N", min=1, help="Of a PDF.")]
MaxDepth = Annotated[
    int | None, typer.Option("--max-depth", metavar="N", min=1, help="Of HTML elements inside one another.")
]
Packs = Annotated[
    list[Path] | None,
    typer.Option(
        "--pack", metavar="FILE", autocompletion=completing.packs, help="Add vocabulary of your own."
    ),
]
CorrectionFiles = Annotated[
    list[Path] | None,
    typer.Option("--corrections", metavar="FILE", help="Apply what was decided on a review page."),
]
Output = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file instead of stdout.")
]
SaveText = Annotated[
    Path | None,
    typer.Option("--save-text", metavar="FILE", help="Keep the text that spans point into, of one source."),
]
Formats = Annotated[
    Format | None,
    typer.Option("-f", "--format", metavar="FORMAT", help=f"{', '.join(Format)}; by default as FILE ends."),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="NAMES",
        autocompletion=completing.columns,
        help="Only these, in this order: indicator,value,unit.",
    ),
]
Package = Annotated[
    Path | None,
    typer.Option("--package", metavar="FOLDER", help="Write CSV as a Frictionless data package."),
]
Excel = Annotated[bool, typer.Option("--excel", help="Begin CSV with the mark that Excel wants.")]
Headers = Annotated[
    Header,
    typer.Option("--header", metavar="LANGUAGE", help="Above the columns: name, en or zh."),
]
Measures = Annotated[
    list[Measure] | None, typer.Option("--measure", metavar="MEASURE", help=f"Only {', '.join(Measure)}.")
]
Statuses = Annotated[
    Status | None, typer.Option("--status", metavar="STATUS", help="Only actual, or only target.")
]
Indicators = Annotated[
    list[str] | None,
    typer.Option(
        "--indicator",
        metavar="NAME",
        autocompletion=completing.indicators,
        help="Only this one: its code, its name, or a part of it.",
    ),
]
InSection = Annotated[
    str | None, typer.Option("--section", metavar="TEXT", help="Only below headings that hold this text.")
]
Timeout = Annotated[float | None, typer.Option(metavar="SECONDS", min=0.01, help="For one file.")]
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


@dataclass(frozen=True, slots=True)
class Reading:
    """How sources are read: as which format, if one is given, and within which bounds."""

    form: Kind | None = None
    bounds: Mapping[str, int | None] = field(default_factory=dict)

    def source(self, path: Path) -> "Source":
        """The source of that name, ``-`` being stdin."""
        from reportx.readers import Limits, read_path, read_stream

        form = cast("SourceFormat | None", self.form and self.form.value)
        limits = Limits(**{name: most for name, most in self.bounds.items() if most is not None})
        if path == DASH:
            if sys.stdin is None:
                raise InputError("<stdin>: is closed; name a file, or pipe a text in")
            return read_stream(sys.stdin.buffer, form=form, limits=limits)
        return read_path(path, form=form, limits=limits)


def read_packs(paths: list[Path] | None) -> "tuple[Pack, ...]":
    """The user's packs, in the order in which they win."""
    if not paths:
        return ()
    from reportx.packs import read_packs as read

    return read(paths)


def read_corrections(paths: list[Path] | None) -> "Corrections | None":
    """What readers decided, if there are files of it."""
    if not paths:
        return None
    from reportx.corrections import Corrections, read_decisions

    return Corrections([decision for path in paths for decision in read_decisions(path)])
