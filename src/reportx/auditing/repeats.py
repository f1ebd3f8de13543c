"""The same figure told twice, and places in an order that contradict one another."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from reportx.auditing.facts import Facts
from reportx.auditing.figures import meaning, name
from reportx.auditing.records import Claim
from reportx.records import Metric

SLIPS = tuple(Decimal(10) ** power for power in (1, 2, 3, 4, 8))
DIGITS = 3  # so many must be the same, for 5 and 50 often are


def pairs(facts: Facts, *measures: str) -> Iterator[tuple[Metric, Metric]]:
    """The tellings of one figure in different sentences, two by two: the first with each that follows."""
    told: dict[tuple[object, ...], list[Metric]] = defaultdict(list)
    for metric in facts.report.metrics:
        if metric.measure in measures and metric.status == "actual" and metric.period:
            told[key(facts, metric)].append(metric)
    for first, *others in told.values():
        for other in others:
            if other.sentence != first.sentence:
                yield first, other


def key(facts: Facts, metric: Metric) -> tuple[object, ...]:
    """What tellings of one figure share: 建成 and 规划 100公里 are two figures, 达到 and 为 are one."""
    here = metric.measure != "rank" and metric.scope in facts.lexicon.role("scope")
    return (
        *name(metric), metric.indicator, metric.measure, metric.period, metric.normalized_unit, metric.basis,
        None if here else metric.scope, metric.action if facts.acts(metric) else None,
    )  # fmt: skip


def told_twice(facts: Facts) -> Iterator[Claim]:
    """A figure that is told again is the same."""
    for first, other in pairs(facts, "level", "share"):
        if first.indicator_code and not slipped(first, other) and not facts.is_batch(first):
            unsure = facts.of_another(first) or facts.of_another(other)
            yield claim(facts, first, other)._replace(doubt="other_owner" if unsure else None)


def unit_slip(facts: Facts) -> Iterator[Claim]:
    """A level that is told again is not ten, a hundred or ten thousand times as much."""
    for first, other in pairs(facts, "level"):
        if slipped(first, other):
            yield claim(facts, first, other)._replace(hint="power_of_ten")
        elif not first.indicator_code and meaning(first).meets(meaning(other)):
            yield claim(facts, first, other)


def ranks(facts: Facts) -> Iterator[Claim]:
    """A thing that is told to have a place in an order, or a streak, is told the same again.

    An order that a record does not name may be any: 全球“科技集群”，甲市居第40位；“科研城市”，甲市居第13位.
    """
    for first, other in pairs(facts, "rank", "streak"):
        if first.measure == "streak" or first.scope:
            yield claim(facts, first, other)


def claim(facts: Facts, first: Metric, other: Metric) -> Claim:
    """Two tellings of one figure."""
    words = f"{first.text} = {other.text}"
    return Claim(words, meaning(other), meaning(first), facts.told(first, other))


def slipped(one: Metric, other: Metric) -> bool:
    """Whether two levels are the same digits at different scales."""
    first, second = meaning(one), meaning(other)
    many = min(len(metric.value.normalize().as_tuple().digits) for metric in (one, other)) >= DIGITS
    if not many or first.meets(second) or not (first.bounded and second.bounded):
        return False
    return any(first.times(power).meets(second) or second.times(power).meets(first) for power in SLIPS)
