"""When the figures of a column hold: what its head tells, and what it leaves to the caption above.

A head may name a year alone (2022), a month of the caption's year (5月, 1-5月), last year in many words
(同期数), or only how far it reaches: 当月 and 累计 of a table of 2024年11月.
"""

from collections.abc import Sequence
from typing import NamedTuple

import regex

from reportx.patterns import compiled
from reportx.periods import TimeWords, Years, end_of, previous

BARE_YEAR = compiled(r"(?:19[5-9]|20\d)\d")
MONTHS = compiled(r"(?P<first>\d{1,2})(?:[-—–~～至](?P<last>\d{1,2}))?月份?")
MONTH_OF = compiled(r"(?P<year>\d{4})-(?:\d\d/(?P=year)-)?(?P<month>\d\d)")
AFTER_YEAR = compiled(r"^[年度末底的及以后之]+")
LAST_QUARTER_MONTH = {"Q1": "03", "Q2": "06", "Q3": "09", "Q4": "12"}


class Timed(NamedTuple):
    """A head without its time, the time, and the time compared with."""

    rest: str
    period: str | None = None
    baseline: str | None = None


def with_year(text: str) -> str:
    """A head's cell in which a year stands alone, or with a word in brackets behind it, as a year.

    >>> with_year("2022"), with_year("2022年"), with_year("1234"), with_year("2025(预计)")
    ('2022年', '2022年', '1234', '2025年(预计)')
    """
    year, bracket, rest = text.partition("(" if "(" in text else "（")
    return f"{year}年{bracket}{rest}" if BARE_YEAR.fullmatch(year) else text


def without_period(rest: str, words: TimeWords, years: Years, default: str | None) -> Timed:
    """What is left of a head without its time, the time, and the time compared with."""
    period = baseline = None
    for m in reversed(list(words.mentions(rest, years))):
        months = MONTHS.fullmatch(rest[m.start : m.end])
        if m.baseline:
            baseline = m.period
        elif months and default:  # of the year of the table, whatever the report speaks of around it
            period = period or months_of(months, default[:4])
        else:
            period = period or m.period
        rest = rest[: m.start] + AFTER_YEAR.sub("", rest[m.end :])
    if (months := MONTHS.search(rest)) and period is None and default:
        period = months_of(months, default[:4])
    return Timed(MONTHS.sub("", rest).replace(" ", ""), period, baseline)


def months_of(m: regex.Match[str], year: str) -> str:
    """The time of 5月 or 1-5月 in a year.

    >>> months_of(MONTHS.search("1-5月"), "2024"), months_of(MONTHS.search("1-12月"), "2024")
    ('2024-01/2024-05', '2024')
    """
    return span_of_months(year, int(m["first"]), int(m["last"] or m["first"]))


def span_of_months(year: str, first: int, last: int) -> str:
    """Some months of a year, which itself is all twelve."""
    if (first, last) == (1, 12):
        return year
    return f"{year}-{first:02}/{year}-{last:02}" if last > first else f"{year}-{first:02}"


def reaching(reach: str, default: str | None) -> str | None:
    """The time of 当月 or 累计 in a table of some months, or None where the table tells no month.

    >>> reaching("month", "2024-11"), reaching("so_far", "2024-11"), reaching("month", "2024")
    ('2024-11', '2024-01/2024-11', None)
    """
    m = MONTH_OF.fullmatch(default or "")
    if m is None:
        return None
    month = int(m["month"])
    return span_of_months(m["year"], 1 if reach == "so_far" else month, month)


def year_of(period: str | None) -> str | None:
    """The year of a month or of some months, and None for any other time.

    >>> year_of("2025-01/2025-06"), year_of("2025-06"), year_of("2025")
    ('2025', '2025', None)
    """
    m = MONTH_OF.fullmatch(period or "")
    return m["year"] if m else None


def last_year(period: str | None) -> str | None:
    """The same time a year before: of a year, of a month, of some months.

    >>> last_year("2025"), last_year("2025-01/2025-05")
    ('2024', '2024-01/2024-05')
    """
    if period is None or MONTH_OF.fullmatch(period) is None:
        return previous(period)
    return period.replace(period[:4], str(int(period[:4]) - 1))


def last_month(period: str | None) -> str:
    """The month with which a time ends, so that years, quarters and months can be compared.

    >>> last_month("2024"), last_month("2024-Q3"), last_month("2024-01/2024-05"), last_month(None)
    ('2024-12', '2024-09', '2024-05', '')
    """
    end = end_of(period or "")
    if len(end) == 4:
        return f"{end}-12"
    return f"{end[:4]}-{LAST_QUARTER_MONTH[end[5:]]}" if end[5:] in LAST_QUARTER_MONTH else end


def yearly_span(periods: Sequence[str]) -> str | None:
    """The years over which a table's yearly growth is counted: between the first and the last it tells.

    >>> yearly_span(["2025", "2030"]), yearly_span(["2024", "2025"]), yearly_span(["2025"])
    ('2026/2030', '2025', None)
    """
    ends = sorted({end_of(period)[:4] for period in periods if period})
    if len(ends) < 2:
        return None
    first, last = str(int(ends[0]) + 1), ends[-1]
    return last if first == last else f"{first}/{last}"


def row_period(text: str, words: TimeWords, years: Years, default: str | None) -> str | None:
    """The time that is all that a row's label says: 2021, 2021年, 3月, or 2024年1-3月.

    >>> from reportx.packs import builtin
    >>> from reportx.periods import time_words
    >>> words, years = time_words(builtin()), Years(None, None, None)
    >>> row_period("2021", words, years, None), row_period("1-3月", words, years, "2024")
    ('2021', '2024-01/2024-03')
    """
    timed = without_period(with_year(text), words, years, default)
    return timed.period if not timed.rest else None
