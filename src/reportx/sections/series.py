"""The successor relation: siblings share a form and count on, 1 opens a level, an outer number closes it.

What holds of one member of a series holds of all: a series stands or falls as a whole.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from reportx.patterns import compiled_plain
from reportx.sections.contents import (
    LISTS,
    RANKS,
    SHORT_BODY,
    Block,
    text_under,
    without_contents,
    without_lists,
)
from reportx.sections.forms import BODY, Forms, Mark

CHAPTERS = ("part", "division", "chapter")
LINES = ("outer", "line")  # lines that may divide a report, by their words and by where they stand
BARE_LINE = compiled_plain(r"[\u4e00-\u9fff]{2,6}(?:[、和][\u4e00-\u9fff]{2,6}){0,3}")
SHORT_LINE = 6  # characters of a line that may as well stand inside a chapter
SHARE = 2 / 3  # of a series' members must look like headings, where they may be the items of a list
MOST_NESTED = 3  # series of one form that may stand in one another
FIRST_MISSING = 2  # a number that may stand first, as the one before it was lost
GAP = 4  # so many numbers may be missing, or one misprinted

# the form below, for series within their like
INNER = {"part": "chapter", "chapter": "paren"}
SWAPPED = {"paren": "chapter", "chapter": "paren"}

Series = list[Mark]


class Level(NamedTuple):
    """A series that may go on: its form, its last number, and its members."""

    form: str
    last: int
    members: Series


def read_series(marks: Sequence[Mark], end: int, forms: Forms) -> list[Mark]:
    """The headings among the candidates, in order."""
    live = without_lists(without_contents(outward(marks), end), end)
    if not live:
        return []
    text = dict(zip((m.start for m in live), text_under(live, end), strict=True))
    kept = [m for level in link_series(live) for m in headings_of(level, text, forms)]
    return sorted(kept, key=lambda mark: mark.start)


def with_lost_numbers(chars: str, blocks: Sequence[Block], numbered: Sequence[Mark]) -> list[Mark]:
    """Headings with bare lines in the place of a number that is missing: 三、工业 … 服务业 … 五、投资.

    One line alone must stand between its neighbours, over text and behind a full stop.
    """
    found = list(numbered)
    chapters = [mark for mark in numbered if mark.form == "chapter"]
    for one, two in pairwise(chapters):
        if two.value - one.value == 2:
            inside = [block for block in blocks if one.end <= block[0] and block[1] <= two.start]
            lines = [
                line
                for before, line, under in zip(inside, inside[1:], inside[2:], strict=False)
                if BARE_LINE.fullmatch(chars, *line)
                and chars[before[1] - 1] == "。"
                and chars[under[1] - 1] == "。"
                and under[1] - under[0] >= BODY
            ]
            if len(lines) == 1:
                start, end = lines[0]
                found.append(Mark(start, end, "chapter", None, chars[start:end], one.value + 1))
    return sorted(found, key=lambda mark: mark.start)


def outward(marks: Sequence[Mark]) -> Sequence[Mark]:
    """Marks of a report that has 一、 under （一） with the two forms in their usual order."""
    twins = [mark for mark in marks if mark.form in SWAPPED]
    ones = [mark.form for mark in twins if mark.value == 1]
    if not twins or twins[0].form != "paren" or ones.count("paren") > ones.count("chapter"):
        return marks
    return [mark._replace(form=SWAPPED.get(mark.form, mark.form)) for mark in marks]


def link_series(marks: Sequence[Mark]) -> list[Level]:
    """Deal the candidates out to series; one that neither goes on nor begins one is dropped."""
    open_levels: list[Level] = []
    found: list[Level] = []
    nested: set[int] = set()  # series that stand within another of their form, which goes on behind them
    for mark, ahead in zip(marks, numbers_after(marks), strict=True):
        place = going_on(mark, open_levels)
        if place is not None:
            form, members = open_levels[place].form, open_levels[place].members
            nested |= {id(level.members) for level in open_levels[place + 1 :] if level.form == form}
            del open_levels[place:]
        elif begins(mark, ahead, open_levels):
            form, members = opened_form(mark, open_levels), []
            close_inner(form, open_levels)
            found.append(Level(form, mark.value, members))
        else:
            continue
        members.append(mark)
        open_levels.append(Level(form, mark.value, members))
    return [inward(level) if id(level.members) in nested else level for level in found]


def inward(level: Level) -> Level:
    """A series one level deeper than its form stands by custom."""
    return level._replace(form=INNER.get(level.form, level.form))


def going_on(mark: Mark, open_levels: Sequence[Level]) -> int | None:
    """Which of the open series a number goes on with, if any: by the next number, else over a gap."""
    lenient = mark.opens and mark.form not in LISTS and mark.value > 1
    places = [at for at in range(len(open_levels)) if open_levels[at].form in sibling_forms(mark)]
    steps = [(at, mark.value - open_levels[at].last) for at in reversed(places)]
    exact = next((at for at, step in steps if step == 1), None)
    if exact is not None or not lenient:
        return exact
    return next((at for at, step in steps if 0 <= step <= GAP), None)


def sibling_forms(mark: Mark) -> tuple[str, ...]:
    """The forms of series that a mark may be a member of."""
    if mark.form == "bare":
        return "chapter", "paren", "bare"
    if mark.form in ("chapter", "paren"):
        return mark.form, "bare"
    return () if mark.form in LINES else (mark.form,)


def begins(mark: Mark, ahead: Mapping[str, int], open_levels: Sequence[Level]) -> bool:
    """Whether a candidate opens a series: by 1, and inside a paragraph only where 2 follows."""
    if mark.form in LINES:
        return divides(mark, ahead, open_levels)
    if mark.form == "arabic" and mark.opens and mark.value == 1:
        return True
    if mark.form in LISTS or not mark.opens:
        return mark.value == 1 and 2 in [ahead.get(form) for form in (mark.form, *sibling_forms(mark))]
    missing = mark.form in CHAPTERS or mark.value == FIRST_MISSING
    return mark.value == 1 or (missing and all(level.form != mark.form for level in open_levels))


def divides(mark: Mark, ahead: Mapping[str, int], open_levels: Sequence[Level]) -> bool:
    """Whether a line stands outside of the numbers: none counts on behind it, and others begin anew.

    One whose words say so needs no number behind it, if it is no short one as 总体要求 inside a chapter,
    but for one that begins as another such line does.
    """
    numbers = [level for level in open_levels if level.form != "outer"]
    if any(ahead.get(level.form) == level.last + 1 for level in numbers):
        return False
    if not numbers or mark.form != "outer":
        return not numbers or 1 in ahead.values()
    lines = [level.members[-1].title for level in open_levels if level.form == "outer"]
    return len(mark.title) > SHORT_LINE or any(line[:2] == mark.title[:2] for line in lines)


def opened_form(mark: Mark, open_levels: Sequence[Level]) -> str:
    """The form of a series that a number opens; one without its mark is the next one below."""
    if mark.form != "bare":
        return "outer" if mark.form in LINES else mark.form
    return "paren" if any(level.form == "chapter" for level in open_levels) else "bare"


def close_inner(form: str, open_levels: list[Level]) -> None:
    """A new series closes those of inner forms, and of its own unless that may go on behind it."""
    if form not in RANKS:
        at = next((i for i, level in enumerate(open_levels) if level.form == form), len(open_levels))
        del open_levels[at:]
        return
    while open_levels and RANKS.get(open_levels[-1].form, len(RANKS)) >= RANKS[form] + (form in INNER):
        open_levels.pop()
    if [level.form for level in open_levels[-MOST_NESTED:]] == [form] * MOST_NESTED:
        open_levels.pop()


def numbers_after(marks: Sequence[Mark]) -> list[Mapping[str, int]]:
    """For each mark the next number of every form."""
    following: dict[str, int] = {}
    numbers: list[Mapping[str, int]] = []
    for mark in reversed(marks):
        numbers.append(following)
        following = following | {mark.form: mark.value} if mark.form not in LINES else following
    return numbers[::-1]


def headings_of(level: Level, text: dict[int, int], forms: Forms) -> list[Mark]:
    """The members of a series in its form, where they are headings and not the items of a list."""
    members = without_chance(level.members)
    if not members or not is_heading_series(level._replace(members=members), text, forms):
        return []
    form = "chapter" if level.form == "bare" else level.form
    return [m._replace(form=form) for m in members]


def without_chance(members: Series) -> Series:
    """Without a number that has no mark, where one with a mark has its place, or none follows it."""
    lost = [m for m in members if m.form == "bare"]
    marked = {m.value for m in members if m.form != "bare"}
    if len(lost) == 1 and (lost[0] is members[-1] or lost[0].value in marked):
        return [m for m in members if m.form != "bare"]
    return members


def is_heading_series(level: Level, text: dict[int, int], forms: Forms) -> bool:
    """Whether all members, or most of those that may be a list's, look like headings."""
    members, form = level.members, level.form
    if form == "outer":
        return True
    told = [text[m.start] >= SHORT_BODY for m in members]
    if form not in LISTS and members[0].form != "bare":
        return (len(members) > 1 or members[0].opens) and (form != "paren" or 2 * sum(told) >= len(told) - 1)
    if form in ("count", "ordinal") and not all(mark.opens for mark in members):
        return False
    told = [enough and not forms.find("figure", m.title) for enough, m in zip(told, members, strict=True)]
    return (len(members) > 1 or form == "arabic") and sum(told) >= SHARE * len(members)
