"""What is counted: the noun behind a figure, where that is what it is of."""

from itertools import pairwise

from reportx.metrics.drafts import NO_LEAD, Figure, Named, State
from reportx.metrics.naming import Namer
from reportx.metrics.nouns import tail_of, without
from reportx.metrics.records import SCALES
from reportx.metrics.token import Lead
from reportx.packs import Unit
from reportx.patterns import compiled, compiled_plain

COUNTABLE = frozenset({"amount", "percent", "bare"})
EXAMPLES = "T"  # 甲、乙等9个续建项目
NARROWED = compiled_plain(r"w[nNqBGSELwvo]|[vo][nNqBGSELwvo]*N")
HEADED = compiled_plain(r"[nNqBGSL]N$")  # 87个预算部门支出223亿元, but not 10笔纾困资金5240万元
PUSHING = "u"  # 带动社会资金等14亿元助力产业发展
FEW = 12  # 八个方面: a small number in characters before something abstract counts nothing
# 八成财政支出用于民生领域: the share is of what is used so
USED = compiled(r"x?(?P<name>[nNGqSELwo]+Z[nNGqBwoj]+)")
DATED = compiled_plain("t[nNq]")  # a time before what is counted
ENDED = frozenset(",;:().")
# behind a preposition the first verb of doing tells what is done for what is counted; where there is none, a
# verb that is a noun as well does
PUSHED_MONEY = compiled_plain("[nN]u")
PREPOSED, DONE = frozenset("pi"), compiled_plain(r"[^mx]+(?=m)|[^mvaurxw]+(?P<noun>)(?=w[^mvaurx]+$)")


class CountReader:
    """Finds the noun behind a figure."""

    def __init__(self, namer: Namer, units: dict[str, Unit]) -> None:
        self.namer = namer
        self.units = units
        words = namer.lexicon
        self.separate = tuple(words.role("separate"))
        self.stages, self.times = tuple(words.role("stage")), words.role("time")
        self.milestones, self.abstract = words.role("milestone"), words.role("abstract")
        self.steps = tuple(words.role("step"))
        self.places = tuple(words.role("place_end"))
        self.measured, self.extents = words.measured, tuple(words.role("extent"))
        self.served = (*words.role("person"), *words.role("relieved"), *self.places)
        self.pushers = words.role("pusher") - words.role("having")
        self.qualities, self.rate_ends = words.role("quality"), tuple(words.role("rate_end"))
        self.hollow = words.role("hollow")
        self.becoming = tuple(words.role("becoming"))
        self.uncounted = tuple(words.role("uncounted"))
        self.money = words.role("money")
        self.achieving, self.pace = words.role("achieving"), words.role("pace")
        self.holders, self.rows = tuple(words.role("holder")), tuple(words.role("row"))

    def counted(self, figure: Figure, state: State) -> Named | None:
        """The noun behind a figure as its name; None where it is named otherwise."""
        own = figure.clause.name
        sized = bool(own) and (
            self.measured.end(own) == own or (own.endswith(self.extents) and not figure.parted)
        )
        if state.counted and sized and figure.rest.kinds[:1] == "x":
            return Named((f"{state.indicator}{own}",), "size-of")  # 3家产值10亿元的企业
        if figure.rest.kinds[:1] == "x" and self.namer.is_planned_size(own):
            return None  # 5个计划总投资18亿元的项目
        noun = self.noun(figure, state)
        if not noun:
            return None
        if noun.endswith(self.steps):  # 连跨4个千亿台阶: what was reached is no thing that is counted
            state.indicator = self.namer.subject(figure.own) or state.indicator
            return Named((), "milestone")
        if noun in self.pace and figure.quantity.form == "percent":
            # 保持5%的速度 is not told of what; 年均增长3%的速度 is of what grew before
            grown = figure.clause.verb is not None and figure.clause.verb.role == "change"
            return None if grown else Named((), "abstract-noun")
        if noun in self.abstract and figure.quantity.value <= FEW and not figure.text[0].isdigit():
            return Named((), "abstract-noun")
        state.things = self.things(figure, noun)
        state.measured = noun
        return Named((state.things or noun,), "count-noun")

    def things(self, figure: Figure, noun: str) -> str:
        """What is counted whose measure is told: 产业链 of 7条产业链产值突破5亿元; or an empty string."""
        if figure.clause.verb_first or figure.quantity.form != "amount" or not noun.endswith(self.rows):
            return ""
        if not (self.measured.end(noun) or self.namer.lexicon.codes.end(noun)):
            return ""
        words = self.namer.words.dictionary.cut(noun)
        held = [word.endswith(self.holders) for word in words[:-1]]
        ends = (at for at, (one, two) in enumerate(pairwise([*held, False]), 1) if one and not two)
        return "".join(words[: next(ends, 0)])

    def governs(self, figure: Figure) -> bool:
        """Whether a verb right before a figure would govern a noun behind it."""
        countable = figure.quantity.form in COUNTABLE
        return countable and bool(self.namer.nouns.behind(self.tail(figure), governed=True))

    def noun(self, figure: Figure, state: State) -> str:
        """The noun behind a figure, where that is what is counted."""
        clause, tail = figure.clause, self.tail(figure)
        if not tail.kinds or figure.quantity.form not in COUNTABLE or "origin" in clause.marks:
            return ""
        if figure.own.kinds.endswith(EXAMPLES) and tail.kinds[0] == PUSHING:
            return ""
        if not clause.name and figure.own.kinds[-1:] in PREPOSED:
            tail = self.without_deed(tail)
        if figure.is_money and (pushing := PUSHED_MONEY.search(tail.kinds)):
            end = pushing.start() + 1  # 安排5亿元专项资金支持80个项目: what follows tells what it is for
            tail = tail.part(0, end) if tail.word(end - 1) in self.money else tail
        if EXAMPLES in tail.kinds:
            tail = self.without_kind(figure, tail)
        pushed = clause.verb_first and clause.action in self.pushers
        forced = (clause.empty or (clause.prepositional and not clause.name)) and not figure.adjacent
        # 37个市直部门395项审批事项: what stands between is what the first counted
        forced = forced or (state.counted and not figure.parted and clause.name == state.indicator)
        if figure.own.kinds.endswith(EXAMPLES):
            staged = tail.kinds[0] == "m" and tail.word(0).startswith(self.stages)
            forced = forced or staged or NARROWED.match(tail.kinds) is not None
        governed = self.takes_object(figure, state)
        noun = self.namer.nouns.behind(tail, governed=governed, forced=forced, pushed=pushed)
        if governed and self.namer.is_people(figure) and not self.namer.lexicon.meanings(noun):
            people = without(noun, self.becoming)  # 帮扶80名残疾人创业
            noun = people if people and "、" not in people else noun
        share = "Z" in tail.kinds and (figure.quantity.form == "percent" or figure.quantity.unit == "成")
        if share and (used := USED.match(tail.kinds)):
            noun = tail.words(*used.span("name"))
        if not noun or noun in self.milestones:
            return ""
        unnamed = len(clause.name) < 2 or clause.name.endswith(self.namer.loose) or clause.prepositional
        if unnamed or (tail.kinds[0] == "x" and clause.verb is None):
            return noun
        return noun if self.counts_on(figure) else ""

    def without_kind(self, figure: Figure, tail: Lead) -> Lead:
        """One thing with a length or an area, without what kind of things it is: 20公里管网等项目."""
        at, last = tail.kinds.find(EXAMPLES), tail.word(len(tail.kinds) - 1)
        unit = self.units.get((figure.quantity.unit or "").lstrip(SCALES))
        sized = unit is not None and unit.kind in {"length", "area"}
        return tail.part(0, at) if at > 0 and sized and last in self.hollow else tail

    def without_deed(self, tail: Lead) -> Lead:
        """What is counted behind a preposition, without what is done for it: 为3200户困难家庭减免水费."""
        done = DONE.match(tail.kinds)
        if done is None:
            return tail
        somebody = done["noun"] is None or tail.words(0, done.end()).endswith(self.served)
        return tail.part(0, done.end()) if somebody else tail

    def takes_object(self, figure: Figure, state: State) -> bool:
        """Whether a verb before a figure takes the noun behind it as its object."""
        clause, verb = figure.clause, figure.clause.verb
        if clause.verb_first:
            return True
        if verb is not None:
            return not clause.name and verb.role in {"reach", "add", "be"}
        listed = state.verb is not None and (
            state.verb.role in {"make", "add"} or state.action in self.achieving
        )
        return figure.listed and listed

    def counts_on(self, figure: Figure) -> bool:
        """Whether a figure whose clause has a name counts what stands behind it all the same."""
        clause, quantity = figure.clause, figure.quantity
        if quantity.form == "percent" or (quantity.unit or "").endswith(self.uncounted):
            return False
        unit = self.units.get((quantity.unit or "").lstrip(SCALES))
        counts = unit is None or unit.kind == "count"
        return counts or clause.verb_first or clause.name.endswith(self.places)

    def tail(self, figure: Figure) -> Lead:
        """The words behind a figure that belong to it."""
        if not figure.rest.kinds or figure.rest.kinds[0] in ENDED:
            return NO_LEAD
        rest = figure.rest
        if figure.quantity.form == "amount" and DATED.match(rest.kinds) and rest.word(0) in self.times:
            rest = rest.part(1)  # 60项年度改革事项
        rest = tail_of(rest, followed=figure.followed, listed=figure.listed, separate=self.separate)
        if figure.quantity.unit == "大" and rest.text.startswith("类"):
            rest = rest.part(1)  # 15大类商品
        if figure.followed and rest.last == figure.rest.last and HEADED.search(rest.kinds):
            rest = rest.part(0, -1)  # 安排87个预算部门支出223亿元: the head belongs to the next figure
        elif (
            figure.followed and rest.last == figure.rest.last and rest.kinds[-2:-1] and rest.kinds[-1] in "vm"
        ):
            rest = rest.part(0, -1)  # 支持47家卫生院聘任100名医生: the verb governs the next figure
        return self.without_rate(rest) if figure.followed else rest

    def without_rate(self, rest: Lead) -> Lead:
        """What is counted, without the rate of it that the next figure tells: 12个断面水质优良率100%."""
        end = len(rest.kinds)
        last = rest.word(end - 1) if end > 1 else ""
        if not last.endswith(self.rate_ends):
            return rest
        if self.qualities.isdisjoint({last.rstrip("率"), rest.word(end - 2)}):
            return rest
        end -= 1
        while end > 1 and rest.word(end - 1) in self.qualities:
            end -= 1
        return rest.part(0, end)
