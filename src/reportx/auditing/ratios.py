"""Ratios against the two figures that they are the ratio of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportx.auditing.facts import Facts
from reportx.auditing.figures import meaning
from reportx.auditing.records import Claim
from reportx.records import Measure, Metric

# a figure a head is counted with the average population of the year, or with the registered one; the report
# tells the one that lived there at its end
POPULATIONS_DIFFER = Decimal("0.15")


@dataclass(frozen=True, slots=True)
class Ratio:
    """A figure that is one level over another, by their codes."""

    code: str
    measure: Measure
    above: str
    below: str
    times: Decimal = Decimal(1)
    allows: Decimal = Decimal(0)


RATIOS = (
    Ratio("income_ratio", "multiple", "urban_disposable_income", "rural_disposable_income"),
    Ratio("tax_share", "share", "tax_revenue", "public_budget_revenue", Decimal(100)),
    Ratio("urbanization_rate", "share", "urban_population", "population", Decimal(100)),
    Ratio("gdp_per_capita", "level", "gdp", "population", allows=POPULATIONS_DIFFER),
)

PLANNED = frozenset({"of-plan", "table"})  # the rules that read a share of a plan
OF_PLAN = Ratio("plan_completion", "share", "", "", Decimal(100))


def ratio(facts: Facts) -> Iterator[Claim]:
    """A ratio is what its two figures make."""
    known: dict[tuple[object, ...], list[Metric]] = defaultdict(list)
    for metric in facts.report.metrics:
        known[key(metric, metric.indicator_code, metric.measure)].append(metric)
    for told in facts.report.metrics:
        for kind in RATIOS:
            if (told.indicator_code, told.measure) == (kind.code, kind.measure):
                above = known.get(key(told, kind.above, "level"), [])
                below = known.get(key(told, kind.below, "level"), [])
                if len(above) == len(below) == 1:
                    yield from ratio_claim(facts, kind, (told, above[0], below[0]))


def ratio_claim(facts: Facts, kind: Ratio, figures: tuple[Metric, Metric, Metric]) -> Iterator[Claim]:
    """The ratio that is told, beside the one that its figures make."""
    told, above, below = figures
    top, bottom = meaning(above), meaning(below)
    if top.bounded and bottom.bounded and bottom.low > 0:
        computed = (top / bottom).times(kind.times).widened(kind.allows)
        yield Claim(f"{above.text} ÷ {below.text}", meaning(told), computed, facts.told(*figures))


def of_plan(facts: Facts) -> Iterator[Claim]:
    """What was done of a budget or a plan, in percent, is what was done over what was planned."""
    for metrics in facts.sentences:
        for share in (m for m in metrics if m.measure == "share" and m.rule in PLANNED):
            done, planned = done_and_planned(share, metrics)
            if len(done) == len(planned) == 1:
                yield from ratio_claim(facts, OF_PLAN, (share, done[0], planned[0]))


def done_and_planned(share: Metric, metrics: Sequence[Metric]) -> tuple[list[Metric], list[Metric]]:
    """The levels that a share tells of in its name: 支出完成年初预算 of 支出 and 支出年初预算."""
    levels = [
        m for m in metrics if m.measure == "level" and (m.entity, m.period) == (share.entity, share.period)
    ]
    done = [m for m in levels if m.status == share.status and is_whole_of(share.indicator, m.indicator)]
    done = [m for m in done if len(m.indicator) == max(len(one.indicator) for one in done)]
    planned = [
        m
        for m in levels
        if done
        and m.indicator != done[0].indicator
        and m.indicator.startswith(done[0].indicator)
        and share.indicator.endswith(m.indicator.removeprefix(done[0].indicator))
    ]
    return done, planned


def is_whole_of(name: str, beginning: str) -> bool:
    """Whether a name is another one with more behind it."""
    return name.startswith(beginning) and name != beginning


def key(metric: Metric, code: str | None, measure: Measure) -> tuple[object, ...]:
    """What figures must share to be held against one another."""
    return code, measure, metric.entity, metric.period, metric.status
