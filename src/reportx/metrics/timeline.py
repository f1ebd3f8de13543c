"""Which years a place in the report speaks of, and whether of what was or of what shall be.

The review part speaks of the review year and the plan part of the plan year, unless the words
say otherwise. A heading or the opening words of a paragraph (五年来, 2024年) hold until others come.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from reportx.metrics.moments import Moments
from reportx.metrics.stretches import goals, line_end, looks_back
from reportx.patterns import compiled
from reportx.periods import Years, end_of
from reportx.records import Kind, Status
from reportx.repair import Text, paragraphs
from reportx.sections import Heading

OPENING_LENGTH, LEAD_LENGTH = 40, 80
LONGEST_LINE = 40  # characters of a line of an annex that opens a part of it
NAMED_YEAR = compiled(r"\D{0,12}((?:19|20)\d\d)年")
YEAR = compiled(r"(?:19|20)\d\d(?=年)")


class Context(NamedTuple):
    """What a place speaks of when its own words do not say."""

    status: Status
    period: str | None
    goal: str | None = None  # the word of the list of targets that is open: 预期


class Timeline:
    """The contexts of a report, by offset in the repaired text."""

    def __init__(self, text: Text, headings: Sequence[Heading], years: Years, words: Moments) -> None:
        self.years, self.words = years, words
        self.starts = [0]
        self.contexts = [Context("actual", self.years.own("review"))]
        for start, context in self.changes(text, headings):
            self.starts.append(start)
            self.contexts.append(context)
        for start, end, word, ahead in goals(text.chars, words, self.years.plan):
            if ahead and self.at(start).status != "target":
                # the plan part has lost its heading; a sentence is dated by where it begins
                part = self.part_end(headings, start, len(text.chars))
                begin = 1 + max(text.chars.rfind(mark, 0, start) for mark in "。\n")
                self.lay(begin, part, {"status": "target", "period": self.years.own("plan")})
            # where a text has lost its line breaks, what the next heading opens is no part of the list
            line = line_end(text.chars, start)
            inside = (heading.start for heading in headings if start < heading.start < line)
            self.lay(start, min(end, next(inside, end)), {"goal": word})
        for start, end in looks_back(text.chars, words):
            if self.at(start).status == "target":
                self.lay(start, end, {"status": "actual", "period": self.years.own("review")})

    @staticmethod
    def part_end(headings: Sequence[Heading], start: int, length: int) -> int:
        """Where the part around an offset ends: at the next outermost heading, or with the text."""
        top = min((heading.level for heading in headings), default=1)
        return next((h.start for h in headings if h.start > start and h.level <= top), length)

    def lay(self, start: int, end: int, fields: dict[str, Any]) -> None:
        """Change some fields of all contexts from an offset up to another, where something stands between."""
        if start >= end:
            return
        first, last = bisect_right(self.starts, start), bisect_left(self.starts, end)
        before = self.contexts[first - 1 : last]
        self.starts[first:last] = [start, *self.starts[first:last], end]
        self.contexts[first:last] = [*(context._replace(**fields) for context in before), before[-1]]

    def at(self, offset: int) -> Context:
        """The context of an offset."""
        return self.contexts[bisect_right(self.starts, offset) - 1]

    def stretches(self, status: Status, length: int) -> Iterator[tuple[int, int]]:
        """Where a text of some length speaks of what was, or of what shall be."""
        contexts = zip(pairwise([*self.starts, length]), self.contexts, strict=True)
        for found, group in groupby(contexts, key=lambda item: item[1].status):
            if found == status:
                spans = [span for span, _ in group]
                yield spans[0][0], spans[-1][1]

    def changes(self, text: Text, headings: Sequence[Heading]) -> Iterator[tuple[int, Context]]:
        """Where the context changes: at outer headings, and at paragraphs whose opening says when.

        So do lines of an annex behind the last heading, which are in no outline: （一）2024年预算执行情况.
        """
        top = min((heading.level for heading in headings), default=1)
        last = max((heading.start for heading in headings), default=len(text.chars))
        places: list[tuple[int, int, Heading | None]] = [(*span, None) for span in paragraphs(text)]
        places += [(heading.start, heading.end, heading) for heading in headings]
        kind: Kind = "review" if headings else "other"
        current = self.contexts[0]
        for start, end, heading in sorted(places, key=lambda place: (place[0], place[2] is None)):
            if heading is None and start > last and (told := self.annexed(text.chars[start:end])):
                kind, current = told
                yield start, current
            elif heading is None:
                opened = self.begun(kind, text.chars[start : start + LEAD_LENGTH])
                if opened is None:
                    continue
                yield start, opened
                if kind == "plan" and opened.status == "actual":
                    yield end, current  # a plan looks back for a paragraph
                else:
                    current = opened
            elif heading.level <= top or heading.kind != kind:
                kind = heading.kind
                current = self.headed(kind, heading.title)
                yield start, current

    def headed(self, kind: Kind, title: str) -> Context:
        """The context that an outer heading opens: its own span of years, or the year of its part."""
        title = title.partition("——")[0]  # 2025年主要任务——决胜“十四五” is of 2025
        spans = [m.period for m in self.words.expressions.mentions(title, self.years) if "/" in m.period]
        if not spans and kind == "review" and self.words.five_years.search(title):
            spans = self.five_years(self.years.review, ending=True)
        if not spans and kind == "plan" and self.words.coming_years.search(title):
            spans = self.five_years(self.years.plan, ending=False)
        return Context(self.status_of(kind), spans[0] if spans else self.years.own(kind))

    def annexed(self, line: str) -> tuple[Kind, Context] | None:
        """The part of an annex that a line of its own opens, and its context."""
        if len(line) > LONGEST_LINE or not (named := YEAR.search(line)):
            return None
        if self.words.review_line.match(line):
            return "review", Context("actual", named[0])
        return ("plan", Context("target", named[0])) if self.words.plan_line.match(line) else None

    def begun(self, kind: Kind, beginning: str) -> Context | None:
        """The context that a paragraph's beginning opens: its first words, or those behind a short sentence.

        2025年是“十四五”收官之年。五年来，…: it is of these years.
        """
        opened = self.opened(kind, beginning[:OPENING_LENGTH])
        _, stop, behind = beginning.partition("。")
        if opened is None or not stop or "/" in (opened.period or ""):
            return opened
        begins = self.words.paragraph.match(behind)
        if begins is None or not begins["years"]:
            return opened
        return self.opened(kind, behind[:OPENING_LENGTH]) or opened

    def opened(self, kind: Kind, opening: str) -> Context | None:
        """The context that a paragraph's first words open, if they do."""
        m = self.words.paragraph.match(opening)
        if m is None:
            return None
        if m["years"]:
            told = self.words.expressions.mentions(opening[: m.end() + 4], self.years)
            spans = [x.period for x in told if "/" in x.period]
            if not spans and kind != "plan":
                spans = self.five_years(self.years.review, ending=True)
            return self.spanned(kind, spans[0]) if spans else None
        named = NAMED_YEAR.match(m[0])
        year = int(named[1]) if named else self.years.review
        plan = self.years.plan or 0
        if year is None or (kind == "plan" and (named is None or year < plan)):
            return None
        since = named is not None and self.words.since.match(opening, named.end()) is not None
        period = f"{year}/{self.years.review}" if since and year < (self.years.review or 0) else str(year)
        return Context(self.status_of(kind), period)

    def spanned(self, kind: Kind, span: str) -> Context:
        """The context of a span of years, which tells what was even in a plan if it is over by then."""
        over = self.years.plan is not None and int(end_of(span)[:4]) < self.years.plan
        return Context("actual" if over else self.status_of(kind), span)

    def status_of(self, kind: Kind) -> Status:
        """A plan speaks of targets, all else of what happened; what plans no year has no plan part."""
        return "target" if kind == "plan" and (self.years.plan or not self.years.review) else "actual"

    @staticmethod
    def five_years(year: int | None, *, ending: bool) -> list[str]:
        """The five years that end or begin with a year."""
        if year is None:
            return []
        return [f"{year - 4}/{year}" if ending else f"{year}/{year + 4}"]
