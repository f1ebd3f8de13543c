"""Numbers with their units and bounds: what is a figure at all, before asking of what.

One scan finds every numeral that could be a figure. It knows numbers, scales, units, bounds
and ranges, and refuses rather than shortens: a number that a digit, a dot or a percent sign
still touches is not read as a smaller one. Whether such a number is part of a name instead
(十四五, 5G, 第五次普查) is told in names.py.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from heapq import merge
from itertools import groupby
from typing import Literal, NamedTuple

import regex

from reportx.names import NameFinder
from reportx.numerals import number, scale
from reportx.packs import Pack, Unit
from reportx.patterns import compiled, kept_result
from reportx.records import Comparator
from reportx.words import Terms

Form = Literal["amount", "percent", "ratio", "doubling", "rank", "streak", "bare"]
Match = regex.Match[str]

# --- the forms of a figure, built from named parts; all are compiled into one pattern, with the units of a
# pack in the place of UNIT

SPACED = r"\d{1,3}(?:[ ]\d{3})+(?:\.\d+)?"  # 4 000, only with a unit behind it
ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"  # 1,100.9 · 1444
MIXED = r"\d+亿\d+[千百]?[多余]?万|\d+[万亿]\d+[千百十](?!\d)"  # 1万6千 · 1亿3千
DIGIT, PLACE = "零〇一二两三四五六七八九", "十百千万亿"
CHINESE = rf"[一二两三四五六七八九{PLACE}][{DIGIT}{PLACE}]*(?:点[{DIGIT}]+)?|半"  # 三千八百 · 八点一
NUMBER = rf"(?:{MIXED}|{ARABIC}|{CHINESE})"
ORDER = r"\d+|[一二三四五六七八九十百]+"
TO = r"(?:—{1,2}|[-–－~～至到−])"
VAGUE = "余多来"
SMALL = "百千万亿"

# what stands for a character that a conversion lost
LOST = r"[?？\ufffd\p{Co}]"
# a digit, a letter, 第 or 数 before a number makes it the rest of something else, and so does 12?
CLEAR = rf"""(?<![\d.A-Za-z第之{DIGIT}{PLACE}]|\d[,，: ]|\d{LOST}{{1,4}})(?<![几数点](?=[{DIGIT}{PLACE}]))"""
# 3—5家 · 5.5%-6% · 1,100.9亿元 · 5200余套 · 九成 · 10多万人 · 万头（只）
AMOUNT = rf"""(?P<minus>(?<=[长幅速率为比是（(：:])[-－−])?{CLEAR}
    (?P<low>{SPACED}|{NUMBER})
    (?:(?=[^\n，。；、]{{0,12}}{TO})
       (?P<low_unit>[{PLACE}]{{0,2}}UNIT?){TO}(?=[\d{DIGIT}十])(?P<high>{NUMBER}))?
    (?P<vague>[{VAGUE}几])?(?P<scale>[{PLACE}]{{0,3}})(?P<vague2>[{VAGUE}])?(?P<scale2>[万亿])?
    (?P<unit>UNIT)(?P<per>/[百千万]?UNIT|（[\u4e00-\u9fff]）)?(?P<vague3>余|多)?"""
# 百分之八点一 · 百分之五至六
PERCENT = rf"(?P<of>[百千万])分之(?P<part>{NUMBER})(?:{TO}(?P<part_high>{NUMBER}))?(?P<vague4>[多余])?"
# 翻番 · 翻两番
DOUBLING = r"翻了?(?P<times>[一两二三四五\d])?番"
# 连续45个月 · 连续第7次 · 五年连续
RUN_UNIT = r"个?(?:季度|月|年|次|届|天|日|周|轮|季|批)"
STREAK = rf"""(?:连续第?|连续保持)(?P<run>{NUMBER})(?P<run_unit>{RUN_UNIT})多?
    |(?P<early>[一二两三四五六七八九十]+|\d+)(?P<early_unit>年|个月|次|届)(?=连续)"""
# 第21名 · 首位 · 前十
RANK = rf"""(?P<place>首位|榜首)
    |第(?P<order>{ORDER})(?P<class>名|位)?(?![\d.年])
    |(?<![提目门面])前(?P<top>{ORDER})(?P<top_class>名|位|强)?"""
# 2.21∶1
RATIO = r"(?<![\d.:：∶])(?P<a>\d+(?:\.\d+)?)[:：∶](?P<b>1(?:00)?)(?![\d.:：∶])"
# 人才总量超719万，
SCALED = rf"""{CLEAR}(?P<scaled>{MIXED}|{ARABIC})(?P<vague5>[{VAGUE}])?(?P<bare_scale>[{SMALL}]{{1,2}})
    (?P<vague6>[{VAGUE}])?"""
# 分别提高4.2和0.7个百分点: the last one's unit is theirs
SHARED = rf"""(?=\d)(?<=分别[^，。；\n]{{0,40}})(?<![\d.])(?P<shared>{ARABIC})
    (?:个(?=[、和与及][\d.]+个百分点))?(?=[、和与及](?:{ARABIC}[、和与及])*{NUMBER}(?P<shared_unit>[{SMALL}]{{0,2}}UNIT))"""
# 城乡居民收入比2.93，
BARE = rf"""(?<![\d.A-Za-z/〔第]|\d[,:：∶-])(?P<bare>{ARABIC})
    (?![\d.,:：∶A-Za-z/%-]*\d|[年月日号时分A-Za-z])(?=[，。；、）]|左右|以[上下内])"""

PATTERN = "|".join(
    f"(?:{form})" for form in (STREAK, SHARED, AMOUNT, PERCENT, DOUBLING, RANK, RATIO, SCALED, BARE)
)
# 单位：亿元 above lines of one name and one number each, among lines without a number
UNIT_HEAD = rf"单位[:：][ ]?(?P<unit>[{SMALL}]{{0,2}}UNIT)[)）]?(?=\n|$)"
ROW = (
    rf"\n[^\d\n。，；]{{2,30}}?[ :：]*(?P<minus>[-－−])?(?P<value>{ARABIC})(?=\n|$)|\n[^\d\n。]{{1,20}}(?=\n)"
)
# bounds of one character that begin words of their own behind a unit
LOOSE_BOUNDS = frozenset(f"{VAGUE}内起强")


class Quantity(NamedTuple):
    """A figure as it stands at [start, end) of a string, with its worth and the bound behind it."""

    start: int
    end: int
    form: Form
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    comparator: Comparator | None
    lead: int  # where the words that belong to the figure itself begin: 连续 of a streak
    tail: int  # where the words that bound it behind end: 左右
    negative: bool = False  # 增长-2.3%

    def moved(self, by: int) -> "Quantity":
        """The same figure in a string that begins elsewhere."""
        start, end, form, value, most, unit, comparator, lead, tail, negative = self
        return Quantity._make(
            (start + by, end + by, form, value, most, unit, comparator, lead + by, tail + by, negative)
        )


class Scanner:
    """Finds figures with the units and bounds of a pack."""

    def __init__(self, pack: Pack) -> None:
        self.units: Terms[Unit] = Terms()
        for unit in pack.unit:
            for term in unit.terms:
                self.units.setdefault(term, unit)
        bounds = [bound for bound in reversed(pack.bound) if bound.side == "after"]
        self.after: Terms[Comparator] = Terms(
            (term, bound.comparator) for bound in bounds for term in bound.terms if term not in LOOSE_BOUNDS
        )
        self.longest_bound = max(map(len, self.after), default=0)
        self.bound_starts = frozenset(term[0] for term in self.after)
        terms = tuple(sorted(self.units))
        units = kept_result(("either", *terms), lambda: either(terms))
        self.pattern = compiled(PATTERN.replace("UNIT", units), regex.VERBOSE)
        index = self.pattern.groupindex
        self.parts = slice(index["minus"] - 1, index["vague3"])  # of an amount; to ask for each takes long
        self.unit_head = compiled(UNIT_HEAD.replace("UNIT", units))
        self.row = compiled(ROW)
        self.names = NameFinder(pack)

    def scan(self, chars: str) -> Iterator[Quantity]:
        """Figures from left to right; those that are part of a name are still among them."""
        rows = list(self.rows(chars))
        if not rows:
            return self.figures(chars)
        taken = {row.end for row in rows}
        figures = (figure for figure in self.figures(chars) if figure.end not in taken)
        return merge(figures, rows, key=lambda quantity: quantity.start)

    def figures(self, chars: str) -> Iterator[Quantity]:
        """Figures of running text, with the words behind each that bound it."""
        for m in self.pattern.finditer(chars):
            parts = m.groups()[self.parts]
            quantity = self.amount(m, parts) if parts[1] else other(m)
            if quantity is not None:
                at = quantity.end
                bounded = chars[at : at + 1] in self.bound_starts
                word = self.after.start(chars[at : at + self.longest_bound]) if bounded else ""
                yield (
                    quantity._replace(comparator=self.after[word], tail=at + len(word)) if word else quantity
                )

    def rows(self, chars: str) -> Iterator[Quantity]:
        """The numbers of lines below a head that gives them their unit."""
        for head in self.unit_head.finditer(chars):
            at = head.end()
            while row := self.row.match(chars, at):
                at = row.end()
                if row["value"]:
                    start = row.start("minus") if row["minus"] else row.start("value")
                    value, form = number(row["value"]), form_of(head["unit"])
                    negative = row["minus"] is not None
                    yield Quantity(start, at, form, value, None, head["unit"], None, start, at, negative)

    def amount(self, m: Match, parts: Sequence[str]) -> Quantity | None:
        """A number with a unit; a round word (千亿元), an article (一个) or a year is none."""
        minus, low, low_unit, high, vague, scales, vague2, scale2, term, per, vague3 = parts
        article = low == "一" and not high and self.units[term].kind in {"count", "time"}
        if article or (low[0] in SMALL and not low.strip(SMALL)) or (term == "年" and not leads_to_years(m)):
            return None
        numeral = high or low
        unit = f"{scales}{scale2 or ''}{term}{per or ''}"
        value, value_max = number(numeral), None
        if numeral[-1] in "万亿" and (shift := trailing_scale(numeral)):
            unit, value = shift + unit, value / scale(shift)
        if high:
            own = trailing_scale(low) or low_unit  # 5万至8万人, but 3至5万人
            low_value = number(low) * scale(low_unit) / scale(unit) if own else number(low)
            value, value_max = low_value, value
        over: Comparator | None = "over" if vague or vague2 or vague3 or "多" in low or "余" in low else None
        (start, end), negative = m.span(), minus is not None
        return Quantity(start, end, form_of(term), value, value_max, unit, over, start, end, negative)


def other(m: Match) -> Quantity | None:
    """The figure of a match that is no amount."""
    if m["part"]:
        return percent(m)
    if m["run"] or m["early"]:
        return streak(m)
    if m["a"]:
        return plain(m, "ratio", number(m["a"]), None)
    if m["shared"]:
        return plain(m, form_of(m["shared_unit"]), number(m["shared"]), m["shared_unit"])
    if m["bare"] or m["scaled"]:
        return bare(m)
    return rank(m) if m[0][0] != "翻" else plain(m, "doubling", number(m["times"] or "一"), "番")


def either(terms: Sequence[str]) -> str:
    """A pattern for the longest of some sorted terms that stands there, each character asked for once.

    >>> either(["个", "个月", "元"])
    '(?:个(?:月)?|元)'
    """
    rest = {
        first: [term[1:] for term in alike]
        for first, alike in groupby(filter(None, terms), lambda term: term[0])
    }
    parts = [regex.escape(first) + (either(tails) if tails != [""] else "") for first, tails in rest.items()]
    return f"(?:{'|'.join(parts)})" + "?" * (terms[0] == "")


def form_of(unit: str) -> Form:
    return "percent" if unit in {"%", "‰", "‱"} else "amount"


def leads_to_years(m: Match) -> bool:
    """缩短至3年 tells a figure; 三年来 and 2024年 do not, and are read in periods.py."""
    return m.string[max(0, m.start() - 1) : m.start()] in {"至", "到", "为"} and len(m["low"]) < 3


def trailing_scale(numeral: str) -> str:
    """The 万 or 亿 that ends a numeral, which belongs to the unit: 五千三百亿元 is 5300 亿元.

    >>> trailing_scale("五千三百亿"), trailing_scale("三千"), trailing_scale("5")
    ('亿', '', '')
    """
    cut = len(numeral)
    while cut > 1 and numeral[cut - 1] in "万亿":
        cut -= 1
    return numeral[cut:]


def plain(
    m: Match,
    form: Form,
    value: Decimal,
    unit: str | None,
    *,
    value_max: Decimal | None = None,
    vague: str | None = None,
) -> Quantity:
    """The figure of a whole match."""
    start, end = m.span()
    bound: Comparator | None = "over" if vague else None
    return Quantity(start, end, form, value, value_max, unit, bound, start, end)


def percent(m: Match) -> Quantity:
    unit = {"百": "%", "千": "‰", "万": "‱"}[m["of"]]
    high = number(m["part_high"]) if m["part_high"] else None
    return plain(m, "percent", number(m["part"]), unit, value_max=high, vague=m["vague4"])


def streak(m: Match) -> Quantity:
    run = "run" if m["run"] else "early"
    start, end, unit = m.start(run), m.end(f"{run}_unit"), m[f"{run}_unit"]
    return Quantity(start, end, "streak", number(m[run]), None, unit, None, m.start(), m.end())


def rank(m: Match) -> Quantity:
    if m["place"]:
        return plain(m, "rank", Decimal(1), "位")
    if m["top"]:
        return plain(m, "rank", number(m["top"]), m["top_class"])._replace(comparator="at_most")
    return plain(m, "rank", number(m["order"]), m["class"])


def bare(m: Match) -> Quantity:
    if m["bare"]:
        return plain(m, "bare", number(m["bare"]), None)
    return plain(m, "bare", number(m["scaled"]), m["bare_scale"], vague=m["vague5"] or m["vague6"])


@cache
def scanner(pack: Pack) -> Scanner:
    """The scanner of a pack, made once."""
    return Scanner(pack)
