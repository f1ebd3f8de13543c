"""Parts of a year in all their wordings: quarters, halves, months, and spans of them, as ISO 8601."""

import regex

from reportx.numerals import chinese
from reportx.patterns import compiled

NUM = r"(?:[一二三]?十[一二三四五六七八九]?|[一二两三四五六七八九]|\d{1,2})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
TO = r"(?:—{1,2}|[-－–−~～至到])"
# the parts of a year; a single month is one only behind its year, or as 1月份, which is no day's beginning
MONTHS = rf"(?P<from_month>{MONTH})(?:月份?)?(?:{DAY})?{TO}(?P<to_month>{MONTH})月(?:份|底|末|{DAY})?"
SPANS = rf"""(?:第?(?P<quarter>[一二三四1-4])季度
      |(?P<from_quarter>[一二三1-3])(?:季度)?{TO}(?P<to_quarter>[二三四2-4])季度
      |(?P<half>[上下]半年)
      |前(?P<quarters>[两二三23])个?季度
      |[前头](?P<months>{NUM})个?月
      |{MONTHS}
      |(?P<month_alone>{MONTH})月份)"""
PART = rf"(?:{SPANS}|(?P<month>{MONTH})月(?:份|底|末|{DAY})?)"
PART_OF_YEAR = compiled(PART, regex.VERBOSE)


def unnamed(pattern: str) -> str:
    """A pattern without the names of its groups."""
    return regex.sub(r"\?P<\w+>", "?:", pattern)


def part_period(year: int, part: str) -> str | None:
    """The months or the quarter of a year that a part of it names.

    >>> part_period(2024, "前四个月"), part_period(2024, "四季度"), part_period(2024, "1月1日至6月30日")
    ('2024-01/2024-04', '2024-Q4', '2024-01/2024-06')
    """
    m = PART_OF_YEAR.match(part)
    if m is None:
        return None
    if m["quarter"]:
        return f"{year}-Q{count_of(m['quarter'])}"
    if month := m["month"] or m["month_alone"]:
        return f"{year}-{count_of(month):02}"
    return months_of(year, *months_named(m))


def months_named(m: "regex.Match[str]") -> tuple[int, int]:
    """The first and the last month of a part of a year."""
    if m["half"]:
        return (1, 6) if m["half"][0] == "上" else (7, 12)
    if m["quarters"]:
        return 1, 3 * count_of(m["quarters"])
    if m["months"]:
        return 1, count_of(m["months"])
    if m["from_quarter"]:
        return 3 * count_of(m["from_quarter"]) - 2, 3 * count_of(m["to_quarter"])
    return count_of(m["from_month"]), count_of(m["to_month"])


def months_of(year: int, first: int, last: int) -> str | None:
    """Some months of a year; all of them are the year.

    >>> months_of(2024, 1, 9), months_of(2024, 1, 12), months_of(2024, 6, 6), months_of(2024, 9, 3)
    ('2024-01/2024-09', '2024', '2024-06', None)
    """
    if (first, last) == (1, 12):
        return str(year)
    if first == last <= 12:
        return f"{year}-{first:02}"
    return f"{year}-{first:02}/{year}-{last:02}" if first < last <= 12 else None


def count_of(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else chinese(numeral)
