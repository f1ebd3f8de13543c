"""Metrics: which quantities are figures of something, and everything a table's row says of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from reportx.metrics.dating import Dating
from reportx.metrics.drafts import Draft, Reading
from reportx.metrics.qualitative import PromiseReader
from reportx.metrics.records import code_of, complete, exact
from reportx.metrics.sentences import sentence_reader
from reportx.metrics.timeline import Timeline
from reportx.numerals import scale
from reportx.packs import Pack
from reportx.patterns import compiled
from reportx.periods import Years
from reportx.quantities import Quantity, scanner
from reportx.records import Metric, QualitativeTarget
from reportx.repair import Text
from reportx.sections import Heading
from reportx.words import lexicon

QUOTE = 12  # how far behind a number its quote may end
CLAUSE_END = compiled(r"[。！？\n，、；]")
LONGEST_SENTENCE = 3000  # characters; the time that a sentence takes grows with the square of its figures


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that holds numbers: [start, end) of the repaired text, and what became of each."""

    start: int
    end: int
    path: tuple[str, ...]
    named: tuple[tuple[Quantity, str], ...]  # numbers that belong to names, with the class of each
    readings: tuple[tuple[Reading, tuple[Metric, ...]], ...]

    @property
    def metrics(self) -> Iterator[Metric]:
        """The metrics of the sentence, in reading order."""
        return (metric for _, metrics in self.readings for metric in metrics)


class MetricReader:
    """Reads the metrics of one text, sentence by sentence."""

    def __init__(
        self, text: Text, headings: Sequence[Heading], years: Years, pack: Pack, *, title: str | None = None
    ) -> None:
        self.text = text
        self.title = title
        self.years = years
        self.pack = pack
        self.words = lexicon(pack)
        self.scanner = scanner(pack)
        self.reader = sentence_reader(pack)
        self.names = self.scanner.names.read(text.chars)
        self.timeline = Timeline(text, headings, years)
        self.headings = headings
        self.heading_starts = [heading.start for heading in headings]
        self.ends = ends_of(text.chars)

    def sentences(self) -> Iterator[Sentence]:
        """The sentences that hold numbers."""
        found = self.scanner.scan(self.text.chars)
        for number, group in groupby(found, key=lambda q: bisect_left(self.ends, q.start)):
            start = self.ends[number - 1] + 1
            end = min(self.ends[number] + 1, len(self.text.chars))
            yield self.sentence(start, end, list(group))

    def sentence(self, start: int, end: int, quantities: list[Quantity]) -> Sentence:
        """Read one sentence."""
        labels = [self.label(quantity, start) for quantity in quantities]
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

    def label(self, quantity: Quantity, sentence: int) -> str | None:
        """The class of a number that is part of a name, or None; a streak says of itself what it is."""
        if quantity.form == "streak":
            return None
        chars, start = self.text.chars, quantity.start
        quoted = chars.count('"', sentence, start) % 2 and '"' in chars[quantity.end : quantity.end + QUOTE]
        if quoted and quantity.form == "amount" and not (quantity.unit or "").endswith("元"):
            return "name"
        return self.names[quantity.start]

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

    def promises(self) -> Iterator[QualitativeTarget]:
        """The targets in words of the plan part."""
        for promise in PromiseReader(self.pack, self.reader.namer).read(self.text.chars):
            number = bisect_left(self.ends, promise.start)
            start, end = self.ends[number - 1] + 1, min(self.ends[number] + 1, len(self.text.chars))
            dating = Dating.of(self.text.chars[start:end], self.timeline.at(start), self.years)
            if dating.context.status != "target" or dating.is_done(promise.start - start):
                continue
            first, last = self.text.span(promise.start, promise.end)
            yield QualitativeTarget(
                indicator=promise.indicator,
                indicator_code=promise.code,
                value=None,
                qualitative=self.text.chars[promise.start : promise.end],
                commitment=promise.commitment or dating.pledge_before(promise.start - start),
                status="target",
                period=dating.period_at(promise.start - start),
                section=self.path(start),
                **self.text.source.place(first, last),
                sentence=dating.chars.strip(),
            )

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
        if self.title:
            titles.append(self.title)  # of a report that shares its file with others
        return tuple(reversed(titles))

    def record(
        self, draft: Draft, offset: int, dating: Dating, place: tuple[str | None, tuple[str, ...]]
    ) -> Metric:
        """The record of a draft: its place in the source, its period, its code and its canonical value."""
        period, path = place
        status = dating.status(draft)
        quantity = draft.quantity
        first, last = self.text.span(quantity.start + offset, quantity.end + offset)
        return complete(
            self.scanner.units,
            indicator=draft.indicator,
            indicator_code=code_of(draft.indicator, self.words),
            action=draft.action,
            measure=draft.measure,
            value=signed(draft),
            value_max=quantity.value_max,
            unit=quantity.unit,
            comparator=draft.comparator,
            direction=draft.direction,
            baseline_value=baseline(draft),
            baseline_period=dating.baseline_period(draft, period),
            status=status,
            period=period,
            commitment=dating.pledge(draft) if status == "target" else None,
            scope=draft.scope,
            section=path,
            **self.text.source.place(first, last),
            sentence=dating.chars.strip(),
            rule=draft.rule,
        )


def ends_of(chars: str) -> list[int]:
    """Where sentences end; what goes on for longer than any does is cut at a comma."""
    ends = [-1]
    for m in CLAUSE_END.finditer(chars):
        if m[0] not in "，、；" or m.start() - ends[-1] > LONGEST_SENTENCE:
            ends.append(m.start())
    return [*ends, len(chars)]


def signed(draft: Draft) -> Decimal:
    """The magnitude; below zero only where no direction says so: 利润为-2亿元."""
    value = draft.quantity.value
    return -value if draft.quantity.negative and draft.measure not in {"growth", "change"} else value


def baseline(draft: Draft) -> Decimal | None:
    """The from of a from-to in the unit of the to: 7642家 → 2.2万家 comes from 0.7642万家."""
    if draft.baseline is None:
        return None
    own, other = scale(draft.quantity.unit or ""), scale(draft.baseline.unit or "")
    return draft.baseline.value if own == other else exact(draft.baseline.value * other / own)
