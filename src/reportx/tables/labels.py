"""The tree over a table's rows: which row each is a part of, by the numbers, codes and 其中 before them.

A name that stands in several rows, as 保险费收入 below each fund of 社会保险基金, says little without the row
above it; so do its siblings. Such rows are told, with the row that they are parts of.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from reportx.patterns import compiled
from reportx.tables.sums import wholes_by_sum
from reportx.terms import Terms

FORMS = tuple(
    compiled(form)
    for form in (
        r"[一二三四五六七八九十]{1,3}[、．.]",
        r"[（(][一二三四五六七八九十]{1,3}[)）]",
        r"(?:\d{1,2}[.．、])+(?!\d)",
        r"[（(]\d{1,2}[)）]",
        r"[①-⑳]",
    )
)
NUMBER = compiled(
    r"(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[)）]|(?:\d{1,2}[.．、])+(?!\d)|[①-⑳]"
    r"|[*＊·•—－-]+(?!\d))+"
)
DIGITS, DOTTED = compiled(r"\d+"), compiled(r"(?:\d{1,2}[.．、])+")
FIRST = compiled(r"[（(]?[一1][、．.)）](?:1[.．、])*(?!\d)|①")  # of a series
PART = compiled(r"(?P<marked>[#＃]+)|(?:其中|内[:：])[:：]?")
NO_TOTALS: Terms[str] = Terms()
UNNUMBERED = len(FORMS)
NOUN = 2  # characters of the noun with which a name ends
SEVERAL = 2  # rows with numbers and without parts, behind which a row without a number is no part


class Line(NamedTuple):
    """A row's label: its name, how deep its number stands, its code, and whether 其中 begins it.

    One that is alone in its row names what the rows below it are parts of. Behind 其中 may stand a number of
    its own, which others go on with. A number may tell of several series, as 1.2.
    """

    name: str
    depth: int = UNNUMBERED
    code: str = ""
    part: bool = False
    alone: bool = False
    inner: int = UNNUMBERED
    first: bool = False  # whether a series begins with it
    numbers: tuple[str, ...] = ()  # of a number in digits
    total: str = ""  # the word at the end of its name that calls it a total

    @property
    def is_mere_total(self) -> bool:
        """Whether its name says only that it is a total, and not of what: 合计."""
        return bool(self.total) and self.name == self.total


def without_number(text: str) -> str:
    """A label without the number before it.

    >>> without_number("一、税收收入"), without_number("税收收入")
    ('税收收入', '税收收入')
    """
    return NUMBER.sub("", text, count=1) if NUMBER.match(text) else text


def without_part(text: str) -> str:
    """A head without the word that it is of a part: 其中：市本级."""
    part = PART.match(text)
    return text[part.end() :] if part else text


def line_of(text: str, code: str = "", *, alone: bool = False, totals: Terms[str] = NO_TOTALS) -> Line:
    """What a label says of its place; some words call it a total.

    >>> line_of("其中：保险费收入").name, line_of("其中：保险费收入").part, line_of("（一）税收收入").depth
    ('保险费收入', True, 1)
    >>> line_of("1.2.粮食总产").numbers, line_of("1.1.粮食播种面积").first
    (('1', '2'), True)
    """
    plain = without_number(text)
    part = PART.match(plain)
    behind = plain[part.end() :] if part else ""
    name = without_number(behind) if part else plain
    is_part = part is not None and not part["marked"]
    first = FIRST.match(text) is not None
    numbers, total = numbers_of(text), totals.end(name)
    return Line(name, depth_of(text), code, is_part, alone, depth_of(behind), first, numbers, total)


def numbers_of(text: str) -> tuple[str, ...]:
    """The numbers in digits with which a label begins: those of 1.2."""
    m = DOTTED.match(text)
    return tuple(DIGITS.findall(m[0])) if m else ()


def depth_of(text: str) -> int:
    """How deep the number stands with which a label begins, if one does."""
    return next((at for at, form in enumerate(FORMS) if form.match(text)), UNNUMBERED)


def parents(lines: Sequence[Line]) -> list[int]:
    """For each row the row that it is a part of, or -1 where the table does not tell.

    >>> parents([line_of(text) for text in ("一、养老", "其中：缴费", "补贴", "二、医疗", "其中：缴费")])
    [-1, 0, 0, -1, 3]
    """
    found: list[int] = []
    codes: dict[str, int] = {}  # the last row with each
    depths: dict[int, int] = {}  # and with a number of each form
    inner: dict[int, int] = {}  # and with one behind 其中
    numbers: dict[tuple[str, ...], int] = {}  # and with one in digits, of which 1.2 is a part of 1
    for at, line in enumerate(lines):
        if line.code:
            before = (line.code[:size] for size in range(1, len(line.code)))
            found.append(max((codes[code] for code in before if code in codes), default=-1))
        elif line.numbers[:-1] in numbers:
            found.append(numbers[line.numbers[:-1]])
        elif line.depth < UNNUMBERED:
            outer = max((row for depth, row in depths.items() if depth < line.depth), default=-1)
            begun = inner.get(line.depth, -1)  # 2. goes on with 其中：1., unless that is of a row with 1.
            goes_on = begun > outer and lines[found[begun]].depth != line.depth
            found.append(found[begun] if goes_on else outer)
            inner[line.depth] = at if goes_on else -1
        else:
            found.append(by_rows_above(lines, at, found))
        codes[line.code], depths[line.depth], inner[line.inner] = at, at, at
        if line.numbers:
            numbers[line.numbers] = at
    return found


def with_sums(lines: Sequence[Line], of: Sequence[int], values: Sequence[Decimal | None]) -> list[int]:
    """The rows that others are parts of, also where only their figures tell it, by what each comes to.

    >>> lines = [line_of(text) for text in ("一、教育", "普通教育", "学前教育", "小学教育", "职业教育")]
    >>> with_sums(lines, parents(lines), [Decimal(n) for n in (60, 40, 10, 30, 20)])
    [-1, 0, 1, 1, 0]
    """
    found = list(of)
    for begin, end, total in stretches(lines, of):
        whole = values[total] if 0 <= total < len(values) else None
        if whole is not None:
            told = wholes_by_sum(values[begin:end], whole) or {}
            found[begin:end] = [
                begin + told[i] if i in told else found[begin + i] for i in range(end - begin)
            ]
    return found


def stretches(lines: Sequence[Line], of: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Runs of rows that nothing tells apart, each with the row that they may come to in all."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and is_plain(lines[end]) and of[end] == of[at]:
            end += 1
        if end - at > 1:
            if of[at] >= 0:
                yield at, end, of[at]
            else:
                yield from ((at, end, total) for total in (at - 1, end) if is_total(lines, total))
        at = max(end, at + 1)


def is_plain(line: Line) -> bool:
    """Whether neither a number nor a code nor a word tells what a row is a part of."""
    return not (line.code or line.part or line.alone or line.total) and line.depth == UNNUMBERED


def is_total(lines: Sequence[Line], at: int) -> bool:
    """Whether a row is a total, by its name."""
    return 0 <= at < len(lines) and bool(lines[at].total)


def chains(lines: Sequence[Line], of: Sequence[int]) -> list[tuple[str, ...]]:
    """For each row its own label behind those of the rows that it is a part of; a mere total says nothing.

    >>> totals = Terms({"合计": "sum"})
    >>> lines = [line_of(text, totals=totals) for text in ("一、养老", "其中：缴费", "合计")]
    >>> chains(lines, parents(lines))
    [('养老',), ('养老', '缴费'), ()]
    """
    found: list[tuple[str, ...]] = []
    for line, whole in zip(lines, of, strict=True):
        own = () if line.is_mere_total else (line.name,)
        found.append((found[whole] if whole >= 0 else ()) + own)
    return found


def by_rows_above(lines: Sequence[Line], at: int, found: Sequence[int]) -> int:
    """What a row without number and code is a part of: the row of which those above are, as 其中 tells."""
    line = lines[at]
    if line.part:
        return whole_above(lines, at, found)
    if at == 0 or line.total:
        return -1
    if lines[at - 1].part and found[-1] >= 0 and not is_whole(lines[found[-1]]):
        return found[found[-1]]  # 其中 is of the row above alone
    numbered = found[-1] >= 0 and lines[found[-1]].depth < UNNUMBERED
    if line.alone and lines[at - 1].depth == UNNUMBERED:
        return found[-1] if numbered else -1  # a class of which there is nothing, or the head of those below
    if lines[at - 1].depth < UNNUMBERED:
        return found[-1] if is_beyond(lines, at) else at - 1
    headed = lines[at - 1].alone and not numbered and not is_empty_class(lines, at - 1, found)
    return at - 1 if headed else found[-1]


def is_empty_class(lines: Sequence[Line], at: int, found: Sequence[int]) -> bool:
    """Whether a row alone is no head of the one below it, but a class like both its neighbours, of nothing.

    产权转让收入 5, 清算收入, 其他收入 3 are classes alike; 保险费收入 below 养老保险基金收入 is a part.
    """
    if not 0 < at < len(lines) - 1 or found[at - 1] >= 0 or lines[at - 1].part:
        return False
    ends = {line.name[-NOUN:] for line in lines[at - 1 : at + 2]}
    return len(ends) == 1 and not lines[at - 1].total


def whole_above(lines: Sequence[Line], at: int, found: Sequence[int]) -> int:
    """What 其中 is a part of: the row above, or else what that is a part of if it is such a part itself."""
    if at and (lines[at - 1].part or (found[at - 1] >= 0 and lines[found[at - 1] + 1].part)):
        return found[at - 1]
    return at - 1


def is_beyond(lines: Sequence[Line], at: int) -> bool:
    """Whether a row without a number stands behind the last of several numbers of which none has parts."""
    depth = lines[at - 1].depth
    run = next((n for n in range(1, at) if lines[at - 1 - n].depth != depth), at)
    later = next((line for line in lines[at:] if line.depth <= depth), None)
    goes_on = later is not None and not later.first  # a series that begins anew has another head
    return depth < UNNUMBERED and run > SEVERAL and not goes_on and not lines[at].part


def is_whole(line: Line) -> bool:
    """Whether a row may have parts: a number or nothing but a total begins it."""
    return not line.part and (line.depth < UNNUMBERED or line.alone or line.is_mere_total)


def parts_behind(lines: Sequence[Line], of: Sequence[int]) -> list[int]:
    """The rows that go on with the parts of a numbered row, the first of which 其中 begins.

    >>> lines = [line_of(text) for text in ("一、发行", "其中：新增债券", "再融资债券", "二、还本")]
    >>> parts_behind(lines, parents(lines))
    [2]
    """
    found: list[int] = []
    for at in range(1, len(lines)):
        whole = of[at]
        numbered = whole >= 0 and lines[whole].depth < UNNUMBERED and lines[at].depth == UNNUMBERED
        if numbered and of[at - 1] == whole and (lines[at - 1].part or at - 1 in found[-1:]):
            found += [] if lines[at].part else [at]
    return found


def completed_by(lines: Sequence[Line], of: Sequence[int]) -> dict[int, int]:
    """The rows that their own label does not tell apart, with the row that each is a part of.

    So are the others of a whole of which half are such. The only class below another may bear its name again,
    其他支出 below 其他支出, which makes nothing unclear.
    """
    again = [whole >= 0 and lines[whole].name == line.name for whole, line in zip(of, lines, strict=True)]
    each = [*zip(lines, of, again, strict=True)]
    # twice below one row is told no better by that row, unless codes tell that a row between is missing
    told = {(line.name, line.code or whole) for line, whole, same in each if not same}
    count = Counter(name for name, _ in told)
    unclear = [count[line.name] > 1 and whole >= 0 and not same for line, whole, same in each]
    parts = Counter(of)
    most = Counter(whole for whole, one in zip(of, unclear, strict=True) if one)
    return {
        at: whole
        for at, whole in enumerate(of)
        if unclear[at] or (whole >= 0 and not again[at] and 2 * most[whole] >= parts[whole])
    }
