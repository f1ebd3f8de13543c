"""``reportx rules``: what each rule that a record names reads, with its examples."""

# ruff: noqa: PLC0415 - --help waits for no import

from pathlib import Path
from typing import Annotated

import typer

from reportx.cli import completing
from reportx.cli import options as o
from reportx.cli.app import app
from reportx.cli.writing import chosen_format, target_of
from reportx.language import spoken

Name = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME",
        autocompletion=completing.rules,
        help="A rule, as records and explain name it.",
        show_default=False,
    ),
]
EXAMPLES = o.examples("reportx rules count-noun", "reportx rules -o rules.csv")


@app.command(epilog=EXAMPLES)
def rules(
    *, name: Name = None, output: o.Output = None, form: o.Formats = None, pack: o.Packs = None
) -> None:
    """List the rules by which records are read, or show one with its examples and its words."""
    from reportx.packs import merge, whole
    from reportx.rules import TABLE, all_rules, rows, rule_named

    known = merge(*o.read_packs(pack), whole())
    chosen = [rule_named(name, known.construction)] if name else [*all_rules(known.construction).values()]
    form = chosen_format(form, output, otherwise=o.Format.table)
    with target_of(form, output) as target:
        if form is not o.Format.table or isinstance(target, Path):
            from reportx.writers import write_tables

            write_tables(form.value, target, {TABLE: rows(chosen)})
        elif name:
            from reportx.wording import write_rule

            write_rule(chosen[0], known, target)
        else:
            from reportx.terminal import Head, print_rows

            heads = [Head("rule"), Head("what it reads")]
            print_rows(target, heads, ([rule.name, spoken(rule.what)] for rule in chosen))
