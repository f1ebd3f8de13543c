"""What the words around a figure of a budget tell beside its name: which budget it is of, and at which level.

城乡社区支出 is a class of 一般公共预算支出, and 政府性基金预算支出 has another of that name; the sum that a
sentence of 市级 ends with is not that of the whole city. Neither changes what the figure is called.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reportx.metrics.codes import Owned, meanings_of
from reportx.metrics.levels import levels
from reportx.metrics.owners import Carried, Owners
from reportx.metrics.sides import sides
from reportx.packs import Pack
from reportx.patterns import compiled, compiled_plain, one_of
from reportx.terms import Terms
from reportx.words import lexicon

if TYPE_CHECKING:
    import regex

    from reportx.words import Lexicon

BUDGETS = frozenset({"budget", "insurance"})
FARTHEST = 4000  # characters from a figure back to what its budget is named by
FARTHEST_TOPIC = 1000  # and to the topic of a short name, in one line
SIDE_OF_BUDGET = 20  # characters behind a level in which its budget is named
TOTAL = "_total"  # what the codes of sums with transfers and balances end with
LONGEST_SUM = 10
INSURED = compiled_plain("保险基金")
INSURANCES = compiled(r"(\p{Han}+保险)基金")
INSURANCE_FUND = "insurance_fund_"  # what the codes of the funds of all insurances begin with
LONGEST_BEGINNING = 24  # characters of a paragraph that tell what it is of
OTHER = "other"  # a level that is not the reporting unit's, or that is not told for sure


class Stretch(NamedTuple):
    """Where a figure stands: the text, and where its section, paragraph, sentence and itself begin."""

    chars: str
    section: int
    paragraph: int
    sentence: int
    at: int
    path: Sequence[str]


class BudgetWords(NamedTuple):
    """The words of a pack by which it is told what a figure of a budget is of."""

    general: tuple[str, ...]  # what the names of the general public budget begin with
    sum: "regex.Pattern[str]"  # a side alone right before a figure, and what makes a sum of it: 收入合计为
    gross: "regex.Pattern[str]"  # the end of a name of such a sum: 总收入
    levels: "regex.Pattern[str]"  # the levels of government, the zones and the whole


@cache
def budget_words(pack: Pack) -> BudgetWords:
    """The words of a pack, made once."""
    words = lexicon(pack)
    side = sides(words).side
    reaching = (term for term, verb in words.verbs.items() if verb.role in {"reach", "be"})
    verbs = one_of({*reaching, *words.role("setting")})
    return BudgetWords(
        general=tuple(words.role("general_budget")),
        sum=compiled(rf"(?:^|[，、；。：,;:]){side}(?P<sum>{one_of(words.role('sum'))}){verbs}?$"),
        gross=compiled(rf"总{side}$"),
        levels=compiled(rf"{one_of(words.role('tier') | words.role('zone'))}|{levels(words).whole_unit}"),
    )


class Surroundings:
    """Narrows what a figure of a budget may be by the words before it."""

    def __init__(self, owners: Owners, carried: Carried, pack: Pack) -> None:
        self.owners, self.carried = owners, carried
        self.words: Lexicon = owners.words
        self.funds = Terms((t, c.role) for c in pack.column if c.role in BUDGETS for t in c.terms)
        self.named = (*owners.funds, *owners.sides, *self.words.role("owed"))
        self.told = budget_words(pack)

    def narrowed(self, owned: Owned, name: str, stretch: Stretch, *, own_words: bool) -> Owned:
        """What is left of the indicators that a figure may be."""
        if not own_words and (
            total := self.told.sum.search(stretch.chars, max(0, stretch.at - LONGEST_SUM), stretch.at)
        ):
            whole = f"{name.removesuffix(total['sum'])}总计"
            owned = owned._replace(meanings=meanings_of(whole.removeprefix(owned.entity or ""), self.words))
        of_department = any(word in title for title in stretch.path for word in self.words.role("department"))
        of_one = of_department or self.is_of_one_insurance(owned, name, stretch)
        if of_one or (not own_words and self.is_balance(name, stretch)):
            return owned._replace(meanings=())
        if self.told.gross.search(name) and self.is_summed(stretch):
            owned = owned._replace(meanings=tuple(one for one in owned.meanings if one.code.endswith(TOTAL)))
        if not own_words and self.is_mistaken(name, stretch):
            return owned._replace(meanings=())
        if any(one.general for one in owned.meanings) and not self.is_general(stretch):
            owned = owned._replace(meanings=tuple(one for one in owned.meanings if not one.general))
        if any(one.levels for one in owned.meanings):
            if stretch.path and self.is_of_zones(stretch.path[-1]):
                return self.without_levels(owned)
            return self.at_level(owned, stretch) if owned.entity is None else owned
        return owned

    def is_balance(self, name: str, stretch: Stretch) -> bool:
        """Whether the words right before a figure without a name speak of a balance: …，年末结转1亿元."""
        first = max(stretch.sentence, stretch.at - LONGEST_SUM)
        clause = stretch.chars[first : stretch.at].rpartition("，")[2]
        return any(word in clause and word not in name for word in self.words.role("summand"))

    def is_of_one_insurance(self, owned: Owned, name: str, stretch: Stretch) -> bool:
        """Whether the heading or the paragraph begins with one insurance, of whose fund a figure is."""
        if not any(one.code.startswith(INSURANCE_FUND) for one in owned.meanings):
            return False
        begins = stretch.chars[stretch.paragraph : stretch.paragraph + LONGEST_BEGINNING]
        told = (*stretch.path[-1:], begins)
        kinds, whole = self.words.role("insurance"), self.words.role("insured_all")
        told = tuple(where for where in told if not any(word in where for word in whole))
        return any(kind in where and kind not in name for where in told for kind in kinds)

    def is_summed(self, stretch: Stretch) -> bool:
        """Whether a sentence adds transfers and balances before a sum."""
        before = stretch.chars[stretch.sentence : stretch.at]
        return any(word in before for word in self.words.role("summand"))

    def is_of_zones(self, title: str) -> bool:
        """Whether a heading names zones, and no level of the reporting unit's own."""
        zones = any(zone in title for zone in self.owners.zones)
        return zones and self.carried.named(title) is None

    @staticmethod
    def without_levels(owned: Owned) -> Owned:
        """The same without what is of a budget, where it is not told whose."""
        return owned._replace(meanings=tuple(one for one in owned.meanings if not one.levels))

    def is_general(self, stretch: Stretch) -> bool:
        """Whether the budget that was named last, here or in a heading, is the general public one."""
        first = max(stretch.section, stretch.at - FARTHEST)
        near = max((stretch.chars.rfind(fund, first, stretch.at), len(fund), fund) for fund in self.funds)
        if near[0] >= 0:
            return near[2].startswith(self.told.general)
        named = (fund for title in reversed(stretch.path) for fund in self.funds if fund in title)
        last = next(named, None)
        return last is None or last.startswith(self.told.general)  # where none is named, it is that

    def is_mistaken(self, name: str, stretch: Stretch) -> bool:
        """Whether a name was completed with a budget, where its paragraph speaks of an insurance's fund."""
        insured = INSURED.search(stretch.chars, stretch.paragraph, stretch.at) is not None
        if insured and INSURED.search(name):
            return self.is_of_other_insurance(name, stretch)
        return insured and any(fund in name for fund in self.funds)

    @staticmethod
    def is_of_other_insurance(name: str, stretch: Stretch) -> bool:
        """Whether its sentence told of another insurance's fund last: …；护理保险基金…，滚存结余3亿元."""
        told = INSURANCES.findall(stretch.chars, stretch.sentence, stretch.at)
        fund = name.partition("基金")[0]
        return bool(told) and not (told[-1].endswith(fund) or fund.endswith(told[-1]))

    def at_level(self, owned: Owned, stretch: Stretch) -> Owned:
        """The same of the level that its sentence names; one named in a sentence before leaves it open."""
        chars, first = stretch.chars, max(stretch.section, stretch.at - FARTHEST)
        level = self.last_level(chars, stretch.sentence, stretch.at)
        if level is None and self.last_level(chars, min(first, stretch.paragraph), stretch.sentence):
            level = OTHER
        if level is None and not any(self.owners.levels.whole.search(title) for title in stretch.path):
            level = next(
                (found for title in reversed(stretch.path) if (found := self.carried.named(title))), None
            )
        if level == OTHER:
            return self.without_levels(owned)
        return owned._replace(own_level=True) if level else owned

    def last_level(self, chars: str, start: int, end: int) -> str | None:
        """The last level that is named in a stretch, an empty string for the whole, or None."""
        found = None
        for m in self.told.levels.finditer(chars, start, end):
            behind = chars[m.end() : min(end, m.end() + SIDE_OF_BUDGET)]
            if chars.rfind("（", start, m.start()) > chars.rfind("）", start, m.start()):
                continue
            if self.owners.levels.whole.fullmatch(m[0]):
                found = ""
            elif m[0] in self.owners.tiers:
                owed = self.owners.is_own_level(m[0]) and any(word in behind for word in self.owners.owed)
                found = m[0] if owed or self.owners.is_headed(m[0], behind) else found
            elif any(word in behind for word in self.named):
                found = OTHER
        return found
