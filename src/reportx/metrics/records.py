"""From what was read to the record that is handed out: canonical values."""

from collections.abc import Mapping
from decimal import Context, Decimal
from functools import cache
from typing import Any, NamedTuple

from reportx.metrics.drafts import Draft
from reportx.numerals import scale
from reportx.packs import Pack, Unit
from reportx.quantities import scanner
from reportx.records import Direction, Measure, Metric

SCALES = "十百千万亿"
MOST_UNITS = 1000
STEP, ROOMY = Decimal("1e-10"), Context(prec=80)  # to what a worth is rounded that may have more digits


class Worth(NamedTuple):
    """What a unit is worth: so many of the canonical unit, which has a name, to so many of it."""

    factor: Decimal
    per: int  # 1 where the factor is whole: 3 亩 are 2000 平方米
    name: str | None


class Worths(dict[str | None, Worth]):
    """What each unit is worth that was asked for.

    >>> Worths({})["万平方米"]
    Worth(factor=Decimal('10000'), per=1, name='平方米')
    """

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self.units = units

    def __missing__(self, unit: str | None) -> Worth:
        """What a unit is worth that was not asked for before; reports share most of theirs."""
        if len(self) >= MOST_UNITS:
            self.clear()
        found = self[unit] = canonical(unit, self.units)
        return found


@cache
def worths(pack: Pack) -> Worths:
    """What the units of a pack are worth, kept from report to report."""
    return Worths(scanner(pack).units)


def canonical(unit: str | None, units: Mapping[str, Unit]) -> Worth:
    """Factor and name of the canonical unit: 万平方米 → 10000, 平方米; a bare scale has no name."""
    if unit is None:
        return Worth(Decimal(1), 1, None)
    factor = Decimal(scale(unit))
    bare = unit if unit.startswith("百分") else unit.lstrip(SCALES)
    known = units.get(bare) or units.get(bare.partition("（")[0])
    if known is None:
        return Worth(factor, 1, bare or None)
    numerator, per = known.factor
    factor *= numerator
    if factor % per == 0:
        factor, per = factor / per, 1
    return Worth(factor, per, known.canonical or known.terms[0])


def normalized(
    value: Decimal, unit: str | None, measure: Measure, worths: Worths
) -> tuple[Decimal, str | None]:
    """The value in canonical units; growth in 倍 and 番 in percent: 翻一番 is 100.

    >>> normalized(Decimal(2), "番", "growth", Worths({}))
    (Decimal('300'), '%')
    """
    if measure == "growth" and unit == "倍":
        return exact(value * 100), "%"
    if measure == "growth" and unit == "番":
        return exact((Decimal(2) ** value - 1) * 100), "%"
    factor, per, name = worths[unit]
    if per == 1:
        return exact(value * factor), name
    return exact(ROOMY.divide(value * factor, Decimal(per)).quantize(STEP, context=ROOMY)), name


def exact(value: Decimal) -> Decimal:
    """The value without the zeros that arithmetic leaves.

    >>> exact(Decimal("144400000000.00")), exact(Decimal("3.50"))
    (Decimal('144400000000'), Decimal('3.5'))
    """
    whole = int(value)
    return Decimal(whole) if value == whole else value.normalize()


def baseline(draft: Draft) -> Decimal | None:
    """The from of a from-to in the unit of the to: 7642家 → 2.2万家 comes from 0.7642万家."""
    if draft.baseline is None:
        return None
    value = -draft.baseline.value if draft.baseline.negative else draft.baseline.value
    own, other = scale(draft.quantity.unit or ""), scale(draft.baseline.unit or "")
    return value if own == other else exact(value * other / own)


def signed_as(worth: Decimal, measure: Measure, direction: Direction | None) -> Decimal:
    """The worth, below zero where the words say that it is a fall."""
    return -worth if direction == "down" and measure in {"change", "growth"} else worth


def complete(worths: Worths, **values: Any) -> Metric:
    """The record of its values, with the normalized ones added."""
    worth, name = normalized(values["value"], values["unit"], values["measure"], worths)
    worth = signed_as(worth, values["measure"], values["direction"])
    return Metric(**values, normalized_value=worth, normalized_unit=name)
