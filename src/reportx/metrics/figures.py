"""The figures of a sentence in their places: what stands before and behind each, in and around brackets."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from reportx.metrics.drafts import Figure
from reportx.metrics.token import Lead, Tokens, joined
from reportx.patterns import compiled_plain
from reportx.quantities import Quantity

FIGURES = frozenset("QRK")
EVENTS = compiled_plain(r"[QRK()]")


class Opened(NamedTuple):
    """A bracket around figures opens behind some words."""

    before: Lead


class Closed(NamedTuple):
    """A bracket around figures is closed."""


Event = Figure | Opened | Closed


def events(
    tokens: Tokens,
    quantities: Sequence[Quantity],
    is_part: Callable[[Figure], bool],
    measures: Callable[[Lead, str | None], bool],
) -> Iterator[Event]:
    """The figures of a sentence from left to right, and the brackets around some of them.

    A figure that `is_part` of the name behind it (500万元以上项目20个, 第一产业) stays among the words before
    the next. What stands in a bracket is read apart: for a figure behind it, the words before the bracket and
    those behind it are one clause (增速（14.9%）居全省第1位). What `measures` what a figure counts
    leaves the noun behind its own figure to that one: 3家产值10亿元的企业.
    """
    upcoming = iter(quantities)
    outer: list[tuple[Lead, bool]] = []
    before = none = Lead(tokens, 0, 0, "")  # what was left before the words that follow
    start, first = 0, True
    places = [m.start() for m in EVENTS.finditer(tokens.kinds)]
    places.append(len(tokens.kinds))
    for number, at in enumerate(places[:-1]):
        gap = stretch(tokens, start, at)
        if before.kinds:
            gap = joined(before, gap)
        kind = tokens.kinds[at]
        if kind in FIGURES:
            found = figure(tokens, places[number : number + 3], next(upcoming), gap, first=first)
            if found.followed and measures(found.rest, found.quantity.unit):
                count_beyond(found, places[number + 2 : number + 3])
            found.is_part = is_part(found)
            yield found
            if found.is_part:
                before = joined(named(gap, measures), Lead(tokens, at, at + 1, "n"))
            else:
                before, first = none, False
        elif kind == "(":
            yield Opened(gap)
            outer.append((gap, first))
            before, first = none, True
        elif outer:
            before, first = outer.pop()
            yield Closed()
        else:
            continue
        start = at + 1


def named(gap: Lead, measures: Callable[[Lead, str | None], bool]) -> Lead:
    """What stands before a size, where a verb that measures is a noun: 投资超50亿元项目."""
    if gap.kinds.endswith("wb") and measures(gap.part(len(gap.kinds) - 2, len(gap.kinds) - 1), None):
        return Lead(gap.tokens, gap.first, gap.last, f"{gap.kinds[:-2]}nb")
    return gap


def stretch(tokens: Tokens, start: int, end: int) -> Lead:
    """The tokens [start, end) of a sentence."""
    return Lead(tokens, start, end, tokens.kinds[start:end])


def figure(tokens: Tokens, places: list[int], quantity: Quantity, gap: Lead, *, first: bool) -> Figure:
    """A figure in its place, the first of some; at the next stands a figure, a bracket or the end."""
    at, end, *after = places
    followed = tokens.kinds[end : end + 1] in FIGURES
    behind = stretch(tokens, at + 1, end)
    beside = end == at + 1 and followed and quantity.tail == quantity.end
    if beside and quantity.form == "amount":  # 12类55件民生实事: both count the same
        behind = stretch(tokens, end + 1, after[0])
        followed = tokens.kinds[behind.last : behind.last + 1] in FIGURES
    text, own = tokens.chars[quantity.start : quantity.end], last_clause(gap)
    made = Figure(quantity, text, first, own is not gap, followed, gap, own, behind)
    if followed and behind.kinds == "x":
        made.beyond = stretch(tokens, end + 1, after[0])
    return made


def count_beyond(figure: Figure, places: list[int]) -> None:
    """Let a figure count what stands behind the next, if 的 says that this one only tells of it."""
    tokens, end = figure.rest.tokens, figure.rest.last
    bound = tokens.kinds[end + 1 : end + 2] == "b"  # 空置率50%以上的村
    if tokens.kinds[end + 1 + bound : end + 2 + bound] == "x" and figure.quantity.form == "amount":
        figure.rest = stretch(tokens, end + 1 + bound, places[0])
        figure.followed = tokens.kinds[figure.rest.last : figure.rest.last + 1] in FIGURES


def last_clause(lead: Lead) -> Lead:
    """The clause at the end of a stretch; brackets and quotes are tokens, so that none is cut."""
    kinds = lead.kinds
    at = max(kinds.rfind(","), kinds.rfind(";"), kinds.rfind(":"))
    return lead if at < 0 else lead.part(at + 1)
