"""The panel, long or wide, and what stands behind it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from reportx.comparing.dataset import SQL
from reportx.comparing.results import CellMeasure, Result, queried, query
from reportx.records import Status
from reportx.writers import Label, Row, Table, columns_of
from reportx.writers.labels import Language, value_label

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LONGEST, LONGEST_LABEL = 32, 80  # characters of a name and of a label in Stata
HEAD = ("region_code", "region", "region_level", "year")


class Variable(NamedTuple):
    """A column of the wide panel: what it is of, and the unit of all its figures."""

    name: str
    indicator_code: str
    indicator: str
    measure: CellMeasure
    status: Status
    unit: str | None
    cells: int


class Tally(NamedTuple):
    """What a panel holds, and what is in none of its cells."""

    regions: int
    rows: int
    with_others: int  # cells of which something else was said as well
    in_conflict: int  # and cannot be true beside the headline
    nowhere: int  # documents of which no place is known
    timeless: int  # documents of which no year is known
    of_no_indicator: int  # figures of no standard indicator
    of_others: int  # of other places and bodies
    of_other_kinds: int  # ranks, and figures of other spans of time than a year


def panel(base: "DuckDBPyConnection") -> Result:
    """A row a cell."""
    return query(base, "panel")


def ranges(base: "DuckDBPyConnection") -> int:
    """How many figures of the panel are ranges, of which a column of the wide one has the first end."""
    (found,) = base.execute("SELECT count(*) FROM asked WHERE value_max IS NOT NULL").fetchall()[0]
    return int(found)


def conflicts(base: "DuckDBPyConnection") -> Result:
    """What else was said of the cells."""
    return query(base, "conflicts")


def tally(base: "DuckDBPyConnection") -> Tally:
    """Counts of the panel that was asked for."""
    return Tally._make(next(query(base, "tally").rows))


def wide(base: "DuckDBPyConnection") -> tuple[Result, Result]:
    """A row a place and year with a column a figure, in canonical units, and the list of these columns."""
    variables = named(query(base, "variables").rows)
    base.execute(
        "CREATE TABLE variables("
        "name VARCHAR, indicator_code VARCHAR, measure VARCHAR, status VARCHAR, unit VARCHAR)"
    )
    if variables:
        rows = [(v.name, v.indicator_code, v.measure, v.status, v.unit) for v in variables]
        base.executemany("INSERT INTO variables VALUES(?, ?, ?, ?, ?)", rows)
    columns = ", ".join([*HEAD, *(f"{picked(v.name)} AS {v.name}" for v in variables)])
    text = (SQL / "wide.sql").read_text(encoding="utf-8").replace("$columns", columns)
    table, cells = queried(base, "panel", text)
    english = dict(base.execute("SELECT code, english FROM indicators").fetchall())
    labels = labels_of(variables, english)
    labelled = table._replace(columns=tuple(c._replace(label=labels.get(c.name)) for c in table.columns))
    return Result(labelled, cells), Result(Table("variables", columns_of(Variable)), iter(variables))


def labels_of(variables: Iterable[Variable], english: Mapping[str, str | None]) -> dict[str, Label]:
    """What the columns of variables are, in words, by the English names of indicators."""
    named = ((v, english.get(v.indicator_code) or v.indicator) for v in variables)
    return {v.name: Label(label(v, name, "en"), label(v, v.indicator, "zh")) for v, name in named}


def label(variable: Variable, indicator: str, language: Language) -> str:
    """What a variable is, as long as Stata takes it: a long name of an indicator makes room for the rest.

    >>> label(Variable("gdp_growth_target", "gdp", "地区生产总值", "growth", "target", "%", 1), "GDP", "en")
    'GDP: growth, target, %'
    """
    colon, comma = ("：", "，") if language == "zh" else (": ", ", ")
    told = [value_label(variable.measure, language), value_label(variable.status, language), variable.unit]
    ending = colon + comma.join(filter(None, told))
    room = LONGEST_LABEL - len(ending)
    return (indicator if len(indicator) <= room else f"{indicator[: room - 1]}…") + ending


def picked(name: str) -> str:
    """The one figure of a variable in a place and year."""
    return f"any_value(canonical_value) FILTER (name = '{name}')"


def named(rows: Iterable[Row]) -> list[Variable]:
    """Variables with names that no two share, and that Stata does not cut; those of an indicator begin alike.

    >>> [v.name for v in named([("gdp", "", "level", "actual", unit, 1) for unit in ("元", "美元")])]
    ['gdp_level_actual', 'gdp_level_actual_2']
    >>> named([("government_fund_expenditure", "", "growth", "target", "%", 1)])[0].name
    'government_fund_ex_growth_target'
    """
    found: dict[str, Variable] = {}
    rows = list(rows)
    room: dict[str, int] = {}
    for code, _, measure, status, *_ in rows:
        room[code] = min(room.get(code, LONGEST), LONGEST - len(f"_{measure}_{status}"))
    for code, indicator, measure, status, unit, cells in rows:
        stem = code[: room[code]].rstrip("_")
        name = next(name for name in names(stem, f"_{measure}_{status}") if name not in found)
        found[name] = Variable(name, code, indicator, measure, status, unit, cells)
    return list(found.values())


def names(code: str, ending: str) -> Iterator[str]:
    """The names that a variable may have, in the order in which they are tried."""
    for number in count(1):
        end = ending if number == 1 else f"{ending}_{number}"
        yield code[: LONGEST - len(end)] + end
