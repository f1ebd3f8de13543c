"""What the linking of figures passes around: figures in their place, records in the making, the state."""

from dataclasses import dataclass
from typing import NamedTuple

from reportx.metrics.clauses import Clause
from reportx.packs import Verb
from reportx.quantities import Quantity
from reportx.records import Comparator, Direction, Measure

NO_CLAUSE = Clause()


@dataclass(slots=True, eq=False)
class Figure:
    """A quantity in its sentence, with what stands before and behind it up to its neighbours."""

    quantity: Quantity
    text: str
    gap: str  # from the figure before
    parts: list[str]  # the gap, cut at its commas; the last is the figure's own clause
    rest: str  # up to the next figure
    first: bool
    followed: bool
    clause: Clause = NO_CLAUSE  # until it is read

    @property
    def fresh(self) -> bool:
        """A comma or the sentence's beginning stands before its clause; otherwise it is a list member."""
        return self.first or len(self.parts) > 1

    @property
    def adjacent(self) -> bool:
        """It stands right behind another figure: 516户1960人."""
        return not self.gap and not self.first


@dataclass(slots=True, eq=False)
class Draft:
    """A record in the making."""

    quantity: Quantity
    clause: Clause
    indicator: str
    rule: str
    measure: Measure
    action: str | None = None
    verb: Verb | None = None
    direction: Direction | None = None
    comparator: Comparator = "eq"
    scope: str | None = None
    baseline: Quantity | None = None
    inherited: tuple[str, ...] = ()
    flow: Verb | None = None  # its verb, or that of the sentence so far: what it counts over a span
    before: Verb | None = None  # the verb of the figure before
    part_of: bool = False  # a share 占… of the figure before, whose period it bears


@dataclass(slots=True, eq=False)
class Reading:
    """What became of a figure: records, or the reason why there are none."""

    figure: Figure
    drafts: list[Draft]
    reason: str


@dataclass(slots=True, eq=False)
class State:
    """What a reader keeps in mind within a sentence."""

    topic: str = ""  # the headline right before the sentence
    indicator: str | None = None
    verb: Verb | None = None
    action: str | None = None
    whole: str | None = None  # what 其中 takes a part of
    recent: tuple[str, ...] = ()  # the indicators of the sentence so far
    streaks: tuple[str, ...] = ()  # names whose rank is still to come: A连续3年、B连续2年居第一


class Named(NamedTuple):
    """What a figure is of: names, the rule that found them, what was inherited."""

    names: tuple[str, ...] = ()
    rule: str = "no-indicator"
    inherited: tuple[str, ...] = ()
