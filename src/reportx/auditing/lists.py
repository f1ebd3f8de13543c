"""Lists of names against lists of values: A、B、C分别增长5%、6%、7%."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportx.auditing.facts import Facts
from reportx.auditing.intervals import Interval, exactly
from reportx.auditing.records import Claim
from reportx.patterns import compiled
from reportx.records import Metric

BRACKETED = compiled(r"[（(][^（()）]*[)）]")
CLAUSE = compiled(r"[^，。；：！？\n|（）()]*$")
CLAUSE_MARK = compiled(r"[，。；：！？\n|、]")
MARK = "、"


def distributed(facts: Facts) -> Iterator[Claim]:
    """As many values are dealt out as there are names; one value may be that of all."""
    metrics = facts.report.metrics
    for i in range(len(metrics)):
        names = names_before(facts, i)
        values = run(facts, metrics[i:]) if names else []
        if len(values) > 1:
            least = names.count(MARK) + 1
            joints = sum(names.count(joint) for joint in facts.lexicon.role("joint"))
            counted = Interval(Decimal(least), Decimal(least + joints))
            words = f"{names} = {MARK.join(value.text for value in values)}"
            yield Claim(words, exactly(len(values)), counted, facts.told(*values))


def names_before(facts: Facts, index: int) -> str:
    """The list of names that 分别 deals the figures out over, where it stands right before a figure."""
    ahead = BRACKETED.sub("", facts.before(index))
    word = next((word for word in sorted(facts.lexicon.role("apart")) if word in ahead), None)
    if word is None:
        return ""
    before, _, behind = ahead.rpartition(word)
    names = CLAUSE.search(before)
    if names is None or names[0].startswith(MARK) or MARK not in names[0] or CLAUSE_MARK.search(behind):
        return ""
    return names[0]


def run(facts: Facts, metrics: Sequence[Metric]) -> list[Metric]:
    """The values of one list: those that only a mark, a joint or a bound parts."""
    found = list(metrics[:1])
    joints = {MARK, *facts.lexicon.role("joint")}
    for metric in metrics[1:]:
        if metric.start == found[-1].start:  # one value of several names
            continue
        words = facts.between(found[-1], metric)
        for bound in facts.bounds:
            words = words.replace(bound, "")
        if words not in joints:
            break
        found.append(metric)
    return found
