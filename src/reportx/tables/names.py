"""What a figure in a table is of: its row's label, and what the column's head and the caption add to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportx.metrics.codes import code_of
from reportx.tables.label_words import LabelWords, label_words
from reportx.tables.labels import PART, Line, without_number
from reportx.tables.titles import Title
from reportx.terms import Terms
from reportx.words import Lexicon

COMMON = 4  # characters with which a label begins like its title, and so tells all: 地方政府债务还本
UNIT_OF_MONEY = "亿元"  # in which standard indicators of money are counted
LONGEST_KIND = 10  # characters of a kind of transfer, which the classes below it bear: 教育专项转移支付
ALIKE = 2  # with which both end: 均衡性转移支付 of 转移支付
NOTHING_SAID = Title()


class Whole(NamedTuple):
    """A row of which another is a part: where it begins, and its label."""

    start: int
    label: str


@dataclass(slots=True)
class Namer:
    """Names the figures of a table's rows, which must be asked for from the top down."""

    words: Lexicon
    title: Title = NOTHING_SAID
    wholes: Mapping[int, Whole] = field(
        default_factory=dict
    )  # by where a row begins: what completes its label
    chains: Mapping[int, tuple[str, ...]] = field(default_factory=dict)  # by where a row begins: its path
    going_on: frozenset[int] = frozenset()  # where rows begin that go on with the parts that 其中 begins
    split: bool = False  # whether the rows come to a mere total, and so are kinds of what the title names
    parts: dict[int, str] = field(default_factory=dict)  # the rows so completed, by where they begin
    whole: str = ""  # the row that those below it are parts of
    last: str = ""  # the row above, which one that tells only how it moved goes on with
    unit: str | None = None  # of that row
    partial: bool = False  # whether rows that say nothing of it are parts too
    above: str | None = None  # the noun of the last standard indicator above, if the caption names one
    codes: Mapping[int, str] = field(default_factory=dict)  # by where a row begins: that of its class
    grand: frozenset[int] = frozenset()  # where totals begin that hold more than what the year itself brings

    def label(self, text: str, unit: str | None, row: int = -1) -> str:
        """The label of the row that begins there as a name: without number, a part completed from its whole.

        其中：小麦 below 粮食播种面积 is 小麦播种面积, and so are siblings in the same unit without a measure.
        """
        self.last = self.named(text, unit, row)
        return self.last

    def named(self, text: str, unit: str | None, row: int) -> str:
        """What ``label`` keeps as the last one."""
        plain = without_number(text)
        plain = plain.removeprefix(self.says.addends.start(plain))
        part = PART.match(plain)
        name = self.without_here(without_number(plain[part.end() :]) if part else plain)
        if row in self.grand and self.says.is_total(name):
            return self.says.grand_total
        noun = self.told_noun(name)
        goes_on = self.partial and not noun and plain == text and unit is not None and unit == self.unit
        goes_on = (goes_on or (row in self.going_on and not noun)) and not self.says.totals.end(name)
        self.partial = goes_on or (part is not None and not part["marked"])
        if (whole := self.wholes.get(row)) is not None:
            self.parts[row] = self.part_of(self.parts.get(whole.start, whole.label), name)
            return self.parts[row]
        if part is None and not goes_on:
            self.whole, self.unit = name, unit
            return name if noun else name + self.noun_above(row, name)
        return name if noun else name + self.noun(self.whole)

    def noun_above(self, row: int, name: str) -> str:
        """The noun that only what a row is a part of tells: 教育 below 专项转移支付."""
        above = self.chains.get(row, ())[:-1]
        if not above or self.says.ends_whole(name) or self.says.moneys.end(name):
            return ""
        whole, side = above[-1], self.words.terms("measured").end(above[-1])
        if whole == self.noun_of_act(whole):
            return whole
        noun = self.words.terms("balance").end(whole.removesuffix(side))
        if len(noun) <= ALIKE:
            return ""
        is_class = any(self.words.meanings(name + end) for end in self.words.role("side"))
        if is_class and len(whole) <= LONGEST_KIND:
            return whole
        return noun if not side else ""

    def as_summed(self, name: str, row: int) -> str:
        """A name as one that tells what a total holds, whatever its own word for it: 总计 with transfers."""
        without = self.says.without_total(name)
        return without + self.says.grand_total if row in self.grand and without != name else name

    def path(self, row: int, outer: str, rest: str) -> tuple[str, ...]:
        """The labels that lead to a figure: title, what holds its row, the row, and what its head adds."""
        found = (self.title.topic or self.title.fund, outer, *self.chains.get(row, ()), rest)
        return tuple(dict.fromkeys(label for label in found if label and not self.says.is_total(label)))

    def part_of(self, whole: str, name: str) -> str:
        """The name of a part that only its whole tells apart: 养老保险基金收入 above 保险费收入."""
        noun = self.told_noun(name)
        meanings = () if noun else self.words.meanings(name)
        counted = any(UNIT_OF_MONEY not in meaning.units for meaning in meanings)
        if self.says.is_total(whole) or whole in name or counted:  # 普通高中 of 中学 needs no more
            return name
        if noun and whole.endswith(noun):
            both = next(n for n in range(len(name), 0, -1) if whole.endswith(name[-n:]))
            return whole[: len(whole) - both] + name
        shared = self.noun_of_act(whole)
        if noun or not shared:
            return whole + name
        return name + shared if len(shared) > 2 else whole.removesuffix(shared) + name + shared

    def without_here(self, name: str) -> str:
        """A label without the word that only says that the whole is meant: 全市常住人口, 全年出栏羊."""
        here = self.words.here.start(name, len(name) - 2)
        told = here in self.words.role("time") and here not in self.words.role("throughout")
        return name if told else name.removeprefix(here)

    def completed(self, label: str) -> str:
        """A label with the noun of the last standard indicator above it, in the table or in its caption.

        国防 in a table of 一般公共预算支出 is 国防支出.
        """
        if code_of(label, self.words) or self.noun(label) == label:
            self.above = self.noun(label) or self.title.noun
        elif self.above is None:
            self.above = self.title.noun
        if plan := self.title.plan_of(label):
            return label + plan
        side = self.words.measured.end(label)
        if label.removesuffix(side) in self.words.role("balance") and (kind := self.balanced(label, side)):
            return kind
        if self.split and self.is_kind(label):
            return self.title.topic + label
        told = self.told_noun(label) or self.says.ends_whole(label) or not self.title.noun
        told = told or self.is_standard_without(label, self.above or "")
        told = told or (not self.title.fund and label[:COMMON] == self.title.topic[:COMMON])
        return self.funded(label if told else label + self.above)

    def is_kind(self, label: str) -> bool:
        """Whether a label only tells a kind of what the title names: 铁路 of 新增债券用途."""
        own = self.noun(label) or self.says.ends_whole(label) or self.says.expenses.end(label)
        own = own or self.says.moneys.end(label)
        topic = self.title.topic
        said = label[:COMMON] == topic[:COMMON] or label.endswith(topic[-ALIKE:]) or label in topic
        return not (own or said or self.title.noun or self.title.fund)

    def balanced(self, label: str, side: str) -> str:
        """A label that is a mere noun, as 付息, with what the title says it is of, as 债券发行及还本付息.

        A side may stand behind it: 付息支出.
        """
        topic, nouns = self.title.topic, self.words.role("balance")
        first = min((at for noun in nouns if (at := topic.find(noun)) >= 0), default=0)
        joined = any(joint in topic[:first] for joint in self.words.role("joint"))
        return self.funded(topic[:first] + label if first and not joined else "") if first or not side else ""

    def funded(self, name: str) -> str:
        """A name with the fund that the title tells, where it would else be one of several funds.

        What no other fund has needs no name of the first of them, 一般公共预算; 其他支出 and 支出合计 do.
        """
        title = self.title
        if not title.fund or any(word in name for word in self.says.funds) or title.fund in name:
            return name
        side = self.says.without_total(name)
        if side not in {name, ""} and side == title.noun and title.topic.endswith(side):
            return title.topic.removesuffix(side) + name
        other = self.says.others.start(name)
        # each fund has a total of revenue and one of spending, also where a title tells both sides; those of
        # a balance hold transfers as well, which are not of the fund
        total = side != name and side in self.words.role("side") and not title.balanced
        shared = ((title.noun or total) and self.is_bare(name)) or (other and name == other + self.noun(name))
        return name if title.general and not shared else joined(title.fund, name)

    def is_bare(self, name: str) -> bool:
        """Whether a name tells only a side and that it is a total, as that of each fund: 本年支出合计."""
        side = self.says.without_total(name)
        side = side.removeprefix(self.words.terms("time").start(side))
        return side == self.noun(side)

    def noun(self, name: str) -> str:
        """The noun at the end of an indicator's name: 播种面积."""
        return self.nouns.end(name)

    def told_noun(self, name: str) -> str:
        """The noun that tells what a row's label measures, which may also begin it: 结转下年."""
        return self.noun(name) or self.words.terms("balance").start(name)

    def noun_of_act(self, name: str) -> str:
        """The noun at the end of a name, with the one before it that tells what is done: 还本支出."""
        noun = self.noun(name)
        return self.words.terms("balance").end(name.removesuffix(noun)) + noun

    @property
    def says(self) -> LabelWords:
        """What the words of labels say by themselves."""
        return label_words(self.words.pack)

    @property
    def nouns(self) -> Terms[str]:
        """The nouns that tell what is measured."""
        return self.words.terms("measured", "balance")

    def in_currency(self, name: str) -> str:
        """A name with the currency that the title tells, unless both are meant: 存款 of 人民币存贷款."""
        topic = self.title.topic
        word = next((word for word in self.words.role("currency") if word in topic), "")
        both = any(word in topic for word in self.words.role("both_currencies"))
        return word + name if name and word and not both and word not in name else name

    def name(self, label: str, rest: str, kind: str) -> str:
        """The indicator of a label below a head; empty where the table does not tell it."""
        if kind == "place":
            return rest or self.measured_title() or self.title.topic
        if kind in {"member", "office"}:
            rest = rest or self.measured_title() or (self.title.topic if kind == "office" else "")
            if kind == "office" and not self.says.is_total(label):
                own = rest.removeprefix(self.says.offices.start(rest))  # 部门支出 of an office is its 支出
                rest = own if self.noun(own) else rest
            return "" if not rest else rest if self.says.is_total(label) else f"{label}{rest}"
        if not label or self.says.is_total(label) or label in self.words.here:
            return self.total(label, rest)
        priced = next((noun for noun in self.words.role("priced") if noun in self.title.topic), "")
        if priced and rest in self.says.unitless and priced not in label:
            rest = priced + rest  # 居住 below 居民消费价格累计指数 is 居住价格指数
        beyond = self.beyond_title(rest)
        rest = beyond if beyond or self.noun(label) or self.says.ends_whole(label) else rest
        if not rest:
            return self.completed(label)
        named = self.says.measure_ends.end(label) and label[-1] == rest[-1]  # 发电量 below 产量
        told = self.told_noun(label) or self.is_standard_without(label, rest)
        sided = self.title.fund and told and rest == self.noun(rest)  # 年终结余, 调出资金 below 支出
        said = label.endswith(rest) or (rest == self.noun(rest) and rest in label)
        # 生猪存栏, 出栏羊
        counted = rest in self.says.counted and (self.noun(label) or self.nouns.start(label))
        if said or named or sided or counted:
            return self.funded(label)
        ends = (self.noun(rest), self.says.measure_ends.end(rest), self.says.moneys.end(rest))
        measured = any(ends) or code_of(rest, self.words)
        if measured:
            return self.funded(joined(label, rest))
        return rest + (label if self.title.fund else self.completed(label))  # 城市食品烟酒价格

    def is_standard_without(self, label: str, rest: str) -> bool:
        """Whether a label is a standard indicator of money by itself, and none with what its head adds."""
        money = any(UNIT_OF_MONEY in meaning.units for meaning in self.words.meanings(label))
        return money and not self.words.meanings(label + rest)

    def beyond_title(self, rest: str) -> str:
        """What a head adds to the words with which the title ends: 人员经费 of 基本支出人员经费."""
        topic = self.title.topic
        said = next((n for n in range(len(rest), 1, -1) if topic.endswith(rest[:n])), 0)
        return rest[said:] if self.noun(rest[:said]) and len(rest) - said != 1 else rest

    def measured_title(self) -> str:
        """What the title names, where that is a measure."""
        return self.title.name or (self.title.topic if self.noun(self.title.topic) else "")

    def total(self, label: str, rest: str) -> str:
        """The name of a total, or of a row that tells only the time: what the head or the title names."""
        if code_of(rest, self.words) or (rest and not label):
            return rest
        whole = self.title.name or self.title.topic
        if not whole:
            return self.funded(rest) if rest and self.title.fund else ""
        if not rest:
            return self.whole_name(whole, label)
        size = next((n for n in range(len(rest), 1, -1) if whole.endswith(rest[:n])), 0)
        return whole + rest[size:]

    def whole_name(self, whole: str, label: str) -> str:
        """What a total of a side is called: 总计 also holds what is no part of the year's own sum, 合计."""
        return whole + label if label in self.says.grand else whole


def grand_totals(lines: Sequence[Line], namer: Namer, transferred: Iterable[str]) -> list[int]:
    """The totals of a fund with a row above them that is none of the year's own: 上年结转收入."""
    times, title = namer.words.terms("time"), namer.title
    told = [word for word in transferred if title.fund and word not in title.topic]
    rows = [at for at, line in enumerate(lines) if any(word in line.name for word in told)]
    subtotals = namer.says.subtotals
    totals = (at for at, line in enumerate(lines) if line.total and line.total not in subtotals)
    return [at for at in totals if rows and rows[0] < at and not times.start(lines[at].name)]


def told_apart(completed: Mapping[int, int], lines: Sequence[Line], words: Lexicon) -> dict[int, int]:
    """The rows that need the name of their whole, with it: those that its noun does not tell apart.

    小麦 below 粮食播种面积 and below 粮食总产 is 小麦播种面积 and 小麦总产.
    """
    nouns = words.terms("measured", "balance")
    ends = {at: nouns.end(lines[whole].name) for at, whole in completed.items()}
    alike: dict[str, list[str]] = {}
    for at, end in ends.items():
        alike.setdefault(lines[at].name, []).append(end if lines[at].part else "")
    clear = {name for name, found in alike.items() if all(found) and len(set(found)) == len(found) > 1}
    return {at: whole for at, whole in completed.items() if lines[at].name not in clear}


def of_funds(lines: Sequence[Line], of: Sequence[int], words: Lexicon) -> dict[int, int]:
    """The rows that say nothing without their fund, with its row: 其他支出 below 失业保险基金支出.

    So is what one insurance pays to another: 医疗保险费 below 失业保险基金支出.
    """
    says, insurances = label_words(words.pack), words.role("insurance")

    def told(name: str) -> set[str]:
        return {insurance for insurance in insurances if insurance in name}

    found = {}
    for at, whole in enumerate(of):
        name, fund = lines[at].name, lines[whole].name if whole >= 0 else ""
        of_another = told(name) and told(fund) and not told(name) & told(fund)
        if any(word in fund for word in says.funds) and (name in says.of_each_fund or of_another):
            found[at] = whole
    return found


def joined(first: str, name: str) -> str:
    """A fund or a label before a name; what both say is said once.

    >>> joined("政府性基金预算", "预算支出合计"), joined("政府性基金预算", "污水处理费收入")
    ('政府性基金预算支出合计', '政府性基金预算污水处理费收入')
    >>> joined("固定资产投资", "投资额")
    '固定资产投资额'
    """
    both = next((n for n in range(len(name), 1, -1) if first.endswith(name[:n])), 0)
    return first + name[both:]
