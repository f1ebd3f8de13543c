"""From what was read to the record that is handed out: codes and canonical values."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from reportx.numerals import scale
from reportx.packs import Unit
from reportx.patterns import compiled
from reportx.records import Metric
from reportx.words import Lexicon

PLAIN = compiled(r"[\s\"“”‘’「」『』《》的（）()]")
BRACKETED = compiled(r"（[^）]*）")
SCALES = "十百千万亿"


def code_of(indicator: str, words: Lexicon) -> str | None:
    """The stable code of a standard indicator, or None for any other, and for a part of one."""
    for name in dict.fromkeys((indicator, BRACKETED.sub("", indicator))):
        for shorter in shortened(PLAIN.sub("", name), words):
            if shorter in words.codes:
                return words.codes[shorter]
    return None


def shortened(name: str, words: Lexicon) -> Iterator[str]:
    """A name, and what is left of it without 全区 before and 增速 or 总量 behind it."""
    yield name
    for _ in range(2):
        name = name.removeprefix(words.here.start(name, 4))
        yield name
        name = name.removesuffix(words.aspects.end(name, len(name) - 2))
        yield name


def canonical(unit: str | None, units: dict[str, Unit]) -> tuple[Decimal, str | None]:
    """Factor and name of the canonical unit: 万平方米 → 10000, 平方米; a bare scale has no name."""
    if unit is None:
        return Decimal(1), None
    factor = Decimal(scale(unit))
    bare = unit if unit.startswith("百分") else unit.lstrip(SCALES)
    known = units.get(bare) or units.get(bare.partition("（")[0])
    if known is None:
        return factor, bare or None
    return factor * Decimal(str(known.factor)), known.canonical or known.terms[0]


def normalized(
    value: Decimal, unit: str | None, measure: str, units: dict[str, Unit]
) -> tuple[Decimal, str | None]:
    """The value in canonical units; growth in 倍 and 番 in percent: 翻一番 is 100.

    >>> normalized(Decimal(2), "番", "growth", {})
    (Decimal('300'), '%')
    """
    if measure == "growth" and unit == "倍":
        return exact(value * 100), "%"
    if measure == "growth" and unit == "番":
        return exact((Decimal(2) ** value - 1) * 100), "%"
    factor, name = canonical(unit, units)
    return exact(value * factor), name


def exact(value: Decimal) -> Decimal:
    """The value without the zeros that arithmetic leaves.

    >>> exact(Decimal("144400000000.00")), exact(Decimal("3.50"))
    (Decimal('144400000000'), Decimal('3.5'))
    """
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def complete(units: dict[str, Unit], **values: Any) -> Metric:
    """The record of its values, with the normalized ones added, signed where it tells a movement."""
    worth, name = normalized(values["value"], values["unit"], values["measure"], units)
    falls = values["direction"] == "down" and values["measure"] in {"change", "growth"}
    return Metric(**values, normalized_value=-worth if falls else worth, normalized_unit=name)
