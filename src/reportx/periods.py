"""When: the time expressions of a sentence, as ISO 8601.

A year is 2024, a quarter 2024-Q3, a month 2024-06, a span of years 2021/2025, one of months 2024-01/2024-09.
What is relative (五年来, 今年, 未来三年) is read against the years of the report, and so is a part of a year
that bears none (上半年, 前四个月, 1—9月).
"""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import regex

from reportx.numerals import chinese
from reportx.packs import Pack
from reportx.patterns import compiled, compiled_plain, kept_result
from reportx.records import Kind
from reportx.tuples import made
from reportx.year_parts import DAY, MONTH, NUM, PART, SPANS, TO, count_of, part_period, unnamed

DIGIT = "零〇○一二三四五六七八九"
YEAR = rf"(?:(?:19|20)\d\d|(?:一九|二[{DIGIT}OＯ0])[{DIGIT}OＯ0]{{2}})"
# how times are written with numbers, which is no matter of words: 2021、2022、2023三年, 前两年, 上半年
BARE = rf"(?<![前提目\d{DIGIT}十./年月第]|[去上]年)"
TOGETHER = "[两三四五六七八九]年"
PLAN_YEARS = rf"[前头](?P<plan_first>{NUM})年|后(?P<plan_last>{NUM})年"
NUMBER_FIRSTS = rf"\d{DIGIT}两十“\"前头上下第"  # what such a time begins with
NUMERAL = compiled(rf"\\d|[{DIGIT}两十]")
YEARS_IN = compiled(rf"[{DIGIT}两十]年")
BEHIND_PLAN = '”"的前头后'
# the roles of [[time]] whose words begin a time expression, or stand behind the number of a plan
BEGINNING = ("past", "tenure", "coming", "current", "previous", "until")
BEFORE_NUMBER = ("past", "coming", "until")  # and those before which none of years or months is all
OF_PLAN = ("plan_word", "during", "closing", "of_plan")
ROLES = (*BEGINNING, *OF_PLAN, "annual", "elapsed", "within", "since", "base", "span_from")
SIGN_REACH = 21  # no time expression begins further before the first sign in it
ANY = r"[\s\S]"


class Years(NamedTuple):
    """The years that a report speaks of, as far as it tells."""

    report: int | None
    review: int | None
    plan: int | None
    here: int | None = None  # the year of a quarter or a half without one; by default the review year
    span: str | None = None  # the years of a plan of five, which plans no year alone

    def within(self, *, target: bool) -> "Years":
        """The same years inside a part, of whose year a quarter or a half is."""
        report, review, plan, _, span = self
        return made(Years, (report, review, plan, plan if target else review, span))

    def own(self, kind: Kind) -> str | None:
        """The time of a part; what plans no time tells of the year that it reviews."""
        planned = (self.plan and str(self.plan)) or self.span if kind == "plan" else None
        return planned or (self.review and str(self.review)) or None


class Mention(NamedTuple):
    """A time expression at [start, end) of a string; `baseline` if others are measured against it."""

    start: int
    end: int
    period: str
    baseline: bool


class TimeWords:
    """Finds the time expressions that the words of a pack make with numbers: data/times.toml."""

    def __init__(self, pack: Pack) -> None:
        words: dict[str, list[str]] = {role: [] for role in ROLES}
        for entry in pack.time:
            if entry.role in words:
                words[entry.role].append(entry.pattern)
        said = {role: "|".join(patterns) or "(?!)" for role, patterns in words.items()}
        signs = ("signs of times", *(pattern for role in ROLES for pattern in words[role]))
        begins, sign = kept_result(signs, lambda: (beginning(words), sign_of(words)))
        self.pattern = compiled(mention_pattern(said, begins))
        self.sign = compiled_plain(sign)
        before_month = rf"[前头]{NUM}个?|{TO}{MONTH}|(?:{said['until']}){MONTH}"
        self.month_sign = compiled(rf"月(?:(?<=(?:{before_month})月)|(?=份))")
        self.base = compiled(rf"(?:{said['base']})[“\"]?$")
        self.span_from = compiled(said["span_from"])

    def mentions(
        self, chars: str, years: Years, times: "Iterable[regex.Match[str]] | None" = None
    ) -> Iterator[Mention]:
        """The time expressions of a string, as far as they can be told; `times` are those, if known.

        >>> from reportx.packs import builtin
        >>> words, years = time_words(builtin()), Years(2016, 2015, 2016)
        >>> [m.period for m in words.mentions("由2010年的68亿元增加到2015年的136亿元，五年来", years)]
        ['2010', '2015', '2011/2015']
        >>> [m.period for m in words.mentions("2013年1-10月增长5%，前三季度增长6%", years)]
        ['2013-01/2013-10', '2013-01/2013-09']
        """
        told = 0  # the year of a part of one, of which the next part without a year is as well
        for m in self.found(chars) if times is None else times:
            before = self.base.search(chars, max(0, m.start() - 4), m.start())
            # 从2021年到2025年 is a span and no base
            baseline = before is not None and not (m["from_year"] and self.span_from.fullmatch(before[0]))
            if m["year"] and not baseline:
                told = year_number(m["year"]) if m["part"] or not (years.here or years.review) else 0
            if period := of_year(told, m["bare"]) if told and m["bare"] else period_of(m, years):
                if baseline and m["past"] and m[0][0] == "前":
                    period = span_before(period)
                yield Mention(m.start(), m.end(), period, baseline)

    def found(self, chars: str) -> "Iterator[regex.Match[str]]":
        """What reads as a time expression, whatever year it is of."""
        at = 0
        while (sign := self.sign_in(chars, at)) >= 0 and (
            m := self.pattern.search(chars, max(at, sign - SIGN_REACH))
        ):
            at = m.end()
            yield m

    def sign_in(self, chars: str, at: int = 0, end: int = sys.maxsize) -> int:
        """Where something stands without which there is no time expression, between two offsets; or -1."""
        found = self.sign.search(chars, at, end)
        until = found.start() if found else end
        if chars.find("月", at, until) >= 0 and (month := self.month_sign.search(chars, at, until)):
            return month.start()
        return until if found else -1


@cache
def time_words(pack: Pack) -> TimeWords:
    """The words of a pack, made once."""
    return TimeWords(pack)


def mention_pattern(said: Mapping[str, str], begins: str) -> str:
    """The pattern of all time expressions; what it begins with is asked first, which spares the rest."""
    lines = rf"""{begins}(?:
        (?P<from_year>{YEAR})年?{TO}{{1,2}}(?P<to_year>{YEAR})年
        |(?P<listed>{YEAR})年?(?=(?:[、和及与]{YEAR}年?){{1,9}}(?:(?<=年)|{TOGETHER}))
        |(?P<from_short>{YEAR})年?{TO}(?P<to_short>\d\d)年
        |(?P<year>{YEAR})(?:年|(?<=[、和及与]....){TOGETHER})(?:{said["annual"]})?
            (?:的?(?P<part>{unnamed(PART)}))?(?P<since>{said["since"]})?
        |(?<![之{DIGIT}])[“"]?(?P<plan>十?[一二三四五六七八九]|十)五[”"]?(?:{said["plan_word"]})?
            (?:(?:{said["during"]})?的?(?:{PLAN_YEARS})|(?P<plan_end>{said["closing"]})?(?={said["of_plan"]}))
        |(?<!连|续|第|[一二三四五六七八九十\d年])(?:{said["past"]})?(?P<past>{NUM})年(?:{said["elapsed"]})
        |(?P<within>五)年(?:{said["within"]})
        |(?P<tenure>{said["tenure"]})
        |(?:{said["coming"]})(?P<future>{NUM})年
        |(?P<this>{said["current"]})(?:的?(?P<this_part>{unnamed(SPANS)}))?
        |(?P<last>{said["previous"]})(?:的?(?P<last_part>{unnamed(SPANS)}))?
        |(?:{said["until"]})(?P<until>{MONTH}月)(?:份|底|末|{DAY})?
        |{BARE}(?P<bare>{unnamed(SPANS)}))"""
    return "".join(line.strip() for line in lines.splitlines())


def beginning(words: Mapping[str, Sequence[str]]) -> str:
    """What a time expression begins with, as a condition; none where the words of a pack don't tell."""
    found = first_characters(words, BEGINNING)
    chars = "".join(sorted(found))
    return f"(?=[{NUMBER_FIRSTS}{regex.escape(chars)}])" if found else ""


def sign_of(words: Mapping[str, Sequence[str]]) -> str:
    """What every time expression holds; a set comes first, for re runs to the next character of one.

    It is a year or a quarter behind a number, or the number of a plan before a word of one; and where the
    words of a pack hold no such thing (本届政府, 去年), their first character before the second.
    """
    unnumbered, behind = first_characters(words, BEGINNING, numbered=False), first_characters(words, OF_PLAN)
    if not unnumbered or not behind or not all(unnumbered.values()):
        return ANY
    years = "".join(sorted(char for char, second in unnumbered.items() if set(second) == {"年"}))
    others = {char: second for char, second in sorted(unnumbered.items()) if char not in years}
    either = "".join(f"|(?<={char})(?=[{''.join(sorted(set(second)))}])" for char, second in others.items())
    return (
        rf"[年五季{''.join(others)}](?:(?<=[0-9{DIGIT}两十半OＯ{years}]年)"
        rf"|(?<=五)[{BEHIND_PLAN}{regex.escape(''.join(sorted(behind)))}]|(?<=季)度{either})"
    )


def first_characters(
    words: Mapping[str, Sequence[str]], roles: Iterable[str], *, numbered: bool = True
) -> dict[str, str]:
    """What the words of some roles begin with, with what may stand behind it; none, if that is not known.

    A word that begins with a number is left out, and so is one that stands before a number of years, if
    those are no matter.
    """
    from reportx.beginnings import BEHIND, PLAIN, alternatives, either, firsts  # noqa: PLC0415 - as in sparse

    found = []
    for role in roles:
        for part in (part for pattern in words[role] for part in alternatives(pattern)):
            word = regex.sub(rf"^(?:{BEHIND})+", "", part)
            told = role in BEFORE_NUMBER or (PLAIN.fullmatch(word) and YEARS_IN.search(word))
            if not NUMERAL.match(word) and (numbered or not told):
                found.append(firsts(word))
    return either(found)


def period_of(m: "regex.Match[str]", years: Years) -> str | None:
    """The period of a match, or None where the report's years would have to be guessed."""
    if m["year"]:
        return year_period(m, years)
    if m["listed"]:
        return str(year_number(m["listed"]))
    if m["from_year"]:
        return f"{year_number(m['from_year'])}/{year_number(m['to_year'])}"
    if m["from_short"]:
        first = year_number(m["from_short"])
        last = first // 100 * 100 + int(m["to_short"])
        return f"{first}/{last}" if first < last else None
    if m["plan"]:
        return plan_period(m, years.review)
    return relative_period(m, years)


def year_period(m: "regex.Match[str]", years: Years) -> str | None:
    year = year_number(m["year"])
    if m["part"]:
        return part_period(year, m["part"])
    if m["since"] and years.review and years.review > year:
        return f"{year}/{years.review}"
    return str(year)


def plan_period(m: "regex.Match[str]", review: int | None) -> str:
    """The years of a five-year plan, or some of them; “十四五”以来 are those up to the review year."""
    first, last = plan_years(m["plan"])
    if m.string.startswith("以来", m.end()) and review and first <= review < last:
        return span(first, review)
    if m["plan_end"]:
        return str(last)
    if m["plan_first"]:
        return span(first, min(last, first + count_of(m["plan_first"]) - 1))
    if m["plan_last"]:
        return span(max(first, last - count_of(m["plan_last"]) + 1), last)
    return f"{first}/{last}"


def relative_period(m: "regex.Match[str]", years: Years) -> str | None:
    if m["this"]:
        if m["this"][0] == "本" and years.here:
            return of_year(years.here, m["this_part"])
        part = m["this_part"]  # some months of it have passed when they are told of
        return of_year((part and years.report) or years.plan or years.report, part)
    if m["last"]:
        last = years.review if years.plan or not years.report else years.report - 1
        return of_year(last, m["last_part"])
    if m["future"]:
        return f"{years.plan}/{years.plan + count_of(m['future']) - 1}" if years.plan else None
    if m["within"] or (m["past"] == "五" and not years.review and not m[0].endswith("来")):
        return years.span  # 五年内 is said of the years of a plan of five, which reviews none
    if m["past"] or m["tenure"]:
        count = count_of(m["past"]) if m["past"] else 5
        return span(years.review - count + 1, years.review) if years.review and 1 < count <= 40 else None
    here = years.here or years.review
    return of_year(here, m["bare"] or m["until"]) if here else None


def of_year(year: int | None, part: str | None) -> str | None:
    """A year, or a part of it."""
    if year is None:
        return None
    return part_period(year, part) if part else str(year)


def plan_years(numeral: str) -> tuple[int, int]:
    """First and last year of a five-year plan.

    >>> plan_years("十四"), plan_years("一"), plan_years("十")
    ((2021, 2025), (1953, 1957), (2001, 2005))
    """
    n = chinese(numeral)
    first = 1953 + 5 * (n - 1) if n <= 2 else 1966 + 5 * (n - 3)
    return first, first + 4


def year_number(numeral: str) -> int:
    """The year of a numeral, in which a zero may be the letter that looks like it: 二OO三."""
    return int(numeral) if numeral.isdecimal() else chinese(regex.sub("[○OＯ0]", "〇", numeral))


def span(first: int, last: int) -> str:
    return f"{first}/{last}" if first < last else str(last)


def end_of(period: str) -> str:
    """The last part of a span: what is reached at its end bears it.

    >>> end_of("2021/2025"), end_of("2024")
    ('2025', '2024')
    """
    return period.rpartition("/")[2]


def span_before(period: str) -> str:
    """The years right before a span, as many as it has: 比前五年 in a report on five years.

    >>> span_before("2021/2025")
    '2016/2020'
    """
    first, _, last = period.partition("/")
    if not last:
        return period
    count = int(last) - int(first) + 1
    return f"{int(first) - count}/{int(first) - 1}"


def previous(period: str | None) -> str | None:
    """The period before a year or the same quarter or month of the year before.

    >>> previous("2024"), previous("2024-Q3"), previous("2021/2025")
    ('2023', '2023-Q3', None)
    """
    if period is None or "/" in period:
        return None
    return f"{int(period[:4]) - 1}{period[4:]}"
