"""The dictionary by which a stretch is cut into words, and the classes of words.

The words and their frequencies are jieba's (data/words.txt, made by scripts/make_dictionary.py), and a
stretch is cut as jieba cuts without its hidden Markov model, whose guesses at unknown words move boundaries:
the likeliest words by their frequencies. jieba itself takes two to three times as long for that as the twenty
lines of ``Dictionary.cut``, because it looks for all words at all places first and takes logarithms anew.

A line of the file holds the words of one first character, and the beginnings of words that are none, with 0.
To load all of it takes longer than to read a report, so a line is read when one of its words may be there.
"""

from collections.abc import Iterable
from functools import cache
from math import log
from pathlib import Path

DATA = Path(__file__).with_name("data")
WIDTH = len("一".encode())
OFTEN = 3000  # the frequency of what a user's pack adds, as of the terms of reportx's own vocabulary


class Dictionary:
    """Words, and the likeliest way to cut a stretch into them."""

    def __init__(self, text: bytes, more: Iterable[str] = ()) -> None:
        total, *lines = text.splitlines()
        self.unlikely = -log(int(total))  # what a character that is no word weighs
        self.unread = {line[:WIDTH].decode(): line for line in lines}
        # the logarithm of how likely a word is; the beginning of a word that is none has 0
        self.weights: dict[str, float] = {}
        for word in more:
            self.add(word)

    def add(self, word: str) -> None:
        """Add a word and its beginnings."""
        self.read(word)
        for end in range(1, len(word)):
            self.weights.setdefault(word[:end], 0)
        self.weights[word] = max(self.weights.get(word) or self.unlikely, log(OFTEN) + self.unlikely)

    def read(self, chars: str) -> None:
        """Read the words that begin with some characters, if they are not read yet."""
        for first in set(chars):
            if line := self.unread.get(first):
                fields = line.decode().split()
                unlikely = self.unlikely
                counts = map(int, fields[1::2])
                weights = [log(count) + unlikely if count else 0 for count in counts]
                self.weights.update(zip(fields[::2], weights, strict=True))
                self.unread.pop(first, None)  # at last, for another thread may ask meanwhile

    def holds(self, word: str) -> bool:
        """Whether a string is a word; its parts alone are none."""
        if word[:1] in self.unread:
            self.read(word[0])
        return bool(self.weights.get(word))

    def cut(self, chars: str) -> list[str]:
        """The words of a stretch; of two ways that are as likely, the one with the longer first word.

        >>> dictionary().cut("建成区面积")
        ['建成区', '面积']
        """
        if not self.unread.keys().isdisjoint(chars):
            self.read(chars)
        weights, unlikely, size = self.weights, self.unlikely, len(chars)
        route, ends = [0.0] * (size + 1), [0] * size
        for at in range(size - 1, -1, -1):
            end = at + 1
            word = chars[at]
            best, ending = (weights.get(word) or unlikely) + route[end], end
            while word in weights and end < size:
                end += 1
                word = chars[at:end]
                if (weight := weights.get(word)) and weight + route[end] >= best:
                    best, ending = weight + route[end], end
            route[at], ends[at] = best, ending
        words, at = [], 0
        while at < size:
            words.append(chars[at : ends[at]])
            at = ends[at]
        return words


@cache
def dictionary(more: tuple[str, ...] = ()) -> Dictionary:
    """The dictionary that scripts/make_dictionary.py makes, with the words of a user's packs."""
    return Dictionary((DATA / "words.txt").read_bytes(), more)


@cache
def classes() -> dict[str, str]:
    """The class of each word that is no plain noun, by its letter; see scripts/make_dictionary.py."""
    found: dict[str, str] = {}
    for line in (DATA / "classes.txt").read_text(encoding="utf-8").splitlines():
        letter, *words = line.split(" ")
        found.update(dict.fromkeys(words, letter))
    return found
