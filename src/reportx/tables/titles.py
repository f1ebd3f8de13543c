"""What a table's title says that its figures are of: 2024年全市政府性基金预算支出情况表."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from reportx.patterns import compiled
from reportx.periods import Years, time_words
from reportx.tables.label_words import label_words
from reportx.tables.times import AFTER_YEAR
from reportx.terms import Terms
from reportx.words import Lexicon

NUMBERED = compiled(
    r"(?:附?[表图]|附件(?=\s*[\d一二三四五六七八九十]))\s*(?:\d[\d—–-]*|[一二三四五六七八九十]{1,3}(?!般))?[:：、.．]?"
)
BRACKET = compiled(r"[（(][^（）()]*[）)]?")
COMPARED = compiled(r"[比较与同]$")
YEARLY = compiled(r"\d{4}年")
SHORTEST_NAME = 3  # 经济 is the whole economy, but not in 经济分类
LONGEST_TOPIC = 25
BUDGETS = frozenset({"budget", "insurance"})
SIDE = 2  # characters of a budget's side: 收入, 支出, 收支


class Title(NamedTuple):
    """What a table is of."""

    name: str = ""  # the standard indicator that it is of
    noun: str = ""  # the last noun of what it is of: 支出
    topic: str = ""  # what it is of, as printed
    fund: str = ""  # whose money it is: 政府性基金预算
    general: bool = False  # whether that is the first of the funds, which other tables need not name
    planned: bool = False  # whether it is a plan: 政府债券分年度偿还计划
    balanced: bool = False  # whether transfers stand beside what is of the fund: 收支平衡表

    def plan_of(self, label: str) -> str:
        """What the title plans for what a label names the kind of.

        >>> Title(topic="政府债券分年度偿还计划", planned=True).plan_of("一般债券")
        '分年度偿还计划'
        """
        ends = (label[at:] for at in range(len(label) - 1) if self.planned)
        return next((self.topic.partition(end)[2] for end in ends if end in self.topic), "")


class TitleReader:
    """Reads titles, with the words of a pack."""

    def __init__(self, roles: Mapping[str, str], ends: Iterable[str], words: Lexicon) -> None:
        self.says, self.expressions = label_words(words.pack), time_words(words.pack)
        self.words, self.measured = words, words.terms("measured", "balance")
        self.codes = Terms((term, code) for term, code in words.codes.items() if len(term) >= SHORTEST_NAME)
        self.funds = Terms((term, role) for term, role in roles.items() if role in BUDGETS)
        self.plans = Terms((term, role) for term, role in roles.items() if role == "planned")
        budgets = [(fund, self.plans.end(fund)) for fund in self.funds]
        self.stems = Terms((fund.removesuffix(plan), plan) for fund, plan in budgets if plan)
        self.ends = Terms((term, "title") for term in ends)
        self.by_place = Terms((term, role) for term, role in roles.items() if role == "by_place")
        self.joints, self.place = words.terms("joint"), compiled(words.pattern("title_place"))
        self.tiers = words.terms("here", "tier")

    def is_title(self, line: str) -> bool:
        """Whether a line above a table is its title, beyond which others tell nothing of it.

        A title is numbered or ends with 表, or with another word for it: 2025年政府性基金预算草案.
        """
        words = plain(line)
        if (line[:1] in "表附" and NUMBERED.match(line) is not None) or words.endswith("表"):
            return True
        return bool(self.ends.end(words) and YEARLY.match(words) and self.fund_in(self.in_order(words))[0])

    def read(self, line: str, years: Years) -> Title:
        """What a line says that the table below it is of."""
        words = self.in_order(plain(without_table_number(line)))
        name, fund, role = self.indicator_in(words), *self.fund_in(words)
        topic = self.topic(words, years, fund)
        called = fund
        if role == "insurance":
            called = fund.removesuffix(self.plans.end(fund))
            topic = called + topic.removeprefix(fund) if topic else ""
        noun = self.words.measured.end(name) or self.words.measured.end(topic)
        topic = topic if self.is_title(line) else ""
        general, planned = bool(self.says.general_funds.start(fund)), bool(self.plans.end(topic))
        balanced = any(word in words for word in self.words.role("balanced"))
        return Title(name, noun, topic, called, general, planned, balanced)

    def in_order(self, words: str) -> str:
        """A title with a fund's name in one piece: 社会保险基金收入预算 is 社会保险基金预算收入."""
        starts = ((at, self.stems.start(words[at:])) for at in range(len(words)))
        found = next(((at + len(stem), self.stems[stem]) for at, stem in starts if stem), None)
        if found is None or not words.startswith(found[1], found[0] + SIDE):
            return words
        at, plan = found
        return words[:at] + plan + words[at : at + SIDE] + words[at + SIDE + len(plan) :]

    def indicator_in(self, line: str) -> str:
        """The longest standard indicator that a title names."""
        found = (self.codes.start(line[at:]) for at in range(len(line)))
        return max(found, key=len, default="")

    def fund_in(self, line: str) -> tuple[str, str]:
        """The fund that a title names, and which kind of fund it is."""
        found = (self.funds.start(line[at:]) for at in range(len(line)))
        fund = next((fund for fund in found if fund), "")
        return fund, self.funds.get(fund, "")

    def topic(self, words: str, years: Years, fund: str) -> str:
        """What is left of a title without number, time, place, and the words that call it a table."""
        words = words[words.index(fund) :] if fund else words
        for m in reversed(list(self.expressions.mentions(words, years))):
            if m.baseline:  # 价格比上年涨跌幅度 is of 价格
                words = COMPARED.sub("", words[: m.start])
                continue
            joint = self.joints.end(words[: m.start])
            behind = "" if joint else AFTER_YEAR.sub("", words[m.end :])
            words = words[: m.start - len(joint)] + behind
        words = words.removeprefix(self.by_place.start(words))
        if not fund and (place := self.place.match(words)):
            words = words[place.end() :]
        words = words.removeprefix(self.tiers.start(words))
        while end := self.ends.end(words) or self.by_place.end(words) or self.plan_behind(words, fund):
            words = words.removesuffix(end)
        several = any(word in words for word in self.says.several)
        return words if len(words) <= LONGEST_TOPIC and not several else ""

    def plan_behind(self, words: str, fund: str) -> str:
        """The word for a plan behind what a title is of, which a column's head tells: 支出预算."""
        plan = self.plans.end(words)
        before = words.removesuffix(plan)
        return plan if before != fund and self.measured.end(before) else ""


def without_table_number(line: str) -> str:
    """A title without the number of its table, before whose blanks are lost: 表3 2025年产量.

    >>> without_table_number("表3 2025年产量"), without_table_number("附件2：支出表")
    (' 2025年产量', '支出表')
    """
    return NUMBERED.sub("", line, count=1) if NUMBERED.match(line) else line


def plain(line: str) -> str:
    """A title without its brackets and blanks.

    >>> plain("支出表（按功能分类）")
    '支出表'
    """
    return BRACKET.sub("", line).replace(" ", "").replace("\u3000", "")
