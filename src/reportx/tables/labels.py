"""The tree over a table's rows: which row each is a part of, by the numbers, codes and 其中 before them.

A name that stands in several rows, as 保险费收入 below each fund of 社会保险基金, says little without the row
above it; so do its siblings. Such rows are told, with the row that they are parts of.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from reportx.patterns import compiled

FORMS = tuple(
    compiled(form)
    for form in (
        r"[一二三四五六七八九十]{1,3}[、．.]",
        r"[（(][一二三四五六七八九十]{1,3}[)）]",
        r"\d{1,2}[.．、](?!\d)",
        r"[（(]\d{1,2}[)）]",
        r"[①-⑳]",
    )
)
NUMBER = compiled(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[)）]|(?:\d{1,2}[.．、])+(?!\d)|[①-⑳]"
    r"|[*＊·•—－-]+(?!\d))+"
)
PART = compiled(r"(?P<marked>[#＃]+)|(?:其中|内[:：])[:：]?")
TOTALS = frozenset({"合计", "总计", "小计", "共计", "总额", "总数", "全部"})
UNNUMBERED = len(FORMS)


class Line(NamedTuple):
    """A row's label: its name, how deep its number stands, its code, and whether 其中 begins it."""

    name: str
    depth: int = UNNUMBERED
    code: str = ""
    part: bool = False


def without_number(text: str) -> str:
    """A label without the number before it.

    >>> without_number("一、税收收入"), without_number("税收收入")
    ('税收收入', '税收收入')
    """
    return NUMBER.sub("", text, count=1) if NUMBER.match(text) else text


def line_of(text: str, code: str = "") -> Line:
    """What a label says of its place.

    >>> line_of("其中：保险费收入"), line_of("（一）税收收入").depth
    (Line(name='保险费收入', depth=5, code='', part=True), 1)
    """
    depth = next((at for at, form in enumerate(FORMS) if form.match(text)), UNNUMBERED)
    plain = without_number(text)
    part = PART.match(plain)
    name = without_number(plain[part.end() :]) if part else plain
    return Line(name, depth, code, part is not None and not part["marked"])


def parents(lines: Sequence[Line]) -> list[int]:
    """For each row the row that it is a part of, or -1 where the table does not tell.

    >>> parents([line_of(text) for text in ("一、养老", "其中：缴费", "补贴", "二、医疗", "其中：缴费")])
    [-1, 0, 0, -1, 3]
    """
    found: list[int] = []
    for at, line in enumerate(lines):
        found.append(by_code(lines, at) if line.code else by_number(lines, at, found))
    return found


def by_code(lines: Sequence[Line], at: int) -> int:
    """The last row above whose code begins a row's own."""
    code = lines[at].code
    above = (i for i in range(at - 1, -1, -1) if lines[i].code and code != lines[i].code)
    return next((i for i in above if code.startswith(lines[i].code)), -1)


def by_number(lines: Sequence[Line], at: int, found: Sequence[int]) -> int:
    """The last row above with an outer number; that of 其中 for it and what follows without a number."""
    line = lines[at]
    if line.depth < UNNUMBERED:
        return next((i for i in range(at - 1, -1, -1) if lines[i].depth < line.depth), -1)
    if line.part:
        return next((i for i in range(at - 1, -1, -1) if is_whole(lines[i])), -1)
    goes_on = at > 0 and found[-1] >= 0 and lines[at - 1].depth == UNNUMBERED and not is_whole(line)
    return found[-1] if goes_on else -1


def is_whole(line: Line) -> bool:
    """Whether a row may have parts: a number or nothing but a total begins it."""
    return not line.part and (line.depth < UNNUMBERED or line.name in TOTALS)


def completed_by(lines: Sequence[Line]) -> dict[int, str]:
    """The rows that their own label does not tell apart, with the name of what each is a part of."""
    count = Counter(line.name for line in lines)
    of = parents(lines)
    unclear = {of[at] for at, line in enumerate(lines) if count[line.name] > 1 and of[at] >= 0}
    return {at: lines[whole].name for at, whole in enumerate(of) if whole in unclear}
