"""Terms: words or parts of them, each with what is known of it, looked up at an edge of a string."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")


class Terms(dict[str, T]):
    """Terms, each with what is known of it, asked for the longest that a string begins or ends with.

    >>> terms = Terms({"新": 1, "新增": 2, "面积": 3})
    >>> terms.start("新增停车泊位"), terms.start("新增停车泊位", 1), terms.end("建筑面积"), terms.end("新区")
    ('新增', '新', '面积', '')
    """

    def __init__(self, terms: Mapping[str, T] | Iterable[tuple[str, T]] = ()) -> None:
        super().__init__(terms)
        self._starts: dict[str, list[int]] | None = None  # made when first asked for: few ask at both edges
        self._ends: dict[str, list[int]] | None = None

    @property
    def starts(self) -> dict[str, list[int]]:
        """The lengths of the terms that begin with two characters, the greatest first."""
        if self._starts is None:
            self._starts = self.lengths(slice(2))
        return self._starts

    @property
    def ends(self) -> dict[str, list[int]]:
        """The lengths of the terms that end with two characters, the greatest first."""
        if self._ends is None:
            self._ends = self.lengths(slice(-2, None))
        return self._ends

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
