"""What is asked of a panel: indicators by any of their names, years, levels, and what the caller states."""

import re
from dataclasses import dataclass, field

from reportx.comparing.dataset import Stated
from reportx.errors import ReportxError, displayed
from reportx.heads.codes import holders, level_of_code, place_of
from reportx.indicators import codes_for, unknown
from reportx.packs import builtin
from reportx.places import name_of
from reportx.records import RegionLevel

CODE = re.compile(r"\d{6}")
LATEST = 2100  # a year whose divisions are those of today
YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")


class QuestionError(ReportxError):
    """Something asked for that there is not."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a table is to hold. What is empty asks for all."""

    codes: tuple[str, ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    levels: tuple[RegionLevel, ...] = field(default=())
    places: tuple[str, ...] = ()  # codes


def indicator_codes(name: str) -> frozenset[str]:
    """The codes of an indicator by its code or one of its names, in letters of any case.

    >>> sorted(indicator_codes("GDP")), sorted(indicator_codes("国内生产总值"))
    (['gdp'], ['gdp'])
    >>> indicator_codes("gpd")
    Traceback (most recent call last):
        ...
    reportx.comparing.asked.QuestionError: no such indicator: gpd; did you mean gdp?
    """
    given = displayed(name)
    if found := codes_for(given, builtin()):
        return found
    raise QuestionError(unknown(given, builtin()))


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


def place_code(name: str) -> str:
    """The code of a place by its code or name; of several that ever bore a name, that which still does.

    >>> place_code("重庆市"), place_code("保定市徐水区"), place_code("保定市徐水县")
    ('500000', '130609', '130625')
    """
    try:
        found = stated(name, LATEST)
    except QuestionError:
        found = stated(name, None)
    assert found.code is not None  # noqa: S101 - what has none raises
    return found.code


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
