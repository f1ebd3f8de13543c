"""A level and its growth against the level of the year before."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportx.auditing.facts import Facts
from reportx.auditing.figures import Name, meaning, year
from reportx.auditing.intervals import exactly
from reportx.auditing.records import Claim, Reason, Told
from reportx.records import Metric

Key = tuple[Name, str | None, int | None]
ONE = exactly(1)


def level_before(facts: Facts) -> Iterator[Claim]:
    """The growth is what the level makes of the level of the year before, told in the same report."""
    budget = facts.report.document.genre == "budget"  # compared with a budget, or with what came of it
    for claim in against(facts, facts.told(*facts.report.metrics)):
        yield claim._replace(doubt=claim.doubt or "other_basis") if budget else claim


def earlier_level(facts: Facts) -> Iterator[Claim]:
    """The growth is what the level makes of the level of the year before, told in an earlier report."""
    for claim in against(facts, happened(facts.earlier)):
        yield claim._replace(doubt=claim.doubt or "may_be_revised")


def earlier_telling(facts: Facts) -> Iterator[Claim]:
    """What an earlier report tells of a year, a later one tells too."""
    earlier, here = happened(facts.earlier), happened(facts.told(*facts.report.metrics))
    for figures in (levels, growths):
        known = figures(earlier)
        for key, own in figures(here).items():
            metric = own[0].metric
            before = [told for told in known.get(key, []) if same_unit(told.metric, metric)]
            if before and metric.indicator_code and not facts.acts(metric):
                words = f"{before[0].metric.text} = {metric.text}"
                doubt: Reason | None = "several_figures" if len(own) > 1 or len(before) > 1 else None
                yield Claim(words, meaning(metric), meaning(before[0].metric), (before[0], own[0]), doubt)


def happened(told: Sequence[Told]) -> tuple[Told, ...]:
    """The figures that are no targets."""
    return tuple(one for one in told if one.metric.status == "actual")


def against(facts: Facts, earlier: Sequence[Told]) -> Iterator[Claim]:
    """The growths of a report between its own levels and those of the year before."""
    known, own = levels(earlier), levels(facts.told(*facts.report.metrics))
    for growth in facts.report.metrics:
        now = year(growth.period)
        if growth.measure != "growth" or now is None or growth.direction not in {"up", "down"}:
            continue
        level = own.get(key_of(growth, now), [])
        before = [
            told
            for told in known.get(key_of(growth, now - 1), [])
            if level and same_unit(told.metric, level[0].metric)
        ]
        if before and facing(growth, now):
            several = len(level) > 1 or len(before) > 1
            yield growth_claim(facts, growth, (level[0], before[0]), several=several)


def growth_claim(facts: Facts, growth: Metric, levels: tuple[Told, Told], *, several: bool) -> Claim:
    """A growth that is told, beside the one that two levels make."""
    level, before = levels
    same = level.metric.text == before.metric.text
    doubt: Reason | None = "several_figures" if several else "told_for_both" if same else None
    made = (meaning(level.metric) / meaning(before.metric) - ONE).percent()
    words = f"{level.metric.text} ÷ {before.metric.text} − 1"
    figures = (*facts.told(growth), level, before)
    return Claim(words, meaning(growth), made, figures, doubt or facts.basis(level.metric, growth))


def levels(told: Sequence[Told]) -> dict[Key, list[Told]]:
    """The levels of whole years, by figure and year."""
    found: dict[Key, list[Told]] = defaultdict(list)
    for one in told:
        metric, means = one.metric, meaning(one.metric)
        if metric.measure == "level" and year(metric.period) and means.low > 0 and means.bounded:
            found[key_of(metric, year(metric.period))].append(one)
    return found


def growths(told: Sequence[Told]) -> dict[Key, list[Told]]:
    """The growths of whole years against the years before them, by figure and year."""
    found: dict[Key, list[Told]] = defaultdict(list)
    for one in told:
        metric, now = one.metric, year(one.metric.period)
        if metric.measure == "growth" and now and metric.basis is None and facing(metric, now):
            found[key_of(metric, now)].append(one)
    return found


def facing(metric: Metric, now: int) -> bool:
    """Whether a growth is against the year before."""
    return metric.baseline_period in {None, str(now - 1)}


def same_unit(one: Metric, other: Metric) -> bool:
    """Whether two levels are counted in the same."""
    return one.normalized_unit == other.normalized_unit


def key_of(metric: Metric, in_year: int | None) -> Key:
    """What levels and growths of one figure share."""
    return (metric.indicator, metric.entity), metric.scope, in_year
