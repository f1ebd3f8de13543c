"""What looks like headings and has no text: contents, abstracts, lists; and copies of the whole report."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from reportx.sections.forms import BODY, Mark

# the forms that have one rank, from the outside inwards; what has none may stand anywhere
RANKS = {
    form: rank
    for rank, form in enumerate(
        ("outer", "part", "division", "article", "chapter", "paren", "arabic", "bracket", "circle")
    )
}
DIVIDING = ("part", "chapter")  # forms of which no title stands twice
LISTS = ("ordinal", "arabic", "bracket", "circle", "count", "bare")  # which may count in the text, too
ABSTRACT = 0.5  # of a chapter's text is more than an abstract has
PART = 200  # characters of a chapter that is no entry of a table of contents
ENTRIES = ("chapter", "paren")  # forms of a table of contents that a report's own parts count in
SHORT_BODY = 12  # characters under a number that is no item of a list
RESTATED = 3  # so many titles of a table of contents that come again without their numbers are headings

Block = tuple[int, int]


def text_under(marks: Sequence[Mark], end: int) -> list[int]:
    """How much text each heading has up to the next one of its own or an outer form."""
    ends = [*(mark.start for mark in marks[1:]), end]
    rooms = [0, *accumulate(stop - mark.end for mark, stop in zip(marks, ends, strict=True))]
    waiting: list[tuple[int, int]] = []
    text = [0] * len(marks)
    for at in range(len(marks) - 1, -1, -1):
        rank = rank_of(marks[at])
        while waiting and waiting[-1][0] > rank:
            waiting.pop()
        text[at] = rooms[waiting[-1][1] if waiting else -1] - rooms[at]
        waiting.append((rank, at))
    return text


def rank_of(mark: Mark) -> int:
    """How deep a form stands by custom."""
    return 0 if mark.form == "line" else RANKS.get(mark.form, len(RANKS))


def without_contents(marks: Sequence[Mark], end: int) -> list[Mark]:
    """Without what a table of contents or a page's abstract has first, and the report with text later."""
    if not marks:
        return []
    text = text_under(marks, end)
    most: dict[tuple[str, str], int] = {}
    for mark, size in zip(marks, text, strict=True):
        most[mark.form, mark.title] = max(size, most.get((mark.form, mark.title), 0))
    return [
        mark
        for mark, size in zip(marks, text, strict=True)
        if mark.form not in DIVIDING or size >= ABSTRACT * most[mark.form, mark.title]
    ]


def restated(chars: str, blocks: Sequence[Block], marks: Sequence[Mark]) -> list[Mark]:
    """Marks with those of a table of contents moved to where its titles come again as lines without numbers.

    What such lines divide has numbers of its own, whatever forms the contents count in.
    """
    entries = {mark.title: mark for mark in reversed(marks) if mark.form in ENTRIES}
    starts = {mark.start for mark in marks}
    found = [
        (entries.get(chars[start:end].strip()), start, end) for start, end in blocks if start not in starts
    ]
    again = [(entry, start, end) for entry, start, end in found if entry and start - entry.end > BODY]
    stops = sorted(starts | {start for _, start, _ in again})
    again = [line for line in again if stops[bisect_right(stops, line[0].start)] - line[0].end < BODY]
    times = Counter(entry.form for entry, _, _ in again)
    again = [line for line in again if times[line[0].form] >= RESTATED]
    if not again:
        return list(marks)
    first, last = marks.index(again[0][0]), len(marks) - 1
    before = next((at for at in range(first, 0, -1) if marks[at].start - marks[at - 1].end > BODY), 0)
    behind = next((at for at in range(first, last) if marks[at + 1].start - marks[at].end > BODY), last)
    moved = [entry._replace(start=start, end=end, form="part", number=None) for entry, start, end in again]
    return sorted([*marks[:before], *marks[behind + 1 :], *moved], key=lambda mark: mark.start)


def copy_start(marks: Sequence[Mark], end: int) -> int:
    """Where a page has the same report once more, as two chapters tell; else the end."""
    seen: set[str] = set()
    again: list[Mark] = []
    chapters = [mark for mark in marks if mark.form in DIVIDING]
    for mark, size in zip(chapters, text_under(chapters, end) if chapters else (), strict=True):
        if size >= PART and mark.title in seen:
            again.append(mark)
        elif size >= PART:
            seen.add(mark.title)
    return again[0].start if len(again) > 1 else end


def holds(mark: Mark, behind: Mark) -> bool:
    """Whether a number stands right before a chapter, which is outer by custom: 一、目标 第一章 任务."""
    return mark.form == "chapter" and behind.form == "division" and behind.start - mark.end < BODY


def without_lists(marks: Sequence[Mark], end: int) -> list[Mark]:
    """Without contents and lists: two and more in a row with no text under them, where others have some."""
    if not marks:
        return []
    sizes = text_under(marks, end)
    following = zip([*marks[1:], None], [*sizes[1:], 0], strict=True)
    empty = [
        size < (BODY if mark.form in LISTS else SHORT_BODY)
        and not (behind is not None and holds(mark, behind) and inner >= BODY)
        for mark, size, (behind, inner) in zip(marks, sizes, following, strict=True)
    ]
    told = {mark.form for mark, none in zip(marks, empty, strict=True) if not none}
    nearest: dict[str, int] = {}
    listed: set[int] = set()
    for at, mark in enumerate(marks):
        before = nearest.get(mark.form)
        if before is not None and empty[before] and mark.value == marks[before].value + 1:
            listed |= {before, at} if empty[at] and (mark.form in told or mark.form in LISTS) else set()
        nearest[mark.form] = at
    return [mark for at, mark in enumerate(marks) if at not in listed]
