"""A clause before its figure: what frames it, what governs it, what it names.

    五年累计 | 新增 | 公办义务教育学位 | 超 | 11.4万个
    frame     verb   name             bound

From the right, what stands before a figure comes off (bounds, verbs of change, adverbs, what is compared
with); from the left, what frames a clause (times, scopes, adverbs, links). What is left is matched against
the constructions of the vocabulary in their order, and is the name where none of them finds a verb in it.
"""

from functools import lru_cache

from reportx.metrics.grammar import Rule, rules
from reportx.metrics.token import Lead, apart
from reportx.metrics.word_kinds import DOING, Words
from reportx.packs import Pack, Verb
from reportx.patterns import compiled, compiled_plain
from reportx.records import Comparator

Groups = dict[str, tuple[int, int]]
MOST_LETTERS = 8192
TRIM = "、，,；：。 —-－·的了 　"
ABOUT: Comparator = "about"
TOWARDS, NEWLY = "对", "新"
BUDGETED = "MLc"  # 比上年预算增长: it is the budget of that year that is compared with
OF_THESE = "pf"  # 对其中26个提出意见: some of what was counted before
# One way alone leads through a row of letters, and where it ends in none, no search begins inside it.
RIGHT = compiled(
    r"(?:pt[nN]{1,3}(?=c)|p[^,;]{1,12}F|tx|M(?:[nLNw]{1,3}|B)(?=[cH])|P(?:[nNqstBwxLYGjvdA]|b(?=[nN])){1,6}(?=[cHbr])|O[nNqstBwxLYGjvSEz]{0,8}|[bdDehyYtMcraiIHglAzV]|k(?!c)|p(?=t))*+(?:(?:p[bdYc]*)?$|(*SKIP)(*FAIL))"
)
LEFT = compiled(
    r"(?:[.BtsdDyehlgfM]|[pPi]t|Y(?=[mvwacr])|[AU](?!wj[nN])(?=[AUdg]*(?:pt)?[mvwacrugib])|L(?=[mva]|w+A+[nN]|w+(?:n|$))|p[^,;:mcr]{1,9}F(?!z?S)|sx|[nNGqB]{1,8}[mvw]x(?=[ts]))*"
)
BUILT = frozenset("mar")  # 农村建成住宅 is 农村住宅, of 乡村振兴指数 the verb is a part
# before these a verb of doing is part of the name
EXTENTS = frozenset("nN")
# what an amount that is set aside ends with: 支出, 投资
NOUN_ENDS, OF_DOING = frozenset("nNSLG"), frozenset({"nw", "Nw"})
# 六、服务业全年…: a heading runs into the sentence behind it, and so does the number of a page (7 全年…)
GLUED = compiled(
    r"(?:^|\n)\s*(?:\d{0,3}\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])[^，。；：\d]*|\d{1,3}\s*)$"
)
SHORTEST = 3
# 完成注册并实缴出资, 企业建成并招收学徒: the first verb has an object or a subject of its own
TWO_DEEDS = compiled_plain(r"(?:.*[mra].*[nNwqBGSL]|[nNqBG].*[mra])l[mvaw].+")
# 甲公司在园区实现产值: where somebody did something
PLACED = compiled_plain(r"(?<=[nNwqG])p[nNqs]{1,4}(?=[dDA]*[mr](?!x))")
# 集中整治各类乱象: how something is done, which may narrow a noun as well (集中供水工程)
GATHERED = compiled_plain("n[mw][nqB][nNqBG]+")
# 每年至少培训: a bound before what is done
BOUNDED_DOING = compiled_plain("b(?=[mvwour])")
DIVIDED = compiled_plain("(?P<own>.*[nNw][rI])Vn?")
# what a token's letter is called in an explanation
NOTES = {
    "t": "time", "s": "scope", "d": "adverb", "D": "total", "y": "yearly", "Y": "mean", "e": "each",
    "h": "apart", "l": "link", "f": "part", "g": "pledge", "M": "basis", "P": "basis", "b": "bound",
    "p": "origin", "A": "manner",
}  # fmt: skip
FRAMING = frozenset("slt")  # what of that is in no name
MARKED = frozenset({"total", "yearly", "mean", "each", "apart", "part", "basis"})


class Clause:
    """What stands before a figure, taken apart; what it lacks is as it is here, so that it is soon made."""

    name: str = ""
    owner: str = ""  # the subject of a verb in mid-clause, or of the clause before
    verb: Verb | None = None
    action: str | None = None  # the verb as printed
    verb_first: bool = False  # the verb stands before the name
    comparator: Comparator | None = None
    marks: tuple[str, ...] = ()  # roles of the words found, e.g. each, apart, total, part
    against: str = ""  # what a change is measured against: 比2020年
    share: bool = False  # …的70%: a part of what is named
    attribute: bool = False  # 其中国家级的7家: the name lacks its head
    prepositional: bool = False  # 为困难家庭发放补贴: what stands before the verb is no owner
    empty: bool = False  # the figure opens the clause
    scope: str | None = None
    served: str = ""  # for whom something is done: 为困难家庭发放补贴
    rule: str = ""  # the construction that matched
    held: bool = False  # its figure is held against something else: a plan, another time's, a whole
    gap: str = ""  # how a figure tells the distance from something: 高于
    notes: tuple[tuple[str, str], ...] = ()

    def __init__(self, name: str = "") -> None:
        self.name = name

    @property
    def pledge(self) -> str | None:
        """The word that says how strong a promise is."""
        return next((word for kind, word in self.notes if kind == "pledge"), None)

    @property
    def bounded_only(self) -> bool:
        """Its verb is a bound (超, 突破), which leaves room for a verb that governs."""
        return self.verb is not None and self.verb.comparator is not None

    def govern(self, word: str, verb: Verb | None) -> None:
        """Let a verb govern the figure."""
        self.action, self.verb = word, verb or DOING
        if self.comparator is None and verb is not None:
            self.comparator = verb.comparator


class ClauseReader:
    """Takes the clauses before figures apart."""

    def __init__(self, pack: Pack, words: Words) -> None:
        self.words = words
        self.codes = words.lexicon.codes
        self.year = compiled(rf"\d{{4}}年|[一二][九〇零○０]|{words.moments.year_word.pattern}")
        self.where = words.lexicon.role("where")
        self.manners, self.measures = words.lexicon.role("manner"), tuple(words.lexicon.role("measure"))
        self.short_names, self.meanings = words.lexicon.short_names, words.lexicon.meanings
        self.general = words.lexicon.role("general")
        self.extents = tuple(words.lexicon.role("extent"))
        self.of_doing = tuple(words.lexicon.role("of_doing"))
        self.measured = words.lexicon.measured
        self.related = words.lexicon.role("related")
        self.plus = words.lexicon.role("plus")
        self.members = words.lexicon.role("member")
        self.founding = frozenset(w for w in words.lexicon.role("founding") if w.startswith(NEWLY))
        self.totals = tuple(sorted(words.lexicon.role("project_money"), key=len, reverse=True))
        self.starting = words.lexicon.role("starting")
        self.enjoying = words.lexicon.role("enjoying")
        self.settlements = words.lexicon.role("settlement")
        self.allotted = words.lexicon.role("allotted")
        roles = ("side", "money", "flowing")
        self.budgeted = tuple(term for role in roles for term in words.lexicon.role(role))
        self.finishing = words.lexicon.role("finishing")
        self.tiers, self.least = words.lexicon.role("tier"), words.lexicon.role("least")
        self.also = words.lexicon.role("also")
        self.expense_verbs = words.lexicon.role("expense_verb")
        self.sides = tuple(words.lexicon.role("side"))
        self.whole_year = words.lexicon.role("whole_year")
        self.persons = tuple(words.lexicon.role("person"))
        self.rules: list[Rule] = rules(pack.construction)
        # letters come again and again, in any report
        self.matched = lru_cache(maxsize=MOST_LETTERS)(self.match)

    def read(
        self, lead: Lead, *, governs: bool = False, percent: bool = False, member: bool = False
    ) -> Clause:
        """A clause before a figure.

        `governs`: a noun stands behind the figure, which a verb right before it takes as its object.
        `member`: the clause is a member of a list, whose verb was said before (建成驿站6个、零工市场2个).
        `percent`: the figure is a percentage, so that …的 before it makes it a part of what is named.
        """
        clause = Clause()
        if lead.kinds.endswith("."):
            lead = lead.part(0, len(lead.kinds.rstrip(".")))  # 保持“百分之百”: a quote opens
        if not lead.kinds:
            clause.empty = True
            return clause
        if "b" in lead.kinds and (bound := BOUNDED_DOING.search(lead.kinds)):
            at = bound.start()
            if lead.word(at) in self.least:
                clause.comparator = self.words.bounds.get(lead.word(at))
                lead = apart([lead.part(0, at), lead.part(at + 1)])
        if lead.kinds.endswith("x"):
            clause.share, clause.attribute = percent, True
        if BUDGETED in lead.kinds:
            lead = Lead(lead.tokens, lead.first, lead.last, lead.kinds.replace(BUDGETED, "MMc"))
        if lead.kinds.endswith(OF_THESE):
            lead = lead.part(len(lead.kinds) - 1)
        lead, per = self.undivided(lead) if "V" in lead.kinds else (lead, "")
        start, end, first, last = frames(lead.kinds)
        for at in range(len(lead.kinds) - 1, end - 1, -1):
            self.take(lead, at, clause)
        for at in range(start):
            self.frame(lead, at, clause)
        if first < last:
            self.split(lead.part(first, last), clause, governs=governs, member=member)
        clause.name = per + clause.name
        return clause

    # --- the right end and the left end

    def take(self, lead: Lead, at: int, clause: Clause) -> None:
        """Note what one word right before the figure says; the last one comes first."""
        kind, word, verb = lead.kinds[at], lead.word(at), lead.verb(at)
        if kind == "b" and clause.comparator is None and clause.verb is None:
            clause.comparator = self.words.bounds.get(word) or (verb.comparator if verb else None)
            if verb is not None:
                clause.action, clause.verb = word, verb
        elif kind in "crakiIHbzU" and verb is not None and (kind != "U" or verb.role == "change"):
            self.take_verb(word, verb, clause)
        elif kind == "b" and clause.comparator is None and self.words.bounds.get(word) == ABOUT:
            clause.comparator = ABOUT  # 约增长5%
        if kind == "p":
            clause.prepositional = True  # 对19个新增项目开展评估
        self.note(kind, word, clause)

    @staticmethod
    def take_verb(word: str, verb: Verb, clause: Clause) -> None:
        """Let a verb govern the figure, unless one nearer to it says more."""
        current = clause.verb
        if current is None:
            clause.govern(word, verb)
        elif current.role in {"reach", "be"} and verb.role in {"change", "add"}:
            if current.measure is None:
                clause.action, clause.verb = word, verb
        elif verb.direction and not current.direction and current.role == "reach":
            clause.action, clause.verb = word, verb

    def frame(self, lead: Lead, at: int, clause: Clause) -> None:
        """Note what one word at the beginning says."""
        kind, word = lead.kinds[at], lead.word(at)
        if kind == "s":
            clause.scope = word
        if kind not in "nNGqBwvmx":
            self.note(kind, word, clause)

    @staticmethod
    def note(kind: str, word: str, clause: Clause) -> None:
        """Keep a word that frames the clause, by what it is."""
        role = NOTES.get(kind, "verb")
        if kind in "nNqBxjLGSETvOFH.":
            role = "basis" if kind in "nNqLG" else "text"
        if role == "basis":
            clause.against = word + clause.against
        if role in MARKED:
            clause.marks += (role,)
        clause.notes += ((role, word),)

    # --- what is left

    def split(self, rest: Lead, clause: Clause, *, governs: bool, member: bool = False) -> None:
        """Set the clause's name, and its verb where one stands in what is left, without loose ends."""
        rest = self.without_asides(rest)
        if not rest.kinds or (not rest.kinds.strip("mvwaujU") and self.only_verbs(rest, clause)):
            return
        if self.verb_before_figure(rest, clause, governs=governs):
            return
        if rest.word(0) in self.starting and rest.kinds[1:].strip("N") and governing(clause) == "~":
            verb = rest.verb(0)  # 发展民宿50家; 突破关键技术30项 is done, and no bound
            clause.govern(rest.word(0), DOING if verb is not None and verb.comparator else verb)
            clause.verb_first, clause.name = True, self.name_of(rest, 1)
            return
        flow = rest.word(0) in self.founding and self.grows(clause)  # 新登记市场主体增长5%: the flow grows
        if name := "" if flow and rest.text not in self.codes else self.standard(rest):
            clause.name = name
            return
        subject = rest.kinds + (
            "=" if member and (clause.verb is None or clause.bounded_only) else governing(clause)
        )
        if found := self.matched(subject):
            self.build(rest, *found, clause)
            return
        clause.prepositional = rest.kinds[0] == "p"
        if clause.prepositional and len(rest.kinds) > 1:
            inner = Clause()
            self.split(trimmed(rest, 1), inner, governs=False)  # 围绕建设交通枢纽
            whole = "x" in rest.kinds and rest.word(0) == TOWARDS and inner.name
            clause.name = TOWARDS + inner.name if whole else inner.name  # 对经济增长的贡献率
        else:
            clause.name = self.name_of(rest)

    def without_asides(self, rest: Lead) -> Lead:
        """What is left without what tells of no name: what it is compared with, where and how it was done."""
        if "M" in rest.kinds or "P" in rest.kinds:
            rest = without_basis(rest)
        if "p" in rest.kinds:
            rest = self.without_place(rest)
        at = rest.kinds.rfind("x")
        if at > 0 and "j" not in rest.kinds[:at] and rest.word(at - 1) in self.related:
            rest = rest.part(at + 1)  # 与群众生活密切相关的民生支出
        at = rest.kinds.rfind("l", 1, -1)
        if at > 0 and rest.kinds[at - 1] in EXTENTS and rest.word(at) in self.plus:
            rest = rest.part(at + 1)
        elif at > 0 and rest.word(at) in self.also and TWO_DEEDS.fullmatch(rest.kinds):
            rest = rest.part(at + 1)  # 公司已完成注册并实缴出资
        if rest.kinds[:1] == "n" and rest.word(0) in self.manners and GATHERED.fullmatch(rest.kinds):
            rest = rest if rest.text.endswith(self.measures) else rest.part(1)  # 集中整治各类乱象
        return rest

    def without_place(self, rest: Lead) -> Lead:
        """A clause without where somebody did something: 甲公司在园区实现产值5亿元."""
        place = PLACED.search(rest.kinds)
        if place is None or rest.word(place.start()) not in self.where:
            return rest
        return apart([rest.part(0, place.start()), rest.part(place.end())])

    def match(self, subject: str) -> tuple[Rule, Groups] | None:
        """The first rule that matches some letters, and where its groups stand."""
        for rule in self.rules:
            if not rule.needs.isdisjoint(subject) and (m := rule.pattern.fullmatch(subject)):
                return rule, {name: m.span(name) for name, text in m.groupdict().items() if text}
        return None

    def only_verbs(self, rest: Lead, clause: Clause) -> bool:
        """Take a clause that is nothing but verbs: 救助693人次, 建成投产20个."""
        if rest.text in self.members:
            return False
        if len(rest.kinds) > 2 and rest.kinds[0] in "ma" and rest.kinds.strip("w") == rest.kinds[0]:
            return False  # 拨付育儿补贴
        if self.is_object(rest):
            return False  # 拉动投资: the object is a verb that is a noun as well
        if clause.verb is not None and clause.verb.role == "change":
            clause.name = self.name_of(rest) if rest.kinds.strip("w") == "" else ""
            return True
        reached = clause.verb is not None and clause.verb.role == "reach"
        is_noun = not rest.kinds.strip("w") and not clause.bounded_only
        if reached and (is_noun or rest.text in self.general):
            clause.name = rest.text  # 退耕还林完成5万亩, 累计投资达到85亿元
            return True
        if clause.verb is None or clause.bounded_only or clause.verb.role == "be":
            clause.govern(rest.text, rest.verb(len(rest.kinds) - 1) or DOING)
        clause.verb_first = True
        clause.notes += (("verb", rest.text),)
        return True

    def is_object(self, rest: Lead) -> bool:
        """Whether the last of some verbs is the object of those before it."""
        if rest.kinds[-1] != "w" or len(rest.kinds) < 2 or rest.kinds[-2] == "j":
            return False
        done = rest.kinds[0] in "mvau" and rest.kinds[-2] != "w"
        return done or rest.word(len(rest.kinds) - 1) in self.general

    def is_allotted(self, rest: Lead) -> bool:
        """Whether a last verb that is a noun as well governs a figure: 赤字拟安排5亿元, 支出安排5亿元."""
        if len(rest.kinds) < 2:
            return False
        before = rest.kinds[:-1].rstrip("t")
        noun = (before[-1:] in NOUN_ENDS or before[-2:] in OF_DOING) and rest.word(
            len(rest.kinds) - 1
        ) in self.allotted
        return noun or (rest.kinds[-1] == "w" and rest.kinds[-2] in "dD")

    def verb_before_figure(self, rest: Lead, clause: Clause, *, governs: bool) -> bool:
        """Take a verb of doing right before the figure: 新区引进50家企业; 公路建成100公里."""
        at = len(rest.kinds.rstrip("mvaw" if governs else "ma"))
        if at == len(rest.kinds):
            last = len(rest.kinds) - 1
            # 支出预算安排5亿元, but 一般公共预算安排5亿元
            planned = rest.word(last) in self.allotted and rest.words(0, last).endswith(self.budgeted)
            if rest.kinds[-1] != "w" and not planned:
                return False
            if not self.is_allotted(rest):
                return False
            at -= 1
        if clause.verb is not None and clause.verb.role != "be" and not clause.bounded_only:
            return False
        word = rest.words(at, len(rest.kinds))
        before = trimmed(rest, 0, at)
        if not governs and before.kinds[-1:] in "pPi":
            return False
        subject = Clause()
        self.split(before, subject, governs=False)
        if word in self.general:
            clause.name, clause.owner = word, subject.name  # 度假区累计投资5亿元
            return True
        clause.govern(word, rest.verb(len(rest.kinds) - 1) or DOING)
        clause.notes += (("verb", word),)
        if governs:
            clause.verb_first, clause.owner = True, subject.name
            clause.prepositional = before.kinds[:1] in "pi"
        else:
            clause.name, clause.owner = subject.name, subject.owner
        return True

    def build(self, rest: Lead, rule: Rule, groups: Groups, clause: Clause) -> None:
        """Set what the groups of a rule found."""
        clause.rule = rule.name
        if "part" in groups:
            clause.name = rest.words(*groups["part"])
            return
        clause.name = self.name_of(rest, *self.name_span(rest, groups, clause))
        if "of" in groups:
            clause.served = self.name_of(rest, *groups["of"])
        if "owner" in groups:
            clause.owner = self.name_of(rest, *groups["owner"])
        if "verb" not in groups:
            return
        clause.prepositional = rule.name == "service"
        first, last = groups["verb"]
        main = main_verb(rest, first, last)
        if len(clause.name) == 1 and last - first > 1:
            clause.name = self.name_of(rest, last - 1, groups["name"][1])  # 筹集租赁房
        verb, word = rest.verb(main) or DOING, rest.word(main)
        current = clause.verb
        adds = (
            current is not None and current.role == "reach" and verb.role == "add" and current.measure is None
        )
        if current is None or current.role == "be" or clause.bounded_only or adds:
            clause.govern(word, verb)
            clause.verb_first = True
        start, end = groups["name"]
        pushed = "u" in rest.kinds[first:last]
        if verb.role == "make" and not pushed:
            whole = rest.kinds[start:end].lstrip("w") in EXTENTS
            if clause.name.endswith(self.extents if whole else self.of_doing):
                begin, _ = groups.get("owner", (first, first))
                clause.name, clause.owner = self.name_of(rest, begin, end), ""  # 职工参加锻炼人数, 办理时限
            elif word.startswith(NEWLY) and (self.grows(clause) or self.is_money_of(clause.name)):
                clause.name = self.name_of(rest, first, end)  # 新登记企业增长5%: the flow grows
        if word in self.expense_verbs and clause.name.endswith(self.sides):
            begin = main if rest.word(first) in self.allotted else first
            clause.name = self.name_of(rest, begin, end)  # 补助县级支出
        self.name_by_owner(clause, verb, rule, built=rest.kinds[main] in BUILT)
        if pushed:
            clause.marks += ("pusher",)
        clause.notes += (("verb", rest.words(first, last)),)

    def name_by_owner(self, clause: Clause, verb: Verb, rule: Rule, *, built: bool) -> None:
        """Name a figure by the subject of its clause, where what is done says nothing without it."""
        owner = clause.owner
        if owner in self.tiers and clause.name.endswith(self.sides):  # 市本级安排教育支出
            clause.name, clause.owner = owner + clause.name, ""
        elif owner and clause.name in self.finishing:  # 高速公路新建通车4719公里
            clause.name, clause.owner = owner, ""
        elif (built and owner in self.settlements) or (owner and self.is_of_owner(clause.name, verb, rule)):
            clause.name, clause.owner = owner + clause.name, ""

    def undivided(self, lead: Lead) -> tuple[Lead, str]:
        """A clause without each of those whose part its figure is, and these: 轿车拥有量达到 | 每百户."""
        found = DIVIDED.fullmatch(lead.kinds)
        at = found.end("own") if found else len(lead.kinds)
        per = lead.words(at, len(lead.kinds))
        return (lead.part(0, at), per) if per.endswith(self.persons) else (lead, "")

    def name_span(self, rest: Lead, groups: Groups, clause: Clause) -> tuple[int, int]:
        """Where a name stands: behind its verb, or with one that is part of it: 参加医保的农民达68万人."""
        start, end = groups["name"]
        first, last = groups.get("verb", (start, start))
        told = clause.verb is not None and "x" in rest.kinds[start:end]
        return (first, end) if told and rest.words(first, last) in self.enjoying else (start, end)

    def is_of_owner(self, name: str, verb: Verb, rule: Rule) -> bool:
        """Whether what was made or added is nothing but a measure of its owner: 新能源新增装机."""
        if rule.name == "added-measure":
            return bool(self.measured.end(name))
        return verb.role in {"add", "make"} and name in self.measured

    def is_money_of(self, name: str) -> bool:
        """Whether a name is the money of what is new: 新签项目到位资金 is that of projects newly signed."""
        head = next((head for head in self.totals if name.endswith(head)), name)
        return len(head) < len(name) and name.removesuffix(head)[-1:] != "的"

    @staticmethod
    def grows(clause: Clause) -> bool:
        """Whether the figure of a clause tells how something moved."""
        return clause.verb is not None and clause.verb.role == "change"

    def standard(self, rest: Lead) -> str:
        """A standard indicator, also before a predicate of its own: 固定资产投资止跌回稳."""
        text = rest.text
        if text in self.codes or text in self.short_names:
            return text
        if (
            rest.kinds[0] == "m"
            and text.startswith(NEWLY)
            and self.measured.end(text)
            and self.meanings(text)
        ):
            return text  # 新建商品房销售面积
        if rest.kinds[0] in "mvUgu" and (behind := rest.words(1, len(rest.kinds))) in self.codes:
            return behind
        if text[:2] not in self.codes.starts or rest.kinds[-1] in "NSnG":
            return ""
        for at in range(len(rest.kinds) - 1, 0, -1):
            if rest.kinds[at] in "vdplAcmkriPOatM":
                word = rest.words(0, at)
                if len(word) > 3 and word in self.codes:
                    return word
        return ""

    def name_of(self, lead: Lead, start: int = 0, end: int | None = None) -> str:
        """The name in some tokens, without the scopes before it and the particles around it."""
        part = trimmed(lead, start, end)
        if "t" in part.kinds[1:]:
            part = self.without_year(part)
        while part.kinds[:1] in FRAMING and len(part.kinds) > 1 and part.kinds[:2] != "sx":
            part = trimmed(part, 1)
        while part.kinds.endswith("t") and len(part.kinds) > 1:
            part = trimmed(part, 0, len(part.kinds) - 1)  # 区财政每年
        return part.text.strip(TRIM)

    def without_year(self, part: Lead) -> Lead:
        """A name without a year and what leads up to it: 会议批准的2025年收入; a level of a budget stays.

        Nor does a heading belong to it that runs into its sentence: 六、服务业全年批发业增加值.
        """
        first = part.kinds.find("t", 1)
        if GLUED.search(part.tokens.chars, 0, part.tokens.starts[part.first + first]):
            return trimmed(part, first + 1)
        at = part.kinds.rfind("t")
        behind = trimmed(part, at + 1)
        if part.word(at) in self.whole_year and not part.kinds[:at].strip("nNqG") and behind.kinds:
            return apart([part.part(0, at), behind])  # 钢铁行业全年利润
        if not self.year.match(part.word(at)) or len(behind.text) < SHORTEST:
            return part
        while behind.kinds[:1] in FRAMING and len(behind.kinds) > 1:
            behind = trimmed(behind, 1)
        before = part.part(0, at)
        tier = next((i for i in range(at) if before.word(i) in self.tiers), None)
        if tier is None or before.kinds[tier + 1 :].strip("B"):
            return behind
        return apart([before.part(tier), behind])


BASIS = compiled(r"M|P[nNqstBwxLYGjv]{1,6}(?=[cHbrwm])")


def without_basis(lead: Lead) -> Lead:
    """A lead without what something is compared with: 财政比年度预算超收 → 财政超收."""
    left, at = [], 0
    for m in BASIS.finditer(lead.kinds):
        left.append(lead.part(at, m.start()))
        at = m.end()
    return apart([*left, lead.part(at)])


@lru_cache(maxsize=MOST_LETTERS)
def frames(kinds: str) -> tuple[int, int, int, int]:
    """Where the frame of a clause ends, where what stands before its figure begins; what is left between.

    >>> frames("tsnNdc")  # 全年 全市 工业 增加值 预计 增长
    (2, 4, 2, 4)
    """
    first = LEFT.match(kinds)
    start = first.end() if first else 0
    right = RIGHT.search(kinds, start)
    end = right.start() if right else len(kinds)
    if end == len(kinds) and kinds.endswith("x"):
        right = RIGHT.search(kinds[:-1], start)
        end = right.start() if right else end
    end = max(start, end)
    return start, end, *ends(kinds, start, end)


def trimmed(lead: Lead, start: int = 0, end: int | None = None) -> Lead:
    """A lead, or a part of it, without the particles and joints at its ends."""
    size = len(lead.kinds)
    start, end = ends(lead.kinds, start, size if end is None else end)
    return lead if end - start == size else lead.part(start, end)


def ends(kinds: str, start: int, end: int) -> tuple[int, int]:
    """Some letters without those of particles and joints at their ends."""
    behind = kinds[start:end].lstrip("xj.,;:+()")
    start = end - len(behind)
    return start, start + len(behind.rstrip("xj.,;:+lDdhe()"))


def governing(clause: Clause) -> str:
    """The letter of what governs a figure from right before it."""
    verb = clause.verb
    if verb is None or clause.bounded_only:
        return "~"
    if verb.role == "change":
        return "!"
    return "=" if verb.role in {"reach", "be"} else "~"


def main_verb(rest: Lead, first: int, last: int) -> int:
    """The verb of several that says most: one that adds, else one of doing, else the last."""
    for kind in "am":
        at = rest.kinds.rfind(kind, first, last)
        if at >= 0:
            return at
    return last - 1
