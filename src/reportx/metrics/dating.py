"""When a figure holds, and whether it happened or is promised."""

from collections.abc import Sequence
from typing import NamedTuple

from reportx.metrics.drafts import Draft
from reportx.metrics.timeline import Context
from reportx.patterns import compiled
from reportx.periods import Mention, Years, end_of, mentions, previous, sign_of_time
from reportx.records import Status

EXPECTED = "预期目标"
DONE = compiled(r"去年|上年|目前|已(?:建成|完成|有|达|累计|实现|成为)|现有[^，；]{0,6}$")
RECORD = compiled("来?(?:新[高低]|最)")  # 创近5年新高 says no more than that
# 目前已有30家，年内达到40家: what is still to come
AGAIN = compiled(r"[，；][^，；]*(?:年内|今年|力争|确保|争取|年底|[将再])")
CLAUSE_END = compiled(r"[，；]")
STANDING = frozenset({"rank", "streak"})
FLOWS = frozenset({"完成", "实现", "超额完成"})
EXCEEDING = frozenset({"超", "超过", "逾"})


class Dating(NamedTuple):
    """The time expressions of one sentence, and the context that it stands in."""

    chars: str
    context: Context
    years: Years
    told: Sequence[Mention]

    @classmethod
    def of(cls, chars: str, context: Context, years: Years) -> "Dating":
        if not sign_of_time(chars):
            return cls(chars, context, years, ())
        told = mentions(chars, years._replace(here=years.plan) if context.status == "target" else years)
        return cls(chars, context, years, tuple(told))

    def period(self, draft: Draft) -> str | None:
        """The period of a figure: named before it in the sentence, or its context's."""
        named = self.named(draft.quantity.start) if self.told else None
        period = named.period if named else self.context.period
        if "yearly" in draft.clause.marks:
            return self.yearly(draft, named) or period
        if period and "/" in period and "-" not in period and arrives(draft):
            return end_of(period)
        return period

    def named(self, start: int) -> Mention | None:
        """The last time expression before an offset that holds there."""
        for m in reversed(self.told):
            if m.end <= start and not m.baseline and self.holds(m, start):
                # after 一季度 …, 全年 is the context's year again
                return m if m.start > self.chars.rfind("全年", 0, start) else None
        return None

    def holds(self, mention: Mention, at: int) -> bool:
        """A year named in passing (并于2024年突破), a quarter or a month hold for their own clause only."""
        if RECORD.match(self.chars, mention.end):
            return False
        passing = self.chars[max(0, mention.start - 1) : mention.start] == "于" or "-" in mention.period
        return not passing or not CLAUSE_END.search(self.chars, mention.end, at)

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
        return self.context.period if self.context.period and "/" in self.context.period else None

    def status(self, draft: Draft) -> Status:
        """Whether a figure happened or is promised; a plan that names a past year tells what was."""
        if self.context.status != "target":
            if not self.told:
                return "actual"
            return "target" if self.is_ahead(draft.quantity.start) else "actual"
        return "actual" if self.is_done(draft.quantity.start) else "target"

    def is_ahead(self, at: int) -> bool:
        """Whether what stands at an offset of a review's sentence is still to come: 力争到2027年达到…."""
        named, last = self.named(at), self.years.plan or self.years.report or self.years.review
        return named is not None and last is not None and int(named.period[:4]) > last

    def is_done(self, at: int) -> bool:
        """Whether what stands at an offset of a plan's sentence tells what was."""
        named = self.named(at) if self.told else None
        if named and self.years.plan and int(end_of(named.period)[:4]) < self.years.plan:
            return True
        done = DONE.search(self.chars, max(0, at - 24), at)
        return done is not None and not AGAIN.search(self.chars, done.end(), at)

    def period_at(self, at: int) -> str | None:
        """The period of what stands at an offset."""
        named = self.named(at)
        return named.period if named else self.context.period

    def pledge_before(self, at: int) -> str | None:
        """预期 of a sentence that sets the expected targets, which holds for all of them."""
        return "预期" if self.context.status == "target" and self.chars.find(EXPECTED, 0, at) >= 0 else None

    def pledge(self, draft: Draft) -> str | None:
        """The strength of the promise that a target is part of."""
        return draft.clause.pledge or self.pledge_before(draft.quantity.start)

    def baseline_period(self, draft: Draft, period: str | None) -> str | None:
        """The period that a change is measured against."""
        against = draft.clause.against
        if not against:
            return None
        if "上年" in against or "去年" in against or "同比" in against:
            return previous(period)
        return next((m.period for m in mentions(f"{against}，", self.years)), None)


def arrives(draft: Draft) -> bool:
    """Whether a figure is reached at the end of a span, rather than gathered over it."""
    verb, action, marks = draft.verb, draft.action, draft.clause.marks
    if draft.baseline is not None or draft.measure in STANDING:
        return True
    if draft.measure == "share":
        return verb is None or verb.role != "make"
    if draft.measure == "multiple":
        return "五" not in draft.clause.against  # 是“十一五”时期的2.7倍 is said of the span
    if draft.measure != "level" or draft.rule == "count-noun":
        return False
    if verb is None:
        flow = draft.flow
        stands = (
            flow is None
            or flow.role in {"change", "be"}
            or (flow.role == "reach" and flow.direction is not None)
        )
        return "total" not in marks and stands
    if verb.role == "reach" and action in EXCEEDING:
        return draft.before is None or draft.before.role not in {"make", "add"}
    if verb.role == "reach" and action not in FLOWS:
        gathered = "total" in marks or (action or "").startswith("累计")
        return not (gathered and (draft.quantity.unit or "").endswith("元"))
    return verb.role == "be"
