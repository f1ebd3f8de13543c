"""The figures of a sentence in their places: what stands before and behind each, in and around brackets."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reportx.metrics.clauses import BREAKS, Lead
from reportx.metrics.drafts import Figure
from reportx.metrics.tokens import Tokens
from reportx.patterns import compiled
from reportx.quantities import Quantity

FIGURES = frozenset("QRK")
EVENTS = compiled(r"[QRK()]")


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

    A figure that `is_part` of the name behind it (500万元以上项目20个, 第一产业) stays among the words before
    the next. What stands in a bracket is read apart: for a figure behind it, the words before the bracket and
    those behind it are one clause (增速（14.9%）居全省第1位).
    """
    upcoming = iter(quantities)
    outer: list[tuple[Lead, bool]] = []
    before = Lead(tokens.chars, [], "")  # what was left before the words that follow
    start, first = 0, True
    for m in EVENTS.finditer(tokens.kinds):
        at, kind = m.start(), m[0]
        gap = joined(before, tokens, start, at)
        if kind in FIGURES:
            found = figure(tokens, at, next(upcoming), gap, first=first)
            yield found
            if is_part(found):
                part = tokens.items[at]._replace(kind="n")
                before = Lead(tokens.chars, [*gap.tokens, part], gap.kinds + "n", gap.whole)
            else:
                before, first = Lead(tokens.chars, [], ""), False
        elif kind == "(":
            yield Opened(gap)
            outer.append((gap, first))
            before, first = Lead(tokens.chars, [], ""), True
        elif outer:
            before, first = outer.pop()
            before = Lead(before.chars, before.tokens, before.kinds, whole=False)
            yield Closed()
        else:
            continue
        start = at + 1


def joined(before: Lead, tokens: Tokens, start: int, end: int) -> Lead:
    """The words that were left, and those of a stretch."""
    if not before.tokens:
        return Lead(tokens.chars, tokens.items[start:end], tokens.kinds[start:end])
    items, kinds = [*before.tokens, *tokens.items[start:end]], before.kinds + tokens.kinds[start:end]
    return Lead(tokens.chars, items, kinds, before.whole)


def figure(tokens: Tokens, at: int, quantity: Quantity, gap: Lead, *, first: bool) -> Figure:
    """A figure in its place."""
    end = next_event(tokens.kinds, at + 1)
    followed = tokens.kinds[end : end + 1] in FIGURES
    rest = slice(at + 1, end)
    if end == at + 1 and followed and quantity.form == "amount":  # 12类55件民生实事: both count the same
        rest = slice(end + 1, next_event(tokens.kinds, end + 1))
        followed = tokens.kinds[rest.stop : rest.stop + 1] in FIGURES
    text = tokens.chars[quantity.start : quantity.end]
    behind = Lead(tokens.chars, tokens.items[rest], tokens.kinds[rest])
    made = Figure(quantity, text, first, followed, gap, pieces(gap), behind)
    if followed and behind.kinds == "x":
        beyond = slice(end + 1, next_event(tokens.kinds, end + 1))
        made.beyond = Lead(tokens.chars, tokens.items[beyond], tokens.kinds[beyond])
    return made


def next_event(kinds: str, at: int) -> int:
    """Where the next figure or bracket around figures stands, or the end."""
    found = EVENTS.search(kinds, at)
    return found.start() if found else len(kinds)


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
