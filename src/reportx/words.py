"""Words: what the vocabulary says of them, and where jieba finds their boundaries.

jieba decides one thing here: whether a verb of the vocabulary that is found inside a stretch of
text is a word there, or part of another one (建成 in 建成区, 完成 in 完成率). It does not decide
what a verb at the very beginning of a clause or right before a figure is, what a figure is, where a
sentence ends, or what an indicator is called: those are read off the vocabulary and the punctuation.
"""

from functools import cache, cached_property, lru_cache
from operator import add
from typing import TypeVar

from reportx.dictionary import dictionary
from reportx.packs import Pack, Verb

T = TypeVar("T")


class Terms(dict[str, T]):
    """Terms, each with what is known of it, asked for the longest that a string begins or ends with.

    >>> terms = Terms({"新": 1, "新增": 2, "面积": 3})
    >>> terms.start("新增停车泊位"), terms.start("新增停车泊位", 1), terms.end("建筑面积"), terms.end("新区")
    ('新增', '新', '面积', '')
    """

    @cached_property
    def starts(self) -> dict[str, list[int]]:
        """The lengths of the terms that begin with two characters, the greatest first."""
        return self.lengths(slice(2))

    @cached_property
    def ends(self) -> dict[str, list[int]]:
        """The lengths of the terms that end with two characters, the greatest first."""
        return self.lengths(slice(-2, None))

    def lengths(self, edge: slice) -> dict[str, list[int]]:
        """The lengths of the terms by the two characters at one edge; those of one character by that one."""
        found: dict[str, list[int]] = {}
        for size, pair in sorted({(-len(term), term[edge]) for term in self}):
            found.setdefault(pair, []).append(-size)
        for pair, sizes in found.items():
            if len(pair) > 1 and pair[0 if edge.start is None else -1] in self:
                sizes.append(1)
        return found

    def start(self, chars: str, most: int = 99) -> str:
        """The longest term that chars begin with, or an empty string."""
        sizes = self.starts.get(chars[:2])
        if sizes is None:
            first = chars[:1]
            return first if first in self and most > 0 else ""
        for size in sizes:
            if size <= most and (term := chars[:size]) in self:
                return term
        return ""

    def end(self, chars: str, most: int = 99) -> str:
        """The longest term that chars end with, or an empty string."""
        sizes = self.ends.get(chars[-2:])
        if sizes is None:
            last = chars[-1:]
            return last if last in self and most > 0 else ""
        for size in sizes:
            if size <= most and (term := chars[-size:]) in self:
                return term
        return ""


class Lexicon:
    """The words of a pack, by what they do in a clause."""

    def __init__(self, pack: Pack) -> None:
        self.verbs: Terms[Verb] = Terms()
        for verb in pack.verb:
            for term in verb.terms:
                self.verbs.setdefault(term, verb)
        self.ranks = {term: verb for verb in pack.verb if verb.role == "rank" for term in verb.terms}
        self.before = {t: b.comparator for b in reversed(pack.bound) if b.side == "before" for t in b.terms}
        self.roles: dict[str, frozenset[str]] = {}
        for phrase in pack.phrase:
            self.roles[phrase.role] = self.roles.get(phrase.role, frozenset()) | frozenset(phrase.terms)
        self.codes = Terms((term, i.code) for i in reversed(pack.indicator) for term in i.terms)

    def role(self, role: str) -> frozenset[str]:
        """All terms of a role of [[phrase]]."""
        return self.roles.get(role, frozenset())

    def terms(self, *roles: str) -> Terms[str]:
        """The terms of some roles of [[phrase]] with the role of each, that of the first role that has it."""
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
    def measured(self) -> Terms[str]:
        """The last nouns of indicators, which a table's rows leave out."""
        return self.terms("measured")

    def holds_strong(self, chars: str) -> bool:
        """Whether a verb that splits a clause stands somewhere behind its first character."""
        found = self.strong_pairs.intersection(map(add, chars[1:], chars[2:]))
        return any(chars.find(term, 1) > 0 for pair in found for term in self.strong_by_pair[pair])

    @cached_property
    def strong_pairs(self) -> frozenset[str]:
        """The first two characters of the verbs that split a clause."""
        return frozenset(self.strong_by_pair)

    @cached_property
    def strong_by_pair(self) -> dict[str, list[str]]:
        """The verbs that split a clause, by their first two characters."""
        found: dict[str, list[str]] = {}
        for term in self.strong:
            found.setdefault(term[:2], []).append(term)
        return found

    @cached_property
    def code_starts(self) -> frozenset[str]:
        """The first two characters of whatever names a standard indicator, or the only one."""
        return frozenset((*self.codes.starts, *self.here.starts))

    @cached_property
    def strong(self) -> frozenset[str]:
        """Verbs that are no nouns, so that they split a clause wherever they are a word."""
        splitting = {"make", "add", "reach"}
        found = (t for t, verb in self.verbs.items() if verb.role in splitting and not verb.noun)
        return frozenset(term for term in found if len(term) > 1)


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The lexicon of a pack, made once."""
    return Lexicon(pack)


@lru_cache(maxsize=4096)
def cut(chars: str) -> tuple[str, ...]:
    """The words of a short stretch of Chinese.

    >>> cut("建成区面积")
    ('建成区', '面积')
    """
    return tuple(dictionary().cut(chars))


def is_bound(chars: str, at: int) -> bool:
    """Whether a word of chars begins or ends at an offset.

    >>> is_bound("建成区面积", 3), is_bound("建成区面积", 2)
    (True, False)
    """
    end = 0
    for word in cut(chars):
        if end >= at:
            break
        end += len(word)
    return end == at
