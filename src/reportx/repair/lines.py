"""Lines: which of them end a paragraph, and which are no part of the text.

A page or a wrap cuts lines in mid-sentence; bullets, indents, running headers and page numbers
are the file's, not the report's.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reportx.packs import own_pattern
from reportx.patterns import compiled, compiled_plain
from reportx.repair.characters import BLANK, Edit, lines_of
from reportx.repair.wraps import END, HEADING, NARROWEST, NEVER_FIRST, Wrap, is_cut, is_narrow, wrap_of
from reportx.tuples import made

if TYPE_CHECKING:
    import regex

BREAKS = "\r\u2028\x0b\x0c"
INDENT = compiled(r"(?<=\S)[ \u00a0]*(?:[\u3000\u2003]{2,}| {4,}|\u00a0{4,})(?=\S)")
# the same over Chinese text, as no column of a table has it
OVER_TEXT = compiled(
    r"(?<=\p{Han}{2}|[”》）])[ \u00a0]*(?:[\u3000\u2003]{2,}| {4,}|\u00a0{4,})(?=[（“]?\p{Han}|\d{4}年)"
)
GAPS = ("\u3000\u3000", "\u2003\u2003", "    ", "\u00a0" * 4)
INDENTS = 5  # so many indents in one line are those of paragraphs
BULLET = compiled(rf"{BLANK}*(?:#{{1,6}}{BLANK}+|[-*+•●]{BLANK}+(?=\S)|>{BLANK}+|\*{{2,3}}(?=\S))?{BLANK}*")
FIRST_OF_BULLET = frozenset("#-*+•●> \u00a0\u202f\u3000\ufeff\u00ad") | set(map(chr, range(0x2002, 0x200E)))
NUMBERED = compiled(r"[（(]?[一二三四五六七八九十]{1,3}(?:[、．.]|[)）])")
PART = compiled(r"[（(]?[一二三四五六七八九十]{1,3}(?:、|[)）])(?![〇○零一二三四五六七八九十百千万])\p{Han}")
LISTED = compiled(r"(?:[（(]\d{1,2}[)）]|\d{1,2}[、．.]) ?(?=\p{Han})")  # what counts 1. 2. before a heading
COUNTED = compiled(r"(?:[（(]0[)）]|0[、．.])(?=\p{Han})")  # the same with its number blanked
LONG_LINE = 1000  # no paragraph and no wrapped line has more characters
PAGE_NUMBER = compiled_plain(r"[-—–－·• ]*(?:第? ?\d{1,4} ?页?|\d{1,3} ?/ ?\d{1,3})[-—–－·• ]*")
LONE_DASH, LONGEST_PAGE = frozenset("—－–-"), 3  # digits, each of which may stand on a line
NARROW = compiled_plain(r"[^\u2e80-\U0010ffff]+")
DIGITS = compiled_plain(r"\d+")
HOLDS_CHINESE = compiled(r"\p{Han}")
STOP = frozenset("。！？；")
# with what a paragraph may begin behind a full line: the number of a series, or a short sentence
OPENING = compiled(
    r"第[一二三四五六七八九十]{1,3}[，、]|[（(]\d{1,2}[)）]|\d{1,2}(?:[、．]|\.(?!\d))|[^\d。；：]{4,24}。"
)
SPLIT_FIGURE = compiled(r"[\d〇○零一二三四五六七八九十百千万亿]{2}")
EMPTY_LINE = compiled(rf"{BLANK}*(?:\n|\r\n?){BLANK}*(?:\n|\r\n?)(?:{BLANK}|[\r\n])*")


@cache
def broken_figure() -> "regex.Pattern[str]":
    """What no line begins with but one that was cut inside a figure: 减税降费1 ⏎ .56亿元, 学校12 ⏎ 所、."""
    return compiled(
        rf"[.．·]\d|[%‰％]|[万亿]\p{{Han}}|{own_pattern('phrase', 'cut_unit')}"
        r"|(?![一二三四五六七八九十])\p{Han}[，、；。]"
    )


class Line(NamedTuple):
    """A line that holds something: [start, end) without its bullet and trailing blanks."""

    start: int
    end: int
    chars: str
    marked: bool = False
    indented: bool = False
    parted: bool = False  # by an empty line from the one before

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
    lines = parted(lines, chars) if is_narrow(lines) else lines
    wrap = wrap_of(lines)
    at, paragraph = 0, ""
    for line, before in zip(lines, [None, *lines], strict=False):
        joined = before is not None and goes_on(before, line, paragraph, wrap)
        if line.start > at:
            yield at, line.start, "" if before is None or joined else "\n"
        paragraph = paragraph + line.chars if joined else line.chars
        at = line.end
    if at < len(chars):
        yield at, len(chars), ""


def read_lines(chars: str) -> Iterator[Line]:
    """The lines of a file; where line breaks were lost, paragraphs' indents stand in their stead."""
    for at, line in lines_of(chars, BREAKS):
        yield from (read_line(line[a:b], at + a) for a, b in pairwise([0, *lost_breaks(line), len(line)]))


def lost_breaks(line: str) -> list[int]:
    """Where indents tell that a line is several: in a file without breaks, behind a heading, before a number.

    >>> lost_breaks("（一）水利建设　　继续巩固堤防。"), lost_breaks("水利建设　　12亿元")
    ([7], [])
    """
    text = line.lstrip()
    if not any(gap in text for gap in GAPS):
        return []
    gaps = list(INDENT.finditer(line))
    starts = [gap.start() for gap in gaps]
    if len(line) > LONG_LINE and len(gaps) >= INDENTS:
        return starts
    if HEADING.match(text):  # a table's row has a figure behind what it counts
        over = [at for at in starts if OVER_TEXT.match(line, at)]
        return over if over[:1] == starts[:1] else []
    return [gap.start() for gap in gaps if PART.match(line, gap.end())]


def read_line(line: str, left: int) -> Line:
    """A line without its bullet, indent and trailing blanks; a table's row as it is."""
    if "\t" in line:
        return Line(left, left + len(line), line)
    mark = BULLET.match(line) if line[:1] in FIRST_OF_BULLET else None
    lead = mark.end() if mark else 0
    body = line[lead:].rstrip(" \u3000\u00a0\u200b\ufeff").removesuffix("**")
    if not lead:
        return made(Line, (left, left + len(body), body, False, False, False))
    head = line[:lead]
    start = left + lead
    indented = head.count("\u3000") >= 2 or head.count(" ") >= 4 or head.count("\u00a0") >= 4
    return Line(start, start + len(body), body, bool(head.strip()), indented)


def without_furniture(lines: list[Line]) -> list[Line]:
    """Lines but for running headers and footers (the same line three times and more) and page numbers."""
    shapes = Counter(shape(line.chars) for line in lines if len(line.chars) <= 40)
    repeated = {s for s, n in shapes.items() if n >= 3 and is_furniture_shape(s)}
    lines = without_dashed_pages(lines)
    numbers = [False, *(bool(PAGE_NUMBER.fullmatch(line.chars)) for line in lines), False]
    kept = []
    for line, (before, number, after) in zip(
        lines, zip(numbers, numbers[1:], numbers[2:], strict=False), strict=True
    ):
        is_page = number and not before and not after  # a column of numbers is a table's
        if line.is_row or (not is_page and not (repeated and shape(line.chars) in repeated)):
            kept.append(line)
    return kept


def without_dashed_pages(lines: list[Line]) -> list[Line]:
    """Lines but for page numbers that stand between two dashes on lines of their own: — ⏎ 1 ⏎ 2 ⏎ —."""
    if not any(line.chars in LONE_DASH for line in lines):
        return lines
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        end = at + 1
        if lines[at].chars in LONE_DASH:
            while end < len(lines) and end <= at + LONGEST_PAGE and lines[end].chars.isdecimal():
                end += 1
            if end > at + 1 and end < len(lines) and lines[end].chars in LONE_DASH:
                at = end + 1
                continue
        kept.append(lines[at])
        at += 1
    return kept


def shape(chars: str) -> str:
    """A line with its numbers blanked, so that the same header on two pages is one shape."""
    return DIGITS.sub("0", chars.replace(" ", ""))


def is_furniture_shape(chars: str) -> bool:
    """No sentence, no head, and more than a table's cell; what counts 1. 2. comes again in each part.

    >>> is_furniture_shape("某市人民政府文件第0页"), is_furniture_shape("0.市本级执行情况")
    (True, False)
    """
    if len(chars) < 5 or HEADING.match(chars) or COUNTED.match(chars):
        return False
    return not any(c in STOP or c in "，,：:" for c in chars)


def parted(lines: Sequence[Line], chars: str) -> list[Line]:
    """Lines that know whether an empty one stands before them."""
    found, at = [], 0
    for line in lines:
        gap = chars[at : line.start]
        found.append(line._replace(parted=True) if EMPTY_LINE.fullmatch(gap) else line)
        at = line.end
    return found


def goes_on(line: Line, following: Line, paragraph: str, wrap: Wrap) -> bool:
    """Whether a paragraph that has come to the end of this line goes on in the following one."""
    if following.marked or line.is_row or following.is_row:
        return False
    if wrap.stops:
        cut = following.chars[0] in NEVER_FIRST or paragraph[-1] in "，、"
        return (cut and not PART.match(following.chars)) or bool(
            SPLIT_FIGURE.fullmatch(paragraph[-1] + following.chars[0])
        )
    if wrap.mark is not None:
        begins = following.parted if wrap.mark == "parted" else following.indented
        begins = begins or (line.width < NARROWEST and is_cut(line))  # no line was wrapped so soon
        return not begins or following.chars[0] in NEVER_FIRST or paragraph[-1] in "，、"
    if wrap.chars is not None and not line.marked and is_full(line, following, wrap.chars):
        return True
    return seems_to_go_on(line, following, paragraph, wrap.width if wrap.chars is None else None)


def is_full(line: Line, following: Line, count: int) -> bool:
    """Whether a line goes on in the next where all full lines have the same count of characters.

    A full line that ends a sentence goes on but where a paragraph seems to begin behind it.
    """
    first = following.chars
    begins = following.indented or HEADING.match(first) or OPENING.match(first)
    ended = line.chars[-1] in STOP and begins
    return len(line.chars) >= count - 1 and not ended and not begins_item(line, following)


def begins_item(line: Line, following: Line) -> bool:
    """Whether a number stands behind a line that may end a paragraph, if only by a bracket."""
    return line.chars[-1] in END and LISTED.match(following.chars) is not None


def seems_to_go_on(line: Line, following: Line, paragraph: str, width: int | None) -> bool:
    """Whether a paragraph goes on, where no mark and no count tells it."""
    last = paragraph[-1]
    if last.isdecimal() and broken_figure().match(following.chars) and HOLDS_CHINESE.search(paragraph):
        return True
    if last in STOP or HEADING.match(following.chars) or begins_item(line, following):
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
