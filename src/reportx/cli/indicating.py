"""``reportx indicators``: the table of standard indicators, or what a word finds in it."""

# ruff: noqa: PLC0415 - --help waits for no import

import sys
from pathlib import Path
from typing import Annotated

import typer

from reportx.cli import completing, streams
from reportx.cli import options as o
from reportx.cli.app import app, say
from reportx.cli.writing import chosen_format, target_of

Text = Annotated[
    str | None,
    typer.Argument(
        metavar="TEXT",
        autocompletion=completing.indicators,
        help="A part of a code or a name, Chinese or English.",
    ),
]
EXAMPLES = o.examples(
    "reportx indicators 教育支出",
    "reportx indicators unemployment -f csv",
    "reportx indicators -o codes.xlsx",
)


@app.command(epilog=EXAMPLES)
def indicators(
    *, text: Text = None, output: o.Output = None, form: o.Formats = None, pack: o.Packs = None
) -> None:
    """List the standard indicators, or those that a text finds."""
    from reportx.indicators import IndicatorError, matching, own_table, unknown
    from reportx.packs import builtin, merge

    packs = o.read_packs(pack)
    known = [*(one for added in packs for one in added.indicator), *own_table()]
    found = matching(text, known) if text else known
    if text and not found:
        raise IndicatorError(unknown(text, merge(*packs, builtin())))
    looked_at = form is None and output is None and sys.stdout.isatty()
    form = chosen_format(form, output, otherwise=o.Format.table if looked_at else o.Format.csv)
    with target_of(form, output) as target:
        if form is o.Format.table and not isinstance(target, Path):
            from reportx.terminal import print_indicators

            print_indicators(found, streams.for_text() if target is sys.stdout else target)
        else:
            from reportx.indicator_list import TABLE, rows
            from reportx.writers import write_tables

            write_tables(form.value, target, {TABLE: rows(found)})
    if looked_at:
        say(f"{len(found)} of {len(known)} indicators")
