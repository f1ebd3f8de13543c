"""``reportx tables``: the tables of a file as CSV or as a workbook, on standard output or in a folder."""

# ruff: noqa: PLC0415 - --help waits for no import

from pathlib import Path
from typing import Annotated

import typer

from reportx.cli import options as o
from reportx.cli.app import app, say
from reportx.cli.reading import Reading, with_reading
from reportx.cli.streams import DASH, destination, for_text
from reportx.cli.writing import target_of
from reportx.errors import OutputError, displayed

Folder = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FOLDER",
        help="Write a file a table, and index.csv; or tables.xlsx, with a sheet a table. "
        "A name that ends in .xlsx is the workbook's own.",
    ),
]  # fmt: skip
WORKBOOK = ".xlsx"


FORMS = (o.Format.csv, o.Format.xlsx)
Form = Annotated[o.Format | None, o.format_option(FORMS, help="csv or xlsx; by default csv.")]


@app.command(
    epilog=o.examples("reportx tables report.pdf -o tables", "reportx tables report.pdf -o tables.xlsx")
)
@with_reading
def tables(
    *,
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="A file; - is stdin.")] = DASH,
    output: Folder = None,
    form: Form = None,
    pack: o.Packs = None,
    reading: Reading,
    quiet: o.Quiet = False,
) -> None:
    """Write the tables of a file, with caption, unit and page, as CSV or as a workbook."""
    from reportx.sheets import Sheet, caption_of, index_csv, read_sheets, sheet_csv, write_workbook

    name = o.named(None)[0] if source == DASH else source
    packs = o.read_packs(pack)
    found = reading.read(name, lambda source: list(read_sheets(source, packs=packs)))

    def told(sheet: Sheet) -> str:
        place = f"page {sheet.page}" if sheet.page else f"line {sheet.line}"
        return f"# table {sheet.number}, {place}: {caption_of(sheet)}\n"

    if not (found or quiet):
        say(f"{name}: no table found")
    named = output is not None and output.suffix.lower() == WORKBOOK
    if named and form is o.Format.csv:
        raise typer.BadParameter("csv is a file a table; name a folder", param_hint="-o")
    if named or form is o.Format.xlsx:
        book = output if named or output is None else made(output) / f"tables{WORKBOOK}"
        with target_of(o.Format.xlsx, book) as target:
            write_workbook(Path(str(target)), found)
        return
    if output is None:
        for_text().write("\n".join(told(sheet) + sheet_csv(sheet) for sheet in found))
        return
    made(output)
    for sheet in found:
        write(output / f"table-{sheet.number:03}.csv", sheet_csv(sheet))
    write(output / "index.csv", index_csv(found))


def made(folder: Path) -> Path:
    """A folder, made if it is not there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{displayed(str(folder))}: can't be made: {error.strerror or error}") from None
    return folder


def write(path: Path, data: str) -> None:
    """Write a file whole or not at all."""
    with destination(path) as stream:
        stream.write(data)
