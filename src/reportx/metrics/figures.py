"""The figures of a sentence in their places: what stands before and behind each, in and around brackets."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reportx.metrics.clauses import BREAKS, Lead, lead_of
from reportx.metrics.drafts import Figure
from reportx.metrics.token import Token
from reportx.metrics.tokens import Tokens
from reportx.quantities import Quantity

FIGURES = frozenset("QRK")


class Opened(NamedTuple):
    """A bracket around figures opens behind some words."""

    before: Lead


class Closed(NamedTuple):
    """A bracket around figures is closed."""


Event = Figure | Opened | Closed


def events(
    tokens: Tokens, quantities: Sequence[Quantity], is_part: Callable[[Figure], bool]
) -> Iterator[Event]:
    """The figures of a sentence from left to right, and the brackets around some of them.

    A figure that `is_part` of the name behind it (500万元以上项目20个, 第一产业) stays among the words before the next.

    What stands in a bracket is read apart: for a figure behind it, the words before the bracket and those
    behind it are one clause (增速（14.9%）居全省第1位).
    """
    upcoming = iter(quantities)
    outer: list[tuple[list[Token], bool]] = []
    gap: list[Token] = []
    first = True
    for at, token in enumerate(tokens.items):
        if token.kind in FIGURES:
            found = figure(tokens, at, next(upcoming), gap, first=first)
            yield found
            if is_part(found):
                gap.append(token._replace(kind="n"))
            else:
                gap, first = [], False
        elif token.kind == "(":
            yield Opened(lead_of(tokens.chars, gap))
            outer.append((gap, first))
            gap, first = [], True
        elif token.kind == ")" and outer:
            gap, first = outer.pop()
            yield Closed()
        else:
            gap.append(token)


def figure(tokens: Tokens, at: int, quantity: Quantity, gap: list[Token], *, first: bool) -> Figure:
    """A figure in its place."""
    end = next(
        (i for i in range(at + 1, len(tokens.items)) if tokens.kinds[i] in "QRK()"), len(tokens.items)
    )
    followed = end < len(tokens.items) and tokens.kinds[end] in FIGURES
    rest = tokens.items[at + 1 : end]
    if not rest and followed and quantity.form == "amount":  # 12类55件民生实事: both count the same
        ended = next((i for i in range(end + 1, len(tokens.items)) if tokens.kinds[i] in "QRK()"), len(tokens.items))
        rest = tokens.items[end + 1 : ended]
        followed = ended < len(tokens.items) and tokens.kinds[ended] in FIGURES
    before = lead_of(tokens.chars, gap)
    text = tokens.chars[quantity.start : quantity.end]
    return Figure(quantity, text, first, followed, before, pieces(before), lead_of(tokens.chars, rest))


def pieces(lead: Lead) -> list[Lead]:
    """A stretch cut at its clause breaks; brackets and quotes are tokens, so that none is cut."""
    if BREAKS.isdisjoint(lead.kinds):
        return [lead]
    parts, at = [], 0
    for i, kind in enumerate(lead.kinds):
        if kind in BREAKS:
            parts.append(lead[at:i])
            at = i + 1
    return [*parts, lead[at:]]
