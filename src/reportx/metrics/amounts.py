"""Amounts, counts, rates, growth and multiples: what they are of, what kind they are, where they go."""

from dataclasses import replace

from reportx.metrics.clauses import Clause, Lead
from reportx.metrics.drafts import Draft, Figure, Named, State
from reportx.metrics.lists import each_of, split_list
from reportx.metrics.naming import LOOSE, SIDES, Namer, without_examples
from reportx.metrics.nouns import tail_of
from reportx.packs import Unit, Verb
from reportx.patterns import compiled
from reportx.quantities import Quantity
from reportx.records import Direction, Measure

RATES = frozenset({"%", "‰", "‱", "成"})
VALUED = frozenset({"元", "美元", "%", "‰", "个百分点", "百分点"})
FALLING = ("降幅", "下降幅度")
WHOLE_RATES = ("率", "数", "额", "量", "入", "值")
PLACES = ("镇", "乡", "街道", "县", "园区", "开发区", "社区", "新区", "高新区", "辖区")
# 安排5亿元，支持Y；投入5亿元用于Y: what money is for
PURPOSE = compiled(r",?[dAl]*(?P<for>(?:[uvmcgipUr]j?[dA]*)+|w(?=[nNwoq]))(?P<name>(?:[nNqBGSELYTwjxstzob]|v(?=[nNwo])|c(?=[nNwo]))+)")
BOUNDED = compiled(r"^.*以[上下]")
ACHIEVING = frozenset({"完成", "实现", "达到"})
INVESTED = frozenset({"投资", "投入", "总投资", "计划投资", "概算投资", "累计投资"})
ALIKE = frozenset({"percent", "doubling"})  # of these one may hold for each name of a list
COUNTABLE = frozenset({"amount", "percent", "bare"})
PEOPLE = tuple("人户次名")
REACHING = frozenset({"惠及", "覆盖", "受益", "服务", "带动"})
PREDICATE = compiled(r"[dA]*[wvo](?=$|[,;j])")
SERVICE = compiled(r"[dA]*[mv]*?[mvw](?P<name>[nNqBGSELYTwjo]+)")
SHARED = ("比重", "占比", "比例")
FLOWING = ("资", "款", "贴", "费", "税", "贷")  # 融资127亿元 is no money for something
DOING_LAST = compiled(r"[mvawU][bdDehyYxc]*$")
STEPS = ("台阶", "大关", "关口")
# X预期目标 is X
TARGETED = compiled(r"(?<=..)(?:的)?(?:年度|主要)?预期?(?:增长)?目标(?:任务|值)?$")
# 影响力在入围的500个县中排名第一: the figure stands inside a phrase of what is said of something else
SUBJECT_OF = compiled(r"(?P<own>.*[nNGq])p[nsNk]*x$")
# 培训县级骨干教师500名、市级60名: the level stands for the whole name
LEVEL = compiled(r"(?:国家|省|市|州|盟|县|区|乡|镇|村|地市?|世界|部)级(?:及?以上)?")
LEVELLED = compiled(r"(?:(?:国家|省|市|州|盟|县|区|乡|镇|村|地市?|世界|部)级(?:及?以上)?)?(?P<rest>.{2,})")
PLANNED = compiled(r"(?P<own>.*?)(?P<verb>[zrpi])d*(?P<plan>[nNwvjYtGcom]{0,5}L)B?x?")
RELATED = compiled(r"(?P<own>.*?)(?P<verb>[rpiz])(?P<bench>t|[nNsYGwtqoSL]+)x")
APART = compiled(r"(?P<own>.*?)(?P<word>b)(?P<bench>[nNsqtYBGxwjLpSEo]*[nNsqtYBGLSE])")


class AmountReader:
    """Links amounts to what they are of."""

    def __init__(self, namer: Namer, units: dict[str, Unit]) -> None:
        self.namer = namer
        self.units = units
        self.dependent = namer.dependent
        words = namer.lexicon
        self.rates_named = tuple(words.role("moved"))
        self.milestones, self.abstract = words.role("milestone"), words.role("abstract")
        self.enjoying = words.role("enjoying")
        self.heads = words.role("head")
        self.money = words.role("money")
        self.spending = words.role("spending")

    def read_clause(self, figure: Figure, lead: Lead, state: State) -> Clause:
        """The clause of an amount: a distance or a part of a plan, which have patterns of their own, or any other."""
        quantity = figure.quantity
        letters = lead.kinds
        if quantity.form == "percent" and "L" in letters and (planned := PLANNED.fullmatch(lead.kinds)):
            return self.held_against(lead, planned.span("own"), planned.span("plan"), "of-plan")
        if letters[-1:] == "x" and (quantity.form == "percent" or quantity.unit == "倍") and (other := RELATED.fullmatch(lead.kinds)):
            if lead[slice(*other.span("verb"))].text == "达到" and quantity.form == "percent":
                return self.held_against(lead, other.span("own"), other.span("bench"), "share-of")
            if lead[slice(*other.span("verb"))].text in ACHIEVING:
                return self.namer.clauses.read(lead, percent=True)
            rule = "share-of" if other["verb"] == "z" else "relative"
            return self.held_against(lead, other.span("own"), other.span("bench"), rule)
        if (quantity.unit or "").endswith("百分点") and (apart := APART.fullmatch(lead.kinds)):
            clause = self.held_against(lead, apart.span("own"), apart.span("bench"), "gap")
            clause.gap = clause.action = lead[slice(*apart.span("word"))].text
            return clause
        governs = DOING_LAST.search(lead.kinds) and quantity.form in COUNTABLE and bool(self.tail_noun(figure))
        member = not figure.fresh and state.verb is not None and state.verb.role in {"make", "add"}
        member = member or figure.origin is not None or state.inside
        return self.namer.clauses.read(lead, governs=bool(governs), percent=quantity.form == "percent", member=member)

    def held_against(self, lead: Lead, own: tuple[int, int], bench: tuple[int, int], rule: str) -> Clause:
        """The clause of a figure that is held against something, which `against` tells."""
        clause = self.namer.clauses.read(lead[own[0] : own[1]])
        clause.rule, clause.against = rule, lead[bench[0] : bench[1]].text
        clause.empty = False
        if clause.verb is not None and clause.verb.role in {"reach", "be"}:
            clause.verb = clause.action = None
        return clause

    def amount(self, figure: Figure, state: State) -> tuple[list[Draft], str]:
        """The records of a figure, and the rule or the reason why there are none."""
        clause, quantity = figure.clause, figure.quantity
        state.streaks = ()
        names, rule, inherited = self.names(figure, state)
        if not names:
            return [], rule
        first = names[0]
        part_of = bool(inherited) and clause.name.startswith("占")
        verb, action = clause.verb, clause.action
        if verb is None and first.startswith("新增") and not figure.clause.name.startswith("占"):
            verb, action = self.namer.lexicon.verbs["新增"], "新增"
        if self.inherits(figure, state):
            verb, action = state.verb, state.action
            inherited = (*inherited, f"{action} ← the list")
        counted = rule == "count-noun" and action == "提升"
        measure = self.measure(figure, verb, first, counted=counted, action=action)
        if measure == "growth" and rule == "inherited" and state.flow.endswith(first):
            names, first = (state.flow,), state.flow
        made = Draft(quantity, clause, first, rule, measure, action, verb)
        made.inherited, made.direction = inherited, self.direction(made)
        made.comparator = quantity.comparator or clause.comparator or "eq"
        if rule == "gap":
            made.comparator, made.direction = quantity.comparator or "eq", None
        made.scope = clause.scope
        made.flow, made.before = verb or state.verb, state.verb
        made.part_of = part_of and made.direction is None
        self.remember(made, state, figure)
        if len(names) == 1:
            return [made], rule
        return [replace(made, indicator=name) for name in names], rule

    def inherits(self, figure: Figure, state: State) -> bool:
        """Whether a list member takes the verb of the one before: 新增首店10家、商圈2个; a second goal its growth."""
        clause, quantity, verb = figure.clause, figure.quantity, state.verb
        if verb is None:
            return False
        if self.second_goal(figure, state):
            return True
        if (clause.verb is not None and not clause.bounded_only) or figure.fresh:
            return verb.role == "add" and "part" in clause.marks and clause.verb is None and quantity.form == "amount"
        if clause.verb is not None and clause.action not in self.namer.lexicon.before:
            return False
        if clause.name in self.dependent or ("total" in clause.marks and not clause.name):
            return False
        if verb.role == "change":
            return not clause.name and quantity.unit in {"%", "‰", "倍", "个百分点"}
        return verb.role in {"add", "make"} or (verb.role == "reach" and quantity.form == "amount")

    @staticmethod
    def second_goal(figure: Figure, state: State) -> bool:
        """Whether a figure is the stretch target of the growth before it: 增长6%以上，力争6.5%."""
        clause = figure.clause
        named = clause.name or clause.owner or (clause.verb is not None and clause.verb.role == "change")
        return (
            clause.pledge is not None and not named and state.measure == "growth" and figure.quantity.form == "percent"
        )

    def remember(self, made: Draft, state: State, figure: Figure) -> None:
        """Keep what later clauses inherit."""
        clause, lead = made.clause, figure.parts[-1]
        state.last, state.rule = made.indicator, made.rule
        if made.verb is not None or (figure.fresh and clause.name and "part" not in clause.marks):
            state.verb, state.action = made.verb, made.action
        if made.indicator not in state.recent:
            state.recent += (made.indicator,)
        if made.rule == "gap":
            state.indicator = state.indicator or made.indicator
        if made.rule in {"of-plan", "gap", "relative"} or (made.measure == "share" and clause.name.startswith("占")):
            return
        state.nominal = made.indicator in self.namer.lexicon.verbs
        state.measure, state.unit = made.measure, made.quantity.unit
        if clause.name or made.rule == "count-noun":
            new = (made.action or "").startswith("新") and len(made.action or "") == 2
            state.flow = f"{made.action}{made.indicator}" if new else ""
        if side := SIDES.match(made.indicator):
            state.pair = side["fund"]
            if len(side["fund"]) > 2 and (not state.fund or "预算" in side["fund"]):
                state.fund = side["fund"]
        if subject := SUBJECT_OF.match(lead.kinds):
            state.indicator = self.namer.clauses.read(lead[: subject.end("own")]).name or state.indicator
            return
        if "part" not in clause.marks:
            state.whole = made.indicator
        if not self.namer.is_dependent(clause.name):
            state.indicator = made.indicator

    # --- what it is of

    def names(self, figure: Figure, state: State) -> Named:
        """The names of a figure: what it is held against, behind it, before it, or inherited."""
        clause, quantity = figure.clause, figure.quantity
        if clause.rule in {"of-plan", "relative", "gap", "share-of"} and clause.against:
            return self.related(figure, state)
        if figure.joined and state.rule == "gap":
            return Named((state.last,), "gap", (f"{state.last} ← the list",))  # 分别高于全省2.2个和3.7个百分点
        if name := self.invested(figure):
            return Named((name,), "invested")
        if self.spends(figure) and (purpose := self.purpose(figure)):
            return Named((purpose,), "purpose")
        if name := self.beneficiary(figure, state):
            return Named((name,), "served")
        behind = self.behind(figure, state)
        if behind:
            if behind.endswith(STEPS):
                state.indicator = self.namer.subject(figure.parts[-1]) or state.indicator
                return Named((), "milestone")
            if behind in self.abstract and quantity.value <= 12 and not figure.text[0].isdigit():
                return Named((), "abstract-noun")
            return Named((behind,), "count-noun")
        if name := self.people(figure):
            return Named((name,), "people")
        name = self.own_name(figure, state)
        if not name and "each" in clause.marks and len(state.recent) > 1:
            return Named(state.recent[-2:], "each", ("均 ← the last two",))
        if name in self.dependent and figure.rest.kinds[:1] == "x":
            whole = self.namer.nouns.behind(figure.rest, governed=True)
            if whole:
                return Named((whole + name,), "size-of")
        return self.listed(figure, name, state)

    def related(self, figure: Figure, state: State) -> Named:
        """The name of a figure that is held against a plan, another time or another unit."""
        clause = figure.clause
        told: list[str] = []
        name = self.namer.complete(clause.name or clause.owner, state, told)
        if not name:
            return Named()
        inherited = tuple(told)
        if clause.rule == "of-plan":
            return Named((f"{name}完成{clause.against.removesuffix('的')}",), "of-plan", inherited)
        if clause.rule == "share-of":
            return Named((f"{name}占{clause.against}",), "share-of", inherited)
        growing = state.measure == "growth" and name == state.indicator
        if clause.rule == "gap" and growing and not name.endswith((*self.rates_named, "率", "比重", "占比")):
            return Named((f"{name}增速",), "gap", inherited)
        return Named((name,), clause.rule, inherited)

    def invested(self, figure: Figure) -> str:
        """What an investment is for, where it stands behind: 投资3亿元的热电项目 → 热电项目投资."""
        clause = figure.clause
        word = next((w for w in (clause.name, clause.action) if w in INVESTED), "")
        if not word or figure.rest.kinds[:1] != "x" or (clause.name and clause.name != word):
            return ""
        whole = self.namer.nouns.behind(self.tail(figure), governed=True)
        return whole + word if whole and not whole.endswith(word) else ""

    @staticmethod
    def people(figure: Figure) -> str:
        """Who it is that something is said of: 7万人稳定脱贫 → 稳定脱贫人口."""
        unit = (figure.quantity.unit or "")[-1:]
        found = PREDICATE.match(figure.rest.kinds)
        if unit not in PEOPLE or not figure.clause.empty or not figure.fresh or found is None:
            return ""
        return figure.rest[: found.end()].text + ("户" if unit == "户" else "人口")

    def beneficiary(self, figure: Figure, state: State) -> str:
        """Whom something reaches: 为困难家庭发放补贴5亿元，惠及3万人; 为1万人提供互助服务."""
        clause, quantity = figure.clause, figure.quantity
        state.served = clause.served or state.served
        if quantity.form != "amount" or clause.name or (quantity.unit or "")[-1:] not in PEOPLE:
            return ""
        if clause.action in REACHING and state.served:
            return state.served
        served = figure.parts[-1].kinds[-1:] in tuple("pi") and SERVICE.match(figure.rest.kinds)
        return self.namer.nouns.name(figure.rest[slice(*served.span("name"))]) if served else ""

    def spends(self, figure: Figure) -> bool:
        """Whether a clause only says that money was spent: 安排专项资金3亿元."""
        clause = figure.clause
        if figure.quantity.form != "amount" or not (figure.quantity.unit or "").endswith("元"):
            return False
        if clause.action in self.spending or clause.name in self.spending:
            return clause.name in {"", clause.action} or clause.name in self.money or clause.name in self.spending
        return False

    def purpose(self, figure: Figure) -> str:
        """What money is for: 投入16亿元用于基础设施建设 → 基础设施建设投入."""
        found = PURPOSE.match(figure.rest.kinds)
        clause = figure.clause
        investing = clause.action in {"投资", "投入"} or clause.name in {"投资", "投入"}
        head = clause.action or "" if investing else "资金"
        if investing and clause.name in {"投资", "投入"}:
            head = clause.name
        if found is None:
            return clause.owner + head if investing else ""
        name = self.namer.nouns.name(figure.rest[slice(*found.span("name"))])
        crossing = figure.followed and found.end() == len(figure.rest.kinds)
        if not investing and crossing and figure.rest.kinds[:1] == "," and "u" not in found["for"]:
            return ""
        if investing and not figure.rest[slice(*found.span("for"))].text.lstrip("，").startswith(("用于", "支持", "保障")):
            return clause.owner + head
        return f"{name.removesuffix('资金')}{head}" if 2 <= len(name) <= 40 else ""

    def tail_noun(self, figure: Figure) -> str:
        """The noun behind a figure that a verb before it would govern."""
        return self.namer.nouns.behind(self.tail(figure), governed=True)

    @staticmethod
    def tail(figure: Figure) -> Lead:
        """The words behind a figure that belong to it."""
        if not figure.rest.kinds or figure.rest.kinds[0] in ",;:().":
            return figure.rest[:0]
        rest = tail_of(figure.rest, followed=figure.followed, listed=figure.listed)
        if figure.quantity.unit == "大" and rest.text.startswith("类"):
            rest = rest[1:]  # 15大类商品
        if figure.followed and len(rest.kinds) == len(figure.rest.kinds) > 1 and rest.kinds[-1] == "N":
            return rest[:-1]  # 安排87个预算部门支出223亿元: the head belongs to the next figure
        return rest

    def behind(self, figure: Figure, state: State) -> str:
        """The noun behind a figure, where that is what is counted."""
        clause, quantity = figure.clause, figure.quantity
        rest = self.tail(figure)
        if not rest.kinds or quantity.form not in COUNTABLE or "origin" in clause.marks:
            return ""
        verb, pushed = clause.verb, "pusher" in clause.marks
        takes = clause.verb_first or (verb is not None and not clause.name and verb.role in {"reach", "add", "be"})
        takes = takes or (figure.listed and verb is None and governs_on(state))
        forced = (clause.empty or (clause.prepositional and not clause.name)) and not figure.adjacent
        tail = self.namer.nouns.behind(rest, governed=takes and not pushed, forced=forced, pushed=pushed)
        if not tail or tail in self.milestones:
            return ""
        unnamed = len(clause.name) < 2 or LOOSE.search(clause.name) or clause.prepositional
        if unnamed or (rest.kinds[0] == "x" and verb is None):
            return tail
        if quantity.unit in VALUED or quantity.form == "percent":
            return ""
        unit = self.units.get((quantity.unit or "").lstrip("十百千万亿"))
        measured = unit is not None and unit.kind != "count"
        return "" if measured and not clause.verb_first and not clause.name.endswith(PLACES) else tail

    def own_name(self, figure: Figure, state: State) -> str:
        """The name that a clause gives, or an empty string."""
        clause = figure.clause
        name = clause.name if "apart" in clause.marks else without_examples(clause.name)
        if clause.attribute and "part" in clause.marks and state.whole and name:
            name = f"{name}的{state.whole}"
        if name in self.money and clause.verb_first and clause.action:
            name = clause.action + name
        name = TARGETED.sub("", name)
        measured = self.namer.lexicon.measured
        if "part" in clause.marks and name and state.whole and figure.quantity.unit == state.unit:
            noun = measured.end(state.whole)
            name += noun if noun and not measured.end(name) and name != state.whole else ""
        if name.endswith(("以上", "以下")) and state.whole:
            name += BOUNDED.sub("", state.whole)
        if not name and clause.verb_first and figure.quantity.form == "amount" and clause.action:
            noun = clause.verb is not None and clause.verb.noun
            compound = noun and len(clause.action) >= 4 and figure.fresh
            alone = state.indicator is None and not clause.owner
            alone = alone or (self.stands_alone(figure, state) and not clause.owner)
            money = "" if compound or clause.action.endswith(FLOWING) else "资金"
            money = money if (figure.quantity.unit or "").endswith("元") else ""
            name = clause.action + money if compound or alone else ""
            if not name and noun and (shared := self.shared_object(clause.action, state.indicator or "")):
                name = shared
        if LOOSE.search(name) and not (name.endswith("等") and (figure.quantity.unit or "").endswith("元")):
            name = LOOSE.sub("", name)
        if not name:
            return clause.owner
        if clause.owner and clause.action in self.enjoying and (figure.quantity.unit or "")[-1:] in PEOPLE:
            return f"{clause.action}{name}{clause.owner}"  # 享受低保农村居民
        if clause.owner and name in self.namer.general and name != clause.owner:
            return clause.owner + name
        return name

    def shared_object(self, action: str, current: str) -> str:
        """签约项目35个，开工28个: the object of the verb before, with a verb of its own."""
        verb = self.namer.lexicon.verbs.get(current[:2])
        return action + current[2:] if verb is not None and verb.noun and current[2:] in self.heads else ""

    def stands_alone(self, figure: Figure, state: State) -> bool:
        """Whether a verb by itself names a figure, which has another unit than what stood before: 救助693人次."""
        clause = figure.clause
        other = figure.quantity.unit != state.unit or state.nominal
        return clause.verb is not None and clause.verb.role == "make" and other and (
            clause.verb.noun or (figure.quantity.unit or "").endswith("元")
        ) and clause.action not in REACHING

    def listed(self, figure: Figure, name: str, state: State) -> Named:
        """A name completed by the state, and dealt out where one figure holds for each of a list."""
        clause = figure.clause
        inherited: list[str] = []
        if not name and figure.quantity.unit == "个百分点" and state.last.endswith(SHARED):
            return Named((state.last,), "inherited", (f"{state.last} ← the share before",))
        if (level := LEVEL.fullmatch(name)) and (of := LEVELLED.match(state.whole or state.indicator or "")):
            return Named((level[0] + of["rest"],), "inherited", (f"{of['rest']} ← the list",))
        shared = name.endswith("各") and len(name) > 2
        indicator = self.namer.complete(name.removesuffix("各") if shared else name, state, inherited)
        if indicator is None:
            return Named()
        alike = "each" in clause.marks or figure.quantity.form in ALIKE
        if shared or (alike and "apart" not in clause.marks and self.holds_for_each(figure, name, indicator)):
            return Named(tuple(each_of(indicator)), "each", tuple(inherited))
        if inherited:
            if ("manner", "实际") in clause.notes:
                indicator = self.namer.planned.sub("", indicator)
            return Named((indicator,), "inherited", tuple(inherited))
        return Named((indicator,), self.rule(clause))

    @staticmethod
    def holds_for_each(figure: Figure, name: str, indicator: str) -> bool:
        """Whether a figure holds for each name of a list: 均增长8%, A和B完成率90%."""
        if "each" in figure.clause.marks:
            return len(split_list(indicator)) > 1
        if not name or figure.quantity.form not in ALIKE:
            return False
        parts = split_list(indicator)
        return len(parts) > 1 and all(part.endswith(WHOLE_RATES) for part in parts)

    @staticmethod
    def rule(clause: Clause) -> str:
        """The name of the rule by what a clause has."""
        if clause.rule:
            return clause.rule
        if clause.verb_first or clause.owner:
            return "verb-object"
        return "subject-verb" if clause.verb is not None else "noun"

    # --- what kind it is, and where it goes

    def measure(
        self, figure: Figure, verb: Verb | None, name: str, *, counted: bool, action: str | None
    ) -> Measure:
        """What kind of figure it is; `counted` if the verb says what was done to what is counted."""
        quantity = figure.quantity
        unit = quantity.unit or ""
        moves = verb is not None and verb.role in {"change", "compare"} and not counted
        if quantity.form in {"doubling", "ratio"} or unit == "倍":
            return "growth" if quantity.form == "doubling" or (unit == "倍" and moves) else "multiple"
        if unit.endswith("百分点"):
            return "change"
        if unit in RATES:
            if figure.clause.rule == "relative":
                return "multiple"
            return "growth" if moves or (quantity.signed and not name.endswith("自然增长率")) or self.names_growth(name) else "share"
        added = name.startswith(("新增", "净增")) or "新增就业" in name or name.endswith("增量")
        if moves or added or (verb is not None and verb.role == "add"):
            return "change"
        ranked = action in self.namer.lexicon.ranks and verb is not None and verb.role == "reach"
        if unit in {"位", "名"} and (ranked or name.endswith(("排名", "位次"))):
            return "rank"
        indexed = quantity.form == "bare" and not unit and name.endswith(("比", "倍差"))
        return "multiple" if indexed else "level"

    def names_growth(self, name: str) -> bool:
        """Whether a name says that its figure is a growth: 涨幅, but not 人口自然增长率."""
        return name.endswith(self.rates_named) and not name.endswith("自然增长率")

    def direction(self, made: Draft) -> Direction | None:
        """Where a figure goes, where the words say so."""
        verb, measure, name = made.verb, made.measure, made.indicator
        if made.quantity.signed and measure in {"growth", "change"}:
            return "down" if made.quantity.negative else "up"
        if made.quantity.negative and measure in {"growth", "change"}:
            return "down"
        if made.clause.share or (measure == "level" and verb is not None and verb.role == "change"):
            return None
        if measure == "growth" and (verb is None or verb.role not in {"change", "compare"}):
            return "down" if name.endswith(FALLING) else "up"
        added = "新增" in name or "净增" in name or name.endswith("增量")
        if measure == "change" and (verb is None or verb.role not in {"change", "add", "compare"}):
            return "up" if added else None
        return None if verb is None else verb.direction


def governs_on(state: State) -> bool:
    """Whether the verb of a list takes its later members as objects too."""
    verb = state.verb
    return verb is not None and (verb.role in {"make", "add"} or state.action in ACHIEVING)
