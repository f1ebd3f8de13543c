"""A clause before its figure, read from both ends: what frames it, what governs it, what it names.

    五年累计 | 新增 | 公办义务教育学位 | 超 | 11.4万个
    time      verb   name             bound

From the right, bounds, verbs and adverbs come off until a noun stands; from the left, time, scope,
adverbs and verbs (both in edges.py). What is left is the name. A verb in mid-clause splits it only
where the dictionary finds that it is a word there.
"""

from dataclasses import dataclass

from reportx.packs import Verb
from reportx.patterns import compiled
from reportx.records import Comparator
from reportx.words import Lexicon, cut

OPENERS, CLOSERS = "“‘《（「『【", "”’》）」』】"
OPENING = frozenset(OPENERS)
BREAKS = "，；："  # within a sentence
TRIM = "、，,；：。 —-－·的了"
# 高于全国平均水平2个百分点: the figure is a distance from something, not a value
BENCHMARK = compiled(
    r"(?P<word>高于|低于|优于|好于|快于|慢于|超过|高出|低|高|快|超)[^，、；]{0,4}?"
    r"(?:全[国省市区县]|(?<=于)[省市]|年度|计划|预期|目标|同期|平均|去年|上年)[^，、；]{0,14}$"
)
# 占…比重 is one name, whatever verb stands in it
SHARES = ("比重", "占比", "比例", "份额")
SHARE_NAME = compiled(rf".占.{{2,24}}(?:{'|'.join(SHARES)})$")
# 运行里程, 收购金额: before these a verb that is also a noun is part of the name
MEASURE_NAMES = frozenset(
    whole + measure
    for whole in ("", "总", "年")
    for measure in (
        "产量 面积 里程 金额 人数 收入 规模 总额 能力 容量 总量 数量 量 额 率 值 数 费用 成本 时间 时限 "
        "周期 余额 存量 保有量 强度 价格 均价 利润 用户 户数 人次 人口 比例 比重 天数 次数 件数 起数 产值 "
        "增加值 总值 营收 总规模 指数 程度 幅度"
    ).split()
)
# what a standard indicator may be followed by without becoming another one: 投资止跌回稳
STEADY = compiled(
    r"在|较|比(?![例重率])|止跌|屡|再|首次|创|连续|企稳|回稳|稳中|保持|实现(?=[止回正负稳双快较新扭由平倍“]|增[速幅])|平稳|稳定|快速|较快|持续|力争|与|不断"
)
OPENING_PREPS = ("为", "向", "对", "给", "面向", "将")
MEASURE_ENDS = ("量", "数", "额", "率", "值")
ADDING = ("新增", "净增")
TRAILING = ("共", "合计", "累计", "的", "已", "将", "总共")


@dataclass(slots=True, eq=False)
class Clause:
    """What stands before a figure, taken apart."""

    name: str = ""
    owner: str = ""  # the subject of a verb in mid-clause, or of the clause before
    verb: Verb | None = None
    action: str | None = None  # the verb as printed
    verb_first: bool = False  # the verb stands before the name
    comparator: Comparator | None = None
    marks: tuple[str, ...] = ()  # roles of the phrases found, e.g. each, apart, total, part
    against: str = ""  # what a change is measured against: 比2020年
    share: bool = False  # …的70%: a part of what is named
    attribute: bool = False  # 其中国家级的7家: the name lacks its head
    prepositional: bool = False  # 为困难家庭发放补贴: what stands before the verb is no owner
    empty: bool = False  # the figure opens the clause
    scope: str | None = None
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def pledge(self) -> str | None:
        """The word that says how strong a promise is."""
        return next((word for kind, word in self.notes if kind == "pledge"), None)

    @property
    def bounded_only(self) -> bool:
        """Its verb is a bound (超, 突破), which leaves room for a verb that governs."""
        return self.verb is not None and self.verb.comparator is not None

    def govern(self, word: str, verb: Verb) -> None:
        """Let a verb govern the figure."""
        self.action, self.verb = word, verb
        if self.comparator is None:
            self.comparator = verb.comparator


def pieces(chars: str) -> list[str]:
    """A stretch cut at its clause breaks, but not inside quotes and brackets.

    >>> pieces("建成“一刻钟，便民”商圈5个，新增")
    ['建成“一刻钟，便民”商圈5个', '新增']
    """
    if not ("，" in chars or "；" in chars or "：" in chars):
        return [chars]
    parts = chars.replace("；", "，").replace("：", "，").split("，")
    if not may_quote(chars):
        return parts
    found, depth, at = [], 0, 0
    for i, c in enumerate(chars):
        depth += (c in OPENERS) - (c in CLOSERS and depth > 0)
        if depth == 0 and c in BREAKS:
            found.append(chars[at:i])
            at = i + 1
    return [*found, chars[at:]] if depth == 0 else parts


def may_quote(chars: str) -> bool:
    """Whether a quote or a bracket is opened in a stretch."""
    return not OPENING.isdisjoint(chars)


def may_compare(chars: str) -> bool:
    """Whether a stretch holds a character without which it has no benchmark."""
    return "超" in chars or "高" in chars or "低" in chars or "快" in chars or "于" in chars


def is_share(name: str) -> bool:
    """Whether a name tells the share of something in something.

    >>> is_share("工业投资占固定资产投资比重"), is_share("占地面积比重")
    (True, False)
    """
    return name.endswith(SHARES) and SHARE_NAME.search(name) is not None


class Splitter:
    """Finds the name in what the edges leave of a clause."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.verbs, self.codes = words.verbs, words.codes
        self.code_starts = self.codes.starts
        self.scopes = words.terms("scope")
        self.scope_firsts = frozenset(term[0] for term in self.scopes)
        self.preps = words.terms("prep")
        self.agents = words.terms("agent")
        self.general = words.role("general")

    def split(self, rest: str, clause: Clause) -> None:
        """Set the clause's name: all of the rest, or what stands behind a verb in mid-clause."""
        rest = self.standard(rest)
        if (own := self.verbs.get(rest)) and not own.noun:
            return
        whole = clause.verb_first or clause.share or rest in self.codes or is_share(rest)
        found = (
            None
            if whole
            else self.middle_verb(rest, governed=clause.verb is not None and not clause.bounded_only)
        )
        if found is None:
            clause.name = self.clean(rest)
            return
        at, word = found
        verb = self.verbs[word]
        if clause.verb is None or (
            clause.verb.role == "reach" and verb.role == "add" and clause.verb.measure is None
        ):
            clause.action, clause.verb = word, verb
        clause.notes += (("verb", word),)
        added = next((term for term in ADDING if rest[:at].endswith(term)), "")
        if added and verb.role == "make":  # 新增建成产能
            clause.action, clause.verb = added, self.verbs[added]
            at, word = at - len(added), added + word
        clause.name = self.clean(rest[at + len(word) :].lstrip("了着过"))
        if clause.name in self.verbs and clause.name not in self.general:
            clause.name = self.clean(rest[:at])  # 贷款新增投放: the object is a verb, the subject the name
            return
        clause.prepositional = bool(self.preps.start(rest[:at], 3))
        clause.owner = "" if clause.prepositional else self.clean(rest[:at])

    def middle_verb(self, rest: str, *, governed: bool) -> tuple[int, str] | None:
        """The last verb in mid-clause that is a word, and no noun unless a preposition opens the clause."""
        if len(rest) < 4:
            return None
        opened = not governed and rest.startswith(OPENING_PREPS) and cut(rest)[0] in OPENING_PREPS
        if agent := self.agents.start(rest, 8):
            verb = self.verbs.start(rest[len(agent) :], 6)
            if (
                len(verb) > 1
                and len(agent) + len(verb) < len(rest)
                and rest[len(agent) + len(verb) :] not in MEASURE_NAMES
            ):
                return len(agent), verb
        if not (opened or self.words.holds_strong(rest)):
            return None
        found = self.last_verb(rest, opened=opened)
        if found is None:
            return None
        behind = rest[found[0] + len(found[1]) :]
        listed = rest[found[0] - 1] == "、" and rest[: found[0] - 1].endswith(MEASURE_ENDS)
        if (
            listed
            or behind[0] in "的和与及、"
            or behind.endswith(("率", "人数", "户数"))
            or "的" in behind[:-1]
        ):
            return None  # a relative clause, or a rate's own name
        if behind in MEASURE_NAMES and behind not in self.general:
            return None
        return found

    def last_verb(self, rest: str, *, opened: bool) -> tuple[int, str] | None:
        at, found, depth = 0, None, 0
        quotes = may_quote(rest)
        for word in cut(rest):
            if quotes:
                depth += sum(c in OPENERS for c in word) - sum(c in CLOSERS for c in word)
            splits = word in self.words.strong or (opened and len(word) > 1 and word in self.verbs)
            if splits and 0 < at < len(rest) - len(word) and depth <= 0:
                found = (at, word)
            at += len(word)
        return found

    def standard(self, name: str) -> str:
        """固定资产投资止跌回稳、 → 固定资产投资: a standard indicator before a predicate of its own."""
        name = name.removesuffix("、")
        if name[:2] not in self.code_starts:
            return name
        word = self.codes.start(name, min(len(name) - 2, 16))
        while len(word) > 3:
            if STEADY.match(name, len(word)):
                return word
            word = self.codes.start(word, len(word) - 1)
        return name

    def clean(self, name: str) -> str:
        """A name without the scopes before it and the particles behind it."""
        name = name.strip(TRIM)
        while name[:1] in self.scope_firsts and (word := self.scopes.start(name, 5)):
            name = name[len(word) :].lstrip(TRIM)
        if not name.endswith(TRAILING):
            return name
        for tail in TRAILING:
            if name.endswith(tail) and len(name) > len(tail) + 1:
                name = name.removesuffix(tail)
        return name.strip(TRIM)
