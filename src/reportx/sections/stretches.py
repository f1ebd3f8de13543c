"""The text under the numbered headings, paragraph by paragraph."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportx.sections.forms import Mark

TOPS = ("outer", "part")

Block = tuple[int, int]


class Stretch(NamedTuple):
    """The text under one numbered heading, paragraph by paragraph."""

    chapter: int
    series: str  # which series its heading is of
    section: bool  # whether a heading under the chapter's own stands over it
    blocks: tuple[Block, ...]
    run_in: bool  # whether it begins in the heading's own paragraph


def read_stretches(blocks: Sequence[Block], numbered: Sequence[Mark]) -> Iterator[Stretch]:
    """The text between the numbered headings; one of the outermost begins a chapter."""
    chapter = 0
    begun: Counter[str] = Counter()
    tops = TOPS if numbered and numbered[0].form in TOPS else (*TOPS, "chapter", "division")
    starts, ends = [a for a, _ in blocks], [b for _, b in blocks]
    stops = [*(mark.start for mark in numbered[1:]), blocks[-1][1]]
    for mark, stop in zip(numbered, stops, strict=True):
        chapter += mark.form in tops
        begun[mark.form] += mark.value == 1
        near = blocks[bisect_right(ends, mark.end) : bisect_left(starts, stop)]
        inside = [(max(a, mark.end), min(b, stop)) for a, b in near]
        run_in = bool(inside) and inside[0][0] == mark.end
        series = f"{mark.form}{begun[mark.form]}"
        yield Stretch(chapter, series, mark.form not in tops, tuple(b for b in inside if b[1] > b[0]), run_in)
