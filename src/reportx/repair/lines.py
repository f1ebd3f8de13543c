"""Lines: which of them end a paragraph, and which are no part of the text.

A page or a wrap cuts lines in mid-sentence; bullets, indents, running headers and page numbers
are the file's, not the report's.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from reportx.patterns import compiled
from reportx.repair.characters import BLANK, Edit, lines_of

BREAKS = "\r\u2028\x0b\x0c"
INDENT = compiled(r"(?<=\S)[ \u00a0]*(?:[\u3000\u2003]{2,}| {4,}|\u00a0{4,})(?=\S)")
BULLET = compiled(rf"{BLANK}*(?:#{{1,6}}{BLANK}+|[-*+•●]{BLANK}+(?=\S)|>{BLANK}+|\*{{2,3}}(?=\S))?{BLANK}*")
FIRST_OF_BULLET = frozenset("#-*+•●> \u00a0\u202f\u3000\ufeff\u00ad") | set(map(chr, range(0x2002, 0x200E)))
HEADING = compiled(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}(?:[、．.]|[)）])|第[一二三四五六七八九十]{1,3}(?:部分|章|节|篇)|——|--|[①-⑳])"
)
NUMBERED = compiled(r"[（(]?[一二三四五六七八九十]{1,3}(?:[、．.]|[)）])")
WIDEST = 160  # columns of a file that was wrapped
LONG_LINE = 1000  # no paragraph and no wrapped line has more characters
PAGE_NUMBER = compiled(r"[-—–－·• ]*(?:第? ?\d{1,4} ?页?|\d{1,3} ?/ ?\d{1,3})[-—–－·• ]*")
NARROW = compiled(r"[^\u2e80-\U0010ffff]+")
DIGITS = compiled(r"\d+")
END = frozenset("。！？!?；;：:…”’」』》)）")
STOP = frozenset("。！？；")


class Line(NamedTuple):
    """A line that holds something: [start, end) without its bullet and trailing blanks."""

    start: int
    end: int
    chars: str
    marked: bool = False
    indented: bool = False

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table, which is no part of any paragraph."""
        return "\t" in self.chars

    @property
    def width(self) -> int:
        """Columns on paper: a Chinese character is two wide."""
        return len(self.chars) + len(NARROW.sub("", self.chars))


def line_edits(chars: str, *, paged: bool = True) -> Iterator[Edit]:
    """Line breaks that end no paragraph go, with bullets, indents and, of a paged text, its furniture."""
    lines = [line for line in read_lines(chars) if line.chars]
    lines = without_furniture(lines) if paged else lines
    width = wrap_width(lines)
    at, paragraph = 0, ""
    for line, before in zip(lines, [None, *lines], strict=False):
        joined = before is not None and goes_on(before, line, paragraph, width)
        if line.start > at:
            yield at, line.start, "" if before is None or joined else "\n"
        paragraph = paragraph + line.chars if joined else line.chars
        at = line.end
    if at < len(chars):
        yield at, len(chars), ""


def read_lines(chars: str) -> Iterator[Line]:
    """The lines of a file; one without line breaks has its paragraphs' indents in their stead."""
    for at, line in lines_of(chars, BREAKS):
        gaps = [gap.start() for gap in INDENT.finditer(line)] if len(line) > LONG_LINE else []
        if len(gaps) < 5:
            yield read_line(line, at)
        else:
            yield from (read_line(line[a:b], at + a) for a, b in pairwise([0, *gaps, len(line)]))


def read_line(line: str, left: int) -> Line:
    """A line without its bullet, indent and trailing blanks; a table's row as it is."""
    if "\t" in line:
        return Line(left, left + len(line), line)
    mark = BULLET.match(line) if line[:1] in FIRST_OF_BULLET else None
    lead = mark.end() if mark else 0
    body = line[lead:].rstrip(" \u3000\u00a0\u200b\ufeff").removesuffix("**")
    if not lead:
        return Line(left, left + len(body), body)
    head = line[:lead]
    start = left + lead
    indented = head.count("\u3000") >= 2 or head.count(" ") >= 4 or head.count("\u00a0") >= 4
    return Line(start, start + len(body), body, bool(head.strip()), indented)


def without_furniture(lines: list[Line]) -> list[Line]:
    """Lines but for running headers and footers (the same line three times and more) and page numbers."""
    shapes = Counter(shape(line.chars) for line in lines if len(line.chars) <= 40)
    repeated = {s for s, n in shapes.items() if n >= 3 and is_furniture_shape(s)}
    numbers = [False, *(bool(PAGE_NUMBER.fullmatch(line.chars)) for line in lines), False]
    kept = []
    for line, (before, number, after) in zip(
        lines, zip(numbers, numbers[1:], numbers[2:], strict=False), strict=True
    ):
        is_page = number and not before and not after  # a column of numbers is a table's
        if line.is_row or (not is_page and not (repeated and shape(line.chars) in repeated)):
            kept.append(line)
    return kept


def shape(chars: str) -> str:
    """A line with its numbers blanked, so that the same header on two pages is one shape."""
    return DIGITS.sub("0", chars.replace(" ", ""))


def is_furniture_shape(chars: str) -> bool:
    """No sentence, no head, and more than a table's cell."""
    return len(chars) >= 5 and not HEADING.match(chars) and not any(c in STOP or c in "，,：:" for c in chars)


def wrap_width(lines: list[Line]) -> int | None:
    """The width at which the file was wrapped, or None where each line is a paragraph."""
    lines = [line for line in lines if not line.is_row]
    if 4 * sum(len(line.chars) > WIDEST for line in lines) > sum(len(line.chars) >= 10 for line in lines) + 3:
        return None  # so many are too long already if a character is one wide
    sized = [(line.width, line) for line in lines]
    widths = sorted(width for width, _ in sized if width >= 20)
    if len(widths) < 8:
        return None
    full = widths[len(widths) * 3 // 4]
    long = [line for width, line in sized if 0.85 * full <= width]
    cut = sum(line.chars[-1] not in END for line in long)
    # where paragraphs stand on one line each, the short lines of a page's navigation wrap nothing
    wider = sum(width for width in widths if width > 1.3 * full)
    return full if full <= WIDEST and cut > 0.5 * len(long) and wider < 0.5 * sum(widths) else None


def goes_on(line: Line, following: Line, paragraph: str, width: int | None) -> bool:
    """Whether a paragraph that has come to the end of this line goes on in the following one."""
    last = paragraph[-1]
    if last in STOP or following.marked or line.is_row or following.is_row:
        return False
    if HEADING.match(following.chars):
        return False
    if following.indented and (not line.indented or width is None or line.width < 0.8 * width):
        return False
    cut = any(stop in paragraph for stop in "。；")
    # a heading may end just short of the margin, where a line of running text would go on
    heads = NUMBERED.match(paragraph) is not None and not cut and last not in "的和及与、，"
    if width is not None and not line.marked and line.width >= (0.9 if heads else 0.8) * width:
        return True
    if last in END or (HEADING.match(paragraph) and not cut):
        return last in "”》）)" and cut and following.chars[0] in "，。、；的和"
    return cut or (following.chars[0] in "，。、；）》" and not line.marked)
