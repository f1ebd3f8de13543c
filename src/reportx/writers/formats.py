"""Which formats there are, how a file's name tells one, and how its writer is opened."""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, TextIO, cast

from reportx.errors import OutputError, displayed
from reportx.installing import install_command, is_missing
from reportx.writers.tables import AS_NAMED, Layout, Row, Table, Writer


class Format(NamedTuple):
    """A format of files."""

    name: str
    suffixes: tuple[str, ...]
    module: str  # of reportx.writers, where its ``Writer`` is
    text: bool = False  # whether it is written to a stream of text; any other is written to a path
    package: str | None = None  # what has to be installed to write it
    grows: bool = False  # whether a file that is there is added to
    mark: tuple[int, bytes] = (0, b"")  # where in such a file stands what


FORMATS = {
    made.name: made
    for made in (
        Format("json", (".json",), "json_writer", text=True),
        Format("jsonl", (".jsonl", ".ndjson"), "jsonl_writer", text=True),
        Format("csv", (".csv",), "csv_writer", text=True),
        Format("tsv", (".tsv", ".tab"), "csv_writer", text=True),
        Format("md", (".md", ".markdown"), "markdown_writer", text=True),
        Format("xlsx", (".xlsx",), "xlsx_writer", package="xlsxwriter"),
        Format("parquet", (".parquet",), "parquet_writer", package="pyarrow"),
        Format("dta", (".dta",), "stata_writer", package="pandas"),
        Format("sqlite", (".sqlite", ".sqlite3", ".db"), "sqlite_writer", grows=True, mark=(0, b"SQLite")),
        Format("duckdb", (".duckdb",), "duckdb_writer", package="duckdb", grows=True, mark=(8, b"DUCK")),
    )
}
ENDINGS = {suffix: made for made in FORMATS.values() for suffix in made.suffixes}


def format_of(path: Path) -> Format | None:
    """The format that the ending of a file's name tells; None where the name has no ending.

    >>> format_of(Path("数据.XLSX")).name
    'xlsx'
    """
    if not path.suffix:
        return None
    found = ENDINGS.get(path.suffix.lower())
    if found is None:
        endings = " ".join(made.suffixes[0] for made in FORMATS.values())
        raise OutputError(f"{displayed(path.suffix)} tells no format; the endings there are: {endings}")
    return found


def package_hint(form: Format) -> str | None:
    """What to do where the package that a format needs is not installed; None where it is."""
    if form.package is None or not is_missing(form.package):
        return None
    return f"{form.name} needs {form.package}: {install_command(form.package)}"


def open_writer(
    form: str, target: TextIO | Path, tables: Sequence[Table], layout: Layout = AS_NAMED
) -> Writer:
    """The writer of a format for tables, of which the first is the main one.

    ``target`` is a stream for formats of text, and for others the path of the file to write; a database
    that is there is added to. Raises OutputError where a package is missing.
    """
    chosen = FORMATS[form]
    hint = package_hint(chosen)
    if hint:
        raise OutputError(hint)
    kind = f"{form.upper()}Writer" if chosen.module == "csv_writer" else "Writer"
    return cast("Writer", getattr(module_of(chosen), kind)(target, tables, layout))


def module_of(form: Format) -> ModuleType:
    """The module that writes a format, with its library."""
    return import_module(f"reportx.writers.{form.module}")


def faults_of(form: str) -> tuple[type[Exception], ...]:
    """The errors of its own by which a format's library says that it can't write."""
    return getattr(module_of(FORMATS[form]), "FAULTS", ())


def misfit(path: Path, form: Format) -> str | None:
    """Why a file can't be added to in a format: it lacks the format's mark, and is not empty."""
    at, mark = form.mark
    if not mark or not path.is_file() or not path.stat().st_size:
        return None
    with path.open("rb") as stream:
        known = stream.read(at + len(mark))[at:] == mark
    return None if known else f"{displayed(str(path))}: what is there is no {form.name} file; name a new one"


def write_tables(
    form: str, target: TextIO | Path, tables: Mapping[Table, Iterable[Row]], layout: Layout = AS_NAMED
) -> None:
    """Write tables with all their rows."""
    writer = open_writer(form, target, list(tables), layout)
    for table, rows in tables.items():
        writer.add(table.name, rows)
    writer.close()
