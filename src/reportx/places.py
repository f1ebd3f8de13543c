"""The divisions of China at county level and above, with their codes since 1981: data/places.txt.

The table, which scripts/make_places.py makes, is read when it is first asked for, and searched line by line
as it stands: to read all its records would take long, and a report names few places in its head.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from reportx.patterns import compiled

DATA = Path(__file__).with_name("data") / "places.txt"
SUCCESSORS = Path(__file__).with_name("data") / "successors.txt"
LONGEST = 15  # characters of a name
SHORTEST = 2  # characters of a short one
RECORD = 24  # characters that hold a record
# what the names in data/places.txt end with, so that it changes with that table and with no pack
LEVEL = compiled(r"(?:自治区|特别行政区|地区|[省市区县州盟旗镇])$")


class Division(NamedTuple):
    """A division that bore a name: its code, and the years from which and before which."""

    code: str
    begin: int
    end: int | None

    def exists(self, year: int) -> bool:
        """Whether it did at the end of a year."""
        return self.begin <= year and (self.end is None or year < self.end)


@cache
def table() -> str:
    """The table as it stands."""
    return DATA.read_text(encoding="utf-8")


@cache
def lines() -> list[str]:
    """The lines of the table, sorted by the name that each begins with."""
    return table().splitlines()


@cache
def records(name: str) -> tuple[str, ...]:
    """What the table says of a name: 150702:2001- for 海拉尔区; nothing where it has no such name."""
    at = bisect_left(lines(), f"{name} ")
    found = lines()[at] if at < len(lines()) else ""
    return tuple(found.split(" ")[1:]) if found.startswith(f"{name} ") else ()


def is_place(name: str) -> bool:
    """Whether a division bears or bore a name, given in full.

    >>> is_place("坪山区"), is_place("甘孜州"), is_place("坪山")
    (True, True, False)
    """
    return bool(records(name))


def longest_beginning(name: str) -> int:
    """How many characters of a name may at most be those of a place: whatever it begins with stands there.

    >>> longest_beginning("坪山区地区生产总值"), longest_beginning("规上工业增加值")
    (3, 0)
    """
    # all that stands between a place and a name that begins with it begins with that place, too
    before = bisect_left(lines(), f"{name} \uffff") - 1
    pairs = zip(name, lines()[before], strict=False) if before >= 0 else ()
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def divisions(name: str) -> tuple[Division, ...]:
    """All that bear or bore a name.

    >>> divisions("海拉尔区")
    (Division(code='150702', begin=2001, end=None),)
    >>> divisions("甘孜州") == divisions("甘孜藏族自治州")
    True
    """
    own = tuple(division(record) for record in records(name) if ":" in record)
    return own + tuple(one for full in records(name) if ":" not in full for one in divisions(full))


def division(record: str) -> Division:
    """A division as the table writes it: 150702:2001-."""
    code, _, years = record.partition(":")
    begin, _, end = years.partition("-")
    return Division(code, int(begin), int(end) if end else None)


def is_over(upper: str, lower: str) -> bool:
    """Whether a place of one name holds one of another.

    >>> is_over("深圳市", "坪山区"), is_over("广东省", "坪山区"), is_over("北京市", "坪山区")
    (True, True, False)
    """
    upper_codes = {one.code for one in divisions(upper)}
    lower_codes = {one.code for one in divisions(lower)}
    above = {code[:end] + "0" * (6 - end) for code in lower_codes for end in (2, 4)}
    return bool((above - lower_codes) & upper_codes)


def existed(name: str, year: int | None) -> bool:
    """Whether a place bore a name in a year or the one before, whose end a report speaks of; or ever.

    >>> existed("徐水县", 2015), existed("徐水县", 2024), existed("徐水县", None)
    (True, False, True)
    """
    return bool(divisions_in(name, year))


def divisions_in(name: str, year: int | None) -> tuple[Division, ...]:
    """All that bore a name in a year, or else in the one before; or ever."""
    return divisions(name) if year is None else in_year(divisions(name), year)


def in_year(every: Sequence[Division], year: int) -> tuple[Division, ...]:
    """Those of some divisions that existed in a year, or else in the one before."""
    return tuple(one for one in every if one.exists(year)) or tuple(
        one for one in every if one.exists(year - 1)
    )


def full_names(short: str) -> list[str]:
    """The names in full that a short one may stand for: 北京市 for 北京, 新疆维吾尔自治区 for 新疆.

    >>> full_names("北京"), full_names("新疆"), full_names("海拉尔"), full_names("乌有")
    (['北京市'], ['新疆维吾尔自治区', '新疆自治区'], ['海拉尔区', '海拉尔市'], [])
    """
    if len(short) < SHORTEST:
        return []
    at = bisect_left(lines(), short)
    longer = (
        line[: line.index(" ")] for line in takewhile(lambda line: line.startswith(short), lines()[at:])
    )
    return [
        name
        for name in longer
        if name != short
        and (name == short + level_of(name) or any(one.code.endswith("0000") for one in divisions(name)))
    ]


@lru_cache(maxsize=4096)  # few hold all others, and to find one in the table takes long
def name_of(code: str, year: int | None) -> str | None:
    """The name in full of the division that has a code in a year or the one before; now, where none is given.

    >>> name_of("440300", 2024), name_of("429000", 2024)
    ('深圳市', None)
    """
    for name, one in bearing(code):
        if one.end is None if year is None else one.exists(year) or one.exists(year - 1):
            return name
    return None


def bearing(code: str) -> Iterator[tuple[str, Division]]:
    """The names that a code stood for, each with its division."""
    at = table().find(f" {code}:")
    while at >= 0:
        name = table()[table().rfind("\n", 0, at) + 1 : at].split(" ")[0]
        yield name, division(table()[at + 1 : at + RECORD].split(maxsplit=1)[0])
        at = table().find(f" {code}:", at + 1)


def level_of(name: str) -> str:
    """What a place is by its name.

    >>> level_of("深圳市"), level_of("甘孜州"), level_of("宁夏回族自治区")
    ('市', '州', '自治区')
    """
    found = LEVEL.search(name)
    return found[0] if found else ""


@cache
def short_names(level: str) -> dict[str, tuple[str, ...]]:
    """The names of all places of a level, each by itself and without its last word: 坪山 is 坪山区."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines():
        name = line[: line.index(" ")]
        if name.endswith(level) and level_of(name) == level:
            for own in {name, name.removesuffix(level)}:
                if len(own) > 1:
                    found[own] = (*found.get(own, ()), name)
    return found


def lineages() -> list[tuple[str, int, str]]:
    """Codes that ended, each with the year in which it did and the code that the same place has today.

    >>> [(year, today) for code, year, today in lineages() if code == "130625"]  # 徐水县, 徐水区
    [(2015, '130609')]
    """
    records = [line.split(" ") for line in SUCCESSORS.read_text(encoding="utf-8").splitlines()]
    following: dict[str, list[tuple[int, str]]] = {}
    for code, year, new in records:
        following.setdefault(code, []).append((int(year), new))

    def today(code: str, since: int) -> str:
        later = [(year, new) for year, new in following.get(code, ()) if year > since]
        return today(min(later)[1], min(later)[0]) if later else code

    return [(code, int(year), today(new, int(year))) for code, year, new in records]
