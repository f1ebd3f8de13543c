"""The table of standard indicators: what a name may mean, and how to find an indicator by a word.

A report needs of the table only which spellings there are and how each indicator is counted. That is kept
apart from the vocabulary in one line of text an indicator, read when a name has it, for to load the whole
table would take longer than all else that a start loads.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from reportx.caches import load_cache, save_cache
from reportx.packs import DATA, Indicator, Pack, builtin, digest, whole
from reportx.patterns import compiled

KEPT = DATA / "indicators.pickle"
OWN_LEVEL = "_own_level"
UNSAID = frozenset(' \t\n\u3000"“”‘’「」『』《》的（）()')
PLAIN = compiled(rf"[\s{''.join(sorted(UNSAID))}]")
MOST_LINES = 2000


class Meaning(NamedTuple):
    """An indicator that a name may mean, with how it is counted."""

    code: str
    units: tuple[str, ...] = ()  # any, if there is none
    kind: str = ""
    levels: bool = False  # whether a unit's own level has it, too
    general: bool = False  # whether it is a part of the general public budget


class Spellings(NamedTuple):
    """Which lines tell what a spelling may mean."""

    lines: tuple[str, ...]
    at: dict[str, tuple[int, ...]]

    def of(self, name: str) -> tuple[Meaning, ...]:
        """What a name may mean, as it is written."""
        found = self.at.get(name)
        return tuple([meaning(self.lines[at]) for at in found]) if found else ()


def spellings_of(indicators: Iterable[Indicator]) -> Spellings:
    """The spellings of some indicators.

    >>> spellings_of([Indicator(code="gdp", name="地区生产总值", terms=("GDP",))]).of("GDP")
    (Meaning(code='gdp', units=(), kind='', levels=False, general=False),)
    """
    lines, at = [], dict[str, tuple[int, ...]]()
    for number, one in enumerate(indicators):
        marks = f"{'levels ' if one.levels else ''}{'general' if one.general else ''}"
        lines.append("\t".join((one.code, one.kind or "", marks, *one.units)))
        for spelling in dict.fromkeys(map(unquoted, (one.name, *one.terms, *one.spellings))):
            at[spelling] = (*at.get(spelling, ()), number)
    return Spellings(tuple(lines), at)


@lru_cache(maxsize=MOST_LINES)
def meaning(line: str) -> Meaning:
    """What a line tells."""
    code, kind, marks, *units = line.split("\t")
    return Meaning(code, tuple(units), kind, "levels" in marks, "general" in marks)


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


def keep() -> None:
    """Keep the spellings, which to take out of the table at each start would cost more than a report."""
    save_cache(KEPT, made_of(), tuple(spellings_of(whole().indicator)))


def made_of() -> str:
    """What the spellings are made of: the vocabulary, and this module."""
    return hashlib.sha256(digest().encode() + Path(__file__).read_bytes()).hexdigest()


# --- to find an indicator by a word -----------------------------------------------------------------------


def codes_for(word: str, pack: Pack) -> frozenset[str]:
    """The codes that a word names: itself, in capitals or not, or those of which it is a spelling.

    >>> sorted(codes_for("Gdp", builtin())), sorted(codes_for("国内生产总值", builtin()))
    (['gdp'], ['gdp'])
    """
    asked = plainly(word)
    base = asked.removesuffix(OWN_LEVEL)
    found = set()
    for table in all_spellings(pack):
        found |= {asked for line in table.lines if is_code(meaning(line), base, leveled=base != asked)}
        found |= {one.code for spelling in spelled(asked, table) for one in table.of(spelling)}
    return frozenset(found)


def is_code(one: Meaning, code: str, *, leveled: bool) -> bool:
    """Whether an indicator has a code, and that of the own level where it is asked for."""
    return one.code == code and (one.levels or not leveled)


def plainly(word: str) -> str:
    """A word as it is compared: without blanks and quotes, in small letters."""
    return unquoted(word).casefold()


def spelled(asked: str, table: Spellings) -> Iterator[str]:
    """The spellings in a table that are a word, in capitals or not."""
    if asked in table.at:
        yield asked
    if not asked.isascii() or asked not in table.at:
        yield from (spelling for spelling in table.at if spelling != asked and spelling.casefold() == asked)


def is_part(word: str, pack: Pack) -> bool:
    """Whether a word is part of any spelling, as 出口 and R&D are."""
    asked = plainly(word)
    return any(asked in spelling.casefold() for table in all_spellings(pack) for spelling in table.at)


def close_to(word: str, pack: Pack) -> list[str]:
    """The codes, or the spellings of a word that is no Latin one, that are most like a word."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a word that is none

    asked = plainly(word)
    tables = all_spellings(pack)
    if asked.isascii():
        known = [meaning(line).code for table in tables for line in table.lines]
        known += [spelling for table in tables for spelling in table.at if spelling.isascii()]
    else:
        known = [spelling for table in tables for spelling in table.at]
    return list(dict.fromkeys(one.casefold() for one in get_close_matches(asked, known, n=3)))
