"""A sentence read from left to right: figures with their clauses, and the state that is folded over them.

The state is what a reader keeps in mind: the current indicator, the current verb, the names of a list.
A clause without a name takes the current one (投资694亿元、增长23%), a list member without a verb the
current verb (新增首店10家、商圈2个), and 分别 deals a list of figures out over a list of names (dealing.py).
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from reportx.metrics.amounts import AmountReader
from reportx.metrics.clauses import TRIM, Clause
from reportx.metrics.dealing import Dealer
from reportx.metrics.drafts import Figure, Reading, State
from reportx.metrics.figures import Closed, Event, Opened, events, last_clause
from reportx.metrics.gate import Gate
from reportx.metrics.marks import Said
from reportx.metrics.naming import Namer
from reportx.metrics.nouns import last_joint
from reportx.metrics.ranks import RankReader
from reportx.metrics.token import Lead
from reportx.packs import Pack, Unit
from reportx.patterns import compiled, compiled_plain, compiled_short
from reportx.quantities import Quantity, scanner

# from-to: 从 or 由 before a figure, no more than a time and a bound between, and a verb that arrives behind
AMONG, RANKED = compiled_plain("[dD]*p[snN]*"), compiled_plain("[nN]+F[dDA]*k[dDA]*")
SUM = "D"  # a word for a total: 共, 合计
OF_TIME = "tx"  # a time and 的
ORIGIN = compiled(r"(?P<own>.*?)p(?:[tsdyYPnNxjwqV]{0,6}|[tsdYx]{0,3}b)")
# a joint behind a noun and before a verb parts two clauses: 提高养老金、惠及549万人
PARTED = compiled(r"(?<=[nNqGSELwBvuoc])j(?=[dDlA]*(?:[ma][^rcbi]*|[ri][bdt]*|[ri][nNw].*|g[dA]*[nN].*)$)")
RATED = compiled_plain(r"[nNwo]{1,4}")  # 研发强度5%以上的企业
SPENT_ON = compiled_plain(r"[dA]*[mvwr]")
SIZE_OF = compiled_plain(r"x?[nNqGwoBSE]+[dA]*[pricb].*")
OF_SIZE = compiled_plain(r"x[nNqBwoG]{1,4}(?:$|[dDA]*[rpIczH])")  # 收入5万元以上的村达到80个
IN_ALL = "中，"  # of which several are told: 商品零售额中，
THRESHOLD = "xI"  # 的有
SIZED_NOUN = compiled_plain(r"[nNGwSB]{1,4}")  # 产值超3亿元企业8家
CLAUSES_BEFORE = 3
LONGEST_SIZED = 18  # characters of what is told by its size, up to the next figure
REFUSED = "the name found for it is broken: "  # before the name and its fault, in a reason
ALONE = compiled_plain(r"l?[nNqBGSELwoV]*N")  # a name with nothing beside it
PART = "其中"
BREAK, QUOTES = compiled_plain(r"[，；：]"), compiled_plain(r"[“”‘’（）《》()\"「」『』【】]")


class SentenceReader:
    """Links the figures of sentences to what they are of."""

    def __init__(self, pack: Pack, units: dict[str, Unit]) -> None:
        self.namer = Namer(pack)
        self.ranks = RankReader(self.namer)
        self.amounts = AmountReader(self.namer, units)
        self.dealer = Dealer(self.namer, units)
        self.gate = Gate(pack)
        self.proceeds = self.namer.lexicon.role("proceeds")
        self.standings = self.namer.lexicon.role("standing")
        self.rank_units = self.namer.lexicon.role("rank_unit")
        self.indexed = tuple(self.namer.lexicon.role("indexed"))
        self.extents = tuple(self.namer.lexicon.role("extent"))
        self.origins = self.namer.lexicon.role("origin")
        self.having, self.tiers = self.namer.lexicon.role("having"), self.namer.lexicon.role("tier")
        self.fields = tuple(self.namer.lexicon.role("post"))
        self.spent = self.namer.lexicon.role("investing")
        self.investing = self.namer.lexicon.role("total_investing")
        self.kind_units, self.arriving = (
            self.namer.lexicon.role("kind_unit"),
            self.namer.lexicon.role("arriving"),
        )
        pack = self.namer.lexicon.pack
        things = (one for one in pack.unit if one.kind == "count" and not one.people)
        self.thing_counters = frozenset(term for one in things for term in one.terms)
        self.divided = compiled_short(self.namer.lexicon.pattern("divided_by"))
        self.sizing = tuple(self.namer.lexicon.role("sizing"))
        self.branch = compiled(rf"[^，。]{{1,6}}?{self.namer.lexicon.pattern('branch')}(?=.)")

    def place(self, chars: str, quantities: Sequence[Quantity], said: Said) -> list[Event]:
        """The figures of a sentence in their places; offsets of the quantities are those of chars."""
        if not quantities:
            return []
        tokens = self.namer.tokens.read(chars, quantities, told(chars, quantities), said)
        return list(events(tokens, quantities, self.is_part, self.measures))

    def read(
        self, placed: Sequence[Event], *, topic: str = "", fund: str = "", above: str = ""
    ) -> list[Reading]:
        """What becomes of each figure of a sentence, from left to right.

        `topic` is the headline right before it: under 第三产业加快发展, 增加值 is the third sector's.
        `fund` is the budget that the sentence before spoke of, of which 收入总计 is the total; `above` the
        one that the headings name, of which 收入 by itself is a side.
        """
        if not placed:
            return []
        readings: list[Reading] = []
        first = placed[0]
        words = (
            first.before if isinstance(first, Opened) else first.gap if isinstance(first, Figure) else None
        )
        chars = words.tokens.chars if words is not None else ""
        divided = self.divided.search(chars) is not None
        among = self.measured_among(chars) if IN_ALL in chars else ""
        state = State(topic, fund=fund, pair=above, above=above, divided=divided, among=among)
        outer: list[tuple[State, str]] = []
        for event in placed:
            if isinstance(event, Opened):
                name = self.bracketed(event.before)
                alone = ALONE.fullmatch(last_clause(event.before).kinds) if event.before.kinds else None
                outer.append((state, name if alone else ""))
                state = replace(state, verb=None, action=None, inside=True)
                if name:
                    state.indicator = state.whole = name
            elif isinstance(event, Closed):
                state, name = outer.pop() if outer else (state, "")
                state.indicator = name or state.indicator  # 耗能（按每公斤7000大卡计），降低100万吨
            else:
                readings.append(self.reading(event, state))
        self.share_nouns(readings)
        return [self.passed(reading) for reading in self.dealer.deal_out(self.based(readings))]

    def measured_among(self, chars: str) -> str:
        """What a sentence measures of several things that it names then: 商品零售额中，汽车类增长5%."""
        said = chars[: chars.index(IN_ALL)]
        noun = self.namer.lexicon.measured.end(said)
        return noun if noun not in self.namer.sides.words else ""

    def passed(self, reading: Reading) -> Reading:
        """A reading with the names that may leave; what is refused keeps its reason."""
        for draft in reading.drafts:
            draft.indicator, fault = self.gate.checked(draft.indicator)
            if fault:
                return Reading(reading.figure, [], f"{REFUSED}{draft.indicator} {fault}")
        return reading

    def bracketed(self, before: Lead) -> str:
        """What stands right before a bracket, which its figures are of, or an empty string."""
        if not before.kinds:
            return ""
        last = last_clause(before)
        clause = self.namer.clauses.read(last)
        return self.namer.subject(last) or clause.name or clause.owner

    def reading(self, figure: Figure, state: State) -> Reading:
        """What becomes of one figure."""
        if figure.is_part:
            return Reading(figure, [], "ordinal" if figure.quantity.form == "rank" else "size-of-the-next")
        self.read_clause(figure, state)
        if figure.origin or not figure.joined:
            state.origin = figure.quantity if figure.origin else None
        return self.link(figure, state)

    def is_part(self, figure: Figure) -> bool:
        """Whether a figure is a part of the name behind it."""
        if figure.quantity.form == "rank":
            return self.ranks.is_ordinal(figure)
        return figure.followed and self.sizes(figure)

    def measures(self, rest: Lead, unit: str | None) -> bool:
        """Whether some words tell what is measured of something: 总投资, 计划总投资, 年产值, 研发强度.

        Behind a joint they do where things were counted: 谋划42个、计划总投资78亿元的项目.
        """
        if rest.kinds[:1] == "j":
            return unit in self.thing_counters and self.measures(rest.part(1), None)
        if planned := len(rest.kinds) - len(rest.kinds.lstrip("tL")):
            rest = rest.part(planned)
        if RATED.fullmatch(rest.kinds) and rest.text.endswith(self.extents):
            return True
        word = rest.text if len(rest.kinds) == 1 else ""
        return word in self.investing or bool(self.namer.lexicon.measured.end(word))

    def sizes(self, figure: Figure) -> bool:
        """Whether a figure only tells the size of what the next one counts: 500万元以上项目20个."""
        quantity, rest = figure.quantity, figure.rest
        scaled = quantity.form == "bare" and quantity.unit in self.sizing and quantity.tail > quantity.end
        if quantity.form != "amount" and not scaled:
            return False  # 50亿以上项目20个 leaves out that it is money
        if rest.kinds == THRESHOLD:
            return figure.gap.kinds.endswith("b")  # 产值超10亿元的有12家
        bounded = figure.gap.kinds.endswith("b")
        if bounded and (SIZE_OF.fullmatch(rest.kinds) or SIZED_NOUN.fullmatch(rest.kinds)):
            return (quantity.unit or "").endswith(self.sizing)  # 财政收入超3亿元的县由7个增加到18个
        kinds = quantity.unit == "类" and rest.kinds[-1:] == "c"  # 八类案件分别下降5%: a kind is what fell
        sizes = (
            kinds
            or quantity.unit in self.kind_units
            or (quantity.unit == "项" and rest.text.startswith("指标"))
        )
        if not sizes and quantity.tail > quantity.end and quantity.comparator in {"at_least", "at_most"}:
            sizes = (
                len(rest.text) <= LONGEST_SIZED
                and rest.kinds[:1] != "d"  # 总收入35万元以上且经营性收入15万元以上
                and (rest.kinds[:1] != "x" or OF_SIZE.match(rest.kinds) is not None)
                and (quantity.unit or "").endswith(self.sizing)
            )
        return sizes and not set(rest.kinds) & set(",;:.()j")

    def read_clause(self, figure: Figure, state: State) -> None:
        """Read the clause right before a figure, and look back for a subject where it has none."""
        lead = own_lead(figure, state)
        if not figure.parted and not figure.first:
            if state.counted and "F" in lead.kinds:
                lead = lead.part(lead.kinds.find("F") + 1)  # 从80个项目中遴选20个
            if state.counted and "j" in lead.kinds and not set(lead.kinds) & set("eh"):
                lead = lead.part(last_joint(lead))  # what stands before the joint is the figure's before
            lead = lead.part(len(lead.kinds) - len(lead.kinds.lstrip("j")))
        if lead.kinds.endswith("j") and (len(lead.kinds) < 2 or lead.kinds[-2] not in "mvacr"):
            lead = lead.part(0, 0)  # a list member begins with its figure: 3个园区、4个县
        if figure.parted and not {";", ":"}.isdisjoint(figure.gap.kinds):
            state.verb = None
        lead, head = parted(lead) if "j" in lead.kinds else (lead, None)
        origin = figure.followed and "p" in lead.kinds and ORIGIN.fullmatch(lead.kinds)
        if origin and lead.word(origin.end("own")) in self.origins:
            figure.origin, lead = lead.part(origin.end("own") + 1), lead.part(0, origin.end("own"))
        clause = self.amounts.read_clause(figure, lead, state)
        if head is not None and not clause.name and not clause.owner:
            clause.owner = self.own_subject(head)
        self.mark_part(figure, clause, state)
        if clause.rule == "share-in":  # 服务业快速发展，在国内生产总值中占比提高2个百分点
            clause.name = (state.indicator or self.namer.look_back(figure)) + clause.name
        general = clause.name in self.proceeds and not clause.owner
        lacking = (not clause.name or general) and not clause.owner and state.indicator is None
        if lacking and figure.parted and not self.is_spent_on(figure, clause):
            owner = self.namer.look_back(figure)
            clause.owner = self.without_proceeds(owner) if general else owner
        if general and not clause.owner and state.indicator is None:
            clause.owner = self.branch_of(state.topic)
        self.look_near(figure, clause, state)
        clause.name = self.risen(figure, clause.name)
        figure.clause = clause

    def mark_part(self, figure: Figure, clause: Clause, state: State) -> None:
        """Mark what 其中 tells a part of, and name the part that a level has: 支出5亿元，包括市本级2亿元."""
        if PART in figure.gap.text:
            clause.marks += ("part",)
            return
        told = state.last if state.unit in {figure.quantity.unit, "%"} and figure.is_money else ""
        if told and clause.action in self.having and clause.name in self.tiers:
            clause.name += told
            clause.marks += ("level",)
            clause.verb = clause.action = None

    def risen(self, figure: Figure, name: str) -> str:
        """What has risen or fallen by some places: the contest, where no name is told.

        在营商环境评价中跃升18位 is 营商环境评价.
        """
        if figure.quantity.unit not in self.rank_units or (name and name not in self.standings):
            return name
        return self.ranks.contest(figure.own) or name

    def branch_of(self, topic: str) -> str:
        """The branch of the economy that a headline speaks of: 第三产业 of 第三产业发展速度加快."""
        found = self.branch.match(topic)
        return found[0] if found else ""

    def without_proceeds(self, owner: str) -> str:
        """Whose something is, where what of theirs was told before: 企业营业收入突破千亿元，实现利税5亿元."""
        told = [word for word in self.proceeds if owner.endswith(word)]
        return owner.removesuffix(max(told, key=len, default=""))

    def look_near(self, figure: Figure, clause: Clause, state: State) -> None:
        """Let what moved by the clause before reach a figure: 产值500亿元，税收稳步增长，达到50亿元."""
        if clause.name or clause.owner or not state.indicator or not figure.parted:
            return
        if clause.verb is not None and clause.verb.role in {"reach", "change"}:
            clause.owner = self.namer.moved_before(figure, clause.verb) or self.namer.told_before(figure)
        clause.owner = clause.owner or self.namer.named_before(figure)

    def is_spent_on(self, figure: Figure, clause: Clause) -> bool:
        """Whether an investment is in what is done behind its figure: 投资800万元改造锅炉."""
        before = figure.before[-1].text if figure.before else ""
        if before.rstrip(TRIM).endswith(self.fields):  # 教育方面，投入5亿元改造校舍
            return False
        return (
            bool({clause.name, clause.action} & self.spent) and SPENT_ON.match(figure.rest.kinds) is not None
        )

    def own_subject(self, head: Lead) -> str:
        """The subject of a clause before a joint, if it has one: 地区生产总值突破“五百亿”、达513亿元."""
        milestone = "b" in head.kinds or "r" in head.kinds
        return self.namer.subject(head) if milestone else ""

    def link(self, figure: Figure, state: State) -> Reading:
        """The records of one figure."""
        form, unit = figure.quantity.form, figure.quantity.unit
        if form == "rank" and self.ranks.left(figure, state):
            return Reading(figure, [], "baseline-of-the-next")
        if form == "rank" or (unit in self.ranks.units and (state.left or self.ranks.stands(figure))):
            drafts = self.ranks.rank(figure, state)
            return Reading(figure, drafts, "rank" if drafts else "ordinal")
        if form == "streak":
            return Reading(figure, self.ranks.streak(figure, state), "streak")
        indexed = (figure.clause.name or figure.clause.owner or state.indicator or "").endswith(self.indexed)
        if form == "bare" and not unit and not indexed:
            return Reading(figure, [], "no-unit")
        named = state.indicator, state.last, state.measure
        drafts, rule = self.amounts.amount(figure, state)
        state.counted = rule == "count-noun"
        if state.counted and AMONG.fullmatch(figure.own.kinds) and RANKED.fullmatch(figure.rest.kinds):
            state.indicator, state.last, state.measure = named  # 指数下降5%，在全省14个市州中排名第1
        return Reading(figure, drafts, rule)

    def share_nouns(self, readings: Sequence[Reading]) -> None:
        """Give a count that stands right before another its noun.

        出台43条、16条举措 counts 举措 twice, 4个国家级、8个省级基地 counts bases of two levels, of
        380户、5万平方米旧房改造 both are of one thing, and 帮扶77户、168名贫困人口 are the same people
        in households and one by one.
        """
        for one, two in pairwise(readings):
            joined = one.figure.rest.kinds == "j"
            people = self.namer.is_people(one.figure)
            both = joined and people and self.namer.is_people(two.figure)
            if both and not one.drafts and two.reason == "count-noun":
                quantity, clause = one.figure.quantity, one.figure.clause
                one.drafts = [replace(draft, quantity=quantity, clause=clause) for draft in two.drafts]
                one.reason = two.reason
                continue
            if self.is_sum_of(one, two):
                for draft in one.drafts:
                    draft.indicator, draft.rule = two.drafts[0].indicator, two.reason
                one.reason = two.reason
                continue
            # 300套、2万平方米住房, but not 培训300人次、15个村改造
            things = one.figure.quantity.form == "amount" and not (one.figure.is_money or people)
            alike = joined and (things or both or one.figure.quantity.unit == two.figure.quantity.unit)
            if (
                alike
                and one.drafts
                and two.reason == "count-noun"
                and one.drafts[0].indicator == one.drafts[0].action
            ) or self.shares_deed(one, two):
                for draft in one.drafts:
                    draft.indicator, draft.rule = two.drafts[0].indicator, two.reason
                one.reason = two.reason
            elif self.alike_levels(one, two):
                head = self.namer.levelled.match(two.drafts[0].indicator)
                for draft in one.drafts:
                    draft.indicator += head["rest"] if head else ""

    @staticmethod
    def is_sum_of(one: Reading, two: Reading) -> bool:
        """Whether a count is followed by the sum of what it counts: 发放120笔共3亿元创业贷款."""
        summed = one.figure.rest.kinds == SUM and one.figure.quantity.form == "amount"
        return summed and bool(one.drafts and two.drafts) and two.reason == "count-noun"

    def shares_deed(self, one: Reading, two: Reading) -> bool:
        """Whether two counts in other units are of the one deed behind them: 完成380户、5万平方米旧房改造."""
        counts = two.reason == "count-noun" and two.figure.joined and one.figure.rest.kinds == "j"
        if not (counts and one.drafts and two.drafts) or one.figure.clause.name:
            return False
        if one.drafts[0].indicator == one.drafts[0].action:
            return False  # 培训300人次、15个村改造: the first counts what its verb says
        name, verbs = two.drafts[0].indicator, self.namer.lexicon.verbs
        deed = next((verb for size in (4, 2) if (verb := verbs.get(name[-size:]))), None)
        return deed is not None and deed.noun and one.figure.clause.verb is not None

    def alike_levels(self, one: Reading, two: Reading) -> bool:
        """Whether a count names but a level, and the next one what is counted: 4个国家级、8个省级基地."""
        counts = one.reason == two.reason == "count-noun" and two.figure.gap.kinds.endswith("j")
        if not (counts and one.drafts and two.drafts):
            return False
        return self.namer.level.fullmatch(one.drafts[0].indicator) is not None

    # --- from-to

    def based(self, readings: list[Reading]) -> list[Reading]:
        """Give each to of a from-to its from: 从6家增加至11家; 分别从6家、8家增加至11家、12家."""
        i = 0
        while i < len(readings) - 1:
            count = self.froms(readings, i)
            if not count:
                i += 1
                continue
            names = self.dealer.names(readings[:i], readings[i : i + count]) if count > 1 else None
            for k in range(count):
                self.join(readings[i + k], readings[i + count + k], readings[i])
                for draft, name in zip(
                    readings[i + count + k].drafts, names[k : k + 1] if names else (), strict=False
                ):
                    draft.indicator = name
            i += 2 * count
        return readings

    def froms(self, readings: list[Reading], i: int) -> int:
        """How many figures from one on are froms, or 0."""
        if readings[i].figure.origin is None:
            return 0
        count = 1
        while i + count < len(readings) and readings[i + count].figure.joined:
            count += 1
        if i + 2 * count > len(readings):
            return 0
        gap = readings[i + count].figure.gap
        arrives = not set(gap.kinds) & set(",;:") and any(word in gap.text for word in self.arriving)
        return (
            count if arrives and all(r.figure.joined for r in readings[i + count + 1 : i + 2 * count]) else 0
        )

    def join(self, origin: Reading, reading: Reading, first: Reading) -> None:
        """Make one record of a from and its to: the name of the first, the verb of the second."""
        named = first.drafts[0].indicator if first.drafts else ""
        for draft in reading.drafts:
            draft.baseline, draft.rule = origin.figure.quantity, "from-to"
            draft.indicator = named or draft.indicator
            draft.clause.against = draft.clause.against or first.figure.clause.against
            draft.clause.marks = tuple(
                m for m in (*first.figure.clause.marks, *draft.clause.marks) if m != "origin"
            )
        origin.drafts, origin.reason = [], "baseline-of-the-next"


@cache
def sentence_reader(pack: Pack) -> SentenceReader:
    """The reader of a pack, made once."""
    return SentenceReader(pack, scanner(pack).units)


def told(chars: str, quantities: Sequence[Quantity]) -> tuple[int, int]:
    """The stretch of a sentence that tells what its figures are of: some clauses before and behind them.

    To cut the rest into tokens would take a third of the time that a report takes.
    """
    breaks = [m.end() for m in BREAK.finditer(chars, 0, quantities[0].lead)]
    start = breaks[-CLAUSES_BEFORE - 1] if len(breaks) > CLAUSES_BEFORE else 0
    last = quantities[-1].tail
    end = BREAK.search(chars, last)
    end = BREAK.search(chars, end.end()) if end else None
    stop = end.end() if end else len(chars)
    left_out = chars[:start] + chars[stop:]
    return (0, len(chars)) if left_out and QUOTES.search(left_out) else (start, stop)


def own_lead(figure: Figure, state: State) -> Lead:
    """The clause right before a figure, without the time of a to: 由2015年的26%提高到2024年的32%."""
    lead = figure.own
    if state.origin and lead.kinds.endswith(OF_TIME) and figure.quantity.unit == state.origin.unit:
        return lead.part(0, len(lead.kinds) - len(OF_TIME))
    return lead


def parted(lead: Lead) -> tuple[Lead, Lead | None]:
    """A clause, and what is parted from it by a joint before its own verb."""
    at = max((m.start() for m in PARTED.finditer(lead.kinds)), default=-1)
    return (lead.part(at + 1), lead.part(0, at)) if at > 0 else (lead, None)
