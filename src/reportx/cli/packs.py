"""``reportx packs``: check and list vocabulary, begin a pack, and try what one changes."""

# ruff: noqa: PLC0415 - --help waits for no import

import sys
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportx.cli import options as o
from reportx.cli import streams
from reportx.cli.app import DONE, FAILED, Commands, app, say
from reportx.cli.reading import Reading, with_reading
from reportx.cli.writing import chosen_format, target_of
from reportx.errors import displayed, inert
from reportx.language import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportx.checks import Failure
    from reportx.packs import Pack

PACK = ".toml"  # the ending of a pack's name
packs_app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Begin, check, try and list vocabulary packs.",
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


class NewKind(StrEnum):
    """The kinds of entries that a pack can be begun with; a test compares them with ``new_pack.toml``."""

    unit = "unit"
    indicator = "indicator"
    verb = "verb"
    bound = "bound"
    name = "name"
    phrase = "phrase"
    heading = "heading"


Files = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE...", help="By default reportx's own packs.", show_default=False),
]


@packs_app.command(epilog=o.examples("reportx packs check my.toml"))
def check(*, files: Files = None, quiet: o.Quiet = False) -> None:
    """Run the examples in packs; print those that fail, and tell the entries without one."""
    from reportx.checks import check_pack, count_examples, slow_patterns, unneeded
    from reportx.packs import read_packs, whole

    own = whole()
    packs = dict(zip(map(str, files or ()), read_packs(files or ()), strict=True)) or {"": own}
    failed = wrong = 0  # examples, and entries
    for file, pack in packs.items():
        warned = pack is not own and not quiet
        for line in slow_patterns(pack) if warned else ():
            say(f"{displayed(file) or 'reportx'}: warning: {line}")
        for entry, example in unneeded(pack) if warned else ():
            at = f"{displayed(file)}: warning: {entry}: {example}"
            say(f"{at}: holds without this entry too, so that it checks nothing")
        for line in wrong_fields(Path(file), pack, quiet=quiet) if pack is not own else ():
            wrong += 1
            typer.echo(inert(spoken(line)))
        for failure in check_pack(pack, base=own):
            failed += 1
            where = stands(failure, Path(file)) if file else f"{failure.kind}s.toml"
            typer.echo(inert(f"{where}: {failure}"))
    ran = sum(map(count_examples, packs.values()))
    told = f"1 example, {failed} failed" if ran == 1 else f"{ran} examples, {failed} failed"
    at_odds = "1 entry wrong" if wrong == 1 else f"{wrong} entries wrong"
    if not quiet:
        say(f"{told}; {at_odds}" if wrong else told)
    raise typer.Exit(FAILED if failed or wrong else DONE)


def stands(failure: "Failure", path: Path) -> str:
    """Where the entry of a failed example stands: its file, and the line in it."""
    from reportx.pack_errors import line_of, place
    from reportx.packs import read_pack_text

    return place(displayed(str(path)), line_of(read_pack_text(path), (failure.kind, failure.at)))


def wrong_fields(path: Path, pack: "Pack", *, quiet: bool) -> "Iterator[str]":
    """What is wrong with fields of a user's pack beside others; entries without an example are told."""
    from reportx.checks import unexampled
    from reportx.entries import renamed
    from reportx.misfits import misfits
    from reportx.packs import read_pack_text

    name, text = displayed(str(path)), read_pack_text(path)
    for line in () if quiet else unexampled(pack, name=name, text=text):
        say(line)
    yield from renamed(pack, path)
    yield from misfits(pack, path)


@packs_app.command("new", epilog=o.examples("reportx packs new unit verb -o my.toml"))
def new_pack(
    kinds: Annotated[
        list[NewKind] | None,
        typer.Argument(metavar="KIND...", help=f"{', '.join(NewKind)}; by default all.", show_default=False),
    ] = None,
    *,
    output: o.Output = None,
) -> None:
    """Write a pack to begin with: an entry of each kind, with examples that hold, to be changed."""
    from reportx.starting import pack_text

    if output and output != streams.DASH and output.exists():
        hint = f"{displayed(str(output))} is there already; name another, or add to it by hand"
        raise typer.BadParameter(hint, param_hint="-o")
    with streams.destination(output) as stream:
        stream.write(pack_text([*dict.fromkeys(kinds or NewKind)]))


@packs_app.command(
    "try",
    epilog=o.examples(
        "reportx packs try my.toml report.txt", "reportx packs try my.toml *.txt -o changes.csv"
    ),
)
@with_reading
def try_pack(
    *,
    file: Annotated[Path, typer.Argument(metavar="PACK", help="The pack to try.")],
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCE...", help="Reports to try it on.")],
    output: o.Output = None,
    form: o.Formats = None,
    pack: o.Packs = None,
    reading: Reading,
    quiet: o.Quiet = False,
) -> None:
    """Show what a pack gains, loses and changes on reports, record by record, before it is used."""
    from reportx.cli.extracting import Tally
    from reportx.trials import TABLE, changed

    if file.suffix != PACK and (meant := next((one for one in sources if one.suffix == PACK), None)):
        hint = f"the pack comes first: reportx packs try {displayed(str(meant))} {displayed(str(file))}"
        raise typer.BadParameter(hint, param_hint="PACK")
    tried, *others = o.read_packs([file, *(pack or ())])
    sources = o.named(sources)
    form = chosen_format(form, output, inputs=[file, *sources], otherwise=o.Format.table)
    tally, counts = Tally(reading), Counter[str]()
    with target_of(form, output) as target:
        found = [
            change
            for some in tally.each(sources, lambda source: changed(tried, source, others=others))
            for change in some
        ]
        counts.update(change.change for change in found)
        if form is o.Format.table and not isinstance(target, Path):
            from reportx.terminal import print_changes

            print_changes(found, streams.for_text() if target is sys.stdout else target)
        else:
            from reportx.writers import write_tables

            write_tables(form.value, target, {TABLE: found})
    if tally.failed < len(sources) and not quiet:
        parts = [f"{counts['gained']} gained", f"{counts['lost']} lost", f"{counts['changed']} changed"]
        none = f"nothing changes: no record here is read with a word of {displayed(str(file))}"
        told = ", ".join(parts) if found else none
        say(f"{len(sources) - tally.failed} reports: {told}" if len(sources) > 1 else told)
    raise typer.Exit(FAILED if tally.failed else DONE)


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
