"""The report's own tree: its numbered headings, and the headlines that stand in its running text.

``numbered`` and ``headlines`` find the headings; here each gets its level,
its kind and the stretch of text under it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportx.packs import Pack
from reportx.records import Kind, Section
from reportx.repair import Text, paragraphs
from reportx.sections.contents import copy_start, restated
from reportx.sections.forms import BODY, Forms, Mark, read_forms, title_of
from reportx.sections.headlines import headline_marks
from reportx.sections.numbers import number_marks
from reportx.sections.series import read_series, with_lost_numbers
from reportx.tuples import made

# how deep a form stands under the report's own outermost headings
INNERMOST = {"paren": 1, "ordinal": 1, "arabic": 2, "bracket": 3, "circle": 4}
OUTERMOST = ("part", "division", "article", "chapter")
DEEPEST = 6
LONGEST_LINE = 60  # characters of a line behind which the report is over
SHORTEST_LINE = 6  # characters of a line over the last words
LOOK_AHEAD = ("promised", "closing")  # what follows the report's own parts and is a plan
HEADLINES = ("opener", "line", "inner", "beside")


class Heading(NamedTuple):
    """One heading in the repaired text: [start, end) with number and stop; its text goes to ``body_end``."""

    start: int
    end: int
    body_end: int
    level: int
    number: str | None
    title: str
    kind: Kind
    form: str


def read_sections(
    text: Text, headings: Sequence[Heading], *, title: str | None = None
) -> tuple[Section, ...]:
    """The tree of the headings, in reading order; the title of one of several reports stands above them."""
    if title:
        whole = Heading(0, 0, len(text.chars), 0, None, title, "other", "title")
        headings = [whole, *headings]
    sections: list[Section] = []
    open_ids: list[Section] = []
    for found in headings:
        level = min(found.level + bool(title), DEEPEST)
        while open_ids and open_ids[-1].level >= level:
            open_ids.pop()
        start, end = text.span(found.start, found.body_end)
        place = text.source
        sections.append(
            Section(
                id=len(sections),
                parent=open_ids[-1].id if open_ids else None,
                level=level,
                number=found.number,
                title=found.title,
                kind=found.kind,
                start=start,
                end=end,
                page=place.page(start),
                block=place.block(start),
            )
        )
        open_ids.append(sections[-1])
    return tuple(sections)


def find_headings(text: Text, pack: Pack) -> tuple[Heading, ...]:
    """All headings of a report, in order."""
    forms = read_forms(pack.heading).for_report()
    blocks, annexes = report_blocks(text, forms)
    if not blocks:
        return ()
    candidates = restated(text.chars, blocks, number_marks(text.chars, blocks, forms))
    end = copy_start(candidates, blocks[-1][1])
    blocks = [(start, min(stop, end)) for start, stop in blocks if start < end]
    numbered = read_series([mark for mark in candidates if mark.start < end], end, forms)
    numbered = with_lost_numbers(text.chars, blocks, numbered)
    headlines = headline_marks(text.chars, blocks, numbered, forms) if numbered else []
    marks = sorted([*numbered, *headlines], key=lambda mark: mark.start)
    levels = read_levels(marks)
    titles = [(m.title, n) for m, n in zip(marks, levels, strict=True)]
    kinds = read_kinds(titles, forms, kind_of_all(text, forms), own_year(text, forms))
    return (*place(marks, levels, kinds, end=end), *annexes)


def find_copied(text: Text, headings: Sequence[Heading], pack: Pack) -> tuple[Heading, ...]:
    """The headings of a second copy of the report, where a page has it once more behind the first.

    They stand in no tree, as the report has them already, but say what is told there of which year.
    """
    if not headings:
        return ()
    first, stop = headings[0], headings[-1].body_end
    if not text.chars.startswith(text.chars[first.start : first.end], stop):
        return ()
    found = find_headings(Text(text.source, text.chars[stop:], text.offsets[stop:]), pack)
    return tuple(
        h._replace(start=h.start + stop, end=h.end + stop, body_end=h.body_end + stop) for h in found
    )


def report_blocks(text: Text, forms: Forms) -> tuple[list[tuple[int, int]], list[Heading]]:
    """The paragraphs of the report itself, and the annexes that follow it: a glossary, tables."""
    blocks: list[tuple[int, int]] = []
    annexes: list[Mark] = []
    begun, opened, over = False, False, len(text.chars)
    for start, end in paragraphs(text):
        chars = text.chars[start:end]
        begun = begun or is_numbered(chars, forms)
        short = begun and len(chars) < LONGEST_LINE
        if short and forms.find("end", chars):
            over = start
            break
        # one with a number is a chapter, or an entry of a table of contents
        if short and (found := forms.find("appendix", chars)) and not forms.find("chapter", chars):
            annexes.append(Mark(start, end, "appendix", None, title_of(found)[1]))
            opened = True
        elif not annexes:
            blocks.append((start, end))
        elif opened:
            opened = False
            if forms.find("promised", chars):
                annexes[-1] = annexes[-1]._replace(form="promised")
    if closing := closing_line(text, blocks, forms):
        blocks = [(start, end) for start, end in blocks if end <= closing.start]
        annexes = [closing, *annexes]
    return blocks, list(place_annexes(annexes, over))


def is_numbered(chars: str, forms: Forms) -> bool:
    """Whether a number of a report's own parts opens a paragraph."""
    return bool(forms.find("chapter", chars) or forms.find("paren", chars))


def closing_line(text: Text, blocks: Sequence[tuple[int, int]], forms: Forms) -> Mark | None:
    """The line over a report's last words, if any: no number follows it, as one would in contents."""
    for at in range(len(blocks) - 1, -1, -1):
        start, end = blocks[at]
        found = forms.find("closing", text.chars[start:end]) if end - start <= SHORTEST_LINE else None
        if found:
            behind = (text.chars[slice(*block)] for block in blocks[at + 1 :])
            numbered = any(is_numbered(chars, forms) for chars in behind)
            return None if numbered else Mark(start, end, "closing", None, title_of(found)[1])
    return None


def place_annexes(annexes: Sequence[Mark], end: int) -> Iterator[Heading]:
    """Give each annex that has text its stretch."""
    for m, after in zip(annexes, [*annexes[1:], None], strict=False):
        stop = after.start if after else end
        if stop - m.end > BODY:
            kind: Kind = "plan" if m.form in LOOK_AHEAD else "other"
            yield Heading(m.start, m.end, stop, 1, None, m.title, kind, m.form)


def place(
    marks: Sequence[Mark], levels: Sequence[int], kinds: Sequence[Kind], *, end: int
) -> Iterator[Heading]:
    """Give each mark its stretch: up to the next one of its level or an outer one."""
    stops: list[int] = []
    outer: list[tuple[int, int]] = []  # the marks behind that end a stretch, the nearest last
    for m, level in zip(reversed(marks), reversed(levels), strict=True):
        while outer and outer[-1][0] > level:
            outer.pop()
        stops.append(outer[-1][1] if outer else end)
        outer.append((level, m.start))
    for m, level, kind, stop in zip(marks, levels, kinds, reversed(stops), strict=True):
        yield made(Heading, (m.start, m.end, stop, level, m.number, m.title, kind, m.form))


def read_levels(marks: Sequence[Mark]) -> list[int]:
    """Levels, the report's outermost headings being 1.

    >>> def marks(*forms):
    ...     return [Mark(0, 0, form, None, "") for form in forms]
    >>> read_levels(marks("chapter", "paren", "opener")), read_levels(marks("outer", "chapter", "paren"))
    ([1, 2, 3], [1, 2, 3])
    >>> read_levels(marks("chapter", "count", "opener", "chapter"))
    [1, 3, 4, 1]
    >>> read_levels(marks("chapter", "paren", "beside", "beside"))
    [1, 2, 2, 2]
    """
    fixed = fixed_levels([mark.form for mark in marks])
    levels: list[int] = []
    above: list[int] = []  # levels of the headings with a number, and of lines, that are open
    opened = 0
    for mark in marks:
        level = fixed.get(mark.form, fixed["arabic"])
        while above and above[-1] >= level and mark.form not in HEADLINES:
            above.pop()
        if mark.form == "beside":
            level = above[-1] if above else level
        elif mark.form not in fixed:
            level = max(level, above[-1] + 1 if above else 0)
        if mark.form == "inner":
            level = max(level, opened + 1)
        else:
            opened = level
        if mark.form not in HEADLINES:
            above.append(level)
        levels.append(level)
    return within_depth(levels)


def within_depth(levels: Sequence[int]) -> list[int]:
    """Levels no deeper than a heading may be, the gaps closed where they are.

    >>> within_depth([1, 3, 4]), within_depth([1, 2, 3, 5, 7, 8])
    ([1, 3, 4], [1, 2, 3, 4, 5, 6])
    """
    if max(levels, default=0) <= DEEPEST:
        return list(levels)
    ranks = {level: min(at, DEEPEST) for at, level in enumerate(sorted(set(levels)), start=1)}
    return [ranks[level] for level in levels]


def fixed_levels(found: Sequence[str]) -> dict[str, int]:
    """The levels of the forms that have one: those that divide a report, and what counts under them."""
    first = next((form for form in found if form == "outer" or form in OUTERMOST), "chapter")
    tops = [form for form in OUTERMOST if form in found and form != "chapter"]
    if first == "chapter" and "division" in tops:  # 一、 stands over chapters of its own
        tops.remove("division")
        order = ["part"] * ("part" in tops) + ["chapter", "division"]
    else:
        order = [*tops, "chapter"] if "division" not in tops or "chapter" in found else tops
    down = 1 + (first == "outer" and "part" not in order)
    levels = {form: down + at for at, form in enumerate(order)}
    deepest = max(levels.values())
    levels["outer"] = 1
    return levels | {form: deepest + depth for form, depth in INNERMOST.items()}


def read_kinds(
    titles: Sequence[tuple[str, int]], forms: Forms, whole: Kind | None, year: str = ""
) -> list[Kind]:
    """Kinds by the words of the outermost headings that tell; all that is under one has its kind.

    `year` is the report's own, which a plan is for: 2025年重点工作 in a report of 2025.
    """
    telling = telling_titles(titles, forms)
    kinds: list[Kind] = []
    kind: Kind | None = None
    for at, (title, _) in enumerate(titles):
        if at in telling:
            first: Kind | None = "plan" if year and year in title and said(title, forms) is None else None
            kind = kind_of(title, forms, kind or first)
        kinds.append(whole or kind or "review")
    return kinds


def telling_titles(titles: Sequence[tuple[str, int]], forms: Forms) -> set[int]:
    """Which headings tell kinds: the outermost, and those below the first of them where that says neither.

    预算报告 stands above 2025年预算执行情况 and 2026年预算草案, and these look first back and then ahead.
    """
    top = min((level for _, level in titles), default=0)
    tops = [at for at, (_, level) in enumerate(titles) if level == top]
    if not tops or said(titles[tops[0]][0], forms) is not None:
        return set(tops)
    below = range(tops[0] + 1, (*tops[1:], len(titles))[0])
    inner = min((titles[at][1] for at in below), default=top)
    nearest = [at for at in below if titles[at][1] == inner]
    told = list(filter(None, (said(titles[at][0], forms) for at in nearest)))
    turns = told[:1] == ["review"] and "plan" in told and "review" not in told[told.index("plan") :]
    return {*tops, *nearest} if turns else set(tops)


def said(title: str, forms: Forms) -> Kind | None:
    """The kind that a heading's words tell, if they tell one and no other."""
    back, ahead = bool(forms.find("review", title)), bool(forms.find("plan", title))
    if back == ahead:
        return None
    return "review" if back else "plan"


def kind_of(title: str, forms: Forms, before: Kind | None) -> Kind:
    """A report looks back first; a heading that says neither belongs to the plan, unless it is the first."""
    if before is None:
        return said(title, forms) or "review"
    return "review" if said(title, forms) == "review" else "plan"


def own_year(text: Text, forms: Forms) -> str:
    """The year that the title of a work report or the day of its delivery names, or an empty string."""
    found = forms.find("own_year", text.chars[:300])
    return str(found["title"]) if found else ""


def kind_of_all(text: Text, forms: Forms) -> Kind | None:
    """The kind of the whole report where its title says that it looks only back or only ahead."""
    head = text.chars[:1500]
    if "各位代表" not in head and forms.find("past", head):
        return "review"
    return "plan" if forms.find("future", head[:300]) else None
