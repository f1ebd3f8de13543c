"""How a sentence is read: its tokens, and for each number the metric it makes or why it makes none."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from reportx.coverage import NUMERAL, Scanned, left_over, number_forms, numerals
from reportx.entries import Entries
from reportx.extract import Outline, outlines, read_sentences, reader, to_source
from reportx.metrics import Sentence
from reportx.metrics.drafts import Reading
from reportx.packs import Pack
from reportx.quantities import Quantity
from reportx.reasons import Reason, Reasoner
from reportx.records import LeftOver, Metric, Source
from reportx.repair import Text

REASONS = {
    "long-name": "what stands before it is too long for a name, as where a table runs into one line",
    "size-of-the-next": "tells the size of what the next number counts",
    "baseline-of-the-next": "is the from of a from-to; the next number bears it",
    "abstract-noun": "counts something abstract",
    "frequency": "tells how often somebody did what stands behind it",
    "no-indicator": "names no indicator, and none stands before it",
    "no-unit": "has no unit",
    "no-label": "has no label in its row that names an indicator",
    "unread-column": "stands below a head that tells no measure for sure",
    "falling-range": "is written as a range, but ends below where it begins",
    "class-code": "is the code of a budget's class",
    "single-project": "is what a single project must reach, and no figure of the report's unit",
    "lost-cells": "stands in a row of which cells are lost, so that its column is not known",
    "points-or-percent": "may be points or percent, which its table does not tell",
    "ordinal": "is an ordinal, not a place in an order",
    "streak": "tells how long, but not of what",
    "milestone": "tells which mark was passed; the value itself follows, if it is told",
}

# what would make another of a number that has no metric; what is not here is as it should be
CHANGES = {
    "long-name": "part the table's cells by tabs, or its rows by lines",
    "abstract-noun": "the [[phrase]] of the role abstract that has the noun",
    "no-indicator": "a [[verb]] or [[construction]] for the words around it; a [[name]] if it counts nothing",
    "no-unit": "a [[unit]] with the word behind it; a [[name]] if it counts nothing",
    "no-label": "a [[column]] of the role label for the head above the labels",
    "unread-column": "a [[column]] with the words of its head",
    "points-or-percent": "the unit in the head of its column or in the caption",
    "milestone": "the [[phrase]] of the role milestone that has the noun",
}


def with_article(noun: str) -> str:
    """A noun with its article.

    >>> with_article("ordinal")
    'an ordinal'
    """
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


class Token(NamedTuple):
    """A stretch of a sentence and what it is taken for: time, scope, verb, bound, name, quantity."""

    text: str
    kind: str
    note: str = ""


class Verdict(NamedTuple):
    """What became of a number: its metrics by a rule, or the reason why it has none."""

    text: str
    line: int
    start: int
    end: int
    reason: str
    metrics: tuple[Metric, ...] = ()
    whys: tuple[tuple[Reason, ...], ...] = ()  # the reasons of each metric
    decided: str = ""  # the entry of the vocabulary by which it has none
    change: str = ""  # what would make one of it


class Explained(NamedTuple):
    """A sentence taken apart."""

    sentence: str
    line: int
    section: tuple[str, ...]
    tokens: tuple[Token, ...]
    numerals: tuple[Verdict, ...]


def explain(
    source: str | Path | Source,
    *,
    packs: Sequence[Path | Pack] = (),
    line: int | None = None,
    offset: int | None = None,
) -> tuple[Explained, ...]:
    """The sentences of a source that hold numbers, taken apart.

    Only those of a line, or the one around an offset in the source, if one is named.
    """
    entries = Entries(packs)
    return tuple(
        explained
        for found in outlines(to_source(source), packs=packs)
        for explained in explain_outline(found, entries, line, offset)
    )


def explain_outline(
    found: Outline, entries: Entries, line: int | None, offset: int | None
) -> Iterator[Explained]:
    """The sentences of one report, taken apart."""
    read = reader(found)
    explainer = Explainer(found.text, read.names, Reasoner(found, read, entries))
    for sentence in read_sentences(found, read):
        asked = line is None or explainer.touches(sentence, line)
        if asked and (offset is None or explainer.holds(sentence, offset)):
            yield explainer.explained(sentence)


def numbers_of(
    source: str | Path | Source, label: str, *, packs: Sequence[Path | Pack] = ()
) -> Iterator[LeftOver]:
    """The numbers of a class, as ``coverage`` counts them; those in metrics are ``metric``."""
    for found in outlines(to_source(source), packs=packs):
        read = reader(found)
        sentences = read_sentences(found, read)
        scanned = Scanned(read.names, read.scanner.units, read.moments.expressions, number_forms(found.pack))
        for start, end, own in numerals(found.text, sentences, found.headings, scanned):
            if (own or "left over") == label:
                yield left_over(found.text, start, end)


def refused(
    source: str | Path | Source, *, packs: Sequence[Path | Pack] = ()
) -> Iterator[tuple[LeftOver, str]]:
    """The figures that made no record, each with the reason: its name is broken, and the like."""
    for found in outlines(to_source(source), packs=packs):
        for sentence in read_sentences(found, reader(found)):
            for reading, metrics in sentence.readings:
                if not metrics:
                    quantity = reading.figure.quantity.moved(sentence.start)
                    reason = REASONS.get(reading.reason, reading.reason)
                    yield left_over(found.text, quantity.start, quantity.end), reason


class Explainer:
    """Tells how the sentences of one text were read."""

    def __init__(self, text: Text, names: Sequence[str | None], reasoner: Reasoner) -> None:
        self.text = text
        self.names = names
        self.reasoner = reasoner

    def line(self, offset: int) -> int:
        """The 1-based source line of an offset in the repaired text."""
        return self.text.source.line(self.text.offsets[offset])

    def touches(self, sentence: Sentence, line: int) -> bool:
        """Whether a sentence stands on a line, in part at least."""
        return self.line(sentence.start) <= line <= self.line(sentence.end - 1)

    def holds(self, sentence: Sentence, offset: int) -> bool:
        """Whether an offset in the source is in a sentence."""
        start, end = self.text.span(sentence.start, sentence.end)
        return start <= offset < end

    def explained(self, sentence: Sentence) -> Explained:
        """A sentence taken apart."""
        chars = self.text.chars[sentence.start : sentence.end]
        verdicts = [self.verdict(sentence, reading, metrics) for reading, metrics in sentence.readings]
        verdicts += [self.named(sentence, quantity, label) for quantity, label in sentence.named]
        verdicts += self.others(sentence, verdicts)
        return Explained(
            sentence=chars.strip().replace("\t", " | "),
            line=self.line(sentence.start),
            section=sentence.path,
            tokens=tuple(tokens(chars, [reading for reading, _ in sentence.readings])),
            numerals=tuple(sorted(verdicts, key=lambda verdict: verdict.start)),
        )

    def verdict(self, sentence: Sentence, reading: Reading, metrics: tuple[Metric, ...]) -> Verdict:
        """What became of a figure."""
        found = self.place(reading.figure.quantity.moved(sentence.start))
        if not metrics:
            reason = REASONS.get(reading.reason, reading.reason)
            return found._replace(reason=reason, change=CHANGES.get(reading.reason, ""))
        made = zip(reading.drafts, metrics, strict=True)
        whys = tuple(self.reasoner.reasons(sentence, draft, metric) for draft, metric in made)
        return found._replace(reason=metrics[0].rule, metrics=metrics, whys=whys)

    def named(self, sentence: Sentence, quantity: Quantity, label: str) -> Verdict:
        """A number that belongs to a name, a date, an ordinal and the like."""
        reason = f"is part of a {label}" if label == "name" else f"is {with_article(label)}"
        span = quantity.start, quantity.end
        return self.place(quantity)._replace(reason=reason, decided=self.maker(sentence, span, label))

    def maker(self, sentence: Sentence, place: tuple[int, int], label: str) -> str:
        """What decided that a number is a name, a date and the like."""
        chars = self.text.chars[sentence.start : sentence.end]
        start, end = place
        return self.reasoner.number(label, chars, (start - sentence.start, end - sentence.start))

    def place(self, quantity: Quantity) -> Verdict:
        """A figure with its place in the source, of which nothing is known yet."""
        start, end = self.text.span(quantity.start, quantity.end)
        return Verdict(self.text.source.text[start:end], self.line(quantity.start), start, end, "")

    def others(self, sentence: Sentence, verdicts: Sequence[Verdict]) -> list[Verdict]:
        """The numerals that are no quantity at all."""
        taken = [(verdict.start, verdict.end) for verdict in verdicts]
        found = []
        for m in NUMERAL.finditer(self.text.chars, sentence.start, sentence.end):
            start, end = self.text.span(*m.span())
            if any(first < end and start < last for first, last in taken):
                continue
            label = self.names[m.start()]
            if label is not None or m[0][0].isdigit():
                reason = f"is {with_article(label)}" if label else REASONS["no-unit"]
                made = Verdict(self.text.source.text[start:end], self.line(m.start()), start, end, reason)
                decided = self.maker(sentence, m.span(), label) if label else ""
                found.append(made._replace(decided=decided, change="" if label else CHANGES["no-unit"]))
        return found


def tokens(chars: str, readings: Sequence[Reading]) -> Iterator[Token]:
    """The words of a sentence by what they are taken for; what is left over is text."""
    at = 0
    for start, end, kind, note in sorted(marks(chars, readings)):
        if start < at:
            continue
        if chars[at:start].strip():
            yield Token(chars[at:start].strip(), "text")
        yield Token(chars[start:end], kind, note)
        at = end
    if chars[at:].strip():
        yield Token(chars[at:].strip(), "text")


def marks(chars: str, readings: Sequence[Reading]) -> Iterator[tuple[int, int, str, str]]:
    """Where the parts of the clauses stand: start, end, kind, note."""
    at = 0
    for reading in readings:
        quantity, clause = reading.figure.quantity, reading.figure.clause
        parts = [*clause.notes, ("name", clause.name), ("owner", clause.owner)]
        for kind, word in parts:
            found = chars.rfind(word, at, quantity.start) if word else -1
            if found >= 0:
                yield found, found + len(word), kind, ""
        yield quantity.start, quantity.end, "quantity", quantity.form
        if quantity.tail > quantity.end:
            yield quantity.end, quantity.tail, "bound", quantity.comparator or ""
        counted = {draft.indicator for draft in reading.drafts if draft.rule == "count-noun"}
        for name in sorted(counted):
            found = chars.find(name, quantity.tail)
            if found >= 0:
                yield found, found + len(name), "name", "counted"
        at = quantity.tail
