"""Whose figure it is, where it is not that of the unit that reports: 伊州区, 市本级, 全国, 洋河新区.

An owner stands at the beginning of a name, which keeps it. It is told by what a place is called
(data/places.txt), by words for a level (全省, 市本级) and by what zones end with (经开区). Where a word may
as well be a grade of what is counted (省级示范县, 全国重点实验室), it is an owner only before what has a code
or is a side of a budget. What is a company's figure is not told apart.
"""

from functools import lru_cache

from reportx.indicators import Meaning, unquoted
from reportx.metrics.codes import Owned, code_of, meanings_of
from reportx.metrics.drafts import Draft
from reportx.metrics.levels import levels
from reportx.metrics.sides import sides
from reportx.patterns import compiled, one_of
from reportx.places import LONGEST, divisions, existed, is_over, is_place, level_of, longest_beginning
from reportx.records import Measure
from reportx.tuples import made
from reportx.words import Lexicon

JOINTS = "、和及与"
PAYING = frozenset({"agent", "purpose"})  # the rules that read who pays
ITEM = compiled(r"^\s*[（(]?[\d一二三四五六七八九十]{1,3}[.、．)）]")
YEAR = compiled(r"^(?:19|20)\d\d年")
SHORTEST_PLACE = 3  # 城区 is no name that stands alone
LONGEST_ACCOUNT = 30  # characters before a colon that tell whose account follows
OLDEST = 1980  # the last year of which the table of places knows nothing
MOST_NAMES, MOST_UNITS = 4000, 100


class Owners:
    """Tells owners in the report of a unit, by its name and year; where it is not known nothing is own."""

    def __init__(self, unit: str | None, year: int | None, words: Lexicon) -> None:
        self.unit, self.words = unit or "", words
        self.year = year if year and year > OLDEST else None
        self.tiers, self.zones = words.terms("tier"), words.terms("zone")
        self.sole_zones = words.role("sole_zone")
        self.accounts = tuple(words.role("account"))
        self.treasuries, self.spending = words.terms("treasury"), words.role("spending")
        self.general = words.role("general")
        self.zone_ends = frozenset(zone[-1] for zone in self.zones)
        self.funds = tuple(words.role("fund"))
        self.sides = tuple(words.role("side"))
        self.owed = words.role("owed")
        self.levels, self.budgets = levels(words), sides(words)
        # 一般公共预算收入完成预算: the rate of a side of a budget
        held = one_of(words.role("held_against"))
        self.of_plan = compiled(rf"(?<=.){held}(?!.*{held}).*$")
        own = self.levels.own.search(self.unit)
        self.level = own["level"] if own else ""
        short = unit_at_end(self.unit).removesuffix(self.level)
        self.short = short if len(short) > 1 else ""  # 株洲地区生产总值 in the report of 株洲市
        self.known: dict[str, Owned] = {}  # of the names of this report

    def of(self, name: str, scope: str | None, measure: Measure) -> Owned:
        """The owner by the name of a figure, or by where it holds; a rank only says among whom it is."""
        found = self.known.get(name)
        if found is None:
            levelled = self.levels.marks.search(name, 0, LONGEST)
            found = self.read(name) if levelled else made(Owned, (None, meanings_of(name, self.words), False))
            if not found.meanings and found.entity is None and self.short and name.startswith(self.short):
                found = found._replace(meanings=meanings_of(name.removeprefix(self.short), self.words))
            self.known[name] = found
        if found.entity is None and scope and measure != "rank" and self.is_other(scope):
            return (
                self.at_level(scope, found.meanings) if scope in self.tiers else found._replace(entity=scope)
            )
        return found

    def at_level(self, owner: str, meanings: tuple[Meaning, ...]) -> Owned:
        """What a level of a budget owns, which bears codes only at the unit's own level, and its own ones."""
        own = self.is_own_level(self.tiers.end(owner))
        return Owned(owner, meanings if own else (), own_level=own)

    def is_other(self, scope: str) -> bool:
        """Whether the words for where a figure holds mean another unit than the one that reports."""
        if found := self.levels.whole.fullmatch(scope):
            return bool(self.level) and found["level"] != self.level
        return scope in self.tiers or (place_length(scope, None) == len(scope) and not self.is_own(scope))

    def subject(self, words: str) -> str | None:
        """The place or the zone that the subject of a sentence is, unless it is the unit that reports."""
        words = ITEM.sub("", words)
        if not self.levels.marks.search(words):
            return None
        if words in self.tiers:
            return words
        if place_length(words, self.year) == len(words):
            return None if self.is_own(words) or len(words) < SHORTEST_PLACE else words
        zone = self.zones.end(words)
        alone = zone == words and not (zone in self.sole_zones and self.levels.ranks.get(self.level))
        return words if zone and not alone and not self.levels.counted.match(words) else None

    def opener(self, clause: str) -> str | None:
        """The zone of a place that a clause without a figure opens with: 青川高新区独立运行."""
        named = self.short and clause.startswith(self.short)
        if self.zone_ends.isdisjoint(clause) or not (named or place_length(clause, self.year)):
            return None
        for end in range(min(len(clause) - 1, LONGEST), SHORTEST_PLACE, -1):
            if self.zones.end(clause[:end], end - 2) and clause[end] not in JOINTS:
                return self.subject(clause[:end])
        return None

    def is_elsewhere(self, clause: str) -> bool:
        """Whether a clause begins with a place that is neither the unit that reports nor above it."""
        place = self.places_at(clause)
        own = self.is_own(place) or is_over(place, unit_at_end(self.unit))
        return len(place) >= SHORTEST_PLACE and not own

    def is_own(self, place: str) -> bool:
        """Whether a place is the unit that reports, by this name or by another."""
        return self.unit.endswith(place) or bool(
            set(divisions(place)) & set(divisions(unit_at_end(self.unit)))
        )

    def read(self, name: str) -> Owned:
        """The owner that a name begins with."""
        whole_name = meanings_of(name, self.words)
        if tier := self.tiers.start(name):
            rest = name[len(tier) :]
            if rest and self.is_level(tier, rest):
                return self.at_level(tier, meanings_of(rest, self.words))
            return Owned(None, whole_name)
        if treasury := self.treasuries.start(name):
            return Owned(treasury if name != treasury else None)
        if whole := self.levels.whole.match(name):
            if not self.is_other(whole[0]):
                return Owned(None, whole_name)
            if self.is_measured(name[whole.end() :]):
                return Owned(whole[0], whole_name)
            return Owned(None, self.words.meanings(unquoted(name)))  # 全国重点实验室
        if place := self.places_at(name):
            return self.owned_by(place, name[len(place) :], whole_name)
        return Owned(None, whole_name) if code_of(name, self.words) else self.in_zone(name, whole_name)

    def is_level(self, tier: str, rest: str) -> bool:
        """Whether words for a level of a budget tell whose figure it is, before what they stand before.

        省级示范县 are somebody's grade, and 省级补助收入 of a city is its own income.
        """
        if tier.endswith("本级"):
            return True
        upper = self.levels.ranks.get(tier[0], 2) < self.levels.ranks.get(level_of(self.unit), 0)
        owes = not upper and rest.startswith("政府") and any(word in rest for word in self.owed)
        return owes or (self.is_side(rest) and not (upper and "预算" not in rest))

    def is_own_level(self, tier: str) -> bool:
        """Whether words for a level of a budget mean the reporting unit's own, without those below it."""
        return tier in self.tiers and (not self.level or tier[0] in {self.level, "本"})

    def is_headed(self, tier: str, rest: str) -> bool:
        """Whether a heading with words for a level speaks of its budget: 市本级, 市级政府性基金预算."""
        told = tier.endswith("本级") or any(word in rest for word in (*self.funds, *self.sides))
        return told and self.is_own_level(tier)

    def is_coded(self, rest: str) -> bool:
        """Whether what is owned is a standard indicator or a side of a budget."""
        return code_of(rest, self.words) is not None or self.is_side(rest)

    def is_measured(self, rest: str) -> bool:
        """Whether what is owned is known to be somebody's figure: by a code, or as a side of a budget."""
        return self.is_coded(rest) or self.words.measured.end(rest) == rest or rest in self.general

    def is_side(self, rest: str) -> bool:
        """Whether what is owned is a side of a budget: 一般公共预算收入, 支出总计."""
        side = self.budgets.of(self.of_plan.sub("", rest))
        return bool(side and (not side["fund"] or any(word in side["fund"] for word in self.funds)))

    def owned_by(self, place: str, rest: str, whole_name: tuple[Meaning, ...]) -> Owned:
        """What a place owns; its own level of the budget (东莞市本级) is an owner of its own."""
        if (inner := self.places_at(rest)) and is_over(place, inner):
            return self.owned_by(inner, rest[len(inner) :], whole_name)
        meanings = whole_name or meanings_of(rest, self.words)
        if tier := self.tiers.start(place[-1] + rest):
            owner, behind = place[:-1] + tier, rest[len(tier) - 1 :]
            if not behind:
                return Owned(None, whole_name)
            found = self.at_level(owner, meanings_of(behind, self.words))
            return found if self.is_own(place) else Owned(owner)
        own = unit_at_end(self.unit)
        if not rest or self.is_own(place):
            return Owned(None, meanings)
        # 市区 and 新县医院; 广西; 河南省重点实验室
        vague = (len(place) < 3 and not is_over(own, place)) or not level_of(place) or is_over(place, own)
        if vague and not self.is_measured(rest):
            return Owned(None, whole_name)
        return Owned(place, meanings)

    def places_at(self, name: str) -> str:
        """The place or the list of places that a name begins with, or an empty string."""
        end = place_length(name, self.year)
        while end and name[end : end + 1] in JOINTS and (more := place_length(name[end + 1 :], self.year)):
            end += 1 + more
        return name[:end]

    def in_zone(self, name: str, whole_name: tuple[Meaning, ...]) -> Owned:
        """What a zone owns that has a name: 洋河新区财政收入."""
        if self.zone_ends.isdisjoint(name):
            return Owned(None, whole_name)  # as most names
        zone = (
            self.zones.start(name) if self.levels.ranks.get(self.level) else ""
        )  # in a province they are many
        if zone in self.sole_zones and self.is_coded(name[len(zone) :]):
            return Owned(zone, meanings_of(name[len(zone) :], self.words))  # 高新区一般公共预算收入
        for end in range(4, min(len(name), LONGEST)):
            rest = name[end:]
            if self.zones.end(name[:end], end - 2) and self.is_measured(rest):
                return Owned(name[:end], meanings_of(rest, self.words))
        return Owned(None, whole_name)


class Subjects:
    """Whose figures a sentence tells, where a place or a zone is its subject: 伊州区实现产值5亿元，增长7%.

    What follows in the sentence is the same one's, until another is named, or words for where it holds
    (全市). A part of something (其中高新区2亿元，增长5%) hands its owner on to what is inherited alone.
    """

    def __init__(self, owners: Owners) -> None:
        self.owners = owners
        self.entity: str | None = None
        self.account: str | None = None  # whose the whole sentence is
        self.payer: str | None = None  # who pays what was told of last: 中央财政安排就业补助资金5亿元
        self.parted = False
        self.whole: str | None = None  # 全国, where the figure before was of it
        self.within = False  # the last figure was a part of that
        self.part = ("", "")  # the name of the last part of that, and its unit
        self.end = 0  # of the last figure
        self.chars = ""
        self.until = -1  # the semicolon that a zone told in passing holds up to

    def enter(self, chars: str) -> None:
        """Go on with a sentence, which may begin with whose account it is: 高新区2025年预算执行情况：."""
        self.entity, self.account, self.payer, self.parted = None, None, None, False
        self.chars, self.until = chars, -1
        self.whole, self.within, self.part, self.end = None, False, ("", ""), 0
        before, colon, _ = chars[: LONGEST_ACCOUNT + 1].partition("：")
        if colon and before.endswith(self.owners.accounts):
            ends = range(min(len(before), LONGEST), 2, -1)
            self.account = next((who for end in ends if (who := self.owners.subject(before[:end]))), None)
            self.entity = self.account

    def of(self, draft: Draft, owned: Owned) -> Owned:
        """The owner of a figure: its own, its subject, or that of the figure before."""
        if owned.entity is None and (payer := self.paid_by(draft)):
            if payer in self.owners.tiers:
                return self.owners.at_level(payer, owned.meanings)
            return owned._replace(entity=payer)
        if self.is_within(draft, owned):
            return owned._replace(entity=self.whole)
        return self.told(draft, owned)

    def is_within(self, draft: Draft, owned: Owned) -> bool:
        """Whether a figure is a part of another whole's: 全国人口14亿人，其中城镇人口9亿人；农村人口5亿人.

        Behind a comma it is one if it is told like the part before: 其中男性人口7亿人，女性人口6亿人.
        """
        between = self.chars[self.end : draft.quantity.start]
        name, unit = draft.indicator, draft.quantity.unit or ""
        self.end = draft.quantity.end
        if owned.entity is not None or draft.scope is not None:
            self.whole = (
                owned.entity if owned.entity and self.owners.levels.whole.fullmatch(owned.entity) else None
            )
            self.within = False
        elif self.whole:
            goes_on = draft.rule == "inherited" or "，" not in between or self.is_like_part(name, unit)
            self.within = "part" in draft.clause.marks or (self.within and goes_on)
        if self.within and draft.rule != "inherited":
            self.part = name, unit
        return self.within

    def is_like_part(self, name: str, unit: str) -> bool:
        """Whether a figure has the measure and the unit of the last part, and another name."""
        part, own_unit = self.part
        noun = self.owners.words.measured.end(name)
        return bool(noun) and part.endswith(noun) and part != name and unit == own_unit

    def paid_by(self, draft: Draft) -> str | None:
        """The treasury that pays what a figure is of, or what it inherits: 中央财政安排补助资金5亿元."""
        if draft.rule != "inherited":
            owner = draft.clause.owner
            pays = draft.action in self.owners.spending and owner in self.owners.treasuries
            pays = pays or (draft.rule in PAYING and owner in self.owners.tiers)  # 市本级留用债券5亿元
            self.payer = owner if pays else None
        return self.payer

    def told(self, draft: Draft, owned: Owned) -> Owned:
        """The owner of a figure that no treasury pays."""
        if self.entity is not None and 0 <= self.until < draft.quantity.start:
            self.entity, self.until = self.account, -1
        if self.entity is None and owned.entity is None and not draft.clause.owner:
            self.entity = self.told_before(draft)
            own = self.entity or self.in_name(draft.indicator)
            self.until = self.chars.find("；", draft.quantity.start) if own else -1
            if self.entity is None:
                self.entity = own
                return owned  # as most are
        if draft.rule == "distributed":
            self.entity = self.account  # A县、B县降水量分别为5毫米、6毫米: of neither is what follows
            return owned
        subject, scope = draft.clause.owner, draft.scope if draft.measure != "rank" else None
        told = owned.entity is not None or scope is not None
        inherited = draft.rule == "inherited" and not subject
        if told:
            name = owned.entity or ""
            self.entity = None if name in self.owners.tiers else self.owners.subject(name)
        elif subject and draft.rule.startswith("subject"):
            self.entity = self.owners.subject(subject)
        elif not inherited and (self.parted or self.may_name(draft.indicator, owned)):
            self.entity = self.account
        if not inherited:
            self.parted = "part" in draft.clause.marks
        if told or self.entity is None:
            return owned
        if self.entity in self.owners.tiers:
            return self.owners.at_level(self.entity, owned.meanings)
        return owned._replace(entity=self.entity)

    def told_before(self, draft: Draft) -> str | None:
        """The zone that the clause before a figure's own is about, behind the last semicolon."""
        if draft.scope or draft.rule == "inherited":
            return None
        begin = self.chars.rfind("；", 0, draft.quantity.start) + 1
        end = self.chars.find("，", begin, draft.quantity.start)
        return self.owners.opener(self.chars[begin:end]) if end > 0 else None

    def in_name(self, indicator: str) -> str | None:
        """The zone that a name begins with, which owns what follows: 园区营业收入5亿元，税收1亿元."""
        if not self.owners.levels.ranks.get(self.owners.level):
            return None  # in a province they are many
        zone = self.owners.zones.start(indicator)
        return zone if zone and self.owners.is_measured(indicator[len(zone) :]) else None

    def may_name(self, indicator: str, owned: Owned) -> bool:
        """Whether a name may begin with a unit that the table of places lacks."""
        return not owned.meanings and self.owners.levels.marks.search(indicator, 0, LONGEST) is not None


class Carried:
    """Whose figures a budget speaks of where their names do not say it: those of the level named before.

    A section is of the level that its heading names (二、市本级预算), and a paragraph of the one that a
    figure named in it (市本级收入5亿元，上级补助3亿元), until one is said to be of the whole (全市).
    """

    def __init__(self, owners: Owners) -> None:
        self.owners = owners
        self.section: tuple[tuple[str, ...], str | None] = ((), None)
        self.place: str | None = None  # the zone or the place that the section's headings name
        self.paragraph = -1
        self.level: str | None = None
        self.other = False  # whether the paragraph speaks of another unit: a zone, a district

    def enter(self, path: tuple[str, ...], paragraph: int) -> None:
        """Go on with a sentence of a section, in a paragraph that begins at an offset."""
        if path != self.section[0]:
            self.section = (
                path,
                next((level for title in reversed(path) if (level := self.named(title))), None),
            )
            self.place = next((place for title in reversed(path) if (place := self.headed(title))), None)
            self.paragraph = -1
        if paragraph != self.paragraph:
            self.paragraph, self.level, self.other = paragraph, self.section[1], False

    def named(self, title: str) -> str | None:
        """The level that a heading names, an empty string for the whole, or None."""
        for at in range(len(title)):
            tier = self.owners.tiers.start(title[at:])
            if tier and self.owners.is_headed(tier, title[at + len(tier) :]):
                return tier
            if self.owners.levels.whole.match(title, at):
                return ""
        return None

    def headed(self, title: str) -> str | None:
        """The zone or the place whose budget a heading opens: 高新区预算草案."""
        words = YEAR.sub("", ITEM.sub("", title))
        ends = range(min(len(words), LONGEST), 2, -1)
        end = next((end for end in ends if self.owners.subject(words[:end])), 0)
        budgeted = not words[end:] or any(fund in words[end:] for fund in self.owners.funds)
        return words[:end] if end and budgeted and words[:end] not in self.owners.tiers else None

    def of(self, name: str, scope: str | None, measure: Measure) -> Owned:
        """The owner of a figure by its own words, or else the level that is spoken of."""
        found = self.owners.of(name, scope, measure)
        if found.entity is not None:
            own = self.owners.is_own_level(found.entity)
            self.level, self.other = found.entity if own else self.level, not own
        elif scope is not None or self.owners.levels.whole.match(name):
            self.level, self.other, self.place = "", False, None
        elif self.level:
            return found._replace(entity=self.level, own_level=True)
        elif self.place:
            return found._replace(entity=self.place)
        elif self.other:
            return found._replace(meanings=tuple(one for one in found.meanings if not one.levels))
        return found


@lru_cache(maxsize=MOST_NAMES)
def place_length(name: str, year: int | None) -> int:
    """The length of the longest place of a year, or of any, that a name begins with.

    >>> [place_length("坪山区地区生产总值", year) for year in (2024, 2005, None)]
    [3, 0, 3]
    """
    return next((end for end in range(longest_beginning(name), 1, -1) if existed(name[:end], year)), 0)


@lru_cache(maxsize=MOST_UNITS)
def unit_at_end(unit: str) -> str:
    """The last place in the name of a unit: 徐水区 of 保定市徐水区."""
    return next((unit[at:] for at in range(len(unit)) if is_place(unit[at:])), unit)
