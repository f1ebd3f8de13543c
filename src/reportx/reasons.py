"""Why a record has what it has: the entry that decided, the words that dated and that promised it."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportx.entries import Entries, Fields, Found
from reportx.extract import Outline
from reportx.metrics import MetricReader, Sentence
from reportx.metrics.dating import Dating
from reportx.metrics.drafts import Draft
from reportx.metrics.records import SCALES
from reportx.patterns import compiled
from reportx.records import Kind, Metric
from reportx.rules import all_rules

TABLE = "table"
NONE = "none"  # the value of a field that has none
NO_ENTRY = "the form of the number alone"
DOING = ("begun", "done")  # roles of [[time]] that tell of what was in a plan's sentence


class Reason(NamedTuple):
    """What a field of a record is, and why."""

    field: str
    value: str
    why: str


class Reasoner:
    """Tells why the records of one report are as they are."""

    def __init__(self, found: Outline, read: MetricReader, entries: Entries) -> None:
        self.outline, self.read, self.entries = found, read, entries
        self.rules = all_rules(found.pack.construction)

    def reasons(self, sentence: Sentence, draft: Draft, metric: Metric) -> tuple[Reason, ...]:
        """The reasons of a record, in the order of its fields."""
        chars = self.outline.text.chars[sentence.start : sentence.end]
        told = [self.rule(metric), *self.names(draft), self.code(metric), *self.unit(metric)]
        told += [*self.verb(metric), *self.bound(draft, metric, chars)]
        if metric.rule == TABLE:
            return (
                *told,
                Reason("period", str(metric.period), "the head of its column, the title or the part"),
            )
        dating = Dating.of(chars, self.read.timeline.at(sentence.start), self.read.years, self.read.moments)
        told += [self.period(draft, metric, dating), self.status(draft, metric, dating, sentence.path)]
        return (*told, *self.commitment(draft, metric, dating))

    # --- what the vocabulary decided

    def rule(self, metric: Metric) -> Reason:
        """What the rule reads, and where to look it up."""
        known = self.rules.get(metric.rule)
        return Reason("rule", metric.rule, f"{known.what if known else ''}; see reportx rules {metric.rule}")

    def names(self, draft: Draft) -> Iterator[Reason]:
        """What of the name was said elsewhere."""
        for origin in draft.inherited:
            value, _, place = origin.partition(" ← ")
            yield Reason("inherited", value, f"from {place}")

    def code(self, metric: Metric) -> Reason:
        """The indicator of the code, or why there is none."""
        code, name = metric.indicator_code, metric.indicator
        if code:
            entry = self.entries.find("indicator", code, lambda fields: fields["code"] == code)
            return Reason("code", code, str(entry))
        meant = [meaning.code for meaning in self.read.words.meanings(name)]
        if meant:
            why = f"{', '.join(meant)} is spelled so, but {self.unlike(metric)}"
        elif self.entries.find("verb", name, lambda verb: name in verb["terms"] and not verb.get("noun")):
            why = f"{name} is a verb; an indicator needs the name of what is counted"
        else:
            own = json.dumps([name], ensure_ascii=False)
            why = f"no indicator is spelled so; an [[indicator]] with spellings = {own} would give it one"
        return Reason("code", NONE, why)

    def unlike(self, metric: Metric) -> str:
        """What of a figure is not as that of the indicator whose name it bears."""
        if metric.entity:
            return f"this is of {metric.entity}"
        meanings, coder = self.read.words.meanings(metric.indicator), self.read.coder
        counted = {coder.family(unit) for meaning in meanings for unit in meaning.units}
        if metric.measure in {"level", "change"} and metric.unit and coder.family(metric.unit) not in counted:
            return f"is not counted in {metric.unit}"
        return "what stands around tells that this is a part of it, of other years, or another measure"

    def unit(self, metric: Metric) -> Iterator[Reason]:
        """The entry of the unit."""
        if metric.unit and metric.measure != "rank":
            known = self.read.scanner.units
            bare = metric.unit if metric.unit in known else metric.unit.lstrip(SCALES)
            bare = bare if bare in known else bare.partition("（")[0]
            entry = self.entries.find("unit", bare, lambda fields: bare in fields["terms"])
            yield Reason("unit", metric.unit, str(entry) if entry else "made of other units")

    def verb(self, metric: Metric) -> Iterator[Reason]:
        """The entry of the verb, and what it says of the figure."""
        word = metric.action
        if word:
            entry = self.entries.find("verb", word, lambda fields: word in fields["terms"])
            yield Reason("verb", word, with_fields(entry, "role", "measure", "direction"))

    def bound(self, draft: Draft, metric: Metric, chars: str) -> Iterator[Reason]:
        """The entry of the bound, at the figure or in the verb."""
        if metric.comparator == "eq":
            return
        around = chars[max(0, draft.quantity.lead - 12) : draft.quantity.tail]

        def bounds(fields: Fields) -> bool:
            return fields.get("comparator") == metric.comparator and any(t in around for t in fields["terms"])

        entry = self.entries.find("bound", None, bounds) or self.entries.find("verb", None, bounds)
        yield Reason("bound", metric.comparator, str(entry) if entry else "what was said of those before it")

    def number(self, label: str, chars: str, place: tuple[int, int]) -> str:
        """The entry by which a number in some characters is a name, a date and the like."""

        def names(fields: Fields) -> bool:
            spans = spans_of(fields, chars) if fields["label"] == label else ()
            return any(start < place[1] and place[0] < end for start, end in spans)

        return str(self.entries.find("name", None, names) or NO_ENTRY)

    # --- what dated it

    def period(self, draft: Draft, metric: Metric, dating: Dating) -> Reason:
        """The words that tell the period, or the part that it stands in."""
        period, named = metric.period, dating.named_of(draft)
        if period is None:
            return Reason("period", NONE, "the text tells no year; say it in the title or before the figure")
        if named and named.period == period:
            return Reason("period", period, f"{dating.chars[named.start : named.end]} before it")
        if "yearly" in draft.clause.marks:
            return Reason("period", period, "the years of a yearly mean")
        if named:
            return Reason(
                "period", period, f"{dating.chars[named.start : named.end]}, and what is said of it"
            )
        kind: Kind = "plan" if dating.context.status == "target" else "review"
        if period == self.read.timeline.years.own(kind):
            plan, review = "the year that the plan part speaks of", "the year that the review part speaks of"
            return Reason("period", period, plan if kind == "plan" else review)
        return Reason(
            "period", period, "the heading, the paragraph's opening or the figure that it is told with"
        )

    def status(self, draft: Draft, metric: Metric, dating: Dating, path: Sequence[str]) -> Reason:
        """Why a figure happened or is promised."""
        at, part = draft.quantity.start, path[0] if path else "the whole text"
        planned = dating.context.status == "target"
        if metric.status == "actual" and planned:
            why = f"in the plan part, but {self.past(dating, at)}"
        elif metric.status == "actual":
            why = f"stands in no plan part: {part}"
        elif not planned and (vow := dating.vow_before(at)):
            why = f"{vow} before it"
        elif not planned and (named := dating.named(at)):
            why = f"{dating.chars[named.start : named.end]} is still to come"
        else:
            why = f"stands in the plan part: {part}"
        return Reason("status", metric.status, why)

    def past(self, dating: Dating, at: int) -> str:
        """What tells in a plan's sentence that something was."""
        done = dating.done_before(at)
        for role in DOING:
            for m in getattr(dating.words, role).finditer(dating.chars, 0, at):
                if m.end() == done:
                    return f"{m[0]} tells of what was: {self.teller(role, dating.chars, done)}"
        named = dating.named(at)
        return (
            f"{dating.chars[named.start : named.end]} is past"
            if named
            else "it is what another is compared with"
        )

    def teller(self, role: str, chars: str, end: int) -> Found | None:
        """The entry of a role for times that finds what ends at an offset of some characters."""

        def tells(fields: Fields) -> bool:
            return fields["role"] == role and any(last == end for _, last in spans_of(fields, chars))

        return self.entries.find("time", None, tells)

    def commitment(self, draft: Draft, metric: Metric, dating: Dating) -> Iterator[Reason]:
        """The word that promises a target, and where it stands."""
        word = metric.commitment
        if word is None:
            if metric.status == "target":
                yield Reason(
                    "commitment", NONE, "no word of promise goes with it; a [[phrase]] pledge is one"
                )
            return
        entry = self.entries.find(
            "phrase", word, lambda f: f["role"] == "pledge" and word in f.get("terms", ())
        )
        place = "its own word" if draft.clause.pledge == word else "the word of the figures before it"
        if draft.clause.pledge != word and dating.pledge_before(draft.quantity.start) == word:
            place = "the word of its list of targets"
        yield Reason("commitment", word, f"{place}{f': {entry}' if entry else ''}")


def with_fields(entry: Found | None, *names: str) -> str:
    """An entry with what some of its fields say; a word without an entry is one of the dictionary."""
    if entry is None:
        return "a verb of the dictionary, or several words"
    return ", ".join([str(entry), *(f"{n} {entry.fields[n]}" for n in names if entry.fields.get(n))])


def spans_of(fields: Fields, chars: str) -> Iterator[tuple[int, int]]:
    """Where what an entry names stands in some characters."""
    for term in fields.get("terms") or ():
        yield from ((m.start(), m.end()) for m in re.finditer(re.escape(term), chars))
    if pattern := fields.get("pattern"):
        yield from (m.span() for m in compiled(pattern).finditer(chars))
