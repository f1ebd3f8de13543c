"""What people read of figures and explanations, as styled pieces of text.

``terminal`` lays the rows out in colour and folds them to the width of a screen. A pipe gets them as
they are, a row a line, and need not wait for rich.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from reportx.errors import inert
from reportx.explain import Explained, Verdict
from reportx.records import Metric, plain
from reportx.widths import columns

Piece = tuple[str, str]  # text and its style
Row = Sequence[Sequence[Piece]]  # cells of pieces

SIGNS = {"about": "~ ", "nearly": "<~ ", "over": "> ", "at_least": ">= ", "under": "< ", "at_most": "<= "}
TURNS = {"up": "+", "down": "-"}


def figure(metric: Metric) -> str:
    """The number with its bound, its range and its sign, and what it came from.

    A place in an order and a streak are shown in the report's own words.
    """
    if metric.measure == "rank":
        return metric.text.replace("\n", "").replace(" ", "")
    number = plain(metric.value)
    if metric.value_max is not None:
        number = f"{number}-{plain(metric.value_max)}"
    if metric.baseline_value is not None:
        number = f"{plain(metric.baseline_value)} -> {number}"
    if metric.measure in {"change", "growth"}:
        number = TURNS.get(metric.direction or "", "") + number
    return SIGNS.get(metric.comparator, "") + number


def place(explained: Explained) -> str:
    """Where a sentence stands."""
    return " > ".join((f"line {explained.line}", *explained.section))


def token_rows(explained: Explained) -> list[Row]:
    """What a sentence is made of."""
    return [[[(t.text, "")], [(t.kind, "cyan")], [(t.note, "dim")]] for t in explained.tokens]


def numeral_rows(explained: Explained) -> list[Row]:
    """What became of each number."""
    return [
        [[("" if i else verdict.text, "bold")], line]
        for verdict in explained.numerals
        for i, line in enumerate(told(verdict))
    ]


def told(verdict: Verdict) -> Iterator[list[Piece]]:
    """The metrics of a number and the way to them, or the reason why it has none."""
    for metric in verdict.metrics:
        yield reading(metric)
    if verdict.metrics:
        yield [(f"rule: {verdict.reason}", "dim")]
    else:
        yield [(f"no metric: {verdict.reason}", "yellow")]
    for origin in verdict.inherited:
        yield [(f"inherited: {origin}", "dim")]


def reading(metric: Metric) -> list[Piece]:
    """A metric in one line."""
    name = f"{metric.indicator} ({metric.indicator_code})" if metric.indicator_code else metric.indicator
    value = f"{figure(metric)} {metric.unit or ''}".strip()
    more = (metric.measure, metric.period, metric.status, metric.scope)
    return [(f"{name}  ", ""), (value, "bold green"), ("".join(f"  {part}" for part in more if part), "")]


def write_explanation(sentences: Iterable[Explained], stream: TextIO) -> None:
    """How each sentence is read, a row a line."""
    for i, explained in enumerate(sentences):
        stream.write(f"{chr(10) if i else ''}{inert(place(explained))}\n{inert(explained.sentence)}\n")
        for rows in (token_rows(explained), numeral_rows(explained)):
            stream.write("\n")
            stream.writelines(f"  {inert(line)}\n" for line in aligned(rows))


def aligned(rows: Sequence[Row]) -> list[str]:
    """Rows as lines whose cells stand below one another.

    >>> aligned([[[("全市", "")], [("scope", "")]], [[("9%", "bold")], [("", "")]]])
    ['全市  scope', '9%']
    """
    texts = [["".join(text for text, _ in cell) for cell in row] for row in rows]
    widths = [max(map(columns, cells)) for cells in zip(*texts, strict=True)]
    return [
        "  ".join(
            text + " " * (width - columns(text)) for text, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in texts
    ]
