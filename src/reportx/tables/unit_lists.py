"""Several units in a caption, as 单位：万元、% or 单位：张、人: which column each is of.

The one that is no rate is that of the amounts where other columns are in percent; of several, one is that of
the heads whose words name what it counts, and one that is left over is that of all others.
"""

from collections.abc import Sequence

from reportx.patterns import compiled
from reportx.tables.columns import RATES, Column

IN_RATES = frozenset({"growth", "yearly", "share", "of_plan", "ratio"})
PER = compiled(r"每[十百千万亿]*\p{Han}")  # 每千人拥有床位数 counts no people


def allotted(columns: Sequence[Column], units: Sequence[str]) -> list[Column]:
    """Columns with the units that a caption's list gives them for sure."""
    rates = [unit for unit in units if unit in RATES]
    amounts = [unit for unit in units if unit not in RATES]
    if rates and len(amounts) == 1 and any(column.kind in IN_RATES for column in columns):
        return [with_unit(column, amounts[0] if column.kind == "level" else rates[0]) for column in columns]
    return by_names(columns, amounts) if len(amounts) > 1 and not rates else list(columns)


def with_unit(column: Column, unit: str) -> Column:
    """A column of figures in a unit, if its head tells none."""
    lacks = column.unit is None and (column.kind == "level" or column.kind in IN_RATES)
    return column._replace(unit=unit) if lacks else column


def by_names(columns: Sequence[Column], units: Sequence[str]) -> list[Column]:
    """Columns of amounts with the unit that their heads name, and the others with the one left over."""
    named = {at: unit for at, column in enumerate(columns) if (unit := unit_of(column, units))}
    left = [unit for unit in units if unit not in named.values()]
    rest = left[0] if len(left) == 1 else None
    return [
        with_unit(column, unit) if column.kind == "level" and (unit := named.get(at, rest)) else column
        for at, column in enumerate(columns)
    ]


def unit_of(column: Column, units: Sequence[str]) -> str | None:
    """The only unit that counts what a head names: 人 for 技术人员数."""
    if column.kind != "level" or column.unit is not None:
        return None
    words = PER.sub("", column.rest)
    found = [unit for unit in units if unit[-1] in words]
    return found[0] if len(found) == 1 else None
