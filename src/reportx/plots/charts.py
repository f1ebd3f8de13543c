"""A picture before it is drawn: its rows or its lines over years, and the words around them."""

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, get_args

from reportx.records import Comparator, plain
from reportx.widths import columns
from reportx.writers.labels import Language

Kind = Literal["targets", "growth", "from-to", "ledger", "panel", "sections"]
Tone = Literal["good", "bad", "plain"]
KINDS: tuple[Kind, ...] = get_args(Kind)
OF_ONE: tuple[Kind, ...] = ("targets", "growth", "from-to", "sections")  # what one report has to show
SIGNS: dict[Comparator, str] = {
    "about": "≈", "nearly": "≈", "over": ">", "at_least": "≥", "under": "<", "at_most": "≤",
}  # fmt: skip
UPWARD, DOWNWARD = {"over", "at_least"}, {"under", "at_most"}


class Mark(NamedTuple):
    """One row of a picture: a value with what stands beside it, or the way from one value to another."""

    label: str
    value: float
    text: str
    start: float | None = None  # what it came from, the other end of a range, or what happened of all
    open_end: Literal[-1, 0, 1] = 0  # which side a bound leaves open
    start_text: str = ""
    tone: Tone = "plain"
    depth: int = 0  # of a heading below others


class Point(NamedTuple):
    """A figure of a year."""

    year: int
    value: float
    text: str


class Line(NamedTuple):
    """One of several small pictures side by side: what came and what was planned, over years."""

    label: str
    actual: tuple[Point, ...]
    target: tuple[Point, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """All points."""
        return self.actual + self.target


class Chart(NamedTuple):
    """A picture before it is drawn: its rows from the greatest value down, and the words around them."""

    kind: Kind
    title: str
    source: str
    marks: tuple[Mark, ...] = ()
    lines: tuple[Line, ...] = ()
    key: str = ""  # what the signs of the picture mean
    is_shared: bool = False  # whether small pictures have one scale

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.marks or self.lines)


class Speech(NamedTuple):
    """In which language a picture speaks, and the English names of indicators by their codes."""

    language: Language = "zh"
    english: Mapping[str, str | None] = {}

    @property
    def words(self) -> dict[str, dict[str, str]]:
        """The words around a picture."""
        return labels()[self.language]

    def indicator(self, code: str | None, printed: str) -> str:
        """What an indicator is called: as printed, where it has no English name or none is asked for."""
        return (self.language == "en" and self.english.get(code or "")) or printed


CHINESE = Speech()


@cache
def labels() -> dict[str, dict[str, dict[str, str]]]:
    """The words around a picture, by language."""
    return tomllib.loads((files("reportx.plots") / "labels.toml").read_text(encoding="utf-8"))


def ranked(marks: Iterable[Mark], kind: Kind, most: int) -> tuple[list[Mark], int]:
    """The first mark of each name from the greatest value down, and how many there were.

    Of more than ``most`` those stay that moved most.
    """
    first: dict[str, Mark] = {}
    for mark in marks:
        first.setdefault(mark.label, mark)
    found = sorted(first.values(), key=lambda mark: -mark.value)
    if len(found) <= most:
        return found, len(found)
    kept = {mark.label for mark in sorted(found, key=lambda mark: -moved(mark, kind))[:most]}
    return [mark for mark in found if mark.label in kept], len(found)


def moved(mark: Mark, kind: Kind) -> float:
    """How far a mark is from where nothing moved; half as much is as far as twice as much."""
    return max(mark.value, 1 / mark.value) if kind == "from-to" else abs(mark.value)


def source_line(source: str, every: int, shown: int, speech: Speech = CHINESE) -> str:
    """The line beneath a picture: where it is from, and that it does not show all."""
    words = speech.words["line"]
    told = words["source"].format(title=source)
    return told if every == shown else f"{told}  {words['rest'].format(all=every, shown=shown)}"


def figure_mark(
    label: str, value: Decimal, most: Decimal | None, comparator: Comparator, *, signed: bool
) -> Mark:
    """A figure below zero where it is a fall, with its range and its bound."""
    side = 1 if comparator in UPWARD else -1 if comparator in DOWNWARD else 0
    turned = -side if value < 0 else side  # a fall by 2% and more goes further down
    sign = "+" if signed and value >= 0 else ""
    number = f"{sign}{plain(value)}" if most is None else f"{sign}{plain(value)}–{plain(abs(most))}"
    return Mark(
        label=label,
        value=float(value),
        text=SIGNS.get(comparator, "") + number,
        start=None if most is None else float(most),
        open_end=1 if turned > 0 else -1 if turned < 0 else 0,
    )


def movement_mark(label: str, before: Decimal, after: Decimal, unit: str | None) -> Mark:
    """What went from one value to another, as times the value that it came from."""
    words = f"{plain(before)} → {plain(after)} {unit or ''}"
    return Mark(label, float(after / before), words, start=1.0)


def cut(text: str, most: int) -> str:
    """A text that is no longer than it may be, in Chinese characters; one of Latin letters twice as long.

    >>> cut("经济运行稳中有进", 6), cut("Total output", 6)
    ('经济运行稳…', 'Total output')
    """
    room = room_for(text, most)
    return text if len(text) <= room else f"{text[: room - 1]}…"


def room_for(text: str, most: int) -> int:
    """How many characters of a text there is room for where so many Chinese ones fit."""
    return most if columns(text) > len(text) else 2 * most


class Heading(NamedTuple):
    """A section of a report."""

    level: int
    number: str | None
    title: str
    start: int
    end: int


def section_marks(
    headings: Iterable[Heading], figures: Iterable[tuple[int, str]], speech: Speech = CHINESE
) -> list[Mark]:
    """A mark a section of the two outermost levels, in the report's order, with its figures counted."""
    at, words = list(figures), speech.words["line"]
    marks = []
    for heading in headings:
        if heading.level > 2:
            continue
        inside = [status for start, status in at if heading.start <= start < heading.end]
        if inside:
            planned = inside.count("target")
            text = str(len(inside))
            if planned:
                form = words["of_which" if planned < len(inside) else "planned"]
                text = form.format(all=len(inside), targets=planned)
            title = f"{heading.number} {heading.title}" if heading.number else heading.title
            done = float(len(inside) - planned)
            marks.append(Mark(title, float(len(inside)), text, start=done, depth=heading.level - 1))
    return marks
