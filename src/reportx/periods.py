"""When: the time expressions of a sentence, as ISO 8601.

A year is 2024, a quarter 2024-Q3, a month 2024-06, a span of years 2021/2025, one of months 2024-01/2024-09.
What is relative (五年来, 今年, 未来三年) is read against the years of the report, and so is a part of a year
that bears none (上半年, 前四个月, 1—9月).
"""

import sys
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from reportx.numerals import chinese
from reportx.patterns import compiled, compiled_plain
from reportx.records import Kind
from reportx.tuples import made
from reportx.year_parts import DAY, MONTH, NUM, PART, SPANS, TO, count_of, part_period, unnamed

DIGIT = "零〇○一二三四五六七八九"
YEAR = rf"(?:(?:19|20)\d\d|(?:一九|二[{DIGIT}OＯ0])[{DIGIT}OＯ0]{{2}})"
BARE = rf"(?<![前提目\d{DIGIT}十./年月第]|[去上]年)"
# behind 五年 without 来: what was done in these years
DONE_IN = (
    r"累计|累积|共|净|新|总|合计|年均|平均|增|跨|完成|投|建|实施|发放|办|获|翻"
    r"|[^年\d]{0,2}(?:增长|提高|下降|投入)"
)
SCHEME = r"\p{Han}{0,4}(?:规划|计划|方案|行动)"  # 三年实施规划 is a name, whatever its years are
TOGETHER = "[两三四五六七八九]年"  # 2021、2022、2023三年
PLAN_YEARS = rf"[前头](?P<plan_first>{NUM})年|后(?P<plan_last>{NUM})年"
PLACES = "[国省市县区]"
QUOTED = rf"(?<=[”\"])(?:共|年均|平均|五年|我{PLACES}|全{PLACES})"
BEHIND_PLAN = rf"时期|期间|规划期|以来|末|的|累计|[）)，,、]|{QUOTED}"


# what a time expression begins with: to ask for that first spares the rest at most places
FIRSTS = rf"(?=[\d{DIGIT}两十“\"过近前头最这刚本任未今接去上下第截])"
MENTION = compiled(
    rf"""{FIRSTS}(?:
    (?P<from_year>{YEAR})年?{TO}{{1,2}}(?P<to_year>{YEAR})年
  | (?P<listed>{YEAR})年?(?=(?:[、和及与]{YEAR}年?){{1,9}}(?:(?<=年)|{TOGETHER}))
  | (?P<from_short>{YEAR})年?{TO}(?P<to_short>\d\d)年
  | (?P<year>{YEAR})(?:年|(?<=[、和及与]....){TOGETHER})(?:度(?!假))?
        (?:的?(?P<part>{unnamed(PART)}))?(?P<since>以来|起)?
  | (?<![之{DIGIT}])[“"]?(?P<plan>十?[一二三四五六七八九]|十)五[”"]?(?:规划)?
        (?:(?:期间|时期)?的?(?:{PLAN_YEARS})|(?P<plan_end>末|期末)?(?={BEHIND_PLAN}))
  | (?<!连|续|第|[一二三四五六七八九十\d年])(?:过去|近|前|最近|这|刚刚过去的|过去的)?(?P<past>{NUM})年
        (?:来|间|以来|(?=[，,]|(?!{SCHEME})(?:{DONE_IN})))
  | (?P<within>五)年(?:以|之)?内
  | (?P<tenure>本届政府|过去五年|任期内|五年任期)
  | (?:未来|今后|接下来|今后的)(?P<future>{NUM})年
  | (?P<this>今年|本年度?)(?:的?(?P<this_part>{unnamed(SPANS)}))?
  | (?P<last>去年|(?<!基础)上年(?!均)|过去一年|过去的一年|一年来)(?:的?(?P<last_part>{unnamed(SPANS)}))?
  | (?:截至|截止到?)(?P<until>{MONTH}月)(?:份|底|末|{DAY})?
  | {BARE}(?P<bare>{unnamed(SPANS)}))
    """.replace("\n", ""),
    regex.VERBOSE,
)
# what every time expression holds; a set comes first, for re runs to the next character of one
SIGN = compiled_plain(
    r"[年五任届季](?:(?<=[0-9零〇○一二两三四五六七八九十今本去上半OＯ]年)"
    r"|(?<=五)[”\"规末期时以的累前头后）),，、]|(?<=任)期|(?<=届)政府|(?<=季)度)"
)
MONTH_SIGN = compiled(rf"月(?:(?<=(?:[前头]{NUM}个?|{TO}{MONTH}|截[至止]到?{MONTH})月)|(?=份))")
REACH = 21  # no time expression begins further before the first sign in it
BASELINE = compiled(
    r"(?:比|较|同|与|是|为|等于|恢复到|恢复至|相当于|由|从|自|超过|超|相比|对比|高于|低于|较之|比之)[“\"]?$"
)
FROM = frozenset("从自由")  # 从2021年到2025年 is a span and no base


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


def mentions(chars: str, years: Years, times: Iterable[regex.Match[str]] | None = None) -> Iterator[Mention]:
    """The time expressions of a string, as far as they can be told; `times` are those, where they are known.

    >>> [m.period for m in mentions("由2010年的68亿元增加到2015年的136亿元，五年来", Years(2016, 2015, 2016))]
    ['2010', '2015', '2011/2015']
    >>> [m.period for m in mentions("2023年1-10月增长5%，前三季度增长6%", Years(2025, 2024, 2025))]
    ['2023-01/2023-10', '2023-01/2023-09']
    """
    told = 0  # the year of a part of one, of which the next part without a year is as well
    for m in time_expressions(chars) if times is None else times:
        before = BASELINE.search(chars, max(0, m.start() - 4), m.start())
        baseline = before is not None and not (m["from_year"] and before[0] in FROM)
        if m["year"] and not baseline:
            told = year_number(m["year"]) if m["part"] or not (years.here or years.review) else 0
        if period := of_year(told, m["bare"]) if told and m["bare"] else period_of(m, years):
            if baseline and m["past"] and m[0][0] == "前":
                period = span_before(period)
            yield Mention(m.start(), m.end(), period, baseline)


def time_expressions(chars: str) -> Iterator[regex.Match[str]]:
    """What reads as a time expression, whatever year it is of."""
    at = 0
    while (sign := sign_of_time(chars, at)) >= 0 and (m := MENTION.search(chars, max(at, sign - REACH))):
        at = m.end()
        yield m


def sign_of_time(chars: str, at: int = 0, end: int = sys.maxsize) -> int:
    """Where something stands without which there is no time expression, between two offsets; or -1."""
    found = SIGN.search(chars, at, end)
    until = found.start() if found else end
    if chars.find("月", at, until) >= 0 and (month := MONTH_SIGN.search(chars, at, until)):
        return month.start()
    return until if found else -1


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
