"""``reportx audit``."""

# ruff: noqa: PLC0415 - --help waits for no import

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from reportx.cli import options as o
from reportx.cli import streams
from reportx.cli.app import DONE, FAILED, app, say
from reportx.cli.writing import chosen_format, target_of
from reportx.errors import InputError

if TYPE_CHECKING:
    from reportx.auditing import Audit
    from reportx.auditing.earlier import Row
    from reportx.auditing.records import AuditWriter
    from reportx.packs import Pack


class AuditFormat(StrEnum):
    """Formats of an audit: a page to read, and those of tables; a test compares them."""

    html = "html"
    table = "table"
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


PAGES = frozenset({".html", ".htm"})
Form = Annotated[
    AuditFormat | None,
    typer.Option(
        "-f",
        "--format",
        metavar="FORMAT",
        help=f"{', '.join(AuditFormat)}; by default as FILE ends, or table.",
    ),
]
Earlier = Annotated[
    list[Path] | None,
    typer.Option(
        "--earlier",
        metavar="FILE",
        help="Reports of earlier years: JSON lines of extract, or a data set of batch.",
    ),
]
EXAMPLES = o.examples(
    "reportx audit report.md",
    "reportx audit reports/*.txt -o audit.html",
    "reportx audit report.md --earlier metrics.jsonl -f json",
)


@app.command(epilog=EXAMPLES)
def audit(  # noqa: PLR0913 - the parameters of a command are its options
    *,
    sources: o.Sources = None,
    output: o.Output = None,
    form: Form = None,
    earlier: Earlier = None,
    pack: o.Packs = None,
    read_as: o.As = None,
    max_bytes: o.MaxBytes = None,
    max_chars: o.MaxChars = None,
    max_pages: o.MaxPages = None,
    max_depth: o.MaxDepth = None,
    quiet: o.Quiet = False,
) -> None:
    """Check a report's own arithmetic: what its figures say of one another."""
    names, packs = o.named(sources), o.read_packs(pack)
    form = chosen(form, output, names)
    bounds = {"bytes": max_bytes, "chars": max_chars, "pages": max_pages, "depth": max_depth}
    auditor = Auditor(o.Reading(read_as, bounds), packs, rows_of(earlier or ()))
    with target_for(form, output) as target:
        writer = writer_for(form, target, many=len(names) > 1)
        for name in names:
            found = auditor.audit(name)
            if found is not None:
                writer.add(found)
        if auditor.failed == len(names):
            raise typer.Exit(FAILED)
        writer.close()
    if not quiet:
        say(auditor.closing())
    raise typer.Exit(FAILED if auditor.failed else DONE)


def chosen(form: AuditFormat | None, output: Path | None, names: Sequence[Path]) -> AuditFormat:
    """The format that is asked for, or that the ending of the output's name tells."""
    page = form is AuditFormat.html or (
        form is None and output is not None and output.suffix.lower() in PAGES
    )
    known = o.Format(form.value) if form and not page else o.Format.table if page else None
    told = chosen_format(known, output, inputs=names, otherwise=o.Format.table)
    return AuditFormat.html if page else AuditFormat(told.value)


@contextmanager
def target_for(form: AuditFormat, output: Path | None) -> "Iterator[TextIO | Path]":
    """What a writer writes to: a stream, or the path of a file."""
    if form is AuditFormat.html:
        with streams.destination(output) as stream:
            yield stream
    else:
        with target_of(o.Format(form.value), output) as target:
            yield target


def rows_of(paths: Sequence[Path]) -> "list[Row]":
    """The figures of earlier reports."""
    if not paths:
        return []
    from reportx.auditing.earlier import read_rows

    return [row for path in paths for row in read_rows(path)]


class Auditor:
    """Audits inputs one by one. One that can't be read costs a line, not the others."""

    def __init__(self, reading: o.Reading, packs: "Sequence[Pack]", earlier: "Sequence[Row]") -> None:
        self.reading, self.packs, self.earlier = reading, packs, earlier
        self.read = self.failed = self.checks = self.findings = self.warnings = 0

    def audit(self, name: Path) -> "Audit | None":
        """The checks of a report, or None where it can't be read."""
        from reportx.auditing import audit

        try:
            source = self.reading.source(name)
        except InputError as error:
            say(str(error))
            self.failed += 1
            return None
        found = audit(source, packs=self.packs, earlier=self.earlier)
        wrong = [check.weight for check in found.checks if check.state == "inconsistent"]
        self.read += 1
        self.checks += len(found.checks)
        self.findings += wrong.count("finding")
        self.warnings += wrong.count("warning")
        return found

    def closing(self) -> str:
        """The line that says what was found."""
        many = f"{self.read} reports" if self.read > 1 else ""
        found = [f"{self.checks} checks", f"{self.findings} findings", f"{self.warnings} warnings"]
        failed = f"{self.failed} failed" if self.failed else ""
        return ", ".join(filter(None, [many, *found, failed]))


def writer_for(form: AuditFormat, target: "TextIO | Path", *, many: bool) -> "AuditWriter":
    """The writer of a format."""
    from reportx.auditing.rows import RowsWriter, audit_json

    own = {AuditFormat.html, AuditFormat.table, AuditFormat.json}
    if isinstance(target, Path) or form not in own:
        return RowsWriter(form.value, target)
    if form is AuditFormat.json:
        from reportx.json_text import JsonWriter

        return JsonWriter(streams.printer(target), audit_json, many=many)
    if form is AuditFormat.html:
        from reportx.auditing.page import Page

        return Page(target)
    from reportx.auditing.screen import AuditPrinter

    return AuditPrinter(target)
