"""What the linking of figures passes around: figures in their place, records in the making, the state."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from reportx.metrics.clauses import Clause
from reportx.metrics.token import Lead, Tokens
from reportx.packs import Verb
from reportx.patterns import compiled_plain
from reportx.quantities import Quantity
from reportx.records import Comparator, Direction, Measure

NO_CLAUSE = Clause()
NO_LEAD = Lead(Tokens("", "", (), (), ()), 0, 0, "")
BREAKS = compiled_plain(r"[,;:]")


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Figure:
    """A quantity in its sentence, with the tokens before and behind it up to its neighbours."""

    quantity: Quantity
    text: str
    first: bool = True
    parted: bool = False  # a comma stands between its clause and the figure before
    followed: bool = False
    gap: Lead = NO_LEAD  # from the figure before
    own: Lead = NO_LEAD  # its own clause: what stands behind the last comma of the gap
    rest: Lead = NO_LEAD  # up to the next figure
    beyond: Lead = NO_LEAD  # what the next figure counts, with only 的 before it: 总投资10亿元的8个项目
    clause: Clause = NO_CLAUSE  # until it is read
    is_part: bool = False  # of the name behind it: 第一产业, 500万元以上项目20个
    origin: Lead | None = None  # what stands behind 从 or 由, where the figure is the from of a from-to

    @property
    def before(self) -> list[Lead]:
        """The clauses between the figure before and its own; brackets and quotes are one token each."""
        found, at = [], 0
        for m in BREAKS.finditer(self.gap.kinds):
            found.append(self.gap.part(at, m.start()))
            at = m.end()
        return found

    @property
    def fresh(self) -> bool:
        """A comma or the sentence's beginning stands before its clause; otherwise it is a list member."""
        return self.first or self.parted

    @property
    def adjacent(self) -> bool:
        """It stands right behind another figure: 516户1960人."""
        return not self.gap.kinds and not self.first

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return (self.quantity.unit or "").endswith("元")

    @property
    def joined(self) -> bool:
        """It stands behind another figure with a mere joint between: 8%、9%."""
        return self.gap.kinds == "j"

    @property
    def listed(self) -> bool:
        """It begins a member of a list: 3个园区、4个县."""
        return not self.parted and self.gap.kinds.endswith("j")


@dataclass(slots=True, eq=False, repr=False, match_args=False)
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


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class Reading:
    """What became of a figure: records, or the reason why there are none."""

    figure: Figure
    drafts: list[Draft]
    reason: str


class Left(NamedTuple):
    """A place in an order that another was reached from: what holds it, among whom, and the place."""

    name: str
    field: str | None
    quantity: Quantity


@dataclass(slots=True, eq=False, repr=False, match_args=False)
class State:
    """What a reader keeps in mind within a sentence."""

    topic: str = ""  # the headline right before the sentence
    indicator: str | None = None
    verb: Verb | None = None
    action: str | None = None
    deed: bool = False  # that verb stands before what it is done to: 压减炼铁产能5万吨
    measure: Measure | None = None
    unit: str | None = None
    value: Decimal | None = None  # the last figure
    rule: str = ""  # that made the last record
    last: str = ""  # the indicator of the last record, also where others do not inherit it
    share: str = ""  # that of the last record, where it is a part of something
    alike: bool = False  # the last two records are of the same in the same unit: 新增711家、累计2215家
    parting: str = ""  # of what that is a part: 税收 of 税收占收入
    flow: str = ""  # what was newly made, with its verb: 新设企业
    nominal: bool = False  # the current indicator is only a verb: 救助693人次
    counted: bool = False  # a noun behind the last figure is what was counted
    things: str = ""  # what was counted of which a measure is told next: 7条产业链 in 7条产业链产值突破5亿元
    measured: str = ""  # that measure with them: 产业链产值
    whole: str | None = None  # what 其中 takes a part of
    whole_unit: str | None = None  # in which that is measured
    divided: bool = False  # the sentence tells by what it divides something: 分行业看
    among: str = ""  # what the sentence measures of several, before any is told: 零售额 of 商品零售额中
    member: str = ""  # the last part of it, and what its name shares with the whole: 夏粮, 产量
    shared: str = ""
    inside: bool = False  # a bracket
    pair: str = ""  # what stands before 收入 or 支出 in the last name that ends so
    above: str = ""  # the budget that the headings name
    fund: str = ""  # the budget that the names of its sides are completed from: 社会保险基金
    owner: str = ""  # whose general measures are told: 企业实现产值5亿元、利润1亿元
    recent: tuple[str, ...] = ()  # the indicators of the sentence so far
    served: str = ""  # for whom something was done
    ranked: tuple[str | None, str | None] = (None, None)  # verb and field of the last place in an order
    gap: str = ""  # by which word the last figure was apart from that of another unit: 高于
    left: Left | None = None  # the place that the next one was reached from
    origin: Quantity | None = None  # the from, where the next figure is a to
    streaks: tuple[str, ...] = ()  # names whose rank is still to come: A连续3年、B连续2年居第一


class Named(NamedTuple):
    """What a figure is of: names, the rule that found them, what was inherited."""

    names: tuple[str, ...] = ()
    rule: str = "no-indicator"
    inherited: tuple[str, ...] = ()
