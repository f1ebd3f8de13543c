"""Commands that show: ``sections``, ``coverage``, ``explain``, ``schema``."""

# ruff: noqa: PLC0415 - --help waits for no import

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reportx.cli import completing, streams
from reportx.cli import options as o
from reportx.cli.app import DONE, FAILED, app, say
from reportx.cli.reading import Reading, with_reading
from reportx.cli.streams import DASH, for_text, printer, screened
from reportx.errors import InputError, displayed, nearest
from reportx.language import class_names, spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from reportx.explain import Explained
    from reportx.extracted import Pointed
    from reportx.packs import Pack
    from reportx.records import LeftOver, Report, Source


class Model(StrEnum):
    """What has a JSON Schema."""

    report = "report"
    metric = "metric"
    pack = "pack"
    table = "table"


ENDINGS = (
    ".csv",
    ".tsv",
    ".jsonl",
    ".xlsx",
    ".toml",
)  # of names that are no sentences, beside those of reports
WITHOUT_ROWS = {".parquet", ".dta", ".sqlite", ".duckdb"}  # tables of which no row is looked up
TYPED = "<text>"  # what a sentence of the command line is named
REFUSED = "refused"  # what is listed of figures that made no record
Listed = Annotated[
    str | None,
    typer.Option(
        "--list",
        metavar="CLASS",
        autocompletion=completing.classes,
        help="The numbers of a class: date, name, metric, left over; or refused.",
    ),
]
Sentence = Annotated[
    str | None,
    typer.Argument(
        metavar="TEXT|SOURCE:LINE|SOURCE@OFFSET",
        help="A sentence, or where it stands; a row of what extract wrote is FILE.csv:ROW.",
        show_default=False,
    ),
]


@app.command(epilog=o.examples("reportx sections report.md"))
@with_reading
def sections(
    *,
    sources: o.Sources = None,
    pack: o.Packs = None,
    reading: Reading,
    quiet: o.Quiet = False,
) -> None:
    """Show the tree of headings, with metrics counted."""
    del quiet  # it says nothing but errors; a script may put the option to any command that reads
    from reportx.terminal import print_tree

    show(print_tree, sources, pack, reading)


@app.command(epilog=o.examples("reportx coverage report.md", "reportx coverage report.md --list name | less"))
@with_reading
def coverage(
    *,
    sources: o.Sources = None,
    listed: Listed = None,
    pack: o.Packs = None,
    reading: Reading,
    quiet: o.Quiet = False,
) -> None:
    """Account for every number, and list those left over, or those of a class."""
    from reportx.terminal import print_coverage

    if listed is None:
        show(print_coverage, sources, pack, reading)
    else:
        list_numbers(listed, o.named(sources), o.read_packs(pack), reading, quiet=quiet)


def list_numbers(
    label: str, names: "Sequence[Path]", packs: "Sequence[Pack]", reading: Reading, *, quiet: bool
) -> None:
    """Print the numbers of a class, each with its line and what stands around it, and end.

    Those that are ``refused`` are figures that made no record, each with the reason. A name that is near to
    that of a class is told even where quiet is asked for.
    """
    from reportx.cli.extracting import Tally
    from reportx.explain import numbers_of, refused
    from reportx.extract import read_report

    def numbers(source: "Source") -> "tuple[str, set[str], list[tuple[LeftOver, str]]]":
        known = {*read_report(source, packs=packs).coverage.classes}
        if label == REFUSED:
            return source.name, known, list(refused(source, packs=packs))
        return source.name, known, [(number, "") for number in numbers_of(source, label, packs=packs)]

    if not label.isascii():
        label = next((english for english, chinese in class_names().items() if chinese == label), label)
    tally, classes = Tally(reading), {"metric", "left over", REFUSED}
    found = 0
    for source, known, listed in tally.each(names, numbers):
        classes.update(known)
        for number, reason in listed:
            found += 1
            where = f"{source}:{number.line}" if len(names) > 1 else spoken(f"line {number.line}")
            why = f"  ({spoken(reason)})" if reason else ""
            streams.for_text().write(f"{where}: {number.text}  {number.context}{why}\n")
    if not found and len(names) > tally.failed:
        near = None if label in classes else nearest(label, sorted(classes), alike=0.6)
        hint = f"did you mean {near}?" if near else f"there are {', '.join(sorted(classes))}"
        if near or not quiet:
            say(f"no number is in the class {displayed(label)}; {hint}")
    raise typer.Exit(FAILED if tally.failed else DONE)


def show(
    write: "Callable[[Report, TextIO], None]",
    sources: list[Path] | None,
    pack: list[Path] | None,
    reading: Reading,
) -> None:
    """Print each report in one way or another, and end."""
    from reportx.cli.extracting import Tally

    tally = Tally(reading)
    for report in tally.reports(o.named(sources), o.read_packs(pack)):
        write(report, sys.stdout)
    raise typer.Exit(FAILED if tally.failed else DONE)


@app.command(epilog=o.examples("reportx text report.pdf > report.txt"))
@with_reading
def text(
    *,
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="A file; - is stdin.")] = DASH,
    reading: Reading,
    quiet: o.Quiet = False,
) -> None:
    """Print the text that is read from a file, into which all spans point."""
    del quiet  # as of sections
    name = o.named(None)[0] if source == DASH else source
    for_text().write(reading.source(name).text)


@app.command(
    epilog=o.examples(
        "reportx explain 全区地区生产总值超1444亿元、增长9%。",
        "reportx explain report.md:21",
        "reportx explain report.md@1024",
        "reportx explain metrics.csv:12",
    )
)
@with_reading
def explain(*, sentence: Sentence = None, pack: o.Packs = None, reading: Reading) -> None:
    """Show how a sentence is read, by which rules and words, and what would change it.

    Each number is a metric, with the reason of each field, or the reason why it is none. A row that
    extract or panel wrote as CSV, XLSX or JSON lines is the sentence it came from, as a spreadsheet counts.
    """
    from reportx.explain import explain as read_closely

    o.read_packs(pack)  # all that is wrong with them, at once
    asked = place(sentence, reading)
    explained = read_closely(asked.source, packs=pack or (), line=asked.line, offset=asked.offset)
    if not explained:
        raise InputError(f"{asked.source.name}: {nothing(asked, pack or ())}")
    if asked.row and not asked.row.is_among(explained):
        raise asked.row.moved(asked.source)
    if screened(sys.stdout):
        from reportx.terminal import print_explanation as write_explanation
    else:
        from reportx.wording import write_explanation
    write_explanation(explained, sys.stdout)


class Asked(NamedTuple):
    """What to explain: a source, or a line or an offset of it."""

    source: "Source"
    line: int | None = None
    offset: int | None = None
    row: "Row | None" = None


class Row(NamedTuple):
    """A row of a table that has no text of its own to know its place by."""

    number: int
    pointed: "Pointed"

    def is_among(self, explained: "Sequence[Explained]") -> bool:
        """Whether its sentence still stands where it points."""
        return any(one.sentence == self.pointed.sentence for one in explained)

    def moved(self, source: "Source") -> InputError:
        """What is said where it is not."""
        return InputError(
            f"{source.name}: other words stand where row {self.number} points; extract it again"
        )


def nothing(asked: Asked, packs: "Sequence[Path]") -> str:
    """Why nothing is explained, and where there is something."""
    from reportx.explain import explain

    text = asked.source.text
    lines = text.count("\n") + (not text.endswith("\n"))
    if asked.line is not None and not 1 <= asked.line <= lines:
        return f"has no line {asked.line}; it has {lines}"
    if asked.offset is not None and asked.offset >= len(text):
        return f"has no character {asked.offset}; it has {len(text)}"
    if asked.source.name == TYPED:
        return "no number stands in it; give a sentence with one, or REPORT:LINE"
    if asked.line is None and asked.offset is None:
        return "no sentence with a number; reportx text shows its lines"
    at = asked.line or asked.source.line(asked.offset or 0)
    told = sorted({one.line for one in explain(asked.source, packs=packs)}, key=lambda line: abs(line - at))[
        :3
    ]
    where = f"in line {asked.line}" if asked.offset is None else f"around character {asked.offset}"
    if not told:
        return f"no sentence with a number {where}"
    near = ", ".join(map(str, sorted(told)))
    return f"no sentence with a number {where}; the nearest are in lines {near}"


def place(text: str | None, reading: Reading) -> Asked:
    """What to explain: a file, with a line or an offset if one is named, a row, stdin, or the text itself."""
    from reportx.records import Source

    if text is None or text == "-":
        return Asked(reading.source(o.named(None)[0]))
    if not text.strip():
        raise typer.BadParameter("is empty; give a sentence in quotes, or REPORT:LINE", param_hint="TEXT")
    path, mark, number = re.fullmatch(r"(?s)(.*?)(?:([:@])([0-9]+))?", text).groups()  # type: ignore[union-attr]
    if mark == ":" and names_file(path) and (row := row_of(Path(path), int(number), reading)):
        return row
    if mark and names_file(path):
        at, source = int(number), reading.source(Path(path))
        return Asked(source, at if mark == ":" else None, at if mark == "@" else None)
    if names_file(text):
        return Asked(reading.source(Path(text)))
    named, _, told = re.fullmatch(r"(?s)(.*?)(?:([:@])([^:@]*))?", text).groups()  # type: ignore[union-attr]
    if told is not None and named and names_file(named):
        raise InputError(f"{displayed(text)}: a line is a number, as in {displayed(named)}:21")
    return Asked(Source(name=TYPED, text=displayed(text), sha256=""))


def row_of(path: Path, number: int, reading: Reading) -> Asked | None:
    """The place that a row points at, if the file holds what extract or panel wrote."""
    from reportx.extracted import is_extracted, pointed_at

    if path.suffix.lower() in WITHOUT_ROWS:
        hint = "explain REPORT:LINE, as its columns source and line tell, or write the table as .csv"
        raise InputError(f"{displayed(str(path))}: a row is looked up in CSV, XLSX or JSON lines; {hint}")
    if not is_extracted(path):
        return None
    pointed = pointed_at(path, number)
    source = reading.source(pointed.source)
    row = Row(number, pointed)
    if pointed.text is None:
        return Asked(source, offset=pointed.start, row=row)
    if not source.text.startswith(pointed.text, pointed.start):
        raise row.moved(source)
    return Asked(source, offset=pointed.start)


def names_file(text: str) -> bool:
    """Whether a text is the name of a file, or looks so much like one that it can't be a sentence."""
    from reportx.readers import SUFFIXES

    if text.endswith((*SUFFIXES, *ENDINGS, *WITHOUT_ROWS)):
        return True
    try:
        return Path(text).exists()
    except (OSError, ValueError):  # too long for a name, or a NUL in it
        return False


@app.command(epilog=o.examples("reportx schema pack > pack.schema.json"))
def schema(model: Annotated[Model, typer.Argument(help="Which one.")] = Model.report) -> None:
    """Print a JSON Schema, or the Table Schema of CSV."""
    from reportx import schemas

    printer(sys.stdout)(schemas.schema(model))
