"""What of a table people look at in a terminal: few columns, and a figure with its bound and unit in one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from reportx.comparing.results import Result
from reportx.figure_text import SIGNS
from reportx.records import plain
from reportx.wording import value_names
from reportx.writers import Column, Table
from reportx.writers.labels import Language, value_label

Named = Mapping[str, Any]  # a row by the names of its columns
OF_A_FALL = {"at_least": "at_most", "at_most": "at_least", "over": "under", "under": "over"}
BEFORE = {"over", "under", "nearly"}  # bounds whose Chinese words stand before a figure: 超5%, but 5%以上


class Shown(NamedTuple):
    """A column to look at."""

    title: str
    cell: Callable[[Named], str]
    right: bool = False
    spare: int = 0  # which columns are left out on a narrow screen: the highest first, and never 0


def text_of(name: str, title: str | None = None) -> Shown:
    """A column as it is."""
    return Shown(title or name, lambda row: "" if row[name] is None else str(row[name]))


def word_of(name: str, title: str | None = None, *, spare: int = 0) -> Shown:
    """A column of an enumeration, or of several of its values, as the program's language calls them."""
    return Shown(title or name, lambda row: value_names(row[name] or "", ", "), spare=spare)


def joined(title: str, columns: str, *, ends: str = "", words: str | None = None, spare: int = 0) -> Shown:
    """A figure with its bound and unit, by the names of their columns, or the words in its place.

    ``ends`` are the columns in which the ends of a range stand, of which the figure is one.
    """
    value, bound, unit = columns.split()

    def cell(row: Named) -> str:
        told = [row[name] for name in ends.split()]
        other = None if None in told else next((end for end in told if end != row[value]), None)
        return (words and row[words]) or bounded(row[value], row[bound], row[unit], other)

    return Shown(title, cell, right=True, spare=spare)


def bounded(value: Decimal | None, bound: str | None, unit: str | None, other: Decimal | None = None) -> str:
    """A figure in a few characters, with the other end of a range. A fall by 3% and more is -3% and less.

    >>> bounded(Decimal("5.50"), "about", "%"), bounded(Decimal(55), "at_least", "万人")
    ('~ 5.5%', '>= 55万人')
    >>> bounded(Decimal(-3), "at_least", "%")
    '<= -3%'
    >>> bounded(Decimal(6), "eq", "%", Decimal(8)), bounded(Decimal(-2), "eq", "%", Decimal(-3))
    ('6–8%', '-2–3%')
    """
    if value is None:
        return ""
    if value < 0:
        bound = OF_A_FALL.get(bound or "", bound)
    return f"{SIGNS.get(bound or '', '')}{plain(value)}{to_end(other)}{unit or ''}"


def to_end(other: Decimal | None) -> str:
    """The other end of a range, without the sign that its first has."""
    return "" if other is None else f"–{plain(abs(other))}"


def signed(name: str, *, spare: int = 0) -> Shown:
    """A number with its sign."""

    def cell(row: Named) -> str:
        return "" if row[name] is None else f"{'+' if row[name] > 0 else ''}{plain(row[name])}"

    return Shown(name, cell, right=True, spare=spare)


TABLES: Mapping[str, Sequence[Shown]] = {
    "panel": (
        text_of("region"),
        text_of("year"),
        text_of("indicator"),
        word_of("measure"),
        word_of("status", spare=1),
        joined("figure", "value bound unit", ends="value_max", words="qualitative"),
        word_of("stage", spare=2),
        word_of("chosen_by", "chosen by", spare=3),
    ),
    "ledger": (
        text_of("region"),
        text_of("year"),
        text_of("indicator"),
        word_of("measure", spare=2),
        joined("target", "target bound unit", ends="target_low target_high", words="qualitative"),
        joined("actual", "actual actual_bound unit", spare=1),
        signed("gap", spare=3),
        word_of("verdict"),
    ),
    "diff": (
        word_of("change"),
        text_of("indicator"),
        word_of("measure", spare=1),
        word_of("status"),
        joined("old", "old_value old_bound old_unit", ends="old_value_max", words="old_qualitative"),
        joined("new", "new_value new_bound new_unit", ends="new_value_max", words="new_qualitative"),
    ),
    "cascade": (
        text_of("region_code", "code"),
        text_of("region"),
        joined("target", "value bound unit", ends="value_max"),
        text_of("upper_region", "above"),
        joined("its target", "upper_value upper_bound upper_unit", ends="upper_value_max"),
        signed("step"),
        signed("national_step", spare=1),
    ),
}


def shown(result: Result) -> tuple[Sequence[Shown], Iterator[list[str]]]:
    """The columns of a table to look at, with the cells of its rows; all columns of any other table."""
    names = [column.name for column in result.table.columns]
    columns = TABLES.get(result.table.name) or [text_of(name) for name in names]
    if result.table.name == "panel" and "indicator" not in names:
        columns = wide(names)
    return columns, cells(columns, names, result.rows)


def wide(names: Sequence[str]) -> list[Shown]:
    """The columns of a panel with a row a place and year: the first figures for which there is room."""
    figures = [name for name in names if not name.startswith("region") and name != "year"]
    told = [Shown(name, number_of(name), right=True, spare=at) for at, name in enumerate(figures, 1)]
    return [text_of("region"), text_of("year"), *told]


def number_of(name: str) -> Callable[[Named], str]:
    """The cell of a number without a sign of its own."""
    return lambda row: "" if row[name] is None else str(plain(row[name]))


def cells(
    columns: Sequence[Shown], names: Sequence[str], rows: Iterable[Sequence[Any]]
) -> Iterator[list[str]]:
    """The cells of rows."""
    for row in rows:
        named = dict(zip(names, row, strict=True))
        yield [column.cell(named) for column in columns]


def pasted(result: Result, language: Language | None) -> Result:
    """What of a diff goes into an article: the changes with both figures and both sentences.

    Without a language its columns and its few words are as they are in all other formats.
    """
    names = [column.name for column in result.table.columns]
    columns = ("change", "indicator", "measure", "status", "old", "new", "old_sentence", "new_sentence")
    figure = in_chinese if language == "zh" else bounded

    def word(values: str) -> str:
        return "、".join(value_label(one, language) for one in values.split(", ")) if language else values

    def row_of(row: Named) -> Sequence[str]:
        figures = (
            row[f"{side}_qualitative"]
            or figure(*(row[f"{side}_{name}"] for name in ("value", "bound", "unit", "value_max")))
            for side in ("old", "new")
        )
        words = (word(row["change"]), row["indicator"], word(row["measure"]), word(row["status"]))
        return (*words, *figures, row["old_sentence"] or "", row["new_sentence"] or "")

    rows = (row_of(dict(zip(names, row, strict=True))) for row in result.rows)
    return Result(Table(result.table.name, tuple(map(Column, columns))), rows)


def in_chinese(
    value: Decimal | None, bound: str | None, unit: str | None, other: Decimal | None = None
) -> str:
    """A figure as Chinese print has it, with the other end of a range, a fall by its amount.

    >>> in_chinese(Decimal("5.5"), "about", "%"), in_chinese(Decimal(-3), "at_least", "%")
    ('5.5%左右', '下降3%以上')
    >>> in_chinese(Decimal(1000), "over", "亿元"), in_chinese(Decimal(6), "eq", "%")
    ('超过1000亿元', '6%')
    >>> in_chinese(Decimal(-2), "eq", "%", Decimal(-3))
    '下降2–3%'
    """
    if value is None:
        return ""
    fall = value_label("down", "zh") if value < 0 else ""
    word = value_label(bound, "zh") if bound and bound != "eq" else ""
    before, behind = (word, "") if bound in BEFORE else ("", word)
    return f"{fall}{before}{plain(abs(value))}{to_end(other)}{unit or ''}{behind}"
