"""The best path through candidates: which of them make a series together."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
REACH = 8  # how many candidates two neighbours may have between them and still be compared


def best_path(candidates: Sequence[T], worth: Sequence[float], pair: Callable[[int, int], float]) -> list[T]:
    """The candidates of the greatest sum: of what each is worth, and each neighbour with it; none for 0.

    >>> best_path("abcd", [3, -1, 4, -9], lambda one, two: 1.5 if two == one + 1 else 0)
    ['a', 'b', 'c']
    """
    best: list[float] = []
    before: list[int] = []
    for at, own in enumerate(worth):
        top, last = 0.0, -1
        for one in range(max(0, at - REACH), at):
            total = best[one] + pair(one, at)
            if total > top:
                top, last = total, one
        before.append(last)
        best.append(own + top)
    if not best or max(best) <= 0:
        return []
    path, at = [], best.index(max(best))
    while at >= 0:
        path.append(candidates[at])
        at = before[at]
    return path[::-1]
