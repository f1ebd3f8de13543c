"""What each word is, by a letter: from the vocabulary what it means, from the dictionary what it is.

The letters are what the constructions of data/constructions.toml are written in.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reportx.dictionary import classes, dictionary
from reportx.metrics.moments import moments
from reportx.packs import Pack, Verb, builtin
from reportx.words import Lexicon, built_verbs

# The letters of the roles of the vocabulary; a later one wins where a word has several.
PHRASES = {
    "manner": "A", "all": "A", "adverb": "d", "time": "t", "scope": "s", "total": "D", "yearly": "y",
    "mean": "Y", "link": "l", "prep": "p", "pusher": "u", "pledge": "g", "basis": "M", "each": "e",
    "apart": "h", "part": "f", "origin": "p", "against": "P", "nominal": "w", "noun": "n", "attribute": "n",
    "head": "N", "joint": "j", "agent": "G", "share": "S", "trade": "E", "plan": "L", "cause": "O",
    "light": "U", "post": "F", "such": "T", "meant": "Z", "issued": "n", "per_people": "V",
}  # fmt: skip
VERBS = {"change": "c", "add": "a", "reach": "r", "make": "m", "rank": "k", "be": "i", "compare": "H"}
# a verb of one character is one only where it makes a word with another, an adverb if the vocabulary has it
SHORT = {"v": "o", "w": "o", "o": "o", "p": "p", "l": "l"}
# the roles of words that are what they are whatever other roles they have
ALWAYS = {"of": "x", "takes": "z", "copula": "i", "future": "d", "also": "l", "having": "I"}
DOING = Verb(terms=(), role="make")
DONE = Verb(terms=(), role="make", noun=True)


# what stands behind the letter of a word in its code: whether it has one character, and whether that may end
# a word with the one before or begin one with the next
LONG, SINGLE, ENDING, BEGINNING = "_'<>"
BEGINNINGS = frozenset("新每与")  # the characters that `built` and `opened` in tokens.py ask for


class Word(NamedTuple):
    """What a word is: its letter, its code, and the verb that it is, if the vocabulary has it."""

    kind: str
    code: str
    verb: Verb | None = None


class Words(dict[str, Word]):
    """What the words of a pack's vocabulary are; any other is looked up in the dictionary once."""

    def __init__(self, pack: Pack, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.dictionary = dictionary(tuple(sorted(more_words(pack))))
        self.verbs, self.bounds = lexicon.verbs, lexicon.before
        self.kinds = self.letters(pack)
        self.measures = tuple(lexicon.role("measure"))
        self.suffixes = lexicon.role("suffix")
        self.companies = lexicon.role("company")
        self.results, self.arriving = lexicon.role("result"), lexicon.role("arriving")
        self.currencies = lexicon.role("currency")
        self.compared = lexicon.role("compared")
        self.moments = moments(pack)
        self.yearly = tuple(lexicon.role("yearly"))

    def letters(self, pack: Pack) -> dict[str, str]:
        """The letters of the words of the vocabulary."""
        lexicon = self.lexicon
        kinds: dict[str, str] = {}
        for verb in reversed(pack.verb):
            kinds.update(dict.fromkeys(verb.terms, "w" if verb.noun else VERBS[verb.role]))
        for term, verb in built_verbs(pack):
            kinds.setdefault(term, VERBS[verb.role])
        for role in ("dependent", "moved", "aspect"):
            kinds.update((term, "N") for term in lexicon.role(role) if term not in lexicon.verbs)
        for role, letter in PHRASES.items():
            spared = lexicon.verbs if role in {"attribute", "head"} else ()
            kinds.update((term, letter) for term in lexicon.role(role) if term not in spared)
        for verb in pack.verb:
            if verb.comparator:
                kinds.update(dict.fromkeys(verb.terms, "b"))
        kinds.update(dict.fromkeys(lexicon.before, "b"))
        for role, letter in ALWAYS.items():
            kinds.update((term, letter) for term in lexicon.role(role))
        return kinds

    def __missing__(self, word: str) -> Word:
        """What a word is that was not asked for before; there are no more than the dictionary has."""
        kind = self.letter(word)
        found = self[word] = Word(kind, kind + self.length(word), self.verb(word))
        return found

    def length(self, word: str) -> str:
        """What stands behind the letter of a word in its code."""
        if len(word) > 1:
            return BEGINNING if word in self.currencies else LONG
        if word in BEGINNINGS:
            return BEGINNING
        return ENDING if word in self.arriving or word in self.results or word in self.suffixes else SINGLE

    def letter(self, word: str) -> str:
        """The letter of a word: 新 with a verb is one of doing, and what ends as a measure does is one."""
        if known := self.known(word):
            return known
        if word[0] == "新" and len(word) > 1 and (self.known(word[1:]) or "n") in "vwm":
            return "m"
        return "N" if len(word) > 1 and word.endswith(self.measures) else "n"

    def known(self, word: str) -> str | None:
        """The letter of a word that the vocabulary or the dictionary's classes have."""
        kind = self.kinds.get(word)
        if kind is None and (kind := classes().of(word)) and len(word) == 1:
            return SHORT.get(kind, "n")
        return kind

    def verb(self, word: str) -> Verb | None:
        """The verb that a word is."""
        return self.verbs.get(word) or {"m": DOING, "w": DONE}.get(self.letter(word))


def more_words(pack: Pack) -> Iterator[str]:
    """The terms of a user's packs; those of reportx's own are in the dictionary, or no words for a reason."""
    if pack is builtin():
        return
    known, own = dictionary(), set(map(id, (*builtin().verb, *builtin().phrase, *builtin().bound)))
    for entries in (pack.verb, pack.phrase, pack.bound):
        for entry in entries:
            if id(entry) not in own:
                yield from (term for term in entry.terms if len(term) > 1 and not known.holds(term))
