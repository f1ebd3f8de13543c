"""``reportx review`` and ``reportx corrections``: a page to check reports by, and what was decided on it."""

# ruff: noqa: PLC0415 - --help waits for no import

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportx.cli import options as o
from reportx.cli.app import DONE, FAILED, Commands, app, say
from reportx.cli.auditing import Earlier, rows_of
from reportx.cli.extracting import Tally, tell_unused
from reportx.cli.reading import Reading, with_reading
from reportx.cli.streams import DASH, destination, resolved
from reportx.errors import InputError, OutputError, count_of, displayed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reportx.auditing.earlier import Row
    from reportx.corrections import Corrections, Decision
    from reportx.packs import Pack
    from reportx.records import Source

corrections_app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Make annotations or vocabulary of decisions that a review page saved.",
)
app.add_typer(corrections_app, name="corrections")

Page = Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page; - is stdout.")]
Open = Annotated[bool, typer.Option("--open", help="Show the page in the browser.")]
Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="Decisions, as the page saves them.")]
Folder = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FOLDER", help="Write a gold file for each text."),
]


@app.command(
    epilog=o.examples(
        "reportx review report.md -o page.html --open",
        "reportx review report.md -o page.html --corrections report.corrections.jsonl",
    )
)
@with_reading
def review(
    *,
    sources: o.Sources = None,
    output: Page,
    show: Open = False,
    corrections: o.CorrectionFiles = None,
    earlier: Earlier = None,
    pack: o.Packs = None,
    reading: Reading,
    quiet: o.Quiet = False,
) -> None:
    """Make a page on which a reader checks the records of reports, in place and by keyboard."""
    from reportx.review.pages import page

    names, packs = o.named(sources), o.read_packs(pack)
    if resolved(output) in set(map(resolved, [*names, *(corrections or ())])):
        raise typer.BadParameter(f"{displayed(str(output))} is also an input; name another", param_hint="-o")
    tally, decided = Tally(reading), o.read_corrections(corrections)
    reports = []
    for packed, found in tally.each(names, packer(packs, decided, rows_of(earlier or ()))):
        reports.append(packed)
        if decided:
            decided.found |= found  # a process of its own tells so which decisions it took
    if not reports:
        raise typer.Exit(FAILED)  # so that an earlier page stays as it is
    with destination(output) as stream:
        stream.write(page(reports))
    tell_unused(decided)
    if not quiet:
        many = f"{len(reports)} reports" if len(reports) > 1 else ""
        metrics = sum(len(report["records"]) for report in reports)
        check = f"{count_of(metrics, 'metrics')} to check in {displayed(str(output))}"
        say(", ".join(filter(None, [many, check])))
    if show and output != DASH:
        import webbrowser

        webbrowser.open(resolved(output).as_uri())
    raise typer.Exit(FAILED if tally.failed else DONE)


def packer(
    packs: "tuple[Pack, ...]", corrections: "Corrections | None", earlier: "Sequence[Row]"
) -> "Callable[[Source], tuple[dict[str, Any], set[int]]]":
    """Packs a source for a page, with the decisions that hold of it; the others are told.

    Beside it stands which decisions are on texts that were found.
    """
    from reportx.review import read_for_review
    from reportx.review.packing import packed

    def pack(source: "Source") -> tuple[dict[str, Any], set[int]]:
        reviewed = read_for_review(source, packs=packs, corrections=corrections, earlier=earlier)
        decisions, told = corrections.on_page(reviewed.report, source) if corrections else ([], [])
        for line in told:
            say(f"{source.name}: {line}")
        return packed(reviewed, decisions), corrections.found if corrections else set()

    return pack


@corrections_app.command(
    "to-gold", epilog=o.examples("reportx corrections to-gold report.corrections.jsonl -o gold")
)
def to_gold(*, files: Files, output: Folder = None) -> None:
    """Make annotations for `reportx score` of decisions."""
    from reportx.corrections.gold import checked_texts, gold_lines

    checked = checked_texts(decided(files))
    if output is None:
        if len(checked) > 1:
            hint = f"the decisions are on {len(checked)} texts; name a folder for a file of each"
            raise typer.BadParameter(hint, param_hint="-o")
        for text in checked.values():
            typer.echo(gold_lines(text), nl=False)
        return
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{displayed(str(output))}: can't be made: {error.strerror or error}") from None
    names = [Path(text.source).stem for text in checked.values()]
    if doubled := next((name for name in names if names.count(name) > 1), None):
        raise InputError(
            f"{doubled}: two texts of this name; give the decisions on each in a file of its own"
        )
    for name, text in zip(names, checked.values(), strict=True):
        with destination(output / f"{name}.gold.jsonl") as stream:
            stream.write(gold_lines(text))


@corrections_app.command(
    "to-pack", epilog=o.examples("reportx corrections to-pack report.corrections.jsonl > my.toml")
)
def to_pack(*, files: Files, pack: o.Packs = None) -> None:
    """Propose vocabulary for what decisions show to be lacking, with its examples.

    An entry whose examples do not hold by itself, or that needs a choice, stands in a comment.
    """
    from reportx.proposals import propose

    typer.echo(propose(decided(files), packs=o.read_packs(pack)), nl=False)


def decided(files: list[Path]) -> "list[Decision]":
    """The decisions of some files."""
    from reportx.corrections import read_decisions

    return [decision for file in files for decision in read_decisions(file)]
