"""What people read of figures and explanations, as styled pieces of text.

``terminal`` lays the rows out in colour and folds them to the width of a screen. A pipe gets them as
they are, a row a line, and need not wait for rich.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from reportx.errors import inert
from reportx.explain import Explained, Verdict
from reportx.figure_text import figure, shown_unit
from reportx.language import chosen_language, head, spoken
from reportx.packs import Pack
from reportx.reasons import NONE
from reportx.records import Metric
from reportx.rules import Reads, Rule, letters_of, words_of
from reportx.widths import columns
from reportx.writers.labels import field_label, value_label

Piece = tuple[str, str]  # text and its style
Row = Sequence[Sequence[Piece]]  # cells of pieces

NAMED = {"status", "bound"}  # fields of which a reason tells a value that has a name
CHANGE = (
    "What would change a record: an [[indicator]], [[unit]], [[verb]] or [[bound]] of your own pack comes\n"
    "before reportx's, and a [[name]] makes a number none (reportx packs new, reportx packs try);\n"
    "reportx review decides on one figure alone.\n"
)


def value_name(value: str) -> str:
    """A value of an enumeration as the program's language calls it; in English it is called what it is."""
    return value if chosen_language() == "en" else value_label(value, "zh")


def value_names(values: str, mark: str) -> str:
    """Several values that a mark parts, as the program's language calls them."""
    return mark.join(map(value_name, values.split(mark)))


def column_name(name: str) -> str:
    """What stands above a column on the screen: its short name, or else what a file has above it."""
    short = head(name)
    return field_label(name, "zh") if short == name and chosen_language() == "zh" else short


def place(explained: Explained) -> str:
    """Where a sentence stands."""
    return " > ".join((spoken(f"line {explained.line}"), *explained.section))


def token_rows(explained: Explained) -> list[Row]:
    """What a sentence is made of."""
    return [
        [[(t.text, "")], [(head(t.kind), "cyan")], [(value_name(t.note), "dim")]] for t in explained.tokens
    ]


def numeral_rows(explained: Explained) -> list[Row]:
    """What became of each number."""
    return [
        [[("" if i else verdict.text, "bold")], line]
        for verdict in explained.numerals
        for i, line in enumerate(told(verdict))
    ]


def told(verdict: Verdict) -> Iterator[list[Piece]]:
    """The metrics of a number and the way to them, or the reason why it has none."""
    for metric, whys in zip(verdict.metrics, verdict.whys, strict=True):
        yield reading(metric)
        for why in whys:
            value = value_name(why.value) if why.field in NAMED else why.value
            value = head(value) if value == NONE else value
            yield [(f"{head(why.field)}: ", "dim"), (value, ""), (f": {spoken(why.why)}", "dim")]
    if not verdict.metrics:
        yield [(spoken(f"no metric: {verdict.reason}"), "yellow")]
    if verdict.decided:
        yield [(spoken(f"decided by: {verdict.decided}"), "dim")]
    if verdict.change:
        yield [(spoken(f"what would change it: {verdict.change}"), "dim")]


def reading(metric: Metric) -> list[Piece]:
    """A metric in one line."""
    name = f"{metric.indicator} ({metric.indicator_code})" if metric.indicator_code else metric.indicator
    value = f"{figure(metric)} {shown_unit(metric)}".strip()  # 第21名 has its unit already
    more = (value_name(metric.measure), metric.period, value_name(metric.status), metric.scope)
    return [(f"{name}  ", ""), (value, "bold green"), ("".join(f"  {part}" for part in more if part), "")]


def write_explanation(sentences: Iterable[Explained], stream: TextIO) -> None:
    """How each sentence is read, a row a line, and what would change it."""
    for i, explained in enumerate(sentences):
        stream.write(f"{chr(10) if i else ''}{inert(place(explained))}\n{inert(explained.sentence)}\n")
        for rows in (token_rows(explained), numeral_rows(explained)):
            stream.write("\n")
            stream.writelines(f"  {inert(line)}\n" for line in aligned(rows))
    stream.write(f"\n{spoken(CHANGE)}")


def write_rule(rule: Rule, pack: Pack, stream: TextIO) -> None:
    """A rule with all the ways in which it reads, each with its examples and the words that it asks for."""
    stream.write(f"{rule.name}\n")
    for way in rule.ways:
        stream.write(f"\n{inert(spoken(way.what))}\n")
        stream.writelines(f"  {inert(line)}\n" for line in aligned(list(way_rows(way, pack))))
    letters = letters_of(" ".join(way.pattern or "" for way in rule.ways))
    if letters:
        stream.write(f"\n{head('letters of the patterns')}\n")
        stream.writelines(f"  {letter} {spoken(what)}\n" for letter, what in sorted(letters.items()))


def way_rows(way: Reads, pack: Pack) -> Iterator[Row]:
    """What a way of reading has: examples, words by kind and role, its pattern, and its place."""
    for title, lines in (
        ("example", [line.replace("\t", " | ") for text in way.examples for line in text.splitlines()]),
        ("words", [f"{use}: {some(words_of(use, pack))}" for use in way.uses]),
        ("pattern", [way.pattern] if way.pattern else []),
        ("stands in", [way.place]),
    ):
        for i, line in enumerate(lines):
            yield [[("" if i else head(title), "dim")], [(line, "")]]


def some(words: Sequence[str], most: int = 8) -> str:
    """The first of some words, and how many there are.

    >>> some(["新增", "净增"]), some(["新增", "净增"], 1)
    ('新增 净增', '新增 … (2)')
    """
    told = " ".join(words[:most])
    return told if len(words) <= most else f"{told} … ({len(words)})"


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
