"""Words: what the vocabulary says of them, and where jieba finds their boundaries.

jieba decides one thing here: whether a verb of the vocabulary that is found inside a stretch of
text is a word there, or part of another one (建成 in 建成区, 完成 in 完成率). It does not decide
what a verb at the very beginning of a clause or right before a figure is, what a figure is, where a
sentence ends, or what an indicator is called: those are read off the vocabulary and the punctuation.
It cuts without its hidden Markov model, whose guesses at unknown words move boundaries,
and with a dictionary of reportx's own (data/words.txt, made by scripts/make_dictionary.py).
"""

from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from reportx.packs import Pack, Verb

if TYPE_CHECKING:
    import jieba


def longest_start(chars: str, terms: Mapping[str, object], longest: int) -> str:
    """The longest term that chars begin with, or an empty string.

    >>> longest_start("新增停车泊位", {"新": 1, "新增": 2}, 2)
    '新增'
    """
    for size in range(min(longest, len(chars)), 0, -1):
        if chars[:size] in terms:
            return chars[:size]
    return ""


def longest_end(chars: str, terms: Mapping[str, object], longest: int) -> str:
    """The longest term that chars end with, or an empty string."""
    for size in range(min(longest, len(chars)), 0, -1):
        if chars[-size:] in terms:
            return chars[-size:]
    return ""


class Lexicon:
    """The words of a pack, by what they do in a clause."""

    def __init__(self, pack: Pack) -> None:
        self.verbs: dict[str, Verb] = {}
        for verb in pack.verb:
            for term in verb.terms:
                self.verbs.setdefault(term, verb)
        self.ranks = {term: verb for verb in pack.verb if verb.role == "rank" for term in verb.terms}
        self.before = {t: b.comparator for b in reversed(pack.bound) if b.side == "before" for t in b.terms}
        self.roles: dict[str, frozenset[str]] = {}
        for phrase in pack.phrase:
            self.roles[phrase.role] = self.roles.get(phrase.role, frozenset()) | frozenset(phrase.terms)
        terms = [*self.verbs, *self.before, *(term for phrase in pack.phrase for term in phrase.terms)]
        self.longest = max(map(len, terms), default=1)
        self.codes = {term: i.code for i in reversed(pack.indicator) for term in i.terms}

    def role(self, role: str) -> frozenset[str]:
        """All terms of a role of [[phrase]]."""
        return self.roles.get(role, frozenset())

    @cached_property
    def here(self) -> dict[str, None]:
        """What may stand before a standard indicator without changing its code."""
        return dict.fromkeys(sorted(self.role("here")))

    @cached_property
    def aspects(self) -> tuple[str, ...]:
        """What may stand behind a standard indicator without changing its code, the longest first."""
        return tuple(sorted(self.role("aspect"), key=lambda term: (-len(term), term)))

    def holds_strong(self, chars: str) -> bool:
        """Whether a verb that splits a clause stands somewhere behind its first character."""
        starts = range(1, len(chars))
        return any(chars[i : i + size] in self.strong for size in self.strong_sizes for i in starts)

    @cached_property
    def strong_sizes(self) -> tuple[int, ...]:
        """The lengths of the verbs that split a clause."""
        return tuple(sorted({len(term) for term in self.strong}))

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
    return tuple(tokenizer().cut(chars, HMM=False))


@cache
def tokenizer() -> "jieba.Tokenizer":
    """jieba with reportx's own dictionary, and without the cache file that it would leave in /tmp."""
    import jieba  # noqa: PLC0415 - takes 0.1 s, which a text without doubtful verbs never pays

    made = jieba.Tokenizer()
    with (resources.files("reportx") / "data" / "words.txt").open("rb") as words:
        made.FREQ, made.total = made.gen_pfdict(words)
    made.initialized = True
    return made


def is_word(chars: str) -> bool:
    """Whether a string is a word of the dictionary; its parts alone are none."""
    return bool(tokenizer().FREQ.get(chars))


def bounds_of_words(chars: str) -> frozenset[int]:
    """Offsets at which a word of chars begins or ends."""
    ends, at = {0}, 0
    for word in cut(chars):
        at += len(word)
        ends.add(at)
    return frozenset(ends)


__all__ = ["Lexicon", "bounds_of_words", "cut", "lexicon", "longest_end", "longest_start"]
