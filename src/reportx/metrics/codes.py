"""Which standard indicator a figure is of: what its name may mean, and what its unit and verb leave of that.

A name has the code of an indicator where it equals one of its spellings, without quotes, 的, blanks and the
words that change nothing before it (全市, 我省) and behind it (增速, 总量). What is counted in another unit
is something else: 水电 in 千瓦 is no output. A spelling that is that of several is told apart by the unit.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from reportx.indicators import UNSAID, Meaning, unquoted
from reportx.metrics.records import canonical
from reportx.packs import Pack, Unit
from reportx.patterns import compiled
from reportx.quantities import scanner
from reportx.records import Measure
from reportx.words import Lexicon, lexicon

LISTED = compiled(r"其中[^。]*。")
BRACKETED = compiled(r"（[^）]*）")
MOST_NAMES, MOST_ROUNDS = 4000, 2
UNCOUNTED = frozenset({"rank", "streak", "growth", "multiple"})  # measures that have no unit of the indicator
SAME_KIND = frozenset({"money", "length", "area", "volume", "weight", "ratio", "time"})


THINGS = frozenset({"count", "length"})
SLOGAN = "大"  # 十大美丽乡村


class Owned(NamedTuple):
    """Whose figure it is, or None for the reporting unit, and the indicators that what is owned may be."""

    entity: str | None
    meanings: tuple[Meaning, ...] = ()
    own_level: bool = False  # whether it is the budget of the unit's own level, without those below it


class Counted(NamedTuple):
    """How a figure is counted: its measure, its unit, and whether it counts but some of what there is."""

    measure: Measure
    unit: str | None
    made: bool = False  # as many as a verb says something was done with: 新建医院3所
    some: bool = False  # as many as something is said of: 为1万个乡镇卫生院配备设备
    part: bool = False  # of those that were counted before: 16项民生工程，4项完成
    gone: bool = False  # as many as there are no longer: 淘汰水泥产能8700万吨
    reached: bool = False  # as many as there are by now: 高标准农田达50万亩
    ever: bool = False  # of more years than it holds for: 累计建成保障性住房29万套


def code_of(name: str, words: Lexicon) -> str | None:
    """The code by which a name is read: that of a term, and None for a mere spelling and for a part."""
    beginning, starts = name[:2], words.code_starts
    if beginning in starts or beginning[:1] in starts or not UNSAID.isdisjoint(beginning):
        return code_of_beginning(name, words)
    return None  # most names


@lru_cache(maxsize=MOST_NAMES)
def code_of_beginning(name: str, words: Lexicon) -> str | None:
    """The code of a name that begins like a term; reports share most of these."""
    for whole in (unquoted(name), unquoted(BRACKETED.sub("", name))):
        for shorter in (whole, *shortened(whole, words, wide=False)):
            if shorter in words.codes:
                return words.codes[shorter]
    return None


@lru_cache(maxsize=MOST_NAMES)
def meanings_of(name: str, words: Lexicon) -> tuple[Meaning, ...]:
    """The indicators that a name may mean, none for a part of one."""
    place = words.around.start(name, 4)
    if place and name.startswith("的", len(place)):
        return ()  # 来源于辖区的一般公共预算收入 is not the place's own
    for word in words.role("likewise"):
        name = name.replace(word, "")
    whole = unquoted(name)
    for shorter in (whole, *shortened(whole, words, wide=True)):
        if found := words.meanings(shorter):
            return found
    plain = BRACKETED.sub("", name)
    if plain == name or any(
        word in told for told in BRACKETED.findall(name) for word in words.role("narrowing")
    ):
        return ()  # a bracket may be open: 税收（和
    return meanings_of(plain, words)


def told_by_topic(
    name: str, meanings: tuple[Meaning, ...], before: str, words: Lexicon
) -> tuple[Meaning, ...]:
    """What a short name may mean behind the word for a topic that stands last before it.

    What it means by itself is left, unless that needs a topic as well; a thing is told apart by its unit.

    >>> from reportx.packs import builtin
    >>> from reportx.words import lexicon
    >>> words = lexicon(builtin())
    >>> [one.code for one in told_by_topic("采矿业", (), "规上工业增加值增长6%。分门类看，", words)]
    ['mining_value_added']
    >>> told_by_topic("采矿业", (), "规上工业增加值增长6%。制造业出口增长5%，", words)
    ()
    """
    found = words.short_meanings(name)
    before = LISTED.sub("。", before)  # a part that was told of in a sentence before is spoken of no longer
    parts = words.role("part_topic")
    topics = sorted({word for _, near in found for word in near} | words.role("topic") | parts)
    topics = [word for word in topics if word not in name and word in before]
    if not topics:
        return meanings
    last = max(topics, key=lambda word: (before.rfind(word) + len(word), len(word)))
    told = tuple(one for one, near in found if last in near)
    if last in parts:
        return told
    own = tuple(one for one in meanings if all(one.code != other.code for other, _ in found))
    return told + tuple(one for one in own if one.kind == "stock") if told else own


def shortened(name: str, words: Lexicon, *, wide: bool) -> list[str]:
    """A name without what changes nothing before and behind it, step by step.

    >>> from reportx.packs import builtin
    >>> from reportx.words import lexicon
    >>> shortened("全市地区生产总值增速", lexicon(builtin()), wide=False)
    ['地区生产总值增速', '地区生产总值']
    """
    before, behind = (words.around, words.counting) if wide else (words.here, words.aspects)
    found = []
    for _ in range(MOST_ROUNDS):
        whole = name
        name = name.removeprefix(before.start(name, 4))
        if name != whole:
            found.append(name)
        start = name.removesuffix(behind.end(name, len(name) - 2))
        if start != name:
            found.append(start)
        if start == whole:
            break
        name = start
    return found


class Coder:
    """Chooses the code of a figure among the indicators that its name may mean."""

    def __init__(self, units: Mapping[str, Unit], own: frozenset[str]) -> None:
        self.units = units
        self.own_counters = own
        self.families: dict[str, str] = {}

    def code(self, owned: Owned, counted: Counted, *, sure: bool) -> str | None:
        """The code, if what is left by unit, measure and verb is one indicator.

        The budget of the unit's own level bears none, for that would be the whole's. A name is sure where
        the reader knows it, or where it had the code a moment ago.
        """
        if owned.own_level:
            return None
        fitting = [one for one in owned.meanings if self.fits(one, counted)]
        if not sure and counted.measure in UNCOUNTED:
            fitting = [one for one in fitting if not self.is_thing(one)]
        if not fitting or (fitting[0].units and len({one.code for one in fitting}) > 1):
            return None
        return fitting[0].code

    def is_thing(self, one: Meaning) -> bool:
        """Whether it stands there and is counted: growth of 私营企业 may be that of their profits as well."""
        families = map(self.family, one.units)
        return one.kind == "stock" and any(f in THINGS or f in self.own_counters for f in families)

    def is_in_money_or_people(self, one: Meaning) -> bool:
        """Whether it is counted in money or in people."""
        return any(self.family(unit) in {"money", "people"} for unit in one.units[:1])

    def fits(self, one: Meaning, counted: Counted) -> bool:
        """Whether a figure may be one of an indicator, by how both are counted."""
        if one.kind == "flow" and (counted.ever or (one.stands and counted.reached)):
            return False
        if not one.units or counted.measure in UNCOUNTED:
            return True
        own = [self.family(unit) for unit in one.units]
        if counted.measure == "share":
            return "ratio" in own
        family = self.family(counted.unit) if counted.unit else ""
        if counted.measure == "level" and not self.is_whole(one, counted, family or own[0]):
            return False
        points = counted.measure == "change" and family == "ratio" and one.kind != "stock"
        return not family or family in own or points

    def is_whole(self, one: Meaning, counted: Counted, family: str) -> bool:
        """Whether a level counts all of what there is of a stock, and all of what was done of a flow."""
        counts = family == "count" or family in self.own_counters
        if counted.unit == SLOGAN or (counted.part and counts):
            return False
        if one.kind != "stock":
            return True
        counts = counts or family in {"people", "length", "area", "money"}
        return not (counted.some or counted.gone or (counted.made and counts))

    def family(self, unit: str) -> str:
        """What units are counted alike: 万人 as 人次, 家 as 户; 千瓦 is not 千瓦时."""
        if unit not in self.families:
            name = canonical(unit, self.units).name
            known = self.units.get(name or "")
            kind = known.kind if known else ""
            family = "people" if known and known.people else kind
            alike = (kind in SAME_KIND or kind == "count") and name not in self.own_counters
            self.families[unit] = family if alike else name or ""
        return self.families[unit]


@cache
def coder(pack: Pack) -> Coder:
    """The coder of a pack, made once."""
    return Coder(scanner(pack).units, lexicon(pack).role("own_counter"))


def only_code(name: str, words: Lexicon) -> str | None:
    """The code of a name without a figure, if it can mean but one indicator."""
    codes = {one.code for one in meanings_of(name, words)}
    return code_of(name, words) or (codes.pop() if len(codes) == 1 else None)
