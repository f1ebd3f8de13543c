"""The place that a unit is, by GB/T 2260 in the year of its report: its code, level and name in full.

A name that several places bear at the time is told apart by the places that hold them: by the one that stands
before the name, or else by the only one that the report speaks of. Otherwise the place has no code.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportx.heads.words import HeadWords
from reportx.places import LONGEST, Division, bearing, divisions_in, full_names, in_year, is_place, name_of
from reportx.records import RegionLevel

NATION = "全国"
NATION_CODE = "100000"
ANY_YEAR = 0


class Place(NamedTuple):
    """What is known of the place; None where its name tells none or several."""

    name: str | None = None
    code: str | None = None
    level: RegionLevel | None = None


def place_of(region: str, year: int | None, chars: str, words: HeadWords) -> Place:
    """The place that a unit's name means in a report of a year.

    >>> from reportx.heads.words import words_of
    >>> from reportx.packs import builtin
    >>> words = words_of(builtin())
    >>> place_of("深圳市坪山区", 2025, "", words)
    Place(name='广东省深圳市坪山区', code='440310', level='county')
    >>> place_of("朝阳区", 2025, "", words)
    Place(name=None, code=None, level='county')
    >>> place_of("朝阳区", 2025, "长春市朝阳区", words).code
    '220104'
    """
    if region == NATION:
        return Place(NATION, NATION_CODE, "national")
    own = own_name(region)
    names = [own] if is_place(own) else full_names(own)
    codes = {one.code for name in names for one in divisions_in(name, year)}
    if upper := region.removesuffix(own):
        codes = held_by(upper, codes, year)
    levels = {level_of_code(code) for code in codes}
    level = levels.pop() if len(levels) == 1 else None
    if len(codes) > 1 and is_place(own):  # 吉林 is a province and its city, and names the one in either
        codes = {code for code in codes if spoken_of(code, year, chars)}
    if len(codes) != 1:
        return Place(level=level or ("township" if words.holds("town", region) else None))
    (code,) = codes
    return Place("".join([*holders(code, year), name_of(code, year) or own]), code, level_of_code(code))


def bearers(name: str, year: int | None) -> tuple[Place, ...]:
    """All places that a code or a name, in full or short, means in a year, each as it is called then.

    Without a year a name means all that ever bore it, and a code the place that has it now; in ANY_YEAR both
    mean all that ever did.

    >>> [place.code for place in bearers("鼓楼区", 2025)]
    ['320106', '320302', '350102', '410204']
    >>> [place.name for place in bearers("吉林", 2025)], bearers("新疆", 2025)[0].code
    (['吉林省', '吉林省吉林市'], '650000')
    >>> bearers("130625", 2020), bearers("130625", 2010)[0].name
    ((), '河北省保定市徐水县')
    """
    found: dict[str, Place] = {}
    for own, one in meant(name, year):
        then = year or (one.end - 1 if one.end else None)
        if name.endswith(own) and (upper := name.removesuffix(own)) and not held_by(upper, [one.code], then):
            continue
        full = "".join([*holders(one.code, then), name_of(one.code, then) or own])
        found[one.code] = Place(full, one.code, level_of_code(one.code))
    return tuple(found[code] for code in sorted(found))


def meant(name: str, year: int | None) -> Iterator[tuple[str, Division]]:
    """The divisions that a code or a name means, each with its name in full."""
    if name.isdecimal():
        known = bearing(name)
        if year is None:
            yield from ((own, one) for own, one in known if one.end is None)
        else:
            yield from ((own, one) for own, one in known if not year or one in in_year([one], year))
        return
    own = own_name(name)
    for full in [own] if is_place(own) else full_names(own):
        yield from ((full, one) for one in divisions_in(full, year or None))


def own_name(region: str) -> str:
    """The last of the names in a unit's: 坪山区 of 深圳市坪山区."""
    parts = (region[-size:] for size in range(min(LONGEST, len(region)), 1, -1))
    return next((part for part in parts if is_place(part)), region)


def held_by(upper: str, codes: Iterable[str], year: int | None) -> set[str]:
    """The codes of places that are in the place whose name stands before theirs."""
    return {code for code in codes if any(upper.endswith(name) for name in holders(code, year))}


def spoken_of(code: str, year: int | None, chars: str) -> bool:
    """Whether a report names the place that holds another, in full or without its last word."""
    return any(name[:-1] in chars for name in holders(code, year)[-1:])


def holders(code: str, year: int | None) -> list[str]:
    """The names of the province and the prefecture that hold a place."""
    above = dict.fromkeys(code[:end] + "0" * (6 - end) for end in (2, 4))
    return [name for upper in above if upper != code and (name := name_of(upper, year))]


def level_of_code(code: str) -> RegionLevel:
    """The level of a division by its code."""
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"
