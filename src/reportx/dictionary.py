"""The dictionary by which a stretch is cut into words, and the classes of words.

The words and their frequencies are jieba's (data/words.txt, made by scripts/make_dictionary.py), and a
stretch is cut as jieba cuts without its hidden Markov model, whose guesses at unknown words move boundaries:
the likeliest words by their frequencies. jieba itself takes two to three times as long for that as the twenty
lines of ``Dictionary.cut``, because it looks for all words at all places first and takes logarithms anew.

A line of the file holds the words of one first character with what each costs, a thousand times the negative
logarithm of how often it stands, and the beginnings of words that are none, with 0. To load all of it takes
longer than to read a report, so a line is read when one of its words may be there.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")
WIDTH = len("一".encode())


class Dictionary:
    """Words, and the likeliest way to cut a stretch into them."""

    def __init__(self, lines: Iterable[bytes], more: Iterable[str] = ()) -> None:
        first, *rest = lines
        # what a character costs that is no word, and a word that a user's pack adds
        self.unknown, self.added = map(int, first.split())
        self.unread = by_first(rest)
        self.costs: dict[str, int] = {}
        for word in more:
            self.add(word)

    def add(self, word: str) -> None:
        """Add a word and its beginnings."""
        self.read(word)
        for end in range(1, len(word)):
            self.costs.setdefault(word[:end], 0)
        self.costs[word] = min(self.costs.get(word) or self.unknown, self.added)

    def read(self, chars: str) -> None:
        """Read the words that begin with some characters, if they are not read yet."""
        for first in set(chars):
            if line := self.unread.get(first):
                fields = line.decode().split()
                self.costs.update(zip(fields[::2], map(int, fields[1::2]), strict=True))
                self.unread.pop(first, None)  # at last, for another thread may ask meanwhile

    def holds(self, word: str) -> bool:
        """Whether a string is a word; its parts alone are none."""
        if word[:1] in self.unread:
            self.read(word[0])
        return bool(self.costs.get(word))

    def cut(self, chars: str) -> list[str]:
        """The words of a stretch; of two ways that are as likely, the one with the longer first word.

        >>> dictionary().cut("建成区面积")
        ['建成区', '面积']
        """
        if not self.unread.keys().isdisjoint(chars):
            self.read(chars)
        cost_of, unknown, size = self.costs.get, self.unknown, len(chars)
        route, ends = [0] * (size + 1), [0] * size
        for at in range(size - 1, -1, -1):
            end = ending = at + 1
            best = (cost_of(chars[at]) or unknown) + route[end]
            while end < size and (cost := cost_of(chars[at : end + 1])) is not None:
                end += 1
                if cost and cost + route[end] <= best:
                    best, ending = cost + route[end], end
            route[at], ends[at] = best, ending
        words, at = [], 0
        while at < size:
            words.append(chars[at : ends[at]])
            at = ends[at]
        return words

    def settled(self, chars: str) -> int:
        """How many characters from the first on are cut in the same way, whatever stands behind all of them.

        >>> dictionary().settled("建成区面积增长"), dictionary().settled("建成区")
        (5, 0)
        """
        if not self.unread.keys().isdisjoint(chars):
            self.read(chars)
        cost_of, size = self.costs.get, len(chars)
        settled = reach = 0  # no word crosses the first; the words before it reach to the second
        for at in range(size):
            if at == reach:
                settled, reach = at, at + 1
            end = reach
            while end < size and (cost := cost_of(chars[at : end + 1])) is not None:
                end += 1
                if cost:
                    reach = end
            if end == size:
                break  # a word may go on
        return settled


def dictionary(more: tuple[str, ...] = ()) -> Dictionary:
    """The dictionary that scripts/make_dictionary.py makes, with the words of a user's packs."""
    return loaded(more)  # which is asked for without words and with none, and is to be loaded once


@cache
def loaded(more: tuple[str, ...]) -> Dictionary:
    """The dictionary with some words, loaded once."""
    return Dictionary(load("words.txt"), more)


class Classes(dict[str, str]):
    """The class of each word that is no plain noun, by its letter; see scripts/make_dictionary.py.

    >>> Classes(load("classes.txt")).of("进一步")
    'd'
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.unread = by_first(lines)

    def of(self, word: str) -> str | None:
        """The letter of a word, if it has a class."""
        if line := self.unread.get(word[:1]):
            fields = line.decode().split()
            self.update(zip(fields[::2], fields[1::2], strict=True))
            self.unread.pop(word[:1], None)  # at last, for another thread may ask meanwhile
        return self.get(word)


def load(name: str) -> list[bytes]:
    """The lines of a file of the package's data."""
    return (DATA / name).read_bytes().splitlines()


def by_first(lines: Iterable[bytes]) -> dict[str, bytes]:
    """Lines by the character that they begin with."""
    return {line[:WIDTH].decode(): line for line in lines}


@cache
def classes() -> Classes:
    """The classes of the words of the dictionary."""
    return Classes(load("classes.txt"))
