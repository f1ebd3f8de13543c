"""Words: what the vocabulary says of them. What a word is, the dictionary tells; see metrics/tokens.py."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from reportx.indicators import Meaning, Spellings, all_spellings
from reportx.packs import Pack, Verb
from reportx.terms import Terms


class Lexicon:
    """The words of a pack, by what they do in a clause."""

    def __init__(self, pack: Pack) -> None:
        self.verbs: Terms[Verb] = Terms()
        for verb in pack.verb:
            for term in verb.terms:
                self.verbs.setdefault(term, verb)
        for term, verb in built_verbs(pack):
            self.verbs.setdefault(term, verb)
        self.ranks = {term: verb for verb in pack.verb if verb.role == "rank" for term in verb.terms}
        self.before = {t: b.comparator for b in reversed(pack.bound) if b.side == "before" for t in b.terms}
        roles: dict[str, set[str]] = {}
        self.patterns: dict[str, list[str]] = {}
        for phrase in pack.phrase:
            roles.setdefault(phrase.role, set()).update(phrase.terms)
            if phrase.pattern:
                self.patterns.setdefault(phrase.role, []).append(phrase.pattern)
        self.roles = {role: frozenset(terms) for role, terms in roles.items()}
        self.of_roles: dict[tuple[str, ...], Terms[str]] = {}
        self.codes = Terms((term, i.code) for i in reversed(pack.indicator) for term in i.terms)
        self.pack = pack

    def role(self, role: str) -> frozenset[str]:
        """All terms of a role of [[phrase]]."""
        return self.roles.get(role, frozenset())

    def pattern(self, role: str) -> str:
        """All patterns and terms of a role of [[phrase]] as one pattern."""
        terms = sorted(self.role(role), key=lambda term: (-len(term), term))
        return f"(?:{'|'.join([*self.patterns.get(role, ()), *map(re.escape, terms)]) or '(?!)'})"

    def terms(self, *roles: str) -> Terms[str]:
        """The terms of some roles of [[phrase]] with the role of each, that of the first role that has it."""
        if roles not in self.of_roles:
            self.of_roles[roles] = self.gathered(roles)
        return self.of_roles[roles]

    def gathered(self, roles: Sequence[str]) -> Terms[str]:
        """What ``terms`` keeps."""
        return Terms((term, role) for role in reversed(roles) for term in self.role(role))

    @cached_property
    def here(self) -> Terms[str]:
        """What may stand before a standard indicator without changing its code."""
        return self.terms("here")

    @cached_property
    def aspects(self) -> Terms[str]:
        """What may stand behind a standard indicator without changing its code."""
        return self.terms("aspect")

    @cached_property
    def around(self) -> Terms[str]:
        """What may stand before any spelling of an indicator without changing its code."""
        return self.terms("here", "around")

    @cached_property
    def counting(self) -> Terms[str]:
        """What may stand behind any spelling of an indicator without changing its code."""
        return self.terms("aspect", "counting")

    def meanings(self, name: str) -> tuple[Meaning, ...]:
        """The standard indicators that a name may mean; those of a user's pack are asked first."""
        return next((found for table in self.spellings if (found := table.of(name))), ())

    def short_meanings(self, name: str) -> list[tuple[Meaning, tuple[str, ...]]]:
        """The indicators that a short name may mean, with the words of which one tells it."""
        return [found for table in self.spellings for found in table.of_short(name)]

    @cached_property
    def short_names(self) -> frozenset[str]:
        """The names that mean an indicator only behind certain words."""
        return frozenset(name for table in self.spellings for name in table.short)

    @cached_property
    def spellings(self) -> tuple[Spellings, ...]:
        """All spellings of standard indicators."""
        return all_spellings(self.pack)

    @cached_property
    def measured(self) -> Terms[str]:
        """The last nouns of indicators, which a table's rows leave out."""
        return self.terms("measured")

    @cached_property
    def code_starts(self) -> frozenset[str]:
        """The first two characters of whatever names a standard indicator, or the only one."""
        return frozenset((*self.codes.starts, *self.here.starts))


def built_verbs(pack: Pack) -> Iterator[tuple[str, Verb]]:
    """The verbs of a pack that are built of how far and how something moved: 微增, 锐减.

    >>> from reportx.packs import builtin
    >>> [(term, verb.direction) for term, verb in built_verbs(builtin()) if term in {"微增", "锐减"}]
    [('微增', 'up'), ('锐减', 'down')]
    """
    degrees = sorted({term for phrase in pack.phrase if phrase.role == "degree" for term in phrase.terms})
    for verb in pack.verb:
        if verb.role == "change" and verb.direction:
            moves = [term for term in verb.terms if len(term) == 1]
            yield from ((degree + move, verb) for degree in degrees for move in moves)


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a pack, made once."""
    return Lexicon(pack)
