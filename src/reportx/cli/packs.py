"""``reportx packs check`` and ``reportx packs list``."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

# ruff: noqa: PLC0415 - --help waits for no import
import typer

from reportx.cli import options as o
from reportx.cli.app import DONE, FAILED, Commands, app, say
from reportx.errors import displayed, inert

packs_app = typer.Typer(
    cls=Commands, no_args_is_help=True, rich_markup_mode=None, help="Check and list vocabulary packs."
)
app.add_typer(packs_app, name="packs")


class Kind(StrEnum):
    """As in ``packs``: the tables of a pack."""

    unit = "unit"
    indicator = "indicator"
    verb = "verb"
    bound = "bound"
    name = "name"
    heading = "heading"
    phrase = "phrase"
    column = "column"
    construction = "construction"
    document = "document"
    time = "time"


Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE", help="By default reportx's own packs.", show_default=False),
]


@packs_app.command(epilog=o.examples("reportx packs check my.toml"))
def check(files: Files = None) -> None:
    """Run the examples in packs; print those that fail."""
    from reportx.checks import check_pack, count_examples, slow_patterns
    from reportx.packs import whole

    own = whole()
    packs = dict(zip(map(str, files or ()), o.read_packs(files), strict=True)) or {"": own}
    failed = 0
    for file, pack in packs.items():
        for line in slow_patterns(pack) if pack is not own else ():
            say(f"{displayed(file) or 'reportx'}: warning: {line}")
        for failure in check_pack(pack, base=own):
            failed += 1
            typer.echo(inert(f"{displayed(file) or f'{failure.kind}s.toml'}: {failure}"))
    say(f"{sum(map(count_examples, packs.values()))} examples, {failed} failed")
    raise typer.Exit(FAILED if failed else DONE)


@packs_app.command("list", epilog=o.examples("reportx packs list indicator | grep 收入"))
def list_entries(
    kind: Annotated[
        Kind | None,
        typer.Argument(
            help=", ".join(Kind),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Count the entries, or list those of a kind."""
    from reportx.checks import counts, entries
    from reportx.packs import whole

    for line in counts(whole()) if kind is None else entries(whole(), kind):
        typer.echo(line)
