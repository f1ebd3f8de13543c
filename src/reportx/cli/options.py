"""Arguments and options that the commands share, and where an input comes from."""

# ruff: noqa: PLC0415 - --help waits for no import

import sys
from collections.abc import Callable, Collection
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from reportx.cli import completing
from reportx.cli.streams import DASH
from reportx.errors import displayed

if TYPE_CHECKING:
    from reportx.corrections import Corrections
    from reportx.packs import Pack


class Format(StrEnum):
    """Output formats: those of ``writers``, a table to look at and a page to read; a test compares them."""

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
    html = "html"


OF_TABLES = tuple(form for form in Format if form is not Format.html)
OF_FILES = tuple(form for form in OF_TABLES if form is not Format.table)


def format_option(forms: Collection[Format], *, help: str) -> Any:  # noqa: A002 - as typer has it
    """The option that names one of some formats."""

    def chosen(word: str) -> Format:
        word = word if word in forms else synonym(word, forms) or word
        if word not in forms:
            told = ", ".join(f"'{form}'" for form in forms)
            raise typer.BadParameter(f"'{displayed(word)}' is not one of {told}")
        return Format(word)

    def completed(incomplete: str) -> list[str]:
        return [form.value for form in forms if form.startswith(incomplete)]

    return typer.Option(
        "-f", "--format", metavar="FORMAT", parser=chosen, autocompletion=completed, help=help
    )


def meant(word: str, known: Collection[str], label: "Callable[[str, Literal['zh']], str]") -> str | None:
    """What a word names: itself, or what has it for its Chinese label, or alone has one that begins so.

    >>> meant("省", ["province", "county"], lambda name, _: {"province": "省级", "county": "县级"}[name])
    'province'
    """
    if word in known:
        return word
    alike = synonym(word, known)
    if alike or word.isascii():
        return alike
    labels = {label(name, "zh"): name for name in known}
    begun = [name for told, name in labels.items() if word and told.startswith(word)]
    return labels.get(word) or (begun[0] if len(begun) == 1 else None)


def synonym(word: str, known: Collection[str]) -> str | None:
    """The value that a word is another one for.

    >>> synonym("excel", ["csv", "xlsx"]), synonym("市", ["province", "prefecture"])
    ('xlsx', 'prefecture')
    """
    from reportx.writers.labels import synonyms

    return next((name for name, words in synonyms().items() if name in known and word in words), None)


def choice_option(choices: type[StrEnum], *names: str, metavar: str, help: str) -> Any:  # noqa: A002 - as typer has it
    """The option that names a value of an enumeration: as the data have it, or by its Chinese label."""

    def label(name: str, language: "Literal['zh']") -> str:
        from reportx.writers.labels import value_label

        return value_label(name, language)

    def chosen(word: str) -> StrEnum:
        given = displayed(word)
        name = meant(given, [*choices], label)
        if name is None:
            known = [*choices] if given.isascii() else [label(one, "zh") for one in choices]
            told = ", ".join(f"'{one}'" for one in known)
            raise typer.BadParameter(f"'{given}' is not one of {told}")
        return choices(name)

    def completed(incomplete: str) -> list[str]:
        begun = [one.value for one in choices if one.startswith(incomplete)]
        return begun or [told for one in choices if (told := label(one, "zh")).startswith(incomplete)]

    return typer.Option(*names, metavar=metavar, parser=chosen, autocompletion=completed, help=help)


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
    typer.Argument(
        metavar="SOURCE...", help="Files, or folders of them; - or a pipe is stdin.", show_default=False
    ),
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
    Format | None, format_option(OF_TABLES, help=f"{', '.join(OF_TABLES)}; by default as FILE ends.")
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
    list[Measure] | None,
    choice_option(Measure, "--measure", metavar="MEASURE", help=f"Only {', '.join(Measure)}."),
]
Statuses = Annotated[
    Status | None, choice_option(Status, "--status", metavar="STATUS", help="Only actual, or only target.")
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
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Keep stderr for errors.")]


def examples(*lines: str) -> str:
    """Lines for the end of --help, with the mark that keeps it from wrapping them."""
    return "\b\n" + "\n".join(lines)


def named(sources: list[Path] | None) -> list[Path]:
    """The inputs: those that are named, of a folder the reports in it, or what comes through a pipe."""
    if sources:
        return [one for source in sources for one in reports_in(source)]
    if sys.stdin is None or sys.stdin.isatty():
        hint = "name a file, or pipe a text in; reportx --help shows how"
        raise typer.BadParameter(hint, param_hint="SOURCE")
    return [DASH]


def reports_in(path: Path) -> list[Path]:
    """The reports in a folder; what is no folder, or holds none, stays, and reading it tells why."""
    if path == DASH or not path.is_dir():
        return [path]
    from reportx.batch.sources import walk

    return [Path(name) for name, _ in sorted(walk(str(path), None))] or [path]


def read_packs(paths: list[Path] | None) -> "tuple[Pack, ...]":
    """The user's packs, in the order in which they win."""
    if not paths:
        return ()
    from reportx.entries import sound_packs

    return sound_packs(paths)


def read_corrections(paths: list[Path] | None) -> "Corrections | None":
    """What readers decided, if there are files of it."""
    if not paths:
        return None
    from reportx.corrections import Corrections, read_decisions

    return Corrections([decision for path in paths for decision in read_decisions(path)])
