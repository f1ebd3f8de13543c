"""The dates of a sentence's figures, one after the other: what a figure takes over from those before it.

A share of the figure before bears that one's period. A list of figures behind a list of years is dealt out
over it (2021年和2022年分别增长5%、6%). What the first of a list is measured against or promised by holds for
the rest.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportx.metrics.dating import Dating
from reportx.metrics.drafts import Draft, Reading
from reportx.periods import end_of, previous
from reportx.records import Status
from reportx.tuples import made


class Date(NamedTuple):
    """When a figure holds, what it is measured against, and whether and how it is promised."""

    period: str | None
    status: Status
    baseline: str | None
    pledge: str | None


def date_drafts(readings: Sequence[Reading], dating: Dating) -> Iterator[Date]:
    """The date of each draft of a sentence, in order."""
    dealt = deal_years(readings, dating)
    period: str | None = None
    last: Draft | None = None
    pledged: Draft | None = None
    since: Draft | None = None  # the last growth that is measured against an earlier year than the one before
    behind = (draft for reading in readings for draft in reading.drafts)
    next(behind, None)
    for reading in readings:
        for draft in reading.drafts:
            if since is not None:
                keep_base(draft, since)
            if last is not None:
                take_base(draft, last)
                if takes_over(reading):
                    take_over(draft, last)
            following = next(behind, None)
            period = dealt.get(draft.quantity.start) or (
                (last is not None and linked(draft, last, period, dating))
                or summed(draft, following, dating)
                or dating.period(draft)
            )
            if draft.clause.notes and draft.clause.pledge:
                pledged = draft
            status = dating.status(draft)
            pledge = pledge_of(draft, pledged, dating) if status == "target" else None
            based = dating.baseline_period(draft, period)
            if draft.measure == "growth" and draft.clause.against:
                since = draft if is_long_ago(based, period) else None
            if based and is_compared_with(draft):
                yield Date(based, "actual", None, None)
            else:
                yield made(Date, (period, status, based, pledge))
            last = draft


def linked(draft: Draft, last: Draft, period: str | None, dating: Dating) -> str | None:
    """The period of the figure before, if that holds for one that is a share or a part of it."""
    if not period or not (draft.part_of or is_part(draft, last)) or not is_undated(draft, last, dating):
        return None
    # 五年合计，支出6000亿元，其中教育支出800亿元
    return period if draft.part_of or dating.period(draft) == end_of(period) else None


def summed(draft: Draft, following: Draft | None, dating: Dating) -> str | None:
    """The years of a sum that the mean of each year stands behind, where nothing else dates it."""
    if following is None or not is_sum_of(draft, following) or dating.named(draft.quantity.start) is not None:
        return None
    return dating.period(following)


def is_undated(draft: Draft, last: Draft, dating: Dating) -> bool:
    """Whether no time is told between two figures, unlike in 2024年产值5亿元，2025年占工业的8%."""
    begun, end = last.quantity.end, draft.quantity.start
    return not any(begun <= m.start < end and not m.baseline for m in dating.told)


def is_part(draft: Draft, last: Draft) -> bool:
    """Whether a figure tells a part of the sum before, and so holds for the years of that."""
    return "part" in draft.clause.marks and are_levels(draft, last)


def is_sum_of(draft: Draft, following: Draft) -> bool:
    """Whether the mean of each year stands behind a sum of the years: 基建投资1700亿元，平均每年340亿元."""
    if "yearly" in draft.clause.marks or "yearly" not in following.clause.marks:
        return False
    return draft.indicator == following.indicator and are_levels(draft, following)


def are_levels(one: Draft, other: Draft) -> bool:
    """Whether two figures are levels in one unit."""
    return one.measure == other.measure == "level" and one.quantity.unit == other.quantity.unit


def is_compared_with(draft: Draft) -> bool:
    """Whether a figure is what the next is compared with, and so of an earlier time: 比上年的8亿元增长5%."""
    if draft.measure not in {"level", "share"} or draft.rule not in {"noun", "inherited"}:
        return False
    return bool(draft.clause.against) and draft.clause.verb is None


def takes_over(reading: Reading) -> bool:
    """Whether a figure is a member of the list of the one before: 8%、9%."""
    return reading.figure.gap.kinds[:1] == "j" and not reading.figure.fresh


def take_over(draft: Draft, last: Draft) -> None:
    """Let a member of a list be a yearly mean, or measured against something, as the one before is."""
    clause = draft.clause
    alike = draft.measure == last.measure or draft.quantity.unit == last.quantity.unit
    if alike and "yearly" in last.clause.marks and "yearly" not in clause.marks:
        clause.marks = (*clause.marks, "yearly")
    if last.clause.against and not clause.against and draft.measure == last.measure:
        clause.against = last.clause.against


def take_base(draft: Draft, last: Draft) -> None:
    """Let a growth be measured against the time of the figure before, with which it is compared."""
    if is_compared_with(last) and draft.measure in {"growth", "change"} and not draft.clause.against:
        draft.clause.against = last.clause.against


def keep_base(draft: Draft, since: Draft) -> None:
    """Let a growth be measured against the year of those before it: 比2015年增长60%；税收增长1.4倍."""
    if draft.measure == "growth" and not draft.clause.against and "yearly" not in draft.clause.marks:
        draft.clause.against = since.clause.against


def is_long_ago(based: str | None, period: str | None) -> bool:
    """Whether a base is a year before the one before."""
    before = previous(end_of(period)) if period else None
    return based is not None and before is not None and based.isdecimal() and based < before


def pledge_of(draft: Draft, pledged: Draft | None, dating: Dating) -> str | None:
    """The word by which a target is promised: its own, its list's, or that of a figure before."""
    at = draft.quantity.start
    if pledged is draft:
        return draft.clause.pledge
    if word := dating.pledge_before(at):
        return word
    if pledged is None or draft.clause.verb_first:
        return None
    between = dating.chars[pledged.quantity.end : at]
    return None if "；" in between or "：" in between else pledged.clause.pledge


def deal_years(readings: Sequence[Reading], dating: Dating) -> dict[int, str]:
    """The years of the figures that 分别 deals out over as many years, by where the figures stand."""
    dealt: dict[int, str] = {}
    for first in range(len(readings) if len(dating.told) else 0):
        if "apart" in readings[first].figure.clause.marks:
            run = run_from(readings, first)
            names = {draft.indicator for reading in run for draft in reading.drafts}
            years = dating.years_before(run[0].figure.quantity.start, len(run))
            if years and len(run) > 1 and len(names) == 1:
                dealt |= {r.figure.quantity.start: year for r, year in zip(run, years, strict=True)}
    return dealt


def run_from(readings: Sequence[Reading], first: int) -> list[Reading]:
    """A figure and those that follow it with a mere joint between."""
    run = [readings[first]]
    for reading in readings[first + 1 :]:
        if not reading.figure.joined:
            break
        run.append(reading)
    return run
