"""What the pipeline hands on: plain tuples, the same fields in the same order as the ``models``.

A record is a tuple rather than a model, so that a command that prints some waits for no pydantic.
Spans are half-open and count Unicode code points of the decoded source, so that
``source[start:end] == text`` holds for every metric and every section.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from typing import Literal, NamedTuple, TypedDict

SCHEMA_VERSION = "1.1"

Measure = Literal["level", "change", "growth", "share", "rank", "streak", "multiple"]
Comparator = Literal["eq", "about", "nearly", "over", "at_least", "under", "at_most"]
Direction = Literal["up", "down", "flat"]
Status = Literal["actual", "target"]
Kind = Literal["review", "plan", "other"]
Genre = Literal["work_report", "communique", "budget", "plan", "five_year_plan", "other"]
RegionLevel = Literal["national", "province", "prefecture", "county", "township"]
Format = Literal["text", "html", "docx", "pdf"]


class Place(TypedDict):
    """Where a record is, in its own fields."""

    text: str
    start: int
    end: int
    line: int
    page: int | None
    block: int | None


class Source:
    """The text of an input as it stands: every span of every record points into ``text``.

    A text file's is the file itself as decoded, any other format's what its reader took out of it;
    ``starts`` are the offsets at which the pages of a PDF or the blocks of a DOCX or HTML file begin, and
    ``notes`` say what of the input could not be read.
    """

    __slots__ = ("format", "line_ends", "name", "notes", "sha256", "starts", "text")

    def __init__(
        self,
        name: str,
        text: str,
        sha256: str,
        format: Format = "text",  # noqa: A002 - the name of the field
        *,
        starts: Sequence[int] = (),
        notes: tuple[str, ...] = (),
    ) -> None:
        self.notes = notes
        self.name, self.text, self.sha256, self.format, self.starts = name, text, sha256, format, starts
        lengths = accumulate(len(line) + 1 for line in text.split("\n"))
        self.line_ends = [end - 1 for end in lengths][:-1]  # once, for every record asks for its line

    def line(self, offset: int) -> int:
        """The 1-based line of an offset."""
        return bisect_left(self.line_ends, offset) + 1

    def page(self, offset: int) -> int | None:
        """The 1-based page of an offset in a PDF."""
        return bisect_right(self.starts, offset) if self.format == "pdf" else None

    def block(self, offset: int) -> int | None:
        """The 1-based block of an offset in a DOCX or HTML file."""
        return bisect_right(self.starts, offset) if self.format in {"docx", "html"} else None

    def place(self, start: int, end: int) -> Place:
        """What a record says of a span: the text verbatim, and where it is."""
        return {
            "text": self.text[start:end],
            "start": start,
            "end": end,
            "line": self.line(start),
            "page": self.page(start),
            "block": self.block(start),
        }


class Metric(NamedTuple):
    """One quantity that the report asserts of one indicator: one row of a table."""

    indicator: str
    indicator_code: str | None
    action: str | None
    measure: Measure
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    comparator: Comparator
    direction: Direction | None
    baseline_value: Decimal | None
    baseline_period: str | None
    normalized_value: Decimal
    normalized_unit: str | None
    status: Status
    period: str | None
    commitment: str | None
    scope: str | None
    entity: str | None
    basis: str | None
    section: tuple[str, ...]
    table_path: tuple[str, ...]
    class_code: str | None
    text: str
    start: int
    end: int
    line: int
    page: int | None
    block: int | None
    sentence: str
    rule: str


class QualitativeTarget(NamedTuple):
    """What a plan promises of an indicator in words: 与经济增长同步, 实现正增长. It has no value."""

    indicator: str
    indicator_code: str | None
    value: None
    qualitative: str
    commitment: str | None
    status: Literal["target"]
    period: str | None
    section: tuple[str, ...]
    text: str
    start: int
    end: int
    line: int
    page: int | None
    block: int | None
    sentence: str


class Section(NamedTuple):
    """One heading and the stretch of text under it."""

    id: int
    parent: int | None
    level: int
    number: str | None
    title: str
    kind: Kind
    start: int
    end: int
    page: int | None
    block: int | None


class Document(NamedTuple):
    """What the report says of itself; null where the text does not tell."""

    title: str | None
    region: str | None
    region_name: str | None
    region_code: str | None
    region_level: RegionLevel | None
    genre: Genre | None
    report_year: int | None
    review_year: int | None
    plan_year: int | None
    date: str | None
    speaker: str | None
    source: str
    sha256: str
    chars: int
    format: Format
    pages: int | None


class LeftOver(NamedTuple):
    """A number that neither a metric nor a class of other numbers accounts for."""

    text: str
    start: int
    end: int
    line: int
    context: str


class Coverage(NamedTuple):
    """How the numerals of a report are accounted for."""

    numerals: int
    in_metrics: int
    classes: dict[str, int]
    left_over: tuple[LeftOver, ...]
    share: float


class Report(NamedTuple):
    """A whole report: its document, its sections and its metrics, in reading order."""

    schema_version: str
    generator: str
    document: Document
    sections: tuple[Section, ...]
    metrics: tuple[Metric, ...]
    qualitative_targets: tuple[QualitativeTarget, ...]
    coverage: Coverage
    notes: tuple[str, ...]


def plain_number(value: Decimal) -> int | float:
    """The number as JSON writes it: an integer where it is whole.

    >>> plain_number(Decimal("1444")), plain_number(Decimal("8.70"))
    (1444, 8.7)
    """
    return int(value) if value == value.to_integral_value() else float(value)


def plain(value: Decimal) -> str:
    """A number with all its digits, without exponent and without zeros that say nothing.

    >>> plain(Decimal("1E+3")), plain(Decimal("8.70")), plain(Decimal("99999999999999.9999"))
    ('1000', '8.7', '99999999999999.9999')
    """
    digits = format(value, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


MOST_WHOLE, MOST_BEHIND = 28, 10  # digits before and behind the point, which each format has room for


def is_holdable(metric: Metric) -> bool:
    """Whether no number of a metric has more digits than a decimal of 38 has, 10 of them behind the point.

    No report prints such a figure: it is refused rather than shortened.
    """
    if metric.normalized_value.adjusted() >= MOST_WHOLE:
        return False
    if len(metric.text) <= MOST_BEHIND:
        return True
    numbers = (metric.value, metric.value_max, metric.baseline_value, metric.normalized_value)
    return all(number is None or has_room(number) for number in numbers)


def has_room(value: Decimal) -> bool:
    """Whether a number has room in a decimal of 38 digits, 10 of them behind the point.

    >>> [has_room(Decimal(number)) for number in ("99999999999999.9999", "0.12345678901", "1e28")]
    [True, False, False]
    """
    _, _, behind = plain(value).partition(".")
    return value.adjusted() < MOST_WHOLE and len(behind) <= MOST_BEHIND
