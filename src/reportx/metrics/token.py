"""A token is a word, a figure or a mark of a sentence; all those of a sentence, and stretches of them."""

from collections.abc import Sequence
from typing import NamedTuple

from reportx.packs import Verb


class Token(NamedTuple):
    """A word, a figure or a mark at [start, end) of its sentence."""

    kind: str
    start: int
    end: int
    verb: Verb | None = None


class Tokens(NamedTuple):
    """The tokens of a sentence in columns: their letters, where each begins and ends, its verb."""

    chars: str
    kinds: str
    starts: Sequence[int]
    ends: Sequence[int]
    verbs: Sequence[Verb | None]
    whole: bool = True  # nothing was left out between two of them, as a bracket with figures


class Lead:
    """The tokens [first, last) of a sentence, as those of a clause before a figure, and their letters."""

    __slots__ = ("first", "kinds", "last", "tokens")

    def __init__(self, tokens: Tokens, first: int, last: int, kinds: str) -> None:
        # most objects of a reading are these: written out, this is compiled, and a dataclass's is not
        self.tokens, self.first, self.last, self.kinds = tokens, first, last, kinds

    def part(self, start: int, end: int | None = None) -> "Lead":
        """Some of the tokens, counted from the first."""
        kinds = self.kinds[start:end]
        first = self.first + start
        return Lead(self.tokens, first, first + len(kinds), kinds)

    def word(self, at: int) -> str:
        """A token as printed."""
        tokens, at = self.tokens, self.first + at
        return tokens.chars[tokens.starts[at] : tokens.ends[at]]

    def verb(self, at: int) -> Verb | None:
        """The verb that a token is."""
        return self.tokens.verbs[self.first + at]

    def words(self, start: int, end: int) -> str:
        """Some of the tokens as printed, without what was left out between them."""
        if start >= end:
            return ""
        chars, _, starts, ends, _, whole = self.tokens
        if whole:
            return chars[starts[self.first + start] : ends[self.first + end - 1]]
        return "".join(map(self.word, range(start, end)))

    @property
    def text(self) -> str:
        """The tokens as printed."""
        return self.words(0, len(self.kinds))


def joined(one: Lead, two: Lead) -> Lead:
    """The tokens of two stretches as one, of which the first may be empty."""
    if not one.kinds:
        return two
    if one.last == two.first and one.tokens is two.tokens:
        return Lead(one.tokens, one.first, two.last, one.kinds + two.kinds)
    return apart([one, two])


def apart(leads: Sequence[Lead]) -> Lead:
    """Stretches that something stands between, as one."""
    starts: list[int] = []
    ends: list[int] = []
    verbs: list[Verb | None] = []
    for lead in leads:
        stretch = slice(lead.first, lead.last)
        starts += lead.tokens.starts[stretch]
        ends += lead.tokens.ends[stretch]
        verbs += lead.tokens.verbs[stretch]
    kinds = "".join([lead.kinds for lead in leads])
    return Lead(Tokens(leads[0].tokens.chars, kinds, starts, ends, verbs, whole=False), 0, len(kinds), kinds)
