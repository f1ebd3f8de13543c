"""What is asked of a panel: indicators by any of their names, years, levels, and what the caller states."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportx.comparing.dataset import Stated
from reportx.errors import ReportxError, displayed
from reportx.heads.codes import ANY_YEAR, NATION, NATION_CODE, Place, bearers
from reportx.indicators import codes_for, unknown
from reportx.packs import Pack, builtin
from reportx.records import RegionLevel, Status

MOST_LISTED = 6  # places that a message names
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
    measures: tuple[str, ...] = ()
    status: Status | None = None
    named: tuple[tuple[str, frozenset[str]], ...] = ()  # the indicators as the caller names them, with codes
    told: tuple[str, ...] = ()  # all of it, in the caller's words
    pack: Pack = field(default_factory=builtin)  # the vocabulary in which the indicators are named


def indicator_codes(name: str, pack: Pack) -> frozenset[str]:
    """The codes of an indicator by its code or one of its names, in letters of any case.

    >>> sorted(indicator_codes("GDP", builtin())), sorted(indicator_codes("国内生产总值", builtin()))
    (['gdp'], ['gdp'])
    >>> indicator_codes("gpd", builtin())
    Traceback (most recent call last):
        ...
    reportx.comparing.asked.QuestionError: no such indicator: gpd; did you mean gdp?
    """
    given = displayed(name)
    if found := codes_for(given, pack):
        return found
    raise QuestionError(unknown(given, pack))


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
    name = displayed(region).strip()
    if not name:
        raise QuestionError("an empty text names no place; give a code or a name")
    if name in {NATION, NATION_CODE}:
        return Stated(NATION_CODE, NATION, "national", year)
    found = bearers(name, year)
    if len(found) > 1:
        raise QuestionError(f"{name}: {len(found)} divisions have this name: {listed(found)}; give its code")
    if not found:
        then = f" in {year}" if year else ""
        if CODE.fullmatch(name):
            raise QuestionError(f"{name}: no division has this code{then}{other_time(name)}")
        raise QuestionError(f"{name}: no division bears this name{then}{other_time(name)}")
    return Stated(found[0].code, found[0].name, found[0].level, year)


def other_time(name: str) -> str:
    """What a name or code meant at other times, to be put behind a message."""
    found = bearers(name, ANY_YEAR)
    return f"; at other times: {listed(found)}" if found else ""


def listed(places: Sequence[Place]) -> str:
    """Places with their codes, as many as a line holds."""
    told = ", ".join(f"{one.code} {one.name}" for one in places[:MOST_LISTED])
    return told if len(places) <= MOST_LISTED else f"{told} …"
