"""The patterns of the vocabulary by which figures are dated, by role: data/times.toml says what each is."""

from functools import cache
from typing import NamedTuple, TypeAlias

import regex

from reportx.packs import Pack
from reportx.patterns import compiled
from reportx.sparse import SparsePattern

NOTHING = r"(?!)"
Pattern: TypeAlias = regex.Pattern[str]


class Moments(NamedTuple):
    """The entries of a pack for times, those of a role as one pattern."""

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
    basis: SparsePattern


@cache
def moments(pack: Pack) -> Moments:
    """The patterns of a pack."""
    found: dict[str, list[str]] = {role: [] for role in Moments._fields}
    for entry in pack.time:
        found[entry.role].append(entry.pattern)
    basis = SparsePattern(found.pop("basis"))  # asked of every sentence with a figure
    return Moments(**{role: compiled("|".join(some) or NOTHING) for role, some in found.items()}, basis=basis)
