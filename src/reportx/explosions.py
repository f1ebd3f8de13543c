"""Patterns that explode: those that take longer and longer for strings made of their own pieces.

A pattern as ``(1|1|11)+`` tries every way to divide a row of ones, and there are more of them than atoms in a
room. Which strings make a pattern do so can't be told in general; most do it on a row of one of their own
pieces, or of two in turn, with something behind it that they do not want.
"""

import re
from collections.abc import Iterator
from itertools import permutations
from time import process_time

import regex

LENGTHS = (30, 300, 1000)
SHORT = 60  # of a row of two pieces in turn, of which there are many: enough for what doubles with each
ENDS = ("", "!", "\n")  # and what the pattern itself ends with, without which none is looked for
AGAIN = re.compile(r"\)[*+{](?!\+)")  # a group that comes again and may be divided in another way
PATIENCE = 0.5  # seconds; hardly a pattern of reportx's own takes a tenth of that
MOST_PIECES = 40
# what a set or an escape stands for, as one of its characters
SAMPLES = {
    r"\d": "5",
    r"\D": "中",
    r"\w": "a",
    r"\W": "，",
    r"\s": " ",
    r"\S": "中",
    r"\p{Han}": "中",
    ".": "中",
}
ESCAPE = re.compile(r"\\p\{\w+\}|\\[dDwWsS]|(?<!\\)\.")
SYNTAX = re.compile(r"\(\?(?:P?<\w+>|<?[=!:]|[a-z]+\))|\\[AbBZzGK]|[()\[\]{}|^$*+?\\]|(?<=\{)[\d,]+(?=\})")


def explosion(pattern: str) -> str | None:
    """A string on which a pattern takes too long, in words; None where it was found to take its time on none.

    >>> explosion("(1|1|11)+年") is None, explosion("[一二三]+年")
    (False, None)
    """
    found, parts = regex.compile(pattern), list(pieces(pattern))
    ends = (*ENDS, *(f"!{part}" for part in parts[-3:]))
    for piece in parts:
        for length in LENGTHS:
            for end in ends:
                if is_slow(found, piece * (length // len(piece)) + end):
                    return f"{piece!r} × {length // len(piece)}"
    short = [part for part in parts if len(part) <= 2] if AGAIN.search(pattern) else []
    for piece in map("".join, permutations(short, 2)):
        if is_slow(found, piece * (SHORT // len(piece)) + "!"):
            return f"{piece!r} × {SHORT // len(piece)}"
    return None


def is_slow(pattern: regex.Pattern[str], text: str) -> bool:
    """Whether a search for all that a pattern finds in a text takes too long."""
    began = process_time()
    try:
        for _ in pattern.finditer(text, timeout=PATIENCE):
            if process_time() - began > PATIENCE:
                return True
    except TimeoutError:
        return True
    return False


def pieces(pattern: str) -> Iterator[str]:
    r"""Strings of which a pattern is made: its literals, their characters, and samples of its sets.

    >>> sorted(pieces(r"(?:第\d+届)+"))
    ['5', '中', '届', '第', '第5', '第5届']
    """
    plain = ESCAPE.sub(lambda m: SAMPLES.get(m[0], "中"), pattern)
    parts = [part for part in SYNTAX.split(plain) if part]
    whole = "".join(parts)
    found = dict.fromkeys([*parts, *whole, whole[:60], "5", "中"])
    yield from list(filter(None, found))[:MOST_PIECES]
