"""Amounts, counts, rates and growth: the ways to come to their names, in order, and what is kept of each."""

from dataclasses import replace

from reportx.metrics.clauses import Clause
from reportx.metrics.comparisons import SHARE, ComparisonReader
from reportx.metrics.counting import CountReader
from reportx.metrics.drafts import Draft, Figure, Named, State
from reportx.metrics.measures import Measurer
from reportx.metrics.naming import Namer
from reportx.metrics.own_names import OwnNamer
from reportx.metrics.records import SCALES
from reportx.metrics.spending import SpendingReader
from reportx.metrics.token import Lead
from reportx.metrics.word_kinds import DOING as DOING_VERB
from reportx.packs import Unit
from reportx.patterns import compiled, compiled_plain
from reportx.records import Comparator

DOING, BEHIND_DOING = frozenset("mvawU"), "bdDehyYxc"
# 影响力在入围的500个县中排名第一: the figure stands inside a phrase of what is said of something else
SUBJECT_OF = compiled_plain(r"(?P<own>.*[nNGq])p[nsNk]*x$")
NEWLY = range(2, 5)  # characters of a verb that says that something is new: 新增, 新注册
LISTED_THING = compiled_plain("[nNq]+b?")  # no deed, no time and no place is told with it


class AmountReader:
    """Links amounts to what they are of."""

    def __init__(self, namer: Namer, units: dict[str, Unit]) -> None:
        self.namer, self.units = namer, units
        self.budgets = compiled(rf"{namer.lexicon.pattern('budget')}$")
        self.insurance = namer.lexicon.role("insurance")
        self.light, self.deeds = namer.lexicon.role("light"), namer.lexicon.terms("own_deed")
        self.dependent = namer.dependent
        self.change_units, self.adding = namer.lexicon.role("change_unit"), namer.lexicon.terms("adding")
        self.relieving, self.relieved = namer.lexicon.role("relieving"), namer.lexicon.terms("relieved")
        self.yearly, self.steps = tuple(namer.lexicon.role("yearly")), tuple(namer.lexicon.role("step"))
        self.measurer = Measurer(namer.lexicon, units)
        self.comparisons = ComparisonReader(namer)
        self.counts = CountReader(namer, units)
        self.spending = SpendingReader(namer, self.counts)
        self.own_names = OwnNamer(namer)
        self.ways = (
            self.comparisons.name,
            self.comparisons.paced,
            self.spending.invested,
            self.spending.spent,
            self.spending.served,
            self.counts.counted,
            self.spending.people,
        )

    def read_clause(self, figure: Figure, lead: Lead, state: State) -> Clause:
        """The clause of an amount: held against something, or any other."""
        if clause := self.comparisons.clause(figure.quantity, lead):
            return clause
        listed = not figure.fresh and "j" in figure.gap.kinds
        listed = listed and state.verb is not None and state.verb.role in {"make", "add"}
        return self.namer.clauses.read(
            lead,
            governs=lead.kinds.rstrip(BEHIND_DOING)[-1:] in DOING and self.counts.governs(figure),
            percent=figure.quantity.form == "percent",
            member=listed or figure.origin is not None or state.inside,
        )

    def amount(self, figure: Figure, state: State) -> tuple[list[Draft], str]:
        """The records of a figure, and the rule or the reason why there are none."""
        state.streaks = ()
        found = self.named(figure, state)
        if not found.names:
            return [], found.rule
        made = self.draft(figure, found, state)
        self.remember(made, state, figure)
        if len(found.names) == 1:
            return [made], made.rule
        return [replace(made, indicator=name) for name in found.names], made.rule

    def named(self, figure: Figure, state: State) -> Named:
        """The names of a figure by the first of the ways that finds one, or that says that there is none."""
        for way in self.ways:
            found = way(figure, state)
            if found is not None:
                return found
        return self.own_names.name(figure, state)

    def draft(self, figure: Figure, found: Named, state: State) -> Draft:
        """The record of a figure by its first name."""
        (name, *_), rule, inherited = found
        clause = figure.clause
        verb, action = clause.verb, clause.action
        shares = clause.name.startswith(SHARE) or (rule == "share-of" and not clause.name)
        part_of = bool(inherited) and shares
        counted = rule == "count-noun"  # 对19个新增项目开展评估: they are what is counted
        adding = self.adding.start(name)
        adds = adding and not (counted or clause.name.startswith(SHARE))
        if verb is None and adds and not self.measurer.issued.start(name):
            action, verb = adding, self.namer.lexicon.verbs.get(adding)
        if self.inherits(figure, state) and not self.is_own_deed(clause, state):
            action, verb = state.action, state.verb
            inherited = (*inherited, f"{action} ← the list")
        if counted and action in self.light:
            verb = DOING_VERB  # 加快80个项目建设: nothing grows
        measure = self.measurer.measure(figure, verb, name.removeprefix(adding) if counted else name, action)
        if action in self.relieving and self.relieved.end(name):
            name += action  # 为企业减负2亿元: it is no enterprises that fall
        if measure == "growth" and rule == "inherited" and state.flow.endswith(name):
            name = state.flow  # 新设企业5家、增长8%: the flow grows
        if measure == "growth" and "yearly" not in clause.marks and any(word in name for word in self.yearly):
            clause.marks += ("yearly",)  # 年均增速3.8%
        made = Draft(figure.quantity, clause, name, rule, measure, action, verb)
        made.inherited, made.direction = inherited, self.measurer.direction(made)
        own = None if rule == "gap" else clause.comparator
        made.comparator = figure.quantity.comparator or own or self.passed(figure)
        made.scope = clause.scope
        made.flow, made.before = verb or state.verb, state.verb
        made.part_of = part_of and made.direction is None
        return made

    def passed(self, figure: Figure) -> Comparator:
        """Whether a milestone stands behind a figure, which was passed then: 跃上6万亿元新台阶."""
        steps = figure.is_money and figure.rest.text.removeprefix("新").startswith(self.steps)
        return "over" if steps else "eq"

    def inherits(self, figure: Figure, state: State) -> bool:
        """Whether a list member takes the verb of the one before: 新增首店10家、商圈2个."""
        clause, quantity, verb = figure.clause, figure.quantity, state.verb
        if verb is None or clause.gap or (verb.role == "reach" and clause.name and clause.comparator):
            return False
        if self.is_second_goal(figure, state):
            return True
        own = clause.verb is not None and not clause.bounded_only
        if own or figure.fresh:
            adds = verb.role == "add" and clause.verb is None and quantity.form == "amount"
            return adds and ("part" in clause.marks or self.goes_on(figure, state))
        if clause.verb is not None and clause.action not in self.namer.lexicon.before:
            return False
        alone = not (clause.name or clause.owner or figure.rest.kinds[:1].strip("j,;.:)"))
        if clause.verb is not None and verb.role == "add" and alone:
            return False  # 净增8万户、突破90万户: the second is all there are
        if clause.name in self.dependent or ("total" in clause.marks and not clause.name):
            return False
        if verb.role == "change":
            alike = not clause.name and quantity.unit in self.change_units
            return alike or self.is_taken_from(figure, state)
        return verb.role in {"add", "make"} or (verb.role == "reach" and quantity.form == "amount")

    @staticmethod
    def is_taken_from(figure: Figure, state: State) -> bool:
        """Whether a list goes on of what a verb makes less or more: 压减生铁5万吨、粗钢3万吨."""
        changed = state.deed and state.measure == "change" and figure.quantity.form == "amount"
        return changed and LISTED_THING.fullmatch(figure.own.kinds.lstrip("j")) is not None

    def goes_on(self, figure: Figure, state: State) -> bool:
        """Whether a list of what is new goes on behind a comma: 新增高新技术企业7家，科技型企业81家."""
        clause, quantity = figure.clause, figure.quantity
        thing = LISTED_THING.fullmatch(figure.own.kinds) and not (clause.owner or clause.marks)
        counted = self.units.get((quantity.unit or "").lstrip(SCALES))
        alike = counted is not None and counted.kind == "count" and quantity.unit == state.unit
        return bool(thing) and alike and "," in figure.gap.kinds

    def is_own_deed(self, clause: Clause, state: State) -> bool:
        """Whether a member of a list of what is new tells what people did: 新增就业300人、再就业50人."""
        adds = state.verb is not None and state.verb.role == "add"
        return adds and bool(self.deeds.end(clause.name.removesuffix("人数")))

    @staticmethod
    def is_second_goal(figure: Figure, state: State) -> bool:
        """Whether a figure is the stretch target of the growth before it: 增长6%以上，力争6.5%."""
        clause = figure.clause
        named = clause.name or clause.owner or (clause.verb is not None and clause.verb.role == "change")
        grows = state.measure == "growth" and figure.quantity.form == "percent"
        return clause.pledge is not None and not named and grows

    # --- what later clauses inherit

    def remember(self, made: Draft, state: State, figure: Figure) -> None:
        """Keep what later clauses inherit."""
        clause = made.clause
        state.alike = state.last == made.indicator and state.unit == made.quantity.unit
        state.last, state.rule, state.value = made.indicator, made.rule, made.quantity.value
        if made.verb is not None or (figure.fresh and clause.name and "part" not in clause.marks):
            listed = state.deed and clause.verb is None and made.action == state.action
            state.deed = clause.verb_first or listed
            state.verb, state.action = made.verb, made.action
        elif "part" in clause.marks and state.verb is not None and state.verb.role == "reach":
            state.verb = None  # 突破5亿元，其中出口3亿元、进口2亿元
        elif figure.fresh and made.rule == "count-noun" and "part" not in clause.marks:
            state.verb = None  # 每年新增老人5万，还有3万幼儿、2万残疾人
        if made.indicator not in state.recent:
            state.recent += (made.indicator,)
        if made.rule == "gap":
            state.gap = made.action or state.gap
            state.indicator = state.indicator or made.indicator
        shares = made.measure == "share" and clause.name.startswith(SHARE)
        if made.indicator not in {state.share, state.parting} or made.measure == "share":
            state.share = made.indicator if made.measure == "share" and SHARE in made.indicator else ""
            state.parting = made.indicator.partition(SHARE)[0] if made.rule == "share-of" else ""
        if shares or made.rule in {"of-plan", "gap", "relative"}:
            return
        self.remember_flow(made, state)
        self.remember_name(made, state, figure.own)

    def remember_flow(self, made: Draft, state: State) -> None:
        """Keep the measure, the unit, what was newly made, and the budget that is spoken of."""
        action = made.action or ""
        state.nominal = made.indicator in self.namer.lexicon.verbs
        state.measure, state.unit = made.measure, made.quantity.unit
        if made.clause.name or made.rule == "count-noun":
            newly = action.startswith("新") and len(action) in NEWLY
            told = made.indicator.startswith(action)
            state.flow = f"{'' if told else action}{made.indicator}" if newly else ""
        if side := self.namer.sides.of(made.indicator):
            state.pair = side["fund"]
            unnamed = state.fund in {"", state.above}
            insured = "基金" in side["fund"] and any(word in side["fund"] for word in self.insurance)
            other = (named := self.budgets.search(side["fund"])) is not None and named[0] not in state.fund
            budget = "预算" in side["fund"] or other or (unnamed and "基金" in side["fund"]) or insured
            if budget and len(side["fund"]) > 2:  # 上级补助收入 is no budget that has a total
                state.fund = side["fund"]

    @staticmethod
    def remember_parts(made: Draft, state: State) -> None:
        """Keep what 其中 takes a part of, and what the name of a part shares with it."""
        name, indicator = made.clause.name, made.indicator
        level = made.measure == "level"
        if "part" in made.clause.marks:
            completed = bool(name) and indicator.startswith(name)
            state.member, state.shared = name, indicator.removeprefix(name) if completed else ""
            return
        state.whole = indicator
        if level and state.shared and name and indicator == name + state.shared:
            state.member = name
        elif level and name:
            state.whole_unit, state.shared = made.quantity.unit, ""

    def remember_name(self, made: Draft, state: State, lead: Lead) -> None:
        """Keep the indicator, unless it only tells a part or the field of something else."""
        if lead.kinds.endswith("x") and (subject := SUBJECT_OF.match(lead.kinds)):
            own = self.namer.clauses.read(lead.part(0, subject.end("own")))
            state.indicator = own.name or state.indicator
            return
        self.remember_parts(made, state)
        if made.rule == "count-noun" and state.things:
            state.indicator = state.whole = state.measured
        elif not self.namer.is_dependent(made.clause.name) or self.namer.of_plan.match(made.clause.name):
            state.indicator = made.indicator
