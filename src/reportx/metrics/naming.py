"""What an indicator is called: completed by what was said before, shortened by what only frames it."""

from reportx.metrics.clauses import LEFT, TRIM, Clause, ClauseReader, trimmed
from reportx.metrics.drafts import Figure, State
from reportx.metrics.lists import ListReader
from reportx.metrics.nouns import NounReader, without
from reportx.metrics.sides import sides
from reportx.metrics.token import Lead
from reportx.metrics.tokens import TokenReader
from reportx.metrics.word_kinds import Words
from reportx.packs import Pack, Verb
from reportx.patterns import compiled, compiled_plain, one_of
from reportx.words import lexicon

# 民营经济增加值占生产总值的48%，增速5%: what grew is the value added
OF_WHOLE = compiled(r"(?<=..)占.+$")
# where the subject of a clause ends
SUBJECT = compiled(r"(?P<name>[nNqBGSELYwxjstvzAoHFV]*?[nNqBGSELwoT])(?=[dDbrcmiakPpOelHvU]|A(?![nNo])|$)")
# 中央财政用于教育的投入
WHOLE = compiled(r"[nNqBGSELYwjstvzAoF]*x[nNqGSEwo]+")
TIME, NOUNS = "t", compiled_plain(r"[nNqBGSELwoV]*N")
# a clause without a figure that says of something that it moved: 税收稳步增长, 税收突破百亿元大关
MOVED = compiled(r"[tsdlYBnNqGSELwoxj]*[nNGSELwo][dDAyMt]*(?:c|[br][nNbw.]+)")
SUBJECT_LENGTH = range(2, 31)


class Namer:
    """Reads clauses and names what figures are of."""

    def __init__(self, pack: Pack) -> None:
        self.lexicon = lexicon(pack)
        self.words, self.sides = Words(pack, self.lexicon), sides(self.lexicon)
        self.tokens = TokenReader(self.words)
        self.clauses = ClauseReader(pack, self.words)
        self.nouns, self.lists = NounReader(self.words), ListReader(self.lexicon)
        self.dependent = self.lexicon.role("dependent")
        self.general = self.lexicon.role("general")
        self.proceeds = self.lexicon.role("proceeds") | self.lexicon.role("trade")
        self.stages = self.lexicon.role("stage") - frozenset(self.lexicon.verbs)
        self.plans = self.lexicon.role("plan")
        # 税收收入预算167亿元，实际完成171亿元: what came is that of the same without the plan
        self.planned = compiled(rf"(?<=..){one_of(self.plans)}+$")
        self.plan_starts = tuple(self.plans)
        self.of_plan = compiled(rf"^{one_of(self.plans)}(?=..)")  # 年度计划投资
        self.members = self.lexicon.role("member")
        self.of_moved = compiled(rf"(?<=..){one_of(self.lexicon.role('moved'))}$")
        self.enrolled = compiled(rf"^{one_of(self.lexicon.role('enrolled'))}(?=..)")
        self.ending = compiled(rf"{one_of(self.members)}$")
        # 招收特殊教育学生200人，在校生1400人
        self.pupils = compiled(rf"(?<=..){one_of(self.lexicon.role('pupil'))}$")
        self.moved = self.lexicon.role("moved") | self.lexicon.role("aspect") | self.lexicon.role("share")
        self.generic = self.lexicon.role("generic")
        self.per, self.proceeds = self.lexicon.terms("per"), self.lexicon.role("proceeds")
        self.no_shares = tuple(self.lexicon.role("no_share"))
        self.progress = tuple(self.lexicon.role("progress"))
        self.account = tuple(self.lexicon.role("account"))
        self.asides = tuple(sorted(self.lexicon.role("aside")))
        self.rates = tuple(self.lexicon.terms("moved", "share", "rate_end"))
        # A、B等N个X: the head noun X, not the examples; 专项资金 alone says nothing, so that its list stays
        self.examples = compiled(rf"^.*{self.lexicon.pattern('exemplified')}(?=.{{3}})")
        # 培训县级骨干教师500名、市级60名: the level stands for the whole name
        level = self.lexicon.pattern("level")
        self.level, self.levelled = compiled(level), compiled(rf"{level}?(?P<rest>.{{2,}})")
        self.list_growth = compiled(rf"{one_of(self.lexicon.role('list_growth'))}+$")
        self.of_people = tuple(self.lexicon.role("of_people"))
        self.loose = tuple(self.lexicon.role("loose"))
        self.loose_end = compiled(rf"{one_of(self.loose)}$")
        self.overall, self.numbers = self.lexicon.role("overall"), tuple(self.lexicon.role("number"))
        # 研发投入强度6.7%，总量居第二: the total is not that of the rate
        totals = f"{one_of(self.overall)}|{self.lexicon.pattern('without_total')}"
        self.of_total = compiled(rf"(?<=.)(?:{totals})$")

        counting = (unit for unit in pack.unit if unit.kind == "count" or unit.people)
        self.counters = frozenset(term for unit in counting for term in unit.terms)

    def is_people(self, figure: Figure) -> bool:
        """Whether a figure counts people or households."""
        return (figure.quantity.unit or "").endswith(self.of_people)

    def look_back(self, figure: Figure) -> str:
        """Without a name in the clause or the sentence so far, the subject stands before the comma."""
        for part in reversed(figure.before):
            if not part.kinds or part.text.lstrip(TRIM).startswith(self.asides):
                continue
            if name := self.subject(part):
                return name
        return ""

    def moved_before(self, figure: Figure, verb: Verb) -> str:
        """What the clause before tells by itself to have moved: 产值500亿元，税收稳步增长，达到50亿元."""
        last = next((part for part in reversed(figure.before) if part.kinds), None)
        if last is None or not MOVED.fullmatch(last.kinds):
            return ""
        if verb.role == "change" and figure.gap.kinds[figure.own.first - figure.gap.first - 1] != ",":
            return ""  # 利息收入减少；同比增长5%
        name = self.subject(last)
        return "" if self.is_dependent(name) or name in self.moved else name

    def told_before(self, figure: Figure) -> str:
        """The standard indicator that the clause before is about: 税收收入剔除退税因素，同口径增长2%."""
        last = next((part for part in reversed(figure.before) if part.kinds), None)
        if last is None or figure.gap.kinds[figure.own.first - figure.gap.first - 1] != ",":
            return ""
        name = self.subject(last)
        return name if name in self.lexicon.codes and last.text.lstrip(TRIM).startswith(name) else ""

    def named_before(self, figure: Figure) -> str:
        """What stands alone behind a semicolon, before a time: 粮食5万吨；棉花产量，1982年为3万吨."""
        if not figure.before or figure.own.kinds[:1] != TIME:
            return ""
        last = figure.before[-1]
        opens = figure.gap.kinds[last.first - figure.gap.first - 1 : last.first - figure.gap.first] == ";"
        return last.text if opens and NOUNS.fullmatch(last.kinds) else ""

    def subject(self, part: Lead) -> str:
        """The subject of a clause that has no figure; of one that only has an object, that."""
        frame = LEFT.match(part.kinds)
        rest = trimmed(part, frame.end() if frame else 0)
        found = SUBJECT.match(rest.kinds)
        doing = len(rest.kinds) - len(rest.kinds.lstrip("mva"))
        if rest.kinds[:1] in ("w", "U", "p"):
            clause = self.clauses.read(part)
            name = clause.owner or clause.name
        elif WHOLE.fullmatch(rest.kinds):
            name = self.clauses.name_of(rest)
        elif doing and (found := SUBJECT.match(rest.kinds, doing)):
            name = rest.words(0, found.end("name"))
            name = name if name in self.lexicon.codes else self.clauses.name_of(rest, *found.span("name"))
        elif found:
            name = self.clauses.standard(rest) or self.clauses.name_of(rest, *found.span("name"))
        else:
            clause = self.clauses.read(part)
            name = clause.owner or clause.name
        name = self.without_progress(name)
        while name.endswith(self.account):  # 市本级财政收支平衡情况是：总收入5亿元
            name = without(name, self.account)
        return name if len(name) in SUBJECT_LENGTH else ""

    def without_examples(self, name: str) -> str:
        """A name without the examples before it: 银行、证券、信托等金融机构 are 金融机构."""
        if "等" not in name:
            return name
        shorter = self.examples.sub("", name)
        return name if shorter in self.generic else shorter

    def without_progress(self, name: str) -> str:
        """A subject without the word for what of it moved: 企业经济效益提高 tells of 企业.

        What was done stays: 医疗服务水平 is that of 医疗服务.
        """
        if not name.endswith(self.progress):
            return name
        *before, last = self.words.dictionary.cut(name)
        done = next(last.removesuffix(word) for word in self.progress if last.endswith(word))
        return "".join([*before, done if done and self.words[done].kind in "wo" else ""]) or name

    def complete(self, name: str, state: State, inherited: list[str]) -> str | None:
        """A name completed by the state: 占…比重, 增速, 总数 and none at all take the current one."""
        current = state.indicator
        base = state.pair if name in self.sides.words else state.fund
        if base and (side := self.sides.told.fullmatch(name)):
            inherited.append(f"{base} ← the budget")
            return base + side["side"]
        if current is None:
            return (self.of_plan.sub("", name) if name in self.dependent else name) or None
        if name in self.members:
            base = self.enrolled.sub("", self.pupils.sub("", self.ending.sub("", current)))
            inherited.append(f"{base} ← the clause before")
            return base + name
        if name in self.stages:  # 建成高标准农田1万亩、在建1万亩
            inherited.append(f"{current} ← the list")
            return name + current.removeprefix(name)
        if name in self.plans:
            inherited.append(f"{current} ← the clause before")
            return self.planned.sub("", current) + name
        per = self.per.start(name)
        if per and name[len(per) :] in self.proceeds and (at := current.find(per)) > 0:
            inherited.append(f"{current[:at]} ← the clause before")
            return current[:at] + name  # 规上企业亩均增加值220万元，亩均税收37万元
        share = name.startswith("占") and not name.startswith(self.no_shares)
        if name and not share and (name not in self.dependent or self.stand_apart(current, name)):
            return name
        inherited.append(f"{current} ← the clause before")
        return self.of_current(current, name)

    def of_current(self, current: str, name: str) -> str:
        """A measure of what the sentence speaks of, or that itself where the measure is told already."""
        if not name or current.endswith(name):
            return current
        if name in self.moved:
            current = OF_WHOLE.sub("", current)
        if name in self.overall or current.endswith(self.numbers):
            current = self.of_moved.sub("", self.of_total.sub("", current))  # 收入增幅居第三，总量居第四
        return current + name

    def stand_apart(self, one: str, other: str) -> bool:
        """Whether two names are nothing but measures, neither of the other: 单产 and 总产量."""
        measured = self.lexicon.measured
        return other not in self.moved and measured.end(one) == one and measured.end(other) == other

    def rate_of(self, name: str, *, falls: bool = False) -> str:
        """The name of how fast something grows or falls: 工业增加值增速, 能耗降幅; a rate has none."""
        if name.endswith(self.rates):
            return name
        return f"{name}{'降幅' if falls else '增速'}"

    def is_dependent(self, name: str) -> bool:
        """Whether a name means nothing without the one before it: 增速, 总数."""
        return name in self.dependent or name in self.plans

    def is_planned_size(self, name: str) -> bool:
        """Whether a name tells how much is planned of something: 年度计划总投资."""
        return self.of_plan.sub("", name) in self.dependent if name.startswith(self.plan_starts) else False

    def read_text(self, chars: str) -> Clause:
        """The clause that some text without figures is."""
        tokens = self.tokens.read(chars, ())
        return self.clauses.read(Lead(tokens, 0, len(tokens.kinds), tokens.kinds))
