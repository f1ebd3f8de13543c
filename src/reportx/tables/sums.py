"""The tree over rows that no number and no code tells apart, found by which rows are the sum of those below.

支出 60 | 普通教育 40 | 学前教育 10 | 小学教育 30 | 职业教育 20: 40 is 10 and 30 together, 60 is 40 and 20.
That two figures are equal may be chance, so a stretch of rows is only believed to be a tree if what is left
at its top comes to the row that the stretch is a part of.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

LONGEST = 400  # rows of a stretch
GRAIN = Decimal("0.6")  # of the last digit, by which each addend may be rounded


class Node(NamedTuple):
    """A row with its figure, and the rows right below it whose figures come to its own."""

    at: int
    value: Decimal
    parts: tuple["Node", ...] = ()


def wholes_by_sum(values: Sequence[Decimal | None], total: Decimal) -> dict[int, int] | None:
    """For rows of a stretch that are parts of others, these; None where the rest does not come to the total.

    >>> wholes_by_sum([Decimal(n) for n in (40, 10, 30, 20)], Decimal(60))
    {1: 0, 2: 0}
    >>> wholes_by_sum([Decimal(n) for n in (40, 10, 30, 20)], Decimal(70)) is None
    True
    """
    if not 1 < len(values) <= LONGEST:
        return None
    grain = GRAIN * min((unit_of(value) for value in (*values, total) if value), default=Decimal(1))
    tops: list[Node] = []  # the nearest first
    for at in range(len(values) - 1, -1, -1):
        value = values[at]
        if value is None:
            continue
        count = addends(value, tops, grain)
        tops = [Node(at, value, tuple(tops[:count])), *tops[count:]]
    if not is_sum(total, tops, grain):
        return None
    return {part.at: node.at for node in every(tops) for part in node.parts}


def addends(value: Decimal, tops: Sequence[Node], grain: Decimal) -> int:
    """How many of the nearest rows come to a figure, or none."""
    if value <= 0:
        return 0
    whole = Decimal(0)
    for count, node in enumerate(tops, 1):
        whole += node.value
        if abs(whole - value) <= grain * (count - 1):
            return count
        if whole > value + grain * count:
            break
    return 0


def is_sum(total: Decimal, tops: Sequence[Node], grain: Decimal) -> bool:
    """Whether figures come to a total, as far as they are rounded."""
    return abs(sum((node.value for node in tops), Decimal(0)) - total) <= grain * len(tops)


def every(nodes: Sequence[Node]) -> list[Node]:
    """Nodes with all that are below them."""
    return [inner for node in nodes for inner in (node, *every(node.parts))]


def unit_of(value: Decimal) -> Decimal:
    """What the last printed digit of a figure is worth, of those that are no zeros behind the point.

    >>> unit_of(Decimal("17405.00")), unit_of(Decimal("3.25"))
    (Decimal('1'), Decimal('0.01'))
    """
    return Decimal(1).scaleb(min(int(value.normalize().as_tuple().exponent), 0))
