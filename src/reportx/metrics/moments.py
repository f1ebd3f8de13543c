"""The patterns of the vocabulary by which figures are dated, by role: data/times.toml says what each is."""

from functools import cache
from typing import NamedTuple, TypeAlias, get_args

import regex

from reportx.packs import Pack, TimeRole
from reportx.patterns import compiled
from reportx.periods import ROLES, TimeWords, time_words
from reportx.sparse import SparsePattern
from reportx.words import lexicon

NOTHING = r"(?!)"
Pattern: TypeAlias = regex.Pattern[str]


class Moments(NamedTuple):
    """The entries of a pack for times, those of a role as one pattern, and some roles of [[phrase]]."""

    done: Pattern
    begun: Pattern
    ahead: Pattern
    whole: Pattern
    noun: Pattern
    ground: Pattern
    vowed: Pattern
    upcoming: Pattern
    intended: Pattern
    goal: Pattern
    recall: Pattern
    onward: Pattern
    span: Pattern
    summed: Pattern
    flow: Pattern
    annual: Pattern
    stock: Pattern
    standing: Pattern
    passing: Pattern
    due: Pattern
    compared: Pattern
    plan_years: Pattern
    one_year: Pattern
    against_years: Pattern
    record: Pattern
    plan_end: Pattern
    since: Pattern
    clause_opens: Pattern
    sentence_opens: Pattern
    paragraph: Pattern  # what one begins with that speaks of `years`, or of a `year`
    review_line: Pattern
    plan_line: Pattern
    five_years: Pattern
    coming_years: Pattern
    targeting: Pattern
    tail: Pattern
    year_word: Pattern
    last_span: tuple[str, ...]
    last_year: frozenset[str]
    sums: tuple[str, ...]
    this_year: frozenset[str]
    joints: frozenset[str]
    completing: frozenset[str]
    surpassing: frozenset[str]
    basis: SparsePattern
    expressions: TimeWords


@cache
def moments(pack: Pack) -> Moments:
    """The patterns of a pack."""
    roles = (role for role in get_args(TimeRole) if role in Moments._fields or role not in ROLES)
    found: dict[str, list[str]] = {role: [] for role in roles}
    for entry in pack.time:
        if entry.role in found:
            found[entry.role].append(entry.pattern)
    basis = SparsePattern(found.pop("basis"))  # asked of every sentence with a figure
    years, year = ("|".join(found.pop(role)) or NOTHING for role in ("paragraph_years", "paragraph_year"))
    paragraph = compiled(f"(?P<years>{years})|(?P<year>{year})")
    patterns = {role: compiled("|".join(some) or NOTHING) for role, some in found.items()}
    role = lexicon(pack).role
    return Moments(
        **patterns,
        basis=basis,
        expressions=time_words(pack),
        paragraph=paragraph,
        last_span=tuple(role("last_span")),
        last_year=role("last_year"),
        sums=tuple(role("sum")),
        this_year=role("this_year"),
        joints=role("joint") | {"、"},
        completing=role("completing"),
        surpassing=role("surpassing"),
    )
