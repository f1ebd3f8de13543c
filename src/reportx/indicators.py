"""The table of standard indicators: what a name may mean, and how to find an indicator by a word.

A report needs of the table only which spellings there are and how each indicator is counted. That is kept
apart from the vocabulary in one line of text an indicator, read when a name has it, for to load the whole
table would take longer than all else that a start loads.
"""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from reportx.caches import load_cache, save_cache
from reportx.errors import ReportxError, displayed, nearest
from reportx.packs import DATA, Indicator, Pack, builtin, digest, whole
from reportx.patterns import compiled

KEPT, KEPT_TABLE = DATA / "indicators.pickle", DATA / "indicator_table.pickle"
UNSAID = frozenset(' \t\n\u3000"“”‘’「」『』《》的（）()')
PLAIN = compiled(rf"[\s{''.join(sorted(UNSAID))}]")
MOST_LINES = 2000
MOST_NEAR = 3  # names that are told of a word that is none


class Meaning(NamedTuple):
    """An indicator that a name may mean, with how it is counted."""

    code: str
    units: tuple[str, ...] = ()  # any, if there is none
    kind: str = ""
    levels: bool = False  # whether a unit's own level has it, too
    general: bool = False  # whether it is a part of the general public budget
    stands: bool = False  # whether a level of it that is reached is all that there is by now, no flow


class Spellings(NamedTuple):
    """Which lines tell what a spelling may mean, and what a short name means behind which words."""

    lines: tuple[str, ...]
    at: dict[str, tuple[int, ...]]
    short: dict[str, tuple[tuple[int, tuple[str, ...]], ...]]

    def of(self, name: str) -> tuple[Meaning, ...]:
        """What a name may mean, as it is written."""
        found = self.at.get(name)
        return tuple([meaning(self.lines[at]) for at in found]) if found else ()

    def of_short(self, name: str) -> list[tuple[Meaning, tuple[str, ...]]]:
        """What a short name may mean, and the words of which one has to stand before it."""
        return [(meaning(self.lines[at]), words) for at, words in self.short.get(name, ())]


def spellings_of(indicators: Iterable[Indicator]) -> Spellings:
    """The spellings of some indicators.

    >>> spellings_of([Indicator(code="gdp", name="地区生产总值", terms=("GDP",))]).of("GDP")
    (Meaning(code='gdp', units=(), kind='', levels=False, general=False, stands=False),)
    """
    lines, at = [], dict[str, list[int]]()
    short = dict[str, list[tuple[int, tuple[str, ...]]]]()
    for number, one in enumerate(indicators):
        marks = " ".join(mark for mark in ("levels", "general", "stands") if getattr(one, mark))
        lines.append("\t".join((one.code, one.kind or "", marks, *one.units)))
        for spelling in dict.fromkeys(map(unquoted, (one.name, *one.terms, *one.spellings))):
            at.setdefault(spelling, []).append(number)
        for name in map(unquoted, one.short):
            short.setdefault(name, []).append((number, one.near))
    return Spellings(
        tuple(lines),
        {spelling: tuple(found) for spelling, found in at.items()},
        {name: tuple(found) for name, found in short.items()},
    )


@lru_cache(maxsize=MOST_LINES)
def meaning(line: str) -> Meaning:
    """What a line tells."""
    code, kind, marks, *units = line.split("\t")
    told = ("levels" in marks, "general" in marks, "stands" in marks)
    return Meaning(code, tuple(units), kind, *told)


def unquoted(name: str) -> str:
    """A name without quotes, brackets, blanks and 的, which a spelling may do without.

    >>> unquoted("“专精特新”的中小企业")
    '专精特新中小企业'
    """
    return name if UNSAID.isdisjoint(name) else PLAIN.sub("", name)


@cache
def all_spellings(pack: Pack) -> tuple[Spellings, ...]:
    """The spellings of a user's packs, if there are any, and then those of reportx's own table."""
    own = set(map(id, builtin().indicator))
    added = [one for one in pack.indicator if id(one) not in own]
    table = (own_spellings(),) if len(added) < len(pack.indicator) else ()
    return (spellings_of(added), *table) if added else table


@cache
def own_spellings() -> Spellings:
    """The spellings of reportx's own table: as they are kept, unless a file was changed since."""
    found = load_cache(KEPT, made_of()) if KEPT.exists() else None
    return Spellings(*found) if isinstance(found, tuple) else spellings_of(whole().indicator)


@cache
def own_table() -> tuple[Indicator, ...]:
    """All of reportx's own table: as it is kept, unless a file was changed since."""
    found = load_cache(KEPT_TABLE, made_of()) if KEPT_TABLE.exists() else None
    return found if isinstance(found, tuple) else whole().indicator


def keep() -> None:
    """Keep the table, and apart from it the spellings, of which each start needs but a few."""
    save_cache(KEPT, made_of(), tuple(spellings_of(whole().indicator)))
    save_cache(
        KEPT_TABLE, made_of(), tuple(replace(o, examples=(), not_examples=()) for o in whole().indicator)
    )


def made_of() -> str:
    """What the spellings are made of: the vocabulary, and this module."""
    return hashlib.sha256(digest().encode() + Path(__file__).read_bytes()).hexdigest()


# --- to find an indicator by a word -----------------------------------------------------------------------


class IndicatorError(ReportxError):
    """A word that is no code, no spelling and no part of one."""


def codes_for(word: str, pack: Pack) -> frozenset[str]:
    """The codes that a word names, in capitals or not: itself, or those of which it is a spelling.

    >>> sorted(codes_for("Gdp", builtin())), sorted(codes_for("国内生产总值", builtin()))
    (['gdp'], ['gdp'])
    """
    asked = plainly(word)
    found = set()
    for table in all_spellings(pack):
        known = map(meaning, table.lines)
        found |= {one.code for one in known if one.code == asked}
        found |= {one.code for name in table.at if name.casefold() == asked for one in table.of(name)}
    return frozenset(found)


def known_codes(word: str, pack: Pack) -> frozenset[str]:
    """The same; a Latin word that is no part of any spelling either raises, for no name will hold it."""
    found = codes_for(word, pack)
    if found or not word.isascii() or is_part(word, pack):
        return found
    raise IndicatorError(unknown(word, pack))


def akin(codes: Collection[str], told: Iterable[tuple[str, str | None]], pack: Pack) -> list[str]:
    """What a report tells, as printed and coded, that is near an indicator which it does not tell.

    Its code is of the same family, as that of exports and high_tech_exports, or its name holds one of the
    indicator's spellings. What has a code comes first, and otherwise all in the order in which it is told.

    >>> akin({"exports"}, [("汽车出口", None), ("高新出口", "high_tech_exports"), ("邮", None)], builtin())
    ['high_tech_exports', '汽车出口']
    """
    parts = [set(code.split("_")) for code in codes]
    known = ((name, one.code) for table in all_spellings(pack) for name in table.at for one in table.of(name))
    names = {name for name, code in known if code in codes and len(name) > 1}

    def is_near(printed: str, code: str | None) -> bool:
        own = set(code.split("_")) if code else set()
        family = any(own <= asked or asked <= own for asked in parts) if own else False
        return family or any(name in unquoted(printed) for name in names)

    near = {code or printed: code is None for printed, code in told if is_near(printed, code)}
    return sorted(near, key=lambda name: near[name])


def unknown(word: str, pack: Pack) -> str:
    """What to say of a word that names no indicator: which names hold it, or else which one is like it.

    >>> unknown("gpd", builtin())
    'no such indicator: gpd; did you mean gdp?'
    >>> unknown("固废综合利用", builtin())
    'no such indicator: 固废综合利用; in names: 一般工业固体废物综合利用率'
    """
    if there := holders(word, pack):
        parts = [f"no such indicator: {displayed(word)}", f"in names: {', '.join(there[:MOST_NEAR])}"]
        if len(there) > MOST_NEAR:
            parts.append(f"reportx indicators {displayed(word)} lists all {len(there)}")
        return "; ".join(parts)
    asked, tables = plainly(word), all_spellings(pack)
    codes = [meaning(line).code for table in tables for line in table.lines]
    known = [*codes, *(name for table in tables for name in table.at if name.isascii() == asked.isascii())]
    near = nearest(asked, known if asked.isascii() else known[len(codes) :])
    hint = f"did you mean {near}?" if near else "reportx indicators lists them"
    return f"no such indicator: {displayed(word)}; {hint}"


def holders(word: str, pack: Pack) -> list[str]:
    """The names of the indicators of which a code or a spelling holds a word, in the order of the table.

    The table begins with what most reports tell.
    """
    asked, found = plainly(word), dict[str, None]()
    for table in all_spellings(pack):
        names: dict[int, str] = {}
        holding = {at for at, line in enumerate(table.lines) if asked in meaning(line).code}
        for spelling, own in table.at.items():
            for at in own:
                names.setdefault(at, spelling)
                if asked in spelling.casefold():
                    holding.add(at)
        found |= dict.fromkeys(names[at] for at in sorted(holding))
    return list(found)


def plainly(word: str) -> str:
    """A word as it is compared: without blanks and quotes, in small letters."""
    return unquoted(word).casefold()


def is_part(word: str, pack: Pack) -> bool:
    """Whether a word is part of any spelling, as 出口 and R&D are."""
    asked = plainly(word)
    return any(asked in name.casefold() for table in all_spellings(pack) for name in table.at)


def matching(word: str, indicators: Iterable[Indicator]) -> list[Indicator]:
    """The indicators that a word is a part of the code, a spelling or the English name of, the nearest first.

    >>> [one.code for one in matching("Gross DOMESTIC", own_table())]
    ['gdp', 'gdp_per_capita']
    """
    asked = plainly(word)

    def distance(one: Indicator) -> int | None:
        names = [one.code, *map(plainly, (one.name, one.english or "", *one.terms, *one.spellings))]
        if asked in names:
            return 0
        return 1 if any(asked in name for name in names) else None

    found = [(far, one) for one in indicators if (far := distance(one)) is not None]
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]
