"""The years of a report: for which it was delivered, on which it looks back, and for which it plans."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportx.heads.days import CHINESE_DIGITS
from reportx.heads.tops import Known, Outline
from reportx.heads.words import HeadWords
from reportx.patterns import compiled
from reportx.periods import plan_years
from reportx.repair import Text

WRITTEN = r"(?:[12]\d{3}|一九[〇零○一二三四五六七八九]{2}|二[〇零○]{2}[〇零○一二三四五六七八九])"
YEAR = compiled(rf"{WRITTEN}(?=年)")
FILE_YEAR = compiled(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
MORE_OFTEN = 1.5  # times as often as any other is the plan named that a text is of
FIRST = 3000  # characters in which a report without a review says of what year it speaks


class ReportYears(NamedTuple):
    """The years of report, review and plan, and those of a plan of five."""

    report: int | None = None
    review: int | None = None
    plan: int | None = None
    span: str | None = None


def read_years(text: Text, headings: Sequence[Outline], known: Known, words: HeadWords) -> ReportYears:
    """The years of report, review and plan."""
    named = years_in(known.title or "")
    if known.genre == "communique":
        named = named or years_beside_genre(text.chars[:FIRST], words)
        told = next(iter([*named, *sorted(spoken_of(text.chars[:FIRST], words), reverse=True)]), None)
        return ReportYears(told, told)
    if known.title and (budget := words.first("budget_years", known.title)):
        review, plan = map(int, budget[1].groups())
        return ReportYears(plan, review, plan)
    if known.genre in {"budget", "plan"} and len(named) == 1 and is_account(known.title or "", words):
        return ReportYears(named[0], named[0])
    delivered = int(known.day[:4]) if known.day else None
    if known.genre == "five_year_plan":
        span = planned(known.title or "", words) or planned(text.chars[:FIRST], words)
        span = span or planned(text.chars, words)
        return ReportYears(delivered or file_year(text.source.name), span=span)
    outer = [heading for heading in headings if heading.level == 1]
    report = delivered or next(iter(named), None)
    found = work_years(outer, report, words)
    if found.report or known.genre not in {"work_report", "plan"}:
        return found
    return work_years(outer, year_of_body(text, outer, words), words)


def planned(chars: str, words: HeadWords) -> str | None:
    """The years of the five-year plan that some words name: it alone, or more often by half than any other.

    A plan names the one before it too, as what it is measured against.

    >>> from reportx.heads.words import words_of
    >>> from reportx.packs import builtin
    >>> words = words_of(builtin())
    >>> planned("国民经济和社会发展第十个五年计划纲要", words), planned("第一个和第二个五年计划", words)
    ('2001/2005', None)
    >>> planned("第十个五年计划是……。“十五”期间，比重由“九五”期间的3%提高到5%。", words)
    '2001/2005'
    """
    named = Counter(found[1] or found[2] for _, found in words.matches("plan_number", chars))
    (first, times), (_, others) = [*named.most_common(2), ("", 0), ("", 0)][:2]
    return "{}/{}".format(*plan_years(first)) if times > 0 and times >= MORE_OFTEN * others else None


def is_account(title: str, words: HeadWords) -> bool:
    """Whether a title speaks of what was done and of no plan: 关于2025年财政决算的报告."""
    return words.holds("looks_back", title) and not words.holds("looks_ahead", title)


def work_years(outer: Sequence[Outline], report: int | None, words: HeadWords) -> ReportYears:
    """The years of a report that looks back and ahead, by its headings where its title gives none."""
    review = next((y for h in outer if h.kind == "review" for y in reviewed(h.title, words)), None)
    plan = next((y for h in outer if h.kind == "plan" for y in years_in(h.title)[-1:]), None)
    report = report or plan or (review + 1 if review else None)
    if report and report == review and plan == report + 1:
        report = plan  # delivered in December for the year to come
    if report is None:
        return ReportYears(None, review)
    return ReportYears(report, report - 1 if review is None or review >= report else review, report)


def years_beside_genre(chars: str, words: HeadWords) -> list[int]:
    """The year on the line that names what a communiqué is, wherever it stands there.

    >>> from reportx.heads.words import words_of
    >>> from reportx.packs import builtin
    >>> years_beside_genre("国民经济和社会发展统计公报（2025年）", words_of(builtin()))
    [2025]
    """
    for line in chars.split("\n"):
        genres = {entry.genre for entry, _ in words.matches("genre_title", line)}
        if "communique" in genres and (found := years_in(line)):
            return found
    return []


def year_of_body(text: Text, outer: Sequence[Outline], words: HeadWords) -> int | None:
    """The year after the last of which the review speaks; else the one that the file's name gives."""
    spoken = [told for part in reviews(text.chars, outer) for told in spoken_of(part, words)]
    spoken = spoken or spoken_of(text.chars[:FIRST], words)
    return max(spoken) + 1 if spoken else file_year(text.source.name)


def spoken_of(chars: str, words: HeadWords) -> list[int]:
    """The years that are the time of a clause.

    >>> from reportx.heads.words import words_of
    >>> from reportx.packs import builtin
    >>> spoken_of("初步核算，2008年全市生产总值342亿元，比2003年增长1.1倍。", words_of(builtin()))
    [2008]
    """
    return [year(match["year"]) for _, match in words.matches("year_told", chars)]


def reviews(chars: str, outer: Sequence[Outline]) -> Iterator[str]:
    """The parts that look back."""
    ends = [*(heading.start for heading in outer), len(chars)]
    for heading, (start, end) in zip(outer, pairwise(ends), strict=True):
        if heading.kind == "review":
            yield chars[start:end]


def reviewed(title: str, words: HeadWords) -> list[int]:
    """The year on which a heading looks back, if it names any.

    >>> from reportx.heads.words import words_of
    >>> from reportx.packs import builtin
    >>> words = words_of(builtin())
    >>> reviewed("“十二五”时期和2015年工作回顾", words)
    [2015]
    >>> reviewed("1998年工作回顾和1999年工作的总体要求", words)
    [1998]
    """
    end = min((match.start() for _, match in words.matches("review_word", title)), default=len(title))
    return years_in(title[:end])[-1:]


def years_in(chars: str) -> list[int]:
    """The years that some words name.

    >>> years_in("一九八三年和1984年的工作")
    [1983, 1984]
    """
    return [year(found) for found in YEAR.findall(chars)]


def year(written: str) -> int:
    """A year of four digits, Arabic or Chinese."""
    return int(written.replace("○", "〇").translate(CHINESE_DIGITS))


def file_year(name: str) -> int | None:
    """The year in the name of a file, if there is one alone.

    >>> file_year("1993_国务院.txt"), file_year("plan-2021-2025.txt")
    (1993, None)
    """
    found = FILE_YEAR.findall(name)
    return int(found[0]) if len(found) == 1 else None
