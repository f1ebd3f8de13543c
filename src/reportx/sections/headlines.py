"""Run-in headlines: short sentences that open a stretch of text, 消费潜力持续释放。编制全域商圈发展规划，….

They are known by three things together: what they say (features with weights, words in
``data/headings.toml``), where they stand, and what their neighbours do. A chapter keeps to
one style: headlines open its paragraphs (``openings``), stand inside them (``inside``), or both.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportx.sections.forms import Forms, Mark
from reportx.sections.inside import Part, Style, couplets, read_parts, read_series, series_under
from reportx.sections.openings import openings
from reportx.sections.stretches import Stretch, read_stretches


def headline_marks(
    chars: str, blocks: Sequence[tuple[int, int]], numbered: Sequence[Mark], forms: Forms
) -> list[Mark]:
    """Run-in headlines, chapter by chapter."""
    stretches = list(read_stretches(blocks, numbered))
    chapters = [list(group) for _, group in groupby(stretches, key=lambda s: s.chapter)]
    return [mark for chapter in chapters for mark in chapter_headlines(chars, chapter, forms)]


def chapter_headlines(chars: str, stretches: Sequence[Stretch], forms: Forms) -> Iterator[Mark]:
    """The headlines at the openings of a chapter's paragraphs and, as its style is, inside them."""
    found = openings(chars, stretches, forms)
    openers = {m.start: m for marks in found for m in marks}
    parts = read_parts(chars, stretches, forms)
    style = Style.of(parts, openers)
    if style is None:
        yield from openers.values()
        yield from series_under(chars, stretches, openers.values(), forms)
        yield from (m for s in stretches for block in s.blocks for m in couplets(chars, block))
    else:
        inner = list(read_series(parts, style))
        leads = {part.lead.start: part.lead for part in parts if part.lead and holds(part, inner)}
        yield from (m for m in (openers | leads).values())
        yield from (m for m in inner if m.start not in openers)


def holds(part: Part, marks: Sequence[Mark]) -> bool:
    """Whether a paragraph holds two headlines, so that its first sentence is what stands over them."""
    return sum(part.start < m.start < part.end for m in marks) > 1
