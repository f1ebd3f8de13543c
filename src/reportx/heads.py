"""What a report says of itself: title, unit, years, day and speaker.

All of it stands before the first heading: the title, the line of delivery
(——2025年4月9日在深圳市坪山区第二届人民代表大会第五次会议上), the speaker's line
(深圳市坪山区区长赵嘉), or the fields of a scraped page (标题：… 发文时间：… 报告人：…).
What is not told stays None; nothing is guessed from a file name or from the text below.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import regex

from reportx.patterns import compiled
from reportx.records import Kind
from reportx.repair import Text

LONGEST = 4000  # characters of a page's navigation that may stand before a report
UNIT = (
    r"(?:(?:上海|(?![在于上向和及年月日]|全[国省市区县州]|政府|报告|本级)\p{Han}){1,12}?"
    r"(?:自治区|特别行政区|新区|[省市区县州盟旗]|地区)){1,3}"
)
OFFICE = r"(?:代理?)?(?:[省市区县州旗盟镇乡]长|主席|专员|总理)"
NAME = r"\p{Han}{2,4}?|\p{Han}{1,8}·[\p{Han}·]{1,12}?"
REGION = compiled(UNIT)

# titles from the most telling form to the least; a page's links to other reports stand below its own
TITLES = tuple(
    compiled(rf"(?m)^(?:标题：)?(?P<title>{form})(?=$|[（(\[—])")
    for form in (
        r"[^\n，。；：—>]{2,40}政府工作报\n?告",
        r"政\n?府\n?工\n?作\n?报\n?告",
        r"[^\n，。；：>]{0,24}\d{4}年[^\n，。；：>]{0,24}\n?[^\n，。；：>]{0,16}统计公报",
        r"关于[^，。；：]{8,80}?的报\n?告",
        r"[^\n，。；：>]{4,40}(?:计划|规划)纲要",
        r"[^，。；：>\n]{4,60}的报告",
    )
)
DAY = compiled(r"(?P<year>[12]\d{3})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
TENS = r"[一二三四五六七八九十]"
CHINESE_DAY = compiled(
    rf"(?P<year>[一二][〇零一二三四五六七八九O0]{{3}})年(?P<month>{TENS}{{1,2}})月(?P<day>{TENS}{{1,3}})日"
)
ISO_DAY = compiled(r"(?:时间|日期)：(?P<year>[12]\d{3})[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})")
MEETING = compiled(rf"(?P<region>{UNIT})第?[一二三四五六七八九十\d]{{1,3}}届人民?代?表?大会")
SPEAKER = compiled(
    rf"(?m)(?:^|[：上日—])(?P<region>{UNIT})??(?:人民政府|国务院)?"
    rf"(?:(?P<office>{OFFICE})[\n：]{{0,2}}(?P<name>{NAME})|(?P<name>\p{{Han}}{{2,3}}){OFFICE}(?=在))"
    r"(?=同志|作政府|在|各位|现在|[（(，\n]|$)"
)
BEHALF = compiled(rf"代表(?P<region>{UNIT})人民政府")
BLANKS = compiled(r"[?？ 　]+")
PRINTED_YEAR = compiled(r"[12]\d{3}年")
YEAR = compiled(r"[12]\d{3}(?=年)")
OUTLINE = compiled(r"(?:计划|规划)纲要")
COMMUNIQUE = compiled(r"统计公报")
BUDGET = compiled(r"(?P<review>[12]\d{3})年.{0,30}执行情况.{0,8}?(?P<plan>[12]\d{3})年")
CHINESE_DIGITS = str.maketrans("〇零O一二三四五六七八九", "000123456789")


class Outline(Protocol):
    """What is asked of a heading; the reader of sections and this one don't know each other."""

    @property
    def start(self) -> int:
        """Where it begins in the repaired text."""

    @property
    def level(self) -> int:
        """1 if it is one of the outermost."""

    @property
    def title(self) -> str:
        """Its words."""

    @property
    def kind(self) -> Kind:
        """Whether it looks back or ahead."""


class Head(NamedTuple):
    """The fields of a document that its own text tells."""

    title: str | None = None
    region: str | None = None
    report_year: int | None = None
    review_year: int | None = None
    plan_year: int | None = None
    date: str | None = None
    speaker: str | None = None


def read_head(text: Text, headings: Sequence[Outline]) -> Head:
    """The head of a report; the headings tell where it ends, and their years."""
    top = head_lines(text.chars, headings[0].start if headings else len(text.chars))
    title = read_title(top)
    speech = SPEAKER.search(top)
    day = read_day(top)
    report, review, plan = read_years(title, day, headings)
    return Head(
        title=title,
        region=read_region(top, title, speech),
        report_year=report,
        review_year=review,
        plan_year=plan,
        date=day or read_page_day(top, report),
        speaker=speech["name"] if speech else None,
    )


def head_lines(chars: str, end: int) -> str:
    """What stands before the first heading, without the blanks and question marks that stand for them."""
    return BLANKS.sub("", chars[max(0, end - LONGEST) : end] if end > LONGEST else chars[:end])


def read_title(top: str) -> str | None:
    r"""The first line that is a report's title.

    >>> read_title("工作报告\n2025年某县政府工作报\n告\n各位代表：\n")
    '2025年某县政府工作报告'
    """
    found = next((m for form in TITLES if (m := form.search(top))), None)
    return str(found["title"]).replace("\n", "").lstrip("—-") if found else None


def read_day(top: str) -> str | None:
    """The day of delivery, as the line under the title writes it.

    >>> read_day("二〇二五年一月十四日在某市"), read_day("（2008年3月27日）")
    ('2025-01-14', '2008-03-27')
    """
    if found := DAY.search(top):
        return iso(int(found["year"]), int(found["month"]), int(found["day"]))
    if found := CHINESE_DAY.search(top):
        year = int(found["year"].translate(CHINESE_DIGITS))
        return iso(year, count(found["month"]), count(found["day"]))
    return None


def read_page_day(top: str, report_year: int | None) -> str | None:
    """The day that a page gives, unless it is the day of some other year on which it was put there."""
    found = ISO_DAY.search(top)
    if found is None or report_year not in (None, int(found["year"])):
        return None
    return iso(int(found["year"]), int(found["month"]), int(found["day"]))


def iso(year: int, month: int, day: int) -> str:
    """A day as ISO 8601 writes it."""
    return f"{year:04}-{month:02}-{day:02}"


def count(number: str) -> int:
    """A Chinese number under 100.

    >>> count("十四"), count("三十"), count("二十一")
    (14, 30, 21)
    """
    tens, ten, ones = number.translate(CHINESE_DIGITS).rpartition("十")
    return (int(tens or 1) * 10 if ten else 0) + int(ones or 0)


def read_region(top: str, title: str | None, speech: regex.Match[str] | None) -> str | None:
    """The unit that reports: the fullest of its names by the speaker, the meeting and the opening words."""
    named = [m["region"] for m in (speech, MEETING.search(top), BEHALF.search(top)) if m and m["region"]]
    named += [m[0] for m in [REGION.search(PRINTED_YEAR.sub("", title or ""))] if m]
    if not named:
        return None
    return max((name for name in named if name.endswith(named[0])), key=len)


def read_years(
    title: str | None, day: str | None, headings: Sequence[Outline]
) -> tuple[int | None, int | None, int | None]:
    """The years of report, review and plan."""
    years = [int(year) for year in YEAR.findall(title or "")]
    if title and COMMUNIQUE.search(title):
        year = years[0] if years else None
        return year, year, None
    if title and (budget := BUDGET.search(title)):
        return int(budget["plan"]), int(budget["review"]), int(budget["plan"])
    if title and OUTLINE.search(title):
        return int(day[:4]) if day else None, None, None
    outer = [h for h in headings if h.level == 1]
    review = next((y for h in outer if h.kind == "review" for y in last_year(h.title)), None)
    plan = next((y for h in outer if h.kind == "plan" for y in last_year(h.title)), None)
    report = int(day[:4]) if day else years[0] if years else plan or (review + 1 if review else None)
    if report is None:
        return None, review, None
    return report, report - 1 if review is None or review >= report else review, report


def last_year(title: str) -> list[int]:
    """The last year that a heading names, if any.

    >>> last_year("“十二五”时期和2015年工作回顾")
    [2015]
    """
    return [int(year) for year in YEAR.findall(title)][-1:]
