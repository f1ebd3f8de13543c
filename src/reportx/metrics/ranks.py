"""Places in an order and streaks: 增速排名全市第二, 连续45个月实现两位数增长."""

from reportx.metrics.clauses import Clause
from reportx.metrics.drafts import Draft, Figure, State
from reportx.metrics.lists import each_of
from reportx.metrics.naming import Namer
from reportx.metrics.nouns import TAIL_END
from reportx.patterns import compiled
from reportx.records import Direction  # noqa: TC001 - read by the annotation of a local
from reportx.words import is_bound

# what may stand behind a place in an order; a noun makes it an ordinal: 第一产业
BEHIND = '，。、；：）”"的！？\n和并以'
CONTEST = compiled(r"^(?:.{0,12}?在)?(.{3,40}?)中(?:的)?$")
# verbs that name what was won or entered, not where one stands
PRIZES = frozenset(["获", "获得", "获评", "取得", "荣获", "夺得", "评为", "成为", "勇夺"])
ENTERING = frozenset(
    ["进入", "入围", "跻身", "入选", "挺进", "迈入", "跨入", "获评", "荣获", "获", "获得", "蝉联"]
)
RISING = ("跃", "上升", "升", "前移", "晋升", "进位")
ADVERBS = compiled(r"(?:均|都|皆|分别|继续|持续|一直|稳定|首次|均已|已|仍|先后)$")
AWARD = compiled(r"[“\"]?(?:优秀|两位数|先进).*$")


class RankReader:
    """Links ranks and streaks to what they are of."""

    def __init__(self, namer: Namer) -> None:
        self.namer = namer
        self.words = namer.words
        self.fields = self.words.terms("field", "scope")
        self.firsts = frozenset(term[0] for term in self.words.ranks)
        self.contests = tuple(self.words.role("contest"))

    def rank(self, figure: Figure, state: State) -> list[Draft]:
        """The records of a place in an order: one a name of those that share it."""
        if figure.rest and figure.rest[0] not in BEHIND and not figure.rest.startswith(("位", "名")):
            return []
        lead = figure.parts[-1]
        if len(figure.parts) == 1 and state.recent and "、" in lead:
            lead = lead[lead.rfind("、") + 1 :]
        name, action, scope = self.standing(lead)
        if action is None and scope is None:
            return []
        inherited: list[str] = []
        names = self.ranked_names(name, figure, state, inherited)
        if action and lead[: lead.find(action)].endswith(("均", "都", "皆")) and len(names) == 1:
            names = each_of(names[0])
        state.streaks = ()
        return [self.draft(figure, n, action, scope=scope, inherited=inherited) for n in names]

    def ranked_names(self, name: str, figure: Figure, state: State, inherited: list[str]) -> list[str]:
        """What holds the place: the names of the streaks before it, or its own."""
        if m := CONTEST.match(name):
            name = m[1]
        name = self.namer.splitter.clean(name)
        if not name and len(figure.parts) == 1 and state.streaks:
            return list(state.streaks)
        indicator = self.namer.complete(name, state, inherited)
        if indicator is None:
            return []
        if not self.namer.is_dependent(name):
            state.indicator = indicator
        return [indicator]

    def draft(
        self, figure: Figure, name: str, action: str | None, *, scope: str | None, inherited: list[str]
    ) -> Draft:
        direction: Direction | None = "up" if action and action.startswith(RISING) else None
        return Draft(
            figure.quantity,
            figure.clause,
            name,
            "rank",
            "rank",
            action=action,
            verb=self.words.ranks.get(action or ""),
            direction=direction,
            comparator=figure.quantity.comparator or "eq",
            scope=scope,
            inherited=tuple(inherited),
        )

    def standing(self, lead: str) -> tuple[str, str | None, str | None]:
        """Name, verb and field of a rank's clause: 增速 | 排名 | 全市."""
        found = self.rank_verb(lead)
        if found is None:
            field = self.fields.end(lead, 10)
            return lead.removesuffix(field), None, field or None
        at, action = found
        before, scope = ADVERBS.sub("", lead[:at]), lead[at + len(action) :]
        if scope.endswith(self.contests):
            before, scope = scope, ""
        entered = next((w for w in ("进入", "入围", "跻身", "入选") if before.find(w) > 0), "")
        if entered:
            before = before.partition(entered)[2]
        if not self.namer.splitter.clean(before):
            field = self.fields.end(scope, 10)
            if field or action in ENTERING or scope[:1] in '“"《':
                before, scope = scope[: len(scope) - len(field)], field
        return before, action, scope or None

    def rank_verb(self, lead: str) -> tuple[int, str] | None:
        """The last verb of standing in a clause, the longest form of it."""
        best: tuple[int, str] | None = None
        if self.firsts.isdisjoint(lead):
            return None
        places = [at for at, char in enumerate(lead) if char in self.firsts]
        for size in (4, 3, 2, 1):
            for at in places:
                word = lead[at : at + size]
                if len(word) < size or word not in self.words.ranks:
                    continue
                if word in PRIZES and lead[at + size :] not in self.fields:
                    continue
                if size == 1 and not self.stands_alone(lead, at):
                    continue
                if (
                    best is None
                    or at >= best[0] + len(best[1])
                    or (at <= best[0] and at + size >= best[0] + len(best[1]))
                ):
                    best = (at, word)
        return best

    def stands_alone(self, lead: str, at: int) -> bool:
        """Whether a verb of one character is a word there."""
        if lead[at - 1 : at] in tuple("均也并各中") or self.fields.start(lead[at + 1 :], 8):
            return True
        return is_bound(lead, at) and is_bound(lead, at + 1)

    def streak(self, figure: Figure, state: State) -> list[Draft]:
        """The record of a streak; its name may come behind it: 连续两年跻身…评价前十."""
        after = TAIL_END.split(figure.rest, 1)[0]
        standing, verb_after, _ = self.standing(after)
        following = self.namer.read_clause(after) if after else Clause()
        inherited: list[str] = []
        name = self.streak_name(figure.clause, following, standing, verb_after)
        indicator = self.namer.complete(name, state, inherited)
        if indicator is None:
            return []
        if name and not self.namer.is_dependent(name):
            state.indicator = indicator
        state.streaks = (indicator,) if figure.fresh else (*state.streaks, indicator)
        action = verb_after or following.action or figure.clause.action
        made = Draft(figure.quantity, figure.clause, indicator, "streak", "streak", action=action)
        made.verb, made.inherited = following.verb, tuple(inherited)
        made.comparator = figure.quantity.comparator or "eq"
        return [made]

    def streak_name(self, clause: Clause, following: Clause, standing: str, verb_after: str | None) -> str:
        """The name before a streak, or else that of what goes on."""
        name = clause.name
        if m := CONTEST.match(name):
            name = m[1]
        if name and not standing.endswith(self.contests):
            return name
        name = self.namer.splitter.clean(standing)
        if verb_after is None:
            verb = following.verb
            governs = following.verb_first and verb is not None and verb.role in {"make", "rank"}
            name = following.name if governs else ""
        return AWARD.sub("", name)
