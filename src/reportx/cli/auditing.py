"""``reportx audit``."""

# ruff: noqa: PLC0415 - --help waits for no import

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from reportx.cli import options as o
from reportx.cli import streams
from reportx.cli.app import DONE, FAILED, app, say
from reportx.cli.reading import Reading, with_reading
from reportx.cli.writing import chosen_format, layout_of, target_of, write_nothing
from reportx.errors import InputError, count_of

if TYPE_CHECKING:
    from reportx.auditing import Audit
    from reportx.auditing.earlier import Row
    from reportx.auditing.records import AuditWriter
    from reportx.packs import Pack
    from reportx.records import Source
    from reportx.writers import Layout


LOOKED_AT = {o.Format.table, o.Format.html}  # which tell by themselves that nothing could be checked
FORMS = (o.Format.html, o.Format.table, *o.OF_FILES)
Form = Annotated[
    o.Format | None,
    o.format_option(FORMS, help=f"{', '.join(FORMS)}; by default as FILE ends, or table."),
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
@with_reading
def audit(  # noqa: PLR0913 - the parameters of a command are its options
    *,
    sources: o.Sources = None,
    output: o.Output = None,
    form: Form = None,
    earlier: Earlier = None,
    excel: o.Excel = False,
    header: o.Headers = o.Header.name,
    pack: o.Packs = None,
    reading: Reading,
    quiet: o.Quiet = False,
) -> None:
    """Check a report's own arithmetic: what its figures say of one another."""
    from reportx.auditing.records import why_unchecked

    names, packs = o.named(sources), o.read_packs(pack)
    form = chosen_format(form, output, inputs=names, otherwise=o.Format.table, known=FORMS)
    auditor = Auditor(reading, packs, rows_of(earlier or ()))
    with target_of(form, output) as target:
        writer = writer_for(form, target, layout_of(form, header, excel=excel), many=len(names) > 1)
        for name in names:
            found = auditor.audit(name)
            if found is None:
                continue
            writer.add(found)
            why = why_unchecked(found)
            if why and form not in LOOKED_AT and not quiet:
                say(f"{found.document.source}: {why}")
        if auditor.failed == len(names):
            write_nothing(form, output, many=len(names) > 1)
            raise typer.Exit(FAILED)
        writer.close()
    if not quiet:
        say(auditor.closing())
    raise typer.Exit(FAILED if auditor.failed else DONE)


def rows_of(paths: Sequence[Path]) -> "list[Row]":
    """The figures of earlier reports."""
    if not paths:
        return []
    from reportx.auditing.earlier import read_rows

    return [row for path in paths for row in read_rows(path)]


class Auditor:
    """Audits inputs one by one. One that can't be read costs a line, not the others."""

    def __init__(self, reading: Reading, packs: "Sequence[Pack]", earlier: "Sequence[Row]") -> None:
        self.reading, self.packs, self.earlier = reading, packs, earlier
        self.read = self.failed = self.checks = self.findings = self.warnings = 0

    def audit(self, name: Path) -> "Audit | None":
        """The checks of a report, or None where it can't be read."""
        from reportx.auditing import audit

        def checked(source: "Source") -> "Audit":
            return audit(source, packs=self.packs, earlier=self.earlier)

        try:
            found = self.reading.read(name, checked)
        except InputError as error:
            say(str(error))
            self.failed += 1
            return None
        wrong = [check.weight for check in found.checks if check.state == "inconsistent"]
        self.read += 1
        self.checks += len(found.checks)
        self.findings += wrong.count("finding")
        self.warnings += wrong.count("warning")
        return found

    def closing(self) -> str:
        """The line that says what was found."""
        many = f"{self.read} reports" if self.read > 1 else ""
        found = [
            count_of(self.checks, "checks"),
            count_of(self.findings, "findings"),
            count_of(self.warnings, "warnings"),
        ]
        failed = f"{self.failed} failed" if self.failed else ""
        return ", ".join(filter(None, [many, *found, failed]))


def writer_for(form: o.Format, target: "TextIO | Path", layout: "Layout", *, many: bool) -> "AuditWriter":
    """The writer of a format."""
    from reportx.auditing.rows import RowsWriter, audit_json

    own = {o.Format.html, o.Format.table, o.Format.json}
    if isinstance(target, Path) or form not in own:
        return RowsWriter(form.value, target, layout)
    if form is o.Format.json:
        from reportx.json_text import JsonWriter

        return JsonWriter(streams.printer(target), audit_json, many=many)
    if form is o.Format.html:
        from reportx.auditing.page import Page

        return Page(target)
    from reportx.auditing.screen import AuditPrinter

    return AuditPrinter(target, many=many)
