"""What reportx hands out: frozen records, the same fields in JSON, CSV and Python.

A value is a ``Decimal`` in Python, so that 0.1 stays 0.1, and a plain number in JSON.
Spans are half-open and count Unicode code points of the decoded source, so that
``source[start:end] == text`` holds for every metric and every section.
"""

import re
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, SerializationInfo, WithJsonSchema

from reportx.records import (
    SCHEMA_VERSION,
    Comparator,
    Direction,
    Format,
    Genre,
    Kind,
    Measure,
    RegionLevel,
    Status,
    plain,
    plain_number,
)

LONG = "\ue000{}\ue001"  # around the digits of a number that a float would round, until they are written
IS_LONG = re.compile('"\ue000(-?[0-9.]+)\ue001"')


def json_number(value: Decimal, info: SerializationInfo) -> int | float | str:
    """A number for JSON: a float where that is this very number, else its digits, of which JSON has any."""
    number = plain_number(value)
    if isinstance(number, float) and Decimal(repr(number)) != value and info.context is DIGITS:
        return LONG.format(plain(value))
    return number


DIGITS = object()  # asks for all digits
Number = Annotated[
    Decimal,
    PlainSerializer(json_number, when_used="json-unless-none"),
    WithJsonSchema({"type": "number"}),
]


class Record(BaseModel):
    """The base of all records: frozen, and no field beyond those that are named."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def model_dump_json(self, **options: Any) -> str:
        """JSON as pydantic writes it, but each number with all its digits."""
        options.setdefault("context", DIGITS)
        return IS_LONG.sub(r"\1", super().model_dump_json(**options))


class Metric(Record):
    """One quantity that the report asserts of one indicator: one row of a table."""

    indicator: str = Field(description="what the figure is of, as printed, without time, region and verb")
    indicator_code: str | None = Field(description="stable id of a standard indicator, e.g. gdp")
    action: str | None = Field(description="the governing verb as printed: 增长, 新增, 提升至")
    measure: Measure = Field(description="what kind of figure it is")
    value: Number = Field(description="magnitude as printed, without the unit's scale: 3 of 下降3% too")
    value_max: Number | None = Field(description="upper bound of a range")
    unit: str | None = Field(description="as printed with its scale: 亿元, %, 万平方米")
    comparator: Comparator = Field(description="how the value bounds the truth: 超 over, 左右 about")
    direction: Direction | None = Field(description="where the words say so")
    baseline_value: Number | None = Field(description="the from of a from-to, in the same unit")
    baseline_period: str | None = Field(description="the period compared with, ISO 8601")
    normalized_value: Number = Field(description="scale removed; signed where measure is change or growth")
    normalized_unit: str | None = Field(description="canonical unit of normalized_value: 元, %, 米, 平方米")
    status: Status = Field(description="actual: it happened; target: planned, expected or promised")
    period: str | None = Field(description="ISO 8601: 2024, 2024-Q3, 2024-06, or 2021/2025; null if unknown")
    commitment: str | None = Field(description="the strength of a promise: 确保, 力争, 努力, 预期, 争取")
    scope: str | None = Field(description="where it holds, as printed; for a rank, among whom")
    entity: str | None = Field(
        description="whose figure it is, as printed (伊州区, 市本级, 全省); null for the unit that reports"
    )
    basis: str | None = Field(
        description="on what basis a growth is counted, as printed: 同口径, 按可比价格, 名义"
    )
    section: tuple[str, ...] = Field(description="headings from the outermost to the innermost")
    table_path: tuple[str, ...] = Field(
        description="of a figure in a table: its title, the rows that its own is a part of, its own, its head"
    )
    class_code: str | None = Field(
        description="official code of the class of revenue or spending that its row prints: 2010101, 30101"
    )
    text: str = Field(description="the value expression verbatim, from number to unit")
    start: int = Field(ge=0, description="first code point of text in the source")
    end: int = Field(ge=0, description="code point behind the last one of text")
    line: int = Field(ge=1, description="1-based line of start")
    page: int | None = Field(description="1-based page of start in a PDF")
    block: int | None = Field(description="1-based paragraph or table of start in a DOCX or HTML file")
    sentence: str = Field(description="the sentence around it, repaired")
    rule: str = Field(description="the rule that made it")


class QualitativeTarget(Record):
    """What a plan promises of an indicator in words: 与经济增长同步, 实现正增长. It has no value."""

    indicator: str = Field(description="what is promised, as printed")
    indicator_code: str | None
    value: None = None
    qualitative: str = Field(description="the words of the promise, repaired")
    commitment: str | None = Field(description="the strength of the promise: 确保, 力争, 努力, 预期, 争取")
    status: Literal["target"] = "target"
    period: str | None
    section: tuple[str, ...]
    text: str = Field(description="the words verbatim")
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    line: int = Field(ge=1)
    page: int | None
    block: int | None
    sentence: str


class Section(Record):
    """One heading and the stretch of text under it."""

    id: int = Field(ge=0)
    parent: int | None = Field(description="id of the section around it, null at the top")
    level: int = Field(ge=1, le=6)
    number: str | None = Field(description="一 for both 一、 and （一）; null for a bare headline")
    title: str = Field(description="without number and final 。")
    kind: Kind
    start: int = Field(ge=0, description="first code point of the heading in the source")
    end: int = Field(ge=0, description="code point behind the section's last one")
    page: int | None = Field(description="of start, in a PDF")
    block: int | None = Field(description="of start, in a DOCX or HTML file")


class Document(Record):
    """What the report says of itself; null where the text does not tell."""

    title: str | None
    region: str | None = Field(description="the unit that reports, as it names itself: 深圳市坪山区; 全国")
    region_name: str | None = Field(description="the unit in full: 广东省深圳市坪山区")
    region_code: str | None = Field(
        description="its GB/T 2260 code in the year of the report; null if several places bear the name"
    )
    region_level: RegionLevel | None = Field(description="where it stands in the order of divisions")
    genre: Genre | None = Field(description="the kind of report; null where a file holds several kinds")
    report_year: int | None = Field(description="the year it was delivered for")
    review_year: int | None
    plan_year: int | None
    date: str | None = Field(description="day of delivery, ISO 8601")
    speaker: str | None
    source: str = Field(description="file name or <stdin>, as given")
    sha256: str = Field(description="of the bytes read")
    chars: int = Field(ge=0, description="code points of the text that spans point into")
    format: Format = Field(description="what the source is, by its content")
    pages: int | None = Field(description="of a PDF")


class LeftOver(Record):
    """A number that neither a metric nor a class of other numbers accounts for."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    line: int = Field(ge=1, description="1-based line of start")
    context: str = Field(description="the repaired text around it")


class Coverage(Record):
    """How the numerals of a report are accounted for."""

    numerals: int = Field(
        ge=0, description="runs of digits with their scale, or of Chinese number characters"
    )
    in_metrics: int = Field(ge=0)
    classes: dict[str, int] = Field(description="numerals that are no metric, by class: date, name, ordinal")
    left_over: tuple[LeftOver, ...]
    share: float = Field(ge=0, le=1, description="accounted for, of all numerals")


class Report(Record):
    """A whole report: its document, its sections and its metrics, in reading order."""

    schema_version: str = SCHEMA_VERSION
    generator: str
    document: Document
    sections: tuple[Section, ...]
    metrics: tuple[Metric, ...]
    qualitative_targets: tuple[QualitativeTarget, ...] = ()
    coverage: Coverage
    notes: tuple[str, ...] = Field(
        default=(),
        description="what to know of the source: that it holds several reports, what told the region",
    )
