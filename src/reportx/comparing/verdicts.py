"""How a promise came out, by arithmetic alone.

    silent   no figure, and no report of that year       no_report
             no figure, though there is a report         not_reported
             a figure of another measure, unit or basis  not_comparable; of new things (新建, 新增) what was
             built is what was added, and a basis that only the outcome tells is told as the reason
    floor    5%以上: the outcome reaches it              met, else missed
    ceiling  5%以内: the outcome stays within it         met, else missed
    exact    5%: the same                                met; better exceeded, worse missed
    range    5%—6%: within it                            met; better exceeded, worse missed
    about    5%左右: within half a point of a rate or a  near (met, if the same); better exceeded,
             hundredth of an amount                      worse missed
    words    与经济增长同步: at least the growth of the  met, else missed
             gross product less half a point
             正增长: the growth is above 0               met, else missed
             any other words                             not_comparable

Better is more, or less where the target is a fall or the indicator one of which less is better; of a rate of
which neither is (prices, the birth rate) both sides are missed, and the reason says so. What is itself only
told by a bound (5%左右, 超5%) is an interval: a target that it may reach or not is ``near``.
"""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from reportx.packs import builtin

Verdict = Literal["met", "exceeded", "near", "missed", "not_reported", "no_report", "not_comparable"]
Better = Literal["higher", "lower", "neither"]
VERDICTS: tuple[Verdict, ...] = (
    "met", "exceeded", "near", "missed", "not_reported", "no_report", "not_comparable",
)  # fmt: skip
FLOORS, CEILINGS, VAGUE = {"at_least", "over"}, {"at_most", "under"}, {"about", "nearly"}
POINTS = Decimal("0.5")  # how far a rate may lie from 左右
PART = Decimal("0.01")  # and how far an amount may, as a part of it


class Figure(NamedTuple):
    """A figure in its canonical unit, with the interval that its bound leaves open."""

    value: Decimal
    unit: str | None = "%"
    low: Decimal | None = None
    high: Decimal | None = None
    bound: str = "eq"
    basis: str | None = None

    @property
    def leeway(self) -> Decimal:
        """How far the truth may lie from what is told by 左右."""
        if self.bound not in VAGUE:
            return Decimal(0)
        return POINTS if self.unit == "%" else abs(self.value) * PART

    @property
    def ends(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the most that it can be; None where that is open."""
        if self.bound in FLOORS | CEILINGS:
            return self.low, self.high
        low = self.value if self.low is None else self.low
        high = self.value if self.high is None else self.high
        return low - self.leeway, high + self.leeway


class Judged(NamedTuple):
    """A verdict, the outcome less the target, and what is to be known of it."""

    verdict: Verdict
    gap: Decimal | None = None
    why: str | None = None


def judge_silence(*, is_told: bool, elsewise: str | None) -> Judged:
    """The verdict where the target's measure has no figure. What is not there is never missed.

    >>> [judge_silence(is_told=told, elsewise=None).verdict for told in (True, False)]
    ['not_reported', 'no_report']
    """
    if elsewise:
        return Judged("not_comparable", why=f"told as {elsewise}")
    return Judged("not_reported" if is_told else "no_report")


def judge_figure(target: Figure, actual: Figure, better: Better = "higher") -> Judged:
    """The verdict on a target in figures.

    >>> judge_figure(Figure(Decimal(5), low=Decimal(5), bound="at_least"), Figure(Decimal("5.4")))
    Judged(verdict='met', gap=Decimal('0.4'), why=None)
    """
    if target.unit != actual.unit:
        return Judged("not_comparable", why=f"{actual.unit or 'no unit'}, and not {target.unit or 'no unit'}")
    if target.basis and actual.basis and target.basis != actual.basis:
        return Judged("not_comparable", why=f"{actual.basis}, and not {target.basis}")
    judged = judge_number(target, actual, better)
    if judged.why is None and actual.basis and not target.basis:
        return judged._replace(why=f"told {actual.basis}")
    return judged


def judge_number(target: Figure, actual: Figure, better: Better) -> Judged:
    """The verdict on a target by an outcome in its unit."""
    gap = gap_between(target, actual)
    if target.bound in FLOORS | CEILINGS:
        return Judged(judge_bound(target, actual), gap)
    if gap == 0:
        return Judged("met", gap)
    if abs(gap) <= max(target.leeway, actual.leeway):
        return Judged("near", gap)
    if better == "neither":
        return Judged("missed", gap, "neither more nor less is better")
    less_is_better = better == "lower" or target.value < 0
    return Judged("exceeded" if (gap < 0) == less_is_better else "missed", gap)


def gap_between(target: Figure, actual: Figure) -> Decimal:
    """The outcome less the target; of a range, less the end that it lies beyond."""
    if target.bound in FLOORS | CEILINGS or target.low is None or target.high is None:
        return actual.value - target.value
    return actual.value - min(max(actual.value, target.low), target.high)


def judge_bound(target: Figure, actual: Figure) -> Verdict:
    """Whether an outcome, or the whole interval that it is told by, lies on the right side of a bound."""
    least, most = actual.ends
    if target.low is not None:
        reaches = least is not None and least >= target.low
        fails = most is not None and most < target.low
    else:
        reaches = most is not None and target.high is not None and most <= target.high
        fails = least is not None and target.high is not None and least > target.high
    return "met" if reaches else "missed" if fails else "near"


def judge_words(words: str, growth: Decimal, economy: Decimal | None) -> Judged:
    """The verdict on a promise in words, by the growth of what is promised and that of the gross product.

    >>> judge_words("与经济增长同步", Decimal("5.1"), Decimal("5.4"))
    Judged(verdict='met', gap=Decimal('-0.3'), why=None)
    """
    if holds("in_step", words):
        if economy is None:
            return Judged("not_comparable", why="the growth of the gross product is not told")
        return Judged("met" if growth >= economy - POINTS else "missed", growth - economy)
    if holds("positive", words):
        return Judged("met" if growth > 0 else "missed", growth)
    return Judged("not_comparable", why="words that no figure decides")


def holds(role: str, words: str) -> bool:
    """Whether words hold one of a role."""
    return any(term in words for term in terms_of(role))


@cache
def terms_of(role: str) -> tuple[str, ...]:
    """The words of a role in the vocabulary."""
    return tuple(term for entry in builtin().phrase if entry.role == role for term in entry.terms)


def counted(verdicts: Iterable[str]) -> str:
    """How often each verdict was given, in their order.

    >>> counted(["missed", "met", "met"])
    '2 met, 1 missed'
    """
    given = list(verdicts)
    return ", ".join(f"{given.count(one)} {one}" for one in VERDICTS if one in given)
