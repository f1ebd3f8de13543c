"""A report as readers decided it: records taken out, mended and put in."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from reportx.corrections.anchors import anchored, base_name, record_at, text_digest
from reportx.corrections.decisions import EDITABLE, Decision, Fields, fields_of, moved
from reportx.metrics import ends_of
from reportx.metrics.records import Worths, normalized, signed_as
from reportx.packs import builtin
from reportx.records import Metric, Report, Section, Source
from reportx.repair import Text, repair
from reportx.words import lexicon

RULE = "correction"  # what records bear that a reader mended or added


class Standing(NamedTuple):
    """A decision whose words stand in a text, and the number of the record that it speaks of, if of one."""

    decision: Decision
    span: tuple[int, int]
    record: int | None


@dataclass(slots=True)
class Corrections:
    """Decisions on any number of texts, and which of them some text was found for."""

    decisions: Sequence[Decision]
    found: set[int] = field(default_factory=set)

    @property
    def unused(self) -> int:
        """How many decisions are on texts that were not asked for."""
        return len(self.decisions) - len(self.found)

    def of(self, source: Source) -> list[Decision]:
        """The decisions on a text, or on an earlier one in a file of its name, in the order of their time."""
        digest, name = text_digest(source.text), base_name(source.name)
        mine = [
            number
            for number, decision in enumerate(self.decisions)
            if decision.sha256 == digest or base_name(decision.target.source) == name
        ]
        self.found.update(mine)
        return sorted((self.decisions[number] for number in mine), key=lambda one: one.when or "")

    def standing(self, report: Report, source: Source) -> tuple[list[Standing], list[str]]:
        """The decisions that hold of a report, and for each of the others a line that says why not."""
        digest = text_digest(source.text)
        found: list[Standing] = []
        told: list[str] = []
        for decision in self.of(source):
            span = anchored(decision, source.text, digest)
            at = number_of(report.metrics, decision, span) if span else None
            # what was added and has come to be read since needs no more adding
            if span and (at is not None) != (decision.decision == "added"):
                found.append(Standing(decision, span, at))
            if reason := doubt(decision, span, None if at is None else report.metrics[at]):
                told.append(f"{described(decision)}: {reason}")
        return found, list(dict.fromkeys(told))

    def on_page(self, report: Report, source: Source) -> tuple[list[Decision], list[str]]:
        """The decisions that hold of a report, as if they had been made of it as it is read now."""
        standing, told = self.standing(report, source)
        digest = text_digest(source.text)
        befores = [None if at is None else fields_of(report.metrics[at]) for _, _, at in standing]
        return [
            moved(one.decision, digest, one.span, before)
            for one, before in zip(standing, befores, strict=True)
        ], told

    def apply(self, report: Report, source: Source, worths: Worths) -> Report:
        """The report as it was decided; its notes tell which decisions no longer hold."""
        standing, told = self.standing(report, source)
        latest = {one.record: one.decision for one in standing if one.record is not None}
        metrics = [
            metric if number not in latest else mended(metric, latest[number], worths)
            for number, metric in enumerate(report.metrics)
        ]
        added = {key_of(one): one for one in standing if one.record is None}
        adding = Adding(report, source, worths)
        metrics += [adding.record(one) for one in added.values()]
        kept = sorted((metric for metric in metrics if metric), key=lambda metric: (metric.start, metric.end))
        return report._replace(metrics=tuple(kept), notes=(*report.notes, *told))


def number_of(metrics: Sequence[Metric], decision: Decision, span: tuple[int, int]) -> int | None:
    """The number of the record that a decision speaks of: as it was read, or as it was to be."""
    for fields in (decision.before, decision.after):
        if fields and (at := record_at(metrics, span, fields)) is not None:
            return at
    return None


def doubt(decision: Decision, span: tuple[int, int] | None, metric: Metric | None) -> str:
    """What is to be told of a decision: why it can't be carried out, or that it must be looked at again."""
    if span is None:
        return "its quote no longer stands there; not applied"
    if metric is None:
        return "" if decision.before is None else "no such record stands there any more; not applied"
    if decision.decision == "accepted" and fields_of(metric) != decision.after:
        return "it is read otherwise now; look at it again"
    return ""


def described(decision: Decision) -> str:
    """A decision in a few words."""
    fields = decision.before or decision.after
    quote = " ".join(decision.quote.exact.split())
    return f"correction ({decision.decision} {fields.indicator if fields else ''} {quote})"


def key_of(standing: Standing) -> tuple[object, ...]:
    """What tells added records apart."""
    after = standing.decision.after
    return (standing.span, after.indicator, after.measure) if after else (standing.span,)


def mended(metric: Metric, decision: Decision, worths: Worths) -> Metric | None:
    """A record as it was decided: as it is, mended, or none."""
    if decision.after is None:
        return None
    return metric if decision.decision == "accepted" else with_fields(metric, decision.after, worths)


def with_fields(metric: Metric, after: Fields, worths: Worths) -> Metric:
    """A record with the fields that a reader gave it."""
    worth, name = normalized(after.value, after.unit, after.measure, worths)
    worth = signed_as(worth, after.measure, after.direction)
    given = {name: getattr(after, name) for name in EDITABLE}
    return metric._replace(**given, normalized_value=worth, normalized_unit=name, rule=RULE)


@dataclass(slots=True)
class Adding:
    """Makes the records that a reader missed in a report."""

    report: Report
    source: Source
    worths: Worths
    text: Text | None = None  # repaired, once it is asked for

    def record(self, standing: Standing) -> Metric | None:
        """The record of a decision."""
        after, (start, end) = standing.decision.after, standing.span
        if after is None:
            return None
        bare = Metric(
            **{name: getattr(after, name) for name in EDITABLE},
            normalized_value=after.value,
            normalized_unit=after.unit,
            section=path_at(self.report.sections, start),
            table_path=(),
            class_code=None,
            **self.source.place(start, end),
            sentence=self.sentence(start),
            rule=RULE,
        )
        return with_fields(bare, after, self.worths)

    def sentence(self, offset: int) -> str:
        """The repaired sentence around an offset."""
        if self.text is None:
            self.text = repair(self.source)
        chars, ends = self.text.chars, ends_of(self.text.chars, lexicon(builtin()))
        number = bisect_left(ends, bisect_left(self.text.offsets, offset))
        return chars[ends[number - 1] + 1 : ends[number] + 1].strip()


def path_at(sections: Iterable[Section], offset: int) -> tuple[str, ...]:
    """The titles of the sections around an offset, from the outermost to the innermost."""
    return tuple(section.title for section in sections if section.start <= offset < section.end)
