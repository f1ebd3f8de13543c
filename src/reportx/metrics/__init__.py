"""Metrics: which quantities are figures of something, and everything a table's row says of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportx.metrics.bases import basis_of_each
from reportx.metrics.before import Before
from reportx.metrics.codes import Counted, Owned, code_of, coder, told_by_topic
from reportx.metrics.dates import Date, date_drafts
from reportx.metrics.dating import Dating
from reportx.metrics.drafts import Draft, Reading
from reportx.metrics.marks import Said
from reportx.metrics.moments import moments
from reportx.metrics.owners import Carried, Owners, Subjects
from reportx.metrics.partial import Partial
from reportx.metrics.qualitative import PromiseReader
from reportx.metrics.records import baseline, normalized, signed_as, worths
from reportx.metrics.sentences import sentence_reader
from reportx.metrics.sides import Sides, sides
from reportx.metrics.surroundings import FARTHEST, FARTHEST_TOPIC, Stretch, Surroundings
from reportx.metrics.timeline import Context, Timeline
from reportx.packs import Pack, Verb
from reportx.patterns import compiled, compiled_plain
from reportx.periods import Years, end_of
from reportx.quantities import Quantity, scanner
from reportx.records import Metric, QualitativeTarget
from reportx.repair import Text
from reportx.sections import Heading
from reportx.tuples import made
from reportx.words import Lexicon, lexicon

QUOTE = 12  # how far behind a number its quote may end
CLAUSE_END = compiled(r"[，、；]")
# with what a sentence opens that tells a part of what the one before told: 其中，…; 在固定资产投资中，…
PART_OPENS = compiled_plain(r"\s*(?:其中|在[^，。；]{2,24}中，)")
# the time that a sentence takes grows with the square of its characters and figures; in 250 reports the
# longest with figures has 996 and the densest 47
LONGEST_SENTENCE = 3000
MOST_FIGURES = 80


class Sentence(NamedTuple):
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


class Unread(NamedTuple):
    """A sentence whose figures are still to be read; their offsets are those of its own characters."""

    start: int
    end: int
    chars: str
    figures: list[Quantity]
    named: list[tuple[Quantity, str]]
    said: Said


class Around(NamedTuple):
    """What the records of a sentence have in common: where it begins, its text, its headings."""

    start: int
    sentence: str
    path: tuple[str, ...]


SIZES = frozenset({"invested", "size-of"})  # rules of how great something is that is counted
INDENT = "　　"  # what paragraphs begin with, where a text has them
SOME = frozenset({"count-noun", "served"})  # rules of what something is said of, which may be some of it
Held = tuple[Date, str | None]  # when a record holds, and on what basis it is counted


class MetricReader:
    """Reads the metrics of one text, sentence by sentence."""

    def __init__(
        self,
        text: Text,
        headings: Sequence[Heading],
        years: Years,
        pack: Pack,
        *,
        unit: str | None = None,
        budget: bool = False,
        title: str | None = None,
    ) -> None:
        self.text = text
        self.paged = text.source.format != "text"
        self.title = title
        self.years = years
        self.pack = pack
        self.words = lexicon(pack)
        self.scanner = scanner(pack)
        self.reader = sentence_reader(pack)
        self.worths = worths(pack)
        self.coder = coder(pack)
        self.owners = Owners(unit, years.report, self.words)
        self.subjects = Subjects(self.owners)
        self.carried = Carried(self.owners) if budget else None
        self.surroundings = Surroundings(self.owners, self.carried, pack) if self.carried else None
        self.rows, self.choices = tuple(self.words.role("row")), tuple(self.words.role("choice"))
        self.told = "", 0  # the last name whose figure had a code, and the sentence or the row of it
        self.partial = Partial(self.owners, moments(pack), text.chars)
        self.budgets = compiled(next(p.pattern for p in pack.phrase if p.role == "budget" and p.pattern))
        self.sides = self.words.role("side")
        self.named: tuple[int, str | None] = (
            -1,
            None,
        )  # where the last sentence ends, and what time it named
        self.part = -1  # the sentence whose last own name was that of a part: 其中10亿元以上项目9个
        self.names = self.scanner.names.read(text.chars)
        self.moments = moments(pack)
        self.budget_sides = sides(self.words)
        self.timeline = Timeline(text, headings, years, self.moments)
        self.headings = headings
        self.heading_starts = [heading.start for heading in headings]
        self.paths = paths_of(headings, (title,) if title else ())
        self.ends = ends_of(text.chars, self.words)

    def sentences(self) -> Iterator[Sentence]:
        """The sentences that hold numbers."""
        # one kind of work after the other, over the whole text: to take turns costs a tenth more
        unread = list(self.unread())
        readings = list(self.read(unread))
        return map(self.sentence, unread, readings, list(map(self.held, unread, readings)))

    def read(self, unread: Sequence[Unread]) -> Iterator[list[Reading]]:
        """The readings of each sentence; the budget that one speaks of is that of the next in its section."""
        placed = [self.reader.place(sentence.chars, sentence.figures, sentence.said) for sentence in unread]
        fund, above, section = "", "", -1
        for sentence, events in zip(unread, placed, strict=True):
            at = bisect_right(self.heading_starts, sentence.start)
            if at != section and self.carried:
                above = self.fund_above(sentence.start)
            fund, section = fund if at == section else above, at
            readings = self.reader.read(events, topic=self.topic(sentence.start), fund=fund, above=above)
            fund = fund_of(readings, self.budget_sides) or fund
            yield readings

    def fund_above(self, start: int) -> str:
        """The budget that the nearest heading around an offset names, of which a bare 收入 is a side."""
        for title in reversed(self.path(start)):
            if found := self.budgets.search(title):
                return found[0]
            if not any(side in title for side in self.sides):
                break
        return ""

    def unread(self) -> Iterator[Unread]:
        """The figures of each sentence, apart from the numbers that belong to names."""
        found = list(self.scanner.scan(self.text.chars))
        at = cut = 0
        while at < len(found):
            start, end = self.bounds(found[at].start)
            start, end = max(start, cut), max(end, found[at].end)
            if at + MOST_FIGURES < len(found) and found[at + MOST_FIGURES].start < end:
                end = self.cut_between(*found[at + MOST_FIGURES - 1 : at + MOST_FIGURES + 1])
            cut = end
            chars = self.text.chars[start:end]
            quoted = '"' in chars
            figures, named = [], []
            while at < len(found) and found[at].start < end:
                if label := self.label(found[at], start, quoted=quoted):
                    named.append((found[at], label))
                else:
                    figures.append(found[at].moved(-start))
                at += 1
            yield made(Unread, (start, end, chars, figures, named, Said.of(chars, self.moments)))

    def cut_between(self, one: Quantity, two: Quantity) -> int:
        """Where a sentence of too many figures ends between two of them: behind the last comma."""
        cuts = [cut.end() for cut in CLAUSE_END.finditer(self.text.chars, one.end, two.start)]
        return cuts[-1] if cuts else max(one.end, two.start)

    def bounds(self, at: int) -> tuple[int, int]:
        """Where the sentence around an offset begins and ends."""
        number = bisect_left(self.ends, at)
        return self.ends[number - 1] + 1, min(self.ends[number] + 1, len(self.text.chars))

    def held(self, unread: Unread, readings: Sequence[Reading]) -> list[Held]:
        """When each record of a sentence holds, and on what basis it is counted."""
        if not readings:
            return []
        times, bases = unread.said
        context, before = self.timeline.at(unread.start), (self.text.chars, unread.start)
        if (carried := self.period_before(unread)) is not None:
            context = self.carried_over(context, carried)
        dating = Dating.of(unread.chars, context, self.years, self.moments, told=times or (), before=before)
        self.named = unread.end, dating.period_named(len(unread.chars)) or carried
        based = basis_of_each(readings, unread.chars, bases)
        each = [basis for reading, basis in zip(readings, based, strict=True) for _ in reading.drafts]
        return list(zip(date_drafts(readings, dating), each, strict=True))

    def period_before(self, unread: Unread) -> str | None:
        """The time that the sentence before named, of which this one tells a part: 五年内，…。其中，…."""
        end, period = self.named
        if period is None or unread.said.times or not PART_OPENS.match(unread.chars):
            return None
        return period if not self.text.chars[end : unread.start].strip() else None

    def carried_over(self, context: Context, period: str) -> Context:
        """A context with the time of the sentence before; of what is over by then a plan tells what was."""
        planned = self.years.own("plan")
        over = planned is not None and end_of(period)[:4] < planned[:4]
        return context._replace(period=period, status="actual" if over else context.status)

    def sentence(self, unread: Unread, readings: Sequence[Reading], held: Iterable[Held]) -> Sentence:
        """A sentence with the metrics of its readings."""
        start, end, chars, _, named, _ = unread
        around, upcoming = made(Around, (start, chars.strip(), self.path(start))), iter(held)
        self.subjects.enter(chars)
        if self.carried:
            self.carried.enter(around.path, self.text.chars.rfind("\n", 0, start))
        records = [
            (reading, tuple([self.record(draft, next(upcoming), around) for draft in reading.drafts]))
            for reading in readings
        ]
        return made(Sentence, (start, end, around.path, tuple(named), tuple(records)))

    def label(self, quantity: Quantity, sentence: int, *, quoted: bool) -> str | None:
        """The class of a number that is part of a name, or None; a streak says of itself what it is."""
        if quantity.form == "streak":
            return None
        if quoted and quantity.form == "amount" and not (quantity.unit or "").endswith("元"):
            chars, start = self.text.chars, quantity.start
            closed = chars.find('"', quantity.end, quantity.end + QUOTE) >= 0
            if closed and chars.count('"', sentence, start) % 2:
                return "name"
        return self.names[quantity.start]

    def topic(self, start: int) -> str:
        """The headline that a sentence stands right behind."""
        at = bisect_right(self.heading_starts, start)
        heading = self.headings[at - 1] if at else None
        return heading.title if heading and heading.end <= start <= heading.end + 2 else ""

    def promises(self) -> Iterator[QualitativeTarget]:
        """The targets in words of the plan part."""
        reader = PromiseReader(self.pack, self.reader.namer)
        stretches = self.timeline.stretches("target", len(self.text.chars))
        for promise in (p for start, end in stretches for p in reader.read(self.text.chars, start, end)):
            start, end = self.bounds(promise.start)
            dating = Dating.of(self.text.chars[start:end], self.timeline.at(start), self.years, self.moments)
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
        at = bisect_right(self.heading_starts, start) - 1
        while at >= 0 and self.headings[at].body_end <= start:
            at -= 1
        return self.paths[at]

    def record(self, draft: Draft, held: Held, around: Around) -> Metric:
        """The record of a draft with its date and basis: place, owner, code, canonical value."""
        indicator, measure, direction = draft.indicator, draft.measure, draft.direction
        start, end, _, value, value_max, unit, _, _, _, negative, _ = draft.quantity
        if negative:
            value = signed(draft)
        (period, status, based, pledge), basis = held
        owners = self.carried or self.owners
        level = self.carried.level if self.carried else None
        owned = owners.of(indicator, draft.scope, measure)
        if owned.entity in self.owners.tiers and self.subjects.entity not in {None, owned.entity}:
            # what a sentence says of a zone goes on: 高新区收入5亿元，支出4亿元 in a section of 市级
            plain = self.owners.of(indicator, draft.scope, measure)
            owned = owned if plain.entity else plain
        if self.carried and ("level" in draft.clause.marks or draft.clause.name in self.owners.tiers):
            self.carried.level = level  # 限额24亿元，其中市本级7亿元，各县17亿元
        if measure == "change" and not owned.meanings and draft.action:  # 新增就业 is what has a code
            owned = owned._replace(meanings=self.words.meanings(draft.action + indicator))
        owned = self.subjects.of(draft, owned)
        source = self.text.source
        first, last = self.text.span(start + around.start, end + around.start)
        worth, name = normalized(value, unit, measure, self.worths)
        own = (  # by position, in a sixth of the time that names take
            indicator,
            self.code(owned, draft, around, period)
            if owned.meanings or indicator in self.words.short_names
            else None,
            draft.action,
            measure,
            value,
            value_max,
            unit,
            draft.comparator,
            direction,
            baseline(draft) if draft.baseline else None,
            based,
            signed_as(worth, measure, direction) if direction == "down" else worth,
            name,
            status,
            period,
            pledge,
            draft.scope,
            owned.entity,
            basis,
            around.path,
            (),  # a sentence is in no table
            None,
            source.text[first:last],
            first,
            last,
            source.line(first),
            source.page(first) if self.paged else None,
            source.block(first) if self.paged else None,
            around.sentence,
            draft.rule,
        )
        return made(Metric, own)

    def code(self, owned: Owned, draft: Draft, around: Around, period: str | None) -> str | None:
        """The code of the indicator that a figure is of; a size by which something is told is of none."""
        chars, at, name = self.text.chars, draft.quantity.start + around.start, draft.indicator
        before = made(Before, (chars, around.start, at, draft.quantity.end + around.start))
        repealed = draft.action in self.words.role("repeal") and draft.action not in name
        if (
            draft.rule in SIZES
            or repealed
            or self.partial.is_part(draft, before, owned=owned.entity is not None)
        ):
            return None
        if name in self.words.short_names:
            paragraph = chars[self.paragraph_start(at) : at]
            owned = owned._replace(meanings=told_by_topic(name, owned.meanings, paragraph, self.words))
        singled = self.partial.singled
        if self.partial.is_of_all_years(draft, period, before) or singled.is_headed(around.path):
            return None
        if singled.is_for_others(name, around.path):
            return None
        meanings = self.partial.new_ones(draft, owned.meanings, before)
        if owned.entity is None and self.partial.is_of_zone(name, before):
            things = not self.partial.is_of_locality(name, before)
            meanings = tuple(o for o in meanings if things and not self.coder.is_in_money_or_people(o))
        owned = made(Owned, (owned.entity, meanings, owned.own_level))
        if self.surroundings:
            section = (
                self.heading_starts[bisect_right(self.heading_starts, at) - 1] if self.heading_starts else 0
            )
            stretch = Stretch(
                chars,
                min(section, around.start),
                max(chars.rfind("\n", 0, around.start) + 1, at - FARTHEST),
                around.start,
                at,
                around.path,
            )
            own_words = draft.rule != "inherited"
            owned = self.surroundings.narrowed(owned, name, stretch, own_words=own_words)
        inherits = draft.rule == "inherited"
        if not inherits or "part" in draft.clause.marks:
            self.part = around.start if "part" in draft.clause.marks else -1
        counted = Counted(
            draft.measure,
            draft.quantity.unit,
            made=is_made(draft.verb) and not name.endswith(self.rows),
            some=draft.rule in SOME,
            part=(inherits and (draft.verb is None or self.part == around.start))
            or (self.part == around.start and name.endswith(self.choices)),
            gone=draft.action in self.words.role("ending"),
            reached=draft.measure == "level" and draft.action in self.words.role("amounting"),
            ever=self.partial.is_of_years(draft, owned, period, before),
        )
        return self.coded(owned, draft, around.start, counted)

    def paragraph_start(self, at: int) -> int:
        """Where the paragraph of a figure begins: its line, or an indented one that this goes on with."""
        chars, first = self.text.chars, max(0, at - FARTHEST_TOPIC)
        line = start = max(chars.rfind("\n", first, at) + 1, first)
        while start > first and not self.is_indented(start):
            before = chars.rfind("\n", first, start - 1) + 1
            if before == 0 or before == start - 1:
                return line  # a blank line, or none that is indented near by
            start = before
        return start if start > first else line

    def is_indented(self, start: int) -> bool:
        """Whether a line is indented in the text as it is given, as the beginning of a paragraph is."""
        place, _ = self.text.span(start, start + 1)
        return self.text.source.text.endswith(INDENT, 0, place)

    def level_of(self, path: Sequence[str]) -> str | None:
        """The level of a budget that the headings around a table name."""
        if not self.carried:
            return None
        levels = map(self.carried.named, reversed(path))
        return next((level for level in levels if level is not None), None)

    def coded(self, owned: Owned, draft: Draft, place: int, counted: Counted) -> str | None:
        """The code of what is owned, counted so, where a sentence or a row begins."""
        sure = draft.indicator.endswith(self.rows) or self.told == (draft.indicator, place)
        sure = sure or code_of(draft.indicator, self.words) is not None
        code = self.coder.code(owned, counted, sure=sure)
        self.told = (draft.indicator, place) if code else ("", 0)
        return code


def fund_of(readings: Sequence[Reading], budgets: Sides) -> str:
    """The budget that the figures of a sentence are of, or an empty string."""
    for reading in reversed(readings):
        for draft in reading.drafts:
            name = draft.indicator
            if "预算" in name and (side := budgets.of(name)) and "预算" in side["fund"]:
                return side["fund"]
    return ""


def paths_of(headings: Sequence[Heading], outside: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The titles of each heading and those around it, behind what is outside of all; that alone is last."""
    paths: list[tuple[str, ...]] = []
    around: list[tuple[int, tuple[str, ...]]] = [(0, outside)]
    for heading in headings:
        while around[-1][0] >= heading.level:
            around.pop()
        paths.append((*around[-1][1], heading.title))
        around.append((heading.level, paths[-1]))
    return [*paths, outside]


def ends_of(chars: str, words: Lexicon) -> list[int]:
    """Where sentences end; what goes on for longer than any does is cut at a comma, or anywhere."""
    ends = [-1]
    end = -1
    if "！" in chars:
        chars = compiled(words.pattern("exclaimed")).sub("，", chars).replace("！", "。")
    for sentence in chars.replace("？", "。").replace("\n", "。").split("。"):
        end += len(sentence) + 1
        if end - ends[-1] > LONGEST_SENTENCE:
            for found in CLAUSE_END.finditer(chars, ends[-1] + 1, end):
                if found.start() - ends[-1] > LONGEST_SENTENCE:
                    ends.append(found.start())
            ends.extend(range(ends[-1] + 2 * LONGEST_SENTENCE, end, 2 * LONGEST_SENTENCE))
        ends.append(end)
    return ends


def is_made(verb: Verb | None) -> bool:
    """Whether a verb says that something was done with what is counted."""
    return verb is not None and verb.role == "make"


def signed(draft: Draft) -> Decimal:
    """The magnitude; below zero only where no direction says so: 利润为-2亿元."""
    value = draft.quantity.value
    return -value if draft.quantity.negative and draft.measure not in {"growth", "change"} else value
