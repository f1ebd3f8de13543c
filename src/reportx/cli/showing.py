"""Commands that show: ``sections``, ``coverage``, ``explain``, ``schema``."""

# ruff: noqa: PLC0415 - --help waits for no import

import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli import options as o
from reportx.cli import streams
from reportx.cli.app import DONE, FAILED, app, say
from reportx.cli.streams import DASH, for_text, printer, screened
from reportx.errors import InputError, displayed, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TextIO

    from reportx.packs import Pack
    from reportx.records import Report, Source


class Model(StrEnum):
    """What has a JSON Schema."""

    report = "report"
    metric = "metric"
    pack = "pack"


Listed = Annotated[
    str | None,
    typer.Option("--list", metavar="CLASS", help="The numbers of a class: date, name, metric, left over."),
]
Sentence = Annotated[
    str | None,
    typer.Argument(
        metavar="TEXT|SOURCE:LINE|SOURCE@OFFSET", help="A sentence, or where it stands.", show_default=False
    ),
]


@app.command(epilog=o.examples("reportx sections report.md"))
def sections(
    *,
    sources: o.Sources = None,
    pack: o.Packs = None,
    read_as: o.As = None,
    max_bytes: o.MaxBytes = None,
    max_chars: o.MaxChars = None,
    max_pages: o.MaxPages = None,
    max_depth: o.MaxDepth = None,
) -> None:
    """Show the tree of headings, with metrics counted."""
    from reportx.terminal import print_tree

    bounds = {"bytes": max_bytes, "chars": max_chars, "pages": max_pages, "depth": max_depth}
    show(print_tree, sources, pack, o.Reading(read_as, bounds))


@app.command(epilog=o.examples("reportx coverage report.md", "reportx coverage report.md --list name | less"))
def coverage(
    *,
    sources: o.Sources = None,
    listed: Listed = None,
    pack: o.Packs = None,
    read_as: o.As = None,
    max_bytes: o.MaxBytes = None,
    max_chars: o.MaxChars = None,
    max_pages: o.MaxPages = None,
    max_depth: o.MaxDepth = None,
) -> None:
    """Account for every number, and list those left over, or those of a class."""
    from reportx.terminal import print_coverage

    bounds = {"bytes": max_bytes, "chars": max_chars, "pages": max_pages, "depth": max_depth}
    if listed is None:
        show(print_coverage, sources, pack, o.Reading(read_as, bounds))
    else:
        list_numbers(listed, o.named(sources), o.read_packs(pack), o.Reading(read_as, bounds))


def list_numbers(label: str, names: "Sequence[Path]", packs: "Sequence[Pack]", reading: o.Reading) -> None:
    """Print the numbers of a class, each with its line and what stands around it, and end."""
    from reportx.cli.extracting import Tally
    from reportx.explain import numbers_of

    kept: list[Source] = []
    tally, classes = Tally(reading, kept.append), {"metric", "left over"}
    found = 0
    for report in tally.reports(names, packs):
        classes.update(report.coverage.classes)
        for number in numbers_of(kept.pop(), label, packs=packs):
            found += 1
            where = f"{report.document.source}:{number.line}" if len(names) > 1 else f"line {number.line}"
            streams.for_text().write(f"{where}: {number.text}  {number.context}\n")
    if not found and len(names) > tally.failed:
        near = nearest(label, sorted(classes))
        hint = (
            f"did you mean {near}?"
            if near and label not in classes
            else f"there are {', '.join(sorted(classes))}"
        )
        say(f"no number is in the class {displayed(label)}; {hint}")
    raise typer.Exit(FAILED if tally.failed else DONE)


def show(
    write: "Callable[[Report, TextIO], None]",
    sources: list[Path] | None,
    pack: list[Path] | None,
    reading: o.Reading,
) -> None:
    """Print each report in one way or another, and end."""
    from reportx.cli.extracting import Tally

    tally = Tally(reading)
    for report in tally.reports(o.named(sources), o.read_packs(pack)):
        write(report, sys.stdout)
    raise typer.Exit(FAILED if tally.failed else DONE)


@app.command(epilog=o.examples("reportx text report.pdf > report.txt"))
def text(
    *,
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="A file; - is stdin.")] = DASH,
    read_as: o.As = None,
    max_bytes: o.MaxBytes = None,
    max_chars: o.MaxChars = None,
    max_pages: o.MaxPages = None,
    max_depth: o.MaxDepth = None,
) -> None:
    """Print the text that is read from a file, into which all spans point."""
    bounds = {"bytes": max_bytes, "chars": max_chars, "pages": max_pages, "depth": max_depth}
    name = o.named(None if source == DASH else [source])[0]
    for_text().write(o.Reading(read_as, bounds).source(name).text)


@app.command(
    epilog=o.examples(
        "reportx explain 全区地区生产总值超1444亿元、增长9%。",
        "reportx explain report.md:21",
        "reportx explain report.md@1024",
    )
)
def explain(*, sentence: Sentence = None, pack: o.Packs = None) -> None:
    """Show how a sentence is read, and by which rules.

    Each number is a metric, with what it inherited from where, or the reason why it is none.
    """
    from reportx.explain import explain as read_closely

    source, line, offset = place(sentence)
    explained = read_closely(source, packs=o.read_packs(pack), line=line, offset=offset)
    if not explained:
        where = "" if line is None else f" in line {line} of {source.text.count(chr(10)) + 1}"
        where = where if offset is None else f" around character {offset} of {len(source.text)}"
        raise InputError(f"{source.name}: no sentence with a number{where}; reportx text shows the lines")
    if screened(sys.stdout):
        from reportx.terminal import print_explanation as write_explanation
    else:
        from reportx.wording import write_explanation
    write_explanation(explained, sys.stdout)


def place(text: str | None) -> "tuple[Source, int | None, int | None]":
    """What to explain: a file, with a line or an offset if one is named, stdin, or the text itself."""
    from reportx.records import Source

    if text is None or text == "-":
        return o.Reading().source(o.named(None)[0]), None, None
    path, mark, number = re.fullmatch(r"(?s)(.*?)(?:([:@])([0-9]+))?", text).groups()  # type: ignore[union-attr]
    if mark and names_file(path):
        at = int(number)
        return o.Reading().source(Path(path)), at if mark == ":" else None, at if mark == "@" else None
    if names_file(text):
        return o.Reading().source(Path(text)), None, None
    return Source(name="<text>", text=displayed(text), sha256=""), None, None


def names_file(text: str) -> bool:
    """Whether a text is the name of a file, or looks so much like one that it can't be a sentence."""
    if text.endswith((".md", ".txt", ".pdf", ".docx", ".html", ".htm")):
        return True
    try:
        return Path(text).exists()
    except (OSError, ValueError):  # too long for a name, or a NUL in it
        return False


@app.command(epilog=o.examples("reportx schema pack > pack.schema.json"))
def schema(model: Annotated[Model, typer.Argument(help="Which one.")] = Model.report) -> None:
    """Print a JSON Schema."""
    from reportx import schemas

    printer(sys.stdout)(schemas.schema(model))
