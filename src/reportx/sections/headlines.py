"""Headlines without a number: 消费潜力持续释放。编制全域商圈发展规划，….

They are known by three things together: what they say, where they stand, and what their neighbours do,
each a term of a sum (``terms``). A chapter is read twice: the second time it is known what its habit is.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reportx.sections.candidates import openings, own_blocks
from reportx.sections.forms import Forms, Mark
from reportx.sections.inner import child_series, inner_series, refrains
from reportx.sections.openers import TOLD, Path, one_opening, open_series
from reportx.sections.stretches import Block, Stretch, read_stretches
from reportx.sections.terms import Candidate
from reportx.tuples import made


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
    beside = beside_items(stretches, opened, forms)
    for path in paths:
        marks = without_only_child(list(with_depth(path, children)))
        yield from (m._replace(form="beside") if m.start in beside else m for m in marks)
    yield from children
    yield from behind_items(chars, stretches, forms)
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
        yield made(Mark, (c.start, c.end, form, None, c.title, 0, True))


def without_only_child(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Without a sentence that opens the text under a line, where no other headline follows it there."""
    forms = ["line", *(mark.form for mark in marks), "line"]
    for mark, before, after in zip(marks, forms, forms[2:], strict=False):
        if not (mark.form == "inner" and before == after == "line"):
            yield mark


def beside_items(stretches: Sequence[Stretch], opened: Sequence[Path], forms: Forms) -> set[int]:
    """Where headlines begin that stand behind a series with numbers, not under its last item.

    （三）严管债务。… ⏎ 五年来，财力增强。… ⏎ 五年来，民生改善。…: they say of which years they speak, and no
    item does.
    """
    periods = [[of_period(c.title, forms) for c in path] for path in opened]
    found = set()
    for at in last_items(stretches):
        series, first = stretches[at].series, stretches[at].blocks[:1]
        others = [
            p for p, s in zip(periods, stretches, strict=True) if s.series == series and s != stretches[at]
        ]
        told = {period for path in others for period in path}
        if others and opened[at] and opened[at][0].start > first[0][0]:
            found |= {
                c.start
                for c, period in zip(opened[at], periods[at], strict=True)
                if period and periods[at].count(period) > 1 and period not in told
            }
    return found


def behind_items(chars: str, stretches: Sequence[Stretch], forms: Forms) -> Iterator[Mark]:
    """Headlines of one opening, where the speaker turns to the audience behind the last item of a series."""
    for at in last_items(stretches):
        stretch = stretches[at]
        own = len(own_blocks(chars, stretch, forms)) + stretch.run_in
        rest = stretch._replace(blocks=stretch.blocks[own:], section=False, run_in=False)
        if len(rest.blocks) > TOLD:
            for c in one_opening(openings(chars, rest, forms), rest, forms):
                yield Mark(c.start, c.end, "beside", None, c.title)


def last_items(stretches: Sequence[Stretch]) -> Iterable[int]:
    """Which stretches are the last of their series."""
    return {s.series: at for at, s in enumerate(stretches) if s.section}.values()


def of_period(title: str, forms: Forms) -> str:
    """The years of which a headline says that it speaks, as printed."""
    period = forms.find("period", title)
    return period[0] if period else ""


def continues(c: Candidate, leader: Candidate, children: Sequence[Mark]) -> bool:
    """Whether a sentence that opens a paragraph is made like the children of the headline before it."""
    if c.commas == leader.commas or not children:
        return False
    last = children[bisect_left(children, c.start, key=lambda mark: mark.start) - 1]
    return leader.start < last.start < c.start and c.commas == last.title.count("，")
