"""The name that a figure's own clause gives, completed by what was said before, and dealt out over a list."""

from reportx.metrics.clauses import Clause
from reportx.metrics.drafts import Figure, Named, State
from reportx.metrics.naming import OF_WHOLE, Namer
from reportx.patterns import compiled, compiled_plain, one_of
from reportx.tuples import made

LONGEST_SHARED = 6  # and no more: 控股企业
LEAST_SHARED = 2  # characters that the names of two kinds end with: 国有企业, 集体企业
BRACKET_END = compiled(r"[（(][^（）()]*[）)]$")  # 占总人口比重（城镇化率）
NAMING = tuple("nNqGAdDvwmao")  # what a phrase begins with that names or tells something
DOES = "vmwaoukrcpis"  # the letters of verbs and prepositions, and of the field of a place: 3次全省第一
EACH = "各"  # 企业和学校各3家
QUOTED = ("”", '"', "』", "」", "）", ")")  # how a member of a list ends that has no head of its own
FEWEST_OF_ALL = 1000  # of people or things, that are no longer those for so many people
ALIKE = frozenset({"percent", "doubling"})  # of these one may hold for each name of a list


class OwnNamer:
    """Names figures by their own clauses."""

    def __init__(self, namer: Namer) -> None:
        self.namer, self.lists = namer, namer.lists
        words = namer.lexicon
        self.verbs, self.measured, self.dependent = words.verbs, words.measured, namer.dependent
        self.persons = tuple(words.role("person"))
        self.money, self.heads = words.role("money"), words.role("head")
        self.enjoying, self.reaching = words.role("enjoying"), words.role("reaching")
        self.flowing, self.shares = tuple(words.role("flowing")), tuple(words.role("share"))
        self.funds = tuple(self.money)
        self.arrived, self.achieving = words.role("arrived"), words.role("achieving")
        self.bounds = tuple(words.role("bounded_end"))
        self.bounded = compiled(rf"^.*{one_of(self.bounds)}")
        self.spending, self.agents = words.role("spending"), tuple(words.role("agent"))
        self.share_moves = words.role("share_move")
        self.tiers = words.role("tier")
        self.per, self.relieving = words.role("per"), words.role("relieving")
        self.per_last = tuple({term[-1] for term in self.per})
        self.per_end = compiled(rf"(?<=..)[年月]?{one_of(self.per)}$")
        self.times = words.role("times")
        self.counted = compiled(rf"(?<=..){one_of(words.role('count_end'))}$")
        self.contributions, self.toward = tuple(words.role("contribution")), tuple(words.role("toward"))
        apart = words.role("place_end") | words.role("tier") | words.role("balance") | words.role("share")
        self.no_kinds = tuple(apart)  # 市本级, 各县, 滚存结余
        self.classes, self.schools = tuple(words.role("class_end")), tuple(words.role("school"))
        self.branches = (*self.classes, *words.role("branch_end"))
        self.schooled = tuple(words.role("schooled"))
        self.economy = tuple(words.role("economy"))
        self.stages = words.role("stage")
        # each of those that are counted, with the units that count them
        self.called = [(p.terms[0], p.terms) for p in words.pack.phrase if p.role == "people_called"]
        self.sums, self.amounts = words.role("sum"), words.role("amount")
        self.apportioned = compiled(words.pattern("apportioned"))
        self.kinds = words.role("kind_of_all")
        self.of_all = compiled_plain(f"^{one_of(self.kinds | words.role('of_all'))}")
        self.partial = (*words.role("level_end"), *QUOTED)
        self.targeted = compiled(rf"(?<=..){words.pattern('targeted')}$")
        self.rates_whole, self.measures = tuple(words.role("row")), tuple(words.role("list_measure"))

    def name(self, figure: Figure, state: State) -> Named:
        """The names of a figure, by the first of the ways to come to one."""
        if figure.quantity.unit in self.times and self.is_frequency(figure):
            return Named((), "frequency")
        clause, name = figure.clause, self.own(figure, state)
        if reached := self.reached(figure, name, state):
            return Named((reached,), "people")
        if not name and "each" in clause.marks and len(state.recent) > 1 and not state.alike:
            return Named(state.recent[-2:], "each", ("均 ← the last two",))
        if figure.rest.kinds[:1] == "x" and (whole := self.sized(figure, name)):
            return Named((whole + name,), "size-of")
        if not name and figure.quantity.unit == "个百分点":
            last = BRACKET_END.sub("", state.share or state.last)
            if state.share or last.endswith(self.shares):
                return Named((last,), "inherited", (f"{last} ← the share before",))
        if (
            "级" in name
            and (level := self.namer.level.fullmatch(name))
            and (of := self.namer.levelled.match(state.whole or state.indicator or ""))
        ):
            return Named((level[0] + of["rest"],), "inherited", (f"{of['rest']} ← the list",))
        if not name and self.exceeds_part(figure, state):
            state.indicator = state.whole
        return self.completed(figure, name, state)

    def sized(self, figure: Figure, name: str) -> str:
        """What a size before it is of: 总投资9亿元的污水处理工程建设, 计划总投资9亿元的项目开工."""
        planned = self.namer.is_planned_size(name)
        told = planned or name in self.dependent
        return self.namer.nouns.behind(figure.rest, governed=not planned) if told else ""

    def reached(self, figure: Figure, name: str, state: State) -> str:
        """Those who live where something reaches, which was counted before: 带动30个村500户1200人脱贫."""
        behind = name == state.last and state.counted and state.unit != figure.quantity.unit
        told = not figure.parted and (behind or (not name and state.rule == "people" and figure.adjacent))
        if not told or state.action not in self.reaching or not self.namer.is_people(figure):
            return ""
        unit = figure.quantity.unit or ""
        return state.action + next((who for who, units in self.called if unit.endswith(units)), "")

    def exceeds_part(self, figure: Figure, state: State) -> bool:
        """Whether what was done is more than the part told last, so that it is of the whole.

        签约项目60个，其中外资项目9个，开工42个: the 42 are none of the 9.
        """
        clause, quantity = figure.clause, figure.quantity
        done = clause.verb_first and clause.action in self.stages
        told = bool(state.member) and state.unit == quantity.unit == state.whole_unit
        exceeds = quantity.value > (state.value or quantity.value)
        return done and told and exceeds and "part" not in clause.marks

    @staticmethod
    def is_frequency(figure: Figure) -> bool:
        """Whether a number of times is of what somebody does behind it: 调研组两次到我市考察."""
        clause, does = figure.clause, figure.rest.kinds[:1]
        return clause.verb is None and bool(does) and does in DOES

    # --- what the clause says

    def own(self, figure: Figure, state: State) -> str:
        """The name that a clause gives, or an empty string."""
        name = self.told(figure, state)
        if figure.is_money and name.endswith(self.agents) and (funded := self.funded(figure, name)):
            return funded
        name = self.without_loose(figure, name)
        if name in self.per:  # 补助标准增加到人均280元; 人均增收860元
            return self.divided(figure, name, state.indicator or "")
        return self.owned(figure, name, state)

    def told(self, figure: Figure, state: State) -> str:
        """The name in a clause as it stands there, or the verb where that is the name."""
        clause = figure.clause
        name = clause.name if "apart" in clause.marks else self.namer.without_examples(clause.name)
        if name in self.money and clause.verb_first and clause.action:
            name = clause.action + name  # 盘活资金: the verb says which
        if "目标" in name:
            name = self.targeted.sub("", name)
        goes_on = not figure.parted or name in self.lists.ways or name in self.amounts
        if state.indicator and not state.counted and goes_on:
            name = self.of_same(name, state.indicator)
        if name in self.kinds and self.is_kind_of(figure, state):
            return name + self.of_all.sub("", state.whole or "")
        if name and state.whole:
            name = self.as_part(figure, name, state.whole, state)
        if name and figure.fresh and (state.whole or state.among):
            name = self.of_kind(figure, name, state)
        if name and self.goes_on(figure, name, state):
            name += state.shared
        if not name and clause.verb_first and clause.action and figure.quantity.form == "amount":
            name = self.verb_as_name(figure, clause.action, state)
        return name

    def of_kind(self, figure: Figure, name: str, state: State) -> str:
        """A name with what it shares with the one before: 国有企业利润6亿元；集体企业4亿元.

        What something brings about is told of that: 第二产业增加值9亿元，对经济增长的贡献率达39%.
        """
        whole = state.whole or ""
        if name.endswith(self.contributions):
            part = name.startswith(self.toward) and not whole.endswith(self.economy)
            return OF_WHOLE.sub("", whole) + name if part else name
        if name.endswith(self.schools) and self.namer.is_people(figure):
            return name + next((who for who in self.schooled if whole.endswith(who)), "")
        sums = figure.is_money and figure.clause.verb is None and figure.quantity.unit == state.whole_unit
        grows = self.grows(figure)
        if not (sums or grows or state.among or state.divided):
            return name
        noun = state.among or self.measured.end(whole)
        kind = whole.removesuffix(noun)
        apart = name.endswith(self.no_kinds) and name not in self.kinds
        if not noun or kind == name or apart or self.is_complete(name):
            return name
        if (state.among or state.divided) and self.may_be_of_kind(figure):
            return name + (self.measure_of_kinds(name, whole, noun) if whole.endswith(noun) else noun)
        if name.endswith(self.classes) and (last := self.measured.end(state.last)):
            kind, noun = state.last.removesuffix(last), last  # 其中食品类价格上涨5%，衣着类上涨1%
        shared = len(kind) > LEAST_SHARED and kind[-LEAST_SHARED:] == name[-LEAST_SHARED:]
        shared = shared or (kind.endswith(self.classes) and name.endswith(self.classes))
        return name + noun if shared and (sums or name.endswith(self.branches)) else name

    def may_be_of_kind(self, figure: Figure) -> bool:
        """Whether a figure may be the same measure of another kind: an amount, or how it moved."""
        return self.grows(figure) or (figure.clause.verb is None and figure.quantity.form == "amount")

    @staticmethod
    def grows(figure: Figure) -> bool:
        """Whether a figure tells how fast something moved."""
        verb = figure.clause.verb
        return figure.quantity.form == "percent" and verb is not None and verb.role == "change"

    def measure_of_kinds(self, name: str, whole: str, noun: str) -> str:
        """What one kind is measured by, as another is: 人均收入 of 城镇居民人均收入 and 农村居民."""
        if name in self.kinds:
            return self.of_all.sub("", whole)
        for size in range(min(len(name), LONGEST_SHARED), 1, -1):
            at = whole.rfind(name[-size:])
            if 0 <= at < len(whole) - size:
                return whole[at + size :]
        return noun

    def of_same(self, name: str, current: str) -> str:
        """A name with what it is of, where it is but the sum of what was told or its other way.

        贷款5亿元，金额增长8% is 贷款金额; 生猪存栏5万头、出栏8万头 is 生猪出栏.
        """
        if name in self.amounts:
            return self.counted.sub("", current) + name  # 登记项数5项，金额3亿元
        return self.lists.other_way(OF_WHOLE.sub("", current), name) or name

    def without_loose(self, figure: Figure, name: str) -> str:
        """A name without the words at its end that only lead up to the figure."""
        listed = name.endswith(EACH) and len(self.lists.split(name)) > 1
        if name.endswith(self.namer.loose) and not listed and not (name.endswith("等") and figure.is_money):
            name = self.namer.loose_end.sub("", name)
        if name in self.namer.sides.words:
            name += self.summed(figure.clause)
        if name.endswith(self.per_last):
            name = self.per_end.sub("", name)  # 养老金人均每月3441元
        return name

    def owned(self, figure: Figure, name: str, state: State) -> str:
        """A name with whose it is, where it says nothing without; a list goes on with the same owner."""
        clause = figure.clause
        # 营业收入实现增速5%: neither 收入 nor 增速 says whose it is
        vague = name in self.namer.general or name in self.dependent
        general = bool(clause.owner) and vague and name != clause.owner
        if general or figure.fresh:
            state.owner = clause.owner if general else ""
        elif not clause.owner and name in self.namer.proceeds:
            return state.owner + name  # 企业实现产值5亿元、利润1亿元
        if not name or not clause.owner:
            return name or clause.owner
        parts = "part" in clause.marks if state.whole is None else state.whole.endswith(name)
        if figure.fresh and parts and self.measured.end(name) and not clause.owner[0].isdecimal():
            return clause.owner.removesuffix(name) + name  # 完成周转量9亿吨公里，其中公路完成周转量2亿吨公里
        if clause.action in self.enjoying and self.namer.is_people(figure):
            return f"{clause.action}{name}{clause.owner}"  # 享受低保农村居民
        return clause.owner.removesuffix(name) + name if general else name

    def divided(self, figure: Figure, per: str, current: str) -> str:
        """What a figure is of whose clause only tells by what something was divided."""
        if self.opens(figure, per, current):
            return per + current
        clause = figure.clause
        return clause.owner or (f"{per}{clause.action}" if clause.action in self.relieving else "")

    def opens(self, figure: Figure, per: str, current: str) -> bool:
        """Whether a clause speaks of each one's part of what was told: 绿地面积8公顷，人均达到12平方米."""
        clause = figure.clause
        if not figure.parted or clause.owner or not current or any(word in current for word in self.per):
            return False
        reaches = clause.verb is not None and clause.verb.role in {"reach", "be"}
        opens = figure.own.text.startswith(per)
        divided = bool(self.measured.end(current) or self.namer.lexicon.meanings(f"{per}{current}"))
        return opens and divided and (reaches or clause.verb is None)

    def summed(self, clause: Clause) -> str:
        """The word that makes a sum of a side of a budget: 收入合计5亿元 is no part of it."""
        return next((word for role, word in clause.notes if role == "total" and word in self.sums), "")

    def funded(self, figure: Figure, agent: str) -> str:
        """Money that somebody gives: 中央财政专项补助资金; 省财政安排资金, where no more is said."""
        action = figure.clause.action or ""
        noun = self.namer.nouns.behind(figure.rest, governed=False)
        if action and noun.endswith(self.funds):
            return agent + noun
        if action not in self.spending:
            return ""
        return agent + action + ("" if action.endswith(self.flowing) else "资金")

    def as_part(self, figure: Figure, name: str, whole: str, state: State) -> str:
        """A name behind 其中 with what it shares with its whole: 其中医院 of 卫生机构床位 is 医院床位."""
        clause = figure.clause
        if "part" in clause.marks and clause.attribute:
            name = f"{name}的{whole}"
        elif "part" in clause.marks and name in self.tiers and figure.is_money:
            name += (
                whole if figure.quantity.unit == state.whole_unit else ""
            )  # 教育支出5亿元，其中市本级2亿元
        elif "part" in clause.marks and figure.quantity.unit in {state.unit, state.whole_unit}:
            noun = self.measured.end(whole)
            name += "" if self.is_complete(name) or name == whole else noun
        return name + self.bounded.sub("", whole) if name.endswith(self.bounds) else name

    def is_kind_of(self, figure: Figure, state: State) -> bool:
        """Whether a name is but a kind of those that the whole is of: 居民收入5万元，其中城镇6万元."""
        goes_on = "part" in figure.clause.marks or state.member in self.kinds
        return goes_on and bool(state.whole) and figure.quantity.unit in {state.unit, state.whole_unit}

    def is_complete(self, part: str) -> bool:
        """Whether a part behind 其中 says by itself what is measured, or that it is money."""
        plain = BRACKET_END.sub("", part)
        return bool(self.measured.end(plain)) or plain.endswith((*self.measures, *self.funds))

    def goes_on(self, figure: Figure, name: str, state: State) -> bool:
        """Whether the parts behind 其中 go on, which share a word with their whole: 其中夏粮5万吨，秋粮6万吨.

        Money behind a comma is a part where its name ends as the last one did: 一般债务, 专项债务.
        """
        shared, clause = state.shared, figure.clause
        if not shared or clause.verb is not None or figure.quantity.unit != state.whole_unit:
            return False
        if figure.fresh and figure.is_money and name[-1] != state.member[-1]:
            return False
        if self.is_complete(name) or self.namer.level.fullmatch(name):
            return False
        return self.measured.end(shared) == shared or shared.startswith("的")

    def verb_as_name(self, figure: Figure, action: str, state: State) -> str:
        """The verb as the name, where it stands alone: 救助693人次; or with the object before: 开工项目."""
        clause = figure.clause
        if figure.rest.kinds[:1] == "n" and not figure.is_money and not self.namer.is_people(figure):
            return ""  # 抓好四件事: what stands behind is counted
        noun = clause.verb is not None and clause.verb.noun
        if action in self.achieving:
            action = next((word for kind, word in clause.notes if kind == "verb" and word != action), action)
        compound = noun and len(action) >= 4 and figure.fresh
        alone = state.indicator is None or self.stands_alone(figure, state)
        if alone and clause.owner:
            alone = self.namer.is_people(figure) and not clause.owner.endswith(self.persons)
        if compound:
            return action
        if figure.is_money and action in self.arrived and state.indicator:
            return f"{action}资金"  # 合同外资5亿元，实际到位3亿元
        if alone:
            return action + ("资金" if figure.is_money and not action.endswith(self.flowing) else "")
        current = state.indicator or ""
        before = self.verbs.get(current[:2])
        shared = noun and before is not None and before.noun and current[2:] in self.heads
        return action + current[2:] if shared else ""

    def stands_alone(self, figure: Figure, state: State) -> bool:
        """Whether a verb by itself names a figure, which has another unit than what stood before."""
        clause, verb = figure.clause, figure.clause.verb
        if verb is None or verb.role != "make" or clause.action in self.reaching:
            return False
        other = figure.quantity.unit != state.unit or state.nominal
        return other and (verb.noun or figure.is_money)

    # --- what was said before

    def completed(self, figure: Figure, name: str, state: State) -> Named:
        """A name completed by the state, and dealt out where one figure holds for each of a list."""
        clause = figure.clause
        if clause.scope and state.things and state.indicator == state.measured:
            state.indicator = state.measured.removeprefix(state.things)  # …，全市共增加5亿元
        if not name and state.parting and self.is_growth(figure):
            state.indicator = state.parting  # 税收5亿元，占收入的69%，增长3%: what grew is the tax
        inherited: list[str] = []
        if self.names_another(figure, name, state):
            return Named()
        name = self.apportion(figure, state.last) + name if name else name
        shared = name.endswith(EACH) and len(name) > 2
        indicator = self.namer.complete(name.removesuffix(EACH) if shared else name, state, inherited)
        if indicator is None:  # 总产量达到3亿吨，比上年增长7%
            grows = state.last and clause.verb is not None and clause.verb.role == "change"
            inherits = f"{state.last} ← the figure before"
            return Named((state.last,), "inherited", (inherits,)) if grows else Named()
        alike = "apart" not in clause.marks and ("each" in clause.marks or figure.quantity.form in ALIKE)
        if shared:
            alike = all(map(self.is_whole, self.lists.split(indicator)))
            names = self.lists.each_of(indicator) if alike else [indicator]
            return Named(tuple(names), "each", tuple(inherited))
        if alike and self.holds_for_each(figure, name, indicator):
            return Named(tuple(self.lists.each_of(indicator)), "each", tuple(inherited))
        if not inherited:
            return made(Named, ((indicator,), rule_of(clause), ()))
        if ("manner", "实际") in clause.notes:
            indicator = self.namer.planned.sub("", indicator)
        return made(Named, ((indicator,), "inherited", tuple(inherited)))

    def is_growth(self, figure: Figure) -> bool:
        """Whether a clause tells by how many percent something grew; of a share 提高1% tells points."""
        clause = figure.clause
        moved = clause.verb is not None and clause.verb.role == "change"
        return moved and figure.quantity.form == "percent" and clause.action not in self.share_moves

    def apportion(self, figure: Figure, last: str) -> str:
        """By what a list is divided, of which this goes on: 每千人口执业医师3.1人、注册护士3.9人.

        Behind a comma only a fraction is surely one of so many people: 每千人口托位4.5个，幼儿园12所.
        """
        told, clause = self.apportioned.match(last), figure.clause
        unit, value = figure.quantity.unit or "", figure.quantity.value
        if told is None or self.apportioned.match(clause.name) or clause.owner or clause.verb_first:
            return ""
        counts = unit in self.namer.counters and value < FEWEST_OF_ALL
        listed = not figure.fresh or value != value.to_integral_value()
        return told[0] if counts and listed else ""

    @staticmethod
    def names_another(figure: Figure, name: str, state: State) -> bool:
        """Whether what a figure counts stands behind it, though no noun was found there.

        改造公路210公里，1.6万户相对分散居住的入住新居: the households are no roads.
        """
        unnamed = not name and figure.clause.empty and figure.parted and not figure.is_money
        other = figure.quantity.form == "amount" and figure.quantity.unit != state.unit
        return unnamed and other and figure.rest.kinds[:1] in NAMING

    def is_whole(self, part: str) -> bool:
        """Whether a member of a list names something by itself, as 省级 before 市级项目 does not."""
        words = self.namer.words
        last = words.dictionary.cut(part)[-1]
        return len(last) > 1 and words[last].kind in "nN" and not part.endswith(self.partial)

    def holds_for_each(self, figure: Figure, name: str, indicator: str) -> bool:
        """Whether a figure holds for each name of a list: 均增长8%, A和B完成率90%."""
        parts = self.lists.split(indicator)
        if len(parts) < 2 or "each" in figure.clause.marks:
            return len(parts) > 1
        return (bool(name) or not figure.fresh) and all(part.endswith(self.rates_whole) for part in parts)


def rule_of(clause: Clause) -> str:
    """The name of the rule by what a clause has."""
    if clause.rule:
        return clause.rule
    if clause.verb_first or clause.owner:
        return "verb-object"
    return "subject-verb" if clause.verb is not None else "noun"
