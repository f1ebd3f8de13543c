"""The report's own tree: its numbered headings, and the headlines that stand in its running text.

``numbered`` and ``headlines`` find the headings; here each gets its level,
its kind and the stretch of text under it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportx.packs import Pack
from reportx.records import Kind, Section
from reportx.repair import Text, paragraphs
from reportx.sections.forms import Forms, Mark, read_forms
from reportx.sections.headlines import headline_marks
from reportx.sections.numbered import numbered_marks

# how deep a form stands under 一、; a report whose outermost headings are others pushes the rest down
RANKS = {
    "part": 0,
    "outer": 0,
    "chapter": 1,
    "paren": 2,
    "arabic": 3,
    "led": 2,
    "count": 2,
    "opener": 3,
    "line": 3,
    "mid": 3,
    "inner": 4,
}


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
        level = found.level + bool(title)
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
    blocks = report_blocks(text, forms)
    if not blocks:
        return ()
    numbered = numbered_marks(text.chars, blocks, forms)
    headlines = headline_marks(text.chars, blocks, numbered, forms)
    marks = sorted([*numbered, *headlines], key=lambda mark: mark.start)
    levels = read_levels([mark.form for mark in marks])
    kinds = read_kinds(
        [(m.title, n) for m, n in zip(marks, levels, strict=True)], forms, kind_of_all(text, forms)
    )
    return tuple(place(marks, levels, kinds, end=blocks[-1][1]))


def report_blocks(text: Text, forms: Forms) -> list[tuple[int, int]]:
    """The paragraphs of the report itself, without what follows it: glossary, annex, navigation."""
    blocks: list[tuple[int, int]] = []
    begun = False
    for start, end in paragraphs(text):
        chars = text.chars[start:end]
        begun = begun or bool(forms.find("chapter", chars) or forms.find("paren", chars))
        if begun and len(chars) < 60 and forms.find("end", chars):
            break
        blocks.append((start, end))
    return blocks


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
        yield Heading(m.start, m.end, stop, level, m.number, m.title, kind, m.form)


def read_levels(forms: Sequence[str]) -> list[int]:
    """Levels, the report's outermost headings being 1.

    >>> read_levels(["chapter", "paren", "opener"]), read_levels(["outer", "chapter", "paren", "opener"])
    ([1, 2, 3], [1, 2, 3, 4])
    """
    first = next((form for form in forms if RANKS[form] <= 1), "chapter")
    down = int(first != "chapter")
    return [max(1, RANKS[form] + down * (RANKS[form] > 0)) for form in forms]


def read_kinds(titles: Sequence[tuple[str, int]], forms: Forms, whole: Kind | None) -> list[Kind]:
    """Kinds by the words of the outermost headings; all that is under one has its kind."""
    top = min((level for _, level in titles), default=1)
    kinds: list[Kind] = []
    kind: Kind | None = None
    for title, level in titles:
        if level == top:
            kind = kind_of(title, forms, kind)
        kinds.append(whole or kind or "review")
    return kinds


def kind_of(title: str, forms: Forms, before: Kind | None) -> Kind:
    """A report looks back first; a heading that says neither belongs to the plan, unless it is the first."""
    back, ahead = forms.find("review", title), forms.find("plan", title)
    if before is None:
        return "plan" if ahead and not back else "review"
    return "review" if back and not ahead else "plan"


def kind_of_all(text: Text, forms: Forms) -> Kind | None:
    """The kind of the whole report where its title says that it looks only back or only ahead."""
    head = text.chars[:1500]
    if "各位代表" not in head and forms.find("past", head):
        return "review"
    return "plan" if forms.find("future", head[:300]) else None
