"""How a file was wrapped: at what width, and whether indents or blank lines show where paragraphs begin."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, Protocol

from reportx.patterns import compiled

WIDEST = 160  # columns of a file that was wrapped
NARROWEST = 20
LEAST = 8  # lines that tell how a file was wrapped
MARGIN = 4  # lines that blank lines or indents part, to be taken for the file's way
ALIKE = 0.8  # of the lines that end inside a sentence, so many have one size where they were cut by count
CUT = 0.75  # of the lines before which no paragraph begins, so many begin inside a sentence
END = frozenset("。！？!?；;：:…”’」』》)）")
HEADING = compiled(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}(?:[、．.]|[)）])|第[一二三四五六七八九十]{1,3}(?:部分|章|节|篇)|——|--|[①-⑳])"
)
NEVER_FIRST = frozenset("，。、；）》,;")

Mark = Literal["parted", "indented"]


class WrappedLine(Protocol):
    """What is asked of a line."""

    @property
    def chars(self) -> str:
        """What it holds."""

    @property
    def width(self) -> int:
        """Its columns."""

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""

    @property
    def indented(self) -> bool:
        """Whether an indent stands before it."""

    @property
    def parted(self) -> bool:
        """Whether an empty line stands before it."""


class Wrap(NamedTuple):
    """How a file was wrapped; nothing is told of one that has a paragraph a line."""

    width: int | None = None  # columns of its full lines
    chars: int | None = None  # characters of its full lines, where all of them have the same
    mark: Mark | None = None  # what stands before each paragraph, and before no other line
    stops: bool = False  # whether line breaks stand where full stops stood


def wrap_of(lines: Sequence[WrappedLine]) -> Wrap:
    """How a file was wrapped, as its lines tell."""
    lines = [line for line in lines if not line.is_row]
    marks: tuple[Mark, ...] = ("parted", "indented") if is_narrow(lines) else ()
    return Wrap(
        width=wrap_width(lines),
        chars=wrap_count(lines),
        mark=next((mark for mark in marks if begins_paragraphs(lines, mark)), None),
        stops=has_lost_stops(lines),
    )


def has_lost_stops(lines: Sequence[WrappedLine]) -> bool:
    """Whether a text of sentences has no full stop at all, as one that was cut at its stops into lines."""
    if any("。" in line.chars for line in lines):
        return False
    return sum("，" in line.chars and line.width >= NARROWEST for line in lines) >= LEAST


def is_narrow(lines: Sequence[WrappedLine]) -> bool:
    """Whether hardly any line has more Chinese characters than one that was wrapped."""
    return 20 * sum(len(line.chars) * 2 > WIDEST for line in lines) <= len(lines)


def wrap_width(lines: Sequence[WrappedLine]) -> int | None:
    """The width at which lines were wrapped, or None where each is a paragraph."""
    if 4 * sum(len(line.chars) > WIDEST for line in lines) > sum(len(line.chars) >= 10 for line in lines) + 3:
        return None  # so many are too long already if a character is one wide
    sized = [(line.width, line) for line in lines]
    widths = sorted(width for width, _ in sized if width >= NARROWEST)
    if len(widths) < LEAST:
        return None
    full = widths[len(widths) * 3 // 4]
    long = [line for width, line in sized if 0.85 * full <= width]
    cut = sum(is_cut(line) for line in long)
    # where paragraphs stand on one line each, the short lines of a page's navigation wrap nothing
    wider = sum(width for width in widths if width > 1.3 * full)
    return full if full <= WIDEST and cut > 0.5 * len(long) and wider < 0.5 * sum(widths) else None


def wrap_count(lines: Sequence[WrappedLine]) -> int | None:
    """The characters of each full line, where lines were cut after so many whatever their width."""
    count = max((len(line.chars) for line in lines), default=0)
    if count * 2 > WIDEST:
        return None
    long = [line for line in lines if len(line.chars) >= 0.6 * count and is_cut(line)]
    full = sum(len(line.chars) >= count - 1 for line in long)  # a blank at the end is dropped
    return count if full >= LEAST and full >= ALIKE * len(long) else None


def begins_paragraphs(lines: Sequence[WrappedLine], mark: Mark) -> bool:
    """Whether a mark stands before each paragraph of wrapped lines, and before nothing else."""
    pairs = [(before, line, getattr(line, mark)) for before, line in pairwise(lines)]
    inner = [(before, line) for before, line, begins in pairs if not begins]
    outer = [(before, line) for before, line, begins in pairs if begins]
    if len(inner) < LEAST or len(outer) < MARGIN:
        return False
    inside = sum(is_cut(before) for before, _ in inner)
    heads = sum(HEADING.match(line.chars) is not None for _, line in inner)
    outer_heads = sum(HEADING.match(line.chars) is not None for _, line in outer)
    broken = sum(line.chars[0] in NEVER_FIRST or before.chars[-1] in "，、" for before, line in outer)
    return inside >= CUT * len(inner) and 10 * heads <= outer_heads + 10 and 20 * broken <= len(outer)


def is_cut(line: WrappedLine) -> bool:
    """Whether a line ends inside a sentence, or is a heading."""
    return line.chars[-1] not in END
