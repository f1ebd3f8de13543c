"""``reportx score``."""

# ruff: noqa: PLC0415 - --help waits for no import

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from reportx.cli import options as o
from reportx.cli.app import app
from reportx.cli.reading import Reading, with_reading
from reportx.cli.streams import DASH, printer
from reportx.errors import InputError, displayed
from reportx.language import head
from reportx.widths import columns

if TYPE_CHECKING:
    from reportx.packs import Pack
    from reportx.records import Report, Source
    from reportx.scoring import Prediction, Score

GoldFile = Annotated[
    Path, typer.Argument(metavar="GOLD", help="NAME.gold.jsonl, or a folder of them.", show_default=False)
]
Predicted = Annotated[
    Path | None,
    typer.Argument(
        metavar="PREDICTED",
        help="What extract wrote as JSON or JSON lines, a report to read now, or a folder of either;"
        " - is stdin. By default the report beside GOLD.",
        show_default=False,
    ),
]
Sections = Annotated[
    Path | None,
    typer.Option("--sections", metavar="FILE", help="Annotated headings; by default NAME.sections.jsonl."),
]
SourceText = Annotated[
    Path | None, typer.Option("--source", metavar="FILE", help="The text that spans point into.")
]
Only = Annotated[
    list[str] | None, typer.Option("--only", metavar="NAME", help="Only this report of the folder.")
]
Errors = Annotated[
    int | None,
    typer.Option(
        "--errors", metavar="N", min=0, help="How many disagreements to show; by default all of one report."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
EXAMPLES = o.examples(
    "reportx score report.gold.jsonl report.json",
    "reportx score report.gold.jsonl report.txt --sections report.sections.jsonl",
    "reportx score gold/ --json",
)


@app.command(epilog=EXAMPLES)
@with_reading
def score(  # noqa: PLR0913 - the parameters of a command are its options
    *,
    gold: GoldFile,
    predicted: Predicted = None,
    sections: Sections = None,
    source: SourceText = None,
    only: Only = None,
    errors: Errors = None,
    as_json: AsJson = False,
    pack: o.Packs = None,
    reading: Reading,
) -> None:
    """Judge what was read by an annotated report, and show where they differ."""
    from reportx.scoring.files import annotated, name_of

    files = {name_of(path): path for path in annotated(gold) if not only or name_of(path) in only}
    check(gold, files, only or (), [path for path in (sections, source) if path])
    judge = Judge(predicted, sections, source, o.read_packs(pack), reading)
    scores = ((name, judge.score(path)) for name, path in files.items())
    one = not gold.is_dir()
    if as_json:
        write_json(dict(scores), errors, one=one)
    elif one:
        write_one(next(scores)[1], errors)
    else:
        write_table(scores, errors or 0)


def check(gold: Path, files: dict[str, Path], only: Sequence[str], given: Sequence[Path]) -> None:
    """End where a name is none, or where one file is given for several reports."""
    if missing := [name for name in only if name not in files]:
        raise InputError(f"{displayed(str(gold))}: no annotations of {missing[0]}")
    if gold.is_dir() and given:
        hint = "is of one report, and GOLD is a folder; name one file"
        raise typer.BadParameter(hint, param_hint=displayed(str(given[0])))


@dataclass(frozen=True, slots=True)
class Judge:
    """What is judged, and beside which files."""

    predicted: Path | None
    sections: Path | None
    source: Path | None
    packs: "tuple[Pack, ...]"
    reading: Reading

    def score(self, gold: Path) -> "Score":
        """The score of one annotated report."""
        from reportx.scoring import score as judge
        from reportx.scoring.files import SECTIONS, name_of, one_of, read_gold, read_sections

        name = name_of(gold)
        found = one_of(self.predictions(gold), name)
        headings = self.sections or gold.with_name(f"{name}{SECTIONS}")
        wanted = read_sections(headings) if self.sections or headings.is_file() else None
        return judge(read_gold(gold), found, sections=wanted, text=self.text(gold, found))

    def predictions(self, gold: Path) -> "list[Prediction]":
        """What was read, or is to be read now, for annotations."""
        from reportx.scoring.files import DOCUMENTS, REPORTS, name_of, parse_predictions, read_text

        path = self.predicted
        if path is None or path.is_dir():
            name, folder = name_of(gold), path or gold.parent
            path = document_beside(folder, name, DOCUMENTS if path is None else (*REPORTS, *DOCUMENTS))
        if path == DASH:
            return parse_predictions(sys.stdin.buffer.read().decode("utf-8", "replace"), "<stdin>")
        if path.suffix.lower() in REPORTS:
            return parse_predictions(read_text(path), displayed(str(path)))
        return [self.read(path)]

    def read(self, path: Path) -> "Prediction":
        """A report that is read now."""
        from reportx.extract import read_report
        from reportx.scoring import Prediction

        def read(source: "Source") -> "tuple[Source, Report]":
            return source, read_report(source, packs=self.packs)

        source, report = self.reading.read(path, read)
        metrics = [metric._asdict() for metric in report.metrics]
        sections = [section._asdict() for section in report.sections]
        return Prediction(metrics, sections, source.name, source.text)

    def text(self, gold: Path, found: "Prediction") -> str | None:
        """The text that spans point into: the one that is given, was read now, or stands beside GOLD."""
        from reportx.scoring.files import DOCUMENTS, beside, name_of, read_text

        if self.source is None and found.text is not None:
            return found.text
        path = self.source or beside(gold.parent, name_of(gold), DOCUMENTS[:3])
        return read_text(path) if path else None


def document_beside(folder: Path, name: str, suffixes: Sequence[str]) -> Path:
    """The file of a report in a folder."""
    from reportx.scoring.files import beside

    path = beside(folder, name, suffixes)
    if path is None:
        raise InputError(f"{displayed(str(folder))}: no file of {name}; name the one to judge")
    return path


def write_one(judged: "Score", errors: int | None) -> None:
    """Print the figures of a report, one a line, and below them the disagreements."""
    for name, value in judged.figures.items():
        typer.echo(f"{padded(name)} {value:.4f}" if isinstance(value, float) else f"{padded(name)} {value}")
    write_disagreements(judged, errors)


def write_disagreements(judged: "Score", errors: int | None) -> None:
    """Print disagreements, as many as are asked for."""
    for one in judged.disagreements[:errors]:
        typer.echo("\n" + "\n".join(one.lines()))


def write_table(scores: "Iterator[tuple[str, Score]]", errors: int) -> None:
    """Print a row a report, as each is judged, and the mean of all."""
    from reportx.scoring import mean
    from reportx.scoring.scores import HEADLINES

    typer.echo(f"{'':24}" + "".join(f"{' ' * (14 - columns(name))}{name}" for name in map(head, HEADLINES)))
    told = []
    for name, judged in scores:
        told.append(judged.figures)
        typer.echo(row(name, judged.figures, HEADLINES))
        write_disagreements(judged, errors)
    typer.echo(row("mean", mean(told), HEADLINES))


def row(name: str, figures: "dict[str, int | float]", columns: Sequence[str]) -> str:
    """A line of the table; a figure that is not there is a dash."""
    cells = (f"{figures[column]:14.4f}" if column in figures else f"{'-':>14}" for column in columns)
    return padded(name) + "".join(cells)


def padded(name: str) -> str:
    """What stands before figures, in 24 columns."""
    told = head(name)
    return told + " " * (24 - columns(told))


def write_json(scores: "dict[str, Score]", errors: int | None, *, one: bool) -> None:
    """Print the figures and disagreements as JSON: of one report, or of several by name with the mean."""
    import json

    from reportx.records import plain_number
    from reportx.scoring import mean

    told: Any = {name: as_data(judged, errors) for name, judged in scores.items()}
    if one:
        (told,) = told.values()
    else:
        told = {"reports": told, "mean": mean([judged.figures for judged in scores.values()])}
    printer(sys.stdout)(json.dumps(told, ensure_ascii=False, indent=2, default=plain_number) + "\n")


def as_data(judged: "Score", errors: int | None) -> dict[str, Any]:
    """A score as JSON holds it."""
    differences = [
        one._asdict() | {"wrong": [field._asdict() for field in one.wrong]}
        for one in judged.disagreements[:errors]
    ]
    return judged.figures | {"disagreements": differences}
