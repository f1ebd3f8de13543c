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
    own = facts.told(*facts.report.metrics)
    for claim in against(facts, own):
        several = facts.report.document.genre == "budget"  # compared with a budget or with what came of it
        yield claim._replace(doubt=claim.doubt or "other_basis") if several else claim


def earlier_level(facts: Facts) -> Iterator[Claim]:
    """The growth is what the level makes of the level in an earlier report."""
    for claim in against(facts, facts.earlier):
        yield claim._replace(doubt=claim.doubt or "may_be_revised")


def earlier_telling(facts: Facts) -> Iterator[Claim]:
    """What an earlier report told of a year, this one tells too."""
    known = levels(facts.earlier)
    for one in levels(facts.told(*facts.report.metrics)).items():
        key, own = one
        for before in known.get(key, [])[:1]:
            words = f"{before.metric.text} = {own[0].metric.text}"
            yield Claim(words, meaning(own[0].metric), meaning(before.metric), (before, own[0]))


def against(facts: Facts, earlier: Sequence[Told]) -> Iterator[Claim]:
    """The growths of a report between its own levels and those of the year before."""
    known, own = levels(earlier), levels(facts.told(*facts.report.metrics))
    for growth in facts.report.metrics:
        now = year(growth.period)
        if growth.measure != "growth" or now is None or growth.direction not in {"up", "down"}:
            continue
        level = own.get(key(growth, now), [])
        before = known.get(key(growth, now - 1), [])
        if level and before and growth.baseline_period in {None, str(now - 1)}:
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
            found[key(metric, year(metric.period))].append(one)
    return found


def key(metric: Metric, in_year: int | None) -> Key:
    """What levels and growths of one figure share."""
    return (metric.indicator, metric.entity), metric.scope, in_year
