"""The patterns of the vocabulary by which figures are dated, by role: data/times.toml says what each is."""

from functools import cache
from typing import NamedTuple, get_args

import regex

from reportx.packs import Pack, TimeRole
from reportx.patterns import compiled
from reportx.sparse import SparsePattern
from reportx.words import lexicon

NOTHING = r"(?!)"
Pattern = regex.Pattern[str]


class Moments(NamedTuple):
    """The entries of a pack for times, those of a role as one pattern, and two roles of [[phrase]]."""

    done: Pattern
    begun: Pattern
    ahead: Pattern
    whole: Pattern
    noun: Pattern
    ground: Pattern
    vowed: Pattern
    intended: Pattern
    goal: Pattern
    recall: Pattern
    onward: Pattern
    span: Pattern
    summed: Pattern
    flow: Pattern
    stock: Pattern
    passing: Pattern
    due: Pattern
    compared: Pattern
    plan_years: Pattern
    one_year: Pattern
    against_years: Pattern
    record: Pattern
    last_year: Pattern
    this_year: Pattern
    plan_end: Pattern
    since: Pattern
    clause_opens: Pattern
    sentence_opens: Pattern
    paragraph_years: Pattern
    paragraph_year: Pattern
    five_years: Pattern
    coming_years: Pattern
    targeting: Pattern
    completing: frozenset[str]
    exceeding: frozenset[str]
    basis: SparsePattern


@cache
def moments(pack: Pack) -> Moments:
    """The patterns of a pack."""
    found: dict[str, list[str]] = {role: [] for role in get_args(TimeRole)}
    for entry in pack.time:
        found[entry.role].append(entry.pattern)
    basis = SparsePattern(found.pop("basis"))  # asked of every sentence with a figure
    patterns = {role: compiled("|".join(some) or NOTHING) for role, some in found.items()}
    role = lexicon(pack).role
    return Moments(**patterns, basis=basis, completing=role("completing"), exceeding=role("exceeding"))
