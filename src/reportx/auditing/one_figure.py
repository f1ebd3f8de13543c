"""One figure: its level, its change and its growth, and what it came from."""

from collections.abc import Iterator
from decimal import Decimal

from reportx.auditing.facts import Facts
from reportx.auditing.figures import baseline, meaning, of_one_figure, year
from reportx.auditing.intervals import INFINITE, Interval, exactly
from reportx.auditing.records import Claim, Reason
from reportx.records import Metric, plain

ONE = exactly(1)
MOVES = frozenset({"change", "growth"})
POINTS = "个百分点"
NEAR = 8  # characters between two figures, which a mark, a comparison and a verb fill
POWERS = tuple(Decimal(10) ** power for power in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8))


def tellings(facts: Facts) -> Iterator[tuple[Metric, list[Metric]]]:
    """Each level, with the changes and growths of the same figure that follow before its next level."""
    for metrics in facts.sentences:
        for i, level in enumerate(metrics):
            if level.measure in MOVES or level.measure == "streak":
                continue
            same = [metric for metric in metrics[i + 1 :] if of_one_figure(level, metric)]
            stop = next((j for j, metric in enumerate(same) if metric.measure not in MOVES), len(same))
            if stop:
                yield level, same[:stop]


# --- level, change and growth ------------------------------------------------------------------


def level_change_growth(facts: Facts) -> Iterator[Claim]:
    """The growth is the change as a share of what was there before it."""
    for level, moves in tellings(facts):
        change = next((move for move in moves if move.measure == "change"), None)
        growth = next((move for move in moves if move.measure == "growth"), None)
        if level.measure == "level" and change and growth and is_movement(level, change, growth):
            doubt: Reason | None = "several_figures" if len(moves) > 2 else None
            doubt = doubt or doubt_between(facts, change, growth)
            doubt = doubt or facts.basis(level, change) or facts.basis(level, growth)
            yield from growth_claim(facts, (level, change, growth), doubt)


def is_movement(level: Metric, change: Metric, growth: Metric) -> bool:
    """Whether a change is counted in the unit of a level, and both movements tell which way."""
    directed = change.direction in {"up", "down"} and growth.direction in {"up", "down"}
    return change.normalized_unit == level.normalized_unit and directed


def growth_claim(
    facts: Facts, figures: tuple[Metric, Metric, Metric], doubt: Reason | None
) -> Iterator[Claim]:
    """The growth that level and change make, beside the one that is told."""
    level, change, growth = figures
    computed, told = grown(meaning(level), meaning(change)), meaning(growth)
    if computed is None:
        return
    slips = not told.meets(computed) and slipped(meaning(level), meaning(change), told)
    words = f"{change.text} ÷ ({level.text} {'−' if change.direction == 'up' else '+'} {change.text})"
    yield Claim(words, told, computed, facts.told(*figures), doubt, "power_of_ten" if slips else None)


def grown(level: Interval, change: Interval) -> Interval | None:
    """The growth in percent of what rose by a change to a level, if something was there before.

    >>> from reportx.auditing.intervals import printed
    >>> print(grown(printed(Decimal(80)), -printed(Decimal(20))))
    -20.5…-19.5
    """
    before = level - change
    if before.low <= 0 or change.low <= 0 <= change.high or not (level.bounded and change.bounded):
        return None
    # level over change, and not change over before, for the change must not count twice
    return (ONE / (level / change - ONE)).percent()


def slipped(level: Interval, change: Interval, told: Interval) -> bool:
    """Whether the growth comes out when the change is taken some powers of ten greater or smaller."""
    tried = (grown(level, change.times(power)) for power in POWERS)
    return any(made is not None and made.meets(told) for made in tried)


def doubt_between(facts: Facts, one: Metric, other: Metric) -> Reason | None:
    """Why two movements of a figure need not be from the same value."""
    first, last = sorted((one, other), key=lambda metric: metric.start)
    words = facts.between(first, last)
    doubts: tuple[tuple[bool, Reason], ...] = (
        (facts.holds(words, "yearly"), "yearly_average"),
        (len({m.baseline_period for m in (one, other) if m.baseline_period}) > 1, "other_period"),
        (facts.adds(one) or facts.adds(other), "added_amount"),
        (facts.holds(words, "against") and not facts.holds(words, "basis"), "other_basis"),
        (len(words) > NEAR, "words_between"),
    )
    return next((reason for holds, reason in doubts if holds), None)


# --- from one value to another -----------------------------------------------------------------


def from_to(facts: Facts) -> Iterator[Claim]:
    """The movement told beside a from-to is the one from its first to its last value."""
    for level, moves in tellings(facts):
        start, end = baseline(level), meaning(level)
        if start is not None and start.low > 0 and end.bounded:
            for move in moves:
                claim = movement(facts, level, move)
                if claim:
                    yield claim


def movement(facts: Facts, level: Metric, move: Metric) -> Claim | None:
    """What follows from a from-to for one movement beside it."""
    start, end = baseline(level), meaning(level)
    if start is None or move.direction not in {"up", "down"}:
        return None
    doubt = doubt_between(facts, level, move)
    first, last = plain(level.baseline_value or level.value), plain(level.value)
    figures = facts.told(level, move)
    if move.measure == "change" and in_same_unit(level, move):
        made = start - end if level.measure == "rank" else end - start  # a place that rises gets smaller
        return Claim(f"{last} − {first}", meaning(move), made, figures, doubt)
    if move.measure == "change":
        return None
    if doubt != "yearly_average":
        made = (end / start - ONE).percent()
        return Claim(f"{last} ÷ {first} − 1", meaning(move), made, figures, doubt or facts.basis(level, move))
    years = years_between(level)
    if years is None:
        return Claim(f"({last} ÷ {first}) ^ (1 ÷ n) − 1", meaning(move), None, figures, "unknown_years")
    made = ((end / start).root(years) - ONE).percent()
    words = f"({last} ÷ {first}) ^ (1 ÷ {years}) − 1"
    return Claim(words, meaning(move), made, figures, facts.basis(level, move))


def in_same_unit(level: Metric, change: Metric) -> bool:
    """Whether a change is counted in the unit of the level; that of a share in points."""
    return change.normalized_unit == (POINTS if level.normalized_unit == "%" else level.normalized_unit)


def years_between(level: Metric) -> int | None:
    """How many years a from-to spans, where its own period and its baseline tell."""
    begin, end = year(level.baseline_period), year(level.period)
    return end - begin if begin and end and end > begin else None


def turn(facts: Facts) -> Iterator[Claim]:
    """A value that rose is greater than what it rose from, and one that fell is smaller."""
    for metric in facts.report.metrics:
        start, end = baseline(metric), meaning(metric)
        if start is None or metric.direction not in {"up", "down"} or metric.measure in MOVES:
            continue
        falls = (metric.direction == "down") != (metric.measure == "rank")
        told = Interval(-INFINITE, start.high) if falls else Interval(start.low, INFINITE)
        words = f"{plain(metric.baseline_value or metric.value)} → {plain(metric.value)}"
        yield Claim(words, told, end, facts.told(metric), one_sided=True)
