"""What a page shows of a source: its paragraphs, its records, its audit, what became of all other numbers."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportx.auditing import Check, audit_facts
from reportx.auditing.earlier import Row, of_region
from reportx.auditing.facts import Facts
from reportx.corrections import Corrections
from reportx.coverage import numerals
from reportx.extract import CloseReading, Outline, outlines, read_closely, worths_of
from reportx.packs import Pack, builtin, merge
from reportx.plots import OF_ONE, Chart, chart_of
from reportx.records import Report, Source
from reportx.repair import Text, paragraphs
from reportx.volumes import joined

Span = tuple[int, int]
LEFT_OVER = "no-unit"  # why a numeral is left over that no figure was made of


class Block(NamedTuple):
    """A paragraph at [start, end): with its level where it is a heading, its tabs where it is a row."""

    start: int
    end: int
    level: int
    tabs: tuple[int, ...]


class Number(NamedTuple):
    """A number that is in no record: of a class of others, or left over for a reason."""

    start: int
    end: int
    label: str | None
    reason: str


class Reviewed(NamedTuple):
    """A source as a page shows it; all spans are the source's own."""

    report: Report
    text: str
    blocks: tuple[Block, ...]
    headings: tuple[Span, ...]  # of the report's sections, in their order
    dropped: tuple[Span, ...]  # what a reader does not see: line ends in mid-sentence, page numbers
    numbers: tuple[Number, ...]
    sentences: tuple[Span, ...]  # of the report's metrics, in their order
    checks: tuple[Check, ...]
    charts: tuple[Chart, ...]


def read_for_review(
    source: Source,
    *,
    packs: Sequence[Pack] = (),
    corrections: Corrections | None = None,
    earlier: Sequence[Row] = (),
) -> Reviewed:
    """A source as a page shows it.

    The records are those that were read, which a reader decides of. What follows from them, the audit and
    the pictures, follows from what was decided already.
    """
    found = [(outline, read_closely(outline)) for outline in outlines(source, packs=packs)]
    pack = merge(*packs, builtin()) if packs else builtin()
    report = joined([reading.report for _, reading in found], pack)
    told = corrections.apply(report, source, worths_of(packs)) if corrections else report
    facts = Facts(told, source.text, pack, of_region(earlier, report.document))
    return Reviewed(
        report=report,
        text=source.text,
        blocks=tuple(block for outline, _ in found for block in blocks(outline)),
        headings=tuple(span for outline, _ in found for span in heading_spans(outline)),
        dropped=tuple(span for outline, _ in found for span in dropped(outline.text)),
        numbers=tuple(number for outline, reading in found for number in other_numbers(outline, reading)),
        sentences=tuple(span for outline, reading in found for span in sentence_spans(outline, reading)),
        checks=audit_facts(facts).checks,
        charts=tuple(chart for kind in OF_ONE if (chart := chart_of(told, kind))),
    )


def blocks(found: Outline) -> Iterator[Block]:
    """The paragraphs of a text that hold words, with the headings and the rows of tables among them."""
    text = found.text
    levels = {heading.start: heading for heading in found.headings}
    for start, end in paragraphs(text):
        chars = text.chars[start:end]
        if not chars.strip():
            continue
        heading = levels.get(start)
        is_alone = heading is not None and heading.end >= start + len(chars.rstrip())
        level = min(heading.level + bool(found.title), 6) if heading and is_alone else 0
        tabs = tuple(text.offsets[start + at] for at, char in enumerate(chars) if char == "\t")
        yield Block(*text.span(start, end), level, tabs)


def heading_spans(found: Outline) -> Iterator[Span]:
    """Where the headings stand, that of the whole first where the report has its file with others."""
    if found.title:
        start, _ = found.text.span(0, 1)
        yield start, start
    for heading in found.headings:
        yield found.text.span(heading.start, heading.end)


def dropped(text: Text) -> Iterator[Span]:
    """What repair left out between the characters of a paragraph."""
    for start, end in paragraphs(text):
        offsets = text.offsets[start:end]
        for before, after in pairwise(offsets):
            if after > before + 1:
                yield before + 1, after


def other_numbers(found: Outline, reading: CloseReading) -> Iterator[Number]:
    """The numbers of a text that are in no metric."""
    reasons = reasons_of(reading)
    for start, end, label in numerals(found.text, reading.sentences, found.headings, reading.scanned):
        if label != "metric":
            reason = "" if label else reasons.get(start) or reasons.get(end - 1) or LEFT_OVER
            yield Number(*found.text.span(start, end), label, reason)


def reasons_of(reading: CloseReading) -> dict[int, str]:
    """For each character of a figure that makes no metric the reason why."""
    return {
        at: one.reason
        for sentence in reading.sentences
        for one, metrics in sentence.readings
        if not metrics
        for at in range(sentence.start + one.figure.quantity.lead, sentence.start + one.figure.quantity.tail)
    }


def sentence_spans(found: Outline, reading: CloseReading) -> Iterator[Span]:
    """Where the sentence of each metric stands."""
    for sentence in reading.sentences:
        chars = found.text.chars[sentence.start : sentence.end]
        lead = len(chars) - len(chars.lstrip())
        span = found.text.span(sentence.start + lead, sentence.start + max(lead + 1, len(chars.rstrip())))
        yield from (span for _ in sentence.metrics)
