"""``reportx tables``: the tables of a file as CSV, on standard output or as a folder of files."""

# ruff: noqa: PLC0415 - --help waits for no import

from pathlib import Path
from typing import Annotated

import typer

from reportx.cli import options as o
from reportx.cli.app import app, say
from reportx.cli.streams import DASH, destination, for_text
from reportx.errors import OutputError, displayed

Folder = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FOLDER", help="Write a file a table, and index.csv.")
]


@app.command(epilog=o.examples("reportx tables report.pdf", "reportx tables report.pdf -o tables"))
def tables(
    *,
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="A file; - is stdin.")] = DASH,
    output: Folder = None,
    pack: o.Packs = None,
    read_as: o.As = None,
    max_bytes: o.MaxBytes = None,
    max_chars: o.MaxChars = None,
    max_pages: o.MaxPages = None,
    max_depth: o.MaxDepth = None,
) -> None:
    """Write the tables of a file as CSV, with caption, unit and page."""
    from reportx.sheets import Sheet, index_csv, read_sheets, sheet_csv

    bounds = {"bytes": max_bytes, "chars": max_chars, "pages": max_pages, "depth": max_depth}
    name = o.named(None if source == DASH else [source])[0]
    found = list(read_sheets(o.Reading(read_as, bounds).source(name), packs=o.read_packs(pack)))

    def told(sheet: Sheet) -> str:
        place = f"page {sheet.page}" if sheet.page else f"line {sheet.line}"
        return f"# table {sheet.number}, {place}: {' / '.join(sheet.caption)}\n"

    if not found:
        say(f"{name}: no table found")
    if output is None:
        for_text().write("\n".join(told(sheet) + sheet_csv(sheet) for sheet in found))
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{displayed(str(output))}: can't be made: {error.strerror or error}") from None
    for sheet in found:
        write(output / f"table-{sheet.number:03}.csv", sheet_csv(sheet))
    write(output / "index.csv", index_csv(found))


def write(path: Path, data: str) -> None:
    """Write a file whole or not at all."""
    with destination(path) as stream:
        stream.write(data)
