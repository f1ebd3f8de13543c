"""On what basis a growth is counted, as printed: 按可比价格计算, 同口径, 剔除一次性因素后, 名义."""

from collections.abc import Sequence

from reportx.metrics.dates import takes_over
from reportx.metrics.drafts import Draft, Reading
from reportx.metrics.marks import Basis
from reportx.patterns import compiled

ENDED = compiled(r"[。；]")
CLOSED = compiled(r"[^（(]*[）)]")
BRACKETED = compiled(r"[（(][^（()）\d]*(?=[)）])")


def basis_of_each(readings: Sequence[Reading], chars: str, said: Sequence[Basis]) -> Sequence[str | None]:
    """For each figure of a sentence the basis on which it is counted; a mere level has none.

    It stands before the growth, also before its level (按可比价格计算，总产值5亿元，增长9%), or behind it in
    brackets. It holds for that growth and the rest of its list (同口径分别增长5%、6%), and for no other.
    """
    if not said:
        return [None] * len(readings)
    found: list[str | None] = []
    since, last = 0, None  # where the last growth ends, and its basis
    for reading in readings:
        growth = any(moves(draft) for draft in reading.drafts)
        if last and CLOSED.match(chars, since, reading.figure.quantity.start):
            last = None  # （不含新区增长6%）: the bracket told it of its own figures alone
        if growth and not (last and takes_over(reading)):
            last = basis_around(reading, chars, [basis for basis in said if basis.start >= since])
        found.append(last if growth else None)
        since = reading.figure.quantity.end if growth else since
    return found


def moves(draft: Draft) -> bool:
    """Whether a figure tells how something moved: a growth, or an amount by which it rose or fell."""
    moved = draft.verb is not None and draft.verb.role == "change"
    return draft.measure == "growth" or (draft.measure == "change" and moved)


def basis_around(reading: Reading, chars: str, said: Sequence[Basis]) -> str | None:
    """The basis nearest before a figure, or in brackets behind it that hold no figure of their own."""
    start, end = reading.figure.quantity.start, reading.figure.quantity.end
    bracket = BRACKETED.match(chars, end)
    behind = bracket.end() if bracket else end
    inside = [basis.text for basis in said if end < basis.start < behind]
    before = [b.text for b in said if b.end <= start and not ENDED.search(chars, b.end, start)]
    found = inside or before[-1:]
    return found[0] if found else None
