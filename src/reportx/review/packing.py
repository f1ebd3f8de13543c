"""What a page shows, in few bytes: each string once, and spans as steps from the end of one to the next."""

from collections.abc import Iterable, Sequence
from typing import Any

from reportx.auditing import Check, Place
from reportx.corrections import Decision
from reportx.corrections.anchors import text_digest
from reportx.corrections.decisions import AROUND, EDITABLE, as_json
from reportx.records import Metric, plain_number
from reportx.review.reading import Block, Number, Reviewed, Span

NUMBERS = ("value", "value_max", "baseline_value")
# fields of a record; its place and its sentence are spans, and its section is told by them
SHOWN = (*EDITABLE, "rule")
PLACES = {"pdf": "page", "docx": "block", "html": "block"}  # what tells the place of a record; else its line


class Strings:
    """Every string once: a field holds its number, and none is 0."""

    def __init__(self) -> None:
        self.numbers: dict[str | None, int] = {None: 0}

    def number(self, text: str | None) -> int:
        """The number of a string."""
        return self.numbers.setdefault(text, len(self.numbers))

    def told(self) -> list[str | None]:
        """The strings in the order of their numbers."""
        return list(self.numbers)


def packed(reviewed: Reviewed, decisions: Sequence[Decision] = ()) -> dict[str, Any]:
    """A report as the page's script unpacks it."""
    report, strings = reviewed.report, Strings()
    place = PLACES.get(report.document.format, "line")
    records = [
        packed_record(metric, sentence, place, strings)
        for metric, sentence in zip(report.metrics, reviewed.sentences, strict=True)
    ]
    sections = [
        [section.level, strings.number(section.number), strings.number(section.title),
         strings.number(section.kind), section.start, section.end, *heading]
        for section, heading in zip(report.sections, reviewed.headings, strict=True)
    ]  # fmt: skip
    return {
        "document": report.document._asdict(),
        "notes": report.notes,
        "counts": [report.coverage.numerals, report.coverage.in_metrics],
        "sha256": text_digest(reviewed.text),
        "text": reviewed.text,
        "place": place,
        "fields": SHOWN,
        "numeric": NUMBERS,
        "around": AROUND,
        "records": records,
        "sections": sections,
        "blocks": packed_blocks(reviewed.blocks),
        "dropped": steps(reviewed.dropped),
        "numbers": packed_numbers(reviewed.numbers, strings),
        "checks": [packed_check(check, report.document.source, strings) for check in reviewed.checks],
        "charts": [chart._asdict() for chart in reviewed.charts],
        "strings": strings.told(),
        "decisions": as_json(decisions),
    }


def packed_record(metric: Metric, sentence: Span, place: str, strings: Strings) -> list[int | float | None]:
    """A record: its span, how far its sentence goes before and behind it, its place, then its fields."""
    where = [metric.start, metric.end, metric.start - sentence[0], sentence[1] - metric.end]
    return [*where, getattr(metric, place), *(packed_field(metric, field, strings) for field in SHOWN)]


def packed_field(metric: Metric, field: str, strings: Strings) -> int | float | None:
    """A field: a number as it is, a string by its number."""
    value = getattr(metric, field)
    if field not in NUMBERS:
        return strings.number(value)
    return None if value is None else plain_number(value)


def steps(spans: Iterable[Span]) -> list[int]:
    """Spans as distances from the end of the one before, and lengths.

    >>> steps([(3, 5), (9, 10)])
    [3, 2, 4, 1]
    """
    at, found = 0, []
    for start, end in spans:
        found += [start - at, end - start]
        at = end
    return found


def packed_blocks(blocks: Sequence[Block]) -> list[list[int]]:
    """Paragraphs: distance and length, then the level of a heading, then the tabs of a row."""
    distances = steps((block.start, block.end) for block in blocks)
    pairs = zip(distances[::2], distances[1::2], blocks, strict=True)
    return [
        [
            *pair,
            *([block.level] if block.level or block.tabs else []),
            *(tab - block.start for tab in block.tabs),
        ]
        for *pair, block in pairs
    ]


def packed_numbers(numbers: Sequence[Number], strings: Strings) -> list[int]:
    """Numbers in no record: distance, length, and their class, or below zero the reason."""
    distances = steps((number.start, number.end) for number in numbers)
    found = []
    for distance, length, number in zip(distances[::2], distances[1::2], numbers, strict=True):
        told = strings.number(number.label) if number.label else -strings.number(number.reason)
        found += [distance, length, told]
    return found


def packed_check(check: Check, source: str, strings: Strings) -> list[Any]:
    """A check: what it is, how it came out, its calculation, and the places of its figures."""
    words = (
        check.identity,
        check.state,
        check.weight,
        check.reason,
        check.calculation,
        check.told,
        check.computed,
    )
    return [*map(strings.number, words), [packed_place(place, source, strings) for place in check.places]]


def packed_place(place: Place, source: str, strings: Strings) -> list[int]:
    """A figure of a check: its span, or of an earlier report, where it stands and what it says there."""
    if place.source == source:
        return [place.start, place.end, strings.number(place.indicator)]
    told = (place.indicator, place.source, place.where, place.text, place.sentence)
    return [-1, -1, *map(strings.number, told)]
