"""When: the time expressions of a sentence, as ISO 8601.

A year is 2024, a quarter 2024-Q3, a month 2024-06, a span of years 2021/2025.
What is relative (五年来, 今年, 未来三年) is read against the years of the report.
"""

from collections.abc import Iterator
from typing import NamedTuple

import regex

from reportx.numerals import chinese
from reportx.patterns import compiled

YEAR = r"(?:19|20)\d\d|[一二][零〇九][零〇一二三四五六七八九]{2}"
NUM = r"[一二两三四五六七八九十]|\d{1,2}"
# behind 五年 without 来: what was done in these years
DONE_IN = (
    r"累计|累积|共|净|新|总|合计|年均|平均|增|跨|完成|投|建|实施|发放|办|获"
    r"|[^年\d]{0,2}(?:增长|提高|下降|投入)"
)
MENTION = compiled(
    rf"""
    (?P<from_year>{YEAR})年?[-—－~～至到]{{1,2}}(?P<to_year>{YEAR})年
  | (?P<year>{YEAR})年
        (?:第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下]半年)|(?P<nine>前三季度)|(?P<month>1[0-2]|[1-9])月)?
        (?P<since>以来|起)?
  | [“"]?(?P<plan>十?[一二三四五六七八九]|十)五[”"]?(?:规划)?(?P<plan_end>末|期末)?
        (?=时期|期间|规划期|以来|末|的|累计|[）)，,、])
  | (?<!连|续|第|[一二三四五六七八九十\d年])(?:过去|近|前|最近|这|刚刚过去的|过去的)?(?P<past>{NUM})年
        (?:来|间|以来|(?=[，,]|{DONE_IN}))
  | (?P<tenure>本届政府|过去五年|任期内|五年任期)
  | (?:未来|今后|接下来|今后的)(?P<future>{NUM})年
  | (?P<this>今年|本年度?)
  | (?P<last>去年|上年|过去一年|过去的一年|一年来)
  | (?P<bare_quarter>(?<![前\d]|[去上]年)第?[一二三四]季度)
  | (?P<bare_half>(?<![去上]年)[上下]半年)
  | (?P<bare_nine>(?<![去上]年)前三季度)
    """.replace("\n", ""),
    regex.VERBOSE,
)
# what every time expression holds
SIGN = compiled(r"[\d零〇一二两三四五六七八九十今本去上半]年|五[”\"规末期时以的累）),，、]|任期|届政府|季度")
REACH = 12  # no time expression begins further before the first sign in it
BASELINE = compiled(r"(?:比|较|同|与|是|为|相当于|由|从|自|超过|超|相比|对比|高于|较之|比之)[“\"]?$")


class Years(NamedTuple):
    """The years that a report speaks of, as far as it tells."""

    report: int | None
    review: int | None
    plan: int | None
    here: int | None = None  # the year of a quarter or a half without one; by default the review year


class Mention(NamedTuple):
    """A time expression at [start, end) of a string; `baseline` if others are measured against it."""

    start: int
    end: int
    period: str
    baseline: bool


def mentions(chars: str, years: Years) -> Iterator[Mention]:
    """The time expressions of a string, as far as they can be told.

    >>> [m.period for m in mentions("由2010年的68亿元增加到2015年的136亿元，五年来", Years(2016, 2015, 2016))]
    ['2010', '2015', '2011/2015']
    """
    at = 0
    while (sign := sign_of_time(chars, at)) and (m := MENTION.search(chars, max(at, sign.start() - REACH))):
        at = m.end()
        if period := period_of(m, years):
            yield Mention(
                m.start(),
                m.end(),
                period,
                BASELINE.search(chars, max(0, m.start() - 4), m.start()) is not None,
            )


def sign_of_time(chars: str, at: int = 0) -> "regex.Match[str] | None":
    """The first place from an offset on that holds something without which there is no time expression."""
    if "年" in chars or "五" in chars or "季" in chars or "届" in chars or "任" in chars:
        return SIGN.search(chars, at)
    return None


def period_of(m: "regex.Match[str]", years: Years) -> str | None:
    """The period of a match, or None where the report's years would have to be guessed."""
    if m["year"]:
        return year_period(m, years)
    if m["from_year"]:
        return f"{year_number(m['from_year'])}/{year_number(m['to_year'])}"
    if m["plan"]:
        first, last = plan_years(m["plan"])
        return str(last) if m["plan_end"] else f"{first}/{last}"
    return relative_period(m, years)


def year_period(m: "regex.Match[str]", years: Years) -> str:
    year = year_number(m["year"])
    if m["quarter"]:
        return f"{year}-Q{chinese(m['quarter']) if not m['quarter'].isdigit() else m['quarter']}"
    if m["half"]:
        return f"{year}-01/{year}-06" if m["half"][0] == "上" else f"{year}-07/{year}-12"
    if m["nine"]:
        return f"{year}-01/{year}-09"
    if m["month"]:
        return f"{year}-{int(m['month']):02}"
    if m["since"] and years.review and years.review > year:
        return f"{year}/{years.review}"
    return str(year)


def relative_period(m: "regex.Match[str]", years: Years) -> str | None:
    if m["this"]:
        return text_of(years.plan or years.report)
    if m["last"]:
        return text_of(years.review if years.plan or not years.report else years.report - 1)
    if m["future"] and years.plan:
        return f"{years.plan}/{years.plan + count_of(m['future']) - 1}"
    if (m["past"] or m["tenure"]) and years.review:
        count = count_of(m["past"]) if m["past"] else 5
        return span(years.review - count + 1, years.review) if 1 < count <= 40 else None
    here = years.here or years.review
    if m["bare_quarter"] and here:
        return f"{here}-Q{chinese(m['bare_quarter'].removeprefix('第')[0])}"
    if m["bare_nine"] and here:
        return f"{here}-01/{here}-09"
    if m["bare_half"] and here:
        return f"{here}-01/{here}-06" if m["bare_half"][0] == "上" else f"{here}-07/{here}-12"
    return None


def plan_years(numeral: str) -> tuple[int, int]:
    """First and last year of a five-year plan.

    >>> plan_years("十四"), plan_years("一"), plan_years("十")
    ((2021, 2025), (1953, 1957), (2001, 2005))
    """
    n = chinese(numeral)
    first = 1953 + 5 * (n - 1) if n <= 2 else 1966 + 5 * (n - 3)
    return first, first + 4


def year_number(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else chinese(numeral)


def count_of(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else chinese(numeral)


def text_of(year: int | None) -> str | None:
    return None if year is None else str(year)


def span(first: int, last: int) -> str:
    return f"{first}/{last}" if first < last else str(last)


def end_of(period: str) -> str:
    """The last part of a span: what is reached at its end bears it.

    >>> end_of("2021/2025"), end_of("2024")
    ('2025', '2024')
    """
    return period.rpartition("/")[2]


def previous(period: str | None) -> str | None:
    """The period before a year or the same quarter or month of the year before.

    >>> previous("2024"), previous("2024-Q3"), previous("2021/2025")
    ('2023', '2023-Q3', None)
    """
    if period is None or "/" in period:
        return None
    return f"{int(period[:4]) - 1}{period[4:]}"
