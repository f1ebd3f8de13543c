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
from typing import Any, Literal, NamedTuple, TypeAlias

import regex

from reportx.figure_patterns import (
    DIGIT,
    FIRST_OF_WORDS,
    PATTERN,
    PLACE,
    ROW,
    ROWS_OF_DIGITS,
    SMALL,
    UNIT_HEAD,
    WORDED,
)
from reportx.names import NameFinder
from reportx.numerals import POINT, least_of, number, rough, scale, sum_of_coins, with_scale
from reportx.packs import Bound, Pack, Unit
from reportx.patterns import compiled, kept_result
from reportx.plain_figures import BEGINNING, PlainFigure, PlainFigures
from reportx.records import Comparator
from reportx.terms import Terms
from reportx.tuples import made
from reportx.words import lexicon

Form = Literal["amount", "percent", "ratio", "doubling", "rank", "streak", "bare"]
Match: TypeAlias = regex.Match[str]

DIGITS_AND_PLACES = frozenset(DIGIT + PLACE)
# 增长六，四倍: where rows of digits stand, what stands behind this may be but the fraction of a number
HALF = compiled(rf"[{DIGIT}](?<!分之[{DIGIT}{PLACE}]+)，")
SMALL_PLACES = frozenset("十百千")
ARTICLE_KINDS = frozenset(("count", "time"))  # units of which 一 is an article
MANY_TERMS = 3000  # of units, from which on an alternative of all takes minutes to compile; a list does not
# such a list, and how it is asked for: each copy of it would take its time and memory once more
LIST, LISTED = r"(?(DEFINE)(?P<one_unit>\L<units>))", "(?&one_unit)"
SCALED_UNIT = compiled("^(?:[百千]?[万亿])+")  # 万千瓦时 is 万 of 千瓦时
GREATEST = 10**16  # 亿亿: no report has more, and a row of scales that goes on is a damaged text


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
    signed: bool = False  # a plus or a minus is part of it, so it tells a change: 同比+8.5%

    def moved(self, by: int) -> "Quantity":
        """The same figure in a string that begins elsewhere."""
        start, end, form, value, most, unit, comparator, lead, tail, negative, signed = self
        start, end, lead, tail = start + by, end + by, lead + by, tail + by
        own = start, end, form, value, most, unit, comparator, lead, tail, negative, signed
        return made(Quantity, own)


class Scanner:
    """Finds figures with the units and bounds of a pack."""

    def __init__(self, pack: Pack) -> None:
        self.units: Terms[Unit] = Terms()
        for unit in pack.unit:
            for term in unit.terms:
                self.units.setdefault(term, unit)
        self.kinds = {term: unit.kind for term, unit in self.units.items()}
        self.spoken = {
            term: unit.canonical or term for unit in pack.unit if is_other_word(unit) for term in unit.terms
        }
        self.signs = {
            term: bound.comparator for bound in pack.bound for term in bound.terms if is_sign(term, bound)
        }
        self.sign_ends = frozenset(term[-1] for term in self.signs)
        words = lexicon(pack)
        self.change_of_years, self.up_to_now = words.role("leads_to_years"), tuple(words.role("up_to_now"))
        self.arriving, self.origins = words.role("arriving"), words.role("origin")
        self.end_of_people, loose = words.role("end_of_people"), words.role("loose_bound")
        self.unscaled, self.steps = words.role("unscaled"), tuple(words.role("step"))
        bounds = [bound for bound in reversed(pack.bound) if bound.side == "after"]
        self.after: Terms[Comparator] = Terms(
            (term, bound.comparator) for bound in bounds for term in bound.terms if term not in loose
        )
        self.longest_bound = max(map(len, self.after), default=0)
        self.bound_starts = frozenset(term[0] for term in self.after)
        terms = tuple(sorted(self.units))
        listing: dict[str, Any] = {"units": terms} if len(terms) > MANY_TERMS else {}
        units = LISTED if listing else kept_result(("either", *terms), lambda: either(terms))
        listed = LIST if listing else ""
        runs, moves = words.pattern("run_unit"), words.pattern("moving_ratio")
        forms = PATTERN.replace("RUNS", runs).replace("MOVES", moves).replace("UNIT", units)
        self.pattern = compiled(forms + listed, regex.VERBOSE, **listing)
        index = self.pattern.groupindex
        self.parts = slice(index["sign"] - 1, index["vague3"])  # of an amount; to ask for each takes long
        self.worded = compiled(WORDED.replace("RUNS", runs), regex.VERBOSE)
        self.unit_head = compiled(UNIT_HEAD.replace("UNIT", units) + listed, **listing)
        self.row = compiled(ROW)
        self.plain = PlainFigures(self.units, words.role("moving_ratio"))
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
        """Figures of running text, with what bounds each: a sign before it, words behind it."""
        rows = any(sign in chars and row.search(chars) for sign, row in ROWS_OF_DIGITS)
        at = 0
        while begun := BEGINNING.search(chars, at):
            start = begun.start()
            if begun.lastindex and (plain := self.plain.read(chars, begun)):
                at, quantity = plain[-1], self.plain_amount(chars, start, plain)
            elif chars[start] in FIRST_OF_WORDS:
                m = self.worded.match(chars, start)
                at, quantity = (m.end(), worded(m)) if m else (start + 1, None)
            elif self.plain.begins(chars, begun) and (m := self.pattern.match(chars, start)):
                at, parts = m.end(), m.groups()[self.parts]
                quantity = self.amount(m, parts, rows=rows) if parts[1] else other(m, rows=rows)
            else:
                at, quantity = start + 1, None
            if quantity is not None and chars[quantity.end - 1] in self.unscaled:
                quantity = self.without_word(chars, quantity)
            if quantity is None:
                continue
            end, lead = quantity.end, quantity.lead
            if chars[end : end + 1] in self.end_of_people and (quantity.unit or "")[1:].endswith("人"):
                quantity = without_last(quantity)
                end -= 1
            if chars[end : end + 1] in self.bound_starts or chars[lead - 1 : lead] in self.sign_ends:
                quantity = self.bounded(chars, quantity)
            yield quantity

    def without_word(self, chars: str, quantity: Quantity) -> Quantity | None:
        """A figure of which the scale is the unit before a milestone: 突破11万大关, but not 十万大山."""
        unit = quantity.unit or ""
        if len(unit) < 2 or unit in self.units:
            return quantity
        return without_last(quantity) if chars.startswith(self.steps, quantity.end - 1) else None

    def bounded(self, chars: str, quantity: Quantity) -> Quantity:
        """A figure with what bounds it: words behind it, a sign before it."""
        at, lead = quantity.end, quantity.lead
        word = self.after.start(chars[at : at + self.longest_bound])
        if word:
            quantity = quantity._replace(comparator=self.after[word], tail=at + len(word))
        if lead and chars[lead - 1] in self.sign_ends:
            sign = chars[lead - 2 : lead] if chars[lead - 2 : lead] in self.signs else chars[lead - 1]
            if sign in self.signs:
                quantity = quantity._replace(comparator=self.signs[sign], lead=lead - len(sign))
        return quantity

    def plain_amount(self, chars: str, start: int, plain: PlainFigure) -> Quantity | None:
        """A number with a unit that nothing extends; a year or an article is none."""
        numeral, vague, scales, term, end = plain
        if numeral == "一" and self.kinds[term] in ARTICLE_KINDS:
            return None
        if term == "年" and not self.leads_to_years(chars, (start, end), numeral):
            return None
        unit = f"{scales}{self.spoken.get(term, term)}"
        bound, form = "over" if vague else None, form_of(term)
        own = start, end, form, number(numeral), None, unit, bound, start, end, False, False
        return made(Quantity, own)

    def leads_to_years(self, chars: str, span: tuple[int, int], low: str) -> bool:
        """缩短至3年 and 从6年缩短 tell figures; 三年来 and 2024年 do not, and are read in periods.py."""
        start, end = span
        before, behind = chars[max(0, start - 1) : start], chars[end : end + 1]
        told = before in self.arriving or (before in self.origins and behind in self.change_of_years)
        return told and (len(low) < 3 or "." in low) and not chars.startswith(self.up_to_now, end)

    def rows(self, chars: str) -> Iterator[Quantity]:
        """The numbers of lines below a head that gives them their unit."""
        heads = list(self.unit_head.finditer(chars))
        for head, stop in zip(heads, [*(head.start() for head in heads[1:]), len(chars)], strict=False):
            at = head.end()
            while at < stop and (row := self.row.match(chars, at)):
                at = row.end()
                if row["value"]:
                    start = row.start("minus") if row["minus"] else row.start("value")
                    value, form = number(row["value"]), form_of(head["unit"])
                    negative = row["minus"] is not None
                    yield Quantity(start, at, form, value, None, head["unit"], None, start, at, negative)

    def amount(self, m: Match, parts: Sequence[Any], *, rows: bool) -> Quantity | None:
        """A number with a unit; a round word (千亿元), an article (一个) or a year is none."""
        sign, low, low_unit, high, vague, scales, vague2, scale2, term, per, coins, vague3 = parts
        if rows and m.start() > 1 and HALF.match(m.string, m.start() - 2):
            return None
        if (vague == "几" and scales[:1] in SMALL_PLACES) or is_cut(high or low, scales or scale2 or ""):
            return None  # 一百几十种
        if coins:
            return plain(m, "amount", sum_of_coins(f"{low}{scales}{term}{coins}"), "元")
        kind = self.kinds.get(term)
        article = low == "一" and not high and kind in ARTICLE_KINDS
        if (
            article
            or (low[0] in SMALL and not low.strip(SMALL))
            or (term == "年" and not self.leads_to_years(m.string, m.span(), low))
        ):
            return None
        start, end = m.span()
        if "." in low and kind == "count" and is_numbered(m):  # 1.20项 at a line's beginning
            point = low.index(".") + 1
            start, low = start + point, low[point:]
        unit = f"{scales}{scale2 or ''}{self.spoken.get(term, term)}{per or ''}"
        if high is None and low[1:] and low[0] in DIGITS_AND_PLACES and (ends := rough(low, rows=rows)):
            low, high = ends
        numeral, value_max = high or low, None
        value = number(numeral)
        if numeral[-1] in "万亿":
            unit, value = with_scale(numeral, unit)
        elif "亿" in numeral and unit[0] == "万":
            value = number(f"{numeral}万") / scale("万")  # 一亿四千多万吨
        if high:
            value, value_max = least_of(low, low_unit or "", value, unit), value
        if scale(unit) > GREATEST or (value_max is not None and value_max < value):
            return None  # 5亿亿亿元; 100-20亿元 is no range
        over: Comparator | None = "over" if vague or vague2 or vague3 or vague_in(low) else None
        if sign == "+" and kind == "count":
            start, sign = start + 1, ""  # 网格长+3名网格员 tells no change
        form, signed = form_of(term), bool(sign)
        negative = signed and sign not in {"+", "↑"}
        return Quantity(start, end, form, value, value_max, unit, over, start, end, negative, signed)


def without_last(quantity: Quantity) -> Quantity:
    """A number of 万人 as one of 万, where 人 belongs to the word behind it."""
    unit = (quantity.unit or "")[:-1]
    return quantity._replace(end=quantity.end - 1, tail=quantity.tail - 1, unit=unit, form="bare")


def vague_in(numeral: str) -> str | None:
    """What makes a mixed numeral a lower bound: 1亿3千多万."""
    return "多" if "多" in numeral else "余" if "余" in numeral else None


def is_cut(numeral: str, scales: str) -> bool:
    """Whether a point parts a Chinese numeral below its 亿, so that no place tells its worth: 一亿八·五万."""
    pointed = scales[:1] == "万" and "亿" in numeral[:-1] and POINT.search(numeral)
    return bool(pointed) and not numeral[0].isdecimal()


def is_other_word(unit: Unit) -> bool:
    """Whether a unit's terms are other words for the canonical one, and are printed so: 3亿人民币."""
    return unit.kind == "money" and unit.canonical is not None and unit.factor == (1, 1)


def is_sign(term: str, bound: Bound) -> bool:
    """Whether a bound is a sign that touches the figure behind it: ≥5%."""
    return bound.side == "before" and not any(map(str.isalpha, term))


def is_numbered(m: Match) -> bool:
    """Whether a line's own number touches a count, of which there are no fractions: 1.20项工程."""
    single = not (m["high"] or m["scale"] or m["scale2"])
    return single and m.string[m.start() - 1 : m.start()] in {"", "\n", "。"}


def other(m: Match, *, rows: bool) -> Quantity | None:
    """The figure of a match that is no amount."""
    if m["part"]:
        return percent(m, rows=rows)
    if m["bare"] or m["scaled"] or m["mixed"]:
        return bare(m)
    return with_own_unit(m) or worded(m)


def with_own_unit(m: Match) -> Quantity | None:
    """The figure of a form that tells its unit."""
    if m["a"]:
        return plain(m, "ratio", number(m["a"]), None)
    if m["shared"]:
        scaled, unit = m["shared_scale"], m["shared_unit"]
        if scaled:
            unit = scaled + SCALED_UNIT.sub("", unit)
        return plain(m, form_of(unit), number(m["shared"]), unit)
    return None


def worded(m: Match) -> Quantity:
    """The figure of a form that begins with a word, or with a number before 连续."""
    if m["run"] or m["early"]:
        return streak(m)
    return doubling(m) if m[0][0] == "翻" else rank(m)


def doubling(m: Match) -> Quantity:
    """How often something doubled: 翻近两番, 翻了一番多."""
    found = plain(m, "doubling", number(m["times"] or "一"), "番", vague=m["vague7"])
    return found._replace(comparator="nearly") if m["nearly"] else found


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


def percent(m: Match, *, rows: bool) -> Quantity | None:
    unit = {"百": "%", "千": "‰", "万": "‱"}[m["of"]]
    low, high = rough(m["part"], rows=rows) or (m["part"], m["part_high"])
    value, value_max = number(low), number(high) if high else None
    if value_max is not None and value_max < value:
        return None  # 百分之20-5 is no range
    return plain(m, "percent", value, unit, value_max=value_max, vague=m["vague4"])


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
    if m["mixed"]:
        unit, value = with_scale(m["mixed"], "")
        return plain(m, "bare", value, unit or None, vague=vague_in(m["mixed"]))
    return plain(m, "bare", number(m["scaled"]), m["bare_scale"], vague=m["vague5"] or m["vague6"])


@cache
def scanner(pack: Pack) -> Scanner:
    """The scanner of a pack, made once."""
    return Scanner(pack)
