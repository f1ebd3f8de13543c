"""The best path through candidates: which of them make a series together."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
REACH = 8  # how many candidates two neighbours may have between them and still be compared


def best_path(candidates: Sequence[T], own: Callable[[T], float], pair: Callable[[int, int], float]) -> list[T]:
    """The candidates of the greatest sum of terms, each its own and each neighbour's with it; none if it is 0.

    >>> best_path([3, -1, 4, -9], float, lambda a, b: 1.5 if b == a + 1 else 0)
    [3, -1, 4]
    """
    best: list[float] = []
    before: list[int] = []
    for at, candidate in enumerate(candidates):
        sums = [best[i] + pair(i, at) for i in range(max(0, at - REACH), at)]
        top = max(sums, default=0.0)
        before.append(at - len(sums) + sums.index(top) if top > 0 else -1)
        best.append(own(candidate) + max(top, 0.0))
    if not best or max(best) <= 0:
        return []
    path, at = [], best.index(max(best))
    while at >= 0:
        path.append(candidates[at])
        at = before[at]
    return path[::-1]
