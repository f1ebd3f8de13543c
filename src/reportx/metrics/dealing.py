"""分别: a list of figures dealt out over a list of names, or of verbs, or of figures before it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from reportx.metrics.clauses import Clause
from reportx.metrics.drafts import Draft, Reading
from reportx.metrics.measures import MOVING, Measurer
from reportx.metrics.naming import Namer
from reportx.metrics.records import SCALES
from reportx.packs import Unit
from reportx.quantities import Quantity

RELATIVE = "relative"  # the rule of a multiple of the same at another time
OF_PLAN = "of-plan"  # the rule of a part of a plan
GAP = "gap"  # the rule of a distance from something

LIMITS = frozenset({"at_least", "at_most"})  # bounds that a list of figures shares: 不低于, 不超过


class Dealer:
    """Deals lists of figures out over what they are of."""

    def __init__(self, namer: Namer, units: dict[str, Unit]) -> None:
        self.namer, self.lists = namer, namer.lists
        self.units = units
        self.measurer = Measurer(namer.lexicon, units)
        self.controlling = namer.lexicon.role("controlling")

    def deal_out(self, readings: list[Reading]) -> list[Reading]:
        """Deal each list of figures behind 分别 out over the list of names before it."""
        if not any(r.figure.joined or "apart" in r.figure.clause.marks for r in readings):
            return readings
        i, owners = 0, list[str]()
        while i < len(readings) - 1:
            run = self.run(readings, i)
            if len(run) > 1:
                listed = run[0].drafts[0].indicator
                names = self.names(readings[:i], run) or self.of_same_owners(owners, run)
                owners = self.owners(listed, names or ()) or owners
                for reading, name in zip(run, names or (), strict=False):
                    made = dealt(reading.drafts[0], name, run[0].drafts[0])
                    self.measure(made, reading)
                    reading.drafts = [made]
                self.bound(run)
            else:
                owners = []
            i += max(1, len(run))
        for one, two in pairwise(readings):
            self.spread(one, two)
        for at, reading in enumerate(readings):
            followed = at + 1 < len(readings) and readings[at + 1].figure.joined
            if "apart" in reading.figure.clause.marks and len(reading.drafts) == 1 and not followed:
                self.share_one(reading, readings[:at])
        return readings

    @staticmethod
    def spread(one: Reading, two: Reading) -> None:
        """Let a bound before the first of some figures hold for the next one: 不低于274元、166元."""
        bound = one.drafts[-1].comparator if one.drafts else "eq"
        told = bound in LIMITS and one.figure.quantity.comparator in {None, "eq"}
        alike = one.figure.quantity.unit == two.figure.quantity.unit and two.figure.clause.empty
        if told and alike and two.figure.joined:
            for draft in two.drafts:
                if draft.comparator == "eq":
                    draft.comparator = bound

    @staticmethod
    def of_plan(before: Sequence[Reading], count: int, clause: Clause) -> list[str] | None:
        """The last names before a 分别 with the plan that their figures are held against."""
        names = earlier(before, count)
        return [f"{name}完成{clause.against.removesuffix('的')}" for name in names] if names else None

    def share_one(self, reading: Reading, before: Sequence[Reading]) -> None:
        """Give each of some names the one rate behind 分别: 城乡居民收入分别增长7%."""
        draft = reading.drafts[0]
        if draft.rule == OF_PLAN and not draft.clause.name:
            names = self.of_plan(before, 2, draft.clause)
            reading.drafts = [dealt(draft, name, draft) for name in names or ()] or [draft]
            return
        if draft.rule == "distributed" or draft.measure != "growth" or draft.baseline is not None:
            return
        names = self.lists.members(draft.indicator, max(2, len(self.lists.split(draft.indicator))))
        reading.drafts = [dealt(draft, name, draft) for name in names or ()] or [draft]

    def measure(self, made: Draft, reading: Reading) -> None:
        """Measure a percentage by its own name: of 失业率、价格涨幅 the first is a share."""
        held = made.measure in {"share", "growth"} and (made.verb is None or made.verb.role not in MOVING)
        if held and made.quantity.unit in self.measurer.rate_units:
            made.measure = self.measurer.rate(reading.figure, made.indicator, moves=False)
            made.direction = self.measurer.direction(made)

    def bound(self, run: Sequence[Reading]) -> None:
        """Let the bound behind the last of some figures that are controlled hold for all: 5%和3%以内."""
        last = run[-1].drafts[0]
        if last.action in self.controlling:
            for draft in (draft for reading in run for draft in reading.drafts):
                if draft.comparator == "eq":
                    draft.comparator = last.comparator

    def names(self, before: list[Reading], run: list[Reading]) -> list[str] | None:
        """The names that a list of figures is dealt out over."""
        clause, drafts = run[0].figure.clause, run[0].drafts
        if clause.rule == RELATIVE and not clause.name:  # A、B分别达到5元、4元，是2015年的1.4倍、1.5倍
            return earlier(before, len(run))
        if clause.rule == GAP and not clause.name:  # A、B分别增长9%、8%，高于全省5个和4个百分点
            return earlier(before, len(run), self.namer.rate_of)
        if clause.rule == OF_PLAN and not clause.name:  # A 30亿元、B 12亿元，分别完成预算的101%、98%
            return self.of_plan(before, len(run), clause)
        if len(drafts) == len(run):  # 总量及增速分别居第四、第五: the first was read as both
            return [draft.indicator for draft in drafts]
        # A 5家、B 3家，总数分别达9家、7家 · A、B分别增长8%、2%，占比重分别为6%、5%
        if clause.name.startswith("占") or self.namer.is_dependent(clause.name):
            names = earlier(before, len(run))
            return [name + clause.name for name in names] if names else None
        name = drafts[0].indicator
        names = self.aspects(name, len(run)) or self.lists.members(name, len(run))
        ranked = run[0].figure.quantity.form == "rank"
        if names is None and (drafts[0].inherited if ranked else not clause.name):
            return earlier(before, len(run), self.namer.rate_of if ranked else None)
        return names

    def owners(self, listed: str, names: Sequence[str]) -> list[str]:
        """Whose the figures of a list are that was dealt out: 甲县, 乙县 of 甲县、乙县粮食产量."""
        *parts, last = self.lists.split(listed)
        if not parts or len(parts) + 1 != len(names) or not names[0].startswith(parts[0]):
            return []
        measure = names[0].removeprefix(parts[0])
        owners = [*parts, last.removesuffix(measure)]
        # 第一、二、三产业增加值: 二 is nothing by itself
        whole = bool(measure and owners[-1]) and [owner + measure for owner in owners] == list(names)
        return owners if whole else []

    def of_same_owners(self, owners: Sequence[str], run: Sequence[Reading]) -> list[str] | None:
        """The names of a list of those told before: 甲、乙产值分别为5、4亿元，利润分别为2、1亿元."""
        clause = run[0].figure.clause
        if len(owners) != len(run) or not clause.name or clause.owner or clause.name.startswith(owners[0]):
            return None
        return [owner + clause.name for owner in owners]

    def aspects(self, name: str, count: int) -> list[str] | None:
        """The names of a list whose first is told, while the others say what of it: 经济总量、增速."""
        first, *others = self.lists.split(name)
        told = len(others) + 1 == count and not self.namer.is_dependent(first)
        if not told or not all(map(self.namer.is_dependent, others)):
            return None
        return [first, *(self.namer.of_total.sub("", first) + other for other in others)]

    def pairs(self, readings: list[Reading], i: int) -> bool:
        """Whether as many figures as names follow a verb without 分别: A、B突破185亿个、2万家."""
        first, second = readings[i], readings[i + 1]
        if not second.figure.joined or not first.drafts:
            return False
        draft = first.drafts[0]
        relative = first.figure.clause.rule in {RELATIVE, GAP}
        if not relative and (draft.verb is None or draft.verb.role not in {"reach", "change", "rank"}):
            return False
        count = 2
        while i + count < len(readings) and readings[i + count].figure.joined:
            count += 1
        if not first.figure.clause.name and self.are_dealt(readings[max(0, i - count) : i], count):
            return True
        if relative:
            return False
        if len(first.drafts) > 1:  # A、B下降8%、2%: read as 8% of each, as of A、B均下降8%
            alike = {self.kind(reading.figure.quantity) for reading in readings[i : i + count]}
            told = "each" in first.figure.clause.marks
            return len(first.drafts) == count and len(alike) == 1 and not told
        if count > 2:
            return len(self.lists.split(draft.indicator)) == count
        if self.kind(first.figure.quantity) != self.kind(second.figure.quantity):
            return False
        # 城乡居民收入增长5%和3% is a list of two as well
        return (
            len(self.lists.split(draft.indicator)) == 2 or self.lists.members(draft.indicator, 2) is not None
        )

    @staticmethod
    def are_dealt(before: Sequence[Reading], count: int) -> bool:
        """Whether so many figures were dealt out right before: A、B分别达到5元、4元，增长8%、7%."""
        return len(before) == count and all(
            [draft.rule for draft in reading.drafts] == ["distributed"] for reading in before
        )

    def kind(self, quantity: Quantity) -> str:
        """The kind of a figure's unit: counts go with counts, times with times."""
        unit = self.units.get((quantity.unit or "").lstrip(SCALES))
        return unit.kind if unit else quantity.form

    def run(self, readings: list[Reading], i: int) -> list[Reading]:
        """The figures that a 分别 deals out: the one behind it and those that follow without a name."""
        first = readings[i]
        apart = "apart" in first.figure.clause.marks
        if not first.drafts or not (apart or self.pairs(readings, i)):
            return []
        run, names = [first], len(self.lists.split(first.drafts[0].indicator)) if apart else 0
        for reading in readings[i + 1 :]:
            clause, quantity = reading.figure.clause, reading.figure.quantity
            own = clause.name or clause.owner or "apart" in clause.marks or reading.figure.fresh
            alike = quantity.form == first.figure.quantity.form
            # 绿地率、人均绿地面积分别达到39.6%、15.8平方米
            mixed = len(run) < names and reading.figure.joined
            if own or not reading.drafts or not (alike or mixed):
                break
            run.append(reading)
        return run


def dealt(draft: Draft, name: str, first: Draft) -> Draft:
    """A figure of a list with its name; what the first one's verb says holds for all."""
    made = replace(draft, indicator=name, rule="distributed")
    if draft.verb is None:
        made = replace(
            made, verb=first.verb, action=first.action, measure=first.measure, direction=first.direction
        )
    bound = first.clause.comparator or (first.verb and first.verb.comparator)
    if draft.verb in {None, first.verb} and draft.comparator == "eq":
        made.comparator = bound or "eq"
    return made


def earlier(
    readings: Sequence[Reading], count: int, rate_of: Callable[[str], str] | None = None
) -> list[str] | None:
    """The last names before a 分别 that has no list of its own: A 12亿元、B 18亿元，分别增长8%、2%.

    Where places are dealt out, a growth holds one of its own: A 12亿元、增长8%，分别居第四、第二.
    """
    found: list[tuple[str, str | None]] = []
    for draft in (draft for reading in reversed(readings) for draft in reversed(reading.drafts)):
        moves = (
            draft.measure in {"growth", "change"} and draft.verb is not None and draft.verb.role == "change"
        )
        key = draft.indicator, None if moves else draft.action
        if rate_of and draft.measure == "growth":
            key = rate_of(draft.indicator), None
        if key not in found and not (moves and any(key[0] == name for name, _ in found)):
            found.append(key)
        if len(found) == count:
            return [name for name, _ in reversed(found)]
    return None
