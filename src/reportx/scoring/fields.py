"""Whether one field of a metric is what the annotators have, however it is written."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

Record = Mapping[str, Any]

SCALES = {"十": 10, "百": 100, "千": 10**3, "万": 10**4, "亿": 10**8}
IDLE = re.compile(r"[\s的\"'“”‘’「」『』《》()\[\]【】,，、;；:：.。·•—\-_*~]+")  # what tells no names apart
CLOSE = 0.75  # of two names' characters that are shared


def comparable_name(name: str | None) -> str:
    """A name without what may be written or left out.

    >>> comparable_name("“个转企”的 数量（户）")
    '个转企数量户'
    """
    return IDLE.sub("", unicodedata.normalize("NFKC", name or "").lower())


def split_scale(unit: str | None) -> tuple[int, str]:
    """The scale of a unit as a factor, and the unit without it.

    >>> split_scale("万亿元"), split_scale("成"), split_scale("百分点")
    ((1000000000000, '元'), (10, '%'), (1, '个百分点'))
    """
    rest = re.sub(r"\s+", "", unicodedata.normalize("NFKC", unit or ""))
    factor = 1
    while rest[:1] in SCALES and not rest.startswith("百分"):
        factor *= SCALES[rest[0]]
        rest = rest[1:]
    if rest == "成":
        return factor * 10, "%"
    return factor, "个百分点" if rest == "百分点" else rest


def scaled(record: Record, field: str) -> float | None:
    """A number of a record with the scale of its unit, so that 1444 亿元 equals 144400000000 元."""
    value = record.get(field)
    if value is None or value == "":
        return None
    return float(value) * split_scale(record.get("unit"))[0]


def equal(one: float | None, other: float | None) -> bool:
    """Whether two numbers are the same but for what floats lose; no number is only like no number."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-9 * max(1.0, abs(one), abs(other))


def same_value(gold: Record, found: Record) -> bool:
    """Whether a metric has the value and the upper bound that the annotators have."""
    return all(equal(scaled(gold, field), scaled(found, field)) for field in ("value", "value_max"))


def overlaps(one: Record, other: Record) -> bool:
    """Whether the spans of two records share a character."""
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def accepted(gold: Record, field: str) -> list[Any]:
    """All that the annotators take for right in a field; what is empty is None."""
    others = gold.get("also", {}).get(field, [])
    return [value or None for value in (gold.get(field), *others)]


def right_indicator(gold: Record, found: Record) -> bool:
    """Whether the name is one of those that the annotators take."""
    names = [*accepted(gold, "indicator"), *gold.get("alt", [])]
    return comparable_name(found.get("indicator")) in map(comparable_name, names)


def right_unit(gold: Record, found: Record) -> bool:
    """Whether the unit is the same without its scale, which the value is compared with; ranks need none."""
    if gold["measure"] == "rank":
        return True
    units = [split_scale(unit)[1] for unit in accepted(gold, "unit")]
    return split_scale(found.get("unit"))[1] in units


def right_baseline(gold: Record, found: Record) -> bool:
    """Whether the value that is compared with is right; where the annotators have none, any is."""
    wanted = scaled(gold, "baseline_value")
    return wanted is None or equal(wanted, scaled(found, "baseline_value"))


def right_code(gold: Record, found: Record) -> bool:
    """Whether a metric bears one of the codes that the annotators take."""
    return found.get("indicator_code") in accepted(gold, "code")


def right_word(field: str) -> Callable[[Record, Record], bool]:
    """A test of a field that is one word of a list, or a period."""
    return lambda gold, found: (found.get(field) or None) in accepted(gold, field)


TESTS: dict[str, Callable[[Record, Record], bool]] = {
    "indicator": right_indicator,
    "unit": right_unit,
    **{field: right_word(field) for field in ("measure", "direction", "comparator", "status", "period")},
    "baseline_value": right_baseline,
}


def wrong_fields(gold: Record, found: Record) -> tuple[str, ...]:
    """The fields in which a metric is not what the annotators have."""
    return tuple(field for field, right in TESTS.items() if not right(gold, found))


def close_names(gold: Record, found: Record) -> bool:
    """Whether the names are nearly the same: one holds the other, or they share most characters."""
    if right_indicator(gold, found):
        return True
    one, other = comparable_name(gold["indicator"]), comparable_name(found.get("indicator"))
    if not one or not other:
        return False
    shared = (Counter(one) & Counter(other)).total()
    return one in other or other in one or 2 * shared / (len(one) + len(other)) >= CLOSE
