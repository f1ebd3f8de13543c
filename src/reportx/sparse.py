"""Patterns that are tried only where one of their matches may begin."""

import re
import sys
from collections.abc import Iterator, Sequence

from reportx.patterns import compiled_plain, compiled_short, kept_result


class SparsePattern:
    """Alternatives that are tried only where one of them may begin: re finds such a place sooner than regex.

    >>> [m[0] for m in SparsePattern(["名义", "同(?:口径|期)"]).finditer("同比名义增长5%，同口径")]
    ['名义', '同口径']
    """

    def __init__(self, patterns: Sequence[str], end: str = "") -> None:
        joined = "|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)"
        self.whole = compiled_short(f"(?:{joined}){end}")
        self.beginning = compiled_plain(kept_result(("begins", *patterns), lambda: beginning(patterns)))

    def finditer(self, chars: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """The matches of any of the alternatives, from left to right."""
        at = start
        while begun := self.beginning.search(chars, at, end):
            at = begun.start()
            if m := self.whole.match(chars, at, end):
                yield m
            at = m.end() if m else at + 1


def beginning(patterns: Sequence[str]) -> str:
    """A pattern for the first character of what some patterns find, or the first two where they tell it."""
    from reportx.beginnings import alternatives, either, firsts  # noqa: PLC0415 - not with what is kept

    found = either([firsts(part) for pattern in patterns for part in alternatives(pattern)])
    if not found:
        return r"[\s\S]"
    alike: dict[str, str] = {}  # the characters that the same ones stand behind
    for char, second in found.items():
        behind = f"(?={any_of(second)})" if second else ""
        alike[behind] = alike.get(behind, "") + char
    ends = [f"(?<={any_of(chars)}){behind}" for behind, chars in alike.items()]
    return f"{any_of(''.join(found))}(?:{'|'.join(ends)})"


def any_of(chars: str) -> str:
    """A set of characters as a pattern."""
    return f"[{''.join(sorted(map(re.escape, set(chars))))}]"
