"""The lines above a table: 表3 2024年全市税收收入完成情况 and 单位：亿元."""

from collections.abc import Sequence
from typing import NamedTuple

from reportx.patterns import compiled
from reportx.periods import Years
from reportx.records import Status
from reportx.tables.columns import ColumnReader, kind_of, status_of
from reportx.tables.titles import BRACKET, Title, plain
from reportx.terms import Terms

UNIT = compiled(r"单位[:：]?([^，,、；;：:）)]{1,10}?)[）)]?$|[（(]([^（）()]{1,8})[）)]$")


UNITS = compiled(r"(?:单位[:：]|[（(])([^；;：:（()）。]{3,20})[）)]?$")
COUNTED = compiled(r"[（(]?单位[:：]")
SEPARATOR = compiled(r"[、，,/和]")


class Caption(NamedTuple):
    """What the lines above a table tell of all its figures."""

    unit: str | None = None
    units: tuple[str, ...] = ()  # where it tells several
    period: str | None = None
    scope: str | None = None
    title: Title = Title()
    status: Status | None = None
    growing: bool = False  # whether it says that its rates are of growth: 增长速度
    against: bool = False  # whether its movements are against the year before: 比上年涨跌幅度


def read_caption(lines: Sequence[str], columns: ColumnReader, years: Years) -> Caption:
    """The caption that some lines make; the one nearest to the table, which is the last, tells first."""
    nearest = [part for line in reversed(lines) for part in reversed(parted(line, columns.says.makers))]
    last = next((at for at, line in enumerate(nearest) if columns.titles.is_title(line)), len(nearest))
    told = nearest[: last + 1]  # what stands above a title tells nothing of what its table is of
    titles = [columns.titles.read(line, years) for line in told]
    title = next((t for t in titles if t.topic), Title())
    moving = [line for line in told if kind_of(columns.parted(plain(line))[0], None) == "growth"]
    against = any(m.baseline for line in told for m in columns.expressions.mentions(line, years))
    against = against or any(word in line for line in moving for word in columns.says.compared_years)
    return Caption(
        unit=next((unit for line in nearest if (unit := unit_in(line, columns))), None),
        units=next((units for line in nearest if (units := units_in(line, columns))), ()),
        period=next((period for line in nearest if (period := period_in(line, columns, years))), None),
        scope=next((scope for line in nearest if (scope := columns.scope_in(line))), None),
        title=title._replace(
            name=next((t.name for t in titles if t.name), ""),
            noun=next((t.noun for t in titles if t.noun), ""),
            fund=next((t.fund for t in titles if t.fund), ""),
            general=next((t.general for t in titles if t.fund), False),
            balanced=next((t.balanced for t in titles if t.fund), False),
        ),
        status=next((said for line in told if (said := status_in(line, columns))), None),
        growing=bool(moving),
        against=against,
    )


def parted(line: str, makers: Terms[str]) -> list[str]:
    """A line as its title and what its table is counted in, where it tells both: 2025年收入表单位：万元.

    Who made the table is left out: 编制单位：财政局.

    >>> makers = Terms([("编制单位", "maker")])
    >>> parted("2025年收入表单位：万元", makers), parted("2025年收入表编制单位：财政局 单位：万元", makers)
    (['2025年收入表', '单位：万元'], ['2025年收入表', '单位：万元'])
    """
    found, end = [], len(line)
    for m in reversed(list(COUNTED.finditer(line))):
        maker = makers.end(line[: m.end() - 1])
        start = m.end() - 1 - len(maker) if maker else m.start()
        found += [] if maker else [line[start:end]]
        end = start
    return [part for part in (line[:end].rstrip(), *reversed(found)) if part]


def unit_in(line: str, columns: ColumnReader) -> str | None:
    """The unit that a caption gives to all figures: 单位：亿元 or （亿元）; two units are none."""
    m = UNIT.search(line)
    unit = (m[1] or m[2] or "").strip() if m else ""
    return unit if unit and columns.values.is_unit(unit) else None


def units_in(line: str, columns: ColumnReader) -> tuple[str, ...]:
    """The units of a caption that gives several: 单位：万元、%."""
    m = UNITS.search(line)
    units = SEPARATOR.split(m[1]) if m else []
    return tuple(units) if len(units) > 1 and all(map(columns.values.is_unit, units)) else ()


def status_in(line: str, columns: ColumnReader) -> Status | None:
    """Whether a title tells what happened or what is planned: 2025年收入预算表, 2025年收支表（草案）.

    What stands in brackets besides may name how rows are classed: （按政府预算经济分类）.
    """
    marked = (term for m in BRACKET.finditer(line) if (term := m[0].strip("（()）")) in columns.roles)
    return status_of(columns.parted("".join([plain(line), *marked]))[0])


def period_in(line: str, columns: ColumnReader, years: Years) -> str | None:
    """The time that a caption names first; 以上年为100 names none."""
    told = (m for m in columns.expressions.mentions(line, years) if not m.baseline)
    named = (m for m in told if columns.roles.get(line[m.start : m.end]) != "past")
    return next((m.period for m in named), None)
