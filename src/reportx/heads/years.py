"""The years of a report: for which it was delivered, on which it looks back, and for which it plans."""

from collections.abc import Sequence
from typing import NamedTuple

from reportx.heads.tops import Outline
from reportx.patterns import compiled
from reportx.records import Genre

YEAR = compiled(r"[12]\d{3}(?=年)")
BUDGET = compiled(r"(?P<review>[12]\d{3})年.{0,30}执行情况.{0,8}?(?P<plan>[12]\d{3})年")


class ReportYears(NamedTuple):
    """The years of report, review and plan."""

    report: int | None = None
    review: int | None = None
    plan: int | None = None


def read_years(
    title: str | None, genre: Genre, day: str | None, headings: Sequence[Outline]
) -> ReportYears:
    """The years of report, review and plan."""
    named = [int(year) for year in YEAR.findall(title or "")]
    if genre == "communique":
        year = named[0] if named else None
        return ReportYears(year, year)
    if title and (budget := BUDGET.search(title)):
        return ReportYears(int(budget["plan"]), int(budget["review"]), int(budget["plan"]))
    if genre == "five_year_plan":
        return ReportYears(int(day[:4]) if day else None)
    outer = [h for h in headings if h.level == 1]
    review = next((y for h in outer if h.kind == "review" for y in last_year(h.title)), None)
    plan = next((y for h in outer if h.kind == "plan" for y in last_year(h.title)), None)
    report = int(day[:4]) if day else named[0] if named else plan or (review + 1 if review else None)
    if report is None:
        return ReportYears(None, review)
    return ReportYears(report, report - 1 if review is None or review >= report else review, report)


def last_year(title: str) -> list[int]:
    """The last year that a heading names, if any.

    >>> last_year("“十二五”时期和2015年工作回顾")
    [2015]
    """
    return [int(year) for year in YEAR.findall(title)][-1:]
