"""Places in an order and streaks: 增速排名全市第二, 连续45个月实现两位数增长."""

from reportx.metrics.clauses import Clause, trimmed
from reportx.metrics.drafts import Draft, Figure, Left, State
from reportx.metrics.naming import Namer
from reportx.metrics.nouns import tail_of
from reportx.metrics.token import Lead
from reportx.patterns import compiled, compiled_plain
from reportx.records import Direction  # noqa: TC001 - read by the annotation of a local

# what may stand behind a place in an order; a noun makes it an ordinal: 第一产业
BEHIND = '，。、；：）”"的！？\n和并以'
# 跃居全省第2位、全国百强城市第49位: what a second place is in
FIELD = compiled_plain("j[nNsGqB]+")
# 深圳在全球创新指数排名中: somebody's place in a contest
CONTEST = compiled(r"(?P<own>.*?)[dA]*p(?P<contest>[^p]+?)F")


MOVING, REACHING = frozenset("krcdbm"), ("k", "r", "c", "m")


class RankReader:
    """Links ranks and streaks to what they are of."""

    def __init__(self, namer: Namer) -> None:
        self.namer = namer
        self.lexicon = namer.lexicon
        self.fields = self.lexicon.terms("field", "scope")
        self.contests = tuple(self.lexicon.role("contest"))
        self.standings = tuple(self.lexicon.role("standing"))
        self.rising = tuple(self.lexicon.role("rising"))
        self.units = tuple(self.lexicon.role("rank_unit"))
        self.origins = self.lexicon.role("origin")
        self.prizes = self.lexicon.role("prize")
        self.entering = self.lexicon.role("entering")
        self.award = compiled(rf"[“\"]?{self.lexicon.pattern('award')}.*$")

    def rank(self, figure: Figure, state: State) -> list[Draft]:
        """The records of a place in an order: one a name of those that share it."""
        left, state.left = state.left, None
        if left and not figure.parted:
            return self.reached(figure, left, state)
        lead = figure.own
        if not figure.parted and state.recent and (joint := lead.kinds.rfind("j")) >= 0:
            lead = lead.part(joint + 1)
        if "h" in lead.kinds and "apart" not in figure.clause.marks:
            figure.clause.marks += ("apart",)
        before, action, scope = self.standing(lead)
        if action is None and scope is None:
            if not state.ranked[0] or (figure.parted and not figure.joined):
                return []
            further = FIELD.fullmatch(before.kinds) and self.fields.start(before.text[1:])
            if not figure.joined and not further:
                return []
            scope = state.ranked[1] if figure.joined else before.text[1:]  # 跃居全省第2位、全国百强城市第49位
            action, before = state.ranked[0], before if figure.joined else before.part(0, 0)
        state.ranked = action, scope
        inherited: list[str] = []
        names = self.ranked_names(before, figure, state, inherited)
        if action and "e" in before.kinds[-1:] and len(names) == 1:
            names = self.namer.lists.each_of(names[0])
        if (
            lead.kinds[:1] == "e"
            and not state.alike
            and names == [state.indicator]
            and len(state.recent) > 1 == len(self.namer.lists.split(names[0]))
        ):
            names = list(state.recent[-2:])  # A 5亿吨、B 1000万标箱，双双位居全国前十
        state.streaks = ()
        return [self.draft(figure, n, action, scope=scope, inherited=inherited) for n in names]

    def stands(self, figure: Figure) -> bool:
        """Whether a place without 第 stands behind the word for it: 全国排名53位."""
        return figure.own.text.endswith(self.standings) and not figure.rest.kinds[:1].strip("jx,;.:)")

    def left(self, figure: Figure, state: State) -> bool:
        """Whether a place is the one that the next was reached from: 由第11位跃升至第5位."""
        if not self.is_left(figure):
            return False
        own, at = figure.own, figure.own.kinds.rfind("p")
        name = self.name(own.part(0, at)) if at else ""
        if not name and state.indicator is None and figure.parted:
            name = self.namer.look_back(figure)
        name = self.namer.complete(name, state, []) or ""
        field = self.fields.end(own.text, 10) or None
        state.left = Left(name, field, figure.quantity) if name else None
        return bool(name)

    def reached(self, figure: Figure, left: Left, state: State) -> list[Draft]:
        """The record of a place that was reached from another."""
        action = figure.own.text
        state.indicator, state.ranked = left.name, (action, left.field)
        made = self.draft(figure, left.name, action, scope=left.field, inherited=[])
        made.baseline, made.rule = left.quantity, "from-to"
        if left.quantity.value != figure.quantity.value:
            made.direction = "up" if left.quantity.value > figure.quantity.value else "down"
        return [made]

    def is_left(self, figure: Figure) -> bool:
        """Whether another place follows that was reached from this one."""
        moved = figure.followed and set(figure.rest.kinds) <= MOVING and figure.rest.kinds[-1:] in REACHING
        at = figure.own.kinds.rfind("p")
        return moved and at >= 0 and figure.own.word(at) in self.origins

    def is_ordinal(self, figure: Figure) -> bool:
        """Whether a noun stands behind a place in an order, so that it is none: 第一产业."""
        if self.is_left(figure):
            return False
        rest = figure.rest.text
        return bool(rest) and rest[0] not in BEHIND and not rest.startswith(self.units)

    def ranked_names(self, before: Lead, figure: Figure, state: State, inherited: list[str]) -> list[str]:
        """What holds the place: the names of the streaks before it, or its own."""
        name = self.holder(before)
        if not name and not figure.parted and state.streaks:
            return list(state.streaks)
        if not name and state.indicator is None and figure.parted:
            name = self.namer.look_back(figure)
        parts = self.namer.lists.split(name)
        if len(parts) > 1 and all(self.depends(part) for part in parts):
            names = [self.namer.complete(part, state, inherited) or part for part in parts]
            state.indicator = state.indicator or names[0]
            return names
        indicator = self.namer.complete(name, state, inherited)
        if indicator is None:
            return []
        if not self.namer.is_dependent(name):
            state.indicator = indicator
        # 产值5亿元、增长12%，居全省第一: it is the growth that holds the place
        grown = not name and state.measure == "growth" and state.last.startswith(indicator)
        falls = state.verb is not None and state.verb.direction == "down"
        return [self.namer.rate_of(indicator, falls=falls) if grown else indicator]

    def depends(self, name: str) -> bool:
        """Whether a name is of what stood before it: 总量及占全省比重."""
        return self.namer.is_dependent(name) or name.startswith("占")

    def holder(self, before: Lead) -> str:
        """Who or what holds a place: what stands before 在…中, or the contest itself."""
        if m := CONTEST.match(before.kinds):
            own = self.name(before.part(*m.span("own")))
            return own or self.name(before.part(*m.span("contest")))
        if before.kinds.endswith("F"):
            return ""  # 在500个县中: what stands before the figure holds the place
        at = before.kinds.find("p")
        among = at > 0 and self.fields.start(before.words(at + 1, len(before.kinds)))
        own = self.name(before.part(0, at)) if among else ""  # 园区在全省综合排名第14位
        return own or self.name(before)

    def contest(self, before: Lead) -> str:
        """Who or what moved in a contest, or that itself where nobody is named; else an empty string."""
        told = CONTEST.match(before.kinds)
        named = told and before.words(*told.span("contest")).endswith(self.contests)
        return self.holder(before) if named else ""

    def name(self, lead: Lead) -> str:
        """The name in some words before a verb of standing."""
        clause = self.namer.clauses.read(trimmed(lead))
        return clause.name or clause.owner

    def draft(
        self, figure: Figure, name: str, action: str | None, *, scope: str | None, inherited: list[str]
    ) -> Draft:
        """The record of a place in an order."""
        direction: Direction | None = "up" if action and action.startswith(self.rising) else None
        return Draft(
            figure.quantity,
            figure.clause,
            name,
            "rank",
            "rank",
            action=action,
            verb=self.lexicon.ranks.get(action or ""),
            direction=direction,
            comparator=figure.quantity.comparator or "eq",
            scope=scope,
            inherited=tuple(inherited),
        )

    def standing(self, lead: Lead) -> tuple[Lead, str | None, str | None]:
        """What stands before the verb of a rank's clause, the verb, and the field: 增速 | 排名 | 全市."""
        at = self.rank_verb(lead)
        if at is None:
            among = lead.text.endswith(self.standings) and "p" in lead.kinds[1:]
            if among and (
                field := self.fields.start(lead.words(lead.kinds.find("p", 1) + 1, len(lead.kinds)))
            ):
                return lead, lead.word(len(lead.kinds) - 1), field
            field = self.fields.end(lead.text, 10)
            return self.without_field(lead, field), None, field or None
        action = lead.word(at)
        before, after = lead.part(0, at), lead.part(at + 1)
        first = at
        while first > 0 and lead.word(first - 1) in self.lexicon.ranks:
            first -= 1  # 排名上升至: one verb
            before = lead.part(0, first)
        scope = after.text
        if scope.endswith(self.contests):
            return after, action, None
        entered = next((i for i in range(len(before.kinds)) if before.word(i) in self.entering), -1)
        if entered >= 0:
            before = before.part(entered + 1)
        if not self.name(before):
            field = self.fields.end(scope, 10)
            if field or action in self.entering or after.kinds[:1] == "q":
                return self.without_field(after, field), action, field or None
        if not scope and (field := self.fields.end(before.text, 10)):  # 高新区全国排名53位
            return self.without_field(before, field), action, field
        return before, action, scope or None

    @staticmethod
    def without_field(lead: Lead, field: str) -> Lead:
        """A lead without the field at its end."""
        size, at = len(field), len(lead.kinds)
        while size > 0 and at > 0:
            at -= 1
            size -= len(lead.word(at))
        return lead.part(0, at) if size == 0 else lead

    def rank_verb(self, lead: Lead) -> int | None:
        """The last verb of standing in a clause."""
        for at in range(len(lead.kinds) - 1, -1, -1):
            word = lead.word(at)
            if word not in self.lexicon.ranks:
                continue
            if word in self.prizes and lead.words(at + 1, len(lead.kinds)) not in self.fields:
                continue
            return at
        return None

    def streak(self, figure: Figure, state: State) -> list[Draft]:
        """The record of a streak; its name may come behind it: 连续两年跻身…评价前十."""
        after = tail_of(figure.rest, followed=False, listed=False)
        standing, verb_after, _ = self.standing(after)
        following = self.namer.clauses.read(after) if after.kinds else Clause()
        inherited: list[str] = []
        name = self.streak_name(figure.own, figure.clause, following, (standing, verb_after))
        indicator = self.namer.complete(name, state, inherited)
        if indicator is None:
            return []
        if name and not self.namer.is_dependent(name):
            state.indicator, state.verb = indicator, None
        state.streaks = (indicator,) if figure.fresh else (*state.streaks, indicator)
        action = verb_after or following.action or figure.clause.action
        made = Draft(figure.quantity, figure.clause, indicator, "streak", "streak", action=action)
        made.verb, made.inherited = following.verb, tuple(inherited)
        made.comparator = figure.quantity.comparator or "eq"
        return [made]

    def streak_name(
        self, lead: Lead, clause: Clause, following: Clause, after: tuple[Lead, str | None]
    ) -> str:
        """The name before a streak, or else that of what goes on."""
        standing, verb_after = after
        does = following.verb_first and following.verb is not None and following.verb.role == "make"
        if does and not lead.kinds.strip("dj") and not clause.name:
            return following.name  # 突出惠民导向，连续5周开展观摩活动: the activity goes on
        name = clause.name or clause.owner
        if not name and CONTEST.match(lead.kinds):
            return self.holder(lead)
        if name and not standing.text.endswith(self.contests):
            return name
        name = self.holder(standing)
        if verb_after is None:
            verb = following.verb
            governs = following.verb_first and verb is not None and verb.role in {"make", "rank", "change"}
            stays = verb is not None and verb.role == "reach" and not following.verb_first
            name = following.name if governs or stays else ""  # 连续五年民生支出占比稳定在80%
        return self.award.sub("", name)
