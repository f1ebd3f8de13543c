"""Metrics: which quantities are figures of something, and everything a table's row says of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

import regex

from reportx.metrics.dating import Dating
from reportx.metrics.drafts import Draft, Reading
from reportx.metrics.records import code_of, complete, exact
from reportx.metrics.sentences import SentenceReader
from reportx.metrics.timeline import Timeline
from reportx.models import Metric
from reportx.numerals import scale
from reportx.packs import Pack
from reportx.periods import Years
from reportx.quantities import Quantity, scanner
from reportx.repair import Text
from reportx.sections import Heading
from reportx.words import lexicon

SENTENCE_END = regex.compile(r"[。！？\n]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that holds numbers: [start, end) of the repaired text, and what became of each."""

    start: int
    end: int
    path: tuple[str, ...]
    named: tuple[tuple[Quantity, str], ...]  # numbers that belong to names, with the class of each
    readings: tuple[tuple[Reading, tuple[Metric, ...]], ...]


def read_metrics(text: Text, headings: Sequence[Heading], years: Years, pack: Pack) -> tuple[Metric, ...]:
    """All metrics of a repaired text, in reading order."""
    sentences = MetricReader(text, headings, years, pack).sentences()
    return tuple(m for sentence in sentences for _, metrics in sentence.readings for m in metrics)


class MetricReader:
    """Reads the metrics of one text, sentence by sentence."""

    def __init__(self, text: Text, headings: Sequence[Heading], years: Years, pack: Pack) -> None:
        self.text = text
        self.years = years
        self.words = lexicon(pack)
        self.scanner = scanner(pack)
        self.reader = SentenceReader(self.words, self.scanner.units)
        self.timeline = Timeline(text, headings, years)
        self.headings = headings
        self.heading_starts = [heading.start for heading in headings]
        self.ends = [-1, *(m.start() for m in SENTENCE_END.finditer(text.chars)), len(text.chars)]
        self.line_ends = [m.start() for m in regex.finditer("\n", text.source.text)]

    def sentences(self) -> Iterator[Sentence]:
        """The sentences that hold numbers."""
        found = self.scanner.scan(self.text.chars)
        for number, group in groupby(found, key=lambda q: bisect_left(self.ends, q.start)):
            start = self.ends[number - 1] + 1
            end = min(self.ends[number] + 1, len(self.text.chars))
            yield self.sentence(start, end, list(group))

    def sentence(self, start: int, end: int, quantities: list[Quantity]) -> Sentence:
        """Read one sentence."""
        labels = [self.label(quantity) for quantity in quantities]
        chars = self.text.chars[start:end]
        local = [
            quantity.moved(-start) for quantity, label in zip(quantities, labels, strict=True) if not label
        ]
        readings = self.reader.read(chars, local, topic=self.topic(start)) if local else []
        dating = Dating.of(chars, self.timeline.at(start), self.years)
        path = self.path(start)
        return Sentence(
            start,
            end,
            path,
            tuple((q, label) for q, label in zip(quantities, labels, strict=True) if label),
            tuple(self.records(readings, start, dating, path)),
        )

    def label(self, quantity: Quantity) -> str | None:
        """The class of a number that is part of a name, or None; a streak says of itself what it is."""
        if quantity.form == "streak":
            return None
        return self.scanner.names.around(self.text.chars, quantity.start, quantity.end)

    def topic(self, start: int) -> str:
        """The headline that a sentence stands right behind."""
        at = bisect_right(self.heading_starts, start) - 1
        return self.headings[at].title if at >= 0 and 0 <= start - self.headings[at].end <= 2 else ""

    def records(
        self, readings: Sequence[Reading], start: int, dating: Dating, path: tuple[str, ...]
    ) -> Iterator[tuple[Reading, tuple[Metric, ...]]]:
        """The metrics of each reading; a share of the figure before bears that one's period."""
        period: str | None = None
        for reading in readings:
            made = []
            for draft in reading.drafts:
                if not (draft.part_of and period):
                    period = dating.period(draft)
                made.append(self.record(draft, start, dating, (period, path)))
            yield reading, tuple(made)

    def path(self, start: int) -> tuple[str, ...]:
        """Titles of the headings around an offset, from the outermost to the innermost."""
        titles: list[str] = []
        level = 99
        for i in range(bisect_right(self.heading_starts, start) - 1, -1, -1):
            heading = self.headings[i]
            if heading.level < level and heading.body_end > start:
                titles.append(heading.title)
                level = heading.level
                if level == 1:
                    break
        return tuple(reversed(titles))

    def record(
        self, draft: Draft, offset: int, dating: Dating, place: tuple[str | None, tuple[str, ...]]
    ) -> Metric:
        """The record of a draft: its place in the source, its period, its code and its canonical value."""
        period, path = place
        quantity = draft.quantity
        first, last = self.text.span(quantity.start + offset, quantity.end + offset)
        return complete(
            self.scanner.units,
            indicator=draft.indicator,
            indicator_code=code_of(draft.indicator, self.words),
            action=draft.action,
            measure=draft.measure,
            value=quantity.value,
            value_max=quantity.value_max,
            unit=quantity.unit,
            comparator=draft.comparator,
            direction=draft.direction,
            baseline_value=baseline(draft),
            baseline_period=dating.baseline_period(draft, period),
            status=dating.status(draft),
            period=period,
            scope=draft.scope,
            section=path,
            text=self.text.source.text[first:last],
            start=first,
            end=last,
            line=bisect_left(self.line_ends, first) + 1,
            sentence=dating.chars.strip(),
            rule=draft.rule,
        )


def baseline(draft: Draft) -> Decimal | None:
    """The from of a from-to in the unit of the to: 7642家 → 2.2万家 comes from 0.7642万家."""
    if draft.baseline is None:
        return None
    own, other = scale(draft.quantity.unit or ""), scale(draft.baseline.unit or "")
    return draft.baseline.value if own == other else exact(draft.baseline.value * other / own)
