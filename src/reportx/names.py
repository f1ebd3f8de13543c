"""Numbers that are part of a name, a date, an ordinal and the like: 十四五, 5G, 第五次普查.

A text holds few of the many names there are, so what can't be there is not looked for. Most ways to write
one begin with a number and go on with a certain character (届, 号, 世纪): they are tried only where such a
number ends. For the others regex runs through the text, if that has the characters that they need.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import regex

from reportx.numerals import IN_NAMES
from reportx.packs import Pack
from reportx.patterns import ALONE, compiled, compiled_plain, kept_result

if TYPE_CHECKING:
    from reportx.beginnings import Held, Way

Match = Callable[[str, int, int, bool], regex.Match[str] | None]
# No name goes on farther behind its number: what a pattern needs is not looked for beyond, up to the end of a
# text that does not have it.
BEHIND = 200


class Trial(NamedTuple):
    """A pattern to be tried at a number, what must begin and end it, its length, what is second behind it."""

    rank: int
    pattern: regex.Pattern[str]
    first: str
    last: str
    longest: int
    second: str


class Behind(dict[str, list[Trial]]):
    """What to try where a number ends before a character; compiled when that first stands there."""

    def __init__(self) -> None:
        self.waiting: dict[str, list[tuple[int, str, tuple[str, str, int, str]]]] = {}

    def __missing__(self, char: str) -> list[Trial]:
        """Compile the patterns of a character."""
        waiting = self.waiting.get(char, ())
        found = [Trial(rank, compiled(pattern), *ends) for rank, pattern, ends in waiting]
        return self.setdefault(char, found)


class NameFinder:
    """Knows the numbers that are part of a name, a date, an ordinal and the like."""

    def __init__(self, pack: Pack) -> None:
        self.labels: list[str] = []
        self.behind = Behind()
        self.trials = lru_cache(maxsize=4096)(self.trials_before)  # most stand around a number's end again
        self.anywhere: list[tuple[int, str, Held]] = []
        for rank, (label, pattern, first, last, longest, follows, held) in enumerate(ways_of(pack)):
            self.labels.append(label)
            for char, second in follows.items():
                ends = first, last, longest, second
                self.behind.waiting.setdefault(char, []).append((rank, pattern, ends))
            if not follows:
                self.anywhere.append((rank, pattern, held))
        behind = "".join(map(re.escape, sorted(self.behind.waiting)))
        followed = f"(?=[{behind}])" if behind else "(?!)"
        # a set comes first, for re runs to the next character of one; it knows no other digits, after repair
        begun = rf"[0-9.{IN_NAMES}](?<![0-9.{IN_NAMES}].)"  # what goes on is not gone over again
        self.numbers = compiled_plain(rf"{begun}[0-9.{IN_NAMES}]*+{followed}")

    def trials_before(self, around: str) -> list[tuple[int, Match, str, int]]:
        """What to try where a number ends with a character before two others."""
        last, second = around[0], around[2:]
        return [
            (trial.rank, trial.pattern.match, trial.first, trial.longest)
            for trial in self.behind[around[1:2]]
            if (not trial.last or last in trial.last) and (not trial.second or second in trial.second)
        ]

    def compile(self) -> None:
        """Compile what waits for its characters."""
        for char in self.behind.waiting:
            self.behind[char]
        for _, pattern, _ in self.anywhere:
            compiled(pattern)

    def read(self, chars: str) -> list[str | None]:
        """For each character the class of the name that it is part of; the first entry that has it wins."""
        found: list[str | None] = [None] * len(chars)
        for rank, start, end in sorted(self.hits(chars), reverse=True):
            found[start:end] = [self.labels[rank]] * (end - start)
        return found

    def hits(self, chars: str) -> Iterator[tuple[int, int, int]]:
        """The names of a text, each with the rank of the pattern that finds it."""
        for number in self.numbers.finditer(chars):
            start, end = number.span()
            for rank, match, first, longest in self.trials(chars[end - 1 : end + 2]):
                for at in range(max(start, end - longest), end):  # the number that it begins with ends there
                    if chars[at] in first and (m := match(chars, at, end + BEHIND, ALONE)):
                        yield rank, at, m.end()
                        break
        known: dict[str, bool] = {}
        for rank, pattern, held in self.anywhere:
            if holds(chars, held, known):
                for m in compiled(pattern).finditer(chars):
                    yield rank, m.start(), m.end()


def holds(chars: str, groups: "Held", known: dict[str, bool]) -> bool:
    """Whether a text holds a word of each of some groups; of which words it is known is kept.

    >>> holds("建成5条线路", (("多年", "余年"),), {}), holds("近百余年", (("百",), ("多年", "余年")), {})
    (False, True)
    """
    for words in groups:
        for word in words:
            if word not in known:  # single characters are found, or missed, in a tenth of the time
                known[word] = all(char in chars for char in word) and word in chars
            if known[word]:
                break
        else:
            return False
    return True


def ways_of(pack: Pack) -> "list[Way]":
    """The ways to write the names of a pack."""

    def read() -> "list[Way]":
        from reportx.beginnings import ways  # noqa: PLC0415 - not at a start with what is kept

        return ways(pack.name)

    given = [(name.label, name.pattern, name.terms) for name in pack.name]
    reader = Path(__file__).with_name("beginnings.py").read_bytes()
    return kept_result(hashlib.sha256(repr(given).encode() + reader).hexdigest(), read)
