"""Headlines without a number: 消费潜力持续释放。编制全域商圈发展规划，….

They are known by three things together: what they say, where they stand, and what their neighbours do,
each a term of a sum (``terms``). A chapter is read twice: the second time it is known what its habit is.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from reportx.sections.forms import Forms, Mark
from reportx.sections.inner import child_series, inner_series, refrains
from reportx.sections.openers import Path, open_series
from reportx.sections.stretches import Block, Stretch, read_stretches
from reportx.sections.terms import Candidate


def headline_marks(chars: str, blocks: Sequence[Block], numbered: Sequence[Mark], forms: Forms) -> list[Mark]:
    """Headlines without a number, chapter by chapter."""
    stretches = list(read_stretches(blocks, numbered))
    chapters = [list(group) for _, group in groupby(stretches, key=lambda s: s.chapter)]
    return [mark for chapter in chapters for mark in chapter_headlines(chars, chapter, forms)]


def chapter_headlines(chars: str, stretches: Sequence[Stretch], forms: Forms) -> Iterator[Mark]:
    """The headlines that open a chapter's paragraphs, and those inside paragraphs, as its habit is."""
    opened = open_series(chars, stretches, forms)
    inside = inner_series(chars, stretches, opened, forms)
    paths = [inner or opening for opening, inner in zip(opened, inside, strict=True)]
    children = list(child_series(chars, stretches, paths, forms))
    for path in paths:
        yield from without_only_child(list(with_depth(path, children)))
    yield from children
    led = {c.start for path in paths for c in path}
    for stretch, path in zip(stretches, inside, strict=True):
        for block in stretch.blocks:
            if not path and block[0] not in led:
                yield from refrains(chars, block, forms)


def with_depth(path: Path, children: Sequence[Mark]) -> Iterator[Mark]:
    """The marks of a path; what stands under a line, or goes on with a headline's children, is one deeper."""
    line, leader = "", None
    for c in path:
        form = "inner"
        if leader is None or not continues(c, leader, children):
            leader = c
            if c.place == "line" or (line and line == c.title[:2]):  # 五年来，… as the lines before it
                form, line = "line", c.title[:2]
            elif not line:
                form = "opener"
        yield Mark(c.start, c.end, form, None, c.title)


def without_only_child(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Without a sentence that opens the text under a line, where no other headline follows it there."""
    forms = ["line", *(mark.form for mark in marks), "line"]
    for mark, before, after in zip(marks, forms, forms[2:], strict=False):
        if not (mark.form == "inner" and before == after == "line"):
            yield mark


def continues(c: Candidate, leader: Candidate, children: Sequence[Mark]) -> bool:
    """Whether a sentence that opens a paragraph is made like the children of the headline before it."""
    if c.commas == leader.commas or not children:
        return False
    last = children[bisect_left(children, c.start, key=lambda mark: mark.start) - 1]
    return leader.start < last.start < c.start and c.commas == last.title.count("，")
