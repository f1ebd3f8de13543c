"""The day on which a report was delivered."""

from datetime import date

import regex

from reportx.heads.words import HeadWords
from reportx.patterns import compiled

TENS = r"[一二三四五六七八九十]"
DAY = compiled(r"(?P<year>[12]\d{3})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
CHINESE_DAY = compiled(
    rf"(?P<year>[一二][〇零一二三四五六七八九O0]{{3}})年(?P<month>{TENS}{{1,2}})月(?P<day>{TENS}{{1,3}})日"
)
ISO_DAY = compiled(r"(?P<year>[12]\d{3})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})")
CHINESE_DIGITS = str.maketrans("〇零O一二三四五六七八九", "000123456789")


def read_day(top: str, words: HeadWords) -> str | None:
    r"""The day of delivery, as the line under the title writes it.

    >>> from reportx.heads.words import words_of
    >>> from reportx.packs import builtin
    >>> words = words_of(builtin())
    >>> read_day("二〇二五年一月十四日在某市", words), read_day("（2008年3月27日）", words)
    ('2025-01-14', '2008-03-27')
    >>> read_day("2025年1月23日星期四\n——2025年1月5日在某市第十六届人民代表大会第四次会议上", words)
    '2025-01-05'
    """
    for form in (DAY, CHINESE_DAY):
        found = list(form.finditer(top))
        # a page or a newspaper may give days of its own before that of delivery
        delivered = [match for match in found if words.stands("delivery", top, match.end())]
        if day := next((day for match in (*delivered, *found) if (day := iso(match))), None):
            return day
    return None


def read_page_day(top: str, report_year: int | None, words: HeadWords) -> str | None:
    """The day that a page gives, unless it is the day of some other year on which it was put there."""
    labels = sorted(match.end() for _, match in words.matches("day_label", top))
    found = next((match for at in labels if (match := ISO_DAY.match(top, at))), None)
    if found is None or report_year not in (None, int(found["year"])):
        return None
    return iso(found)


def iso(found: regex.Match[str]) -> str | None:
    """A day as ISO 8601 writes it, if the calendar has it."""
    year, month, day = (count(found[part]) for part in ("year", "month", "day"))
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def count(number: str) -> int:
    """A number under 100, or a year digit by digit.

    >>> count("十四"), count("三十"), count("二十一"), count("07"), count("二〇二五")
    (14, 30, 21, 7, 2025)
    """
    tens, ten, ones = number.translate(CHINESE_DIGITS).rpartition("十")
    return (int(tens or 1) * 10 if ten else 0) + int(ones or 0)
