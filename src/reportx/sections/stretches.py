"""The text under the numbered headings, paragraph by paragraph and sentence by sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportx.patterns import compiled
from reportx.sections.forms import Forms, Mark, weigh

SHORT = compiled(r"[^；：！？，\d]{3,18}")
DASH = compiled(r"[—–\-－]{1,4}\s*(?=[\p{Han}“\"])")
OUTER = ("part", "outer")
PARAGRAPH = 60  # characters of a paragraph that a headline may open


class Stretch(NamedTuple):
    """The text under one numbered heading, paragraph by paragraph."""

    chapter: int
    section: bool  # whether a heading under the chapter's own stands over it
    blocks: tuple[tuple[int, int], ...]
    run_in: bool  # whether it begins in the heading's own paragraph

    @property
    def own(self) -> tuple[tuple[int, int], ...]:
        """Its paragraphs but for the heading's."""
        return self.blocks[self.run_in :]


def read_stretches(blocks: Sequence[tuple[int, int]], numbered: Sequence[Mark]) -> Iterator[Stretch]:
    """The text between the numbered headings; one of the outermost begins a chapter."""
    chapter = 0
    tops = OUTER if numbered and numbered[0].form in OUTER else (*OUTER, "chapter")
    starts, ends = [a for a, _ in blocks], [b for _, b in blocks]
    stops = [*(mark.start for mark in numbered[1:]), blocks[-1][1]]
    for mark, stop in zip(numbered, stops, strict=False):
        chapter += mark.form in tops
        near = blocks[bisect_right(ends, mark.end) : bisect_left(starts, stop)]
        inside = [(max(a, mark.end), min(b, stop)) for a, b in near]
        run_in = bool(inside) and inside[0][0] == mark.end
        yield Stretch(chapter, mark.form not in tops, tuple(b for b in inside if b[1] > b[0]), run_in)


def sentences(chars: str, block: tuple[int, int]) -> list[tuple[int, int]]:
    """The sentences of a paragraph, without their stops."""
    at, end = block
    found = []
    for sentence in chars[at:end].split("。")[:-1]:
        found.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return found


def short_sentences(chars: str, block: tuple[int, int], forms: Forms) -> list[Mark]:
    """Sentences without a comma and without a figure, weighed."""
    at, end = block
    marks = []
    for order, title in enumerate(chars[at:end].split("。")[:-1]):
        size = len(title)
        if size <= 18 and SHORT.fullmatch(title):
            weight, claims = weigh(title, forms)
            marks.append(Mark(at, at + size + 1, "mid", None, title, weight, claims, block[0], order))
        at += size + 1
    return marks
