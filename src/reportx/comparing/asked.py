"""What is asked of a panel: indicators by any of their names, years, levels, and what the caller states."""

import difflib
import re
from dataclasses import dataclass, field
from functools import cache

from reportx.comparing.dataset import Stated
from reportx.errors import ReportxError, displayed
from reportx.heads.codes import holders, level_of_code, place_of
from reportx.packs import builtin
from reportx.places import name_of
from reportx.records import RegionLevel

CODE = re.compile(r"\d{6}")
YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")


class QuestionError(ReportxError):
    """Something asked for that there is not."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a table is to hold. What is empty asks for all."""

    codes: tuple[str, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    levels: tuple[RegionLevel, ...] = field(default=())


@cache
def names_of_indicators() -> dict[str, str]:
    """All names of the standard indicators, in small letters, with the code of each."""
    entries = builtin().indicator
    terms = {term.casefold(): entry.code for entry in entries for term in entry.terms}
    names = {name.casefold(): entry.code for entry in entries for name in (entry.name, entry.code)}
    return terms | names


def indicator_code(name: str) -> str:
    """The code of an indicator by its code or one of its names, in letters of any case.

    >>> indicator_code("GDP"), indicator_code("国内生产总值")
    ('gdp', 'gdp')
    >>> indicator_code("gpd")
    Traceback (most recent call last):
        ...
    reportx.comparing.asked.QuestionError: gpd: no such indicator; did you mean gdp?
    """
    names = names_of_indicators()
    given = displayed(name).casefold()
    if given in names:
        return names[given]
    near = difflib.get_close_matches(given, names, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else "reportx packs list indicator lists them"
    raise QuestionError(f"{displayed(name)}: no such indicator; {hint}")


def years_of(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of years that a text tells.

    >>> years_of("2020-2022,2025")
    ((2020, 2022), (2025, 2025))
    """
    spans = []
    for part in text.split(","):
        found = YEARS.fullmatch(part.strip())
        if found is None:
            raise QuestionError(f"{displayed(text)}: tells no years; write 2025, 2020-2025 or 2020,2022")
        first, last = int(found[1]), int(found[2] or found[1])
        if last < first:
            raise QuestionError(f"{displayed(part)}: ends before it begins; write {last}-{first}")
        spans.append((first, last))
    return tuple(spans)


def stated(region: str | None, year: int | None) -> Stated:
    """What the caller says of reports whose text does not tell it: a place by its code or name, and a year.

    >>> stated("海拉尔区", 2015)
    Stated(code='150702', name='内蒙古自治区呼伦贝尔市海拉尔区', level='county', year=2015)
    """
    if region is None:
        return Stated(year=year)
    name = displayed(region)
    if CODE.fullmatch(name):
        own = name_of(name, year)
        if own is None:
            raise QuestionError(f"{name}: no division has this code{f' in {year}' if year else ''}")
        return Stated(name, "".join([*holders(name, year), own]), level_of_code(name), year)
    place = place_of(name, year, "")
    if place.code is None:
        raise QuestionError(
            f"{name}: no one division bears this name; give its code, or its province before it"
        )
    return Stated(place.code, place.name, place.level, year)
