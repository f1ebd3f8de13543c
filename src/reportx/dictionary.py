"""The dictionary by which a stretch is cut into words, and the classes of words.

The words and their frequencies are jieba's (data/words.txt, made by scripts/make_dictionary.py), and a
stretch is cut as jieba cuts without its hidden Markov model, whose guesses at unknown words move boundaries:
the likeliest words by their frequencies. jieba itself takes two to three times as long for that as the twenty
lines of ``Dictionary.cut``, because it looks for all words at all places first and takes logarithms anew.

A line of the file holds the words of one first character, in order, with what each costs, a thousand times
the negative logarithm of how often it stands, and the beginnings of words that are none, with 0. To load all
of it takes longer than to read a report, so the words that begin with two characters are looked up when
these are first asked for.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")
WIDTH = len("一".encode())
MOST_KEPT = 200_000  # entries beyond which it is not kept what begins no word


class Costs(dict[str, int | None]):
    """What words and beginnings of words cost, read from the file's lines; None for what begins no word.

    One or two characters are to be asked for by index, which looks them up together with all longer words
    that begin with them; those may be asked for by ``get`` from then on.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        super().__init__()
        self.lines = by_first(lines)

    def __missing__(self, chars: str) -> int | None:
        """What one or two characters cost, which were not asked for before."""
        key = chars.encode()
        line = self.lines.get(key[:WIDTH], b"")
        entries = beginning(line, key).decode().split()
        cost = int(entries[1]) if entries else None
        if len(entries) > 2:
            self.update(zip(entries[2::2], map(int, entries[3::2]), strict=True))
        if entries or len(self) < MOST_KEPT:
            self[chars] = cost  # at last, for it tells another thread that the others are there
        return cost


class Dictionary:
    """Words, and the likeliest way to cut a stretch into them."""

    def __init__(self, lines: Iterable[bytes], more: Iterable[str] = ()) -> None:
        first, *rest = lines
        # what a character costs that is no word, and a word that a user's pack adds
        self.unknown, self.added = map(int, first.split())
        self.costs = Costs(rest)
        for word in more:
            self.add(word)

    def add(self, word: str) -> None:
        """Add a word and its beginnings."""
        for end in range(1, len(word)):
            if self.cost(word[:end]) is None:
                self.costs[word[:end]] = 0
        self.costs[word] = min(self.cost(word) or self.unknown, self.added)

    def cost(self, chars: str) -> int | None:
        """What a word costs, 0 for a beginning of words, None for what is neither."""
        begun = self.costs[chars[:2]]
        return begun if len(chars) <= 2 else self.costs.get(chars)

    def holds(self, word: str) -> bool:
        """Whether a string is a word; its parts alone are none."""
        return bool(self.cost(word))

    def cut(self, chars: str) -> list[str]:
        """The words of a stretch; of two ways that are as likely, the one with the longer first word.

        >>> dictionary().cut("建成区面积")
        ['建成区', '面积']
        """
        costs, cost_of, unknown, size = self.costs, self.costs.get, self.unknown, len(chars)
        route, ends = [0] * (size + 1), [0] * size
        for at in range(size - 1, -1, -1):
            end = ending = at + 1
            best = (costs[chars[at]] or unknown) + route[end]
            cost = costs[chars[at : at + 2]] if end < size else None
            while cost is not None:
                end += 1
                if cost and cost + route[end] <= best:
                    best, ending = cost + route[end], end
                cost = cost_of(chars[at : end + 1]) if end < size else None
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
        costs, cost_of, size = self.costs, self.costs.get, len(chars)
        settled = reach = 0  # no word crosses the first; the words before it reach to the second
        for at in range(size):
            if at == reach:
                settled, reach = at, at + 1
            end = reach
            if costs[chars[at : at + 2]] is not None:
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
        super().__init__()
        self.lines = by_first(lines)

    def of(self, word: str) -> str | None:
        """The letter of a word, if it has a class."""
        key = word.encode() + b" "
        line = self.lines.get(key[:WIDTH], b"")
        at = 0 if line.startswith(key) else line.find(b" " + key) + 1
        return chr(line[at + len(key)]) if at or line.startswith(key) else None


def load(name: str) -> list[bytes]:
    """The lines of a file of the package's data."""
    return (DATA / name).read_bytes().splitlines()


def by_first(lines: Iterable[bytes]) -> dict[bytes, bytes]:
    """Lines by the character that they begin with."""
    return {line[:WIDTH]: line for line in lines}


def beginning(line: bytes, chars: bytes) -> bytes:
    """The entries of a line that begin with two characters, or the one of its first character alone.

    Those of two stand together, for the line is in order.

    >>> line = "一 1 一一 2 一丁 3 一丁点 4 一万 5".encode()
    >>> [beginning(line, chars.encode()).decode() for chars in ("一丁", "一", "一二")]
    ['一丁 3 一丁点 4', '一 1', '']
    """
    start = last = 0
    if len(chars) > WIDTH:
        chars = b" " + chars  # no first entry of a line has two characters
        start = line.find(chars) + 1
        if not start:
            return b""
        last = line.rfind(chars, start) + 1 or start
    end = line.find(b" ", line.find(b" ", last) + 1)
    return line[start : end if end > 0 else None]


@cache
def classes() -> Classes:
    """The classes of the words of the dictionary."""
    return Classes(load("classes.txt"))
