"""分别: a list of figures dealt out over a list of names, or of verbs, or of figures before it."""

from collections.abc import Sequence
from dataclasses import replace

from reportx.metrics.drafts import Draft, Reading
from reportx.metrics.lists import members, split_list
from reportx.metrics.naming import Namer
from reportx.packs import Unit
from reportx.quantities import Quantity


class Dealer:
    """Deals lists of figures out over what they are of."""

    def __init__(self, namer: Namer, units: dict[str, Unit]) -> None:
        self.namer = namer
        self.units = units

    def deal_out(self, readings: list[Reading]) -> list[Reading]:
        """Deal each list of figures behind 分别 out over the list of names before it."""
        if len(readings) < 2:
            return readings
        if not any(r.figure.joined or "apart" in r.figure.clause.marks for r in readings):
            return readings
        i = 0
        while i < len(readings) - 1:
            run = self.run(readings, i)
            if len(run) > 1:
                names = self.names(readings[:i], run)
                for reading, name in zip(run, names or (), strict=False):
                    reading.drafts = [dealt(reading.drafts[0], name, run[0].drafts[0])]
            i += max(1, len(run))
        return readings

    def names(self, before: list[Reading], run: list[Reading]) -> list[str] | None:
        """The names that a list of figures is dealt out over."""
        clause = run[0].figure.clause
        # A 5家、B 3家，总数分别达9家、7家 · A、B分别增长8%、2%，占比重分别为6%、5%
        if clause.name.startswith("占") or self.namer.is_dependent(clause.name):
            names = earlier(before, len(run))
            return [name + clause.name for name in names] if names else None
        names = members(run[0].drafts[0].indicator, len(run))
        return earlier(before, len(run)) if names is None and not clause.name else names

    def pairs(self, readings: list[Reading], i: int) -> bool:
        """Whether as many figures as names follow a verb without 分别: A、B突破185亿个、2万家."""
        first, second = readings[i], readings[i + 1]
        if not second.figure.joined or len(first.drafts) != 1:
            return False
        draft = first.drafts[0]
        if draft.verb is None or draft.verb.role not in {"reach", "change", "rank"}:
            return False
        count = 2
        while i + count < len(readings) and readings[i + count].figure.joined:
            count += 1
        if count > 2:
            return len(split_list(draft.indicator)) == count
        same = self.kind(first.figure.quantity) == self.kind(second.figure.quantity)
        return same and len(split_list(draft.indicator)) == 2

    def kind(self, quantity: Quantity) -> str:
        """The kind of a figure's unit: counts go with counts, times with times."""
        unit = self.units.get((quantity.unit or "").lstrip("十百千万亿"))
        return unit.kind if unit else quantity.form

    def run(self, readings: list[Reading], i: int) -> list[Reading]:
        """The figures that a 分别 deals out: the one behind it and those that follow without a name."""
        first = readings[i]
        apart = "apart" in first.figure.clause.marks
        if not first.drafts or not (apart or self.pairs(readings, i)):
            return []
        run = [first]
        for reading in readings[i + 1 :]:
            clause, quantity = reading.figure.clause, reading.figure.quantity
            own = clause.name or clause.owner or "apart" in clause.marks or reading.figure.fresh
            if own or not reading.drafts or quantity.form != first.figure.quantity.form:
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
    bound = first.clause.comparator if draft.verb is None else first.verb and first.verb.comparator
    if draft.verb in {None, first.verb} and draft.comparator == "eq":
        made.comparator = bound or "eq"
    return made


def earlier(readings: Sequence[Reading], count: int) -> list[str] | None:
    """The last names before a 分别 that has no list of its own: A 12亿元、B 18亿元，分别增长8%、2%."""
    found: list[tuple[str, str | None]] = []
    for draft in (draft for reading in reversed(readings) for draft in reversed(reading.drafts)):
        moves = (
            draft.measure in {"growth", "change"} and draft.verb is not None and draft.verb.role == "change"
        )
        key = draft.indicator, None if moves else draft.action
        if key not in found and not (moves and any(key[0] == name for name, _ in found)):
            found.append(key)
        if len(found) == count:
            return [name for name, _ in reversed(found)]
    return None
