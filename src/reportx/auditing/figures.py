"""Metrics as intervals in canonical units, and which of them tell of the same figure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from reportx.auditing.intervals import Interval, printed
from reportx.records import Metric

Name = tuple[str, str | None]


def factor(metric: Metric) -> Decimal:
    """What one printed unit is in canonical units: 100000000 of 亿元.

    Of a value of zero it can't be seen; a unit without a scale is meant then.
    """
    return abs(metric.normalized_value) / metric.value if metric.value else Decimal(1)


def meaning(metric: Metric) -> Interval:
    """What a figure may stand for, in canonical units; below zero where it tells a fall."""
    told = printed(metric.value, metric.comparator, metric.value_max).times(factor(metric))
    falls = metric.measure in {"change", "growth"} and metric.direction == "down"
    return -told if falls else told


def baseline(metric: Metric) -> Interval | None:
    """What a figure came from, in canonical units."""
    if metric.baseline_value is None:
        return None
    return printed(metric.baseline_value).times(factor(metric))


def name(metric: Metric) -> Name:
    """Which figure it is: the indicator, by its code where it has one, and its owner."""
    return metric.indicator_code or metric.indicator, metric.entity


def of_one_figure(one: Metric, other: Metric) -> bool:
    """Whether two metrics of a sentence tell of the same figure at the same time."""
    return (
        (one.indicator, one.entity, one.status) == (other.indicator, other.entity, other.status)
        and one.period == other.period
        and (one.scope == other.scope or not (one.scope and other.scope))
    )


def by_sentence(metrics: Sequence[Metric]) -> Iterator[list[Metric]]:
    """The metrics of each sentence, and of each row of a table."""
    for _, group in groupby(metrics, key=lambda metric: metric.sentence):
        yield list(group)


def year(period: str | None) -> int | None:
    """The year of a period that is one.

    >>> year("2024"), year("2024-Q3"), year("2021/2025")
    (2024, None, None)
    """
    return int(period) if period and len(period) == 4 else None
