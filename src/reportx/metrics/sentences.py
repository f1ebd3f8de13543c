"""A sentence read from left to right: figures with their clauses, and the state that is inherited.

The state is what a reader keeps in mind: the current indicator, the current verb, the names of a list.
A clause without a name takes the current one (投资694亿元、增长23%), a list member without a verb the
current verb (新增首店10家、商圈2个), and 分别 deals a list of figures out over a list of names.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from reportx.metrics.amounts import COUNTABLE, AmountReader
from reportx.metrics.clauses import Clause, pieces
from reportx.metrics.drafts import Draft, Figure, Reading, State
from reportx.metrics.lists import members, split_list
from reportx.metrics.naming import Namer
from reportx.metrics.nouns import TAIL_END
from reportx.metrics.ranks import RankReader
from reportx.packs import Pack, Unit
from reportx.patterns import compiled
from reportx.quantities import Quantity, scanner
from reportx.words import Lexicon, lexicon

BROKEN = compiled(r"[。；，]")
ARRIVING = compiled(r"[至到为]")
SIZED = ("元", "人口", "人", "吨", "亩", "千瓦", "平方米")
# 从 or 由 right before a figure, with no more than a time between
ORIGIN = compiled(
    r"[从由](?:上年|去年|年初|(?:19|20)\d\d年)?(?:[“\"][^”\"]{2,4}[”\"])?(?:时期|期)?[末底]?的?(?:每人)?(?:每[年月])?$"
)
LEADING_JOINT = compiled(r"^(?:和|与|及|以及)")
JOINTS = frozenset({"、", "和", "及", "与"})
JOINED = ("、", "和", "及", "与", "以及")
BRANCH = compiled(r"[^，。]{1,6}?(?:产业|业|经济)(?=.)")
INDEXED = ("比", "倍差", "指数", "系数", "分")


class SentenceReader:
    """Links the figures of sentences to what they are of."""

    def __init__(self, words: Lexicon, units: dict[str, Unit]) -> None:
        self.words = words
        self.namer = Namer(words)
        self.ranks = RankReader(self.namer)
        self.amounts = AmountReader(self.namer, units)
        self.proceeds = words.role("proceeds")

    def read(self, chars: str, quantities: Sequence[Quantity], *, topic: str = "") -> list[Reading]:
        """What becomes of each figure of a sentence; offsets of the quantities are those of chars.

        `topic` is the headline right before it: under 第三产业加快发展, 增加值 is the third sector's.
        """
        if not quantities:
            return []
        readings: list[Reading] = []
        state, at, dealing = State(topic), 0, False
        baselines = from_to(chars, quantities) if "从" in chars or "由" in chars else {}
        opened: Clause | None = None  # that of a from, whose to is still to come
        for i, quantity in enumerate(quantities):
            figure = self.figure(chars, quantities, i, at)
            if figure.followed and self.sizes(figure):
                readings.append(Reading(figure, [], "size-of-the-next"))
                continue
            self.read_clause(figure, state)
            dealing = dealing or figure.gap in JOINTS or "apart" in figure.clause.marks
            if baselines and i in baselines.values():
                opened = opened or figure.clause
                readings.append(Reading(figure, [], "baseline-of-the-next"))
                at = quantity.tail
                continue
            if opened is not None:
                figure.clause = joined(opened, figure.clause)
                opened = None
            reading = self.link(figure, state)
            if i in baselines:
                based(reading, quantities[baselines[i]])
            readings.append(reading)
            if reading.drafts or quantity.form != "rank":
                at = quantity.tail  # a place in an order that is none belongs to a name: 第一产业
        return self.dealt_out(readings) if dealing else readings

    def figure(self, chars: str, quantities: Sequence[Quantity], i: int, at: int) -> Figure:
        """A figure in its place."""
        quantity = quantities[i]
        followed = i + 1 < len(quantities)
        gap = chars[at : quantity.lead]
        rest = chars[quantity.tail : quantities[i + 1].lead] if followed else chars[quantity.tail :]
        text = chars[quantity.start : quantity.end]
        if not rest and followed and quantity.form == "amount" and quantity.tail == quantity.end:
            rest = chars[quantities[i + 1].tail :]  # 12类55件民生实事: both count the same
            followed = False
        return Figure(quantity, text, gap, pieces(gap), rest, i == 0, followed)

    def sizes(self, figure: Figure) -> bool:
        """Whether a figure only tells the size of what the next one counts: 500万元以上项目20个."""
        quantity, rest = figure.quantity, figure.rest
        if quantity.form != "amount":
            return False
        sizes = quantity.unit in {"大", "大类"} or (quantity.unit == "项" and rest.startswith("指标"))
        if not sizes and quantity.tail > quantity.end and quantity.comparator in {"at_least", "at_most"}:
            sizes = len(rest) <= 12 and not rest.startswith("的") and (quantity.unit or "").endswith(SIZED)
        return sizes and "、" not in rest and not TAIL_END.search(rest)

    def read_clause(self, figure: Figure, state: State) -> None:
        """Read the clause right before a figure, and look back for a subject where it has none."""
        quantity, lead = figure.quantity, figure.parts[-1]
        if lead.endswith(JOINED) and lead[-3:-1] not in self.words.verbs:
            lead = ""  # a list member begins with its figure: 3个园区、4个县
        if len(figure.parts) == 1 and not figure.first and lead.startswith(JOINED):
            lead = LEADING_JOINT.sub("", lead)
        if "、" in lead:
            lead = self.behind_joint(lead, figure)
        if len(figure.parts) > 1 and ("；" in figure.gap or "：" in figure.gap):
            state.verb = None
        behind = figure.rest if quantity.form in COUNTABLE else ""
        share = quantity.form == "percent" and lead.endswith("的")
        clause = self.namer.read_clause(lead, behind=behind, share=share, event=quantity.unit == "届")
        if "其中" in figure.gap:
            clause.marks += ("part",)
        general = clause.name in self.proceeds and not clause.owner
        if (not clause.name or general) and len(figure.parts) > 1 and state.indicator is None:
            self.namer.look_back(figure.parts[:-1], clause)
        if general and not clause.owner and state.indicator is None:
            clause.owner = branch(state.topic)
        figure.clause = clause

    def behind_joint(self, lead: str, figure: Figure) -> str:
        """What a clause is without what only stands beside it before its last joint."""
        head, _, last = lead.rpartition("、")
        if head in self.amounts.milestones:
            lead, head = last, ""  # 突破300亿元大关、达313.9亿元
        if last in self.words.verbs and head not in self.words.verbs and only_does(last, self.words):
            figure.parts[-1:] = [head, last]  # 提高养老金、惠及549万人: the verb begins a clause of its own
            return last
        return lead

    def link(self, figure: Figure, state: State) -> Reading:
        """The records of one figure."""
        form, unit = figure.quantity.form, figure.quantity.unit
        if form == "rank":
            drafts = self.ranks.rank(figure, state)
            return Reading(figure, drafts, "rank" if drafts else "ordinal")
        if form == "streak":
            return Reading(figure, self.ranks.streak(figure, state), "streak")
        if form == "bare" and not unit and not figure.clause.name.endswith(INDEXED):
            return Reading(figure, [], "no-unit")
        drafts, rule = self.amounts.amount(figure, state)
        return Reading(figure, drafts, rule)

    # --- 分别

    def dealt_out(self, readings: list[Reading]) -> list[Reading]:
        """Deal each list of figures behind 分别 out over the list of names before it."""
        i = 0
        while i < len(readings) - 1:
            run = self.run(readings, i)
            if len(run) > 1:
                names = self.dealt_names(readings[:i], run)
                for reading, name in zip(run, names or (), strict=False):
                    reading.drafts = [dealt(reading.drafts[0], name, run[0].drafts[0])]
            i += max(1, len(run))
        return readings

    def dealt_names(self, before: list[Reading], run: list[Reading]) -> list[str] | None:
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
        if second.figure.gap not in JOINTS or len(first.drafts) != 1:
            return False
        draft = first.drafts[0]
        if draft.verb is None or draft.verb.role not in {"reach", "change"}:
            return False
        third = i + 2 < len(readings) and readings[i + 2].figure.gap in JOINTS
        same = self.kind(first.figure.quantity) == self.kind(second.figure.quantity)
        return same and not third and len(split_list(draft.indicator)) == 2

    def kind(self, quantity: Quantity) -> str:
        """The kind of a figure's unit: counts go with counts, times with times."""
        unit = self.amounts.units.get((quantity.unit or "").lstrip("十百千万亿"))
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
            own = clause.name or clause.owner or "apart" in clause.marks
            if own or not reading.drafts or quantity.form != first.figure.quantity.form:
                break
            run.append(reading)
        return run


@cache
def sentence_reader(pack: Pack) -> SentenceReader:
    """The reader of a pack, made once."""
    return SentenceReader(lexicon(pack), scanner(pack).units)


def only_does(word: str, words: Lexicon) -> bool:
    """Whether a word is a verb of doing, and no noun."""
    return words.verbs[word].role == "make" and not words.verbs[word].noun


def branch(topic: str) -> str:
    """The branch of the economy that a headline speaks of.

    >>> branch("第三产业发展速度加快"), branch("消费潜力持续释放")
    ('第三产业', '')
    """
    found = BRANCH.match(topic)
    return found[0] if found else ""


def from_to(chars: str, quantities: Sequence[Quantity]) -> dict[int, int]:
    """Which figure is the to of which from: 从6家增加至11家; 分别从6家、8家增加至11家、12家."""
    found: dict[int, int] = {}
    gaps = [chars[one.tail : two.lead] for one, two in pairwise(quantities)]
    for i, quantity in enumerate(quantities):
        if not ORIGIN.search(chars, max(0, quantity.lead - 20), quantity.lead):
            continue
        arriving = next((j for j in range(i, len(gaps)) if gaps[j] not in JOINTS), len(gaps))
        if arriving < len(gaps) and ARRIVING.search(gaps[arriving]) and not BROKEN.search(gaps[arriving]):
            count = arriving - i + 1
            for k in range(count):
                to = arriving + 1 + k
                if to < len(quantities) and (k == 0 or gaps[to - 1] in JOINTS):
                    found[to] = i + k
    return found


def based(reading: Reading, origin: Quantity) -> None:
    """Give the records of a to their from."""
    for draft in reading.drafts:
        draft.baseline, draft.rule = origin, "from-to"


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
    names: list[str] = []
    for draft in (draft for reading in reversed(readings) for draft in reversed(reading.drafts)):
        if draft.indicator not in names:
            names.append(draft.indicator)
        if len(names) == count:
            return names[::-1]
    return None


def joined(first: Clause, second: Clause) -> Clause:
    """One clause of a from and a to: the name of the first, the verb of the second."""
    return replace(
        second,
        name=first.name or second.name,
        owner=first.owner,
        marks=tuple(mark for mark in (*first.marks, *second.marks) if mark != "origin"),
        verb_first=first.verb_first and second.verb is None,
    )
