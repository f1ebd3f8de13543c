"""Figures that are held against something: a part of a plan, another time's, the distance from another unit.

为预算的95%              of-plan   X完成预算
恢复到2019年的108%       relative  X, a multiple of that year's
高于全省0.2个百分点      gap       X增速, how far it is from that of the province
"""

from typing import TYPE_CHECKING, TypeAlias

from reportx.metrics.clauses import Clause
from reportx.metrics.drafts import Figure, Named, State
from reportx.metrics.naming import Namer
from reportx.metrics.token import Lead
from reportx.patterns import compiled
from reportx.quantities import Quantity
from reportx.records import Comparator

if TYPE_CHECKING:
    import regex

    Match: TypeAlias = regex.Match[str]

PLANNED = compiled(r"(?P<own>.*?)(?P<verb>[zrpi])d*(?P<bench>[nNwvjYtGcom]{0,5}L)B?x?")
# 超预算5%, 超额完成预算的8%: how far beyond a plan, unless more than all of it is told
BEYOND = compiled(r"(?P<own>.*?)(?P<verb>[br])(?P<bench>[nNwvjYtGcom]{0,5}L)B?x?")
RELATED = compiled(r"(?P<own>.*?)(?P<verb>[rpizv]|(?<=N|nd?)b)(?P<bench>t|[dA]*[nNsYGwtqoSLE]+)x")
APART = compiled(r"(?P<own>.*?)(?P<verb>b)(?P<bench>[nNsqtYBGxwjLpSEoA]*[nNsqtYBGLSE])")
FURTHER = compiled(r"j[nNsqtYBGSE]{1,3}")  # 、全省
SHARE, OVER = "占", "超"
NEARLY: Comparator = "nearly"
WHOLE = 100  # percent
TENTH = "成"
POINTS = "百分点"
# 以年均20%的速度增长, 按10%的比例压减公用经费: what moves, and how
PACED = compiled(r"x(?P<pace>[nN])[dDA]*(?P<verb>c)(?P<name>[nNqwBGSELYj]*)(?=$|[,;.])")


class ComparisonReader:
    """Reads clauses that hold their figure against something."""

    def __init__(self, namer: Namer) -> None:
        self.namer = namer
        self.paces = namer.lexicon.role("pace")
        self.achieving = namer.lexicon.role("achieving")
        self.equalling = namer.lexicon.role("equalling")

    def clause(self, quantity: Quantity, lead: Lead) -> Clause | None:
        """The clause of a figure that is held against something; None for any other."""
        percent = quantity.form == "percent" or quantity.unit == TENTH
        if percent and "L" in lead.kinds and (found := self.beyond(quantity, lead)):
            clause = self.held(lead, found, "of-plan")
            clause.gap = OVER
            return clause
        if percent and "L" in lead.kinds and (found := PLANNED.fullmatch(lead.kinds)):
            return self.held(lead, found, "of-plan")
        if lead.kinds[-1:] == "x" and (percent or quantity.unit == "倍"):
            return self.related(lead, percent=percent)
        if (quantity.unit or "").endswith(POINTS) and (found := APART.fullmatch(lead.kinds)):
            clause = self.held(lead, found, "gap")
            clause.action = clause.gap = lead.words(*found.span("verb"))
            return clause
        return None

    @staticmethod
    def beyond(quantity: Quantity, lead: Lead) -> "Match | None":
        """The clause of a percentage by which a plan was surpassed: 超预算5%, 超额完成预算的8%."""
        found = BEYOND.fullmatch(lead.kinds)
        if found is None or not lead.words(*found.span("verb")).startswith(OVER):
            return None
        return found if found["verb"] == "b" or quantity.value < WHOLE else None

    def related(self, lead: Lead, *, percent: bool) -> Clause | None:
        """The clause of a figure that is a part or a multiple of something: 相当于上年的103%."""
        found = RELATED.fullmatch(lead.kinds)
        if found is None:
            return None
        verb = lead.words(*found.span("verb"))
        if found["verb"] == "v" and verb not in self.equalling:
            return None
        if found["verb"] == "b":
            near = self.namer.words.bounds.get(verb) == NEARLY
            return self.nearing(lead, found) if percent and near and found["bench"] != "t" else None
        if verb == "达到" and found["bench"] == "t":
            return self.held(lead, found, "relative")  # 达到2015年的2.6倍
        if verb == "达到" and percent:
            return self.held(lead, found, "share-of")
        if verb in self.achieving:
            return self.namer.clauses.read(lead, percent=True)  # 完成工程总量的80%
        return self.held(lead, found, "share-of" if verb.startswith(SHARE) else "relative")

    def nearing(self, lead: Lead, found: "Match") -> Clause:
        """The clause of a part that a bound tells without a verb: 在校学生接近学生人数的50%."""
        clause = self.held(lead, found, "share-of")
        clause.comparator = NEARLY
        return clause

    def held(self, lead: Lead, found: "Match", rule: str) -> Clause:
        """The clause of a figure, with what it is held against."""
        clause = self.namer.clauses.read(lead.part(*found.span("own")))
        clause.rule, clause.held = rule, True
        clause.against = lead.words(*found.span("bench"))
        clause.empty = False
        if clause.verb is not None and clause.verb.role in {"reach", "be"}:
            clause.verb = clause.action = None
        return clause

    def paced(self, figure: Figure, state: State) -> Named | None:
        """The name of what moves at the pace that a percentage tells; None where none is told."""
        rest = figure.rest
        if rest.kinds[:1] != "x" or len(rest.kinds) < 2 or rest.word(1) not in self.paces:
            return None
        found = PACED.match(rest.kinds)
        if found is None or figure.quantity.form != "percent":
            return None
        at, clause = found.start("verb"), figure.clause
        before = figure.own.kinds.rfind("p")
        name = self.namer.nouns.name(rest.part(*found.span("name"))) if found["name"] else ""
        name = name or (self.namer.subject(figure.own.part(0, before)) if before > 0 else "")
        name = name or state.indicator or self.namer.look_back(figure)
        if "yearly" not in clause.marks and "y" in figure.own.kinds:
            clause.marks += ("yearly",)
        clause.action, clause.verb = rest.word(at), rest.verb(at)
        return Named((name,), "paced") if name else Named()

    # --- what such a figure is called

    def name(self, figure: Figure, state: State) -> Named | None:
        """The name of a figure that is held against something; None for any other."""
        clause = figure.clause
        further = state.rule == "gap" and self.is_further(figure)
        if further:
            clause.action, clause.gap, clause.scope = state.gap, state.gap, None
        if further or (state.rule == "gap" and figure.joined):  # 分别高于全省2.2个和3.7个百分点
            return Named((state.last,), "gap", (f"{state.last} ← the list",))
        if not clause.held:
            return None
        told: list[str] = []
        name = self.namer.complete(clause.name or clause.owner, state, told)
        return Named((self.called(name, clause, state),), clause.rule, tuple(told)) if name else Named()

    @staticmethod
    def is_further(figure: Figure) -> bool:
        """Whether it may be the distance from one more unit: 高于全国1.1个百分点、全省0.4个百分点."""
        points = (figure.quantity.unit or "").endswith(POINTS)
        return points and not figure.parted and FURTHER.fullmatch(figure.gap.kinds) is not None

    def called(self, name: str, clause: Clause, state: State) -> str:
        """A name with what its figure is held against."""
        if clause.rule == "of-plan":
            return f"{name}{clause.gap or '完成'}{clause.against.removesuffix('的')}"
        if clause.rule == "share-of":
            return f"{name}{SHARE}{clause.against}"
        # a distance of a rate is one of the rate itself, and that of any other of its growth
        growing = clause.rule == "gap" and state.measure == "growth" and name == state.indicator
        return self.namer.rate_of(name) if growing else name
