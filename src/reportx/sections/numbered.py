"""Headings that a number or their own line shows: 一、… （一）… 第一部分 … 1.… and 2024年工作回顾."""

from collections import Counter
from collections.abc import Iterator, Sequence

from reportx.patterns import compiled
from reportx.sections.forms import BODY, Forms, Mark

DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")}
NUMBER_IN_TEXT = compiled(r"[。！？”](?=[（(]?[一二三四五六七八九十]{1,3}[）)、])")
HALVES = compiled(r"(?P<first>[^，。；：！？\d]{3,10})：[^，。；：！？\n]{6,}")
NUMBER = compiled(r"[（(第一二三四五六七八九十\d]")

OUTER = 50  # the longest paragraph that may be a line of its own
LONG_TITLE = 70  # the longest numbered headings of provincial reports have 60 characters


def numbered_marks(chars: str, blocks: Sequence[tuple[int, int]], forms: Forms) -> list[Mark]:
    """Headings by their number, and lines that are headings by their words."""
    found = [mark for start, end in blocks for mark in block_marks(chars, (start, end), forms)]
    found = sorted([*found, *siblings(chars, blocks, found)], key=lambda mark: mark.start)
    return without_contents(in_series(found), blocks[-1][1])


def siblings(chars: str, blocks: Sequence[tuple[int, int]], found: Sequence[Mark]) -> Iterator[Mark]:
    """Lines of two halves that are outer headings since others like them are (开启新篇：…)."""
    made = Counter(m.title.find("：") for m in found if m.form == "outer" and "：" in m.title)
    known = {m.start for m in found}
    for start, end in blocks if max(made.values(), default=0) > 1 else ():
        line = HALVES.fullmatch(chars, start, end) if end - start <= OUTER else None
        if line and start not in known and made[len(line["first"])] > 1:
            yield Mark(start, end, "outer", None, line[0])


def block_marks(chars: str, block: tuple[int, int], forms: Forms) -> Iterator[Mark]:
    """Headings at the opening of a paragraph, and numbers behind a full stop inside it."""
    start, end = block
    if mark := mark_at(chars, block, forms):
        yield mark
    for m in NUMBER_IN_TEXT.finditer(chars, start, end):
        if mark := mark_at(chars, (m.end(), end), forms, inside=True):
            yield mark


def mark_at(chars: str, block: tuple[int, int], forms: Forms, *, inside: bool = False) -> Mark | None:
    """The numbered heading, or the line of its own, that opens here."""
    start, end = block
    paragraph = chars[start : min(end, start + 200)]
    tried: tuple[str, ...] = (
        ("paren", "chapter", "part", "arabic", "count") if NUMBER.match(paragraph) else ()
    )
    tried = tried[:2] if inside else (*tried, *("outer",) * (len(paragraph) <= OUTER))
    for form in tried:
        if m := forms.find(form, paragraph):
            glued = inside or (m.end() < len(paragraph) and "。" not in paragraph[:LONG_TITLE])
            title = own_title(m["title"], forms, glued=glued)
            stop = start + m.start("title") + len(title)
            stop += chars.startswith("。", stop)
            return Mark(start, stop, form, m.groupdict().get("number"), title.rstrip("：，、"), -inside)
    return None


def own_title(sentence: str, forms: Forms, *, glued: bool) -> str:
    """A title out of the sentence that it opens, where no mark parts it from its text.

    >>> from reportx.packs import builtin
    >>> from reportx.sections.forms import read_forms
    >>> own_title("2020年工作回顾过去一年是不平凡的一年", read_forms(builtin().heading), glued=True)
    '2020年工作回顾'
    >>> own_title("政府自身建设不断加强高度重视思想建设", read_forms(builtin().heading), glued=True)
    '政府自身建设不断加强'
    """
    if len(sentence) <= LONG_TITLE and not glued:
        return sentence
    at = 0
    for clause in sentence[:LONG_TITLE].split("，"):
        if stop := glue(clause, forms):
            return sentence[: at + stop]
        at += len(clause) + 1
    return sentence if len(sentence) <= LONG_TITLE else sentence.partition("，")[0]


def glue(clause: str, forms: Forms) -> int:
    """Where in a clause a title ends that runs into its text, or 0."""
    stops = [stop for stop in range(6, len(clause)) if forms.find("claim", clause[:stop])]
    if stops:
        return max(stop for stop in stops if stop <= stops[0] + 3)
    tail = forms.find("tail", clause)
    return tail.end() if tail and tail.end() < len(clause) else 0


def in_series(marks: Sequence[Mark]) -> list[Mark]:
    """Numbers inside a paragraph count only where they go on with the series of their form, or begin one."""
    kept: list[Mark] = []
    last: dict[str, int] = {}
    for mark, following in zip(marks, numbers_after(marks), strict=True):
        number = value(mark.number)
        if mark.weight < 0 and number != last.get(mark.form, 0) + 1 and (number, following) != (1, 2):
            continue
        kept.append(mark)
        last[mark.form] = number
        if mark.form in ("chapter", "part", "outer"):
            last["paren"] = 0
    return kept


def numbers_after(marks: Sequence[Mark]) -> list[int]:
    """For each mark the number of the next one of its form, or 0."""
    following: dict[str, int] = {}
    numbers: list[int] = []
    for mark in reversed(marks):
        numbers.append(following.get(mark.form, 0))
        following[mark.form] = value(mark.number)
    return numbers[::-1]


def value(number: str | None) -> int:
    """The value of a heading's number.

    >>> value("十二"), value("二十"), value("3")
    (12, 20, 3)
    """
    if not number or number.isdigit():
        return int(number or 0)
    tens, ten, ones = number.rpartition("十")
    return (DIGITS.get(tens[-1:], 1) * 10 if ten else 0) + DIGITS.get(ones[-1:], 0)


def without_contents(marks: Sequence[Mark], end: int) -> list[Mark]:
    """Without the entries of a table of contents or of a page's abstract, and 1. 2. 3. without text."""
    kept: list[Mark] = []
    later: set[tuple[str, str]] = set()
    stop = end
    for mark in reversed(marks):
        empty = stop - mark.end <= BODY
        again = bool(kept) and (kept[-1].form, kept[-1].title) == (mark.form, mark.title)
        listed = mark.form in ("arabic", "count") or (mark.form, mark.title) in later
        if not (again or (empty and listed)):
            kept.append(mark)
        later.add((mark.form, mark.title))
        stop = mark.start
    return kept[::-1]
