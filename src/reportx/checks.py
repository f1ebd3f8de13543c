"""The examples in packs, run through the whole pipeline: what an entry says it finds, it must find.

An example marks with [brackets] what the entry is about: the figure a unit or a bound belongs to,
an indicator's name, a verb, a number that is none, a heading's title, a word that belongs to no name.
In a ``not_example`` the same must not come out; where it marks nothing, nothing of the kind may.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import regex

from reportx.explosions import explosion
from reportx.extract import read_report
from reportx.language import head, spoken
from reportx.metrics.grammar import all_patterns
from reportx.metrics.qualitative import CLAUSE_END
from reportx.pack_errors import line_of
from reportx.pack_errors import place as place_of
from reportx.packs import (
    KINDS,
    Bound,
    Column,
    Construction,
    Document,
    Entry,
    Heading,
    Indicator,
    Name,
    Pack,
    Phrase,
    Time,
    Unit,
    Verb,
    name_of,
)
from reportx.records import Metric, Report, Source

NAMING = frozenset({"noun", "nominal", "attribute", "head"})  # roles of [[phrase]] whose words are in names
NEEDED = (
    "unit",
    "indicator",
    "verb",
    "bound",
    "name",
    "phrase",
    "column",
    "construction",
)  # found in records
MARK = regex.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """What an example marks: its text and its span in the sentence without brackets."""

    text: str
    start: int
    end: int

    def touches(self, metric: Metric) -> bool:
        """Whether a metric's figure overlaps the mark or stands beside it."""
        return metric.start <= self.end and self.start <= metric.end

    def overlaps(self, metric: Metric) -> bool:
        """Whether they share a character."""
        return metric.start < self.end and self.start < metric.end


@dataclass(frozen=True, slots=True)
class Case:
    """An example as it is read."""

    sentence: str
    marks: tuple[Mark, ...]
    report: Report


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold."""

    kind: str
    entry: str
    sentence: str
    wrong: str
    found: str
    at: int = 0  # which of the entries of its kind it is of

    def __str__(self) -> str:
        return f"{self.kind} {self.entry}: {self.sentence}: {spoken(f'{self.wrong}; found {self.found}')}"


def unmark(example: str) -> tuple[str, tuple[Mark, ...]]:
    """The sentence of an example, and what it marks.

    >>> unmark("减税[3000亿元]。")
    ('减税3000亿元。', (Mark(text='3000亿元', start=2, end=8),))
    """
    marks = tuple(
        Mark(m[1], m.start() - 2 * i, m.end() - 2 * i - 2) for i, m in enumerate(MARK.finditer(example))
    )
    return MARK.sub(r"\1", example), marks


def check_pack(pack: Pack, *, base: Pack) -> list[Failure]:
    """All examples of a pack that do not hold where it is added to reportx's own, which is ``base``."""
    added = () if pack is base else (pack,)
    return [
        replace(failure, at=at)
        for kind in KINDS
        for at, entry in enumerate(getattr(pack, kind))
        for failure in check_entry(kind, entry, added)
    ]


def slow_patterns(pack: Pack) -> Iterator[str]:
    """A line for each pattern of a pack that takes ever longer for strings made of its own pieces."""
    for kind, entry, pattern in all_patterns(pack):
        # a construction is asked whether it is all of a clause, any other pattern where it stands in a text
        if text := explosion(rf"\A(?:{pattern})\Z" if kind == "construction" else pattern):
            yield f"{kind} {name_of(entry)}: takes long for {text}; let one way lead through a text"


def unexampled(pack: Pack, *, name: str, text: str) -> Iterator[str]:
    """A line for each entry of a pack's text without an example, which nothing checks."""
    for kind in KINDS:
        for at, entry in enumerate(getattr(pack, kind)):
            if not entry.examples:
                place = place_of(name, line_of(text, (kind, at)))
                yield f"{place}: {kind} {name_of(entry)}: has no example, so that nothing checks it"


def unneeded(pack: Pack) -> Iterator[tuple[str, str]]:
    """Each example that holds without its entry too, so that it checks nothing, behind what the entry is."""
    for kind in NEEDED:
        own = getattr(pack, kind)
        finds, _ = FINDS[kind]
        for at, entry in enumerate(own):
            rest = (replace(pack, **{kind: (*own[:at], *own[at + 1 :])}),)
            for example in entry.examples:
                case = read(example, rest)
                if case.marks and all(
                    finds(case, entry, mark) and is_own(case, entry, mark) for mark in case.marks
                ):
                    yield f"{kind} {name_of(entry)}", example


def check_entry(kind: str, entry: Entry, packs: tuple[Pack, ...]) -> Iterator[Failure]:
    """The examples and not_examples of an entry that do not hold."""
    finds, finds_any = FINDS[kind]
    for example in entry.examples:
        case = read(example, packs)
        missed = [mark.text for mark in case.marks if not finds(case, entry, mark)]
        foreign = [mark.text for mark in case.marks if not is_own(case, entry, mark)]
        if missed or foreign or not case.marks:
            wrong = f"{'、'.join(missed)} is missed" if missed else "nothing is marked in [brackets]"
            if foreign and not missed:
                wrong = f"{'、'.join(foreign)} is marked, and is nothing of this entry"
            yield Failure(kind, name_of(entry), example, wrong, seen(case.report))
    for example in entry.not_examples:
        case = read(example, packs)
        found = [mark.text for mark in case.marks if finds(case, entry, mark)]
        if found or (not case.marks and finds_any(case, entry)):
            wrong = f"{'、'.join(found) or 'it'} must not be found"
            yield Failure(kind, name_of(entry), example, wrong, seen(case.report))


def read(example: str, packs: tuple[Pack, ...]) -> Case:
    """An example, and what is extracted from it."""
    sentence, marks = unmark(example)
    source = Source(name="<example>", text=sentence, sha256="")
    return Case(sentence, marks, read_report(source, packs=packs))


def seen(report: Report) -> str:
    """What was found and by which rules, short enough for a line."""
    metrics = [
        f"{m.indicator} {m.indicator_code or '-'} {m.action or '-'} {m.comparator} {m.text} ({m.rule})"
        for m in report.metrics
    ]
    headings = [f"# {section.title}" for section in report.sections]
    return " | ".join(headings + metrics) or head("nothing")


def is_own(case: Case, entry: Entry, mark: Mark) -> bool:
    """Whether what is marked is of the entry; else an example holds by other words, and checks nothing."""
    match entry:
        case Verb() | Phrase(pattern=None):
            return mark.text in entry.terms
        case Unit():
            return any(term in mark.text for term in entry.terms)
        case Bound() | Name() | Heading():
            return any(mark.start <= end and start <= mark.end for start, end in spans(case, entry))
        case Column():
            return any(term in case.sentence for term in entry.terms)
    return True


def spans(case: Case, entry: Bound | Name | Heading) -> Iterator[tuple[int, int]]:
    """Where the words and the pattern of an entry stand in the sentence."""
    pattern = getattr(entry, "pattern", None)
    for one in (*map(regex.escape, getattr(entry, "terms", ())), *([pattern] if pattern else ())):
        yield from (found.span() for found in regex.finditer(one, case.sentence))


# --- what it means that a kind of entry finds its mark; and, unmarked, that it finds anything ----


def finds_unit(case: Case, entry: Unit, mark: Mark) -> bool:
    """The marked figure is a metric, whole."""
    return any((m.start, m.end) == (mark.start, mark.end) for m in case.report.metrics)


def finds_any_unit(case: Case, entry: Unit) -> bool:
    """A metric has the unit, with a scale or without."""
    return any((m.unit or "").endswith(entry.terms) for m in case.report.metrics)


def finds_indicator(case: Case, entry: Indicator, mark: Mark) -> bool:
    """A metric of that name, or of that of all marks together, bears the code."""
    names = {mark.text, "".join(each.text for each in case.marks)}
    return any(m.indicator_code == entry.code and m.indicator in names for m in case.report.metrics)


def finds_any_indicator(case: Case, entry: Indicator) -> bool:
    """A metric bears the code."""
    return any(m.indicator_code == entry.code for m in case.report.metrics)


def finds_verb(case: Case, entry: Verb, mark: Mark) -> bool:
    """A metric is governed by the marked word."""
    return any(m.action == mark.text for m in case.report.metrics)


def finds_any_verb(case: Case, entry: Verb) -> bool:
    """A metric is governed by one of the entry's words."""
    return any(m.action in entry.terms for m in case.report.metrics)


def finds_bound(case: Case, entry: Bound, mark: Mark) -> bool:
    """The marked figure, or the one beside the marked word, is bounded so."""
    return any(m.comparator == entry.comparator and mark.touches(m) for m in case.report.metrics)


def finds_any_bound(case: Case, entry: Bound) -> bool:
    """A metric is bounded so."""
    return any(m.comparator == entry.comparator for m in case.report.metrics)


def finds_name(case: Case, entry: Name, mark: Mark) -> bool:
    """The marked number is in no metric."""
    return not any(mark.overlaps(m) for m in case.report.metrics)


def finds_any_name(case: Case, entry: Name) -> bool:
    """The entry takes a part of the sentence for a name."""
    return any(term in case.sentence for term in entry.terms) or matches(entry.pattern, case.sentence)


def finds_heading(case: Case, entry: Heading, mark: Mark) -> bool:
    """The form's title, or all of it where it has none, is what is marked; or a section has that title."""
    group = "title" if makes_sections(entry) else 0
    found = regex.finditer(entry.pattern, case.sentence)
    if any(match.span(group) == (mark.start, mark.end) for match in found):
        return True
    return any(section.title == mark.text for section in case.report.sections)


def finds_any_heading(case: Case, entry: Heading) -> bool:
    """There is a section, or something for the form to weigh."""
    return bool(case.report.sections) if makes_sections(entry) else matches(entry.pattern, case.sentence)


def makes_sections(entry: Heading) -> bool:
    """Whether a form tells what the title is."""
    return "title" in regex.compile(entry.pattern).groupindex


def matches(pattern: str | None, sentence: str) -> bool:
    """Whether an entry's own pattern is in the sentence."""
    return pattern is not None and regex.search(pattern, sentence) is not None


def finds_phrase(case: Case, entry: Phrase, mark: Mark) -> bool:
    """The marked word is in no indicator, or in one if its role makes a part of names of it.

    A pattern finds what is marked, at the end of a clause.
    """
    if entry.pattern:
        found = regex.finditer(f"(?:{entry.pattern}){clause_end(entry)}", case.sentence)
        return any(match.span() == (mark.start, mark.end) for match in found)
    named = any(mark.text in m.indicator for m in case.report.metrics)
    return named if entry.role in NAMING else not named


def finds_any_phrase(case: Case, entry: Phrase) -> bool:
    """None of the entry's words is in an indicator, or one is if its role makes a part of names of it.

    A pattern finds something at the end of a clause.
    """
    if entry.pattern:
        return matches(f"(?:{entry.pattern}){clause_end(entry)}", case.sentence)
    named = any(term in m.indicator for m in case.report.metrics for term in entry.terms)
    return named if entry.role in NAMING else not named


def clause_end(entry: Phrase) -> str:
    """What must stand behind a pattern: the end of a clause, unless it tells what is broken in a name."""
    return CLAUSE_END if entry.role == "qualitative" else ""


def finds_column(case: Case, entry: Column, mark: Mark) -> bool:
    """A figure of the table bears the marked name."""
    return any(mark.text in m.indicator for m in case.report.metrics if m.rule == "table")


def finds_any_column(case: Case, entry: Column) -> bool:
    """A figure of the table is read."""
    return any(m.rule == "table" for m in case.report.metrics)


def finds_construction(case: Case, entry: Construction, mark: Mark) -> bool:
    """A figure bears the marked name, or that of all marks together, and the construction read it."""
    names = {mark.text, "".join(each.text for each in case.marks)}
    return any(m.indicator in names and m.rule == entry.name for m in case.report.metrics)


def finds_any_construction(case: Case, entry: Construction) -> bool:
    """A figure is read by the construction."""
    return any(m.rule == entry.name for m in case.report.metrics)


def finds_document(case: Case, entry: Document, mark: Mark) -> bool:
    """The pattern finds the marked words: its group, or all of it where it has none."""
    (group,) = regex.compile(entry.pattern).groupindex or (0,)
    found = regex.finditer(entry.pattern, case.sentence)
    return any(match.span(group) == (mark.start, mark.end) for match in found)


def finds_any_document(case: Case, entry: Document) -> bool:
    """The pattern finds anything."""
    return matches(entry.pattern, case.sentence)


def finds_time(case: Case, entry: Time, mark: Mark) -> bool:
    """The pattern finds the marked words: its group `time`, or all of it where it has none."""
    pattern = regex.compile(entry.pattern)
    group = "time" if "time" in pattern.groupindex else 0
    return any(match.span(group) == (mark.start, mark.end) for match in pattern.finditer(case.sentence))


def finds_any_time(case: Case, entry: Time) -> bool:
    """The pattern finds anything."""
    return matches(entry.pattern, case.sentence)


FINDS: dict[str, tuple[Callable[..., bool], Callable[..., bool]]] = {
    "unit": (finds_unit, finds_any_unit),
    "indicator": (finds_indicator, finds_any_indicator),
    "verb": (finds_verb, finds_any_verb),
    "bound": (finds_bound, finds_any_bound),
    "name": (finds_name, finds_any_name),
    "heading": (finds_heading, finds_any_heading),
    "phrase": (finds_phrase, finds_any_phrase),
    "column": (finds_column, finds_any_column),
    "construction": (finds_construction, finds_any_construction),
    "document": (finds_document, finds_any_document),
    "time": (finds_time, finds_any_time),
}


# --- what is in a pack ---------------------------------------------------------------------------


def count_examples(pack: Pack) -> int:
    """How many sentences a pack brings to check it."""
    entries = [entry for kind in KINDS for entry in getattr(pack, kind)]
    return sum(len(entry.examples) + len(entry.not_examples) for entry in entries)


def counts(pack: Pack) -> Iterator[str]:
    """A line for each kind of entry."""
    for kind in KINDS:
        entries = getattr(pack, kind)
        terms = sum(len(getattr(entry, "terms", ())) for entry in entries)
        examples = count_examples(Pack(**{kind: entries}))
        told = ((len(entries), "entries", 5), (terms, "terms", 6), (examples, "examples", 6))
        yield f"{kind:10}" + "".join(f"{count:{width}} {head(what)}" for count, what, width in told)


def entries(pack: Pack, kind: str) -> Iterator[str]:
    """A line for each entry of a kind: what it is called, and its spellings."""
    for entry in getattr(pack, kind):
        words = getattr(entry, "terms", ()) or (entry.pattern,)
        yield f"{name_of(entry)}\t{' '.join(words)}"
