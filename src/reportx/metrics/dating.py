"""When a figure holds, and whether it happened or is promised."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from reportx.metrics.drafts import Draft
from reportx.metrics.moments import Moments
from reportx.metrics.reaching import arrives
from reportx.metrics.timeline import Context
from reportx.patterns import compiled, compiled_plain
from reportx.periods import Mention, Years, end_of, previous, span_before
from reportx.records import Status
from reportx.tuples import made

CLAUSE_END = compiled(r"[，；](?!其中)")
CLAUSE_MARKS = frozenset("，：")
DATED = compiled_plain("[年截]")  # what a month has that is not told by itself: 截至2月，2024年2月
GOAL = "目标"  # what all words for goals hold, and the word of a list that is not said to be expected
MONTH = compiled(r"\d{4}-\d\d")
OPENING = 8  # characters before a time that are looked at for that
PART, WHOLE = "其中", 40  # characters between a time and the parts of what is told of it
WITHIN = "内"  # what a time ends with over whose years something comes about
BARE_SPAN = compiled("[两三四五六七八九十]+年")
LOOKED_BACK = 2000  # characters of a paragraph before a sentence that may name the years of its means


class Dating(NamedTuple):
    """The time expressions of one sentence, and the context that it stands in."""

    chars: str
    context: Context
    years: Years
    told: Sequence[Mention]
    words: Moments
    begun: tuple[int, ...] = ()  # behind what tells of a plan's sentence that it is of what was
    before: tuple[str, int] = ("", 0)  # the whole text, and where the sentence begins in it

    @classmethod
    def of(
        cls,
        chars: str,
        context: Context,
        years: Years,
        words: Moments,
        *,
        told: Iterable[regex.Match[str]] | None = None,
        before: tuple[str, int] = ("", 0),
    ) -> "Dating":
        """The dating of a sentence in its context, in which 本年 is the year of the part."""
        target = context.status == "target"
        begun = tuple(m.end() for m in words.begun.finditer(chars)) if target else ()
        found = words.expressions.mentions(chars, years.within(target=target), told)
        told_of = tuple(ending_ahead(chars, times(chars, found, words), years.plan or years.report))
        return made(cls, (chars, context, years, told_of, words, begun, before))

    # --- when

    def period(self, draft: Draft) -> str | None:
        """The period of a figure: named before it in the sentence, or its context's."""
        named = self.named_of(draft) if self.told else None
        period = named.period if named else self.context.period
        if "yearly" in draft.clause.marks:
            return self.yearly(draft, named) or period
        if period is None or "/" not in period or "-" in period:
            return period
        if named is None and period == self.years.span and is_sum_or_stock(draft):
            return None if self.words.annual.search(draft.indicator) else period
        if self.is_summed(draft) or self.is_sum(draft) or (named and self.is_within(named, draft)):
            return period
        ends = (
            self.is_now(draft)
            or self.since_a_year(draft)
            or arrives(draft, self.clause(draft.quantity.start), self.words)
        )
        return end_of(period) if ends else period

    def named_of(self, draft: Draft) -> Mention | None:
        """The time expression that a figure is of; a to may have its own: 提高到2024年的32%."""
        at = draft.quantity.start
        if draft.baseline is not None:
            own = [m for m in self.told if draft.baseline.end <= m.start and m.end <= at]
            if own:
                return own[-1]
        elif draft.measure == "multiple" and self.chars.startswith("的", at - 1):
            at = max((m.start for m in self.told if m.end == at - 1), default=at)  # 达到2015年的2.6倍
        return self.named(at)

    def clause(self, at: int) -> str:
        """What stands before an offset in its clause."""
        begin = max(self.chars.rfind(mark, 0, at) for mark in "，；、：")
        return self.chars[begin + 1 : at]

    def is_sum(self, draft: Draft) -> bool:
        """Whether money is told of a span as a whole: “十四五”时期，税收收入500亿元."""
        if not is_sum_or_stock(draft):
            return False
        return self.words.summed.search(self.chars, 0, draft.quantity.start) is not None

    def is_summed(self, draft: Draft) -> bool:
        """Whether what is reached is told to be the sum of a span: 五年间，出口额合计达到20亿美元."""
        return any(word.startswith(self.words.sums) for _, word in draft.clause.notes)

    def is_within(self, named: Mention, draft: Draft) -> bool:
        """Whether what comes about within some years is told of them all: 五年内，安排项目76项."""
        reached = draft.baseline is not None or (draft.verb is not None and draft.verb.role == "reach")
        return self.chars[named.end - 1] == WITHIN and not reached

    def is_now(self, draft: Draft) -> bool:
        """Whether a clause tells how something stands after a span: 五年间产值增长2倍，现已吸纳3万人."""
        return self.words.standing.search(self.clause(draft.quantity.start)) is not None

    def since_a_year(self, draft: Draft) -> bool:
        """Whether a figure is a growth since a single year, which is of the end of a span."""
        against = draft.clause.against
        if not against or draft.measure not in {"growth", "change"}:
            return False
        based = next(self.words.expressions.mentions(f"{against}，", self.years), None)
        return based is not None and "/" not in based.period

    def named(self, start: int) -> Mention | None:
        """The last time expression before an offset that holds there."""
        for m in reversed(self.told):
            if m.end <= start and not m.baseline and self.holds(m, start):
                # behind 一季度 …, 全年 is the whole year again
                if "-" in m.period and self.words.whole.search(self.chars, m.end, start):
                    return m._replace(period=m.period[:4])
                return m
        return None

    def holds(self, mention: Mention, at: int) -> bool:
        """What is named in passing holds for its own clause, a month up to a semicolon, all else on."""
        if self.words.record.match(self.chars, mention.end) or is_closed(self.chars, mention.end, at):
            return False
        over = self.is_over(mention) and not self.opens(mention)
        if self.in_passing(mention) or over:
            if over and self.chars.startswith("的", at - 1):  # 将达到1952年的2.6倍
                return False
            listed = self.chars.find(PART, mention.end, at)
            if 0 <= listed <= mention.end + WHOLE and "；" not in self.chars[listed:at]:
                at = listed + len(PART)  # 2024年限额5亿元，其中一般债务2亿元，专项债务3亿元
            return not CLAUSE_END.search(self.chars, mention.end, at)
        if self.is_aside(mention) and "；" in self.chars[mention.end : at]:
            return False
        return not MONTH.fullmatch(mention.period) or "；" not in self.chars[mention.end : at]

    def in_passing(self, mention: Mention) -> bool:
        """Whether a year is named in passing (并于2024年突破), a part of one in mid-clause or a deadline."""
        chars, start = self.chars, mention.start
        if self.words.passing.search(chars, max(0, start - 2), start):
            return True
        if self.is_to_come(mention):
            return not self.opens(mention)  # 新增学位500个、今年还将增加800个；新增床位300张
        if BARE_SPAN.fullmatch(chars, start, mention.end):
            return not self.opens(mention)  # 企业突破9家、实现两年翻番，
        if "-" not in mention.period:
            return False
        if MONTH.fullmatch(mention.period) and not DATED.search(chars, start, mention.end):
            return True  # 3月份复工率达到99%，减税5亿元: only the first is of that month
        return not self.opens(mention) or self.words.due.match(chars, mention.end) is not None

    def is_aside(self, mention: Mention) -> bool:
        """Whether the year before is told of in mid-sentence: 气温8度，上年平均值7度；降水量50毫米."""
        aside = self.chars[mention.start : mention.end] in self.words.last_year
        return aside and self.words.sentence_opens.match(self.chars[: mention.start]) is None

    def opens(self, mention: Mention) -> bool:
        """Whether a time begins a clause, and so is what this and those behind it speak of."""
        chars, start = self.chars, mention.start
        found = self.words.clause_opens.search(chars, max(0, start - OPENING), start)
        return found is not None or self.words.sentence_opens.match(chars[:start]) is not None

    def is_to_come(self, mention: Mention) -> bool:
        """Whether a review names the year that the report plans, and what is to come then: 今年还将增加."""
        if self.context.status != "actual" or mention.period != self.years.own("plan"):
            return False
        return self.words.upcoming.match(self.chars, mention.end) is not None

    def is_over(self, mention: Mention) -> bool:
        """Whether a plan names a time that is over by then."""
        planned = self.years.own("plan") if self.context.status == "target" else None
        return planned is not None and end_of(mention.period)[:4] < planned[:4]

    def yearly(self, draft: Draft, named: Mention | None) -> str | None:
        """The span of a yearly average: from the base year on (由2010年…到2015年，年均), or the context's."""
        last = end_of(named.period if named else self.context.period or "")
        based = [
            m.period
            for m in self.told
            if m.baseline and m.end <= draft.quantity.start and m.period.isdecimal()
        ]
        if based and last.isdecimal() and int(based[-1]) + 1 < int(last):
            return f"{int(based[-1]) + 1}/{last}"
        if named and "/" in named.period:
            return named.period
        spans = [m.period for m in self.told if m.end <= draft.quantity.start and "/" in m.period]
        if spans and end_of(spans[-1]) == last:
            return spans[-1]  # 今后五年，生产总值年均增长7%，到2030年达到9亿元；税收年均增长5%
        if named and self.words.plan_end.search(self.chars, named.start, named.end):
            return f"{int(last) - 4}/{last}"  # 到“十五五”末，…年均增长6%
        if self.context.period and "/" in self.context.period:
            return self.context.period
        if self.years.span and end_of(self.years.span) == last:
            return self.years.span  # a plan of five years: 1990年，产量达到5亿吨，平均每年增长5%
        return self.span_ending(last)

    def span_ending(self, last: str) -> str | None:
        """The years that the paragraph first spoke of, if they end so: no mean is of one year alone."""
        chars, start = self.before
        paragraph = chars[max(chars.rfind("\n", 0, start) + 1, start - LOOKED_BACK) : start]
        spans = [m.period for m in self.words.expressions.mentions(paragraph, self.years)]
        found = next((period for period in spans if "/" in period), None)
        return found if found and end_of(found) == last else None

    def period_at(self, at: int) -> str | None:
        """The period of what stands at an offset."""
        named = self.named(at)
        return named.period if named else self.context.period

    def period_named(self, at: int) -> str | None:
        """The period that a time expression before an offset names there, or None."""
        named = self.named(at) if self.told else None
        return named.period if named else None

    def years_before(self, at: int, count: int) -> list[str] | None:
        """As many years as there are figures from an offset on: 2021年、2022年和2023年, or 2021—2023年."""
        before = [m for m in self.told if m.end <= at]
        if not before:
            return None
        first, _, last = before[-1].period.partition("/")
        if last.isdecimal() and int(last) - int(first) + 1 == count:
            return [str(year) for year in range(int(first), int(last) + 1)]
        listed = before[-count:]
        gaps = [self.chars[a.end : b.start] for a, b in pairwise(listed)]
        if len(listed) < count or not all(gap in self.words.joints for gap in gaps):
            return None
        return [m.period for m in listed]

    # --- whether it happened

    def status(self, draft: Draft) -> Status:
        """Whether a figure happened or is promised; a plan that names a past year tells what was."""
        at = draft.quantity.start
        if self.context.status == "target":
            return "actual" if self.is_done(at) else "target"
        return "target" if self.vow_before(at) or (self.told and self.is_ahead(at)) else "actual"

    def vow_before(self, at: int) -> str:
        """What tells that a review, or a text without years, strives for what stands at an offset: 力争."""
        told = self.words.vowed.search(self.chars, self.chars.rfind("；", 0, at) + 1, at)
        if told is None and not any(self.years[:3]):
            told = self.words.intended.search(self.chars, self.clause_of(at), at)
        if told is None or self.words.done.search(self.chars, told.end(), at):
            return ""
        return told[0]

    def is_ahead(self, at: int) -> bool:
        """Whether what stands at an offset of a review's sentence is still to come: 力争到2027年达到…."""
        named, last = self.named(at), self.years.plan or self.years.report or self.years.review
        if named is None or last is None:
            return False
        first, end = int(named.period[:4]), int(end_of(named.period)[:4])
        if first > last or first == self.years.plan != end:
            return True
        if first != self.years.plan:
            return False
        goal = self.words.goal.search(self.chars, 0, at)
        return goal is not None or self.words.upcoming.search(self.chars, named.end, at) is not None

    def is_done(self, at: int) -> bool:
        """Whether what stands at an offset of a plan's sentence tells what was."""
        done = self.done_before(at)
        return done >= 0 and not self.words.ahead.search(self.chars, done, at)

    def done_before(self, at: int) -> int:
        """Behind what tells that something was, where that holds at an offset; or -1."""
        if self.begun and self.begun[0] <= at:
            return max(end for end in self.begun if end <= at)
        named = self.named(at) if self.told else None
        if named and self.is_over(named):
            return named.end
        found = self.words.done.finditer(self.chars, self.clause_of(at), at)
        return max((m.end() for m in found), default=-1)

    def clause_of(self, at: int) -> int:
        """Where the clause around an offset begins; what 其中 opens is a part of the one before."""
        begin = max(self.chars.rfind("，", 0, at), self.chars.rfind("；", 0, at))
        if begin > 0 and self.chars.startswith("其中", begin + 1):
            begin = max(self.chars.rfind("，", 0, begin), self.chars.rfind("；", 0, begin))
        return begin + 1

    # --- how strong a promise is

    def pledge_before(self, at: int) -> str | None:
        """The word of a list of targets, which holds for all of them."""
        if GOAL not in self.chars:
            return self.context.goal
        found = [*self.words.goal.finditer(self.chars, 0, at)]
        return found[-1]["word"] or GOAL if found else self.context.goal

    # --- what it is measured against

    def baseline_period(self, draft: Draft, period: str | None) -> str | None:
        """The period that a change is measured against."""
        told, against = None, draft.clause.against
        if against:
            if any(word in against for word in self.words.last_year):
                return previous(period)
            if against.startswith(self.words.last_span) and (span := self.span_of(period)):
                return span_before(span)
            told = next((m.period for m in self.words.expressions.mentions(f"{against}，", self.years)), None)
        if told is not None:
            return told
        if draft.baseline is None:
            return self.compared(draft)
        begun = self.start_of(draft)
        return previous(period) if begun == period else begun  # 由上年的5万吨增加到6万吨

    def span_of(self, period: str | None) -> str | None:
        """The years that a figure is of, or else those that the report looks back on."""
        return period if period and "/" in period else self.years.span

    def compared(self, draft: Draft) -> str | None:
        """The year that a sentence measures against: 2005年与2000年相比，生产总值增长57%，出口增长80%."""
        if draft.measure not in {"growth", "change"} or "yearly" in draft.clause.marks:
            return None
        based = (m for m in reversed(self.told) if m.baseline and m.end <= draft.quantity.start)
        return next((m.period for m in based if self.words.compared.match(self.chars, m.end)), None)

    def start_of(self, draft: Draft) -> str | None:
        """When a from-to began: named before its from or an earlier one, or the year before its span."""
        at = draft.baseline.start if draft.baseline else 0
        based = [m for m in self.told if m.baseline and m.end <= at]
        if based:
            return self.based_on(based[-1])
        named = self.named(at) if self.told else None
        first, _, last = ((named.period if named else self.context.period) or "").partition("/")
        before = self.chars[max(0, named.start - 1) : named.start] if named else ""
        if last and self.words.expressions.span_from.fullmatch(before):
            return first  # 从2015年到2020年，由5亿元增加到9亿元
        return str(int(first) - 1) if last.isdecimal() else None

    def based_on(self, mention: Mention) -> str | None:
        """The time of a base; the year before is that before the one named last: 1979年，由上年的5%."""
        relative = self.chars[mention.start : mention.end] in self.words.last_year
        named = self.named(mention.start) if relative else None
        return previous(named.period) if named else mention.period


def ending_ahead(chars: str, found: Iterable[Mention], ahead: int | None) -> Iterator[Mention]:
    """The time expressions of which a bare 五年 behind a year to come is the years up to that one.

    到2007年，生产总值翻一番，五年投资85亿元: those of 2003 to 2007.
    """
    last: int | None = None
    for m in found:
        bare = BARE_SPAN.fullmatch(chars, m.start, m.end)
        if m.period.isdecimal() and not m.baseline:
            last = int(m.period)
        if bare and last and ahead and last > ahead and "/" in m.period:
            first, end = map(int, m.period.split("/"))
            yield m._replace(period=f"{last - (end - first)}/{last}")
        else:
            yield m


def times(chars: str, found: Iterator[Mention], words: Moments) -> Iterator[Mention]:
    """The time expressions that date something; what lays a ground for it is what it is measured against."""
    for m in found:
        if chars[m.start : m.end] in words.last_year and words.noun.match(chars, m.end):
            continue
        yield m._replace(baseline=True) if words.ground.match(chars, m.end) else m


def is_sum_or_stock(draft: Draft) -> bool:
    """Whether nothing tells of money if it is that of all years of a span or of the last: 总产值50亿元."""
    if draft.measure != "level" or not (draft.quantity.unit or "").endswith("元"):
        return False
    return draft.verb is None or draft.verb.role == "be"


def is_closed(chars: str, start: int, end: int) -> bool:
    """Whether the brackets that a time stands in are closed before an offset: （因上年偿还借款）结转5亿元.

    A clause that ends with a time in brackets is dated by it, and so is what follows: 行动（2025—2027年），.
    """
    closing = chars.find("）", start, end)
    if closing < 0 or chars.find("（", start, closing) >= 0:
        return False
    return closing > start or chars[closing + 1 : closing + 2] not in CLAUSE_MARKS
