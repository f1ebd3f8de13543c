"""``reportx help``: the same as ``--help``, for those who look for it there."""

# ruff: noqa: PLC0415 - --help waits for no import

from typing import Annotated, Any

import typer

from reportx.cli import completing
from reportx.cli import options as o
from reportx.cli.app import ALIKE, app
from reportx.errors import displayed, nearest

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="COMMAND...",
        autocompletion=completing.commands,
        help="Of which command.",
        show_default=False,
    ),
]


@app.command(name="help", epilog=o.examples("reportx help extract"))
def show_help(*, words: Words = None) -> None:
    """Show what a command does and takes."""
    from reportx.cli import application

    command: Any = typer.main.get_command(application())
    context = command.context_class(command, info_name="reportx", **command.context_settings)
    for word in words or ():
        inner = getattr(command, "commands", {}).get(word)
        if inner is None:
            known = getattr(command, "commands", {})
            near = nearest(word, known, alike=ALIKE)
            hint = f"did you mean {near}?" if near else f"there are {', '.join(known) or 'none below it'}"
            raise typer.BadParameter(f"no command {displayed(word)}; {hint}", param_hint="COMMAND")
        command, context = inner, inner.context_class(inner, info_name=word, parent=context)
    typer.echo(command.get_help(context))
