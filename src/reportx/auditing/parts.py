"""Parts against their whole, and shares against parts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import pairwise
from operator import add

from reportx.auditing.facts import Facts
from reportx.auditing.figures import meaning
from reportx.auditing.intervals import Interval, exactly
from reportx.auditing.records import Claim, Reason
from reportx.patterns import compiled
from reportx.records import Metric

# a whole and all of its parts, by the codes of the indicators
INDUSTRIES = ("primary_industry", "secondary_industry", "tertiary_industry")
WHOLES = {
    "gdp": tuple(f"{industry}_value_added" for industry in INDUSTRIES),
    "fixed_asset_investment": tuple(f"{industry}_investment" for industry in INDUSTRIES),
    "foreign_trade": ("exports", "imports"),
    "public_budget_revenue": ("tax_revenue", "non_tax_revenue"),
}
HUNDRED = exactly(100)
MARKS = "，,；;。（(：:、"
# a bracket that ends, or a year of its own: what follows is no part of the figure before
APART = compiled(r"[）)\d]")


def parts_and_whole(facts: Facts) -> Iterator[Claim]:
    """All parts of a whole, told in one sentence with it, make it."""
    for metrics in facts.sentences:
        for whole, parts in wholes(metrics):
            words = " + ".join(part.text for part in parts)
            yield Claim(words, meaning(whole), summed(parts), facts.told(whole, *parts))


def shares_and_hundred(facts: Facts) -> Iterator[Claim]:
    """The shares of all parts of a whole make a hundred percent."""
    for metrics in facts.sentences:
        shares: dict[tuple[object, ...], dict[str, Metric]] = defaultdict(dict)
        for metric in (m for m in metrics if m.measure == "share"):
            term, rest = facts.named(metric.indicator)
            if facts.patterns["share_of"].match(rest):
                shares[rest, *owner_of(metric)][facts.lexicon.codes[term]] = metric
        for told in shares.values():
            for codes in WHOLES.values():
                parts = [told[code] for code in codes if code in told]
                if len(parts) == len(codes):
                    words = " + ".join(part.text for part in parts)
                    yield Claim(words, HUNDRED, summed(parts), facts.told(*parts))


def wholes(metrics: Sequence[Metric]) -> Iterator[tuple[Metric, list[Metric]]]:
    """The wholes among the metrics of a sentence with all their parts."""
    levels = [metric for metric in metrics if metric.measure == "level"]
    for whole in levels:
        own = [metric for metric in levels if owner_of(metric) == owner_of(whole)]
        found = [only(own, part) for part in WHOLES.get(whole.indicator_code or "", ())]
        if found and all(found) and only(own, whole.indicator_code or ""):
            yield whole, [part for part in found if part]


def owner_of(metric: Metric) -> tuple[object, ...]:
    """Whose figure it is, when, and whether it is promised."""
    return metric.entity, metric.period, metric.status


def only(metrics: Iterable[Metric], code: str) -> Metric | None:
    """The one metric of a code, or None where there are more."""
    found = [metric for metric in metrics if metric.indicator_code == code]
    return found[0] if len(found) == 1 else None


def summed(parts: Sequence[Metric]) -> Interval:
    """The sum of what the parts may stand for."""
    return reduce(add, map(meaning, parts))


def share_of_whole(facts: Facts) -> Iterator[Claim]:
    """The share of a part, told in one sentence with it, is the part over the whole."""
    for metrics in facts.sentences:
        for share in (metric for metric in metrics if metric.measure == "share"):
            name, code = parted(facts, share)
            part = [m for m in metrics if m.indicator == name and is_level_beside(m, share)]
            whole = [
                m for m in facts.report.metrics if m.indicator_code == code and is_level_beside(m, share)
            ]
            if code and len(part) == 1 and whole:
                top, bottom = meaning(part[0]), meaning(whole[0])
                if top.bounded and bottom.bounded and bottom.low > 0:
                    words = f"{part[0].text} ÷ {whole[0].text}"
                    computed = (top / bottom).percent()
                    doubt: Reason | None = "several_figures" if len(whole) > 1 else None
                    figures = facts.told(share, part[0], whole[0])
                    yield Claim(words, meaning(share), computed, figures, doubt)


def parted(facts: Facts, share: Metric) -> tuple[str, str | None]:
    """The part and the code of the whole that a share's name tells: 税收收入占一般公共预算收入比重."""
    found = facts.patterns["share_of"].search(share.indicator)
    if found is None:
        return "", None
    whole, _ = facts.named(share.indicator[found.end() :])
    return share.indicator[: found.start()], facts.lexicon.codes.get(whole)


def is_level_beside(level: Metric, share: Metric) -> bool:
    """Whether a figure is a level of the owner and the time of a share."""
    return level.measure == "level" and owner_of(level) == owner_of(share)


def part_within_whole(facts: Facts) -> Iterator[Claim]:
    """What is told as a part of the figure before it is no more than that figure."""
    for metrics in facts.sentences:
        for whole, part in pairwise(metrics):
            if (
                whole.measure == part.measure
                and part.measure in {"level", "change"}
                and is_part(facts, whole, part)
            ):
                told = Interval(Decimal(0), meaning(whole).high)
                figures = facts.told(whole, part)
                yield Claim(f"{part.text} ≤ {whole.text}", told, meaning(part), figures, one_sided=True)


def is_part(facts: Facts, whole: Metric, part: Metric) -> bool:
    """Whether a word like 其中 right behind a figure makes the next one a part of it."""
    ahead = facts.between(whole, part)
    return (
        ahead.lstrip(MARKS).startswith(tuple(facts.lexicon.role("part")))
        and not APART.search(ahead)
        and whole.normalized_unit == part.normalized_unit
        and owner_of(whole)[1:] == owner_of(part)[1:]
        and not facts.is_named(whole, "per_unit")
    )
