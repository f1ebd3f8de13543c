"""Amounts, counts, rates, growth and multiples: what they are of, what kind they are, where they go."""

from dataclasses import replace

from reportx.metrics.clauses import Clause
from reportx.metrics.drafts import Draft, Figure, Named, State
from reportx.metrics.lists import each_of, split_list
from reportx.metrics.naming import LOOSE, LOOSE_ENDS, OF_PLAN, PLAN_ENDS, Namer, without_examples
from reportx.metrics.nouns import CLOSED
from reportx.packs import Unit, Verb
from reportx.patterns import compiled
from reportx.quantities import Quantity
from reportx.records import Direction, Measure

RATES = frozenset({"%", "‰", "‱", "成"})
VALUED = frozenset({"元", "美元", "%", "‰", "个百分点", "百分点"})
FALLING = ("降幅", "下降幅度")
WHOLE_RATES = ("率", "数", "额", "量", "入", "值")
PLACES = ("镇", "乡", "街道", "县", "园区", "开发区", "社区", "新区", "高新区", "辖区")
SPENT_ON = compiled(r"(?:用于|的)(.{2,24}?)(?:[，。；]|$)")
BOUNDED = compiled(r"^.*以[上下]")
SPENDING = frozenset({"投资", "投入"})
LONGEST_NAME = 80  # what is longer is a table that was read as a sentence
ALIKE = frozenset({"percent", "doubling"})  # of these one may hold for each name of a list
COUNTABLE = frozenset({"amount", "percent", "bare"})


class AmountReader:
    """Links amounts to what they are of."""

    def __init__(self, namer: Namer, units: dict[str, Unit]) -> None:
        self.namer = namer
        self.units = units
        self.dependent = namer.dependent
        words = namer.words
        self.rates_named = tuple(words.role("moved"))
        self.milestones, self.abstract = words.role("milestone"), words.role("abstract")

    def amount(self, figure: Figure, state: State) -> tuple[list[Draft], str]:
        """The records of a figure, and the rule or the reason why there are none."""
        clause, quantity = figure.clause, figure.quantity
        state.streaks = ()
        names, rule, inherited = self.names(figure, state)
        if not names:
            return [], rule
        first = names[0]
        if len(first) > LONGEST_NAME:
            return [], "long-name"
        part_of = bool(inherited) and clause.name.startswith("占")
        verb, action = clause.verb, clause.action
        if self.inherits(figure, state):
            verb, action = state.verb, state.action
            inherited = (*inherited, f"{action} ← the list")
        counted = rule == "count-noun" and action == "提升"
        measure = self.measure(quantity, verb, first, counted=counted, action=action)
        made = Draft(quantity, clause, first, rule, measure, action, verb)
        made.inherited, made.direction = inherited, self.direction(made)
        made.comparator = quantity.comparator or clause.comparator or "eq"
        made.scope = clause.scope
        made.flow, made.before = verb or state.verb, state.verb
        made.part_of = part_of and made.direction is None
        self.remember(made, state)
        if len(names) == 1:
            return [made], rule
        return [replace(made, indicator=name) for name in names], rule

    def inherits(self, figure: Figure, state: State) -> bool:
        """Whether a list member takes the verb of the one before: 新增首店10家、商圈2个."""
        clause, quantity, verb = figure.clause, figure.quantity, state.verb
        if (clause.verb is not None and not clause.bounded_only) or figure.fresh or verb is None:
            return False
        if clause.verb is not None and clause.action not in self.namer.words.before:
            return False
        if clause.name in self.dependent or ("total" in clause.marks and not clause.name):
            return False
        if verb.role == "change":
            return not clause.name and quantity.unit in {"%", "‰", "倍", "个百分点"}
        return verb.role in {"add", "make"} or (verb.role == "reach" and quantity.form == "amount")

    def remember(self, made: Draft, state: State) -> None:
        """Keep what later clauses inherit."""
        clause = made.clause
        if made.verb is not None:
            state.verb, state.action = made.verb, made.action
        if made.indicator not in state.recent:
            state.recent += (made.indicator,)
        if made.rule == "of-plan" or (made.measure == "share" and clause.name.startswith("占")):
            return
        if "part" not in clause.marks:
            state.whole = made.indicator
        if clause.name not in self.dependent:
            state.indicator = made.indicator

    # --- what it is of

    def names(self, figure: Figure, state: State) -> Named:
        """The names of a figure: behind it, before it, or inherited."""
        clause, quantity = figure.clause, figure.quantity
        if clause.action in SPENDING and clause.name in {"", clause.action} and quantity.form == "amount":
            return Named((self.spent_on(figure) + (clause.action or ""),), "spending")
        behind = self.behind(figure)
        if behind:
            if behind in self.abstract and quantity.value <= 12 and not figure.text[0].isdigit():
                return Named((), "abstract-noun")
            return Named((behind,), "count-noun")
        name = self.own_name(figure, state)
        if not name and "each" in clause.marks and len(state.recent) > 1:
            return Named(state.recent[-2:], "each", ("均 ← the last two",))
        if name in self.dependent and figure.rest.startswith("的"):
            whole = self.namer.nouns.behind(figure.rest, governed=True)
            if whole:
                return Named((whole + name,), "size-of")
        return self.listed(figure, name, state)

    def spent_on(self, figure: Figure) -> str:
        """What money goes to: 投入16亿元用于基础设施建设 → 基础设施建设."""
        used = SPENT_ON.match(figure.rest)
        if used is None:
            return figure.clause.owner
        return self.namer.nouns.phrase(used[1], governed=True, forced=True)

    def behind(self, figure: Figure) -> str:
        """The noun behind a figure, where that is what is counted."""
        clause, quantity, rest = figure.clause, figure.quantity, figure.rest
        if not rest or rest[0] in CLOSED or quantity.form not in COUNTABLE or "origin" in clause.marks:
            return ""
        verb, pushed = clause.verb, "pusher" in clause.marks
        takes = clause.verb_first or (verb is not None and not clause.name and verb.role in {"reach", "add"})
        forced = clause.empty and not figure.adjacent
        tail = self.namer.nouns.behind(rest, governed=takes and not pushed, forced=forced, pushed=pushed)
        if not tail or tail in self.milestones:
            return ""
        unnamed = len(clause.name) < 2 or clause.name.endswith(LOOSE_ENDS) or clause.prepositional
        if unnamed or (rest.startswith("的") and verb is None):
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
        if name.endswith(("以上", "以下")) and state.whole:
            name += BOUNDED.sub("", state.whole)
        if not name and clause.verb_first and figure.quantity.form == "amount" and clause.action:
            noun = clause.verb is not None and clause.verb.noun
            compound = noun and len(clause.action) >= 4 and figure.fresh
            alone = state.indicator is None and not clause.owner
            money = "资金" if (figure.quantity.unit or "").endswith("元") and not compound else ""
            name = clause.action + money if compound or alone else ""
        if name.endswith(LOOSE_ENDS) and not self.namer.nouns.behind(figure.rest, governed=True):
            name = LOOSE.sub("", name)
        if not name:
            return clause.owner
        if clause.owner and name in self.namer.general and name != clause.owner:
            return clause.owner + name
        return name

    def listed(self, figure: Figure, name: str, state: State) -> Named:
        """A name completed by the state, and dealt out where one figure holds for each of a list."""
        clause = figure.clause
        inherited: list[str] = []
        if name.endswith(PLAN_ENDS) and (of_plan := OF_PLAN.fullmatch(name)):
            return self.of_plan(figure, of_plan["plan"], state)
        shared = name.endswith("各") and len(name) > 2
        indicator = self.namer.complete(name.removesuffix("各") if shared else name, state, inherited)
        if indicator is None:
            return Named()
        alike = "each" in clause.marks or figure.quantity.form in ALIKE
        if shared or (alike and "apart" not in clause.marks and self.holds_for_each(figure, name, indicator)):
            return Named(tuple(each_of(indicator)), "each", tuple(inherited))
        if inherited:
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
    def of_plan(figure: Figure, plan: str, state: State) -> Named:
        """The indicator (比预算减少2亿元), a part of its plan (为预算的97%), or the plan (预算12亿元)."""
        verb = figure.clause.verb
        if state.indicator is None:
            return Named()
        done = "完成" if figure.quantity.form == "percent" else ""
        changes = verb is not None and verb.role in {"change", "add"}
        name = state.indicator if changes else f"{state.indicator}{done}{plan}"
        return Named((name,), "of-plan", (f"{state.indicator} ← the clause before",))

    @staticmethod
    def rule(clause: Clause) -> str:
        """The name of the rule by what a clause has."""
        if clause.verb_first or clause.owner:
            return "verb-object"
        return "subject-verb" if clause.verb is not None else "noun"

    # --- what kind it is, and where it goes

    def measure(
        self, quantity: Quantity, verb: Verb | None, name: str, *, counted: bool, action: str | None
    ) -> Measure:
        """What kind of figure it is; `counted` if the verb says what was done to what is counted."""
        unit = quantity.unit or ""
        changing = verb is not None and verb.role == "change" and not counted
        if quantity.form in {"doubling", "ratio"} or unit == "倍":
            return "growth" if quantity.form == "doubling" or (unit == "倍" and changing) else "multiple"
        if unit.endswith("百分点"):
            return "change"
        if unit in RATES:
            return "growth" if changing or self.names_growth(name) else "share"
        added = name.startswith(("新增", "净增")) or "新增就业" in name or name.endswith("增量")
        if changing or added or (verb is not None and verb.role == "add"):
            return "change"
        if (
            unit in {"位", "名"}
            and action in self.namer.words.ranks
            and verb is not None
            and verb.role == "reach"
        ):
            return "rank"
        indexed = quantity.form == "bare" and not unit and name.endswith(("比", "倍差"))
        return "multiple" if indexed else "level"

    def names_growth(self, name: str) -> bool:
        """Whether a name says that its figure is a growth: 涨幅, but not 人口自然增长率."""
        return name.endswith(self.rates_named) and not name.endswith("自然增长率")

    def direction(self, made: Draft) -> Direction | None:
        """Where a figure goes, where the words say so."""
        verb, measure, name = made.verb, made.measure, made.indicator
        if made.quantity.negative and measure in {"growth", "change"}:
            return "down"
        if made.clause.share or (measure == "level" and verb is not None and verb.role == "change"):
            return None
        if measure == "growth" and (verb is None or verb.role != "change"):
            return "down" if name.endswith(FALLING) else "up"
        added = "新增" in name or "净增" in name or name.endswith("增量")
        if measure == "change" and (verb is None or verb.role not in {"change", "add"}):
            return "up" if added else None
        return None if verb is None else verb.direction
